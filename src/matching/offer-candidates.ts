import { application } from '../applications/application.visibility.ts';
import { graduateIndex } from '../graduates/graduate.index.ts';
import { candidateOf, employerBlock, enrolment, FRESH_DAYS, matchedGraduate } from '../graduates/graduate.visibility.ts';
import { pseudonymsAt } from '../graduates/pseudonym.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { defineLoaderBy } from '../kernel/loaders.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { Role } from '../kernel/viewer.ts';
import { managedOffer, offer } from '../offers/offer.visibility.ts';
import { skillMap } from '../skills/skill.map.ts';
import { skillRule } from '../skills/skill.rules.ts';
import { skillGraph } from './graph.ts';
import { eligiblePeople } from './index-filters.ts';
import type { CandidateMatchesArgs, CandidateSkillInput } from './match.filter.ts';
import { type ExplainedPair, matchRow, type RankedPage } from './match.row.ts';
import { cursorOf, pageOfRanking, rankPairs, type RankingCursor } from './ranking.ts';
import { retrieve } from './retrieve.ts';
import type { SkillGraph } from './skill-graph.ts';
import { type OfferSubject, offerSubjects, personSubjects, type PersonSubject } from './subjects.load.ts';
import { SKILL_LEVELS } from './subjects.ts';

const REASON = 'whom an employer may find is asked of what it may not read';
const DAY_MS = 86_400_000;
const SKILLS_MOST = 50;

/** The offers among these whose employers the viewer is a member of. */
async function ownOffers(context: Context, offerIds: readonly string[]): Promise<OfferSubject[]> {
  const rows = await read(context, managedOffer)
    .innerJoin(from(context, offer), 'offer.id', 'managedOffer.id')
    .select(['offer.id', 'offer.employerId', 'offer.scale', 'offer.workMode', 'offer.contractTypes', 'offer.acceptedCountries', 'offer.startsOn'])
    .where('managedOffer.id', 'in', offerIds)
    .execute();
  return offerSubjects(context, rows);
}

/**
 * Those whom each employer may find: the pair as the viewer sees it, and besides, since a disclosed or taught person is
 * seen anyway, what every person who is found chose and was confirmed in.
 */
async function findablePeople(context: Context, employerIds: readonly string[], ids: readonly string[] | null): Promise<Map<string, PersonSubject[]>> {
  if (ids?.length === 0) return new Map();
  const system = asSystem(context, REASON);
  const rows = await read(context, candidateOf)
    .innerJoin(from(system, matchedGraduate), 'matchedGraduate.id', 'candidateOf.id')
    .selectAll('matchedGraduate')
    .select('candidateOf.employerId')
    .where('candidateOf.employerId', 'in', employerIds)
    .$if(ids !== null, (query) => query.where('candidateOf.id', 'in', ids!))
    .where('candidateOf.reconfirmedAt', '>=', new Date(now(context).valueOf() - FRESH_DAYS * DAY_MS).toISOString())
    .where((eb) => eb.exists(eb.selectFrom(from(system, enrolment)).select('enrolment.id').whereRef('enrolment.graduateId', '=', 'candidateOf.id').where('enrolment.confirmedAt', 'is not', null)))
    .where((eb) => eb.not(eb.exists(eb.selectFrom(from(system, employerBlock)).select('employerBlock.graduateId').whereRef('employerBlock.graduateId', '=', 'candidateOf.id').whereRef('employerBlock.employerId', '=', 'candidateOf.employerId'))))
    .execute();
  const subjects = new Map((await personSubjects(context, [...new Map(rows.map((row) => [row.id, row])).values()])).map((subject) => [subject.person.id, subject]));
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
  const rows = await read(context, application).select(['application.offerId', 'application.graduateId']).where('application.offerId', 'in', offerIds).execute();
  return new Set(rows.map((row) => `${row.offerId} ${row.graduateId}`));
}

