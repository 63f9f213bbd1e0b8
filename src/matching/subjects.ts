import type { Standing } from './weights.ts';

/** DigComp's four bands, lowest first. */
export const SKILL_LEVELS = ['FOUNDATION', 'INTERMEDIATE', 'ADVANCED', 'SPECIALISED'] as const;
export type SkillLevel = (typeof SKILL_LEVELS)[number];

/** The CEFR's steps and, above them, a first language. */
export const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'NATIVE'] as const;
export type CefrLevel = (typeof CEFR_LEVELS)[number];

export const WORK_MODES = ['ON_SITE', 'HYBRID', 'REMOTE'] as const;
export type WorkMode = (typeof WORK_MODES)[number];

/** The code in a person's `reach` that stands for remote work; no place has it. */
export const REMOTE = 'REMOTE';

export interface LanguageLevel {
  /** ISO 639-1. */
  readonly language: string;
  readonly level: CefrLevel;
}

export interface AskedSkill {
  /** Slug. */
  readonly skill: string;
  readonly minimumLevel: SkillLevel;
}

/** One thing asked: a skill, or with several alternatives any one of them. */
export interface Requirement {
  readonly alternatives: readonly AskedSkill[];
}

export interface NiceToHave extends Requirement {
  readonly weight: 1 | 2 | 3;
}

/** What an offer asks, as the matcher reads it. Days are YYYY-MM-DD of Africa/Casablanca; places ISO 3166 codes. */
export interface MatchOffer {
  readonly id: string;
  readonly workMode: WorkMode;
  /** The places as stated. */
  readonly places: readonly string[];
  /** The places with all their ancestors and descendants; not read for a remote offer. */
  readonly placeAt: readonly string[];
  /** Countries of residence that a remote offer accepts; empty: any. */
  readonly acceptedCountries: readonly string[];
  readonly contractTypes: readonly string[];
  readonly requiredLanguages: readonly LanguageLevel[];
  /** Shown to people; neither blocks nor scores. */
  readonly preferredLanguages: readonly LanguageLevel[];
  /** Null: as soon as possible. */
  readonly startsOn: string | null;
  readonly mustHaves: readonly Requirement[];
  readonly niceToHaves: readonly NiceToHave[];
}

export interface HeldSkill {
  /** Slug. A skill may be listed more than once (confirmed at one level, declared at a higher): the better counts. */
  readonly skill: string;
  /** Null: not said, counts as FOUNDATION. */
  readonly level: SkillLevel | null;
  readonly standing: Standing;
}

/**
 * What a person brings, as the matcher reads it: there is no field here for gender, age, name, nationality, family
 * status, centre or day of sign-up, so none of them can be read. The id is read for the tie's hash alone.
 */
export interface MatchPerson {
  readonly id: string;
  /** What ties are broken by in place of the id, where who looks may not learn that: the name the employer has for the person. */
  readonly tieKey?: string;
  /** Place codes as ticked, in order of preference if `reachIsOrdered`, and REMOTE if ticked. */
  readonly reach: readonly string[];
  readonly reachIsOrdered: boolean;
  /** ISO 3166-1; null: not said. */
  readonly residenceCountry: string | null;
  readonly contractTypes: readonly string[];
  readonly languages: readonly LanguageLevel[];
  /** Null: from today. */
  readonly availableOn: string | null;
  readonly skills: readonly HeldSkill[];
}

/** What decides whether a certain employer may come upon a person. Given only where an employer looks. */
export interface VisibilityFacts {
  readonly findable: boolean;
  /** The day on which availability was last reconfirmed; null: never. */
  readonly reconfirmedOn: string | null;
  /** The person does not want to be found by this employer. */
  readonly blockedByPerson: boolean;
  /** An application or an accepted invitation exists between the two. */
  readonly disclosed: boolean;
}
