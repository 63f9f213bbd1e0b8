import { teaches } from '../centres/centre.visibility.ts';
import { isMemberOf } from '../employers/employer.visibility.ts';
import { emailConfirmed, mayBeFound } from '../identity/account.visibility.ts';
import { always, never, type Builder, type Rule } from '../kernel/rule.ts';
import { hasScope, isAdministrator, recruits, Role, Scope, type Viewer } from '../kernel/viewer.ts';
import { freshSince } from './freshness.ts';

// Who sees whom: the rules that the nouns about people are made of.

/** Whether a centre may hear of an enrolment: one that it confirmed, or the claim of somebody whose e-mail is confirmed. */
export const isTold = (eb: Builder, enrolments: string, graduateId: string): Rule =>
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

/** Whether the viewer may be told by employers' disclosures: a recruiter, or a portal that reads applications, by which persons become known. */
const isToldOfPeople = (viewer: Viewer): boolean => recruits(viewer) && hasScope(viewer, Scope.APPLICATIONS_READ);
/** Whether the viewer may come upon people: a recruiter, or a portal that reads candidates. */
const findsPeople = (viewer: Viewer): boolean => recruits(viewer) && hasScope(viewer, Scope.CANDIDATES_READ);

/** Whether the graduate in that column is disclosed to an employer the viewer is a member of. */
const isDisclosedTo = (eb: Builder, graduateId: string, viewer: Viewer): Rule =>
  isToldOfPeople(viewer)
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
export const isHere = (eb: Builder): Rule => eb('graduates.erased_at', 'is', null);

/** Who sees a graduate by name: the person, the centre, employers it was disclosed to, administrators (on the record). Asks the table `graduates`. */
export const isKnown = (eb: Builder, viewer: Viewer): Rule =>
  isAdministrator(viewer)
    ? isHere(eb)
    : (eb.and([isHere(eb), eb.or([eb('graduates.account_id', '=', viewer.accountId), isLearnerOf(eb, 'graduates.id', viewer), isDisclosedTo(eb, 'graduates.id', viewer)])]) as Rule);

/** Whether a centre confirmed an enrolment of the graduate in that column. */
export const isTrained = (eb: Builder, graduateId: string): Rule =>
  eb.exists(eb.selectFrom('enrolments as trained').select('trained.id').whereRef('trained.graduate_id', '=', graduateId).where('trained.confirmed_at', 'is not', null));

/** The columns by which it is known whether a graduate may be found, by their names where that is asked. */
type Findable = Readonly<Record<'id' | 'accountId' | 'findableAt' | 'reconfirmedAt', string>>;
const GRADUATES: Findable = { id: 'graduates.id', accountId: 'graduates.account_id', findableAt: 'graduates.findable_at', reconfirmedAt: 'graduates.reconfirmed_at' };
/** The same of the noun `matchedGraduate`. */
export const MATCHED: Findable = { id: 'matchedGraduate.id', accountId: 'matchedGraduate.accountId', findableAt: 'matchedGraduate.findableAt', reconfirmedAt: 'matchedGraduate.reconfirmedAt' };

/** Whether the graduate may be found at all: on choice, confirmed by a centre and by e-mail, not suspended, reconfirmed lately. */
export const isLooking = (eb: Builder, now: Date, { id, accountId, findableAt, reconfirmedAt }: Findable = GRADUATES): Rule =>
  eb.and([eb(eb.fn('cardinality', [findableAt]), '>', 0), eb(reconfirmedAt, '>=', freshSince(now).toISOString()), mayBeFound(eb, accountId), isTrained(eb, id)]) as Rule;

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

/** How the addresses of made-up people end: a domain that can not be registered, so that nobody real ever confirmed one. */
const MADE_UP = '%.example';

/** Whether the graduate is there at all for who asks: to a test key nobody is but made-up people. Asks the table `graduates`. */
const isInWorldOf = (eb: Builder, { sandbox }: Viewer): Rule =>
  sandbox === undefined
    ? always(eb)
    : eb.exists(eb.selectFrom('accounts as figure').select('figure.id').whereRef('figure.id', '=', 'graduates.account_id').where('figure.email', 'like', MADE_UP));

/**
 * Whether the employer in that column looks at a scale at which the graduate wants to be found: it has an offer there, or none
 * anywhere yet. Asks the table `graduates`.
 */
const looksThere = (eb: Builder, employerId: string): Rule => {
  const offers = eb.selectFrom('offers as aim').select('aim.id').whereRef('aim.employer_id', '=', employerId);
  return eb.or([eb.exists(offers.where((inner: Builder) => inner('aim.scale', '=', inner.fn.any('graduates.findable_at')))), eb.not(eb.exists(offers))]) as Rule;
};

