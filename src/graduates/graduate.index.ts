import { cohort } from '../centres/centre.visibility.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { asSystem, from, read, type Row } from '../kernel/read.ts';
import type { Subscribers } from '../kernel/transact.ts';
import { placeMap } from '../places/place.map.ts';
import type { SearchDocument, SearchIndex } from '../search/search.index.ts';
import { markAll, markChanged } from '../search/search.ledger.ts';
import { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import { skillMap } from '../skills/skill.map.ts';
import { renewTaxonomy } from '../skills/taxonomy.version.ts';
import { employerBlock, enrolment, FRESH_DAYS, heldSkill, matchedGraduate, mobility, spokenLanguage } from './graduate.visibility.ts';

/** Stands in `reach` for remote work; no place has this code. */
const REMOTE = 'REMOTE';
const DAY_MS = 86_400_000;
const LEVELS = Object.values(SkillLevel);
const CEFR = Object.values(CefrLevel);

/** A day as a number that can be compared: 20261130. */
const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

/** A level and those below it. */
const upTo = <L extends string>(levels: readonly L[], level: L): readonly L[] => levels.slice(0, levels.indexOf(level) + 1);

type Matched = Row<typeof matchedGraduate>;
interface Parts {
  /** As ticked, in the person's order. */
  readonly places: readonly string[];
  readonly languages: readonly Row<typeof spokenLanguage>[];
  readonly skills: readonly Row<typeof heldSkill>[];
  readonly centreIds: readonly string[];
  readonly blockedEmployerIds: readonly string[];
  readonly residenceCountry: string | null;
}

/**
 * A candidate in codes alone: nothing here names a person, says where it lives but for the country (a remote offer may ask
 * it), or was typed by it.
 */
function documentOf(row: Matched, { places, languages, skills, centreIds, blockedEmployerIds, residenceCountry }: Parts): SearchDocument {
  const reconfirmed = new Date(row.reconfirmedAt);
  return {
    id: row.id,
    reach: [...places, ...(row.wantsRemote ? [REMOTE] : [])],
    country: residenceCountry,
    contracts: row.contractTypes.toSorted(),
    has: languages.flatMap(({ language, level }) => upTo(CEFR, level).map((floor) => `${language}:${floor}`)).toSorted(),
    /** 0: at once. */
    available: row.availableOn === null ? 0 : dayNumber(row.availableOn),
    skills: [...new Set(skills.flatMap(({ skillSlug, level }) => [skillSlug, ...upTo(LEVELS, level ?? 'FOUNDATION').map((floor) => `${skillSlug}:${floor}`)]))].toSorted(),
    findable: row.findableAt.toSorted(),
    centres: [...centreIds].toSorted(),
    blocked: [...blockedEmployerIds].toSorted(),
    reconfirmed: dayNumber(dayOf(reconfirmed)),
    /** When the profile grows stale, in milliseconds since 1970. */
    until: reconfirmed.valueOf() + FRESH_DAYS * DAY_MS,
  };
}

/** Those whom some employer may find: on choice, reconfirmed lately, and confirmed by a centre. */
const findable = (context: Context) =>
  read(asSystem(context, 'candidate index'), matchedGraduate)
    .where((eb) => eb(eb.fn<number>('cardinality', ['matchedGraduate.findableAt']), '>', 0))
    .where('matchedGraduate.reconfirmedAt', '>=', new Date(now(context).valueOf() - FRESH_DAYS * DAY_MS).toISOString())
    .where((eb) => eb.exists(eb.selectFrom(from(asSystem(context, 'candidate index'), enrolment)).select('enrolment.id').whereRef('enrolment.graduateId', '=', 'matchedGraduate.id').where('enrolment.confirmedAt', 'is not', null)));

async function partsOf(context: Context, ids: readonly string[]) {
  const system = asSystem(context, 'candidate index');
  const places = await read(system, mobility).selectAll().where('mobility.graduateId', 'in', ids).orderBy('mobility.position').orderBy('mobility.placeCode').execute();
  const languages = await read(system, spokenLanguage).selectAll().where('spokenLanguage.graduateId', 'in', ids).execute();
  const skills = await read(system, heldSkill).selectAll().where('heldSkill.graduateId', 'in', ids).execute();
  const centres = await read(system, enrolment).innerJoin(from(system, cohort), 'cohort.id', 'enrolment.cohortId').select(['enrolment.graduateId', 'cohort.centreId']).distinct().where('enrolment.graduateId', 'in', ids).where('enrolment.confirmedAt', 'is not', null).execute();
  const blocks = await read(system, employerBlock).selectAll().where('employerBlock.graduateId', 'in', ids).execute();
  const map = await placeMap(context);
  // A document lives longer than this process may lag behind a change of the taxonomy.
  await renewTaxonomy(context.app);
  const { present } = await skillMap(context);
  const of = <T extends { graduateId: string }>(rows: T[]): Map<string, T[]> => Map.groupBy(rows, (row) => row.graduateId);
  const [placesOf, languagesOf, skillsOf, centresOf, blocksOf] = [of(places), of(languages), of(skills), of(centres), of(blocks)];
  return (row: Matched): Parts => ({
    places: (placesOf.get(row.id) ?? []).map((one) => one.placeCode),
    languages: languagesOf.get(row.id) ?? [],
    skills: (skillsOf.get(row.id) ?? []).map((one) => ({ ...one, skillSlug: present(one.skillSlug) })),
    centreIds: (centresOf.get(row.id) ?? []).map((one) => one.centreId),
    blockedEmployerIds: (blocksOf.get(row.id) ?? []).map((one) => one.employerId),
    residenceCountry: row.residenceCode === null ? null : (map.ancestors(row.residenceCode).at(-1) ?? row.residenceCode),
  });
}

async function documents(context: Context, ids: readonly string[]): Promise<SearchDocument[]> {
  const rows = await findable(context).selectAll('matchedGraduate').where('matchedGraduate.id', 'in', [...ids]).execute();
  if (rows.length === 0) return [];
  const parts = await partsOf(context, rows.map((row) => row.id));
  return rows.map((row) => documentOf(row, parts(row)));
}

const filterable = (attributePatterns: string[], comparison: boolean) => ({ attributePatterns, features: { facetSearch: false, filter: { equality: true, comparison } } });

/** Candidates that employers may find, for filters and the matcher; nobody searches them by text. */
export const graduateIndex: SearchIndex = {
  name: 'graduates',
  settings: {
    filterableAttributes: [filterable(['reach', 'country', 'contracts', 'has', 'skills', 'findable', 'centres', 'blocked'], false), filterable(['available', 'reconfirmed', 'until'], true)],
    // One that holds nothing readable: with none, Meilisearch would search every field.
    searchableAttributes: ['skills'],
    rankingRules: ['words', 'sort'],
    typoTolerance: { enabled: false },
    proximityPrecision: 'byAttribute',
    prefixSearch: 'disabled',
    facetSearch: false,
  },
  documents,
  ids: async (context, after, most) => (await findable(context).select('matchedGraduate.id').$if(after !== null, (query) => query.where('matchedGraduate.id', '>', after!)).orderBy('matchedGraduate.id').limit(most).execute()).map((row) => row.id),
  total: async (context) => Number((await findable(context).select((eb) => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()).total),
  outdated: (at) => `until < ${at.valueOf()}`,
};

/** What the index of candidates hears of: whatever changes a graduate, its profile, its enrolments or its blocks says so; and the map, which says in which country somebody lives. */
export const graduateIndexSubscribers: Subscribers = {
  graduate: (tx, id) => markChanged(tx, graduateIndex.name, [id]),
  reference: (tx) => markAll(tx, graduateIndex),
  async replacedSkill(tx, slug) {
    const rows = await read(asSystem(tx, 'candidate index'), heldSkill).select('heldSkill.graduateId').distinct().where('heldSkill.skillSlug', '=', slug).execute();
    await markChanged(tx, graduateIndex.name, rows.map((row) => row.graduateId));
  },
};
