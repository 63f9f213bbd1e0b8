import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApplicationState } from '../../src/applications/application.entity.ts';
import { ANSWERS, ApplicationActor, LIVE, mayMove, moverTo, nextStates, UNANSWERED, UNDER_WAY } from '../../src/applications/application.states.ts';

const states = Object.values(ApplicationState);
const actors = Object.values(ApplicationActor);
const ROAD = ['SUBMITTED', 'IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'ACCEPTED', 'HIRED'] as const;
const ENDS = ['REJECTED', 'WITHDRAWN', 'DECLINED', 'LAPSED', 'FELL_THROUGH', 'HIRED_ELSEWHERE'] as const;

/** The domain's own words, state by state, against which the table is held: every pair and side is in here or refused. */
const ALLOWED: Record<ApplicationActor, readonly string[]> = {
  EMPLOYER: [
    'SUBMITTED IN_REVIEW', 'SUBMITTED INTERVIEW', 'IN_REVIEW INTERVIEW', 'INTERVIEW PROPOSED', 'ACCEPTED HIRED',
    'SUBMITTED REJECTED', 'IN_REVIEW REJECTED', 'INTERVIEW REJECTED', 'PROPOSED REJECTED', 'ACCEPTED FELL_THROUGH', 'HIRED FELL_THROUGH',
  ],
  GRADUATE: [
    'PROPOSED ACCEPTED', 'PROPOSED DECLINED',
    ...['SUBMITTED', 'IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'ACCEPTED'].flatMap((from) => [`${from} WITHDRAWN`, `${from} HIRED_ELSEWHERE`]),
  ],
  SYSTEM: ['SUBMITTED LAPSED', 'IN_REVIEW LAPSED'],
};

describe('the states of an application', () => {
  it('allow each side its moves and no other, over every pair and side', () => {
    const cases = actors.flatMap((actor) => states.flatMap((from) => states.map((to) => ({ actor, from, to }))));
    expect(cases).toHaveLength(3 * 12 * 12);
    for (const { actor, from, to } of cases) expect([actor, from, to, mayMove(from, to, actor)]).toEqual([actor, from, to, ALLOWED[actor].includes(`${from} ${to}`)]);
  });

  it('hold whatever is tried in whatever order: an end is an end, a hire follows an acceptance, and nothing goes back', () => {
    const tries = fc.array(fc.record({ actor: fc.constantFrom(...actors), to: fc.constantFrom(...states) }), { maxLength: 60 });
    fc.assert(
      fc.property(tries, (attempts) => {
        const walked: ApplicationState[] = ['SUBMITTED'];
        for (const { actor, to } of attempts) if (mayMove(walked.at(-1)!, to, actor)) walked.push(to);
        const ended = walked.findIndex((state) => (ENDS as readonly string[]).includes(state));
        expect(ended === -1 || ended === walked.length - 1).toBe(true);
        const steps = walked.map((state) => (ROAD as readonly string[]).indexOf(state)).filter((step) => step >= 0);
        expect(steps).toEqual([...new Set(steps)].toSorted((a, b) => a - b));
        expect(!walked.includes('HIRED') || ['INTERVIEW', 'PROPOSED', 'ACCEPTED'].every((state) => (walked as string[]).includes(state))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('are each entered by one side alone, so that an event tells who did it', () => {
    for (const to of states.filter((state) => state !== 'SUBMITTED')) {
      expect([to, actors.filter((actor) => states.some((from) => mayMove(from, to, actor)))]).toEqual([to, [moverTo(to)]]);
    }
    expect(moverTo('SUBMITTED')).toBe('GRADUATE');
  });

  it('leave somebody something to do while under way, and nobody anything after an end', () => {
    for (const state of UNDER_WAY) expect(nextStates(state, 'EMPLOYER').length + nextStates(state, 'GRADUATE').length).toBeGreaterThan(0);
    for (const state of ENDS) expect(actors.flatMap((actor) => nextStates(state, actor))).toEqual([]);
    expect([...UNDER_WAY, 'HIRED', ...ENDS].toSorted()).toEqual(states.toSorted());
    expect(UNANSWERED.filter((state) => ANSWERS.includes(state))).toEqual([]);
  });

  it('that bar a second application are those of the constraint', () => {
    const migrations = readFileSync(join(import.meta.dirname, '../../src/applications/application.entity.ts'), 'utf8');
    const where = /name: 'applications_one_open'.*?where: "state in \(([^)]*)\)"/s.exec(migrations)![1]!;
    expect(where.split(', ').map((state) => state.replaceAll("'", ''))).toEqual(LIVE);
  });
});
