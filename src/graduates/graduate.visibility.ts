import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import { coordinates, teaches } from '../centres/centre.visibility.ts';
import { EmployerSchema } from '../employers/employer.entity.ts';
import { isMemberOf } from '../employers/employer.visibility.ts';
import { emailConfirmed, mayBeFound } from '../identity/account.visibility.ts';
import { defineNoun, definePairs } from '../kernel/read.ts';
import { isAdministrator, Role, type Viewer } from '../kernel/viewer.ts';
import { CohortInvitationSchema, DisclosureSchema, EmployerBlockSchema, EmployerNameBlockSchema, EnrolmentSchema } from './enrolment.entity.ts';
import { UnknownTermSchema } from '../skills/unknown-term.entity.ts';
import { GraduateSchema, MobilitySchema } from './graduate.entity.ts';
import { KeptTermSchema } from './kept-term.entity.ts';
import { BackgroundItemSchema, HeldSkillSchema, SpokenLanguageSchema } from './skill-profile.entity.ts';

type Rule = ExpressionWrapper<any, any, SqlBool>;
type Builder = ExpressionBuilder<any, any>;

/** Employers see a profile that was reconfirmed within so many days. */
export const FRESH_DAYS = 90;

const never = (eb: Builder): Rule => eb.lit(false) as unknown as Rule;

/** Whether a centre may hear of an enrolment: one that it confirmed, or the claim of somebody whose e-mail is confirmed. */
const isTold = (eb: Builder, enrolments: string, graduateId: string): Rule =>
  eb.or([
    eb(`${enrolments}.confirmed_at`, 'is not', null),
    eb.exists(eb.selectFrom('graduates as claiming').select('claiming.id').whereRef('claiming.id', '=', graduateId).where((inner: Builder) => emailConfirmed(inner, 'claiming.account_id'))),
  ]) as Rule;

/** Whether the viewer teaches a cohort that the graduate in that column is enrolled in, or claims to be. */
export const isLearnerOf = (eb: Builder, graduateId: string, viewer: Viewer, confirmed = false): Rule =>
  viewer.roles.has(Role.COORDINATOR)
    ? eb.exists(
        eb
          .selectFrom('enrolments as learning')
          .innerJoin('cohorts as class', 'class.id', 'learning.cohort_id')
          .select('learning.id')
          .whereRef('learning.graduate_id', '=', graduateId)
          .where((inner: Builder) => (confirmed ? inner('learning.confirmed_at', 'is not', null) : isTold(inner, 'learning', graduateId)))
          .where((inner: Builder) => teaches(inner, 'class.id', 'class.centre_id', viewer)),
      )
    : never(eb);

/** Whether the graduate in that column is disclosed to an employer the viewer is a member of. */
const isDisclosedTo = (eb: Builder, graduateId: string, viewer: Viewer): Rule =>
  viewer.roles.has(Role.RECRUITER)
    ? eb.exists(
        eb
          .selectFrom('disclosures as known')
          .innerJoin('employers as knower', 'knower.id', 'known.employer_id')
          .select('known.id')
          .whereRef('known.graduate_id', '=', graduateId)
          .where('known.ended_at', 'is', null)
          .where('knower.suspended_at', 'is', null)
          .where((inner: Builder) => isMemberOf(inner, 'known.employer_id', viewer)),
      )
    : never(eb);

/** Whether the person is still there: who erased itself is shown to nobody, and counted in statistics alone. Asks the table `graduates`. */
const isHere = (eb: Builder): Rule => eb('graduates.erased_at', 'is', null) as unknown as Rule;

/** Who sees a graduate by name: the person, the centre, employers it was disclosed to, administrators (on the record). Asks the table `graduates`. */
const isKnown = (eb: Builder, viewer: Viewer): Rule =>
  isAdministrator(viewer)
    ? isHere(eb)
    : (eb.and([isHere(eb), eb.or([eb('graduates.account_id', '=', viewer.accountId), isLearnerOf(eb, 'graduates.id', viewer), isDisclosedTo(eb, 'graduates.id', viewer)])]) as Rule);

