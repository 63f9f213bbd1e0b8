import { isMemberOf, toldOfSuspension } from '../employers/employer.visibility.ts';
import { isLearnerOf } from '../graduates/graduate.sight.ts';
import { defineNoun } from '../kernel/read.ts';
import { always, type Builder, type Rule } from '../kernel/rule.ts';
import { isAdministrator, Scope, type Viewer } from '../kernel/viewer.ts';
import { ApplicationEventSchema, ApplicationSchema } from './application.entity.ts';

/** Whether the application is the viewer's own. Asks the table `applications`. */
const isOwn = (eb: Builder, viewer: Viewer): Rule =>
  eb.exists(eb.selectFrom('graduates as applicant').select('applicant.id').whereRef('applicant.id', '=', 'applications.graduate_id').where('applicant.account_id', '=', viewer.accountId));

/** Whether the viewer is a member of its employer, and that is not suspended. Asks the table `applications`. */
const isRecruiterOf = (eb: Builder, viewer: Viewer): Rule =>
  eb.and([
    isMemberOf(eb, 'applications.employer_id', viewer),
    eb.exists(eb.selectFrom('employers as recruiting').select('recruiting.id').whereRef('recruiting.id', '=', 'applications.employer_id').where('recruiting.suspended_at', 'is', null)),
  ]) as Rule;

/** Whether the person lets the application's employer know who it is: what the two wrote each other names it as well as its name does. Asks the table `applications`. */
const isDisclosed = (eb: Builder): Rule =>
  eb.exists(eb.selectFrom('disclosures as known').select('known.id').whereRef('known.graduate_id', '=', 'applications.graduate_id').whereRef('known.employer_id', '=', 'applications.employer_id').where('known.ended_at', 'is', null));

/** The two sides of an application: the person, and the employer's members while it is not suspended and the disclosure lasts. */
const isParty = (eb: Builder, viewer: Viewer): Rule => eb.or([isOwn(eb, viewer), eb.and([isRecruiterOf(eb, viewer), isDisclosed(eb)])]) as Rule;

const isSeen = (eb: Builder, viewer: Viewer): Rule =>
  isAdministrator(viewer) ? always(eb) : (eb.or([isOwn(eb, viewer), isMemberOf(eb, 'applications.employer_id', viewer), isLearnerOf(eb, 'applications.graduate_id', viewer)]) as Rule);

/** An application: its two sides, the centre that follows the learner, administrators. */
export const application = defineNoun({
  name: 'application',
  table: ApplicationSchema,
  columns: ['id', 'offerId', 'graduateId', 'employerId', 'state', 'submittedAt', 'replyDueOn', 'promisedDays', 'answeredAfterDays', 'startsOn', 'score', 'matcherVersion', 'rejectionCriterion', 'updatedAt', 'version'],
  scope: Scope.APPLICATIONS_READ,
  visible: (eb, viewer) => isSeen(eb, viewer),
});

/** That a person applied to an offer. A portal that reads candidates alone is told so much, since who applied is no candidate any more. */
export const applicant = defineNoun({ name: 'applicant', table: ApplicationSchema, columns: ['offerId', 'graduateId'], scope: [Scope.APPLICATIONS_READ, Scope.CANDIDATES_READ], visible: (eb, viewer) => isSeen(eb, viewer) });

/** What the person wrote, why it was refused and how it matched at submission: the two sides alone, the employer while the disclosure lasts. */
export const applicationFile = defineNoun({ name: 'applicationFile', table: ApplicationSchema, columns: ['id', 'graduateId', 'message', 'rejectionDetail', 'match'], scope: Scope.APPLICATIONS_READ, visible: (eb, viewer) => isParty(eb, viewer) });

/** What happened to an application: the two sides alone, the employer while the disclosure lasts. */
export const applicationEvent = defineNoun({
  name: 'applicationEvent',
  table: ApplicationEventSchema,
  columns: ['id', 'applicationId', 'at', 'actorId', 'fromState', 'toState', 'note'],
  scope: Scope.APPLICATIONS_READ,
  visible: (eb, viewer) => {
    const build = eb as Builder;
    return build.exists(build.selectFrom('applications').select('applications.id').whereRef('applications.id', '=', 'application_events.application_id').where((inner: Builder) => isParty(inner, viewer)));
  },
});

/** An application as the employer's members move it, not while the employer is suspended, and as the person does. */
export const managedApplication = defineNoun({ name: 'managedApplication', table: ApplicationSchema, columns: ['id'], scope: Scope.APPLICATIONS_WRITE, halted: toldOfSuspension('applications.employer_id'), visible: (eb, viewer) => isRecruiterOf(eb, viewer) });
export const ownApplication = defineNoun({ name: 'ownApplication', table: ApplicationSchema, columns: ['id'], visible: (eb, viewer) => isOwn(eb, viewer) });
