import { employer } from '../employers/employer.visibility.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now, type Tx } from '../kernel/context.ts';
import { asSystem, read, type Row } from '../kernel/read.ts';
import type { Subscribers } from '../kernel/transact.ts';
import { VISITOR } from '../kernel/viewer.ts';
import { type placeMap as readPlaceMap, placeMap } from '../places/place.map.ts';
import { markAll, markChanged } from '../search/search.ledger.ts';
import type { SearchDocument, SearchIndex } from '../search/search.index.ts';
import { type SkillMap, skillMap } from '../skills/skill.map.ts';
import { renewTaxonomy } from '../skills/taxonomy.version.ts';
import { arabicWords, codedSkillsIn, skillCode } from './offer.search.text.ts';
import { roleCodesIn } from './offer.search.words.ts';
import { offer, offerLanguage, offerPlace, offerSkill, offerText, openOffer } from './offer.visibility.ts';

/** Stands in `at` for remote work; no place has this code. */
export const REMOTE = 'REMOTE';

/** Marks of a match in answers; private letters of Unicode, which the texts themselves are freed of. */
export const MARK = { open: '\ue000', close: '\ue001' } as const;
const clean = (text: string): string => text.replaceAll(/[\ue000\ue001]/gu, '');

/** A day as a number that can be compared: 20261130. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

/** A language at a level, as one word of a set. */
export const languageToken = (language: string, level: string): string => `${language}:${level}`;

/** What a salary is counted in, as one word: only like is compared with like. */
export const payToken = (currency: string, period: string, basis: string): string => `${currency}:${period}:${basis}`;

type PlaceMap = Awaited<ReturnType<typeof readPlaceMap>>;
interface Parts {
  readonly texts: readonly Row<typeof offerText>[];
  readonly places: readonly string[];
  readonly languages: readonly Row<typeof offerLanguage>[];
  readonly skills: readonly Row<typeof offerSkill>[];
  readonly employerName: string;
}

/** What filters and facets ask: codes, days as numbers, sets. The matcher's conditions are asked of the same fields. */
function codesOf(row: Row<typeof openOffer>, { places, languages, skills }: Parts, map: PlaceMap): Record<string, unknown> {
  const remote = row.workMode === 'REMOTE';
  const within = [...new Set(places.flatMap((code) => [code, ...map.ancestors(code)]))];
  const slugs = (kind: string): string[] => [...new Set(skills.filter((one) => one.kind === kind).map((one) => one.skillSlug))].toSorted();
  return {
    at: remote ? [REMOTE] : [...new Set([...within, ...places.flatMap((code) => map.descendants(code))])].toSorted(),
    inside: within.toSorted(),
    accepts: row.acceptedCountries.toSorted(),
    contracts: row.contractTypes.toSorted(),
    need: languages.filter((one) => one.required).map((one) => languageToken(one.language, one.level)).toSorted(),
    languages: languages.map((one) => one.language).toSorted(),
    start: row.startsOn === null ? null : dayNumber(row.startsOn),
    deadline: row.deadlineOn === null ? null : dayNumber(row.deadlineOn),
    scale: row.scale,
    workMode: row.workMode,
    must: slugs('MUST_HAVE'),
    nice: slugs('NICE_TO_HAVE'),
    skills: [...new Set(skills.map((one) => one.skillSlug))].toSorted(),
    employer: row.employerId,
    // The most, or the least where no most is said: what a wish for at least so much is held against.
    salary: row.salaryMax === null && row.salaryMin === null ? null : Number(row.salaryMax ?? row.salaryMin),
    pay: row.salaryCurrency === null ? null : payToken(row.salaryCurrency, row.salaryPeriod!, row.salaryBasis!),
    experience: row.experienceYears,
    relocation: row.relocationHelp,
    permit: row.workPermit,
    published: new Date(row.publishedAt!).valueOf(),
  };
}

const byLanguage = (texts: Parts['texts'], of: 'title' | 'body'): Record<string, string> =>
  Object.fromEntries(texts.map((text) => [text.language.toLowerCase(), clean(text[of])]));

/** What a skill is a kind of, and what it implies, at every depth: whoever looks for the kind finds it. */
const kindsOf = (taxonomy: SkillMap) => (slug: string): string[] => {
  const found = new Set<string>();
  const queue = [slug];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    const entry = taxonomy.bySlug.get(at);
    for (const above of [...entry?.broader ?? [], ...entry?.implies ?? []]) if (!found.has(above)) queue.push((found.add(above), above));
  }
  return [...found];
};

