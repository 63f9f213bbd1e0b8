import type { ContractType } from '../graduates/graduate.entity.ts';
import type { Language } from '../kernel/language.ts';
import type { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import type { RequirementKind, SalaryBasis, SalaryPeriod, WorkMode, WorkPermit } from './offer.entity.ts';

export interface TextFacts {
  language: Language;
  title: string;
  /** Empty in a draft that has none yet. */
  body: string;
}
export interface AskedLanguage {
  /** ISO 639. */
  language: string;
  level: CefrLevel;
}
export interface AskedSkill {
  /** Slug. */
  skill: string;
  minimumLevel: SkillLevel;
}
/** One thing asked: a skill, or with several alternatives any one of them. */
export interface Requirement {
  alternatives: AskedSkill[];
  /** 1-3 of a nice-to-have, 1 of a must-have. */
  weight: number;
}
export interface Salary {
  /** Decimal strings with two decimals. */
  min: string | null;
  max: string | null;
  currency: string;
  period: SalaryPeriod;
  basis: SalaryBasis;
}

/** What an employer says of a job, whole: what is checked, compared and written. */
export interface OfferFacts {
  reference: string | null;
  texts: TextFacts[];
  placeCodes: string[];
  workMode: WorkMode;
  contractTypes: ContractType[];
  endOfStudies: boolean;
  agreementRequired: boolean;
  acceptedCountries: string[];
  salary: Salary | null;
  openings: number;
  startsOn: string | null;
  deadlineOn: string | null;
  experienceYears: number;
  relocationHelp: boolean;
  workPermit: WorkPermit;
  applyUrl: string | null;
  /** Where applications go by letter, while a centre posts for the employer. */
  applyEmail: string | null;
  replyWithinDays: number;
  requiredLanguages: AskedLanguage[];
  preferredLanguages: AskedLanguage[];
  mustHaves: Requirement[];
  niceToHaves: Requirement[];
}

interface GivenRequirement {
  alternatives: { skill: string; minimumLevel?: SkillLevel | null }[];
  weight?: number | null;
}
/** What an input may say of a job; what is left out stays. Null takes away what can be absent, and is as good as left out elsewhere. */
export type GivenFacts = { [K in keyof Omit<OfferFacts, 'texts' | 'salary' | 'mustHaves' | 'niceToHaves'>]?: OfferFacts[K] | null } & {
  texts?: { language: Language; title: string; body?: string | null }[] | null;
  salary?: { min?: string | null; max?: string | null; currency: string; period: SalaryPeriod; basis: SalaryBasis } | null;
  mustHaves?: GivenRequirement[] | null;
  niceToHaves?: GivenRequirement[] | null;
};

/** A draft of which nothing was said. */
export const BLANK: OfferFacts = {
  reference: null, texts: [], placeCodes: [], workMode: 'ON_SITE', contractTypes: [], endOfStudies: false, agreementRequired: false, acceptedCountries: [],
  salary: null, openings: 1, startsOn: null, deadlineOn: null, experienceYears: 0, relocationHelp: false, workPermit: 'NOT_NEEDED', applyUrl: null, applyEmail: null, replyWithinDays: 14,
  requiredLanguages: [], preferredLanguages: [], mustHaves: [], niceToHaves: [],
};

const LEARNING: ReadonlySet<ContractType> = new Set<ContractType>(['PRE_HIRE_INTERNSHIP', 'INTERNSHIP', 'APPRENTICESHIP']);

/** The level a skill is asked at where none is said: internships and apprenticeships ask the first steps alone. */
const unsetLevel = (contractTypes: readonly ContractType[]): SkillLevel => (contractTypes.length > 0 && contractTypes.every((type) => LEARNING.has(type)) ? 'FOUNDATION' : 'INTERMEDIATE');

const requirement = (given: GivenRequirement, unset: SkillLevel): Requirement => ({
  alternatives: given.alternatives.map(({ skill, minimumLevel }) => ({ skill, minimumLevel: minimumLevel ?? unset })),
  weight: given.weight ?? 1,
});

const money = (amount: string | null | undefined): string | null => (amount === null || amount === undefined ? null : Number(amount).toFixed(2));

const byLanguage = (asked: readonly AskedLanguage[]): AskedLanguage[] => asked.map(({ language, level }) => ({ language, level })).toSorted((a, b) => (a.language < b.language ? -1 : 1));

/** The facts as they are after an input: lists are replaced whole, levels that were not said are set. */
export function factsAfter(before: OfferFacts, given: GivenFacts): OfferFacts {
  const stays = <K extends keyof OfferFacts>(key: K): OfferFacts[K] => ((given[key] as OfferFacts[K] | null | undefined) ?? before[key]);
  const orNone = <K extends 'reference' | 'startsOn' | 'deadlineOn' | 'applyUrl' | 'applyEmail'>(key: K): string | null => (given[key] === undefined ? before[key] : given[key]);
  const contractTypes = [...new Set(stays('contractTypes'))];
  const asked = (list: readonly GivenRequirement[]): Requirement[] => list.map((one) => requirement(one, unsetLevel(contractTypes)));
  const { salary } = given;
  return {
    reference: orNone('reference')?.trim() ?? null,
    texts: given.texts?.map(({ language, title, body }) => ({ language, title: title.trim(), body: body?.trim() ?? '' })) ?? before.texts,
    placeCodes: stays('placeCodes'),
    workMode: stays('workMode'),
    contractTypes,
    endOfStudies: stays('endOfStudies'),
    agreementRequired: stays('agreementRequired'),
    acceptedCountries: [...new Set(stays('acceptedCountries'))],
    salary: salary === undefined ? before.salary : salary && { min: money(salary.min), max: money(salary.max), currency: salary.currency, period: salary.period, basis: salary.basis },
    openings: stays('openings'),
    startsOn: orNone('startsOn'),
    deadlineOn: orNone('deadlineOn'),
    experienceYears: stays('experienceYears'),
    relocationHelp: stays('relocationHelp'),
    workPermit: stays('workPermit'),
    applyUrl: orNone('applyUrl'),
    applyEmail: orNone('applyEmail')?.trim().toLowerCase() || null,
    replyWithinDays: stays('replyWithinDays'),
    requiredLanguages: byLanguage(stays('requiredLanguages')),
    preferredLanguages: byLanguage(stays('preferredLanguages')),
    mustHaves: given.mustHaves ? asked(given.mustHaves) : before.mustHaves,
    niceToHaves: given.niceToHaves ? asked(given.niceToHaves) : before.niceToHaves,
  };
}

/** The facts as the graph names them, so that an event speaks of fields that a reader of the offer knows. */
const asShown = ({ texts, placeCodes, ...rest }: OfferFacts): Record<string, unknown> => ({
  title: texts.map(({ language, title }) => [language, title]),
  body: texts.map(({ language, body }) => [language, body]),
  places: placeCodes,
  ...rest,
});

/** Names of the fields of `JobOffer` that differ. */
export function changedFields(before: OfferFacts, after: OfferFacts): string[] {
  const [old, fresh] = [asShown(before), asShown(after)];
  return Object.keys(fresh).filter((field) => JSON.stringify(old[field]) !== JSON.stringify(fresh[field]));
}

type Columns = 'reference' | 'workMode' | 'contractTypes' | 'endOfStudies' | 'agreementRequired' | 'acceptedCountries' | 'openings' | 'startsOn' | 'deadlineOn' | 'experienceYears' | 'relocationHelp' | 'workPermit' | 'applyUrl' | 'applyEmail' | 'replyWithinDays';
const COLUMNS: readonly Columns[] = ['reference', 'workMode', 'contractTypes', 'endOfStudies', 'agreementRequired', 'acceptedCountries', 'openings', 'startsOn', 'deadlineOn', 'experienceYears', 'relocationHelp', 'workPermit', 'applyUrl', 'applyEmail', 'replyWithinDays'];

/** The facts that stand in the offer's own row. */
export const columnsOf = (facts: OfferFacts) => ({
  ...(Object.fromEntries(COLUMNS.map((column) => [column, facts[column]])) as Pick<OfferFacts, Columns>),
  salaryMin: facts.salary?.min ?? null,
  salaryMax: facts.salary?.max ?? null,
  salaryCurrency: facts.salary?.currency ?? null,
  salaryPeriod: facts.salary?.period ?? null,
  salaryBasis: facts.salary?.basis ?? null,
});

type SalaryColumns = { salaryMin?: string | null; salaryMax?: string | null; salaryCurrency?: string | null; salaryPeriod?: string | null; salaryBasis?: string | null };
/** The salary in an offer's row; null where none is said. */
export const salaryOf = (row: SalaryColumns): Salary | null =>
  row.salaryCurrency ? { min: row.salaryMin ?? null, max: row.salaryMax ?? null, currency: row.salaryCurrency, period: row.salaryPeriod as SalaryPeriod, basis: row.salaryBasis as SalaryBasis } : null;

export interface SkillRow {
  position: number;
  alternative: number;
  kind: RequirementKind;
  skillSlug: string;
  minimumLevel: SkillLevel;
  weight: number;
}

/** The requirements of one kind out of an offer's skill rows, in their order. */
export const requirementsOf = (rows: readonly SkillRow[], kind: RequirementKind): Requirement[] =>
  [...Map.groupBy(rows.filter((row) => row.kind === kind).toSorted((a, b) => a.position - b.position || a.alternative - b.alternative), (row) => row.position).values()].map((alternatives) => ({
    alternatives: alternatives.map(({ skillSlug, minimumLevel }) => ({ skill: skillSlug, minimumLevel })),
    weight: alternatives[0]!.weight,
  }));

/** The parts of the facts that stand in tables of their own. */
export type PartFacts = Pick<OfferFacts, 'texts' | 'placeCodes' | 'requiredLanguages' | 'preferredLanguages' | 'mustHaves' | 'niceToHaves'>;

/** The facts of an offer as it stands. */
export const factsOf = (row: { [C in Columns]?: unknown } & SalaryColumns, parts: PartFacts): OfferFacts => ({
  ...BLANK,
  ...parts,
  ...(Object.fromEntries(COLUMNS.map((column) => [column, row[column] ?? BLANK[column]])) as unknown as Pick<OfferFacts, Columns>),
  salary: salaryOf(row),
});
