import type { OfferFacts, Requirement } from '../offers/offer.facts.ts';
import type { Scale } from '../graduates/graduate.entity.ts';
import type { SkillGraph } from './skill-graph.ts';
import { SKILL_LEVELS } from './subjects.ts';

export const SEVERITIES = ['CONTRADICTION', 'WARNING', 'ADVICE'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const FINDINGS = [
  'EXPERT_LEVEL_FOR_LEARNER', 'EXPERT_LEVEL_FOR_JUNIOR', 'EXPERIENCE_FOR_LEARNER', 'EXPERIENCE_FOR_JUNIOR', 'IMPLIED_ALTERNATIVE', 'IMPLIED_MUST_HAVE', 'MANY_MUST_HAVES',
  'DEADLINE_AFTER_START', 'NOT_AN_INTERNSHIP', 'NO_SALARY', 'NO_LANGUAGE', 'NO_REMOTE_WORD', 'NO_COUNTRIES', 'NO_WORK_PERMIT_WORD', 'LATE_REPLY',
] as const;
export type FindingCode = (typeof FINDINGS)[number];

/** Something about an offer that its employer may want to look at again. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** The input field, as a dotted path. */
  readonly field: string;
  /** Slugs, levels and numbers for the message. */
  readonly skill?: string;
  readonly other?: string;
  readonly count?: number;
}

/** What is known of an offer beside its facts. */
export interface LintedOffer {
  readonly facts: OfferFacts;
  readonly scale: Scale;
  /** Whether one of its places lies in another country than the home region. */
  readonly abroad: boolean;
  /** Whether the work permit was said, rather than filled in. */
  readonly permitSaid: boolean;
}

/** So many must-haves are more than a first job asks. */
const MUSTS_ENOUGH = 8;
/** Somebody who waits longer has found another job. */
const REPLY_DAYS_ENOUGH = 21;

const LEARNING: ReadonlySet<string> = new Set(['PRE_HIRE_INTERNSHIP', 'INTERNSHIP', 'APPRENTICESHIP']);
const JUNIOR = /(?<![\p{L}])(junior|débutante?|debutante?|entry[- ]level|stagiaire|alternante?)(?![\p{L}])|مبتدئ|متدرب/iu;

const isForLearners = ({ contractTypes }: OfferFacts): boolean => contractTypes.length > 0 && contractTypes.every((type) => LEARNING.has(type));
const isForJuniors = ({ texts }: OfferFacts): boolean => texts.some(({ title }) => JUNIOR.test(title));

function levelFindings(facts: OfferFacts): Finding[] {
  const learners = isForLearners(facts);
  if (!learners && !isForJuniors(facts)) return [];
  const least = learners ? 'ADVANCED' : 'SPECIALISED';
  return facts.mustHaves.flatMap(({ alternatives }, index) => alternatives.flatMap(({ skill, minimumLevel }, at): Finding[] =>
    (SKILL_LEVELS.indexOf(minimumLevel) < SKILL_LEVELS.indexOf(least) ? [] : [{ code: learners ? 'EXPERT_LEVEL_FOR_LEARNER' : 'EXPERT_LEVEL_FOR_JUNIOR', severity: 'CONTRADICTION', field: `mustHaves.${index}.alternatives.${at}.minimumLevel`, skill }])));
}

function experienceFindings(facts: OfferFacts): Finding[] {
  const { experienceYears: count } = facts;
  if (count > 0 && isForLearners(facts)) return [{ code: 'EXPERIENCE_FOR_LEARNER', severity: 'CONTRADICTION', field: 'experienceYears', count }];
  return count >= 3 && isForJuniors(facts) ? [{ code: 'EXPERIENCE_FOR_JUNIOR', severity: 'CONTRADICTION', field: 'experienceYears', count }] : [];
}

/** Whether whoever meets `held` meets `asked` too. */
const brings = (graph: SkillGraph, held: { skill: string; minimumLevel: string }, asked: { skill: string; minimumLevel: string }): boolean =>
  ['IMPLIED', 'NARROWER'].includes(graph.relation(asked.skill, held.skill) ?? '') && SKILL_LEVELS.indexOf(held.minimumLevel as never) >= SKILL_LEVELS.indexOf(asked.minimumLevel as never);

