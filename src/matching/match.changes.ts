import { addDays, daysBetween } from '../kernel/clock.ts';
import { compileOffer, compilePerson, type Fit } from './credits.ts';
import { explainMatch, type Match, type RequirementMatch } from './explanation.ts';
import { type BlockedBy, passesConditions, START_GRACE_DAYS } from './hard-conditions.ts';
import { scorePair } from './score.ts';
import { skillGaps } from './skill-gap.ts';
import type { SkillGraph } from './skill-graph.ts';
import { REMOTE, type CefrLevel, type MatchOffer, type MatchPerson, type SkillLevel, type VisibilityFacts } from './subjects.ts';

export const CHANGE_KINDS = ['PLACE', 'REMOTE', 'RESIDENCE', 'CONTRACT', 'LANGUAGE', 'AVAILABILITY', 'SKILL'] as const;

/** One thing that would be otherwise. Of a list of codes any one does. */
export type Alteration =
  | { readonly kind: 'PLACE' | 'RESIDENCE'; readonly codes: readonly string[] }
  | { readonly kind: 'REMOTE' }
  | { readonly kind: 'CONTRACT'; readonly codes: readonly string[] }
  /** `from` null: not listed; `to` null: no longer required. */
  | { readonly kind: 'LANGUAGE'; readonly language: string; readonly from: CefrLevel | null; readonly to: CefrLevel | null }
  | { readonly kind: 'AVAILABILITY'; readonly days: number; readonly day: string }
  /** `from` null: not listed; `to` null: no longer asked. */
  | { readonly kind: 'SKILL'; readonly of: RequirementMatch['kind']; readonly skill: string; readonly from: SkillLevel | null; readonly to: SkillLevel | null };

/** What would change a match, on whose side, and how the pair would stand then. */
export interface MatchChange {
  readonly side: 'PERSON' | 'OFFER';
  readonly alteration: Alteration;
  /** In millionths, like the score. */
  readonly scoreBefore: number;
  readonly scoreAfter: number;
  readonly fitBefore: Fit;
  readonly fitAfter: Fit;
  readonly eligibleAfter: boolean;
}

/** A pair as it is asked about: the day, and the visibility where an employer looks. */
export interface ChangingPair {
  readonly offer: MatchOffer;
  readonly person: MatchPerson;
  readonly day: string;
  readonly visibility?: VisibilityFacts;
}

type Altered = readonly [Alteration, Partial<MatchPerson>, Partial<MatchOffer>];

/** Places come before remote work, which has no rank. */
const reaching = ({ reach }: MatchPerson, code: string): string[] => [...reach.filter((one) => one !== REMOTE), code, ...(reach.includes(REMOTE) ? [REMOTE] : [])];

/** What the person could change so that one condition passes; nothing where it is not the person's to change. */
function byPerson(blocked: BlockedBy, { person }: ChangingPair): Altered[] {
  switch (blocked.condition) {
    case 'MOBILITY': {
      const { places, residenceCountries, workMode } = blocked.asked;
      const altered: Altered[] = [];
      if (places.length > 0 && workMode === 'REMOTE') altered.push([{ kind: 'REMOTE' }, { reach: [...person.reach, REMOTE] }, {}]);
      else if (places.length > 0) altered.push([{ kind: 'PLACE', codes: places }, { reach: reaching(person, places[0]!) }, {}]);
      if (residenceCountries.length > 0) altered.push([{ kind: 'RESIDENCE', codes: residenceCountries }, { residenceCountry: residenceCountries[0]! }, {}]);
      return altered;
    }
    case 'CONTRACT': {
      const codes = blocked.asked.contractTypes;
      return codes.length === 0 ? [] : [[{ kind: 'CONTRACT', codes }, { contractTypes: [...person.contractTypes, codes[0]!] }, {}]];
    }
    case 'LANGUAGE':
      return blocked.asked.languages.map(({ language, level }, index) => [
        { kind: 'LANGUAGE', language, from: blocked.offered.languages[index]?.level ?? null, to: level }, { languages: [...person.languages, { language, level }] }, {},
      ]);
    case 'AVAILABILITY': {
      const day = blocked.asked.noLaterThan;
      return [[{ kind: 'AVAILABILITY', days: daysBetween(day, blocked.offered.availableOn), day }, { availableOn: day }, {}]];
    }
    case 'VISIBILITY': return [];
  }
}

