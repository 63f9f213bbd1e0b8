import { describe, expect, it } from 'vitest';
import { recompute } from '../../src/matching/recompute.ts';
import { scoreMatch } from '../../src/matching/score.ts';
import { graphBy, matcherOf, MATCHERS } from '../../src/matching/versions.ts';
import { MATCHER_VERSION, TABLES, WEIGHTS, weightsOf } from '../../src/matching/weights.ts';
import { golden, scoresNow } from './golden/golden.ts';

describe.each(MATCHERS.map((one) => one.version))('matcher %s', (version) => {
  const pinned = golden(version);
  const { entries, offers, people, scores, today } = pinned;
  const graph = graphBy(matcherOf(version), entries);

  it('scores today as it did when it was released', () => {
    expect(scoresNow(version, pinned)).toEqual(scores);
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
