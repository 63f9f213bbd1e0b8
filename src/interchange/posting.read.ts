import { foldEmployerName } from '../employers/employer-name.ts';
import type { GivenFacts } from '../offers/offer.facts.ts';
import { dayOf, isDay } from '../kernel/clock.ts';
import { type DomainError, faults } from '../kernel/errors.ts';
import type { Language } from '../kernel/language.ts';
import type { PlaceLookup } from '../places/place-lookup.ts';
import { languageCodeOf } from '../skills/human-language.ts';
import type { SkillMap } from '../skills/skill.map.ts';
import { readAsks, readExperience } from './posting.asks.ts';
import { readContracts } from './posting.contract.ts';
import { type JsonObject, listOf, nodeOf, textOf, textsOf } from './posting.document.ts';
import { readAcceptedCountries, readPlaces, readWorkMode } from './posting.places.ts';
import type { PostingReport } from './posting.report.ts';
import { readSalary } from './posting.salary.ts';

/** What a posting is read with. */
export interface Reader {
  readonly places: PlaceLookup;
  readonly skills: SkillMap;
  readonly today: string;
  readonly employerName: string;
  /** References that offers of the employer have already. */
  readonly takenReferences: ReadonlySet<string>;
  /** How the addresses of this service's own pages of offers begin. */
  readonly ownPages: string;
  readonly report: PostingReport;
}

const TITLE_MOST = 200;
const BODY_MOST = 20_000;
const REFERENCE_MOST = 80;
const LEAST_PARAGRAPH = 12;
const OPENINGS_MOST = 999;
/** Texts that people need to decide, and that an offer has no field for: they stand under the description. */
const ALSO_TEXT = ['responsibilities', 'qualifications', 'educationRequirements', 'experienceRequirements', 'jobBenefits', 'incentiveCompensation', 'workHours', 'physicalRequirement'];
/** What is told with another property, since it only says more of that. */
const TOLD_WITH: Readonly<Record<string, readonly string[]>> = { directApply: ['url', 'applicationContact'], salaryCurrency: ['baseSalary'] };

/** A text of at most so many characters, cut before a half of a letter. */
const cut = (text: string, most: number): string => (text.length > most ? text.slice(0, most - 1).replace(/[\ud800-\udbff]$/u, '').trimEnd() + '…' : text);

function readTitle(posting: JsonObject, { report }: Reader, field: string): string | DomainError {
  const property = posting.title === undefined ? 'name' : 'title';
  const title = textOf(posting[property])?.replaceAll(/\s+/gu, ' ').trim();
  if (!title) return faults.REQUIRED(`${field}.title`);
  if (title.length > TITLE_MOST) report.guess(property, 'texts', title, cut(title, TITLE_MOST), { note: 'CUT', params: { most: TITLE_MOST } });
  else report.took(property, 'texts', title, title);
  return cut(title, TITLE_MOST);
}

const alsoText = (value: unknown): string => textsOf(listOf(value).map((one) => nodeOf(one)?.credentialCategory ?? one)).join('\n');

/** A text as its words alone, so that one may be looked for in another. */
const wordsOf = (text: string): string => ` ${text.match(/[\p{L}\p{M}\p{N}+#]+/gu)?.join(' ') ?? ''} `;

function readBody(posting: JsonObject, { report }: Reader): string {
  const paragraphs = [textOf(posting.description) ?? ''];
  for (const property of ALSO_TEXT) {
    const text = alsoText(posting[property]);
    // A bare number means nothing without its property's name; and short words for experience are the years, which are read.
    if (!/\p{L}/u.test(text) || (property === 'experienceRequirements' && text.length < LEAST_PARAGRAPH)) continue;
    if (paragraphs.some((one) => wordsOf(one).includes(wordsOf(text)))) {
      report.took(property, 'texts', text, null, { note: 'SAID_ALREADY' });
      continue;
    }
    paragraphs.push(text);
    report.took(property, 'texts', text, null, { note: 'ADDED_TO_TEXT' });
  }
  const body = paragraphs.filter(Boolean).join('\n\n');
  if (paragraphs[0] !== '' && body.length <= BODY_MOST) report.took('description', 'texts', paragraphs[0]!, null);
  if (body.length > BODY_MOST) report.guess('description', 'texts', body, cut(body, BODY_MOST), { note: 'CUT', params: { most: BODY_MOST } });
  return cut(body, BODY_MOST);
}

