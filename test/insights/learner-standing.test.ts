import { describe, expect, it } from 'vitest';
import { type SentApplication, standingOf } from '../../src/insights/learner-standing.ts';
import type { MatchPerson } from '../../src/matching/subjects.ts';

const TODAY = '2026-11-24';
const person: MatchPerson = { id: 'p', reach: ['MA-OUJ'], reachIsOrdered: false, residenceCountry: null, contractTypes: ['PERMANENT'], languages: [], availableOn: null, skills: [{ skill: 'react', level: null, standing: 'DECLARED' }] };
const sent = (state: SentApplication['state'], answered = false, replyDueOn = '2026-12-01'): SentApplication => ({ state, answered, replyDueOn });

describe('a learner', () => {
  it.each<[string, Partial<MatchPerson>, SentApplication[], string | null]>([
    ['without a skill', { skills: [] }, [], 'NO_PROFILE'],
    ['without a place', { reach: [] }, [], 'NO_PROFILE'],
    ['without a contract', { contractTypes: [] }, [], 'NO_PROFILE'],
    ['who never applied', {}, [], 'NO_APPLICATION'],
    ['who waits', {}, [sent('SUBMITTED')], null],
    ['who waits without a complete profile', { skills: [] }, [sent('IN_REVIEW')], null],
    ['who waits past the promise', {}, [sent('SUBMITTED', false, '2026-11-23')], 'NO_REPLY'],
    ['whose promise ends today', {}, [sent('SUBMITTED', false, TODAY)], null],
    ['whose application lapsed', {}, [sent('LAPSED', false, '2026-11-01')], 'NO_REPLY'],
    ['whose application lapsed while another is under way', {}, [sent('LAPSED'), sent('INTERVIEW', true)], null],
    ['who was refused, and whose other application lapsed', {}, [sent('LAPSED'), sent('REJECTED', true)], 'NO_APPLICATION'],
    ['who took it back', {}, [sent('WITHDRAWN')], 'NO_APPLICATION'],
    ['who has a proposal', {}, [sent('PROPOSED', true, '2026-01-01')], null],
    ['who is hired', { skills: [] }, [sent('HIRED', true)], null],
    ['whose hire fell through', {}, [sent('FELL_THROUGH', true)], 'NO_APPLICATION'],
  ])('%s', (_, over, applications, stalled) => {
    expect(standingOf({ ...person, ...over }, applications, TODAY).stalled).toBe(stalled);
  });

  it('counts as applied, answered and hired by any of its applications', () => {
    expect(standingOf(person, [sent('HIRED', true), sent('SUBMITTED')], TODAY)).toEqual({ complete: true, applied: true, replied: true, hired: true, stalled: null });
    expect(standingOf(person, [], TODAY)).toMatchObject({ complete: true, applied: false, replied: false, hired: false });
  });
});
