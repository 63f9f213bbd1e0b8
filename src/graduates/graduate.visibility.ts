import { coordinates, teaches } from '../centres/centre.visibility.ts';
import { EmployerSchema } from '../employers/employer.entity.ts';
import { isMemberOf } from '../employers/employer.visibility.ts';
import { defineNoun, definePairs } from '../kernel/read.ts';
import { never, type Builder } from '../kernel/rule.ts';
import { isAdministrator, Role, Scope } from '../kernel/viewer.ts';
import { CohortInvitationSchema, DisclosureSchema, EmployerBlockSchema, EmployerNameBlockSchema, EnrolmentSchema } from './enrolment.entity.ts';
import { UnknownTermSchema } from '../skills/unknown-term.entity.ts';
import { GraduateSchema, MobilitySchema } from './graduate.entity.ts';
import { isCandidate, isCandidateOf, isHere, isKnown, isLearnerOf, isOneself, isOthersCandidate, isTold, ofCohort, ofGraduate } from './graduate.sight.ts';
import { KeptTermSchema } from './kept-term.entity.ts';
import { BackgroundItemSchema, HeldSkillSchema, SpokenLanguageSchema } from './skill-profile.entity.ts';

/** A candidate is come upon, or has applied: the rules in `graduate.sight.ts` tell the two apart, key by key. */
const PEOPLE = [Scope.CANDIDATES_READ, Scope.APPLICATIONS_READ] as const;

/** A graduate by name. A look by anybody but the person goes to the access log. */
export const graduate = defineNoun({
  name: 'graduate',
  table: GraduateSchema,
  scope: Scope.APPLICATIONS_READ,
  columns: ['id', 'accountId', 'name', 'headline', 'summary', 'email', 'phone', 'whatsapp', 'website', 'residenceCode', 'wantsRemote', 'mobilityOrdered', 'contractTypes', 'availableOn', 'reconfirmedAt', 'findableAt', 'createdAt', 'version'],
  personal: { subject: 'id', account: 'accountId' },
  visible: (eb, viewer) => isKnown(eb, viewer),
});

/** A graduate as some employer of the viewer finds it: coded columns alone, no name, no contact, no free text, no residence. */
export const candidate = defineNoun({
  name: 'candidate',
  table: GraduateSchema,
  scope: PEOPLE,
  columns: ['id', 'wantsRemote', 'mobilityOrdered', 'contractTypes', 'availableOn', 'reconfirmedAt'],
  visible: (eb, viewer, now) => isCandidate(eb, viewer, now),
});

/** A candidate of one employer: the same coded columns, and the employer's id. What the graph shows as Candidate is always one of these. */
export const candidateOf = definePairs({
  name: 'candidateOf',
  table: GraduateSchema,
  from: EmployerSchema,
  as: 'employerId',
  scope: PEOPLE,
  columns: ['id', 'wantsRemote', 'mobilityOrdered', 'contractTypes', 'availableOn', 'reconfirmedAt'],
  visible: isCandidateOf,
});

/** A candidate as the members of one employer choose it, and write to each other of it. */
export const othersCandidate = definePairs({ name: 'othersCandidate', table: GraduateSchema, from: EmployerSchema, as: 'employerId', scope: Scope.CANDIDATES_READ, columns: ['id'], visible: isOthersCandidate });

/** What a person says of itself for statistics: the person alone. */
export const graduateStatistics = defineNoun({ name: 'graduateStatistics', table: GraduateSchema, columns: ['id', 'gender', 'ageBand'], visible: (eb, viewer) => eb('graduates.account_id', '=', viewer.accountId) });

/** When a profile was last reconfirmed and its person last asked to: for the service alone. */
export const reconfirmation = defineNoun({ name: 'reconfirmation', table: GraduateSchema, columns: ['id', 'accountId', 'reconfirmedAt', 'reconfirmAskedAt', 'findableAt', 'erasedAt'], visible: (eb) => eb.lit(false) });

/** What the matcher reads of a graduate: for the service alone. */
export const matchedGraduate = defineNoun({ name: 'matchedGraduate', table: GraduateSchema, columns: ['id', 'accountId', 'residenceCode', 'wantsRemote', 'mobilityOrdered', 'contractTypes', 'availableOn', 'reconfirmedAt', 'findableAt'], visible: (eb) => eb.lit(false) });

