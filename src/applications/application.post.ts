import { ownersOf } from '../employers/employer.post.ts';
import { employer } from '../employers/employer.visibility.ts';
import { disclosure, graduate } from '../graduates/graduate.visibility.ts';
import { type Addressee, addresseesOf, confirmedOnly } from '../identity/addressee.ts';
import { now, type Tx } from '../kernel/context.ts';
import type { Language } from '../kernel/language.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import type { Subscribers } from '../kernel/transact.ts';
import { type LetterKind, postAll } from '../mail/letter.ts';
import { titlesOf } from '../offers/offer.titles.ts';
import { offer } from '../offers/offer.visibility.ts';
import type { ApplicationState, RejectionCriterion } from './application.entity.ts';
import { APPLICATION_FELL_THROUGH, APPLICATION_LAPSED, APPLICATION_MOVED, APPLICATION_REJECTED } from './application.letters.ts';
import { application, applicationEvent, applicationFile } from './application.visibility.ts';
import { APPLICATION_WITHDRAWN, PROPOSAL_ANSWERED } from './owner.letters.ts';
import { tellArrivalLater, toldAt } from './arrival.service.ts';

const REASON = 'the two sides of an application hear of each other by letter';

/** What happened, to whose application, where. */
async function happened(service: Tx, eventId: string) {
  const row = await read(service, applicationEvent)
    .innerJoin(from(service, application), 'application.id', 'applicationEvent.applicationId')
    .innerJoin(from(service, graduate), 'graduate.id', 'application.graduateId')
    .innerJoin(from(service, offer), 'offer.id', 'application.offerId')
    .innerJoin(from(service, employer), 'employer.id', 'application.employerId')
    .select(['applicationEvent.actorId', 'applicationEvent.toState', 'applicationEvent.note', 'application.id', 'application.offerId', 'application.graduateId', 'application.employerId', 'application.promisedDays', 'application.submittedAt', 'application.rejectionCriterion', 'application.startsOn'])
    .select(['graduate.accountId', 'graduate.name as person', 'offer.slug', 'employer.name as employer', 'employer.suspendedAt'])
    .where('applicationEvent.id', '=', eventId)
    .executeTakeFirstOrThrow();
  return { ...row, to: row.toState as ApplicationState, titleIn: await titlesOf(service, row.offerId) };
}
type Happened = Awaited<ReturnType<typeof happened>>;

/** The words of an event for one reader. */
type Words<D> = (language: Language) => D;

async function postTo<D extends object>(tx: Tx, readers: readonly Addressee[], actorId: string | null, kind: LetterKind<D>, words: Words<D>): Promise<void> {
  const others = (await confirmedOnly(tx, readers)).filter(({ accountId }) => accountId !== actorId);
  await postAll(tx, kind, others.map((to) => ({ to, data: words(to.language) })));
}

/** To the person: what the employer did, or did not do in time. */
async function tellApplicant(tx: Tx, { accountId, actorId, to, titleIn, employer: name, slug, note, startsOn, ...one }: Happened): Promise<void> {
  const readers = await addresseesOf(tx, [accountId]);
  const about = (language: Language) => ({ title: titleIn(language), employer: name, slug, note });
  if (to === 'REJECTED') {
    const file = await read(asSystem(tx, REASON), applicationFile).select('applicationFile.rejectionDetail').where('applicationFile.id', '=', one.id).executeTakeFirstOrThrow();
    await postTo(tx, readers, actorId, APPLICATION_REJECTED, (language) => ({ ...about(language), criterion: one.rejectionCriterion as RejectionCriterion, detail: file.rejectionDetail }));
  } else if (to === 'LAPSED') await postTo(tx, readers, actorId, APPLICATION_LAPSED, about);
  else if (to === 'FELL_THROUGH') await postTo(tx, readers, actorId, APPLICATION_FELL_THROUGH, about);
  else await postTo(tx, readers, actorId, APPLICATION_MOVED, (language) => ({ ...about(language), to: to as 'HIRED', startsOn: to === 'HIRED' ? startsOn : null }));
}

/** To the owners: what the person did; its name and words while the disclosure lasts. */
async function tellOwners(tx: Tx, { actorId, to, titleIn, slug, note, person, ...one }: Happened): Promise<void> {
  const known = await read(asSystem(tx, REASON), disclosure).select('disclosure.id').where('disclosure.graduateId', '=', one.graduateId).where('disclosure.employerId', '=', one.employerId).where('disclosure.endedAt', 'is', null).executeTakeFirst();
  const deed = to as 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN' | 'HIRED_ELSEWHERE';
  const kind = deed === 'ACCEPTED' || deed === 'DECLINED' ? PROPOSAL_ANSWERED : APPLICATION_WITHDRAWN;
  await postTo(tx, await ownersOf(tx, one.employerId), actorId, kind, (language) => ({ deed, named: known && person ? { name: person, applicationId: one.id } : null, title: titleIn(language), slug, note: known ? note : null }));
}

const FOR_PERSON: ReadonlySet<ApplicationState> = new Set(['IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'HIRED', 'REJECTED', 'LAPSED', 'FELL_THROUGH']);
const TAKEN_BACK: ReadonlySet<ApplicationState> = new Set(['WITHDRAWN', 'HIRED_ELSEWHERE']);

async function tell(tx: Tx, eventId: string): Promise<void> {
  if (tx.app.mail.silent) return;
  const one = await happened(asSystem(tx, REASON), eventId);
  // What went by letter is answered elsewhere: nothing was promised here.
  if (one.promisedDays === 0 && (one.to === 'SUBMITTED' || one.to === 'LAPSED')) return;
  if (FOR_PERSON.has(one.to)) return tellApplicant(tx, one);
  // A suspended employer sees no applications. Of two that turned out to be one person's, one is closed without anybody's deed.
  if (one.suspendedAt || one.actorId !== one.accountId) return;
  if (one.to === 'SUBMITTED') return tellArrivalLater(tx, one.employerId);
  // What nobody was told of yet is not told to be gone.
  if (TAKEN_BACK.has(one.to) && now(tx) < toldAt(new Date(one.submittedAt))) return;
  await tellOwners(tx, one);
}

/** What happens to an application is told by letter to the side that did not do it, once: each event is written once. */
export const applicationLetterSubscribers: Subscribers = { applicationEvent: tell };
