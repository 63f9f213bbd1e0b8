import { application } from '../applications/application.visibility.ts';
import { centre, cohort } from '../centres/centre.visibility.ts';
import { blockings } from '../graduates/blocking.ts';
import { isLooking, MATCHED } from '../graduates/graduate.sight.ts';
import { enrolment, graduateStatistics, matchedGraduate } from '../graduates/graduate.visibility.ts';
import { pseudonymsAt } from '../graduates/pseudonym.ts';
import { dayOf, daysBefore } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { openOffer } from '../offers/offer.visibility.ts';
import { placeMap } from '../places/place.map.ts';
import { compiledUnder, compileOffer, compilePerson } from './credits.ts';
import { type AuditedOffer, type AuditedPerson, NOT_SAID, type Tally, tallyLists } from './fairness.ts';
import { skillGraph } from './graph.ts';
import type { SkillGraph } from './skill-graph.ts';
import { type OfferSubject, offerSubjects, personSubjects } from './subjects.load.ts';
import { hashId } from './tie-break.ts';

/** Gender is given on choice, for statistics alone: this is one, it names nobody, and it says so on the record. */
const REASON = 'the fairness of rankings is audited by group: gender, centre and province, never a person';
const YEAR_DAYS = 365;

/** So many pairs are looked at: beyond, offers are sampled. */
const PAIRS_MOST = 20_000_000;
const OFFERS_MOST = 1_000;
const OFFERS_LEAST = 20;

/** What was looked at, and what it gave each person. */
export interface Audit {
  readonly matcherVersion: string;
  readonly day: string;
  readonly openOffers: number;
  readonly auditedOffers: number;
  readonly people: readonly AuditedPerson[];
  readonly tallies: readonly Tally[];
}

/** Centre by graduate: of the confirmed enrolment that is newest. */
async function centresOf(system: Context): Promise<Map<string, string>> {
  const rows = await read(system, enrolment).innerJoin(from(system, cohort), 'cohort.id', 'enrolment.cohortId').innerJoin(from(system, centre), 'centre.id', 'cohort.centreId')
    .select(['enrolment.graduateId', 'centre.slug']).where('enrolment.confirmedAt', 'is not', null).orderBy('enrolment.createdAt').orderBy('enrolment.id').execute();
  return new Map(rows.map(({ graduateId, slug }) => [graduateId, slug]));
}

async function applicationsOf(system: Context) {
  const rows = await read(system, application).select(['application.offerId', 'application.graduateId', 'application.state', 'application.submittedAt']).execute();
  const since = daysBefore(now(system), YEAR_DAYS);
  const lately = Map.groupBy(rows.filter(({ submittedAt }) => new Date(submittedAt) >= since), ({ graduateId }) => graduateId);
  return { applied: new Set(rows.map(({ offerId, graduateId }) => `${offerId} ${graduateId}`)), lately };
}

/** All open offers, or so many of them as can be ranked: the first by a hash of their ids, so that the sample is the same every time. */
async function offersToAudit(context: Context, people: number, most: number | null): Promise<{ open: number; subjects: OfferSubject[] }> {
  const rows = await read(context, openOffer).select(['openOffer.id', 'openOffer.employerId', 'openOffer.scale', 'openOffer.workMode', 'openOffer.contractTypes', 'openOffer.acceptedCountries', 'openOffer.startsOn']).execute();
  const size = most ?? Math.max(OFFERS_LEAST, Math.min(OFFERS_MOST, Math.floor(PAIRS_MOST / Math.max(1, people))));
  const drawn = rows.map((row) => ({ row, lot: hashId(row.id)[0] })).toSorted((a, b) => a.lot - b.lot || (a.row.id < b.row.id ? -1 : 1)).slice(0, size);
  return { open: rows.length, subjects: await offerSubjects(context, drawn.map(({ row }) => row)) };
}

interface Facts extends AuditedPerson {
  readonly id: string;
  readonly findableAt: readonly string[];
}

async function peopleToAudit(context: Context, graph: SkillGraph, lately: ReadonlyMap<string, readonly { state: string }[]>): Promise<Facts[]> {
  const system = asSystem(context, REASON);
  const [genders, centres, { entries }] = [await read(system, graduateStatistics).select(['graduateStatistics.id', 'graduateStatistics.gender']).execute(), await centresOf(system), await placeMap(context)];
  const genderOf = new Map(genders.map(({ id, gender }) => [id, gender]));
  const nameOf = new Map(entries.map(({ code, names }) => [code, `${code} ${names.en}`]));
  const rows = await read(system, matchedGraduate).selectAll('matchedGraduate').select((eb) => isLooking(eb, now(context), MATCHED).as('findable')).orderBy('matchedGraduate.id').execute();
  const subjects = await personSubjects(context, rows);
  return rows.map((row, index) => ({
    id: row.id, findableAt: row.findableAt,
    groups: { gender: genderOf.get(row.id) ?? NOT_SAID, centre: centres.get(row.id) ?? NOT_SAID, province: row.residenceCode ? (nameOf.get(row.residenceCode) ?? row.residenceCode) : NOT_SAID },
    compiled: row.findable ? compilePerson(graph, subjects[index]!.person) : null,
    applications: lately.get(row.id)?.length ?? 0,
    hires: lately.get(row.id)?.filter(({ state }) => state === 'HIRED').length ?? 0,
  }));
}

/**
 * Ranks everybody for the open offers as their employers' lists do, and counts what each list gives. Whoever applied to an
 * offer, or blocked its employer, is not in its list.
 * @param k the first so many of a list are selected
 * @param most so many offers at most; null: as many as can be ranked in a short while
 */
export async function auditRankings(context: Context, k: number, most: number | null): Promise<Audit> {
  const graph = await skillGraph(context);
  const system = asSystem(context, REASON);
  const { applied, lately } = await applicationsOf(system);
  const people = await peopleToAudit(context, graph, lately);
  const { open, subjects } = await offersToAudit(context, people.length, most);
  const blocks = new Set((await blockings(context, null)).map((row) => `${row.employerId} ${row.graduateId}`));
  const offers = subjects.map(({ offer, employerId, scale }): AuditedOffer => {
    const nameAt = pseudonymsAt(context.app, employerId);
    return {
      compiled: compileOffer(graph, offer),
      mayFind: (at) => people[at]!.findableAt.includes(scale) && !applied.has(`${offer.id} ${people[at]!.id}`) && !blocks.has(`${employerId} ${people[at]!.id}`),
      asKnown: (at) => compiledUnder(graph, people[at]!.compiled!, nameAt(people[at]!.id)),
    };
  });
  const day = dayOf(now(context));
  return { matcherVersion: graph.weights.version, day, openOffers: open, auditedOffers: offers.length, people, tallies: tallyLists(graph, offers, people, day, k) };
}