/** Whether the graduate may be found at all: on choice, confirmed by a centre and by e-mail, reconfirmed lately. Asks the table `graduates`. */
const isLooking = (eb: Builder, now: Date): Rule =>
  eb.and([
    eb(eb.fn('cardinality', ['graduates.findable_at']), '>', 0),
    eb('graduates.reconfirmed_at', '>=', new Date(now.valueOf() - FRESH_DAYS * 86_400_000).toISOString()),
    mayBeFound(eb, 'graduates.account_id'),
    eb.exists(eb.selectFrom('enrolments as trained').select('trained.id').whereRef('trained.graduate_id', '=', 'graduates.id').where('trained.confirmed_at', 'is not', null)),
  ]) as Rule;

/** Whether the graduate in one column blocked the employer in the other, itself or by its name. */
export const hasBlocked = (eb: Builder, employerId: string, graduateId = 'graduates.id'): Rule =>
  eb.or([
    eb.exists(eb.selectFrom('employer_blocks as block').select('block.graduate_id').whereRef('block.employer_id', '=', employerId).whereRef('block.graduate_id', '=', graduateId)),
    eb.exists(
      eb
        .selectFrom('employer_name_blocks as shunned')
        .innerJoin('employers as namesake', 'namesake.folded_name', 'shunned.folded_name')
        .select('shunned.graduate_id')
        .whereRef('namesake.id', '=', employerId)
        .whereRef('shunned.graduate_id', '=', graduateId),
    ),
  ]) as Rule;

/**
 * Whether the employer in that column looks at a scale at which the graduate wants to be found: it has an offer there, or none
 * anywhere yet. Asks the table `graduates`.
 */
const looksThere = (eb: Builder, employerId: string): Rule => {
  const offers = eb.selectFrom('offers as aim').select('aim.id').whereRef('aim.employer_id', '=', employerId);
  return eb.or([eb.exists(offers.where((inner: Builder) => inner('aim.scale', '=', inner.fn.any('graduates.findable_at')))), eb.not(eb.exists(offers))]) as Rule;
};

/** Whether some employer of the viewer may find the graduate: it is verified, looks where the person wants to be found, and was not blocked. Asks the table `graduates`. */
const isFindable = (eb: Builder, viewer: Viewer, now: Date): Rule =>
  viewer.roles.has(Role.RECRUITER)
    ? (eb.and([
        isLooking(eb, now),
        eb.exists(
          eb
            .selectFrom('employer_members as looking')
            .innerJoin('employers as looker', 'looker.id', 'looking.employer_id')
            .select('looking.id')
            .where('looking.account_id', '=', viewer.accountId)
            .where('looking.granted_at', 'is not', null)
            .where('looking.ended_at', 'is', null)
            .where('looker.verified_at', 'is not', null)
            .where('looker.suspended_at', 'is', null)
            .where((inner: Builder) => inner.and([looksThere(inner, 'looking.employer_id'), inner.not(hasBlocked(inner, 'looking.employer_id'))])),
        ),
      ]) as Rule)
    : never(eb);

const isCandidate = (eb: Builder, viewer: Viewer, now: Date): Rule => (isAdministrator(viewer) ? isHere(eb) : (eb.or([isKnown(eb, viewer), isFindable(eb, viewer, now)]) as Rule));

/** A rule about the graduate that a row belongs to. */
const ofGraduate = (eb: Builder, graduateId: string, rule: (inner: Builder) => Rule): Rule =>
  eb.exists(eb.selectFrom('graduates').select('graduates.id').whereRef('graduates.id', '=', graduateId).where(rule));

/** A graduate by name. A look by anybody but the person goes to the access log. */
export const graduate = defineNoun({
  name: 'graduate',
  table: GraduateSchema,
  columns: ['id', 'accountId', 'name', 'headline', 'summary', 'email', 'phone', 'whatsapp', 'website', 'residenceCode', 'wantsRemote', 'mobilityOrdered', 'contractTypes', 'availableOn', 'reconfirmedAt', 'findableAt', 'createdAt', 'version'],
  personal: { subject: 'id', account: 'accountId' },
  visible: (eb, viewer) => isKnown(eb, viewer),
});

