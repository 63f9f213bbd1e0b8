import { coordinates } from '../centres/centre.visibility.ts';
import { isMemberOf } from '../employers/employer.visibility.ts';
import { EnrolmentSchema } from '../graduates/enrolment.entity.ts';
import { defineNoun } from '../kernel/read.ts';
import { never, type Builder, type Rule } from '../kernel/rule.ts';
import { recruits, Role, Scope, type Viewer } from '../kernel/viewer.ts';
import { RecommendationSchema } from './recommendation.entity.ts';

/** Whether it is about the viewer. Asks the table `recommendations`. */
const isOwn = (eb: Builder, viewer: Viewer): Rule =>
  eb.exists(eb.selectFrom('graduates as recommended').select('recommended.id').whereRef('recommended.id', '=', 'recommendations.graduate_id').where('recommended.account_id', '=', viewer.accountId));

/** Whether the viewer coordinates the centre that made it; trainers confirm skills and recommend nobody. Asks the table `recommendations`. */
const isOfCentre = (eb: Builder, viewer: Viewer): Rule => (viewer.roles.has(Role.COORDINATOR) ? coordinates(eb, 'recommendations.centre_id', viewer) : never(eb));

/** Whether the person agreed, and the viewer is of the offer's employer, which is not suspended, while that may see who it is. Asks the table `recommendations`. */
const isToldTo = (eb: Builder, viewer: Viewer): Rule =>
  recruits(viewer)
    ? (eb.and([
        eb('recommendations.state', '=', 'AGREED'),
        eb.exists(
          eb
            .selectFrom('offers')
            .innerJoin('employers', 'employers.id', 'offers.employer_id')
            .innerJoin('disclosures', 'disclosures.employer_id', 'offers.employer_id')
            .select('offers.id')
            .whereRef('offers.id', '=', 'recommendations.offer_id')
            .whereRef('disclosures.graduate_id', '=', 'recommendations.graduate_id')
            .where('disclosures.ended_at', 'is', null)
            .where('employers.suspended_at', 'is', null)
            .where((inner: Builder) => isMemberOf(inner, 'offers.employer_id', viewer)),
        ),
      ]) as Rule)
    : never(eb);

/** A centre's word for a graduate to an employer: the person, the centre, and once the person agreed, the employer's members while they may see it by name. */
export const recommendation = defineNoun({
  name: 'recommendation',
  table: RecommendationSchema,
  columns: ['id', 'offerId', 'graduateId', 'centreId', 'note', 'state', 'createdAt', 'answeredAt'],
  scope: Scope.APPLICATIONS_READ,
  visible: (eb, viewer) => eb.or([isOwn(eb as Builder, viewer), isOfCentre(eb as Builder, viewer), isToldTo(eb as Builder, viewer)]),
});

/** A recommendation as the person answers it, and as the centre takes it back. */
export const ownRecommendation = defineNoun({ name: 'ownRecommendation', table: RecommendationSchema, columns: ['id'], visible: (eb, viewer) => isOwn(eb as Builder, viewer) });
export const madeRecommendation = defineNoun({ name: 'madeRecommendation', table: RecommendationSchema, columns: ['id'], visible: (eb, viewer) => isOfCentre(eb as Builder, viewer) });

/** A confirmed seat in a cohort of a centre that the viewer coordinates: by which centre it may recommend the person. */
export const coordinatedSeat = defineNoun({
  name: 'coordinatedSeat',
  table: EnrolmentSchema,
  columns: ['id', 'graduateId', 'cohortId', 'confirmedAt'],
  visible: (eb, viewer) => {
    const build = eb as Builder;
    if (!viewer.roles.has(Role.COORDINATOR)) return never(build);
    return build.and([
      build('enrolments.confirmed_at', 'is not', null),
      build.exists(build.selectFrom('cohorts as coordinated').select('coordinated.id').whereRef('coordinated.id', '=', 'enrolments.cohort_id').where((inner: Builder) => coordinates(inner, 'coordinated.centre_id', viewer))),
    ]);
  },
});
