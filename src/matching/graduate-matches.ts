import { LIVE } from '../applications/application.states.ts';
import { application } from '../applications/application.visibility.ts';
import { hiddenBy } from '../applications/offer-mark.loaders.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { sizeOf } from '../kernel/paging.ts';
import { read } from '../kernel/read.ts';
import { offerById } from '../offers/offer.loaders.ts';
import { filterFaults } from '../offers/offer.rules.ts';
import { openOffer } from '../offers/offer.visibility.ts';
import { placeMap } from '../places/place.map.ts';
import { isSearchUnavailable } from '../search/search.health.ts';
import { waitingIds } from '../search/search.ledger.ts';
import { skillMap } from '../skills/skill.map.ts';
import { offerOfHit, placeAtOf, type ReadyOffer, readyOffer } from './compiled.ts';
import { compilePerson } from './credits.ts';
import { offersPassing } from './degraded.ts';
import { shippedEmbedding } from './embedder.ts';
import { skillGraph } from './graph.ts';
import { eligibleOffers, isIn } from './index-filters.ts';
import type { MatchesArgs, MatchFilter } from './match.filter.ts';
import { matchRow, type MatchRow, type RankedPage } from './match.row.ts';
import { offerRankingIndex } from './offer-ranking.index.ts';
import { candidatesFor, cursorOf, isListed, pageOfRanking, type Ranking, rankPairs, rest, standing, wantsMore } from './ranking.ts';
import { embedderOf } from './ranking.index.ts';
import { rarestOffers } from './rarest.ts';
import { CANDIDATES, poolOf, type PoolQuestion } from './retrieve.ts';
import type { SkillGraph } from './skill-graph.ts';
import { type OfferSubject, offerSubjectsBeside, personById } from './subjects.load.ts';
import type { MatchPerson } from './subjects.ts';

/** Open offers by id, as the matcher reads them; who shows them reads them no second time. */
async function openOffers(context: Context, ids: readonly string[]): Promise<OfferSubject[]> {
  if (ids.length === 0) return [];
  const shown = offerById(context);
  const reading = read(context, openOffer).selectAll('openOffer').where('openOffer.id', 'in', ids).execute().then((rows) => {
    for (const row of rows) shown.prime(row.id, row);
    return rows;
  });
  return offerSubjectsBeside(context, ids, reading);
}

/** The offers that a person has a live application to, which are among its applications, and those it hid. */
async function notForMatches(context: Context, graduateId: string): Promise<Set<string>> {
  const applied = read(context, application).select('application.offerId').where('application.graduateId', '=', graduateId).where('application.state', 'in', [...LIVE]).execute();
  const [rows, hidden] = await Promise.all([applied, hiddenBy(context, [graduateId])]);
  return new Set([...rows, ...hidden].map((row) => row.offerId));
}

const given = <T>(list: readonly T[] | null | undefined): readonly T[] | null => (list && list.length > 0 ? list : null);

/** Whether an offer passes what the person narrows the list by; hard conditions and fit apart. */
function narrowedBy(filter: MatchFilter, within: ReadonlySet<string> | null): (subject: OfferSubject) => boolean {
  const [scales, workModes, contractTypes, skills] = [given(filter.scales), given(filter.workModes), given(filter.contractTypes), given(filter.skills)];
  return ({ scale, offer }) =>
    (!scales || scales.includes(scale))
    && (!workModes || workModes.includes(offer.workMode))
    && (!contractTypes || contractTypes.some((type) => offer.contractTypes.includes(type)))
    && (!within || offer.places.some((code) => within.has(code)))
    && (!skills || [...offer.mustHaves, ...offer.niceToHaves].some(({ alternatives }) => alternatives.some(({ skill }) => skills.includes(skill))));
}

/** The same as filters of the ranking index. */
const narrowing = ({ scales, workModes, contractTypes, placeCodes, skills }: MatchFilter): string[] =>
  Object.entries({ scale: scales, workMode: workModes, contracts: contractTypes, inside: placeCodes, skills }).flatMap(([field, values]) => (given(values) ? [isIn(field, values!)] : []));

/** What narrows a ranking of offers beside the filter. */
export interface Among {
  /** Offers that are never listed, such as those applied to or hidden. */
  readonly passedOver?: ReadonlySet<string>;
  /**
   * The pool, where something else chose it: of these offers (the hits of a text search, best first, 2,000 at most are heeded)
   * the eligible ones are all scored, and nothing else is listed. Fewer than 2,000: the ranking is whole. Left out: all open offers.
   */
  readonly ids?: readonly string[] | null;
  /** What changed a moment ago, where that was asked before. */
  readonly fresh?: ReadonlySet<string>;
}

interface Ranker {
  readonly graph: SkillGraph;
  readonly rank: (offers: Iterable<ReadyOffer>) => Ranking['ranked'];
}