const WORDS: Readonly<Record<'FR' | 'EN', RegExp>> = {
  FR: /(?<!\p{L})(?:le|la|les|des|une?|et|pour|avec|dans|vous|nous|au|du|sur|est|développeuse|développeur)(?!\p{L})/giu,
  EN: /(?<!\p{L})(?:the|an?|and|for|with|in|you|we|our|of|to|is|are|on|your)(?!\p{L})/giu,
};

/** The language most words of a text are of. */
function guessLanguage(text: string): Language {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (arabic > latin / 2) return 'AR';
  const count = (language: 'FR' | 'EN'): number => text.match(WORDS[language])?.length ?? 0;
  return count('EN') > count('FR') ? 'EN' : 'FR';
}

function readLanguage(posting: JsonObject, words: string, { report }: Reader): Language {
  const said = textOf(nodeOf(posting.inLanguage)?.alternateName) ?? textOf(posting.inLanguage);
  const code = said === null ? null : /^[a-z]{2,3}(?:[-_].*)?$/iu.test(said) ? said.slice(0, 2).toLowerCase() : languageCodeOf(said.slice(0, 40));
  const language = ({ fr: 'FR', ar: 'AR', en: 'EN' } as const)[code ?? ''];
  if (language) {
    report.took('inLanguage', 'texts.language', said, language);
    return language;
  }
  const likely = guessLanguage(words);
  report.guess('inLanguage', 'texts.language', said, likely, said === null ? { note: 'TEXT_LANGUAGE' } : { note: 'LANGUAGE_HAS_NO_TEXT', params: { language: likely } });
  return likely;
}

function compareOrganisation(posting: JsonObject, { report, employerName }: Reader): void {
  const said = textOf(nodeOf(posting.hiringOrganization)?.legalName) ?? null;
  const name = textOf(posting.hiringOrganization) ?? said;
  if (name === null) return;
  const own = foldEmployerName(employerName);
  if ([name, said].some((one) => one !== null && foldEmployerName(one) === own)) report.took('hiringOrganization', null, name, employerName, { note: 'SAME_ORGANISATION' });
  else report.leave('hiringOrganization', name, 'OTHER_ORGANISATION', { from: name.slice(0, 100), employer: employerName });
}

/** A day that a property says; an instant is the day it falls on in Casablanca, one without a zone the day it is written with. */
function statedDay(value: unknown): string | null {
  const text = textOf(value);
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/iu.exec(text?.trim() ?? '');
  if (!match || !isDay(match[1]!)) return null;
  if (!match[3]) return match[1]!;
  const instant = new Date(text!.trim().replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/u, '$1:$2'));
  return Number.isNaN(instant.valueOf()) ? null : dayOf(instant);
}

function readDay(posting: JsonObject, property: 'validThrough' | 'jobStartDate', offerField: 'deadlineOn' | 'startsOn', { report, today }: Reader): string | undefined {
  if (posting[property] === undefined || posting[property] === null) return undefined;
  const said = textOf(posting[property]);
  const day = statedDay(posting[property]);
  if (day === null) report.leave(property, said, 'DAY_UNREADABLE');
  else if (day < today) report.leave(property, said, 'DAY_PAST');
  else report.took(property, offerField, said, day);
  return day !== null && day >= today ? day : undefined;
}

function readOpenings(posting: JsonObject, { report }: Reader): number | undefined {
  const said = textOf(posting.totalJobOpenings);
  if (said === null) return undefined;
  const openings = Number(said);
  if (Number.isInteger(openings) && openings >= 1 && openings <= OPENINGS_MOST) {
    report.took('totalJobOpenings', 'openings', said, `${openings}`);
    return openings;
  }
  report.leave('totalJobOpenings', said, 'NUMBER_UNREADABLE');
  return undefined;
}

