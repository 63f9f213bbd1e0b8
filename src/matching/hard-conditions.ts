import { FRESH_DAYS } from '../graduates/freshness.ts';
import { addDays } from '../kernel/clock.ts';
import {
  CEFR_LEVELS, REMOTE,
  type CefrLevel, type LanguageLevel, type MatchOffer, type MatchPerson, type VisibilityFacts, type WorkMode,
} from './subjects.ts';

/** An offer waits this many days after its start for somebody who is not free yet. */
export const START_GRACE_DAYS = 30;

export const CONDITIONS = ['MOBILITY', 'CONTRACT', 'LANGUAGE', 'AVAILABILITY', 'VISIBILITY'] as const;
export type Condition = (typeof CONDITIONS)[number];

/** A hard condition that fails: what the offer asks and what the person has, as codes, levels and days. */
export type BlockedBy =
  | {
    readonly condition: 'MOBILITY';
    /** `places`: the codes to reach, REMOTE for a remote offer; empty when that half passes. `residenceCountries` likewise. */
    readonly asked: { readonly workMode: WorkMode; readonly places: readonly string[]; readonly residenceCountries: readonly string[] };
    /** `residenceIsHidden` where an employer looks: `residenceCountry` is null then, whatever it is. */
    readonly offered: { readonly reach: readonly string[]; readonly residenceCountry: string | null; readonly residenceIsHidden?: true };
  }
  | { readonly condition: 'CONTRACT'; readonly asked: { readonly contractTypes: readonly string[] }; readonly offered: { readonly contractTypes: readonly string[] } }
  | {
    readonly condition: 'LANGUAGE';
    /** The languages that fail, no others; `offered` names the same ones, null where the person lists none. */
    readonly asked: { readonly languages: readonly LanguageLevel[] };
    readonly offered: { readonly languages: readonly { readonly language: string; readonly level: CefrLevel | null }[] };
  }
  | {
    readonly condition: 'AVAILABILITY';
    /** `noLaterThan`: the start, or today if that is past, and the days of grace. */
    readonly asked: { readonly startsOn: string; readonly noLaterThan: string };
    readonly offered: { readonly availableOn: string };
  }
  | {
    readonly condition: 'VISIBILITY';
    readonly asked: { readonly reconfirmedWithinDays: number };
    /** `findable` is false too where this person blocked this employer: nobody may learn which of the two it is. */
    readonly offered: { readonly findable: boolean; readonly reconfirmedOn: string | null };
  };

const later = (one: string, other: string): string => (one > other ? one : other);

const cefrRank = (level: CefrLevel | null): number => (level === null ? 0 : CEFR_LEVELS.indexOf(level) + 1);

function heldLevel(person: MatchPerson, language: string): CefrLevel | null {
  let best: CefrLevel | null = null;
  for (const held of person.languages) if (held.language === language && cefrRank(held.level) > cefrRank(best)) best = held.level;
  return best;
}

/** The place in the person's `reach` of the first code that the offer lies in; -1: none, and MOBILITY fails. */
export const reachRank = (offer: MatchOffer, person: MatchPerson): number =>
  offer.workMode === 'REMOTE'
    ? person.reach.indexOf(REMOTE)
    : person.reach.findIndex((code) => code !== REMOTE && offer.placeAt.includes(code));

const reaches = (offer: MatchOffer, person: MatchPerson): boolean => reachRank(offer, person) >= 0;

const residesWell = (offer: MatchOffer, person: MatchPerson): boolean =>
  offer.workMode !== 'REMOTE' || offer.acceptedCountries.length === 0
  || (person.residenceCountry !== null && offer.acceptedCountries.includes(person.residenceCountry));

const agreesOnContract = (offer: MatchOffer, person: MatchPerson): boolean =>
  person.contractTypes.some((type) => offer.contractTypes.includes(type));

const speaks = (person: MatchPerson, asked: LanguageLevel): boolean => cefrRank(heldLevel(person, asked.language)) >= cefrRank(asked.level);

const isFreeInTime = (offer: MatchOffer, person: MatchPerson, today: string): boolean =>
  offer.startsOn === null || person.availableOn === null || person.availableOn <= later(offer.startsOn, today)
  || addDays(later(offer.startsOn, today), START_GRACE_DAYS) >= later(person.availableOn, today);

const isReconfirmed = (facts: VisibilityFacts, today: string): boolean =>
  facts.reconfirmedOn !== null && addDays(facts.reconfirmedOn, FRESH_DAYS) >= today;

const isVisible = (facts: VisibilityFacts, today: string): boolean =>
  facts.disclosed || (facts.findable && !facts.blockedByPerson && isReconfirmed(facts, today));

/** True when every hard condition passes; the same answer as an empty `evaluateConditions`, without building it. */
export const passesConditions = (offer: MatchOffer, person: MatchPerson, today: string, visibility?: VisibilityFacts): boolean =>
  agreesOnContract(offer, person)
  && reaches(offer, person)
  && residesWell(offer, person)
  && offer.requiredLanguages.every((asked) => speaks(person, asked))
  && isFreeInTime(offer, person, today)
  && (visibility === undefined || isVisible(visibility, today));

function mobilityBlock(offer: MatchOffer, person: MatchPerson): BlockedBy {
  const remote = offer.workMode === 'REMOTE';
  return {
    condition: 'MOBILITY',
    asked: {
      workMode: offer.workMode,
      places: reaches(offer, person) ? [] : remote ? [REMOTE] : offer.places,
      residenceCountries: residesWell(offer, person) ? [] : offer.acceptedCountries,
    },
    offered: { reach: person.reach, residenceCountry: person.residenceCountry },
  };
}

/**
 * Every hard condition that fails, in the order of `CONDITIONS`, each once; empty: the pair is eligible. `today` is a day
 * (YYYY-MM-DD) of Africa/Casablanca. Leave `visibility` out where the person looks.
 */
export function evaluateConditions(offer: MatchOffer, person: MatchPerson, today: string, visibility?: VisibilityFacts): BlockedBy[] {
  const failed: BlockedBy[] = [];
  if (!reaches(offer, person) || !residesWell(offer, person)) failed.push(mobilityBlock(offer, person));
  if (!agreesOnContract(offer, person)) {
    failed.push({ condition: 'CONTRACT', asked: { contractTypes: offer.contractTypes }, offered: { contractTypes: person.contractTypes } });
  }
  const unspoken = offer.requiredLanguages.filter((asked) => !speaks(person, asked));
  if (unspoken.length > 0) {
    const languages = unspoken.map(({ language }) => ({ language, level: heldLevel(person, language) }));
    failed.push({ condition: 'LANGUAGE', asked: { languages: unspoken }, offered: { languages } });
  }
  if (offer.startsOn !== null && !isFreeInTime(offer, person, today)) {
    failed.push({
      condition: 'AVAILABILITY',
      asked: { startsOn: offer.startsOn, noLaterThan: addDays(later(offer.startsOn, today), START_GRACE_DAYS) },
      offered: { availableOn: later(person.availableOn ?? today, today) },
    });
  }
  if (visibility !== undefined && !isVisible(visibility, today)) {
    const findable = visibility.findable && !visibility.blockedByPerson;
    failed.push({ condition: 'VISIBILITY', asked: { reconfirmedWithinDays: FRESH_DAYS }, offered: { findable, reconfirmedOn: visibility.reconfirmedOn } });
  }
  return failed;
}
