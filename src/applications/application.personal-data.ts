import { LockMode } from '@mikro-orm/core';
import { centre } from '../centres/centre.visibility.ts';
import { employer } from '../employers/employer.visibility.ts';
import type { Context, Tx } from '../kernel/context.ts';
import { defineNoun, from } from '../kernel/read.ts';
import { offer } from '../offers/offer.visibility.ts';
import { type PersonalData, rowsOf, type Subject } from '../privacy/personal-data.ts';
import { Application, ApplicationEvent, ApplicationSchema } from './application.entity.ts';
import { UNDER_WAY } from './application.states.ts';
import { applicationEvent } from './application.visibility.ts';
import { CandidateChoice, CandidateNote } from './candidate-choice.entity.ts';
import { candidateChoice, candidateNote } from './candidate-choice.visibility.ts';
import { record } from './move.service.ts';
import { OfferMark } from './offer-mark.entity.ts';
import { offerMark } from './offer-mark.visibility.ts';
import { Recommendation, RecommendationSchema } from './recommendation.entity.ts';

/** An application, and a recommendation, whole: for the service alone. */
const wholeApplication = defineNoun({
  name: 'wholeApplication',
  table: ApplicationSchema,
  columns: ['id', 'graduateId', 'offerId', 'employerId', 'state', 'message', 'submittedAt', 'replyDueOn', 'startsOn', 'score', 'matcherVersion', 'match', 'rejectionCriterion', 'rejectionDetail', 'updatedAt'],
  visible: (eb) => eb.lit(false),
});
const wholeRecommendation = defineNoun({ name: 'wholeRecommendation', table: RecommendationSchema, columns: ['id', 'graduateId', 'offerId', 'centreId', 'note', 'state', 'createdAt', 'answeredAt'], visible: (eb) => eb.lit(false) });

/** What recruiters noted and decided of a person among themselves is the person's data too: the law gives it a right to read it. Who wrote it is not told. */
async function readApplications(context: Context, { graduateId: id }: Subject): Promise<unknown> {
  if (id === null) return null;
  const ofOffer = (at: string) => (query: any) => query.innerJoin(from(context, offer), 'offer.id', at).innerJoin(from(context, employer), 'employer.id', 'offer.employerId').select(['offer.slug as offer', 'employer.name as employer']);
  const [sent, events, marks, choices, notes, recommendations] = await Promise.all([
    rowsOf(context, wholeApplication, 'graduateId', id, 'submittedAt', ['id', 'state', 'message', 'submittedAt', 'replyDueOn', 'startsOn', 'score', 'matcherVersion', 'match', 'rejectionCriterion', 'rejectionDetail', 'updatedAt'], ofOffer('wholeApplication.offerId')),
    rowsOf(context, wholeApplication, 'graduateId', id, 'id', [], (query) =>
      query.innerJoin(from(context, applicationEvent), 'applicationEvent.applicationId', 'wholeApplication.id').select(['applicationEvent.applicationId', 'applicationEvent.at', 'applicationEvent.fromState', 'applicationEvent.toState', 'applicationEvent.note']).orderBy('applicationEvent.at').orderBy('applicationEvent.id')),
    rowsOf(context, offerMark, 'graduateId', id, 'createdAt', ['kind', 'createdAt'], ofOffer('offerMark.offerId')),
    rowsOf(context, candidateChoice, 'graduateId', id, 'chosenAt', ['kind', 'chosenAt'], ofOffer('candidateChoice.offerId')),
    rowsOf(context, candidateNote, 'graduateId', id, 'createdAt', ['text', 'createdAt'], ofOffer('candidateNote.offerId')),
    rowsOf(context, wholeRecommendation, 'graduateId', id, 'createdAt', ['note', 'state', 'createdAt', 'answeredAt'], (query) => ofOffer('wholeRecommendation.offerId')(query).innerJoin(from(context, centre), 'centre.id', 'wholeRecommendation.centreId').select('centre.slug as centre')),
  ]);
  const eventsOf = Map.groupBy(events, (event) => event.applicationId);
  const applications = sent.map(({ id: applicationId, ...told }) => ({ ...told, events: (eventsOf.get(applicationId) ?? []).map(({ at, fromState, toState, note }) => ({ at, fromState, toState, note })) }));
  return { applications, offersMarked: marks, decidedByEmployers: choices, notesByRecruiters: notes, recommendations };
}

/** Applications and their events stay, without a word of what the two sides wrote; what is under way is withdrawn. A hire stays one: the opening it took is filled. */
async function eraseApplications(tx: Tx, { accountId, graduateId }: Subject): Promise<void> {
  if (graduateId === null) return;
  const sent = await tx.em.find(Application, { graduateId }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  for (const application of sent) {
    if (UNDER_WAY.includes(application.state)) record(tx, application, 'WITHDRAWN', accountId);
    Object.assign(application, { message: null, match: null, rejectionDetail: null });
  }
  await tx.em.flush();
  await tx.em.nativeUpdate(ApplicationEvent, { applicationId: { $in: sent.map(({ id }) => id) } }, { note: null });
  for (const table of [OfferMark, CandidateChoice, CandidateNote]) await tx.em.nativeDelete<{ graduateId: string }>(table, { graduateId });
  await tx.em.nativeUpdate(Recommendation, { graduateId, state: { $in: ['ASKED', 'AGREED'] } }, { state: 'WITHDRAWN' });
  await tx.em.nativeUpdate(Recommendation, { graduateId }, { note: null });
}

/** Letters and jobs name an application by its id. */
async function traces(tx: Tx, { graduateId }: Subject): Promise<string[]> {
  if (graduateId === null) return [];
  const [sent, recommended] = [await tx.em.find(Application, { graduateId }, { fields: ['id'], disableIdentityMap: true }), await tx.em.find(Recommendation, { graduateId }, { fields: ['id'], disableIdentityMap: true })];
  return [...sent, ...recommended].map(({ id }) => id);
}

/** What became of a person's search for work here. */
export const applicationData: PersonalData = {
  name: 'applications',
  columns: {
    applications: ['message', 'match', 'rejection_detail'],
    application_events: ['note'],
    offer_marks: ['kind'],
    candidate_choices: ['kind'],
    candidate_notes: ['text'],
    recommendations: ['note'],
  },
  read: readApplications,
  traces,
  erase: eraseApplications,
};
