import { cohort } from '../centres/centre.visibility.ts';
import { blockersOfEmployer, blockersOfName, blockings } from '../graduates/blocking.ts';
import { FRESH_DAYS } from '../graduates/freshness.ts';
import { isLooking, MATCHED } from '../graduates/graduate.sight.ts';
import { enrolment, heldSkill, matchedGraduate } from '../graduates/graduate.visibility.ts';
import { daysAfter } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { asSystem, from, read, type Row } from '../kernel/read.ts';
import type { Subscribers } from '../kernel/transact.ts';
import { dayNumber } from '../offers/offer.index.ts';
import type { SearchDocument, SearchIndex } from '../search/search.index.ts';
import { markAll, markChanged } from '../search/search.ledger.ts';
import { renewTaxonomy } from '../skills/taxonomy.version.ts';
import { compilePerson } from './credits.ts';
import { shippedEmbedding, shippedModel } from './embedder.ts';
import { skillGraph } from './graph.ts';
import { encodePerson } from './payload.ts';
import { filterable, rankingSettings, vectorFields } from './ranking.index.ts';
import { personSubjects, type PersonSubject } from './subjects.load.ts';
import { CEFR_LEVELS, SKILL_LEVELS } from './subjects.ts';

const REASON = 'candidate index';

/** A level and those below it. */
const upTo = <L extends string>(levels: readonly L[], level: L): readonly L[] => levels.slice(0, levels.indexOf(level) + 1);

interface Parts {
  readonly centreIds: readonly string[];
  readonly blockedEmployerIds: readonly string[];
}

/**
 * A candidate in codes alone: nothing here names a person, says where it lives but for the country (a remote offer may ask
 * it), or was typed by it.
 */
function codesOf({ person, findableAt }: PersonSubject, row: Row<typeof matchedGraduate>, { centreIds, blockedEmployerIds }: Parts): Record<string, unknown> {
  return {
    reach: person.reach,
    country: person.residenceCountry,
    contracts: person.contractTypes.toSorted(),
    has: person.languages.flatMap(({ language, level }) => upTo(CEFR_LEVELS, level).map((floor) => `${language}:${floor}`)).toSorted(),
    /** 0: at once. */
    available: person.availableOn === null ? 0 : dayNumber(person.availableOn),
    skills: [...new Set(person.skills.flatMap(({ skill, level }) => [skill, ...upTo(SKILL_LEVELS, level ?? 'FOUNDATION').map((floor) => `${skill}:${floor}`)]))].toSorted(),
    findable: findableAt.toSorted(),
    centres: [...centreIds].toSorted(),
    blocked: [...blockedEmployerIds].toSorted(),
    /** When the profile grows stale, in milliseconds since 1970. */
    until: daysAfter(new Date(row.reconfirmedAt), FRESH_DAYS).valueOf(),
  };
}

/** Those whom some employer may find. */
const findable = (context: Context) => read(asSystem(context, REASON), matchedGraduate).where((eb) => isLooking(eb, now(context), MATCHED));

async function partsOf(context: Context, ids: readonly string[]): Promise<(id: string) => Parts> {
  const system = asSystem(context, REASON);
  const centres = await read(system, enrolment).innerJoin(from(system, cohort), 'cohort.id', 'enrolment.cohortId').select(['enrolment.graduateId', 'cohort.centreId']).distinct().where('enrolment.graduateId', 'in', ids).where('enrolment.confirmedAt', 'is not', null).execute();
  const blocks = await blockings(context, ids);
  const [centresOf, blocksOf] = [Map.groupBy(centres, (one) => one.graduateId), Map.groupBy(blocks, (one) => one.graduateId)];
  return (id) => ({ centreIds: (centresOf.get(id) ?? []).map((one) => one.centreId), blockedEmployerIds: [...new Set((blocksOf.get(id) ?? []).map((one) => one.employerId))] });
}

async function documents(context: Context, ids: readonly string[]): Promise<SearchDocument[]> {
  const rows = await findable(context).selectAll('matchedGraduate').where('matchedGraduate.id', 'in', [...ids]).execute();
  if (rows.length === 0) return [];
  // A document lives longer than this process may lag behind a change of the taxonomy.
  await renewTaxonomy(context.app);
  const parts = await partsOf(context, rows.map((row) => row.id));
  const [graph, embedding, subjects] = await Promise.all([skillGraph(context), shippedEmbedding(context), personSubjects(context, rows)]);
  return rows.map((row, at) => {
    const subject = subjects[at]!;
    return { id: row.id, ...codesOf(subject, row, parts(row.id)), p: encodePerson(subject), ...vectorFields(embedding.version, embedding.personVector(compilePerson(graph, subject.person))) };
  });
}

/** Candidates that employers may find, for rankings; nobody searches them by text. */
export const graduateRankingIndex: SearchIndex = {
  name: 'graduates',
  get settings() {
    const { version, people } = shippedModel();
    return rankingSettings(version, people.rank + 1, [
      filterable(['reach', 'country', 'contracts', 'has', 'skills', 'findable', 'centres', 'blocked'], false),
      filterable(['available', 'until'], true),
    ]);
  },
  vectors: true,
  documents,
  ids: async (context, after, most) => (await findable(context).select('matchedGraduate.id').$if(after !== null, (query) => query.where('matchedGraduate.id', '>', after!)).orderBy('matchedGraduate.id').limit(most).execute()).map((row) => row.id),
  total: async (context) => Number((await findable(context).select((eb) => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()).total),
  outdated: (at) => `until < ${at.valueOf()}`,
};

/**
 * What the ranking of candidates hears of: whatever changes a graduate, its profile, its enrolments or its blocks says so; an
 * employer, and a name that one took or gave up, which somebody may have blocked; and the map, which says in which country somebody lives.
 */
export const graduateRankingSubscribers: Subscribers = {
  graduate: (tx, id) => markChanged(tx, graduateRankingIndex.name, [id]),
  employer: async (tx, id) => markChanged(tx, graduateRankingIndex.name, await blockersOfEmployer(tx, id)),
  employerName: async (tx, foldedName) => markChanged(tx, graduateRankingIndex.name, await blockersOfName(tx, foldedName)),
  reference: (tx) => markAll(tx, graduateRankingIndex),
  async replacedSkill(tx, slug) {
    const rows = await read(asSystem(tx, REASON), heldSkill).select('heldSkill.graduateId').distinct().where('heldSkill.skillSlug', '=', slug).execute();
    await markChanged(tx, graduateRankingIndex.name, rows.map((row) => row.graduateId));
  },
};
