import type { ContractType } from '../graduates/graduate.entity.ts';
import type { PlaceLookup } from '../places/place-lookup.ts';
import { foldTerm, foldWords } from '../skills/fold.ts';
import { cefrOf, languageCodeOf } from '../skills/human-language.ts';
import { JOINING_WORDS } from '../skills/stem.ts';
import type { SkillMap } from '../skills/skill.map.ts';
import type { WorkMode } from './offer.entity.ts';
import { type Word, wordsIn } from './offer.search.text.ts';
import { saysNothing } from './offer.search.words.ts';

export const Meaning = { SKILL: 'SKILL', PLACE: 'PLACE', LANGUAGE: 'LANGUAGE', CONTRACT: 'CONTRACT', WORK_MODE: 'WORK_MODE' } as const;
export type Meaning = (typeof Meaning)[keyof typeof Meaning];

/** Words of a search that mean more than their letters; `value` is a slug, a place's code, an ISO 639 code, or an enum's value. */
export interface Understood {
  readonly kind: Meaning;
  readonly value: string;
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/** A search read: what is understood, and the words that are left. */
export interface ReadSearch {
  readonly understood: readonly Understood[];
  readonly plain: readonly Word[];
}

const LONGEST = 5;
const SURE = 0.95;
/** Shorter words are places' codes and what not. */
const SHORTEST_NAME = 3;
const SHORTEST_LANGUAGE = 4;

const CONTRACTS: Readonly<Partial<Record<ContractType, readonly string[]>>> = {
  PERMANENT: ['CDI', 'contrat à durée indéterminée', 'permanent contract', 'عقد دائم'],
  FIXED_TERM: ['CDD', 'contrat à durée déterminée', 'fixed term', 'fixed-term contract', 'عقد محدد المدة'],
  TEMPORARY: ['intérim', 'temporary work', 'عمل مؤقت'],
  INSERTION: ['ANAPEC', 'contrat d’insertion', 'Idmaj', 'عقد إدماج'],
  PRE_HIRE_INTERNSHIP: ['stage pré-embauche', 'stage préembauche', 'تدريب قبل التشغيل'],
  INTERNSHIP: ['stage', 'stages', 'stagiaire', 'PFE', 'internship', 'intern', 'تدريب', 'متدرب'],
  APPRENTICESHIP: ['alternance', 'apprentissage', 'apprenticeship', 'التدرج المهني'],
  FREELANCE: ['freelance', 'free-lance', 'indépendant', 'عمل حر', 'فريلانس'],
};
const WORK_MODES: Readonly<Partial<Record<WorkMode, readonly string[]>>> = {
  REMOTE: ['télétravail', 'à distance', 'full remote', 'remote', 'عن بعد', 'عمل عن بعد'],
  HYBRID: ['hybride', 'hybrid', 'هجين'],
};

const table = (of: Readonly<Partial<Record<string, readonly string[]>>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(of).flatMap(([value, terms]) => terms!.map((term) => [foldTerm(term), value] as const)));
const [contracts, workModes] = [table(CONTRACTS), table(WORK_MODES)];

type Reading = Pick<Understood, 'kind' | 'value'>;

/** What a few words together mean; what people ask most goes first. */
function readingOf(map: SkillMap, places: Pick<PlaceLookup, 'resolve'>, text: string, single: boolean): Reading | null {
  const folded = foldTerm(text);
  const contract = contracts.get(folded);
  if (contract) return { kind: Meaning.CONTRACT, value: contract };
  const mode = workModes.get(folded);
  if (mode) return { kind: Meaning.WORK_MODE, value: mode };
  const skill = map.index.find(text);
  if (skill && skill.confidence >= SURE && (skill.matched === 'EXACT' || skill.matched === 'FOLDED')) return { kind: Meaning.SKILL, value: skill.slug };
  if (Array.from(folded).length >= SHORTEST_NAME) {
    const place = places.resolve(text)[0];
    if (place) return { kind: Meaning.PLACE, value: place.code };
  }
  // "English B2": the level is read with the language, and not asked, since it is the person's.
  const language = (single || cefrOf(text) !== null) && Array.from(folded).length >= SHORTEST_LANGUAGE ? languageCodeOf(text) : null;
  return language === null ? null : { kind: Meaning.LANGUAGE, value: language };
}

/** "et anglais B2": a word that only joins others is no end of a meaning. */
const joins = ({ text }: Word): boolean => JOINING_WORDS.has(foldTerm(text));

/** Reads what somebody searches: the longest words first, from the left; each word is read once. */
export function readSearch(map: SkillMap, places: Pick<PlaceLookup, 'resolve'>, text: string): ReadSearch {
  const words = wordsIn(text);
  const understood: Understood[] = [];
  const plain: Word[] = [];
  for (let at = 0; at < words.length;) {
    let next = at;
    for (let end = Math.min(words.length, at + LONGEST); end > at && next === at; end -= 1) {
      const [first, last] = [words[at]!, words[end - 1]!];
      if (end > at + 1 && (joins(first) || joins(last))) continue;
      const part = text.slice(first.start, last.start + last.text.length);
      const reading = readingOf(map, places, part, end === at + 1);
      if (!reading) continue;
      understood.push({ ...reading, start: first.start, length: part.length, text: part });
      next = end;
    }
    if (next === at && !saysNothing(words[at]!)) plain.push(words[at]!);
    at = Math.max(next, at + 1);
  }
  return { understood, plain };
}

/** Of what is understood the values of one kind. */
export const valuesOf = ({ understood }: ReadSearch, kind: Meaning): string[] => [...new Set(understood.filter((one) => one.kind === kind).map(({ value }) => value))];

/** The words that were understood, folded, to mark them where an offer has them. */
export const foldedWordsOf = ({ understood }: ReadSearch): string[] => understood.filter(({ kind }) => kind === Meaning.SKILL || kind === Meaning.PLACE).flatMap(({ text }) => [foldTerm(text), ...foldWords(text)]);