/** A graduate as some employer of the viewer finds it: coded columns alone, no name, no contact, no free text, no residence. */
export const candidate = defineNoun({
  name: 'candidate',
  table: GraduateSchema,
  columns: ['id', 'wantsRemote', 'mobilityOrdered', 'contractTypes', 'availableOn', 'reconfirmedAt'],
  visible: (eb, viewer, now) => isCandidate(eb, viewer, now),
});

/** Whether the viewer is of an employer that may come upon the graduate, or was told who it is. Asks the tables `graduates` and `employers`. */
const isMembersCandidate = (eb: Builder, viewer: Viewer, now: Date): Rule => {
  const told = eb.exists(
    eb.selectFrom('disclosures as known').select('known.id').whereRef('known.graduate_id', '=', 'graduates.id').whereRef('known.employer_id', '=', 'employers.id').where('known.ended_at', 'is', null),
  );
  const found = eb.and([eb('employers.verified_at', 'is not', null), isLooking(eb, now), looksThere(eb, 'employers.id'), eb.not(hasBlocked(eb, 'employers.id'))]);
  return viewer.roles.has(Role.RECRUITER) ? (eb.and([eb('employers.suspended_at', 'is', null), isMemberOf(eb, 'employers.id', viewer), eb.or([told, found])]) as Rule) : never(eb);
};

/** The same of somebody else than the viewer: what members say to each other of a candidate is not for the candidate, were it one of them. */
export const isOthersCandidate = (eb: Builder, viewer: Viewer, now: Date): Rule => eb.and([eb('graduates.account_id', '!=', viewer.accountId), isMembersCandidate(eb, viewer, now)]) as Rule;

/**
 * Whether the viewer sees the graduate under the name one employer has for it: the employer's members, if the person is
 * disclosed to it or it may find the person; and who knows the graduate anyway. What another employer of the viewer
 * knows does not count, so that two employers can not compare notes. Asks the tables `graduates` and `employers`.
 */
const isCandidateOf = (eb: Builder, viewer: Viewer, now: Date): Rule => {
  if (isAdministrator(viewer)) return isHere(eb);
  return eb.and([isHere(eb), eb.or([eb('graduates.account_id', '=', viewer.accountId), isLearnerOf(eb, 'graduates.id', viewer), isMembersCandidate(eb, viewer, now)])]) as Rule;
};

/** A candidate of one employer: the same coded columns, and the employer's id. What the graph shows as Candidate is always one of these. */
export const candidateOf = definePairs({
  name: 'candidateOf',
  table: GraduateSchema,
  from: EmployerSchema,
  as: 'employerId',
  columns: ['id', 'wantsRemote', 'mobilityOrdered', 'contractTypes', 'availableOn', 'reconfirmedAt'],
  visible: isCandidateOf,
});

/** A candidate as the members of one employer choose it, and write to each other of it. */
export const othersCandidate = definePairs({ name: 'othersCandidate', table: GraduateSchema, from: EmployerSchema, as: 'employerId', columns: ['id'], visible: isOthersCandidate });

/** What a person says of itself for statistics: the person alone. */
export const graduateStatistics = defineNoun({ name: 'graduateStatistics', table: GraduateSchema, columns: ['id', 'gender', 'ageBand'], visible: (eb, viewer) => eb('graduates.account_id', '=', viewer.accountId) });

/** When a profile was last reconfirmed and its person last asked to: for the service alone. */
export const reconfirmation = defineNoun({ name: 'reconfirmation', table: GraduateSchema, columns: ['id', 'accountId', 'reconfirmedAt', 'reconfirmAskedAt', 'findableAt', 'erasedAt'], visible: (eb) => eb.lit(false) });

/** What the matcher reads of a graduate: for the service alone. */
export const matchedGraduate = defineNoun({ name: 'matchedGraduate', table: GraduateSchema, columns: ['id', 'accountId', 'residenceCode', 'wantsRemote', 'mobilityOrdered', 'contractTypes', 'availableOn', 'reconfirmedAt', 'findableAt'], visible: (eb) => eb.lit(false) });

