import { candidateOf, graduate, ownGraduate, taughtGraduate } from '../graduates/graduate.visibility.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { from, read } from '../kernel/read.ts';
import { NOBODY } from '../kernel/viewer.ts';
import { managedOffer, offer } from '../offers/offer.visibility.ts';
import { skillGraph } from './graph.ts';
import { type Audience, type MatchRow, matchRow } from './match.row.ts';
import { visibilityOfPairs } from './pair-visibility.ts';
import { type OfferSubject, offerSubjects, personById } from './subjects.load.ts';

/** An offer that the viewer may see, and whether it is its employer's own. */
async function seenOffer(context: Context, offerId: string): Promise<{ subject: OfferSubject; own: boolean } | null> {
  const rows = await read(context, offer)
    .leftJoin(from(context, managedOffer), 'managedOffer.id', 'offer.id')
    .select(['offer.id', 'offer.employerId', 'offer.scale', 'offer.workMode', 'offer.contractTypes', 'offer.acceptedCountries', 'offer.startsOn', 'managedOffer.id as managedId'])
    .where('offer.id', '=', offerId)
    .execute();
  const [subject] = await offerSubjects(context, rows);
  return subject ? { subject, own: rows[0]!.managedId !== null } : null;
}

/**
 * Who the viewer is to the graduate: itself or its centre; else the employer, where the pair is a candidate or disclosed. Null: nobody.
 * @param byName whether the person was named by its own id: an employer that does not know the name gets no pseudonym for it, whoever told it the id
 */
async function audienceOf(context: Context, graduateId: string, seen: { subject: OfferSubject; own: boolean }, byName: boolean): Promise<Audience | null> {
  const own = await read(context, ownGraduate).select('ownGraduate.id').where('ownGraduate.id', '=', graduateId).executeTakeFirst();
  const taught = own ?? (await read(context, taughtGraduate).select('taughtGraduate.id').where('taughtGraduate.id', '=', graduateId).executeTakeFirst());
  if (taught) return 'PERSON';
  if (!seen.own) return null;
  const candidate = await read(context, candidateOf).select('candidateOf.id').where('candidateOf.id', '=', graduateId).where('candidateOf.employerId', '=', seen.subject.employerId)
    .$if(byName, (query) => query.where((eb) => eb.exists(eb.selectFrom(from(context, graduate)).select('graduate.id').whereRef('graduate.id', '=', 'candidateOf.id'))))
    .executeTakeFirst();
  return candidate ? 'EMPLOYER' : null;
}

/** A pair to be matched; `employerId` where it was named by one employer's name for the person, which is of no use at another. */
export interface NamedPair {
  readonly offerId: string;
  readonly graduateId: string;
  readonly employerId: string | null;
}

/**
 * The match of one pair as of today, blocked or not. Null, whichever it is: no such offer, no such person, or a pair that
 * is not the viewer's to see.
 */
export async function matchOfPair(context: Context, { offerId, graduateId, employerId }: NamedPair): Promise<MatchRow | null> {
  const seen = await seenOffer(context, offerId);
  if (!seen) return null;
  // Another employer's name for a person, and none at all, are looked up like one of this employer's: nothing tells them apart.
  const personId = employerId === null || employerId === seen.subject.employerId ? graduateId : NOBODY;
  const audience = await audienceOf(context, personId, seen, employerId === null);
  const subject = audience && (await personById(context, personId));
  if (!audience || !subject) return null;
  const [visibility] = audience === 'EMPLOYER' ? await visibilityOfPairs(context, [{ offer: seen.subject, subject }]) : [];
  const pair = { offer: seen.subject.offer, employerId: seen.subject.employerId, person: subject.person, visibility };
  return matchRow(await skillGraph(context), pair, dayOf(now(context)), audience);
}
