import { applicant } from '../applications/application.visibility.ts';
import { choiceKey } from '../applications/candidate-choice.loaders.ts';
import { hasBlocked, isLooking, MATCHED } from '../graduates/graduate.sight.ts';
import { candidateOf, matchedGraduate } from '../graduates/graduate.visibility.ts';
import { pseudonymsAt } from '../graduates/pseudonym.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { defineLoaderBy } from '../kernel/loaders.ts';
import { sizeOf } from '../kernel/paging.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { hasScope, recruits, Scope } from '../kernel/viewer.ts';
import { managedOffer, offer } from '../offers/offer.visibility.ts';
import { isSearchUnavailable } from '../search/search.health.ts';
import { waitingIds } from '../search/search.ledger.ts';
import { skillMap } from '../skills/skill.map.ts';
import { skillRule } from '../skills/skill.rules.ts';
import { candidateWords } from './candidate-words.ts';
import { personOfHit, type ReadyPerson, readyPerson } from './compiled.ts';
import { chosenAmong, chosenPeople, LISTED } from './chosen-people.ts';
import { compiledUnder, compileOffer } from './credits.ts';
import { peoplePassing } from './degraded.ts';
import { shippedEmbedding } from './embedder.ts';
import { graduateRankingIndex } from './graduate-ranking.index.ts';
import { skillGraph } from './graph.ts';
import { eligiblePeople, isIn } from './index-filters.ts';
import type { CandidateMatchesArgs, CandidateMatchFilter, CandidateSkillInput } from './match.filter.ts';
import { matchRow, type MatchRow, type RankedPage } from './match.row.ts';
import { candidatesFor, cursorOf, isListed, pageOfRanking, type RankedBy, type Ranking, type RankingCursor, type RankingFilter, rankPairs, rest, standing, wantsMore } from './ranking.ts';
import { embedderOf } from './ranking.index.ts';
import { rarestPeople } from './rarest.ts';
import { CANDIDATES, poolOf, type PoolQuestion } from './retrieve.ts';
import type { SkillGraph } from './skill-graph.ts';
import { type OfferSubject, offerSubjectsBeside, type PersonSubject, personSubjectsBeside } from './subjects.load.ts';
import { SKILL_LEVELS, type VisibilityFacts } from './subjects.ts';

const REASON = 'whom an employer may find is asked of what it may not read';
const SKILLS_MOST = 50;

/** The offers among these whose employers the viewer is a member of. */
async function ownOffers(context: Context, offerIds: readonly string[]): Promise<OfferSubject[]> {
  const reading = read(context, managedOffer)
    .innerJoin(from(context, offer), 'offer.id', 'managedOffer.id')
    .select(['offer.id', 'offer.employerId', 'offer.scale', 'offer.workMode', 'offer.contractTypes', 'offer.acceptedCountries', 'offer.startsOn'])
    .where('managedOffer.id', 'in', offerIds)
    .execute();
  return offerSubjectsBeside(context, offerIds, reading);
}

/**
 * Those whom each employer may find: the pair as the viewer sees it, and besides, since a disclosed or taught person is
 * seen anyway, what every person who is found chose and was confirmed in.
 */
async function findablePeople(context: Context, employerIds: readonly string[], ids: readonly string[]): Promise<Map<string, PersonSubject[]>> {
  if (ids.length === 0) return new Map();
  const system = asSystem(context, REASON);
  const reading = read(context, candidateOf)
    .innerJoin(from(system, matchedGraduate), 'matchedGraduate.id', 'candidateOf.id')
    .selectAll('matchedGraduate')
    .select('candidateOf.employerId')
    .where('candidateOf.employerId', 'in', employerIds)
    .where('candidateOf.id', 'in', ids)
    .where((eb) => isLooking(eb, now(context), MATCHED))
    .where((eb) => eb.not(hasBlocked(eb, 'candidateOf.employerId', 'candidateOf.id')))
    .execute();
  const found = personSubjectsBeside(context, ids, reading.then((rows) => [...new Map(rows.map((row) => [row.id, row])).values()]));
  const [rows, subjects] = [await reading, new Map((await found).map((subject) => [subject.person.id, subject]))];
  return new Map([...Map.groupBy(rows, (row) => row.employerId)].map(([employerId, found]) => {
    const namesAt = pseudonymsAt(context.app, employerId);
    return [employerId, found.flatMap((row) => named(subjects.get(row.id), namesAt))];
  }));
}

/** Order and cursors hang on the pseudonym: a tie broken by the id would be the same mark of a person with every employer. */
const named = (subject: PersonSubject | undefined, namesAt: (graduateId: string) => string): PersonSubject[] =>
  (subject ? [{ ...subject, person: { ...subject.person, tieKey: namesAt(subject.person.id) } }] : []);

