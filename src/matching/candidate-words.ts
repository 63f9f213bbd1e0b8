import type { Context } from '../kernel/context.ts';
import { faults, refusedArgument } from '../kernel/errors.ts';
import { Meaning, type ReadSearch, readSearch, valuesOf } from '../offers/offer.search.understood.ts';
import { placeMap } from '../places/place.map.ts';
import { skillMap } from '../skills/skill.map.ts';
import { placeAtOf } from './compiled.ts';
import { isIn } from './index-filters.ts';
import type { SkillGraph } from './skill-graph.ts';
import { REMOTE, type MatchPerson } from './subjects.ts';
import type { Relation } from './weights.ts';

const TEXT_MOST = 200;

/** Who holds one of these has the skill that is sought. */
const HAVING: ReadonlySet<Relation | null> = new Set<Relation>(['SAME', 'IMPLIED', 'NARROWER']);

/** What an employer's words ask of a candidate. People are never searched by text: what the words do not mean in codes finds nobody. */
export interface CandidateWords {
  readonly read: ReadSearch;
  /** The same as filters of the ranking index. */
  readonly filters: readonly string[];
  readonly holds: (person: MatchPerson) => boolean;
}

/** Each thing asked: values any of which will do, in the field that has them. */
interface Wanted {
  readonly field: 'skills' | 'reach' | 'has' | 'contracts';
  readonly values: readonly string[];
}

const valuesIn = (person: MatchPerson, field: Wanted['field']): readonly string[] => {
  if (field === 'skills') return person.skills.map(({ skill }) => skill);
  if (field === 'reach') return person.reach;
  return field === 'contracts' ? person.contractTypes : person.languages.map(({ language }) => `${language}:A1`);
};

/**
 * Reads what an employer seeks among candidates as skills, places, languages, contracts and remote work.
 * @throws BAD_USER_INPUT for a text that is too long
 */
export async function candidateWords(context: Context, text: string, graph: SkillGraph): Promise<CandidateWords> {
  if (text.length > TEXT_MOST) throw refusedArgument(faults.TOO_LONG('text', { length: text.length, most: TEXT_MOST }));
  const [map, places] = await Promise.all([skillMap(context), placeMap(context)]);
  const read = readSearch(map, places, text);
  const placeAt = placeAtOf(places);
  const wanted: Wanted[] = [
    ...valuesOf(read, Meaning.SKILL).map((slug) => ({ field: 'skills' as const, values: [slug, ...map.entries.map((entry) => entry.slug).filter((held) => held !== slug && HAVING.has(graph.relation(slug, held)))] })),
    ...valuesOf(read, Meaning.PLACE).map((code) => ({ field: 'reach' as const, values: placeAt(code) })),
    ...valuesOf(read, Meaning.LANGUAGE).map((language) => ({ field: 'has' as const, values: [`${language}:A1`] })),
    ...valuesOf(read, Meaning.CONTRACT).map((contract) => ({ field: 'contracts' as const, values: [contract] })),
    ...(valuesOf(read, Meaning.WORK_MODE).includes('REMOTE') ? [{ field: 'reach' as const, values: [REMOTE] }] : []),
  ];
  if (wanted.length === 0 && text.trim() !== '') return { read, filters: ['shown = false'], holds: () => false };
  return {
    read,
    filters: wanted.map(({ field, values }) => isIn(field, values)),
    holds: (person) => wanted.every(({ field, values }) => valuesIn(person, field).some((one) => values.includes(one))),
  };
}
