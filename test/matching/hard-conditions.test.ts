import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateConditions, passesConditions, type Condition } from '../../src/matching/hard-conditions.ts';
import type { MatchOffer, MatchPerson, VisibilityFacts } from '../../src/matching/subjects.ts';
import { offer, person, TODAY, worldArb } from './worlds.ts';

const failures = (asked: Partial<MatchOffer>, had: Partial<MatchPerson>, visibility?: VisibilityFacts): Condition[] =>
  evaluateConditions(offer(asked), person(had), TODAY, visibility).map(({ condition }) => condition);

const passes = (condition: Condition, asked: Partial<MatchOffer>, had: Partial<MatchPerson>): boolean => !failures(asked, had).includes(condition);

describe('MOBILITY', () => {
  const oujda = { placeAt: ['MA-OUJ', 'MA-02', 'MA'] };
  const oriental = { places: ['MA-02'], placeAt: ['MA-02', 'MA', 'MA-OUJ', 'MA-NAD', 'MA-FIG'] };
  const remote: Partial<MatchOffer> = { workMode: 'REMOTE', ...oujda };
  it.each<[string, Partial<MatchOffer>, Partial<MatchPerson>, boolean]>([
    ['the very province', oujda, { reach: ['MA-OUJ'] }, true],
    ['the region of the offer\'s province', oujda, { reach: ['MA-02'] }, true],
    ['the country of the offer\'s province', oujda, { reach: ['MA'] }, true],
    ['a province of the offer\'s region', oriental, { reach: ['MA-FIG'] }, true],
    ['another province', oujda, { reach: ['MA-NAD'] }, false],
    ['the residence alone: it is not mobility', oujda, { reach: [], residenceCountry: 'MA' }, false],
    ['one of two places listed', oujda, { reach: ['FR', 'MA-OUJ'] }, true],
    ['hybrid is a place too', { ...oujda, workMode: 'HYBRID' }, { reach: ['MA-02'] }, true],
    ['hybrid is not remote', { ...oujda, workMode: 'HYBRID' }, { reach: ['REMOTE'] }, false],
    ['on site is not remote', oujda, { reach: ['REMOTE'] }, false],
    ['remote, ticked', remote, { reach: ['REMOTE'] }, true],
    ['remote, not ticked, though the employer sits where they live', remote, { reach: ['MA-OUJ', 'MA-02', 'MA'] }, false],
    ['remote from an accepted country', { ...remote, acceptedCountries: ['MA', 'TN'] }, { reach: ['REMOTE'], residenceCountry: 'MA' }, true],
    ['remote from a country that is not accepted', { ...remote, acceptedCountries: ['FR'] }, { reach: ['REMOTE'], residenceCountry: 'MA' }, false],
    ['remote, countries named, residence not said', { ...remote, acceptedCountries: ['MA'] }, { reach: ['REMOTE'], residenceCountry: null }, false],
    ['on site, where countries of residence mean nothing', { ...oujda, acceptedCountries: ['FR'] }, { reach: ['MA-OUJ'] }, true],
  ])('%s', (_, asked, had, expected) => {
    expect(passes('MOBILITY', asked, had)).toBe(expected);
  });

  it('says which half fails, as codes', () => {
    expect(evaluateConditions(offer({ ...remote, acceptedCountries: ['FR'] }), person({ reach: ['REMOTE'] }), TODAY)).toEqual([{
      condition: 'MOBILITY',
      asked: { workMode: 'REMOTE', places: [], residenceCountries: ['FR'] },
      offered: { reach: ['REMOTE'], residenceCountry: 'MA' },
    }]);
    expect(evaluateConditions(offer(oujda), person({ reach: ['FR'] }), TODAY)[0]?.asked).toEqual({ workMode: 'ON_SITE', places: ['MA-OUJ'], residenceCountries: [] });
  });
});

describe('CONTRACT', () => {
  it.each([
    [['PERMANENT'], ['PERMANENT'], true],
    [['PERMANENT', 'FREELANCE'], ['INTERNSHIP', 'FREELANCE'], true],
    [['PERMANENT'], ['INTERNSHIP'], false],
    [['PERMANENT'], [], false],
    [[], ['PERMANENT'], false],
  ])('asked %j, wanted %j: %s', (asked, wanted, expected) => {
    expect(passes('CONTRACT', { contractTypes: asked }, { contractTypes: wanted })).toBe(expected);
  });
});

