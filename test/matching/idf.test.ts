import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIdf, type AskedByOffer } from '../../src/matching/idf.build.ts';
import { idfFromSnapshot } from '../../src/matching/idf.counted.ts';
import { askedInTheYearTo } from '../../src/matching/idf.live.ts';
import { perThousandByStructure } from '../../src/matching/idf.structure.ts';
import { buildSkillGraph } from '../../src/matching/skill-graph.ts';
import { addDays, dayOf } from '../../src/kernel/clock.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';
import { entry, TAXONOMY } from './worlds.ts';

const SLUGS = TAXONOMY.map(({ slug }) => slug);
const MODELS = [['react', 'javascript'], ['php', 'laravel'], ['docker', 'kubernetes']];
const asked = (count: number, skills: readonly string[]): AskedByOffer[] => Array.from({ length: count }, (_, index) => ({ employerId: `employer-${index}`, skills }));
const built = (offers: readonly AskedByOffer[] | null) => buildIdf('2027-01', TAXONOMY, MODELS, offers && { asOf: '2026-12-31', offers });
const weightsOf = (offers: readonly AskedByOffer[] | null): Map<string, number> => {
  const graph = buildSkillGraph(TAXONOMY, idfFromSnapshot(built(offers), TAXONOMY));
  return new Map(SLUGS.map((slug) => [slug, graph.weightOf(slug)]));
};

describe('a snapshot of what offers ask', () => {
  it('is hardly moved by ten live offers, and decided by tens of thousands', () => {
    const [before, after, later] = [weightsOf(null), weightsOf(asked(10, ['kubernetes'])), weightsOf(asked(30_000, ['kubernetes']))];
    for (const slug of SLUGS) expect(Math.abs(before.get(slug)! - after.get(slug)!)).toBeLessThanOrEqual(1);
    expect(later.get('kubernetes')).toBe(75);
    expect(before.get('kubernetes')).toBeGreaterThan(75);
    expect(later.get('docker')!).toBeGreaterThan(before.get('docker')! + 5);
  });

  it('is the same whatever the order of taxonomy, offers and skills, and counts an employer’s like offers once', () => {
    const offerArb = fc.record({ employerId: fc.constantFrom('a', 'b'), skills: fc.uniqueArray(fc.constantFrom(...SLUGS), { minLength: 1, maxLength: 5 }) });
    fc.assert(fc.property(fc.array(offerArb, { maxLength: 30 }), (offers) => {
      const turned = [...offers, ...offers].toReversed().map((one) => ({ ...one, skills: [...one.skills, ...one.skills].toReversed() }));
      expect(buildIdf('2027-01', TAXONOMY.toReversed(), MODELS.toReversed(), { asOf: '2026-12-31', offers: turned })).toEqual(built(offers));
    }), { numRuns: 50 });
  });

  it('weighs every skill from 0.75 to 1.50, the seldomer asked the more', () => {
    const [graph, figures] = [buildSkillGraph(TAXONOMY, idfFromSnapshot(built(null), TAXONOMY)), built(null).perThousand];
    const sorted = SLUGS.toSorted((a, b) => figures[b]! - figures[a]!).map((slug) => graph.weightOf(slug));
    expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
    expect([sorted[0]! >= 75, sorted.at(-1)! <= 150]).toEqual([true, true]);
  });
});

describe('a guess by structure', () => {
  const guess = (...entries: Parameters<typeof entry>[]): Map<string, number> => perThousandByStructure(entries.map((one) => entry(...one)));

  it('rises with the ways to write a skill, with what builds on it and stands beside it, and with what stands under it', () => {
    const aliases = { fr: ['a', 'b'], en: ['c'], ar: [] };
    const written = perThousandByStructure([{ ...entry('many', 'TOOL'), aliases }, entry('one', 'TOOL')]);
    expect(written.get('many')!).toBeGreaterThan(written.get('one')!);
    const built = guess(['base', 'LANGUAGE'], ['alone', 'LANGUAGE'], ['on', 'FRAMEWORK', { implies: ['base'] }]);
    expect(built.get('base')!).toBeGreaterThan(built.get('alone')!);
    const above = guess(['field', 'PRACTICE'], ['leaf', 'PRACTICE', { broader: ['field'] }]);
    expect(above.get('field')!).toBeGreaterThan(above.get('leaf')!);
  });

  it('is the same whether a relation is written on one side or on both', () => {
    expect(guess(['a', 'TOOL', { related: ['b'] }], ['b', 'TOOL'])).toEqual(guess(['a', 'TOOL', { related: ['b'] }], ['b', 'TOOL', { related: ['a'] }]));
  });
});

const world = openWorld();

describe('the offers that are counted', () => {
  it('are those published in the year up to the day, and no drafts', async () => {
    const today = dayOf(world.app.now());
    const { employer } = await makeOffer(world, { mustHaves: [must('react'), must('docker')], niceToHaves: [{ alternatives: [{ skill: 'php' }, { skill: 'java' }], weight: 1 }] });
    await makeOffer(world, { employer, draft: true });
    const found = await askedInTheYearTo(world.context(), today);
    expect(found.map(({ employerId, skills }) => [employerId, [...skills].toSorted()])).toEqual([[employer.employerId, ['docker', 'java', 'php', 'react']]]);
    expect([(await askedInTheYearTo(world.context(), addDays(today, -1))).length, (await askedInTheYearTo(world.context(), addDays(today, 366))).length]).toEqual([0, 0]);
  });
});