/** The coded parts of a profile: whoever may see the candidate. */
export const heldSkill = defineNoun({ name: 'heldSkill', table: HeldSkillSchema, columns: ['id', 'graduateId', 'skillSlug', 'level', 'standing', 'confirmedAt', 'createdAt'], visible: (eb, viewer, now) => ofGraduate(eb, 'graduate_skills.graduate_id', (inner) => isCandidate(inner, viewer, now)) });
export const spokenLanguage = defineNoun({ name: 'spokenLanguage', table: SpokenLanguageSchema, columns: ['graduateId', 'language', 'level'], visible: (eb, viewer, now) => ofGraduate(eb, 'graduate_languages.graduate_id', (inner) => isCandidate(inner, viewer, now)) });
export const mobility = defineNoun({ name: 'mobility', table: MobilitySchema, columns: ['graduateId', 'placeCode', 'position'], visible: (eb, viewer, now) => ofGraduate(eb, 'graduate_mobility.graduate_id', (inner) => isCandidate(inner, viewer, now)) });
/** Where a candidate was trained: confirmed enrolments, to whoever may see the candidate. Shown as the centre alone. */
export const training = defineNoun({
  name: 'training',
  table: EnrolmentSchema,
  columns: ['id', 'graduateId', 'cohortId', 'state'],
  visible: (eb, viewer, now) => eb.and([eb('enrolments.confirmed_at', 'is not', null), ofGraduate(eb, 'enrolments.graduate_id', (inner) => isCandidate(inner, viewer, now))]),
});

/** Links and texts that would name a person: whoever may see the graduate by name. */
export const skillEvidence = defineNoun({ name: 'skillEvidence', table: HeldSkillSchema, columns: ['id', 'evidenceKind', 'evidenceUrl'], visible: (eb, viewer) => ofGraduate(eb, 'graduate_skills.graduate_id', (inner) => isKnown(inner, viewer)) });
export const backgroundItem = defineNoun({ name: 'backgroundItem', table: BackgroundItemSchema, columns: ['id', 'graduateId', 'kind', 'position', 'title', 'organisation', 'started', 'ended', 'description', 'url'], visible: (eb, viewer) => ofGraduate(eb, 'graduate_background.graduate_id', (inner) => isKnown(inner, viewer)) });
export const enrolment = defineNoun({ name: 'enrolment', table: EnrolmentSchema, columns: ['id', 'graduateId', 'cohortId', 'state', 'confirmedAt', 'createdAt', 'version'], visible: (eb, viewer) => ofGraduate(eb, 'enrolments.graduate_id', (inner) => isKnown(inner, viewer)) });

/** The learners of the cohorts one teaches: enrolments there that the centre may hear of. Says less than `enrolment` shows, and is found faster where there are thousands. */
export const taughtEnrolment = defineNoun({
  name: 'taughtEnrolment',
  table: EnrolmentSchema,
  columns: ['id', 'graduateId', 'cohortId', 'state', 'confirmedAt', 'createdAt'],
  visible: (eb, viewer) =>
    eb.and([
      ofGraduate(eb, 'enrolments.graduate_id', isHere),
      isTold(eb, 'enrolments', 'enrolments.graduate_id'),
      viewer.roles.has(Role.COORDINATOR)
        ? (eb as Builder).exists((eb as Builder).selectFrom('cohorts').select('cohorts.id').whereRef('cohorts.id', '=', 'enrolments.cohort_id').where((inner: Builder) => teaches(inner, 'cohorts.id', 'cohorts.centre_id', viewer)))
        : never(eb),
    ]),
});

/** An invitation into a cohort: the centre's coordinators. Its code has no column here. */
export const cohortInvitation = defineNoun({
  name: 'cohortInvitation',
  table: CohortInvitationSchema,
  columns: ['id', 'cohortId', 'email', 'name', 'createdAt', 'expiresAt', 'acceptedAt'],
  visible: (eb, viewer) => (eb as Builder).exists((eb as Builder).selectFrom('cohorts').select('cohorts.id').whereRef('cohorts.id', '=', 'cohort_invitations.cohort_id').where((inner: Builder) => coordinates(inner, 'cohorts.centre_id', viewer))),
});