/** Who ever applied to each of these offers: they are among its applications, whatever became of them. */
async function applicants(context: Context, offerIds: readonly string[]): Promise<Set<string>> {
  const rows = await read(context, applicant).select(['applicant.offerId', 'applicant.graduateId']).where('applicant.offerId', 'in', offerIds).execute();
  return new Set(rows.map((row) => choiceKey(row.offerId, row.graduateId)));
}

const lists = ({ person }: Pick<PersonSubject, 'person'>, { skill, minimumLevel }: CandidateSkillInput): boolean =>
  person.skills.some((held) => held.skill === skill && SKILL_LEVELS.indexOf(held.level ?? 'FOUNDATION') >= SKILL_LEVELS.indexOf(minimumLevel ?? 'FOUNDATION'));

/** The skills asked for as filters of the ranking index. */
const narrowing = (skills: readonly CandidateSkillInput[]): string[] => skills.map(({ skill, minimumLevel }) => isIn('skills', [minimumLevel ? `${skill}:${minimumLevel}` : skill]));

async function checked(context: Context, args: CandidateMatchesArgs, by: RankedBy): Promise<RankingCursor> {
  const rules = new Rules();
  const skills = args.filter?.skills ?? [];
  rules.list('filter.skills', skills, SKILLS_MOST);
  for (const [index, { skill }] of skills.slice(0, SKILLS_MOST).entries()) await skillRule(context, rules, `filter.skills.${index}.skill`, skill);
  rules.doneAtTop(context.language);
  return cursorOf(args.after, by, dayOf(now(context)));
}

/** One offer's ranking being made. */
interface Asked {
  readonly subject: OfferSubject;
  readonly question: PoolQuestion;
  readonly rank: (people: Iterable<ReadyPerson>) => Ranking['ranked'];
}

const visible = ({ scale }: OfferSubject, { findableAt, reconfirmedOn }: Pick<PersonSubject, 'findableAt' | 'reconfirmedOn'>): VisibilityFacts =>
  ({ findable: findableAt.includes(scale), reconfirmedOn, blockedByPerson: false, disclosed: false });

async function rankedThroughIndex(context: Context, graph: SkillGraph, { subject, question, rank }: Asked, k: number, fresh: ReadonlySet<string>, late: ReadonlyMap<string, readonly PersonSubject[]>): Promise<Ranking> {
  const pool = await poolOf(context, question, k);
  const among = question.ids && new Set(question.ids);
  const waiting = (late.get(subject.employerId) ?? []).filter(({ person }) => !among || among.has(person.id)).map((one) => readyPerson(graph, one));
  return { ranked: rank([...pool.hits.filter(({ id }) => !fresh.has(id)).map((hit) => personOfHit(graph, hit)), ...waiting]), pool };
}

/** The rankings as deep as their pages need them; from the database where the search engine is away. */
async function rankingsOf(context: Context, graph: SkillGraph, asked: readonly Asked[], cursor: RankingCursor, size: number, filter: CandidateMatchFilter, fresh: ReadonlySet<string>): Promise<{ found: Ranking[]; degraded: boolean }> {
  const late = fresh.size === 0 ? new Map<string, PersonSubject[]>() : await findablePeople(context, [...new Set(asked.map((one) => one.subject.employerId))], [...fresh]);
  try {
    const first = candidatesFor(cursor, size);
    const found = await Promise.all(asked.map(async (one) => {
      const ranking = await rankedThroughIndex(context, graph, one, first, fresh, late);
      return wantsMore(ranking, cursor, size, first) ? rankedThroughIndex(context, graph, one, CANDIDATES.at(-1)!, fresh, late) : ranking;
    }));
    return { found, degraded: false };
  } catch (error) {
    if (!isSearchUnavailable(error)) throw error;
    const found: Ranking[] = [];
    for (const { subject, question, rank } of asked) {
      const ranked = rank((await peoplePassing(context, subject, cursor.day, filter, question.ids ?? null)).map((one) => readyPerson(graph, one)));
      found.push({ ranked, pool: { total: ranked.length, whole: true } });
    }
    return { found, degraded: true };
  }
}

interface Shown {
  readonly isWished: (offer: OfferSubject, someone: PersonSubject) => boolean;
  readonly day: string;
  readonly listing: RankingFilter;
}