/** The coded parts of a profile: whoever may see the candidate. */
export const heldSkill = defineNoun({ name: 'heldSkill', table: HeldSkillSchema, scope: PEOPLE, columns: ['id', 'graduateId', 'skillSlug', 'level', 'standing', 'confirmedAt', 'createdAt'], visible: (eb, viewer, now) => ofGraduate(eb, 'graduate_skills.graduate_id', (inner) => isCandidate(inner, viewer, now)) });
export const spokenLanguage = defineNoun({ name: 'spokenLanguage', table: SpokenLanguageSchema, scope: PEOPLE, columns: ['graduateId', 'language', 'level'], visible: (eb, viewer, now) => ofGraduate(eb, 'graduate_languages.graduate_id', (inner) => isCandidate(inner, viewer, now)) });
export const mobility = defineNoun({ name: 'mobility', table: MobilitySchema, scope: PEOPLE, columns: ['graduateId', 'placeCode', 'position'], visible: (eb, viewer, now) => ofGraduate(eb, 'graduate_mobility.graduate_id', (inner) => isCandidate(inner, viewer, now)) });
/** Where a candidate was trained: confirmed enrolments, to whoever may see the candidate. Shown as the centre alone. */
export const training = defineNoun({
  name: 'training',
  table: EnrolmentSchema,
  scope: PEOPLE,
  columns: ['id', 'graduateId', 'cohortId', 'state'],
  visible: (eb, viewer, now) => eb.and([eb('enrolments.confirmed_at', 'is not', null), ofGraduate(eb, 'enrolments.graduate_id', (inner) => isCandidate(inner, viewer, now))]),
});

/** Links and texts that would name a person: whoever may see the graduate by name. */
export const skillEvidence = defineNoun({ name: 'skillEvidence', table: HeldSkillSchema, scope: Scope.APPLICATIONS_READ, columns: ['id', 'evidenceKind', 'evidenceUrl'], visible: (eb, viewer) => ofGraduate(eb, 'graduate_skills.graduate_id', (inner) => isKnown(inner, viewer)) });
export const backgroundItem = defineNoun({ name: 'backgroundItem', table: BackgroundItemSchema, scope: Scope.APPLICATIONS_READ, columns: ['id', 'graduateId', 'kind', 'position', 'title', 'organisation', 'started', 'ended', 'description', 'url'], visible: (eb, viewer) => ofGraduate(eb, 'graduate_background.graduate_id', (inner) => isKnown(inner, viewer)) });
export const enrolment = defineNoun({ name: 'enrolment', table: EnrolmentSchema, scope: Scope.APPLICATIONS_READ, columns: ['id', 'graduateId', 'cohortId', 'state', 'confirmedAt', 'createdAt', 'version'], visible: (eb, viewer) => ofGraduate(eb, 'enrolments.graduate_id', (inner) => isKnown(inner, viewer)) });

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
        ? ofCohort(eb, 'enrolments.cohort_id', (inner) => teaches(inner, 'cohorts.id', 'cohorts.centre_id', viewer))
        : never(eb),
    ]),
});

/** An invitation into a cohort: the centre's coordinators. Its code has no column here. */
export const cohortInvitation = defineNoun({
  name: 'cohortInvitation',
  table: CohortInvitationSchema,
  columns: ['id', 'cohortId', 'email', 'name', 'createdAt', 'expiresAt', 'acceptedAt'],
  visible: (eb, viewer) => ofCohort(eb, 'cohort_invitations.cohort_id', (inner) => coordinates(inner, 'cohorts.centre_id', viewer)),
});

/** Who may see a person, since when and why: the person, and that employer's members. */
export const disclosure = defineNoun({
  name: 'disclosure',
  table: DisclosureSchema,
  scope: Scope.APPLICATIONS_READ,
  columns: ['id', 'graduateId', 'employerId', 'reason', 'since', 'endedAt'],
  visible: (eb, viewer) => eb.or([isOneself(eb, 'disclosures.graduate_id', viewer), isMemberOf(eb, 'disclosures.employer_id', viewer)]),
});

/** A disclosure as the person itself ends it. */
export const ownDisclosure = defineNoun({ name: 'ownDisclosure', table: DisclosureSchema, columns: ['id'], visible: (eb, viewer) => isOneself(eb, 'disclosures.graduate_id', viewer) });

/** Which terms that no skill is known for a person keeps among its skills: the person alone. */
export const keptTerm = defineNoun({ name: 'keptTerm', table: KeptTermSchema, columns: ['graduateId', 'termId', 'createdAt'], visible: (eb, viewer) => isOneself(eb, 'graduate_kept_terms.graduate_id', viewer) });
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
export const employerBlock = defineNoun({ name: 'employerBlock', table: EmployerBlockSchema, columns: ['graduateId', 'employerId', 'createdAt'], visible: (eb, viewer) => isOneself(eb, 'employer_blocks.graduate_id', viewer) });

/** The employers a person blocked by name, here or not: the person alone. */
export const employerNameBlock = defineNoun({ name: 'employerNameBlock', table: EmployerNameBlockSchema, columns: ['graduateId', 'foldedName', 'name', 'createdAt'], visible: (eb, viewer) => isOneself(eb, 'employer_name_blocks.graduate_id', viewer) });

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
      ofCohort(eb, 'enrolments.cohort_id', (inner) => coordinates(inner, 'cohorts.centre_id', viewer)),
    ]),
});
