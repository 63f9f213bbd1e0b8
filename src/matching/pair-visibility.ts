import { hasBlocked, isTrained } from '../graduates/graduate.sight.ts';
import { candidateOf, disclosure, matchedGraduate } from '../graduates/graduate.visibility.ts';
import { mayBeFound } from '../identity/account.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import type { OfferSubject, PersonSubject } from './subjects.load.ts';
import type { VisibilityFacts } from './subjects.ts';

const REASON = 'what keeps a pair apart is asked of what an employer may not read';

/** An offer and a person whose visibility to the offer's employer is asked. */
export interface AskedPair {
  readonly offer: OfferSubject;
  readonly subject: PersonSubject;
}

const keyOf = (employerId: string, graduateId: string): string => `${employerId} ${graduateId}`;

/** What decides whether each offer's employer may come upon its person with that offer, in the order of the pairs: one statement. */
export async function visibilityOfPairs(context: Context, pairs: readonly AskedPair[]): Promise<VisibilityFacts[]> {
  if (pairs.length === 0) return [];
  const system = asSystem(context, REASON);
  const rows = await read(system, candidateOf)
    .innerJoin(from(system, matchedGraduate), 'matchedGraduate.id', 'candidateOf.id')
    .select((eb) => [
      'candidateOf.id', 'candidateOf.employerId',
      isTrained(eb, 'candidateOf.id').as('confirmed'),
      mayBeFound(eb, 'matchedGraduate.accountId').as('reached'),
      hasBlocked(eb, 'candidateOf.employerId', 'candidateOf.id').as('blocked'),
      eb.exists(eb.selectFrom(from(system, disclosure)).select('disclosure.id').whereRef('disclosure.graduateId', '=', 'candidateOf.id').whereRef('disclosure.employerId', '=', 'candidateOf.employerId').where('disclosure.endedAt', 'is', null)).as('disclosed'),
    ])
    .where((eb) => eb(eb.refTuple('candidateOf.employerId', 'candidateOf.id'), 'in', pairs.map(({ offer, subject }) => eb.tuple(offer.employerId, subject.person.id))))
    .execute();
  const byPair = new Map(rows.map((row) => [keyOf(row.employerId, row.id), row]));
  return pairs.map(({ offer, subject }) => {
    const facts = byPair.get(keyOf(offer.employerId, subject.person.id));
    const findable = Boolean(facts?.confirmed) && Boolean(facts?.reached) && subject.findableAt.includes(offer.scale);
    return { findable, reconfirmedOn: subject.reconfirmedOn, blockedByPerson: Boolean(facts?.blocked), disclosed: Boolean(facts?.disclosed) };
  });
}