/** The matches that each offer's page shows, by the person, as people and offers are now; who is wished or listed no longer is left out. */
async function rowsOf(context: Context, graph: SkillGraph, offers: readonly OfferSubject[], keys: readonly (readonly string[])[], { isWished, day, listing }: Shown): Promise<ReadonlyMap<string, MatchRow>[]> {
  const people = await findablePeople(context, [...new Set(offers.map((one) => one.employerId))], [...new Set(keys.flat())]);
  return offers.map((subject, at) => {
    const wanted = new Set(keys[at]);
    const rows = (people.get(subject.employerId) ?? []).filter((one) => wanted.has(one.person.id) && isWished(subject, one)).flatMap((one) => {
      const visibility = visible(subject, one);
      if (!isListed(subject.offer, one.person, visibility, day, listing)) return [];
      return [[one.person.id, matchRow(graph, { offer: subject.offer, employerId: subject.employerId, person: one.person, visibility }, day, 'EMPLOYER')] as const];
    });
    return new Map(rows.filter(([, row]) => !listing.fit || listing.fit.includes(row.fit)));
  });
}

/** The rankings of many offers at once: the same statements for one as for all. */
async function rankings(context: Context, offerIds: readonly string[], { among, ...args }: CandidateMatchesArgs & { readonly among: readonly string[] | null }): Promise<(RankedPage | null)[]> {
  if (!recruits(context.viewer) || !hasScope(context.viewer, Scope.CANDIDATES_READ)) return offerIds.map(() => null);
  const [own, applied, chosen, fresh] = await Promise.all([ownOffers(context, offerIds), applicants(context, offerIds), chosenPeople(context, offerIds), waitingIds(context, graduateRankingIndex.name)]);
  if (own.length === 0) return offerIds.map(() => null);
  const [graph, embedding, { present }] = await Promise.all([skillGraph(context), shippedEmbedding(context), skillMap(context)]);
  const by = { matcher: graph.weights.version, embedding: embedding.version };
  const cursor = await checked(context, args, by);
  const size = sizeOf(args);
  const filter = { ...args.filter, skills: args.filter?.skills?.map((one) => ({ ...one, skill: present(one.skill) })) };
  const listing = { fit: filter.fit?.length ? filter.fit : null, almostEligible: filter.almostEligible };
  const words = args.text ? await candidateWords(context, args.text, graph) : null;
  const standings = filter.standing?.length ? filter.standing : LISTED;
  const isWished = (offer: OfferSubject, someone: Pick<PersonSubject, 'person'>): boolean =>
    !applied.has(choiceKey(offer.offer.id, someone.person.id)) && standings.includes(chosen.get(choiceKey(offer.offer.id, someone.person.id)) ?? 'UNDECIDED') && (!words || words.holds(someone.person)) && (filter.skills ?? []).every((wanted) => lists(someone, wanted));
  const asked = own.map((subject): Asked => {
    const compiled = compileOffer(graph, subject.offer);
    const namesAt = pseudonymsAt(context.app, subject.employerId);
    return {
      subject,
      question: {
        index: graduateRankingIndex.name, embedder: embedderOf(embedding.version), vector: embedding.offerQuery(compiled), rarest: rarestPeople(graph, subject.offer), ids: chosenAmong(subject.offer.id, chosen, standings, among),
        filter: [eligiblePeople(subject, cursor.day, filter.almostEligible === true), ...narrowing(filter.skills ?? []), ...words?.filters ?? []].join(' AND '),
      },
      rank: (people) => rankPairs(graph, [...people].filter((one) => isWished(subject, one)).map((one) => (
        { key: one.person.id, offer: compiled, person: compiledUnder(graph, one.compiled, namesAt(one.person.id)), visibility: visible(subject, one) })), cursor.day, listing),
    };
  });
  const { found, degraded } = await rankingsOf(context, graph, asked, cursor, size, filter, fresh);
  const shown = await standing(found.map((ranking) => rest(ranking, cursor)), size, (keys) => rowsOf(context, graph, own, keys, { isWished, day: cursor.day, listing }));
  const pages = new Map(own.map((subject, at) => [subject.offer.id, { ...pageOfRanking(shown[at]!, found[at]!, args, cursor, by, listing.fit !== null), matcherVersion: by.matcher, degraded }]));
  return offerIds.map((id) => pages.get(id) ?? null);
}

const rankingsByOfferId = defineLoaderBy(rankings);

/**
 * A page of the people whom an offer's employer may find and who are eligible for it, best first; null unless the viewer
 * is a member of that employer. One set of statements for all offers of a request that ask with the same arguments.
 * @param among the pool, where something else chose it: of these graduates (2,000 at most are heeded) the eligible ones are all
 * scored and nobody else is listed. Null: everybody
 * @throws BAD_USER_INPUT for a cursor of another ranking or an unknown skill in the filter; SEARCH_UNAVAILABLE where the search
 * engine is away and more than 20,000 people are eligible
 */
export const candidatesOfOffer = (context: Context, offerId: string, args: CandidateMatchesArgs, among: readonly string[] | null = null): Promise<RankedPage | null> => rankingsByOfferId(context, { ...args, among }).load(offerId);