/** Who may see a person, since when and why: the person, and that employer's members. */
export const disclosure = defineNoun({
  name: 'disclosure',
  table: DisclosureSchema,
  columns: ['id', 'graduateId', 'employerId', 'reason', 'since', 'endedAt'],
  visible: (eb, viewer) => eb.or([ofGraduate(eb, 'disclosures.graduate_id', (inner) => inner('graduates.account_id', '=', viewer.accountId)), isMemberOf(eb, 'disclosures.employer_id', viewer)]),
});

/** A disclosure as the person itself ends it. */
export const ownDisclosure = defineNoun({ name: 'ownDisclosure', table: DisclosureSchema, columns: ['id'], visible: (eb, viewer) => ofGraduate(eb, 'disclosures.graduate_id', (inner) => inner('graduates.account_id', '=', viewer.accountId)) });

/** Which terms that no skill is known for a person keeps among its skills: the person alone. */
export const keptTerm = defineNoun({ name: 'keptTerm', table: KeptTermSchema, columns: ['graduateId', 'termId', 'createdAt'], visible: (eb, viewer) => ofGraduate(eb, 'graduate_kept_terms.graduate_id', (inner) => inner('graduates.account_id', '=', viewer.accountId)) });
/** Such a term as who keeps it sees it. */
export const ownTerm = defineNoun({
  name: 'ownTerm',
  table: UnknownTermSchema,
  columns: ['id', 'term', 'state'],
  visible: (eb, viewer) =>
    (eb as Builder).exists((eb as Builder).selectFrom('graduate_kept_terms as keeping').innerJoin('graduates as keeper', 'keeper.id', 'keeping.graduate_id').select('keeping.term_id').whereRef('keeping.term_id', '=', 'unknown_terms.id').where('keeper.account_id', '=', viewer.accountId)),
});
/** That somebody keeps a term, not who: administrators, who count it. */
export const termKeeping = defineNoun({ name: 'termKeeping', table: KeptTermSchema, columns: ['termId'], visible: (eb, viewer) => eb.lit(isAdministrator(viewer)) });

/** The employers a person blocked: the person alone. */
export const employerBlock = defineNoun({ name: 'employerBlock', table: EmployerBlockSchema, columns: ['graduateId', 'employerId', 'createdAt'], visible: (eb, viewer) => ofGraduate(eb, 'employer_blocks.graduate_id', (inner) => inner('graduates.account_id', '=', viewer.accountId)) });

/** The employers a person blocked by name, here or not: the person alone. */
export const employerNameBlock = defineNoun({ name: 'employerNameBlock', table: EmployerNameBlockSchema, columns: ['graduateId', 'foldedName', 'name', 'createdAt'], visible: (eb, viewer) => ofGraduate(eb, 'employer_name_blocks.graduate_id', (inner) => inner('graduates.account_id', '=', viewer.accountId)) });

/** A graduate as the person itself changes it. */
export const ownGraduate = defineNoun({ name: 'ownGraduate', table: GraduateSchema, columns: ['id'], visible: (eb, viewer) => eb.and([eb('graduates.account_id', '=', viewer.accountId), eb('graduates.erased_at', 'is', null)]) });
/** A graduate whose skills the viewer confirms: a learner of a cohort it teaches, enrolment confirmed. */
export const taughtGraduate = defineNoun({ name: 'taughtGraduate', table: GraduateSchema, columns: ['id'], visible: (eb, viewer) => eb.and([isHere(eb), isLearnerOf(eb, 'graduates.id', viewer, true)]) });
/** An enrolment as the centre's coordinators change it. */
export const managedEnrolment = defineNoun({
  name: 'managedEnrolment',
  table: EnrolmentSchema,
  columns: ['id'],
  visible: (eb, viewer) =>
    eb.and([
      isTold(eb, 'enrolments', 'enrolments.graduate_id'),
      (eb as Builder).exists((eb as Builder).selectFrom('cohorts').select('cohorts.id').whereRef('cohorts.id', '=', 'enrolments.cohort_id').where((inner: Builder) => coordinates(inner, 'cohorts.centre_id', viewer))),
    ]),
});
