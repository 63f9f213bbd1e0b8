import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileOffer } from '../../src/matching/credits.ts';
import { passesConditions } from '../../src/matching/hard-conditions.ts';
import type { Findability, ProfileStep } from '../../src/matching/profile-step.ts';
import { stepMessage } from '../../src/matching/profile-step.message.ts';
import { openConditions, profileSteps } from '../../src/matching/profile-steps.ts';
import { rankOffers } from '../../src/matching/ranking.ts';
import { CEFR_LEVELS, type MatchOffer, type MatchPerson, REMOTE, SKILL_LEVELS } from '../../src/matching/subjects.ts';
import { GRAPH, held, must, offer, person, TAXONOMY, TODAY } from './worlds.ts';

const SEEN: Findability = { findableAt: ['LOCAL', 'REGIONAL', 'INTERNATIONAL'], emailConfirmed: true, enrolmentConfirmed: true, reconfirmed: true };
const stepsFor = (offers: readonly MatchOffer[], someone: MatchPerson, findability = SEEN): readonly ProfileStep[] =>
  profileSteps(GRAPH, { offers: offers.map((one) => ({ compiled: compileOffer(GRAPH, one), scale: 'LOCAL' })), person: someone, findability, day: TODAY }).steps;

/** The person once the step is done; null where it changes nothing of what is matched. */
function after(someone: MatchPerson, { kind, code, skill, toLevel, toCefr }: ProfileStep): MatchPerson | null {
  switch (kind) {
    case 'PLACE': return { ...someone, reach: [...someone.reach.filter((one) => one !== REMOTE), code!, ...someone.reach.filter((one) => one === REMOTE)] };
    case 'REMOTE': return { ...someone, reach: [...someone.reach, REMOTE] };
    case 'RESIDENCE': return { ...someone, residenceCountry: code };
    case 'CONTRACT': return { ...someone, contractTypes: [...someone.contractTypes, code!] };
    case 'LANGUAGE': return { ...someone, languages: [...someone.languages.filter((one) => one.language !== code), { language: code!, level: toCefr! }] };
    case 'AVAILABILITY': return { ...someone, availableOn: code };
    case 'SKILL': case 'SKILL_LEVEL': return { ...someone, skills: [...someone.skills, { skill: skill!, level: toLevel, standing: 'DECLARED' }] };
    default: return null;
  }
}

const skillArb = fc.constantFrom(...TAXONOMY.map(({ slug }) => slug));
const askedArb = fc.record({ alternatives: fc.uniqueArray(fc.record({ skill: skillArb, minimumLevel: fc.constantFrom(...SKILL_LEVELS) }), { minLength: 1, maxLength: 2, selector: ({ skill }) => skill }) });
const spokenArb = fc.uniqueArray(fc.record({ language: fc.constantFrom('fr', 'en', 'ar'), level: fc.constantFrom(...CEFR_LEVELS) }), { maxLength: 2, selector: ({ language }) => language });
const AT: Readonly<Record<string, readonly string[]>> = { 'MA-OUJ': ['MA-OUJ', 'MA-02', 'MA'], 'MA-NAD': ['MA-NAD', 'MA-02', 'MA'], FR: ['FR'] };
const offerArb: fc.Arbitrary<MatchOffer> = fc.record({
  id: fc.uuid(), place: fc.constantFrom(...Object.keys(AT)), workMode: fc.constantFrom('ON_SITE' as const, 'HYBRID' as const, 'REMOTE' as const),
  contractTypes: fc.subarray(['PERMANENT', 'INTERNSHIP', 'FREELANCE'], { minLength: 1 }), requiredLanguages: spokenArb, mustHaves: fc.array(askedArb, { maxLength: 3 }),
  startsOn: fc.constantFrom(null, '2026-10-01', '2026-12-01'), acceptedCountries: fc.constantFrom([], ['MA'], ['FR', 'BE']),
}).map(({ place, ...parts }) => offer({ ...parts, places: [place], placeAt: AT[place]! }));
const personArb: fc.Arbitrary<MatchPerson> = fc.record({
  id: fc.uuid(), reach: fc.shuffledSubarray(['MA-OUJ', 'MA-02', 'FR', REMOTE]), reachIsOrdered: fc.boolean(), residenceCountry: fc.constantFrom('MA', 'FR', null),
  availableOn: fc.constantFrom(null, '2026-12-31', '2027-01-01'), contractTypes: fc.subarray(['PERMANENT', 'INTERNSHIP', 'FREELANCE']), languages: spokenArb,
  skills: fc.array(fc.record({ skill: skillArb, level: fc.option(fc.constantFrom(...SKILL_LEVELS)), standing: fc.constantFrom('DECLARED' as const, 'CENTRE' as const) }), { maxLength: 6 }),
}).map(({ reach, ...parts }) => person({ ...parts, reach: [...reach.filter((one) => one !== REMOTE), ...reach.filter((one) => one === REMOTE)] }));
const offersArb = fc.uniqueArray(offerArb, { maxLength: 12, selector: (one) => one.id });

