import type { ContractType } from '../graduates/graduate.entity.ts';
import { foldName } from '../kernel/text.ts';
import { type JsonObject, textsOf } from './posting.document.ts';
import type { PostingReport } from './posting.report.ts';

/** Words that name a contract, folded; those of the first list mean nothing else, wherever they stand. */
const PLAIN_WORDS: readonly (readonly [ContractType, RegExp])[] = [
  ['PERMANENT', /(?<!\p{L})(?:cdi|contrat a duree indeterminee|permanent contract|contrato indefinido)(?!\p{L})|عقد غير محدد المده/u],
  ['FIXED_TERM', /(?<!\p{L})(?:cdd|contrat a duree determinee|fixed term)(?!\p{L})|عقد محدد المده/u],
  ['INSERTION', /(?<!\p{L})(?:anapec|idmaj|contrat d insertion)(?!\p{L})|عقد ادماج|انابيك/u],
  ['PRE_HIRE_INTERNSHIP', /(?<!\p{L})(?:stage (?:de )?pre ?embauche|pre hire internship)(?!\p{L})/u],
  ['INTERNSHIP', /(?<!\p{L})(?:pfe|stage de fin d etudes|end of studies internship|internship)(?!\p{L})/u],
  ['APPRENTICESHIP', /(?<!\p{L})(?:en alternance|contrat d apprentissage|contrat de professionnalisation|apprenticeship)(?!\p{L})/u],
  ['FREELANCE', /(?<!\p{L})(?:freelance|freelancer|auto ?entrepreneur)(?!\p{L})/u],
];
/** And words that name one in a title, or as the type of employment. */
const SHORT_WORDS: readonly (readonly [ContractType, RegExp])[] = [
  ['PERMANENT', /(?<!\p{L})(?:permanent|indefinite|open ended)(?!\p{L})/u],
  ['TEMPORARY', /(?<!\p{L})(?:interim|interimaire|temp agency)(?!\p{L})/u],
  ['INTERNSHIP', /(?<!\p{L})(?:stage|stagiaire|intern)(?!\p{L})|تدريب|متدرب/u],
  ['APPRENTICESHIP', /(?<!\p{L})(?:alternance|alternante?|apprentie?|apprenti e|apprentissage(?! (?:automatique|profond|machine|par)))(?!\p{L})/u],
  ['FREELANCE', /(?<!\p{L})(?:independante?|contractor|self employed)(?!\p{L})|عمل حر/u],
];
const END_OF_STUDIES = /(?<!\p{L})(?:pfe|fin d etudes|end of studies)(?!\p{L})|نهايه الدراسه/u;

/** What the types of schema.org most likely mean; null: they say how much one works, or nothing that is a contract. */
const TYPES: Readonly<Record<string, ContractType | null>> = { FULL_TIME: null, PART_TIME: null, CONTRACTOR: 'FREELANCE', TEMPORARY: 'FIXED_TERM', INTERN: 'INTERNSHIP', VOLUNTEER: null, PER_DIEM: null, OTHER: null };

/** A contract that words name, with the words. */
function named(text: string, lists: readonly (readonly [ContractType, RegExp])[]): { type: ContractType; words: string }[] {
  const folded = foldName(text);
  const found = lists.flatMap(([type, pattern]) => {
    const match = pattern.exec(folded);
    return match ? [{ type, words: match[0] }] : [];
  });
  // A pre-hire internship is named with the word for any internship.
  const isPreHire = found.some(({ type }) => type === 'PRE_HIRE_INTERNSHIP');
  return [...new Map(found.filter(({ type }) => !(isPreHire && type === 'INTERNSHIP')).map((one) => [one.type, one])).values()];
}

/** What a posting's types of employment name themselves; FULL_TIME and the like are given back, for they name nothing. */
function saidTypes(posting: JsonObject, report: PostingReport): { found: Set<ContractType>; rest: { field: string; text: string; type: string }[] } {
  const found = new Set<ContractType>();
  const rest: { field: string; text: string; type: string }[] = [];
  const texts = textsOf(posting.employmentType).flatMap((text) => text.split(/[,;|/]/u)).map((text) => text.trim()).filter(Boolean);
  for (const [index, text] of texts.slice(0, 20).entries()) {
    const field = `employmentType.${index}`;
    const type = text.toUpperCase().replaceAll(/[\s-]+/gu, '_');
    const likely = TYPES[type];
    const words = likely === undefined ? named(text, [...PLAIN_WORDS, ...SHORT_WORDS]) : [];
    for (const one of words) {
      found.add(one.type);
      report.took(field, 'contractTypes', text, one.type);
    }
    if (likely) {
      found.add(likely);
      report.guess(field, 'contractTypes', text, likely, { note: 'LIKELY_CONTRACT' });
    } else if (words.length === 0) rest.push({ field, text, type });
  }
  return { found, rest };
}

/** The contracts of a posting: those it names, else those its title or text names, else the likeliest one. */
export function readContracts(posting: JsonObject, title: string, body: string, report: PostingReport): { contractTypes: ContractType[]; endOfStudies: boolean } {
  const { found, rest } = saidTypes(posting, report);
  if (found.size === 0) {
    const inTitle = named(title, [...PLAIN_WORDS, ...SHORT_WORDS]);
    const words = inTitle.length > 0 ? inTitle : named(body, PLAIN_WORDS);
    for (const one of words) {
      found.add(one.type);
      report.guess(inTitle.length > 0 ? 'title' : 'description', 'contractTypes', one.words, one.type, { note: 'CONTRACT_FROM_WORDS' });
    }
  }
  for (const { field, text, type } of rest) {
    if (type === 'FULL_TIME' && found.size === 0) {
      found.add('PERMANENT');
      report.guess(field, 'contractTypes', text, 'PERMANENT', { note: 'LIKELY_CONTRACT' });
    } else report.leave(field, text, type === 'FULL_TIME' || type === 'PART_TIME' ? 'TIME_NOT_CONTRACT' : 'NO_SUCH_CONTRACT');
  }
  const ends = found.has('INTERNSHIP') ? END_OF_STUDIES.exec(foldName(`${title} ${body}`)) : null;
  if (ends) report.guess('description', 'endOfStudies', ends[0], 'true', { note: 'CONTRACT_FROM_WORDS' });
  return { contractTypes: [...found], endOfStudies: ends !== null };
}
