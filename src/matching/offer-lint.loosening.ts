import { ContractType } from '../graduates/graduate.entity.ts';
import type { OfferFacts } from '../offers/offer.facts.ts';
import { CEFR_LEVELS, SKILL_LEVELS, type CefrLevel, type MatchOffer, type Requirement, type SkillLevel } from './subjects.ts';

export const LOOSENINGS = ['DROP_MUST_HAVE', 'LOWER_LEVEL', 'ANY_PLACE', 'ANY_RESIDENCE', 'ANY_CONTRACT', 'LOWER_LANGUAGE', 'DROP_LANGUAGE', 'ANY_START'] as const;
export type LooseningKind = (typeof LOOSENINGS)[number];

/** An offer that asks one thing less. */
export interface Loosening {
  readonly kind: LooseningKind;
  readonly field: string;
  /** The alternatives of a must-have, or the language. */
  readonly skills: readonly string[];
  readonly language: string | null;
  /** The level asked afterwards, where one is. */
  readonly toLevel: SkillLevel | CefrLevel | null;
  readonly offer: MatchOffer;
}

const ALL_CONTRACTS: readonly string[] = Object.values(ContractType);

/** What the map has to say: a place with those above and below, every place there is, and the skill that counts in one's place. */
export interface LintMap {
  readonly placeAt: (code: string) => readonly string[];
  readonly everywhere: readonly string[];
  readonly present: (slug: string) => string;
}

const asked = ({ alternatives }: { alternatives: readonly { skill: string; minimumLevel: SkillLevel }[] }, present: LintMap['present']): Requirement =>
  ({ alternatives: alternatives.map(({ skill, minimumLevel }) => ({ skill: present(skill), minimumLevel })) });

/** An offer being written, as the matcher would read it. What is not said yet (no place, no contract) narrows nothing. */
export function offerBeingWritten(facts: OfferFacts, { placeAt, everywhere, present }: LintMap): MatchOffer {
  const unplaced = facts.workMode !== 'REMOTE' && facts.placeCodes.length === 0;
  return {
    id: '', workMode: facts.workMode, places: facts.placeCodes, placeAt: unplaced ? everywhere : [...new Set(facts.placeCodes.flatMap(placeAt))],
    acceptedCountries: facts.acceptedCountries, contractTypes: facts.contractTypes.length === 0 ? ALL_CONTRACTS : facts.contractTypes,
    requiredLanguages: facts.requiredLanguages, preferredLanguages: [], startsOn: facts.startsOn,
    mustHaves: facts.mustHaves.map((one) => asked(one, present)),
    niceToHaves: facts.niceToHaves.map((one) => ({ ...asked(one, present), weight: one.weight as 1 | 2 | 3 })),
  };
}

const NONE = { skills: [], language: null, toLevel: null } as const;

/** Of each must-have: without it (an offer keeps one at least), and one level down. */
function skillLoosenings(offer: MatchOffer): Loosening[] {
  return offer.mustHaves.flatMap(({ alternatives }, index): Loosening[] => {
    const one = { ...NONE, field: `mustHaves.${index}`, skills: alternatives.map(({ skill }) => skill) };
    const lower = alternatives.map(({ skill, minimumLevel }) => ({ skill, minimumLevel: SKILL_LEVELS[Math.max(0, SKILL_LEVELS.indexOf(minimumLevel) - 1)]! }));
    const lowered = lower.some(({ minimumLevel }, at) => minimumLevel !== alternatives[at]!.minimumLevel);
    return [
      ...(offer.mustHaves.length > 1 ? [{ ...one, kind: 'DROP_MUST_HAVE', offer: { ...offer, mustHaves: offer.mustHaves.toSpliced(index, 1) } } as const] : []),
      ...(lowered ? [{ ...one, kind: 'LOWER_LEVEL', toLevel: lower[0]!.minimumLevel, offer: { ...offer, mustHaves: offer.mustHaves.with(index, { alternatives: lower }) } } as const] : []),
    ];
  });
}

function languageLoosenings(offer: MatchOffer, fieldOf: (language: string) => string): Loosening[] {
  return offer.requiredLanguages.flatMap(({ language, level }, index): Loosening[] => {
    const one = { ...NONE, field: fieldOf(language), language };
    const rank = CEFR_LEVELS.indexOf(level);
    return [
      ...(rank > 0 ? [{ ...one, kind: 'LOWER_LANGUAGE', toLevel: CEFR_LEVELS[rank - 1]!, offer: { ...offer, requiredLanguages: offer.requiredLanguages.with(index, { language, level: CEFR_LEVELS[rank - 1]! }) } } as const] : []),
      { ...one, kind: 'DROP_LANGUAGE', offer: { ...offer, requiredLanguages: offer.requiredLanguages.toSpliced(index, 1) } },
    ];
  });
}

/**
 * Every single step by which the offer would ask less: the hard conditions, then the must-haves. Whoever fits the offer fits
 * each of these.
 * @param fieldOf where the input names a language
 */
export function looseningsOf(offer: MatchOffer, facts: OfferFacts, { everywhere }: LintMap, fieldOf: (language: string) => string): Loosening[] {
  const remote = offer.workMode === 'REMOTE';
  const on = (holds: boolean, kind: LooseningKind, field: string, over: Partial<MatchOffer>): Loosening[] => (holds ? [{ ...NONE, kind, field, offer: { ...offer, ...over } }] : []);
  return [
    ...on(!remote && facts.placeCodes.length > 0, 'ANY_PLACE', 'placeCodes', { placeAt: everywhere }),
    ...on(remote && offer.acceptedCountries.length > 0, 'ANY_RESIDENCE', 'acceptedCountries', { acceptedCountries: [] }),
    ...on(facts.contractTypes.length > 0, 'ANY_CONTRACT', 'contractTypes', { contractTypes: ALL_CONTRACTS }),
    ...languageLoosenings(offer, fieldOf),
    ...on(offer.startsOn !== null, 'ANY_START', 'startsOn', { startsOn: null }),
    ...skillLoosenings(offer),
  ];
}