/** What the index finds, with what it has not taken in yet read in the database. */
async function throughIndex(context: Context, { graph, rank }: Ranker, question: PoolQuestion, k: number, waiting: Promise<readonly ReadyOffer[]>, fresh: ReadonlySet<string>): Promise<Ranking> {
  const [pool, late, map] = await Promise.all([poolOf(context, question, k), waiting, placeMap(context)]);
  const placeAt = placeAtOf(map);
  return { ranked: rank([...pool.hits.filter(({ id }) => !fresh.has(id)).map((hit) => offerOfHit(graph, hit, placeAt)), ...late]), pool };
}

/**
 * A page of the open offers that a person is eligible for, best first. The person may be one that the database does not know.
 * Who may look is asked before.
 * @throws BAD_USER_INPUT for a cursor of another ranking or an unknown place or skill in the filter; SEARCH_UNAVAILABLE where the
 * search engine is away and more than 20,000 offers are eligible
 */
export async function matchesOfPerson(context: Context, person: MatchPerson, { filter: wished, ...args }: MatchesArgs, { passedOver = new Set(), ids = null, fresh: known }: Among = {}): Promise<RankedPage> {
  const filter = { ...wished, skills: wished?.skills?.map((await skillMap(context)).present) };
  await filterFaults(context, { placeCodes: filter.placeCodes, skills: filter.skills });
  const [graph, embedding, map] = await Promise.all([skillGraph(context), shippedEmbedding(context), placeMap(context)]);
  const by = { matcher: graph.weights.version, embedding: embedding.version };
  const size = sizeOf(args);
  const today = dayOf(now(context));
  const cursor = cursorOf(args.after, by, today);
  const within = given(filter.placeCodes) && new Set(filter.placeCodes!.flatMap((code) => [code, ...map.descendants(code)]));
  const isWished = narrowedBy(filter, within);
  const compiled = compilePerson(graph, person);
  const listing = { fit: given(filter.fit), almostEligible: filter.almostEligible };
  const rank = (offers: Iterable<ReadyOffer>): Ranking['ranked'] =>
    rankPairs(graph, [...offers].filter((one) => !passedOver.has(one.offer.id) && isWished(one)).map((one) => ({ key: one.offer.id, offer: one.compiled, person: compiled })), cursor.day, listing);
  const question: PoolQuestion = {
    index: offerRankingIndex.name, embedder: embedderOf(embedding.version), vector: embedding.personQuery(compiled), rarest: rarestOffers(graph, person), ids,
    filter: [eligibleOffers({ person }, cursor.day, filter.almostEligible === true, today), ...narrowing(filter)].join(' AND '),
  };
  const { ranking, degraded } = await rankingOf(context, { graph, rank }, question, (k, found) => wantsMore(found, cursor, size, k), candidatesFor(cursor, size), known ?? (await waitingIds(context, offerRankingIndex.name)), () => offersPassing(context, person, cursor.day, filter, ids));
  const rowsOf = async ([keys]: readonly (readonly string[])[]): Promise<ReadonlyMap<string, MatchRow>[]> => {
    const subjects = (await openOffers(context, keys!)).filter((one) => isWished(one) && isListed(one.offer, person, undefined, cursor.day, listing));
    const rows = subjects.map(({ offer, employerId }) => [offer.id, matchRow(graph, { offer, employerId, person }, cursor.day, 'PERSON')] as const);
    return [new Map(rows.filter(([, row]) => !listing.fit || listing.fit.includes(row.fit)))];
  };
  const [shown] = await standing([rest(ranking, cursor)], size, rowsOf);
  return { ...pageOfRanking(shown!, ranking, args, cursor, by, listing.fit !== null), matcherVersion: by.matcher, degraded };
}

/** The ranking as deep as the page needs it; from the database where the search engine is away. */
async function rankingOf(context: Context, ranker: Ranker, question: PoolQuestion, more: (k: number, found: Ranking) => boolean, first: number, fresh: ReadonlySet<string>, passing: () => Promise<OfferSubject[]>): Promise<{ ranking: Ranking; degraded: boolean }> {
  const { graph, rank } = ranker;
  const among = question.ids && new Set(question.ids);
  const waiting = openOffers(context, [...fresh].filter((id) => !among || among.has(id))).then((offers) => offers.map((one) => readyOffer(graph, one)));
  waiting.catch(() => {});
  try {
    let ranking = await throughIndex(context, ranker, question, first, waiting, fresh);
    if (more(first, ranking)) ranking = await throughIndex(context, ranker, question, CANDIDATES.at(-1)!, waiting, fresh);
    return { ranking, degraded: false };
  } catch (error) {
    if (!isSearchUnavailable(error)) throw error;
    const ranked = rank((await passing()).map((one) => readyOffer(graph, one)));
    return { ranking: { ranked, pool: { total: ranked.length, whole: true } }, degraded: true };
  }
}

/** The same for a graduate, without the offers it has a live application to or hid. Null where there is no such graduate. */
export async function matchesOfGraduate(context: Context, graduateId: string, args: MatchesArgs, among: Pick<Among, 'ids'> = {}): Promise<RankedPage | null> {
  const [subject, passedOver, fresh] = await Promise.all([personById(context, graduateId), notForMatches(context, graduateId), waitingIds(context, offerRankingIndex.name)]);
  return subject && matchesOfPerson(context, subject.person, args, { ...among, passedOver, fresh });
}
