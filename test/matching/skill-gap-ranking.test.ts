import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Language } from '../../src/kernel/language.ts';
import { compileOffer } from '../../src/matching/credits.ts';
import { scoreMatch } from '../../src/matching/score.ts';
import { gapMessage } from '../../src/matching/skill-gap.message.ts';
import { rankGaps, type RankedGap } from '../../src/matching/skill-gap.ranking.ts';
import type { HeldSkill, MatchOffer } from '../../src/matching/subjects.ts';
import { GRAPH, held, must, nice, offer, person, TODAY, worldArb } from './worlds.ts';

const gaps = (offers: readonly MatchOffer[], skills: readonly HeldSkill[]): RankedGap[] => rankGaps(GRAPH, offers.map((one) => compileOffer(GRAPH, one)), person({ skills }));
const job = (id: string, with_: Partial<MatchOffer>): MatchOffer => offer({ id, ...with_ });

describe('what a graduate could learn', () => {
  const offers = [
    job('one', { mustHaves: [must('docker'), must('react')] }),
    job('two', { mustHaves: [must('docker'), must('php')] }),
    job('three', { mustHaves: [must('docker', 'ADVANCED')] }),
    job('four', { mustHaves: [must('react')], niceToHaves: [nice('docker')] }),
  ];

  it('is ranked by the offers it opens, a level at a time', () => {
    const found = gaps(offers, [held('react')]);
    expect(found.map(({ skill, toLevel, fromLevel, opens, rises }) => [skill, toLevel, fromLevel, opens, rises.map(({ offerId, opens: one }) => `${offerId}${one ? '!' : ''}`).toSorted()])).toEqual([
      ['docker', 'ADVANCED', null, 2, ['four', 'one!', 'three!', 'two']],
      ['docker', 'INTERMEDIATE', null, 1, ['four', 'one!', 'three', 'two']],
      ['php', 'INTERMEDIATE', null, 0, ['two']],
    ]);
  });

  it('says from which level a skill would be raised', () => {
    expect(gaps(offers, [held('react'), held('docker', 'FOUNDATION')])[0]).toMatchObject({ skill: 'docker', toLevel: 'ADVANCED', fromLevel: 'FOUNDATION' });
  });

  it('is nothing where every must-have is met, or nothing is asked', () => {
    expect(gaps(offers.slice(0, 1), [held('docker'), held('react')])).toEqual([]);
    expect(gaps([job('empty', {})], [])).toEqual([]);
    expect(gaps([], [])).toEqual([]);
  });

  it('counts a skill that implies what is asked for as met', () => {
    expect(gaps([job('js', { mustHaves: [must('javascript')] })], [held('react')])).toEqual([]);
  });

  it('is the score worked out again with the skill added, over every offer, and misses none that would rise', () => {
    fc.assert(fc.property(fc.array(worldArb, { minLength: 1, maxLength: 4 }), (worlds) => {
      const [{ graph, person: someone }] = worlds as [(typeof worlds)[0]];
      const asked = worlds.map(({ offer: one }) => one);
      for (const { skill, toLevel, rises, opens, gain } of rankGaps(graph, asked.map((one) => compileOffer(graph, one)), someone)) {
        const learnt = { ...someone, skills: [...someone.skills, { skill, level: toLevel, standing: 'DECLARED' as const }] };
        const expected = asked.map((one) => [scoreMatch(graph, one, someone, TODAY), scoreMatch(graph, one, learnt, TODAY)] as const).filter(([before, after]) => after.score > before.score);
        const byId = new Map(rises.map((rise) => [rise.offerId, rise]));
        expect(byId.size).toBe(expected.length);
        for (const [before, after] of expected) expect(byId.get(before.offerId)).toMatchObject({ scoreBefore: before.score, scoreAfter: after.score, fitBefore: before.fit, fitAfter: after.fit });
        expect(opens).toBe(expected.filter(([before, after]) => before.fit !== 'STRONG' && after.fit === 'STRONG').length);
        expect(gain).toBe(expected.reduce((sum, [before, after]) => sum + after.score - before.score, 0));
      }
    }), { numRuns: 60 });
  });
});

describe('the sentence of a gap', () => {
  const rise = { offerId: 'x', scoreBefore: 0, scoreAfter: 1, fitBefore: 'PARTIAL', fitAfter: 'STRONG' } as const;
  const gap = (opens: number, others: number, fromLevel: RankedGap['fromLevel'] = null): RankedGap => ({
    skill: 'Docker', toLevel: 'INTERMEDIATE', fromLevel, opens, gain: 1, rises: [...Array.from({ length: opens }, () => ({ ...rise, opens: true })), ...Array.from({ length: others }, () => ({ ...rise, opens: false }))],
  });

  it.each([[1, 0], [2, 1], [4, 7], [0, 1], [0, 2], [0, 12], [11, 101]])('bends with %i that open and %i that rise', (opens, others) => {
    expect([gap(opens, others), gap(opens, others, 'FOUNDATION')].map((one) => Object.values(Language).map((language) => gapMessage(one, language, (slug) => slug).replaceAll('\u2068', '<').replaceAll('\u2069', '>')))).toMatchSnapshot();
  });
});