/** What the posting is called where it comes from; null where it is called nothing. */
export function referenceOf(posting: JsonObject): string | null {
  const node = nodeOf(posting.identifier);
  return node ? (textOf(node.value) ?? textOf(node['@value'])) : textOf(posting.identifier);
}

function readReference(posting: JsonObject, { report, takenReferences }: Reader): string | undefined {
  const said = referenceOf(posting);
  if (said === null) return undefined;
  const wrong = said.length > REFERENCE_MOST ? 'REFERENCE_LONG' : takenReferences.has(said) ? 'REFERENCE_TAKEN' : null;
  if (wrong) report.leave('identifier', said, wrong);
  else report.took('identifier', 'reference', said, said);
  return wrong ? undefined : said;
}

function readApplyUrl(posting: JsonObject, { report, ownPages }: Reader): string | undefined {
  const contact = textOf(nodeOf(posting.applicationContact)?.url);
  const said = contact ?? textOf(posting.url);
  if (said === null) return undefined;
  const field = contact === null ? 'url' : 'applicationContact.url';
  const url = said.length <= 500 ? URL.parse(said) : null;
  if (!url || !/^https?:$/u.test(url.protocol) || url.username !== '') {
    report.leave(field, said, 'NOT_AN_ADDRESS');
    return undefined;
  }
  if (said.startsWith(ownPages)) {
    report.leave(field, said, 'OWN_PAGE');
    return undefined;
  }
  const isSaid = contact !== null || /^true$|schema\.org\/True$/iu.test(textOf(posting.directApply) ?? '');
  if (isSaid) report.took(field, 'applyUrl', said, said, { note: 'APPLIES_THERE' });
  else report.guess(field, 'applyUrl', said, said, { note: 'APPLIES_THERE' });
  return said;
}

const saysNothing = (value: unknown): boolean => listOf(value).every((one) => one === null || one === '');

/** What nothing else told of: all that a posting says is in the report. */
function tellTheRest(posting: JsonObject, { report }: Reader): void {
  if (posting.datePosted !== undefined) report.leave('datePosted', textOf(posting.datePosted), 'OWN_DATE');
  for (const [property, value] of Object.entries(posting)) {
    const isTold = [property, ...(Object.hasOwn(TOLD_WITH, property) ? TOLD_WITH[property]! : [])].some((one) => report.tellsOf(one));
    if (!isTold && !property.startsWith('@') && !saysNothing(value)) report.leave(property.slice(0, 100), textOf(value), 'NO_PLACE_FOR_IT');
  }
}

/**
 * What a posting says, in the terms of an offer; what became of each thing of it goes into the reader's report.
 * @returns the facts, which hold for a draft, or the fault of a posting without a title
 */
export function readPosting(posting: JsonObject, reader: Reader, field: string): (GivenFacts & { texts: NonNullable<GivenFacts['texts']> }) | DomainError {
  const { places, skills, report } = reader;
  const title = readTitle(posting, reader, field);
  if (typeof title !== 'string') return title;
  const body = readBody(posting, reader);
  const words = `${title}\n${body}`;
  const language = readLanguage(posting, words, reader);
  compareOrganisation(posting, reader);
  const workMode = readWorkMode(posting, words, report);
  const facts = {
    texts: [{ language, title, body }],
    reference: readReference(posting, reader),
    placeCodes: readPlaces(posting, places, report),
    workMode,
    acceptedCountries: readAcceptedCountries(posting, workMode, places, report),
    ...readContracts(posting, title, body, report),
    salary: readSalary(posting, words, report),
    openings: readOpenings(posting, reader),
    startsOn: readDay(posting, 'jobStartDate', 'startsOn', reader),
    deadlineOn: readDay(posting, 'validThrough', 'deadlineOn', reader),
    experienceYears: readExperience(posting, body, report),
    applyUrl: readApplyUrl(posting, reader),
    ...readAsks(posting, title, body, skills, report),
  };
  tellTheRest(posting, reader);
  return facts;
}
