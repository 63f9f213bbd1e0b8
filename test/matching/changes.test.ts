import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Language } from '../../src/kernel/language.ts';
import { changeMessage } from '../../src/matching/change.message.ts';
import { changesOf, type MatchChange } from '../../src/matching/match.changes.ts';
import { scoreMatch } from '../../src/matching/score.ts';
import type { MatchOffer, MatchPerson } from '../../src/matching/subjects.ts';
import { GRAPH, held, must, nice, offer, person, TODAY, worldArb } from './worlds.ts';

const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'MA-OUJ': { FR: 'Oujda-Angad', EN: 'Oujda-Angad', AR: 'وجدة أنجاد' }, 'MA-NAD': { FR: 'Nador', EN: 'Nador', AR: 'الناظور' }, 'MA-FIG': { FR: 'Figuig', EN: 'Figuig', AR: 'فجيج' },
  FR: { FR: 'France', EN: 'France', AR: 'فرنسا' }, docker: { FR: 'Docker', EN: 'Docker', AR: 'Docker' }, react: { FR: 'React', EN: 'React', AR: 'React' },
};
const named = (language: Language) => (code: string): string => NAMES[code]?.[language] ?? code;
const visible = (text: string): string => text.replaceAll('\u2068', '<').replaceAll('\u2069', '>');
const told = (changes: readonly MatchChange[]): string[][] => changes.map((change) => Object.values(Language).map((language) => visible(changeMessage(change, language, named(language), named(language)))));
const changes = (asked: Partial<MatchOffer>, had: Partial<MatchPerson>, side: MatchChange['side'] = 'PERSON') => changesOf(GRAPH, { offer: offer(asked), person: person(had), day: TODAY }, side);

describe('what would change a match', () => {
  const asked: Partial<MatchOffer> = {
    places: ['MA-OUJ', 'MA-NAD'], placeAt: ['MA-OUJ', 'MA-NAD', 'MA-02', 'MA'], contractTypes: ['PERMANENT', 'FIXED_TERM'], startsOn: '2026-12-01',
    requiredLanguages: [{ language: 'en', level: 'B2' }, { language: 'de', level: 'B1' }], mustHaves: [must('docker'), must('react')], niceToHaves: [nice('php')],
  };
  const had: Partial<MatchPerson> = { reach: ['MA-FIG'], contractTypes: ['INTERNSHIP'], languages: [{ language: 'en', level: 'B1' }], availableOn: '2027-02-09', skills: [held('docker', 'FOUNDATION')] };

  it('is told for each thing in the way, on the person’s side', () => {
    expect(told(changes(asked, had))).toMatchSnapshot();
  });

  it('is told for each thing in the way, on the offer’s side', () => {
    expect(told(changes(asked, had, 'OFFER'))).toMatchSnapshot();
  });

  it.each<[string, Partial<MatchOffer>, Partial<MatchPerson>]>([
    ['one contract', { contractTypes: ['FIXED_TERM'] }, { contractTypes: ['PERMANENT'] }],
    ['one day', { startsOn: '2026-12-01' }, { availableOn: '2027-01-01' }],
    ['remote work', { workMode: 'REMOTE' }, { reach: ['MA-FIG'] }],
    ['the residence', { workMode: 'REMOTE', acceptedCountries: ['FR'] }, { reach: ['REMOTE'] }],
    ['a person who would only work remotely', {}, { reach: ['REMOTE'] }],
    ['the last must-have', { mustHaves: [must('docker'), must('react')] }, { skills: [held('react')] }],
  ])('is told in words that fit: %s', (_, one, other) => {
    expect([told(changes(one, other)), told(changes(one, other, 'OFFER'))]).toMatchSnapshot();
  });

  it('is nothing for a pair that nothing keeps apart', () => {
    expect(changes({ mustHaves: [must('docker')] }, { skills: [held('docker')] })).toEqual([]);
  });

  it('names the alternative of a group that brings most, once', () => {
    const group = { alternatives: [must('docker').alternatives[0]!, must('react').alternatives[0]!] };
    expect(changes({ mustHaves: [group] }, { skills: [held('vue')] })).toHaveLength(1);
  });

  it('frees the pair where it was the only thing in the way, and never lowers the score on the person’s side', () => {
    fc.assert(fc.property(worldArb, ({ graph, offer: asked, person: someone }) => {
      const before = scoreMatch(graph, asked, someone, TODAY);
      for (const change of changesOf(graph, { offer: asked, person: someone, day: TODAY }, 'PERSON')) {
        expect(change.scoreBefore).toBe(before.score);
        expect(change.scoreAfter).toBeGreaterThanOrEqual(change.alteration.kind === 'SKILL' ? before.score + 1 : before.score);
        expect(change.alteration.kind !== 'SKILL' || change.eligibleAfter === before.eligible).toBe(true);
      }
      const conditions = changesOf(graph, { offer: asked, person: someone, day: TODAY }, 'PERSON').filter(({ alteration }) => alteration.kind !== 'SKILL');
      expect(before.blockedBy.length !== 1 || conditions.length !== 1 || conditions[0]!.eligibleAfter).toBe(true);
    }));
  });

  it('is the score worked out again with the skill added', () => {
    fc.assert(fc.property(worldArb, ({ graph, offer: asked, person: someone }) => {
      for (const { alteration, scoreAfter, fitAfter } of changesOf(graph, { offer: asked, person: someone, day: TODAY }, 'PERSON')) {
        if (alteration.kind !== 'SKILL') continue;
        const after = scoreMatch(graph, asked, { ...someone, skills: [...someone.skills, { skill: alteration.skill, level: alteration.to, standing: 'DECLARED' }] }, TODAY);
        expect([scoreAfter, fitAfter]).toEqual([after.score, after.fit]);
      }
    }));
  });

  it('says nothing of what hides a person from an employer', () => {
    const visibility = { findable: false, reconfirmedOn: TODAY, blockedByPerson: true, disclosed: false };
    expect(changesOf(GRAPH, { offer: offer(), person: person(), day: TODAY, visibility }, 'OFFER')).toEqual([]);
  });
});
