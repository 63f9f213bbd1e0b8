import { choiceKey, pairOfKey } from '../applications/candidate-choice.loaders.ts';
import { matchedGraduate, othersCandidate } from '../graduates/graduate.visibility.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { defineLoader } from '../kernel/loaders.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { managedOffer, offer } from '../offers/offer.visibility.ts';
import { skillGraph } from './graph.ts';
import { type MatchRow, matchRow } from './match.row.ts';
import { type AskedPair, visibilityOfPairs } from './pair-visibility.ts';
import { type OfferSubject, offerSubjects, personSubjects, type PersonSubject } from './subjects.load.ts';

const REASON = 'the matcher reads a chosen candidate whom the employer was asked for first';

/** The viewer's own offers among these, by id. */
async function ownOffers(context: Context, ids: readonly string[]): Promise<Map<string, OfferSubject>> {
  const rows = await read(context, managedOffer)
    .innerJoin(from(context, offer), 'offer.id', 'managedOffer.id')
    .select(['offer.id', 'offer.employerId', 'offer.scale', 'offer.workMode', 'offer.contractTypes', 'offer.acceptedCountries', 'offer.startsOn'])
    .where('managedOffer.id', 'in', ids)
    .execute();
  return new Map((await offerSubjects(context, rows)).map((subject) => [subject.offer.id, subject]));
}

/** The people of these pairs whom the employer may see, by `employer graduate`. */
async function seenPeople(context: Context, pairs: readonly { readonly employerId: string; readonly graduateId: string }[]): Promise<Map<string, PersonSubject>> {
  const rows = await read(context, othersCandidate)
    .innerJoin(from(asSystem(context, REASON), matchedGraduate), 'matchedGraduate.id', 'othersCandidate.id')
    .selectAll('matchedGraduate')
    .select('othersCandidate.employerId')
    .where((eb) => eb(eb.refTuple('othersCandidate.employerId', 'othersCandidate.id'), 'in', pairs.map(({ employerId, graduateId }) => eb.tuple(employerId, graduateId))))
    .execute();
  const people = new Map((await personSubjects(context, [...new Map(rows.map((row) => [row.id, row])).values()])).map((subject) => [subject.person.id, subject]));
  return new Map(rows.map((row) => [`${row.employerId} ${row.id}`, people.get(row.id)!]));
}

/** How chosen candidates match the offers they were chosen for, as of today, blocked or not, by `choiceKey`: the same statements for one as for all. */
export const matchByChoice = defineLoader<string, MatchRow | null>(async (context, keys) => {
  const named = keys.map((key) => pairOfKey(key));
  const offers = await ownOffers(context, [...new Set(named.map(([offerId]) => offerId))]);
  const own = named.flatMap(([offerId, graduateId]) => (offers.has(offerId) ? [{ offer: offers.get(offerId)!, graduateId }] : []));
  if (own.length === 0) return keys.map(() => null);
  const people = await seenPeople(context, own.map(({ offer: { employerId }, graduateId }) => ({ employerId, graduateId })));
  const pairs = own.flatMap(({ offer: chosenFor, graduateId }): AskedPair[] => {
    const subject = people.get(`${chosenFor.employerId} ${graduateId}`);
    return subject ? [{ offer: chosenFor, subject }] : [];
  });
  const [graph, facts] = [await skillGraph(context), await visibilityOfPairs(context, pairs)];
  const day = dayOf(now(context));
  const byKey = new Map(pairs.map(({ offer: { offer: asked, employerId }, subject: { person } }, at) => [
    choiceKey(asked.id, person.id), matchRow(graph, { offer: asked, employerId, person, visibility: facts[at]! }, day, 'EMPLOYER'),
  ]));
  return keys.map((key) => byKey.get(key) ?? null);
});
