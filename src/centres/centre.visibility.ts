import { AccountSchema } from '../identity/account.entity.ts';
import { defineNoun } from '../kernel/read.ts';
import { always, type Builder, type Rule } from '../kernel/rule.ts';
import { isAdministrator, type Viewer } from '../kernel/viewer.ts';
import { CentreSchema, CentreStaffSchema } from './centre.entity.ts';
import { CohortSchema, CohortTrainerSchema, ProgrammeSchema, ProgrammeSkillSchema } from './cohort.entity.ts';

/** Whether the viewer coordinates the centre in that column. */
export const coordinates = (eb: Builder, centreId: string, viewer: Viewer): Rule =>
  eb.exists(
    eb
      .selectFrom('centre_staff as staff')
      .select('staff.id')
      .whereRef('staff.centre_id', '=', centreId)
      .where('staff.account_id', '=', viewer.accountId)
      .where('staff.kind', '=', 'COORDINATOR')
      .where('staff.ended_at', 'is', null),
  );

/** Whether the viewer teaches the cohort in those columns: a coordinator of its centre, or a trainer of this very cohort. */
export const teaches = (eb: Builder, cohortId: string, centreId: string, viewer: Viewer): Rule =>
  eb.exists(
    eb
      .selectFrom('centre_staff as staff')
      .select('staff.id')
      .whereRef('staff.centre_id', '=', centreId)
      .where('staff.account_id', '=', viewer.accountId)
      .where('staff.ended_at', 'is', null)
      .where((inner: Builder) =>
        inner.or([
          inner('staff.kind', '=', 'COORDINATOR'),
          inner.exists(inner.selectFrom('cohort_trainers as trainer').select('trainer.cohort_id').whereRef('trainer.cohort_id', '=', cohortId).where('trainer.account_id', '=', viewer.accountId)),
        ]),
      ),
  );

/** A centre, its programmes and cohorts: everybody. */
export const centre = defineNoun({ name: 'centre', table: CentreSchema, columns: ['id', 'slug', 'nameFr', 'nameAr', 'nameEn', 'placeCode', 'grid', 'createdAt', 'version'], visible: (eb) => eb.lit(true) });
export const programme = defineNoun({ name: 'programme', table: ProgrammeSchema, columns: ['id', 'centreId', 'field', 'nameFr', 'nameAr', 'nameEn', 'createdAt', 'version'], visible: (eb) => eb.lit(true) });
export const programmeSkill = defineNoun({ name: 'programmeSkill', table: ProgrammeSkillSchema, columns: ['programmeId', 'skillSlug', 'position'], visible: (eb) => eb.lit(true) });
export const cohort = defineNoun({ name: 'cohort', table: CohortSchema, columns: ['id', 'programmeId', 'centreId', 'name', 'startsOn', 'graduatesOn', 'createdAt', 'version'], visible: (eb) => eb.lit(true) });

/** A person of the staff: itself, the centre's coordinators, administrators. */
export const centreStaff = defineNoun({
  name: 'staffMember',
  table: CentreStaffSchema,
  columns: ['id', 'centreId', 'accountId', 'kind', 'startedAt', 'endedAt'],
  visible: (eb, viewer) => (isAdministrator(viewer) ? eb.lit(true) : eb.or([eb('centre_staff.account_id', '=', viewer.accountId), coordinates(eb, 'centre_staff.centre_id', viewer)])),
});

/** Name and address of a person of the staff: itself, the coordinators of a centre it works at, administrators. A look by anybody but the person goes to the access log. */
export const staffPerson = defineNoun({
  name: 'staffPerson',
  table: AccountSchema,
  asks: [CentreStaffSchema],
  columns: ['id', 'name', 'email'],
  personal: { subject: 'id', account: 'id' },
  visible: (eb, viewer) => {
    const ofStaff = (rule: (inner: Builder) => Rule): Rule => {
      const build = eb as Builder;
      return build.exists(build.selectFrom('centre_staff as colleague').select('colleague.id').whereRef('colleague.account_id', '=', 'accounts.id').where('colleague.ended_at', 'is', null).where(rule));
    };
    return isAdministrator(viewer)
      ? ofStaff(always)
      : eb.or([eb('accounts.id', '=', viewer.accountId), ofStaff((inner) => coordinates(inner, 'colleague.centre_id', viewer))]);
  },
});

/** Which trainers a cohort has: the centre's coordinators, the trainer, administrators. */
export const cohortTrainer = defineNoun({
  name: 'cohortTrainer',
  table: CohortTrainerSchema,
  asks: [CohortSchema],
  columns: ['cohortId', 'accountId'],
  visible: (eb, viewer) =>
    isAdministrator(viewer)
      ? eb.lit(true)
      : eb.or([
          eb('cohort_trainers.account_id', '=', viewer.accountId),
          eb.exists(eb.selectFrom('cohorts').select('cohorts.id').whereRef('cohorts.id', '=', 'cohort_trainers.cohort_id').where((inner) => coordinates(inner, 'cohorts.centre_id', viewer))),
        ]),
});

/** A cohort whose learners the viewer sees: one of a centre it coordinates, or that it trains. */
export const taughtCohort = defineNoun({ name: 'taughtCohort', table: CohortSchema, columns: ['id', 'centreId'], visible: (eb, viewer) => teaches(eb, 'cohorts.id', 'cohorts.centre_id', viewer) });

/** A centre, programme or cohort as its coordinators change it. */
export const managedCentre = defineNoun({ name: 'managedCentre', table: CentreSchema, columns: ['id'], visible: (eb, viewer) => coordinates(eb, 'centres.id', viewer) });
export const managedProgramme = defineNoun({ name: 'managedProgramme', table: ProgrammeSchema, columns: ['id'], visible: (eb, viewer) => coordinates(eb, 'programmes.centre_id', viewer) });
export const managedCohort = defineNoun({ name: 'managedCohort', table: CohortSchema, columns: ['id', 'centreId'], visible: (eb, viewer) => coordinates(eb, 'cohorts.centre_id', viewer) });

/** A centre whose staff the viewer appoints, and that staff: the centre's coordinators, administrators. */
export const staffedCentre = defineNoun({ name: 'staffedCentre', table: CentreSchema, columns: ['id'], visible: (eb, viewer) => (isAdministrator(viewer) ? eb.lit(true) : coordinates(eb, 'centres.id', viewer)) });
export const managedStaff = defineNoun({ name: 'managedStaff', table: CentreStaffSchema, columns: ['id'], visible: (eb, viewer) => (isAdministrator(viewer) ? eb.lit(true) : coordinates(eb, 'centre_staff.centre_id', viewer)) });