describe('the steps of a profile', () => {
  it('bring exactly what ranking the changed profile gives', () => {
    fc.assert(fc.property(offersArb, personArb, (offers, someone) => {
      const before = new Map(rankOffers(GRAPH, offers, someone, TODAY).map((one) => [one.key, one.score]));
      for (const step of stepsFor(offers, someone).filter(({ alongside }) => alongside.length === 0)) {
        const changed = after(someone, step)!;
        const now = new Map(rankOffers(GRAPH, offers, changed, TODAY).map((one) => [one.key, one.score]));
        const nearer = [...now].filter(([id, score]) => (before.get(id) ?? -1) < score).map(([id, score]) => ({ offerId: id, scoreBefore: before.get(id) ?? null, scoreAfter: score }));
        expect(step.effects.toSorted((a, b) => (a.offerId < b.offerId ? -1 : 1))).toEqual(nearer.toSorted((a, b) => (a.offerId < b.offerId ? -1 : 1)));
        expect(step.gain).toBe(nearer.reduce((sum, one) => sum + one.scoreAfter - (one.scoreBefore ?? 0), 0));
        expect([...before.keys()].filter((id) => !now.has(id))).toEqual([]);
      }
    }));
  });

  it('never bring nothing, and the one that brings most comes first', () => {
    fc.assert(fc.property(offersArb, personArb, (offers, someone) => {
      const steps = stepsFor(offers, someone, { ...SEEN, findableAt: [], emailConfirmed: false });
      for (const { effects, newlyEligible, rising, finding } of steps) expect([effects.length > 0, newlyEligible + rising + finding]).toEqual([true, effects.length]);
      expect(steps.map(({ gain }) => gain)).toEqual(steps.map(({ gain }) => gain).toSorted((a, b) => b - a));
    }));
  });

  it('leave no contract out that would bring more than one that is told', () => {
    const types = ['PERMANENT', 'FIXED_TERM', 'INTERNSHIP', 'FREELANCE', 'APPRENTICESHIP'];
    const asking = fc.array(fc.record({ type: fc.constantFrom(...types), skill: fc.constantFrom('react', 'php', 'docker') }), { maxLength: 15 });
    fc.assert(fc.property(asking, (asked) => {
      const offers = asked.map(({ type, skill }, at) => offer({ id: `offer-${at}`, contractTypes: [type], mustHaves: [must(skill)] }));
      const someone = person({ contractTypes: ['TEMPORARY'] });
      const told = stepsFor(offers, someone).filter(({ kind }) => kind === 'CONTRACT');
      const counts = types.map((type) => ({ type, count: offers.filter((one) => passesConditions(one, { ...someone, contractTypes: ['TEMPORARY', type] }, TODAY)).length })).filter(({ count }) => count > 0);
      expect(told.length).toBe(Math.min(3, counts.length));
      for (const { code, newlyEligible } of told) expect(newlyEligible).toBe(counts.find(({ type }) => type === code)!.count);
    }));
  });

  it('take what is not said at all for settled, one thing at a time', () => {
    const bare = person({ reach: [], contractTypes: [], languages: [], skills: [held('react')] });
    expect(openConditions(bare)).toEqual(['MOBILITY', 'CONTRACT', 'LANGUAGE']);
    expect(openConditions(person({ languages: [] }))).toEqual([]);
    const asked = offer({ contractTypes: ['PERMANENT'], requiredLanguages: [{ language: 'fr', level: 'B1' }] });
    expect(stepsFor([asked], bare).map(({ kind, alongside }) => [kind, alongside])).toEqual(expect.arrayContaining([
      ['PLACE', ['CONTRACT', 'LANGUAGE']], ['CONTRACT', ['PLACE', 'LANGUAGE']], ['LANGUAGE', ['PLACE', 'CONTRACT']],
    ]));
  });

  it('say of a skill without a level the lowest that brings most', () => {
    const step = stepsFor([offer({ mustHaves: [must('react', 'INTERMEDIATE')] })], person({ skills: [held('react', null)] })).find(({ kind }) => kind === 'SKILL_LEVEL');
    expect(step).toMatchObject({ skill: 'react', fromLevel: null, toLevel: 'INTERMEDIATE', rising: 1 });
    expect(stepsFor([offer({ mustHaves: [must('react', 'FOUNDATION')] })], person({ skills: [held('react', null)] })).filter(({ kind }) => kind === 'SKILL_LEVEL')).toEqual([]);
    // What the centre confirmed has a level.
    expect(stepsFor([offer({ mustHaves: [must('react', 'INTERMEDIATE')] })], person({ skills: [held('react', null), held('react', 'ADVANCED', 'CENTRE')] })).filter(({ kind }) => kind === 'SKILL_LEVEL')).toEqual([]);
  });

  it('are worded whole in every language', () => {
    fc.assert(fc.property(offersArb, personArb, fc.constantFrom('FR', 'AR', 'EN' as const), (offers, someone, language) => {
      for (const step of stepsFor(offers, someone, { findableAt: ['REGIONAL'], emailConfirmed: false, enrolmentConfirmed: false, reconfirmed: false })) {
        expect(stepMessage(step, language, (code) => `[${code}]`, (slug) => `<${slug}>`)).toMatch(/^[^{}]+[:：]\s?[^{}]+\.$/u);
      }
    }));
  });
});