const ARABIC = /\p{Script=Arabic}/u;
const arabicWordsOf = (text: string): readonly string[] => (ARABIC.test(text) ? arabicWords(text) : []);
const FOLDED_MOST = 20_000;
const folded = new Map<string, readonly string[]>();

/** The Arabic words of a name of a place or skill, folded; the same few thousand names come with every offer. */
function arabicOf(name: string): readonly string[] {
  if (!ARABIC.test(name)) return [];
  const known = folded.get(name);
  if (known) return known;
  if (folded.size >= FOLDED_MOST) folded.clear();
  const words = arabicWords(name);
  folded.set(name, words);
  return words;
}

/** What people search: the offer's own words, and every name of its places and skills in three languages. */
function wordsOf({ texts, places, skills, employerName }: Parts, map: PlaceMap, known: ReadonlyMap<string, PlaceMap['entries'][number]>, taxonomy: SkillMap): Record<string, unknown> {
  const placeNames = [...new Set(places.flatMap((code) => [code, ...map.ancestors(code)]))].flatMap((code) => {
    const entry = known.get(code);
    // A country's other names are not where the job is; a province's are its towns.
    return entry ? [...Object.values(entry.names), ...(entry.kind === 'COUNTRY' ? [] : entry.aliases)] : [];
  });
  const slugs = [...new Set(skills.map((one) => one.skillSlug))];
  const skillNames = slugs.flatMap((slug) => {
    const entry = taxonomy.bySlug.get(slug);
    return entry ? [...Object.values(entry.labels), ...Object.values(entry.aliases).flat()] : [];
  });
  const named = texts.flatMap((text) => [...codedSkillsIn(taxonomy, text.title, false), ...codedSkillsIn(taxonomy, text.body, true), ...[text.title, text.body].flatMap((one) => taxonomy.index.spot(one).map(({ slug }) => slug))]);
  const direct = [...new Set([...slugs, ...named])].toSorted();
  const kinds = [...new Set(direct.flatMap(kindsOf(taxonomy)))].filter((slug) => !direct.includes(slug)).toSorted();
  const title = byLanguage(texts, 'title');
  const body = byLanguage(texts, 'body');
  return {
    title,
    employerName: clean(employerName),
    skillNames: [...new Set(skillNames)],
    codes: direct.map(skillCode),
    kindCodes: [...kinds.map(skillCode), ...new Set(texts.flatMap(({ title, body }) => roleCodesIn(`${title} ${body}`)))],
    means: [...direct, ...kinds],
    placeNames: [...new Set(placeNames)],
    body,
    folded: [...new Set([...[...Object.values(title), employerName].flatMap(arabicWordsOf), ...[...placeNames, ...skillNames].flatMap(arabicOf), ...Object.values(body).flatMap(arabicWordsOf)])].join(' '),
  };
}

/** Open offers alone, whoever asks: the rule is the noun's, seen as a visitor sees it. */
const open = (context: Context) => read({ ...context, viewer: VISITOR }, openOffer);

async function partsOf(context: Context, ids: readonly string[], employerIds: readonly string[], { present }: SkillMap) {
  const system = asSystem(context, 'offer index');
  const texts = await read(system, offerText).selectAll().where('offerText.offerId', 'in', ids).orderBy('offerText.position').execute();
  const places = await read(system, offerPlace).selectAll().where('offerPlace.offerId', 'in', ids).orderBy('offerPlace.position').execute();
  const languages = await read(system, offerLanguage).selectAll().where('offerLanguage.offerId', 'in', ids).execute();
  const skills = await read(system, offerSkill).selectAll().where('offerSkill.offerId', 'in', ids).orderBy('offerSkill.position').orderBy('offerSkill.alternative').execute();
  const employers = await read(system, employer).select(['employer.id', 'employer.name']).where('employer.id', 'in', employerIds).execute();
  const of = <T extends { offerId: string }>(rows: T[]): Map<string, T[]> => Map.groupBy(rows, (row) => row.offerId);
  const [textsOf, placesOf, languagesOf, skillsOf] = [of(texts), of(places), of(languages), of(skills)];
  const names = new Map(employers.map((row) => [row.id, row.name]));
  return (row: Row<typeof openOffer>): Parts => ({
    texts: textsOf.get(row.id) ?? [],
    places: (placesOf.get(row.id) ?? []).map((one) => one.placeCode),
    languages: languagesOf.get(row.id) ?? [],
    skills: (skillsOf.get(row.id) ?? []).map((one) => ({ ...one, skillSlug: present(one.skillSlug) })),
    employerName: names.get(row.employerId) ?? '',
  });
}

