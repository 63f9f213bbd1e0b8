import type { employer } from '../employers/employer.visibility.ts';
import type { ContractType } from '../graduates/graduate.entity.ts';
import { dayOf } from '../kernel/clock.ts';
import { escapeHtml } from '../kernel/html.ts';
import { toGlobalId } from '../kernel/ids.ts';
import { inLanguage, type Language } from '../kernel/language.ts';
import { languageIn } from '../kernel/locale.ts';
import type { Row } from '../kernel/read.ts';
import { type PartFacts, type Requirement, salaryOf } from '../offers/offer.facts.ts';
import type { offer } from '../offers/offer.visibility.ts';
import type { PlaceEntry } from '../places/place.files.ts';

/** What a posting is written of. */
export interface WrittenOffer {
  readonly row: Row<typeof offer>;
  readonly parts: PartFacts;
  readonly employer: Row<typeof employer>;
  readonly places: readonly PlaceEntry[];
  readonly parentOf: (code: string) => PlaceEntry | null;
  readonly labelOf: (slug: string) => string;
  /** The offer's page. */
  readonly page: string;
  readonly language: Language;
}

/** The type of schema.org that comes nearest, and the word that names the contract where that type does not. */
const TYPES: Readonly<Record<ContractType, readonly string[]>> = {
  PERMANENT: ['FULL_TIME', 'CDI'], FIXED_TERM: ['TEMPORARY', 'CDD'], TEMPORARY: ['OTHER', 'INTERIM'], INSERTION: ['FULL_TIME', 'ANAPEC'],
  PRE_HIRE_INTERNSHIP: ['OTHER', 'STAGE PRE EMBAUCHE'], INTERNSHIP: ['INTERN'], APPRENTICESHIP: ['OTHER', 'APPRENTICESHIP'], FREELANCE: ['CONTRACTOR'],
};
const LANGUAGES = 'https://www.iso.org/iso-639-language-code';

/** Plain text as the HTML that readers of postings expect: paragraphs and lines, nothing else. */
const html = (text: string): string => text.split(/\n{2,}/u).map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`).join('');

function location(entry: PlaceEntry, parentOf: WrittenOffer['parentOf'], language: Language): object {
  const name = inLanguage(entry.names, language);
  const parent = parentOf(entry.code);
  const within = entry.kind === 'PROVINCE' ? { addressLocality: name, ...(parent?.kind === 'REGION' ? { addressRegion: inLanguage(parent.names, language) } : {}) } : entry.kind === 'REGION' ? { addressRegion: name } : {};
  return { '@type': 'Place', address: { '@type': 'PostalAddress', ...within, addressCountry: entry.code.slice(0, 2) } };
}

/** What is asked, each skill and language as a term whose description says how: "MUST_HAVE 1 ADVANCED"; the same number twice is "one of these". */
function terms({ parts, labelOf, language }: WrittenOffer): object[] {
  const term = (code: string, name: string, description: string, set?: string): object => ({ '@type': 'DefinedTerm', name, termCode: code, description, ...(set ? { inDefinedTermSet: set } : {}) });
  const skills = (kind: string, list: readonly Requirement[]) =>
    list.flatMap(({ alternatives, weight }, at) => alternatives.map(({ skill, minimumLevel }) => term(skill, labelOf(skill), `${kind} ${at + 1} ${minimumLevel}${kind === 'NICE_TO_HAVE' ? ` x${weight}` : ''}`)));
  const languages = (kind: string, list: PartFacts['requiredLanguages']) => list.map((one, at) => term(one.language, languageIn(language, one.language), `${kind} ${at + 1} ${one.level}`, LANGUAGES));
  return [...skills('MUST_HAVE', parts.mustHaves), ...skills('NICE_TO_HAVE', parts.niceToHaves), ...languages('REQUIRED', parts.requiredLanguages), ...languages('PREFERRED', parts.preferredLanguages)];
}

function pay(row: Row<typeof offer>): object {
  const salary = salaryOf(row);
  if (!salary) return {};
  const value = { '@type': 'QuantitativeValue', ...(salary.min === null ? {} : { minValue: Number(salary.min) }), ...(salary.max === null ? {} : { maxValue: Number(salary.max) }), unitText: salary.period };
  return { baseSalary: { '@type': 'MonetaryAmount', currency: salary.currency, value } };
}

function where({ row, places, parentOf, language }: WrittenOffer): object {
  return {
    ...(places.length > 0 ? { jobLocation: places.map((entry) => location(entry, parentOf, language)) } : {}),
    ...(row.workMode === 'REMOTE' ? { jobLocationType: 'TELECOMMUTE' } : {}),
    ...(row.acceptedCountries.length > 0 ? { applicantLocationRequirements: row.acceptedCountries.map((code) => ({ '@type': 'Country', name: code })) } : {}),
  };
}

/** An offer as a JobPosting of schema.org, in one language; `importPosting` reads all of it back but what no property there says. */
export function writePosting(written: WrittenOffer): object {
  const { row, parts, employer: by, page, language } = written;
  const text = parts.texts.find((one) => one.language === language) ?? parts.texts[0]!;
  return {
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: text.title,
    description: html(text.body),
    inLanguage: text.language.toLowerCase(),
    identifier: { '@type': 'PropertyValue', name: by.name, value: row.reference ?? toGlobalId('JobOffer', row.id) },
    datePosted: dayOf(new Date(row.publishedAt!)),
    ...(row.deadlineOn ? { validThrough: row.deadlineOn } : {}),
    ...(row.startsOn ? { jobStartDate: row.startsOn } : {}),
    hiringOrganization: { '@type': 'Organization', name: by.name, ...(by.website ? { sameAs: by.website } : {}) },
    ...where(written),
    employmentType: [...new Set(row.contractTypes.flatMap((type) => TYPES[type as ContractType]))],
    ...pay(row),
    totalJobOpenings: row.openings,
    ...(row.experienceYears > 0 ? { experienceRequirements: { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: row.experienceYears * 12 } } : {}),
    skills: terms(written),
    directApply: row.applyUrl === null,
    url: row.applyUrl ?? page,
  };
}
