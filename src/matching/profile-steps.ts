import { type CompiledOffer, compilePerson } from './credits.ts';
import { type Condition, evaluateConditions } from './hard-conditions.ts';
import { type Altered, availability, type Blocked, contracts, languages, mobility } from './profile-alterations.ts';
import { type ConsideredOffer, type Findability, type ProfileStep, STEP_KINDS, type StepEffect, type StepKind, type StepsQuestion } from './profile-step.ts';
import { scorePair } from './score.ts';
import { compareGaps, rankGaps, type RankedGap, trialOf } from './skill-gap.ranking.ts';
import type { SkillGraph } from './skill-graph.ts';
import { CEFR_LEVELS, type MatchPerson, SKILL_LEVELS } from './subjects.ts';

/** So many of a kind are told: the ones that bring most. */
const SHOWN: Readonly<Partial<Record<StepKind, number>>> = { PLACE: 3, RESIDENCE: 3, CONTRACT: 3, LANGUAGE: 3, SKILL: 5, SKILL_LEVEL: 5 };
const SCALES = ['LOCAL', 'REGIONAL', 'INTERNATIONAL'];
const FOUNDATIONS: Readonly<Partial<Record<Condition, StepKind>>> = { MOBILITY: 'PLACE', CONTRACT: 'CONTRACT', LANGUAGE: 'LANGUAGE' };

/**
 * The conditions that a profile which says nothing of its places or contracts can not meet, and then its languages where it lists
 * none. No single step would bring anything while two are open, so that each is counted as if the others were said.
 */
export function openConditions({ reach, contractTypes, languages: spoken }: MatchPerson): Condition[] {
  const open: Condition[] = [...(reach.length === 0 ? ['MOBILITY' as const] : []), ...(contractTypes.length === 0 ? ['CONTRACT' as const] : [])];
  return open.length > 0 && spoken.length === 0 ? [...open, 'LANGUAGE'] : open;
}

interface Looked extends ConsideredOffer, Blocked {
  readonly score: number;
}

const NOTHING = { code: null, skill: null, fromLevel: null, toLevel: null, fromCefr: null, toCefr: null } as const;
const byGain = (a: StepEffect, b: StepEffect): number => b.scoreAfter - (b.scoreBefore ?? 0) - (a.scoreAfter - (a.scoreBefore ?? 0)) || b.scoreAfter - a.scoreAfter || (a.offerId < b.offerId ? -1 : 1);
const sum = (effects: readonly StepEffect[]): number => effects.reduce((total, { scoreBefore, scoreAfter }) => total + scoreAfter - (scoreBefore ?? 0), 0);

/** One person's steps being worked out. */
class Steps {
  readonly #graph: SkillGraph;
  readonly #person: MatchPerson;
  readonly #day: string;
  readonly #open: readonly Condition[];
  readonly #looked: readonly Looked[];

  constructor(graph: SkillGraph, { offers, person, day }: StepsQuestion) {
    this.#graph = graph;
    this.#person = person;
    this.#day = day;
    this.#open = openConditions(person);
    const compiled = compilePerson(graph, person);
    this.#looked = offers.map((one) => ({ ...one, blocked: evaluateConditions(one.compiled.offer, person, day), score: scorePair(graph, one.compiled, compiled).score }));
  }