async function documents(context: Context, ids: readonly string[]): Promise<SearchDocument[]> {
  const rows = await open(context).selectAll().where('openOffer.id', 'in', [...ids]).execute();
  if (rows.length === 0) return [];
  // A document lives longer than this process may lag behind a change of the taxonomy.
  await renewTaxonomy(context.app);
  const [map, taxonomy] = await Promise.all([placeMap(context), skillMap(context)]);
  const parts = await partsOf(context, rows.map((row) => row.id), [...new Set(rows.map((row) => row.employerId))], taxonomy);
  const known = new Map(map.entries.map((entry) => [entry.code, entry]));
  return rows.map((row) => {
    const of = parts(row);
    return { id: row.id, ...codesOf(row, of, map), ...wordsOf(of, map, known, taxonomy) };
  });
}

const SETS = ['at', 'accepts', 'contracts', 'need', 'languages', 'scale', 'workMode', 'must', 'nice', 'skills', 'employer', 'pay', 'relocation', 'permit', 'inside', 'means'];
const NUMBERS = ['start', 'deadline', 'salary', 'experience', 'published'];
const filterable = (attributePatterns: string[], comparison: boolean) => ({ attributePatterns, features: { facetSearch: false, filter: { equality: true, comparison } } });

/** How deep an answer can be paged; what lies behind is better found by asking more precisely. */
export const MOST_HITS = 2000;

/** Open offers: coded for filters and the matcher, in words for people. */
export const offerIndex: SearchIndex = {
  name: 'offers',
  settings: {
    filterableAttributes: [filterable(SETS, false), filterable(NUMBERS, true)],
    searchableAttributes: ['title', 'codes', 'kindCodes', 'skillNames', 'employerName', 'placeNames', 'folded', 'body'],
    sortableAttributes: ['published'],
    // `sort` first: without one asked it changes nothing, with one it is the order. Newer offers win what is left equal.
    rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'published:desc'],
    typoTolerance: { disableOnAttributes: ['codes', 'kindCodes'] },
    // How many words apart two stand is not counted, which is most of the work of indexing: whether they stand in one field is.
    proximityPrecision: 'byAttribute',
    // Without these "C#", "C++" and "C" are one word.
    nonSeparatorTokens: ['#', '+'],
    // Arabic ones are taken out of the question (searchWords): Meilisearch gives them back in another spelling.
    stopWords: ['a', 'an', 'and', 'at', 'au', 'aux', 'avec', 'de', 'des', 'du', 'en', 'et', 'for', 'in', 'la', 'le', 'les', 'of', 'on', 'pour', 'sur', 'the', 'to', 'un', 'une', 'with'],
    faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: MOST_HITS },
  },
  documents,
  ids: async (context, after, most) => (await open(context).select('openOffer.id').$if(after !== null, (query) => query.where('openOffer.id', '>', after!)).orderBy('openOffer.id').limit(most).execute()).map((row) => row.id),
  total: async (context) => Number((await open(context).select((eb) => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()).total),
  outdated: (at) => `deadline < ${dayNumber(dayOf(at))}`,
};

async function markNaming(tx: Tx, slug: string): Promise<void> {
  const rows = await read(asSystem(tx, 'offer index'), offerSkill).select('offerSkill.offerId').distinct().where('offerSkill.skillSlug', '=', slug).execute();
  await markChanged(tx, offerIndex.name, rows.map((row) => row.offerId));
}

/** What the index of offers hears of: an offer itself, its employer, whose name stands in it and whose verification opens it, and the map and the taxonomy, whose names do. */
export const offerIndexSubscribers: Subscribers = {
  offer: (tx, id) => markChanged(tx, offerIndex.name, [id]),
  reference: (tx) => markAll(tx, offerIndex),
  skill: markNaming,
  replacedSkill: markNaming,
  async employer(tx, id) {
    const rows = await read(asSystem(tx, 'offer index'), offer).select('offer.id').where('offer.employerId', '=', id).where('offer.state', '=', 'PUBLISHED').where((eb) => eb.or([eb('offer.deadlineOn', 'is', null), eb('offer.deadlineOn', '>=', dayOf(now(tx)))])).execute();
    await markChanged(tx, offerIndex.name, rows.map((row) => row.id));
  },
};