/** The employers that the viewer looks for, as `looker`: those it is a member of, or the one it is the software of. */
const lookersOf = (eb: Builder, { portal, accountId }: Viewer) =>
  portal
    ? eb.selectFrom('employers as looker').select('looker.id').where('looker.id', '=', portal.employerId)
    : eb
        .selectFrom('employer_members as looking')
        .innerJoin('employers as looker', 'looker.id', 'looking.employer_id')
        .select('looker.id')
        .where('looking.account_id', '=', accountId)
        .where('looking.granted_at', 'is not', null)
        .where('looking.ended_at', 'is', null);

/** Whether some employer of the viewer may find the graduate: it is verified, looks where the person wants to be found, and was not blocked. Asks the table `graduates`. */
const isFindable = (eb: Builder, viewer: Viewer, now: Date): Rule =>
  findsPeople(viewer)
    ? (eb.and([
        isLooking(eb, now),
        isInWorldOf(eb, viewer),
        eb.exists(
          lookersOf(eb, viewer)
            .where('looker.verified_at', 'is not', null)
            .where('looker.suspended_at', 'is', null)
            .where((inner: Builder) => inner.and([looksThere(inner, 'looker.id'), inner.not(hasBlocked(inner, 'looker.id'))])),
        ),
      ]) as Rule)
    : never(eb);

export const isCandidate = (eb: Builder, viewer: Viewer, now: Date): Rule => (isAdministrator(viewer) ? isHere(eb) : (eb.or([isKnown(eb, viewer), isFindable(eb, viewer, now)]) as Rule));

/** A rule about the graduate that a row belongs to. */
export const ofGraduate = (eb: Builder, graduateId: string, rule: (inner: Builder) => Rule): Rule =>
  eb.exists(eb.selectFrom('graduates').select('graduates.id').whereRef('graduates.id', '=', graduateId).where(rule));

/** Whether the graduate in that column is the viewer. */
export const isOneself = (eb: Builder, graduateId: string, viewer: Viewer): Rule => ofGraduate(eb, graduateId, (inner) => inner('graduates.account_id', '=', viewer.accountId) as unknown as Rule);

/** A rule about the cohort in that column, which may ask the table `cohorts`. */
export const ofCohort = (eb: Builder, cohortId: string, rule: (inner: Builder) => Rule): Rule =>
  eb.exists(eb.selectFrom('cohorts').select('cohorts.id').whereRef('cohorts.id', '=', cohortId).where(rule));

/** Whether the viewer is of an employer that may come upon the graduate, or was told who it is. Asks the tables `graduates` and `employers`. */
const isMembersCandidate = (eb: Builder, viewer: Viewer, now: Date): Rule => {
  const told = eb.exists(
    eb.selectFrom('disclosures as known').select('known.id').whereRef('known.graduate_id', '=', 'graduates.id').whereRef('known.employer_id', '=', 'employers.id').where('known.ended_at', 'is', null),
  );
  const found = eb.and([eb('employers.verified_at', 'is not', null), isLooking(eb, now), isInWorldOf(eb, viewer), looksThere(eb, 'employers.id'), eb.not(hasBlocked(eb, 'employers.id'))]);
  const ways = [...(isToldOfPeople(viewer) ? [told] : []), ...(findsPeople(viewer) ? [found] : [])];
  return ways.length > 0 ? (eb.and([eb('employers.suspended_at', 'is', null), isMemberOf(eb, 'employers.id', viewer), eb.or(ways)]) as Rule) : never(eb);
};

/** The same of somebody else than the viewer: what members say to each other of a candidate is not for the candidate, were it one of them. */
export const isOthersCandidate = (eb: Builder, viewer: Viewer, now: Date): Rule => eb.and([eb('graduates.account_id', '!=', viewer.accountId), isMembersCandidate(eb, viewer, now)]) as Rule;

/**
 * Whether the viewer sees the graduate under the name one employer has for it: the employer's members, if the person is
 * disclosed to it or it may find the person; and who knows the graduate anyway. What another employer of the viewer
 * knows does not count, so that two employers can not compare notes. Asks the tables `graduates` and `employers`.
 */
export const isCandidateOf = (eb: Builder, viewer: Viewer, now: Date): Rule => {
  if (isAdministrator(viewer)) return isHere(eb);
  return eb.and([isHere(eb), eb.or([eb('graduates.account_id', '=', viewer.accountId), isLearnerOf(eb, 'graduates.id', viewer), isMembersCandidate(eb, viewer, now)])]) as Rule;
};