const lists = ({ person }: PersonSubject, { skill, minimumLevel }: CandidateSkillInput): boolean =>
  person.skills.some((held) => held.skill === skill && SKILL_LEVELS.indexOf(held.level ?? 'FOUNDATION') >= SKILL_LEVELS.indexOf(minimumLevel ?? 'FOUNDATION'));

const pairWith = ({ offer, employerId, scale }: OfferSubject) => ({ person, findableAt, reconfirmedOn }: PersonSubject): ExplainedPair => ({
  offer, employerId, person, visibility: { findable: findableAt.includes(scale), reconfirmedOn, blockedByPerson: false, disclosed: false },
});

/** What the offer asks as words of the index of graduates, the most telling first, must-haves before the rest. */
const wordsOf = (graph: SkillGraph, { offer }: OfferSubject): string[] =>
  [...new Set([offer.mustHaves, offer.niceToHaves].flatMap((asked) => asked.flatMap(({ alternatives }) => alternatives.map(({ skill }) => skill)).toSorted((a, b) => graph.weightOf(b) - graph.weightOf(a) || (a < b ? -1 : 1))))];

async function checked(context: Context, args: CandidateMatchesArgs, version: string): Promise<RankingCursor> {
  const rules = new Rules();
  const skills = args.filter?.skills ?? [];
  rules.list('filter.skills', skills, SKILLS_MOST);
  for (const [index, { skill }] of skills.slice(0, SKILLS_MOST).entries()) await skillRule(context, rules, `filter.skills.${index}.skill`, skill);
  rules.doneAtTop(context.language);
  return cursorOf(args.after, version, dayOf(now(context)));
}

/** The rankings of many offers at once: the same statements for one as for all. */
async function rankings(context: Context, offerIds: readonly string[], args: CandidateMatchesArgs): Promise<(RankedPage | null)[]> {
  const own = context.viewer.roles.has(Role.RECRUITER) ? await ownOffers(context, offerIds) : [];
  if (own.length === 0) return offerIds.map(() => null);
  const graph = await skillGraph(context);
  const { version } = graph.weights;
  const cursor = await checked(context, args, version);
  const { present } = await skillMap(context);
  const filter = { ...args.filter, skills: args.filter?.skills?.map((one) => ({ ...one, skill: present(one.skill) })) };
  const { pools, degraded } = await retrieve(context, own.map((one) => ({
    index: graduateIndex.name, filter: eligiblePeople(one, cursor.day, filter.almostEligible === true), words: wordsOf(graph, one), field: 'skills',
  })));
  const people = await findablePeople(context, [...new Set(own.map((one) => one.employerId))], pools && [...pools.reduce((all, some) => all.union(some), new Set<string>())]);
  const applied = await applicants(context, own.map((one) => one.offer.id));
  const pages = new Map(own.map((one, at) => {
    const isAsked = (subject: PersonSubject): boolean =>
      (!pools || pools[at]!.has(subject.person.id)) && !applied.has(`${one.offer.id} ${subject.person.id}`) && (filter.skills ?? []).every((asked) => lists(subject, asked));
    const pool = (people.get(one.employerId) ?? []).filter(isAsked);
    const ranked = rankPairs(graph, pool.map(pairWith(one)), cursor.day, { fit: filter.fit?.length ? filter.fit : null, almostEligible: filter.almostEligible });
    const page = pageOfRanking(ranked, args, cursor, version, (pair) => matchRow(graph, pair, cursor.day, 'EMPLOYER'));
    return [one.offer.id, { ...page, matcherVersion: version, degraded }];
  }));
  return offerIds.map((id) => pages.get(id) ?? null);
}

const rankingsByOfferId = defineLoaderBy(rankings);

/**
 * A page of the people whom an offer's employer may find and who are eligible for it, best first; null unless the viewer
 * is a member of that employer. One set of statements for all offers of a request that ask with the same arguments.
 * @throws BAD_USER_INPUT for a cursor of another ranking or an unknown skill in the filter
 */
export const candidatesOfOffer = (context: Context, offerId: string, args: CandidateMatchesArgs): Promise<RankedPage | null> => rankingsByOfferId(context, args).load(offerId);