  /** What no settled condition keeps apart, beside `condition`. */
  #within(condition: Condition | null): Looked[] {
    return this.#looked.filter(({ blocked }) => blocked.every((one) => one.condition === condition || this.#open.includes(one.condition)));
  }

  /** How many are eligible as the profile stands. */
  get eligibleCount(): number {
    return this.#looked.filter(({ blocked }) => blocked.length === 0).length;
  }

  /** Eligible, as far as conditions count that the profile says something for. */
  get eligible(): Looked[] {
    return this.#within(null);
  }

  #others(condition: Condition | null): StepKind[] {
    return this.#open.filter((one) => one !== condition).map((one) => FOUNDATIONS[one]!);
  }

  /** The steps that make one condition pass: the changed profile is held against every offer that this condition alone keeps apart. */
  reaching(condition: Condition, alter: (looked: readonly Looked[], person: MatchPerson) => Altered[]): ProfileStep[] {
    const apart = this.#within(condition).filter(({ blocked }) => blocked.some((one) => one.condition === condition));
    const alongside = this.#others(condition);
    return alter(apart, this.#person).flatMap(({ step, after }) => {
      const altered = { ...this.#person, ...after };
      const compiled = compilePerson(this.#graph, altered);
      const effects = apart.flatMap((one): StepEffect[] => (this.#passes(one.compiled, altered, condition) ? [{ offerId: one.compiled.offer.id, scoreBefore: null, scoreAfter: scorePair(this.#graph, one.compiled, compiled).score }] : []));
      return effects.length === 0 ? [] : [{ ...NOTHING, ...step, alongside, effects: effects.toSorted(byGain), newlyEligible: effects.length, rising: 0, finding: 0, gain: sum(effects) }];
    });
  }

  #passes({ offer }: CompiledOffer, person: MatchPerson, condition: Condition): boolean {
    return evaluateConditions(offer, person, this.#day).every((one) => one.condition !== condition && this.#open.includes(one.condition));
  }

  /** Skills more, and skills whose level was not said: each at the level that brings most. */
  skills(): ProfileStep[] {
    const offers = this.eligible.map((one) => one.compiled);
    const unsaid = [...Map.groupBy(this.#person.skills, ({ skill }) => skill)].filter(([, held]) => held.every(({ level }) => level === null)).map(([skill]) => skill);
    const more = rankGaps(this.#graph, offers, this.#person).filter(({ skill }) => !unsaid.includes(skill));
    return [...onceEach(more).map((gap) => this.#ofGap('SKILL', gap)), ...onceEach(this.#levels(offers, unsaid)).map((gap) => this.#ofGap('SKILL_LEVEL', gap))];
  }

  #levels(offers: readonly CompiledOffer[], unsaid: readonly string[]): RankedGap[] {
    if (unsaid.length === 0) return [];
    const { brings } = trialOf(this.#graph, offers, this.#person);
    return unsaid.flatMap((skill) => SKILL_LEVELS.slice(1).map((_, at) => brings(this.#graph.numberOf(skill), at + 1))).filter(({ rises }) => rises.length > 0);
  }

  #ofGap(kind: StepKind, { skill, fromLevel, toLevel, rises, gain }: RankedGap): ProfileStep {
    const effects = rises.map(({ offerId, scoreBefore, scoreAfter }) => ({ offerId, scoreBefore, scoreAfter })).toSorted(byGain);
    // A level that was not said is none to start from.
    return { ...NOTHING, kind, skill, fromLevel: kind === 'SKILL_LEVEL' ? null : fromLevel, toLevel, alongside: this.#others(null), effects, newlyEligible: 0, rising: effects.length, finding: 0, gain };
  }

  /** What brings the person before the eyes of employers whose offers it is eligible for. */
  finding({ findableAt, emailConfirmed, enrolmentConfirmed, reconfirmed }: Findability): ProfileStep[] {
    const missing: StepKind[] = [...(emailConfirmed ? [] : ['CONFIRM_EMAIL' as const]), ...(enrolmentConfirmed ? [] : ['ENROLMENT' as const]), ...(reconfirmed ? [] : ['RECONFIRM' as const])];
    const nowhere = findableAt.length === 0;
    const step = (kind: StepKind, code: string | null, scales: readonly string[]): ProfileStep[] => {
      const effects = this.eligible.filter(({ scale }) => scales.includes(scale)).map(({ compiled, score }): StepEffect => ({ offerId: compiled.offer.id, scoreBefore: null, scoreAfter: score }));
      const alongside = [...this.#others(null), ...missing.filter((one) => one !== kind), ...(nowhere && kind !== 'FINDABLE' ? ['FINDABLE' as const] : [])];
      return effects.length === 0 ? [] : [{ ...NOTHING, kind, code, alongside, effects: effects.map((one) => ({ ...one, scoreBefore: one.scoreAfter })).toSorted(byGain), newlyEligible: 0, rising: 0, finding: effects.length, gain: sum(effects) }];
    };
    return [...missing.flatMap((kind) => step(kind, null, nowhere ? SCALES : findableAt)), ...SCALES.filter((scale) => !findableAt.includes(scale)).flatMap((scale) => step('FINDABLE', scale, [scale]))];
  }
}

/** Of each skill the level that brings most, the lower where two bring the same. */
const onceEach = (gaps: readonly RankedGap[]): RankedGap[] => [...new Map(gaps.toSorted(compareGaps).toReversed().map((gap) => [gap.skill, gap])).values()].toReversed();

const inOrder = (a: ProfileStep, b: ProfileStep): number =>
  b.gain - a.gain || STEP_KINDS.indexOf(a.kind) - STEP_KINDS.indexOf(b.kind) || CEFR_LEVELS.indexOf(a.toCefr ?? 'A1') - CEFR_LEVELS.indexOf(b.toCefr ?? 'A1') || ((a.code ?? a.skill ?? '') < (b.code ?? b.skill ?? '') ? -1 : 1);

/** The first so many of each kind; of a language the level that brings most. */
function shown(steps: readonly ProfileStep[]): ProfileStep[] {
  const counts = new Map<StepKind, number>();
  const spoken = new Set<string | null>();
  return steps.filter(({ kind, code }) => {
    if (kind === 'LANGUAGE' && spoken.has(code)) return false;
    if (kind === 'LANGUAGE') spoken.add(code);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts.get(kind)! <= (SHOWN[kind] ?? Infinity);
  });
}

/** How many of these offers the person is eligible for as it stands, and every step that would bring something, the most first. */
export function profileSteps(graph: SkillGraph, question: StepsQuestion): { readonly eligible: number; readonly steps: readonly ProfileStep[] } {
  const work = new Steps(graph, question);
  const steps = [
    ...work.reaching('MOBILITY', mobility), ...work.reaching('CONTRACT', contracts), ...work.reaching('LANGUAGE', languages), ...work.reaching('AVAILABILITY', availability),
    ...work.skills(), ...work.finding(question.findability),
  ];
  return { eligible: work.eligibleCount, steps: shown(steps.toSorted(inOrder)) };
}