describe('LANGUAGE', () => {
  it.each<[MatchOffer['requiredLanguages'], MatchPerson['languages'], boolean]>([
    [[], [], true],
    [[{ language: 'fr', level: 'B2' }], [{ language: 'fr', level: 'B2' }], true],
    [[{ language: 'fr', level: 'B2' }], [{ language: 'fr', level: 'B1' }], false],
    [[{ language: 'fr', level: 'C2' }], [{ language: 'fr', level: 'NATIVE' }], true],
    [[{ language: 'fr', level: 'NATIVE' }], [{ language: 'fr', level: 'C2' }], false],
    [[{ language: 'fr', level: 'A1' }], [], false],
    [[{ language: 'fr', level: 'A1' }, { language: 'en', level: 'B1' }], [{ language: 'fr', level: 'NATIVE' }], false],
    [[{ language: 'fr', level: 'B1' }], [{ language: 'fr', level: 'A1' }, { language: 'fr', level: 'C1' }], true],
  ])('asked %j, spoken %j: %s', (requiredLanguages, languages, expected) => {
    expect(passes('LANGUAGE', { requiredLanguages }, { languages })).toBe(expected);
  });

  it('lists every language that fails and no other, and preferred ones never', () => {
    const asked: Partial<MatchOffer> = {
      requiredLanguages: [{ language: 'fr', level: 'B2' }, { language: 'en', level: 'A2' }, { language: 'de', level: 'B1' }],
      preferredLanguages: [{ language: 'es', level: 'C1' }],
    };
    expect(evaluateConditions(offer(asked), person({ languages: [{ language: 'fr', level: 'B1' }, { language: 'en', level: 'B1' }] }), TODAY)).toEqual([{
      condition: 'LANGUAGE',
      asked: { languages: [{ language: 'fr', level: 'B2' }, { language: 'de', level: 'B1' }] },
      offered: { languages: [{ language: 'fr', level: 'B1' }, { language: 'de', level: null }] },
    }]);
  });
});

describe('AVAILABILITY (today is 16 November 2026)', () => {
  it.each([
    ['as soon as possible', null, '2027-09-01', true],
    ['free today', '2026-12-01', null, true],
    ['free thirty days after the start', '2026-12-01', '2026-12-31', true],
    ['free thirty-one days after the start', '2026-12-01', '2027-01-01', false],
    ['free before the start', '2026-12-01', '2026-11-20', true],
    ['the start is past, free thirty days from today', '2026-10-01', '2026-12-16', true],
    ['the start is past, free thirty-one days from today', '2026-10-01', '2026-12-17', false],
    ['both past', '2026-10-01', '2026-01-01', true],
    ['the start is today', '2026-11-16', '2026-12-16', true],
    ['over the end of February', '2027-01-30', '2027-03-01', true],
    ['a day more over the end of February', '2027-01-30', '2027-03-02', false],
  ])('%s: start %s, available %s: %s', (_, startsOn, availableOn, expected) => {
    expect(passes('AVAILABILITY', { startsOn }, { availableOn })).toBe(expected);
  });

  it('says by which day', () => {
    expect(evaluateConditions(offer({ startsOn: '2026-10-01' }), person({ availableOn: '2027-02-01' }), TODAY)).toEqual([
      { condition: 'AVAILABILITY', asked: { startsOn: '2026-10-01', noLaterThan: '2026-12-16' }, offered: { availableOn: '2027-02-01' } }]);
  });
});

describe('VISIBILITY', () => {
  const seen: VisibilityFacts = { findable: true, reconfirmedOn: '2026-11-01', blockedByPerson: false, disclosed: false };
  it.each<[string, VisibilityFacts | undefined, boolean]>([
    ['the person looks', undefined, true],
    ['findable and fresh', seen, true],
    ['reconfirmed ninety days ago', { ...seen, reconfirmedOn: '2026-08-18' }, true],
    ['reconfirmed ninety-one days ago', { ...seen, reconfirmedOn: '2026-08-17' }, false],
    ['never reconfirmed', { ...seen, reconfirmedOn: null }, false],
    ['not findable', { ...seen, findable: false }, false],
    ['this employer is blocked', { ...seen, blockedByPerson: true }, false],
    ['none of it, but disclosed', { findable: false, reconfirmedOn: null, blockedByPerson: true, disclosed: true }, true],
  ])('%s', (_, facts, expected) => {
    expect(failures({}, {}, facts)).toEqual(expected ? [] : ['VISIBILITY']);
  });

  it('does not tell a block from not being findable', () => {
    const [hidden] = evaluateConditions(offer(), person(), TODAY, { ...seen, findable: false });
    const [blocked] = evaluateConditions(offer(), person(), TODAY, { ...seen, blockedByPerson: true });
    expect(blocked).toEqual(hidden);
  });
});

describe('all conditions', () => {
  it('are evaluated and listed, whatever fails first', () => {
    const asked: Partial<MatchOffer> = { requiredLanguages: [{ language: 'de', level: 'B2' }], startsOn: '2026-12-01', contractTypes: ['FREELANCE'] };
    const unseen: VisibilityFacts = { findable: false, reconfirmedOn: null, blockedByPerson: false, disclosed: false };
    expect(failures(asked, { reach: [], availableOn: '2027-06-01' }, unseen)).toEqual(['MOBILITY', 'CONTRACT', 'LANGUAGE', 'AVAILABILITY', 'VISIBILITY']);
  });

  it('answer the same in a ranking as in an explanation', () => {
    fc.assert(fc.property(worldArb, ({ offer: asked, person: had }) => {
      expect(passesConditions(asked, had, TODAY)).toBe(evaluateConditions(asked, had, TODAY).length === 0);
    }));
  });
});
