import { inLanguage, type Language } from '../kernel/language.ts';
import { allOf, anyOf, named } from '../kernel/locale.ts';
import type { Match, RequirementMatch } from './explanation.ts';
import { ASKED, ASKED_COUNT, BELOW, COUNTS, HELD, MET_COUNT, MET_THROUGH, MISSING, MORE, NONE_OF_THEM, NOTHING_ASKED, OTHERS, SEVERAL_MISSING, UNSTATED } from './summary.sentences.ts';
import { plural, WORDS } from './wording.ts';

/** The label of a skill, in the language that is written in. */
export type LabelOf = (slug: string) => string;

/** So many requirements that are not met are named in a summary; it is a sentence, not a list. */
const NAMED = 3;

function answer(requirement: RequirementMatch, language: Language, labels: LabelOf): string {
  const { outcome, relation, through, heldLevel, heldLevelIsStated, standing, alternatives } = requirement;
  if (relation === null || heldLevel === null || standing === null) return inLanguage(alternatives.length > 1 ? NONE_OF_THEM : MISSING, language);
  const words = WORDS[language];
  const params = { held: through === null ? '' : named(language, labels(through)), level: words.levels[heldLevel], standing: words.standings[standing] };
  if (through === null) return inLanguage(heldLevelIsStated ? HELD[standing] : UNSTATED, language, params);
  return inLanguage((outcome === 'MET_THROUGH' ? MET_THROUGH : BELOW)[relation] ?? MISSING, language, params);
}

function clauseOf(requirement: RequirementMatch, language: Language, labels: LabelOf): string {
  const { alternatives, outcome, kind, skill, minimumLevel } = requirement;
  const { levels, colon } = WORDS[language];
  const asked = outcome === 'MISSING' ? alternatives : [{ skill, minimumLevel }];
  const isOneLevel = asked.every((one) => one.minimumLevel === minimumLevel);
  const names = asked.map((one) => named(language, labels(one.skill)) + (isOneLevel ? '' : ` (${levels[one.minimumLevel]})`));
  const level = isOneLevel ? [inLanguage(ASKED[kind], language, { level: levels[minimumLevel] })] : [];
  return anyOf(language, names) + colon + [...level, answer(requirement, language, labels)].join(language === 'AR' ? '، و' : ', ');
}

/** One requirement in a sentence: what is asked, and what answers it. */
export const requirementMessage = (requirement: RequirementMatch, language: Language, labels: LabelOf): string => `${clauseOf(requirement, language, labels)}.`;

const isMet = ({ outcome }: RequirementMatch): boolean => outcome === 'MET' || outcome === 'MET_THROUGH';

function countClause(requirements: readonly RequirementMatch[], kind: RequirementMatch['kind'], language: Language): string[] {
  const asked = requirements.filter((one) => one.kind === kind);
  if (asked.length === 0) return [];
  const met = asked.filter(isMet).length;
  const share = met === asked.length ? 'all' : met === 0 ? 'none' : 'some';
  const params = { all: asked.length, met: plural(language, met, MET_COUNT, { count: met }), asked: plural(language, asked.length, ASKED_COUNT[kind], { count: asked.length }) };
  return [plural(language, share === 'some' ? met : asked.length, COUNTS[kind][share], params)];
}

/** What a requirement that is not fully met costs: the costliest is named first. */
const lost = ({ weight, credit }: RequirementMatch): number => weight * (10_000 - credit);

function belowClauses(below: readonly RequirementMatch[], language: Language, labels: LabelOf): string[] {
  const left = below.length - NAMED;
  return [...below.slice(0, NAMED).map((one) => clauseOf(one, language, labels)), ...(left > 0 ? [plural(language, left, MORE, { count: left })] : [])];
}

function missingClauses(missing: readonly RequirementMatch[], language: Language, labels: LabelOf): string[] {
  if (missing.length < 2) return missing.map((one) => clauseOf(one, language, labels));
  const names = missing.slice(0, NAMED).map(({ alternatives }) => alternatives.map(({ skill }) => named(language, labels(skill))).join(' / '));
  const left = missing.length - NAMED;
  const others = left > 0 ? [plural(language, left, OTHERS, { count: left })] : [];
  return [inLanguage(SEVERAL_MISSING, language, { names: allOf(language, [...names, ...others]) })];
}

const sentence = (clauses: readonly string[], language: Language): string[] => {
  const text = clauses.join(WORDS[language].semicolon);
  return text === '' ? [] : [`${text.charAt(0).toUpperCase()}${text.slice(1)}.`];
};

/**
 * A match in a sentence or two: how many must-haves are met, and those that are not (below the level, then missing; the costliest
 * three of each); then how many nice-to-haves are: "7 des 8 compétences exigées sont acquises ; Docker : niveau intermédiaire
 * demandé, débutant déclaré. Parmi les 4 compétences souhaitées, 2 sont acquises."
 */
export function summarise(match: Match, language: Language, labels: LabelOf): string {
  const unmet = match.requirements.filter((one) => one.kind === 'MUST_HAVE' && !isMet(one)).toSorted((a, b) => lost(b) - lost(a));
  const musts = [
    ...countClause(match.requirements, 'MUST_HAVE', language),
    ...belowClauses(unmet.filter(({ outcome }) => outcome === 'BELOW_LEVEL'), language, labels),
    ...missingClauses(unmet.filter(({ outcome }) => outcome === 'MISSING'), language, labels),
  ];
  const sentences = [...sentence(musts, language), ...sentence(countClause(match.requirements, 'NICE_TO_HAVE', language), language)];
  return (sentences.length > 0 ? sentences : sentence([inLanguage(NOTHING_ASKED, language)], language)).join(' ');
}