function groupFindings(graph: SkillGraph, list: readonly Requirement[], name: string): Finding[] {
  return list.flatMap(({ alternatives }, index) => alternatives.flatMap((one, at): Finding[] => {
    const wider = alternatives.find((other) => other !== one && brings(graph, one, other));
    return wider ? [{ code: 'IMPLIED_ALTERNATIVE', severity: 'WARNING', field: `${name}.${index}.alternatives.${at}.skill`, skill: one.skill, other: wider.skill }] : [];
  }));
}

/** A must-have that comes along with another one says nothing new and costs weight. */
function impliedFindings(graph: SkillGraph, { mustHaves }: OfferFacts): Finding[] {
  const single = mustHaves.flatMap(({ alternatives }, index) => (alternatives.length === 1 ? [{ ...alternatives[0]!, index }] : []));
  return single.flatMap((asked): Finding[] => {
    const other = single.find((held) => held !== asked && brings(graph, held, asked));
    return other ? [{ code: 'IMPLIED_MUST_HAVE', severity: 'ADVICE', field: `mustHaves.${asked.index}.alternatives.0.skill`, skill: asked.skill, other: other.skill }] : [];
  });
}

function saidFindings({ facts, scale, abroad, permitSaid }: LintedOffer): Finding[] {
  const international = scale === 'INTERNATIONAL';
  const remote = facts.workMode === 'REMOTE';
  const is = (holds: boolean, code: FindingCode, severity: Severity, field: string): Finding[] => (holds ? [{ code, severity, field }] : []);
  return [
    ...is(facts.salary === null, 'NO_SALARY', international ? 'WARNING' : 'ADVICE', 'salary'),
    ...is(international && facts.requiredLanguages.length === 0, 'NO_LANGUAGE', 'WARNING', 'requiredLanguages'),
    ...is(abroad && facts.workMode === 'ON_SITE' && !facts.relocationHelp, 'NO_REMOTE_WORD', 'ADVICE', 'workMode'),
    ...is(international && remote && facts.acceptedCountries.length === 0, 'NO_COUNTRIES', 'ADVICE', 'acceptedCountries'),
    ...is(abroad && !remote && (!permitSaid || facts.workPermit === 'NOT_NEEDED'), 'NO_WORK_PERMIT_WORD', 'WARNING', 'workPermit'),
  ];
}

/** What an employer may want to look at again, in the order of the fields that people fill in. Pure: it counts nobody. */
export function findingsOf(graph: SkillGraph, linted: LintedOffer): Finding[] {
  const { facts } = linted;
  const internship = facts.contractTypes.some((type) => LEARNING.has(type));
  const misplaced = (['endOfStudies', 'agreementRequired'] as const).filter((field) => facts[field] && facts.contractTypes.length > 0 && !internship);
  return [
    ...levelFindings(facts),
    ...experienceFindings(facts),
    ...groupFindings(graph, facts.mustHaves, 'mustHaves'),
    ...groupFindings(graph, facts.niceToHaves, 'niceToHaves'),
    ...impliedFindings(graph, facts),
    ...(facts.mustHaves.length > MUSTS_ENOUGH ? [{ code: 'MANY_MUST_HAVES', severity: 'WARNING', field: 'mustHaves', count: facts.mustHaves.length } as const] : []),
    ...misplaced.map((field): Finding => ({ code: 'NOT_AN_INTERNSHIP', severity: 'CONTRADICTION', field })),
    ...(facts.startsOn && facts.deadlineOn && facts.deadlineOn > facts.startsOn ? [{ code: 'DEADLINE_AFTER_START', severity: 'CONTRADICTION', field: 'deadlineOn' } as const] : []),
    ...saidFindings(linted),
    ...(facts.replyWithinDays > REPLY_DAYS_ENOUGH ? [{ code: 'LATE_REPLY', severity: 'ADVICE', field: 'replyWithinDays', count: facts.replyWithinDays } as const] : []),
  ];
}