/** The same on the employer's side. What hides a person is neither told nor the employer's to change. */
function byEmployer(blocked: BlockedBy, { offer, person }: ChangingPair): Altered[] {
  switch (blocked.condition) {
    case 'MOBILITY': {
      const altered: Altered[] = [];
      const reach = person.reach.filter((code) => code !== REMOTE);
      if (blocked.asked.places.length > 0 && reach.length > 0) {
        const workMode = offer.workMode === 'REMOTE' ? 'HYBRID' : offer.workMode;
        altered.push([{ kind: 'PLACE', codes: reach }, {}, { workMode, places: [...offer.places, reach[0]!], placeAt: [...offer.placeAt, reach[0]!] }]);
      } else if (blocked.asked.places.length > 0 && person.reach.includes(REMOTE)) altered.push([{ kind: 'REMOTE' }, {}, { workMode: 'REMOTE', acceptedCountries: [] }]);
      if (blocked.asked.residenceCountries.length > 0) altered.push([{ kind: 'RESIDENCE', codes: [] }, {}, { acceptedCountries: [] }]);
      return altered;
    }
    case 'CONTRACT': {
      const codes = blocked.offered.contractTypes;
      return codes.length === 0 ? [] : [[{ kind: 'CONTRACT', codes }, {}, { contractTypes: [...offer.contractTypes, codes[0]!] }]];
    }
    case 'LANGUAGE':
      return blocked.asked.languages.map(({ language, level }, index) => {
        const held = blocked.offered.languages[index]?.level ?? null;
        const others = offer.requiredLanguages.filter((one) => one.language !== language);
        return [{ kind: 'LANGUAGE', language, from: level, to: held }, {}, { requiredLanguages: held === null ? others : [...others, { language, level: held }] }];
      });
    case 'AVAILABILITY': {
      const day = addDays(blocked.offered.availableOn, -START_GRACE_DAYS);
      return [[{ kind: 'AVAILABILITY', days: daysBetween(blocked.asked.noLaterThan, blocked.offered.availableOn), day }, {}, { startsOn: day }]];
    }
    case 'VISIBILITY': return [];
  }
}

const isUnmet = ({ outcome }: RequirementMatch): boolean => outcome === 'BELOW_LEVEL' || outcome === 'MISSING';

/** For each requirement that is not met the alternative whose learning brings most, once; must-haves first. */
function learnt(graph: SkillGraph, { offer, person, day }: ChangingPair, before: Match): Altered[] {
  const gaps = skillGaps(graph, offer, person, day);
  const chosen = before.requirements.filter(isUnmet).flatMap(({ kind, alternatives }) =>
    gaps.find((gap) => gap.kind === kind && alternatives.some(({ skill, minimumLevel }) => skill === gap.skill && minimumLevel === gap.toLevel)) ?? []);
  const ordered = gaps.filter((gap) => chosen.includes(gap)).toSorted((a, b) => Number(a.kind !== 'MUST_HAVE') - Number(b.kind !== 'MUST_HAVE'));
  return ordered.map(({ kind, skill, fromLevel, toLevel }) => [
    { kind: 'SKILL', of: kind, skill, from: fromLevel, to: toLevel }, { skills: [...person.skills, { skill, level: toLevel, standing: 'DECLARED' }] }, {},
  ]);
}

const levelled = ({ alternatives }: { alternatives: RequirementMatch['alternatives'] }, skill: string, minimumLevel: SkillLevel): { alternatives: RequirementMatch['alternatives'] } =>
  ({ alternatives: alternatives.map((one) => (one.skill === skill ? { ...one, minimumLevel } : one)) });

/** For each requirement that is not met: the level that is held in its place, or, where nothing answers it, the offer without it. */
function loosened({ offer }: ChangingPair, before: Match): Altered[] {
  return before.requirements.flatMap((one, index): Altered[] => {
    if (!isUnmet(one)) return [];
    const lower = one.relation === 'SAME' || one.relation === 'IMPLIED' || one.relation === 'NARROWER' ? one.heldLevel : null;
    const change = <R extends { alternatives: RequirementMatch['alternatives'] }>(list: readonly R[], at: number): R[] =>
      list.flatMap((asked, place) => (place !== at ? [asked] : lower === null ? [] : [{ ...asked, ...levelled(asked, one.skill, lower) }]));
    const musts = offer.mustHaves.length;
    const altered = index < musts ? { mustHaves: change(offer.mustHaves, index) } : { niceToHaves: change(offer.niceToHaves, index - musts) };
    return [[{ kind: 'SKILL', of: one.kind, skill: one.skill, from: one.minimumLevel, to: lower }, {}, altered]];
  });
}

/**
 * "Why not me?": for each condition that blocks and each requirement that is not met, one change and how the pair would stand
 * after it alone, by the same functions: conditions in their order, then must-haves, then nice-to-haves. On the side of the
 * person what it could do, on that of the employer what the offer could say otherwise.
 */
export function changesOf(graph: SkillGraph, pair: ChangingPair, side: MatchChange['side']): MatchChange[] {
  const { offer, person, day, visibility } = pair;
  const compiled = { offer: compileOffer(graph, offer), person: compilePerson(graph, person) };
  const before = explainMatch(graph, compiled.offer, compiled.person, day, visibility);
  const conditions = before.blockedBy.flatMap((blocked) => (side === 'PERSON' ? byPerson(blocked, pair) : byEmployer(blocked, pair)));
  const skills = side === 'PERSON' ? learnt(graph, pair, before) : loosened(pair, before);
  return [...conditions, ...skills].map(([alteration, personAfter, offerAfter]) => {
    const [asked, someone] = [{ ...offer, ...offerAfter }, { ...person, ...personAfter }];
    const { score, fit } = scorePair(graph, compileOffer(graph, asked), compilePerson(graph, someone));
    return { side, alteration, scoreBefore: before.score, scoreAfter: score, fitBefore: before.fit, fitAfter: fit, eligibleAfter: passesConditions(asked, someone, day, visibility) };
  });
}
