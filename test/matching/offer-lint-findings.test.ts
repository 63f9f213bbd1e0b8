import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Language } from '../../src/kernel/language.ts';
import { coarse } from '../../src/matching/coarse.ts';
import { compileOffer, compilePerson } from '../../src/matching/credits.ts';
import { passesConditions } from '../../src/matching/hard-conditions.ts';
import { type Finding, FINDINGS, findingsOf } from '../../src/matching/offer-lint.findings.ts';
import { looseningsOf, LOOSENINGS, offerBeingWritten } from '../../src/matching/offer-lint.loosening.ts';
import { findingMessage, looseningMessage } from '../../src/matching/offer-lint.message.ts';
import { scorePair } from '../../src/matching/score.ts';
import type { OfferFacts } from '../../src/offers/offer.facts.ts';
import { BLANK } from '../../src/offers/offer.facts.ts';
import { GRAPH, TODAY, worldArb } from './worlds.ts';

const NAMES: Record<string, string> = { docker: 'Docker', react: 'React', javascript: 'JavaScript' };
const visible = (text: string): string => text.replaceAll('\u2068', '<').replaceAll('\u2069', '>');
const inAll = (write: (language: Language) => string): string[] => Object.values(Language).map((language) => visible(write(language)));
const label = (slug: string): string => NAMES[slug] ?? slug;
const MAP = { placeAt: (code: string) => [code], everywhere: ['MA-OUJ', 'MA-02', 'FR'], present: (slug: string) => slug };

describe('a finding', () => {
  it.each(FINDINGS.map((code) => [code]))('%s is told in three languages', (code) => {
    const finding: Finding = { code, severity: 'ADVICE', field: 'x', skill: 'react', other: 'javascript', count: 30 };
    expect(inAll((language) => findingMessage(finding, language, label))).toMatchSnapshot();
  });

  const facts = (over: Partial<OfferFacts>): OfferFacts => ({ ...BLANK, contractTypes: ['PERMANENT'], salary: { min: '1.00', max: null, currency: 'MAD', period: 'MONTH', basis: 'NET' }, ...over });
  const codes = (over: Partial<OfferFacts>): string[] => findingsOf(GRAPH, { facts: facts(over), scale: 'LOCAL', abroad: false, permitSaid: true }).map(({ code }) => code);
  const ask = (...slugs: string[]) => ({ weight: 1, alternatives: slugs.map((skill) => ({ skill, minimumLevel: 'INTERMEDIATE' as const })) });

  it.each<[string, Partial<OfferFacts>, string[]]>([
    ['eight must-haves', { mustHaves: 'abcdefgh'.split('').map((slug) => ask(slug)) }, []],
    ['nine must-haves', { mustHaves: 'abcdefghi'.split('').map((slug) => ask(slug)) }, ['MANY_MUST_HAVES']],
    ['a promise of three weeks', { replyWithinDays: 21 }, []],
    ['a promise of a day more', { replyWithinDays: 22 }, ['LATE_REPLY']],
    ['a group of neighbours', { mustHaves: [ask('react', 'vue')] }, []],
    ['a group with one that implies another', { mustHaves: [ask('javascript', 'react')] }, ['IMPLIED_ALTERNATIVE']],
    ['React beside JavaScript', { mustHaves: [ask('react'), ask('javascript')] }, ['IMPLIED_MUST_HAVE']],
    ['React beside a more demanding JavaScript', { mustHaves: [ask('react'), { weight: 1, alternatives: [{ skill: 'javascript', minimumLevel: 'ADVANCED' }] }] }, []],
    ['a title that only contains the letters', { texts: [{ language: 'EN', title: 'Juniority manager', body: '' }], experienceYears: 5 }, []],
    ['an Arabic junior title', { texts: [{ language: 'AR', title: 'مطور ويب مبتدئ', body: '' }], experienceYears: 5 }, ['EXPERIENCE_FOR_JUNIOR']],
    ['experience for a permanent job', { experienceYears: 5 }, []],
    ['an internship or a permanent job', { contractTypes: ['PERMANENT', 'INTERNSHIP'], experienceYears: 2 }, []],
  ])('is there for what it says: %s', (_, over, expected) => {
    expect(codes(over)).toEqual(expected);
  });
});

describe('a loosening', () => {
  const step = (kind: (typeof LOOSENINGS)[number]) => ({
    kind, field: 'x', offer: offerBeingWritten(BLANK, MAP), skills: kind.endsWith('MUST_HAVE') || kind === 'LOWER_LEVEL' ? ['docker', 'react'] : [],
    language: kind.endsWith('LANGUAGE') ? 'en' : null, toLevel: kind === 'LOWER_LEVEL' ? ('FOUNDATION' as const) : kind === 'LOWER_LANGUAGE' ? ('B1' as const) : null,
  });

  it.each(LOOSENINGS.map((kind) => [kind]))('%s is told in three languages', (kind) => {
    expect([[15, 40], [null, 15], [15, 15], [null, null]].map(([now, after]) => inAll((language) => looseningMessage({ step: step(kind), now: now!, after: after! }, language, label)))).toMatchSnapshot();
  });

  it('keeps everybody who is eligible eligible, and everybody who meets all meeting all', () => {
    fc.assert(fc.property(worldArb, ({ graph, offer, person }) => {
      const facts: OfferFacts = { ...BLANK, workMode: offer.workMode, placeCodes: [...offer.places], contractTypes: ['PERMANENT'], acceptedCountries: [...offer.acceptedCountries], startsOn: offer.startsOn, mustHaves: offer.mustHaves.map((one) => ({ alternatives: [...one.alternatives], weight: 1 })), requiredLanguages: [{ language: 'fr', level: 'B1' }] };
      const map = { ...MAP, placeAt: (code: string) => [code, 'MA-02'] };
      const asked = offerBeingWritten(facts, map);
      const someone = compilePerson(graph, { ...person, languages: [{ language: 'fr', level: 'B1' }] });
      const [eligible, strong] = [passesConditions(asked, someone.person, TODAY), scorePair(graph, compileOffer(graph, asked), someone).fit === 'STRONG'];
      for (const { offer: looser } of looseningsOf(asked, facts, map, () => 'x')) {
        expect(passesConditions(looser, someone.person, TODAY) || !eligible).toBe(true);
        expect(scorePair(graph, compileOffer(graph, looser), someone).fit === 'STRONG' || !strong).toBe(true);
      }
    }));
  });
});

describe('a number that nobody can be singled out by', () => {
  it.each([[0, null], [1, null], [4, null], [5, 5], [9, 5], [10, 10], [1234, 1230]])('%i is told as %s', (people, told) => {
    expect(coarse(people)).toBe(told);
  });
});
