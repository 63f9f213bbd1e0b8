import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recompute } from '../../src/matching/recompute.ts';
import { scoreMatch } from '../../src/matching/score.ts';
import type { MatchOffer, MatchPerson } from '../../src/matching/subjects.ts';
import { graphBy, type MatchedEntry, matcherOf, MATCHERS } from '../../src/matching/versions.ts';
import { MATCHER_VERSION, TABLES, WEIGHTS, weightsOf } from '../../src/matching/weights.ts';

/** What a version said of a small world on the day it was released: score, fit, place among equals, values of the parts, answers. */
interface Golden {
  readonly version: string;
  readonly today: string;
  readonly entries: readonly MatchedEntry[];
  readonly offers: readonly MatchOffer[];
  readonly people: readonly MatchPerson[];
  readonly scores: readonly (readonly [score: number, fit: string, tieBreak: number, parts: string, requirements: string][])[];
}

const golden = (version: string): Golden => JSON.parse(readFileSync(join(import.meta.dirname, 'golden', `${version}.json`), 'utf8')) as Golden;

describe.each(['2026-11'])('matcher %s', (version) => {
  const { entries, offers, people, scores, today } = golden(version);
  const graph = graphBy(matcherOf(version), entries);

  it('scores today as it did when it was released', () => {
    const found = offers.map((offer) => people.map((person) => {
      const { score, fit, tieBreak, parts, requirements } = scoreMatch(graph, offer, person, today);
      return [score, fit, tieBreak, parts.map(({ value }) => value).join(' '), requirements.map((one) => `${one.skill}:${one.relation ?? '-'}:${one.credit}:${one.through ?? ''}:${one.contribution}`).join(' ')];
    }));
    expect(found).toEqual(scores);
  });

  it('stands on what it scores, which recomputes by its own weights', () => {
    for (const offer of offers) {
      for (const person of people) {
        const match = scoreMatch(graph, offer, person, today);
        expect(match.matcherVersion).toBe(version);
        expect(recompute(match)).toEqual({ score: match.score, fit: match.fit });
      }
    }
  });
});

describe('the versions', () => {
  it('are one list for weights, idf and relatedness, and the last is the present one', () => {
    expect(MATCHERS.map(({ version, weights }) => [version, weights.version])).toEqual(TABLES.map(({ weights }) => [weights.version, weights.version]));
    expect(matcherOf().version).toBe(MATCHER_VERSION);
    expect(MATCHERS.at(-1)?.version).toBe(MATCHER_VERSION);
  });

  it('differ where they say they do', () => {
    const { entries } = golden('2026-11');
    const [before, after] = [graphBy(matcherOf('2026-11'), entries), graphBy(matcherOf('2026-12'), entries)];
    expect(entries.filter(({ slug }) => before.weightOf(slug) !== after.weightOf(slug)).length).toBeGreaterThan(entries.length / 2);
    expect(before.weightOf('airflow')).toBe(150);
    expect(after.weightOf('airflow')).toBeLessThan(145);
  });

  it('that are not known are named with those that are', () => {
    expect(() => weightsOf('2025-01')).toThrow('There is no matcher 2025-01; known are 2026-11, 2026-12');
    expect(() => matcherOf('2025-01')).toThrow('There is no matcher 2025-01; known are 2026-11, 2026-12');
  });

  it('give a reason for every number of the present table', () => {
    const paths = Object.entries(WEIGHTS).flatMap(([name, value]) => (typeof value === 'number' ? [name] : typeof value === 'object' ? Object.entries(value as object).filter(([, one]) => typeof one === 'number').map(([key]) => `${name}.${key}`) : []));
    const reasons = TABLES.at(-1)!.reasons;
    expect(reasons.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
    expect(reasons.every(({ reason }) => reason.length > 10)).toBe(true);
  });
});
