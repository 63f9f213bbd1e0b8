import type { CompiledOffer } from './credits.ts';
import type { CefrLevel, MatchPerson, SkillLevel } from './subjects.ts';

/** What a person can do about its profile. */
export const STEP_KINDS = ['PLACE', 'REMOTE', 'RESIDENCE', 'CONTRACT', 'LANGUAGE', 'AVAILABILITY', 'SKILL', 'SKILL_LEVEL', 'CONFIRM_EMAIL', 'ENROLMENT', 'RECONFIRM', 'FINDABLE'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What one offer gets out of a step. Scores in millionths. */
export interface StepEffect {
  readonly offerId: string;
  /** Null: not eligible before. */
  readonly scoreBefore: number | null;
  readonly scoreAfter: number;
}

/** One step, and what it would bring over the offers that were looked at. */
export interface ProfileStep {
  readonly kind: StepKind;
  /** A place, a country, a contract type, a language, a day or a scale; null where the kind says it all, or `skill` does. */
  readonly code: string | null;
  readonly skill: string | null;
  readonly fromLevel: SkillLevel | null;
  readonly toLevel: SkillLevel | null;
  readonly fromCefr: CefrLevel | null;
  readonly toCefr: CefrLevel | null;
  /** Steps without which it brings nothing; it is counted as if they were done too. */
  readonly alongside: readonly StepKind[];
  /** Offers that would become eligible, whose score would rise, or whose employer would newly find the person; the most first. */
  readonly effects: readonly StepEffect[];
  /** Of the effects: the offers that become eligible. */
  readonly newlyEligible: number;
  /** Of the effects: the eligible offers whose score rises. */
  readonly rising: number;
  /** Of the effects: the eligible offers whose employers newly find the person. */
  readonly finding: number;
  /** In millionths: the whole score of each offer that is newly within reach or whose employer newly finds the person, and every rise. */
  readonly gain: number;
}

/** An open offer that is looked at, and at which scale its employer looks. */
export interface ConsideredOffer {
  readonly compiled: CompiledOffer;
  readonly scale: string;
}

/** What decides whether employers find the person, whoever they are. */
export interface Findability {
  readonly findableAt: readonly string[];
  readonly emailConfirmed: boolean;
  readonly enrolmentConfirmed: boolean;
  readonly reconfirmed: boolean;
}

export interface StepsQuestion {
  readonly offers: readonly ConsideredOffer[];
  readonly person: MatchPerson;
  readonly findability: Findability;
  /** YYYY-MM-DD, in Casablanca. */
  readonly day: string;
}
