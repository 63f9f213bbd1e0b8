import { AccountSchema } from '../identity/account.entity.ts';
import { emailConfirmed } from '../identity/account.visibility.ts';
import { defineNoun, type Halted } from '../kernel/read.ts';
import { always, never, type Builder, type Rule } from '../kernel/rule.ts';
import { ANY_SCOPE, isAdministrator, Scope, type Viewer } from '../kernel/viewer.ts';
import { EmployerDecisionSchema } from './decision.entity.ts';
import { EmployerMemberSchema, EmployerSchema } from './employer.entity.ts';
import { employerFault } from './employer.errors.ts';

/**
 * Whether the viewer is a granted member of the employer in that column, or its own software, which owns nothing. Every folder
 * below asks it this way, so that a membership that ends takes its sight away with the next request.
 */
export const isMemberOf = (eb: Builder, employerId: string, viewer: Viewer, kind?: 'OWNER'): Rule => {
  if (viewer.portal) return kind === undefined ? (eb(employerId, '=', viewer.portal.employerId) as unknown as Rule) : never(eb);
  return eb.exists(
    eb
      .selectFrom('employer_members as membership')
      .select('membership.id')
      .whereRef('membership.employer_id', '=', employerId)
      .where('membership.account_id', '=', viewer.accountId)
      .where('membership.granted_at', 'is not', null)
      .where('membership.ended_at', 'is', null)
      .$if(kind !== undefined, (query) => query.where('membership.kind', '=', kind)),
  );
};

/** Whether the employer in that column is there at all for who asks: a test key's world has one. */
export const isInWorld = (eb: Builder, employerId: string, { sandbox }: Viewer): Rule => (sandbox === undefined ? always(eb) : (eb(employerId, '=', sandbox) as unknown as Rule));

/**
 * Whether everybody may see the employer in that table (or under that alias), and its open offers: it is verified, or a
 * centre posted for it while it was not here itself; and it is neither suspended nor the sandbox of test keys. Nothing else says so.
 */
export const isPublic = (eb: Builder, table = 'employers'): Rule =>
  eb.and([eb.or([eb(`${table}.verified_at`, 'is not', null), eb(`${table}.posted_for_at`, 'is not', null)]), eb(`${table}.suspended_at`, 'is', null), eb(`${table}.sandbox`, '=', false)]) as Rule;

/** An employer that is verified, or that a centre posted for: everybody. Another, or a suspended one: its members and administrators. */
export const employer = defineNoun({
  name: 'employer',
  table: EmployerSchema,
  columns: ['id', 'slug', 'name', 'kind', 'placeCode', 'website', 'description', 'verifiedAt', 'suspendedAt', 'postedForAt', 'createdAt', 'version'],
  scope: ANY_SCOPE,
  visible: (eb, viewer) => (isAdministrator(viewer) ? eb.lit(true) : eb.and([isInWorld(eb, 'employers.id', viewer), eb.or([isPublic(eb), isMemberOf(eb, 'employers.id', viewer)])])),
});

/** The name an employer is compared by: for the service alone. */
export const foldedEmployer = defineNoun({ name: 'foldedEmployer', table: EmployerSchema, columns: ['id', 'foldedName', 'name', 'slug', 'placeCode', 'verifiedAt', 'postedForAt', 'suspendedAt', 'createdAt'], visible: (eb) => eb.lit(false) });

/** Tells members that the employer in that column is suspended, where everybody else finds nothing: they see it, and why. */
export const toldOfSuspension = (employerId: string, kind?: 'OWNER'): Halted => ({
  rule: (eb, viewer) =>
    eb.and([
      isMemberOf(eb, employerId, viewer, kind),
      eb.exists(eb.selectFrom('employers as halted').select('halted.id').whereRef('halted.id', '=', employerId).where('halted.suspended_at', 'is not', null)),
    ]),
  fault: employerFault.EMPLOYER_SUSPENDED,
});

/** The made-up employer that test keys act for: for the service alone. */
export const sandboxEmployer = defineNoun({ name: 'sandboxEmployer', table: EmployerSchema, columns: ['id', 'sandbox', 'suspendedAt'], visible: (eb) => eb.lit(false) });

/** An employer as its owners change it. */
export const ownedEmployer = defineNoun({
  name: 'ownedEmployer',
  table: EmployerSchema,
  columns: ['id'],
  halted: toldOfSuspension('employers.id', 'OWNER'),
  visible: (eb, viewer) => eb.and([eb('employers.suspended_at', 'is', null), isMemberOf(eb, 'employers.id', viewer, 'OWNER')]),
});

/** Who has which number, whoever sees it: for the service alone. */
export const numberHolder = defineNoun({ name: 'numberHolder', table: EmployerSchema, columns: ['id', 'registrationKind', 'registrationNumber', 'verifiedAt', 'postedForAt', 'suspendedAt'], visible: (eb) => eb.lit(false) });

/** The number an employer is verified by: its members and administrators. */
export const registration = defineNoun({
  name: 'registration',
  table: EmployerSchema,
  columns: ['id', 'registrationKind', 'registrationNumber', 'verificationAskedAt'],
  scope: Scope.OFFERS_READ,
  visible: (eb, viewer) => (isAdministrator(viewer) ? eb.lit(true) : isMemberOf(eb, 'employers.id', viewer)),
});

/** A membership: the person itself, administrators, and, once the person confirmed its e-mail, the employer's members. */
export const employerMember = defineNoun({
  name: 'employerMember',
  table: EmployerMemberSchema,
  columns: ['id', 'employerId', 'accountId', 'kind', 'askedAt', 'grantedAt', 'endedAt', 'version'],
  visible: (eb, viewer) =>
    isAdministrator(viewer) ? eb.lit(true) : eb.or([eb('employer_members.account_id', '=', viewer.accountId), eb.and([isMemberOf(eb, 'employer_members.employer_id', viewer), emailConfirmed(eb, 'employer_members.account_id')])]),
});

/** Whether the viewer owns the employer in that column, which is not suspended. */
export const isActingOwner = (eb: Builder, employerId: string, viewer: Viewer): Rule =>
  eb.and([
    isMemberOf(eb, employerId, viewer, 'OWNER'),
    eb.exists(eb.selectFrom('employers as owned').select('owned.id').whereRef('owned.id', '=', employerId).where('owned.suspended_at', 'is', null)),
  ]) as Rule;

/** An owner of a suspended employer sees the members who confirmed their e-mail, and is told why they stay as they are. */
const ownersTold: Halted = { ...toldOfSuspension('employer_members.employer_id', 'OWNER'), rule: (eb, viewer) => eb.and([toldOfSuspension('employer_members.employer_id', 'OWNER').rule(eb, viewer), emailConfirmed(eb, 'employer_members.account_id')]) };

/** A membership as an owner of the employer changes it; not while the employer is suspended. */
export const ownersMember = defineNoun({ name: 'ownersMember', table: EmployerMemberSchema, columns: ['id'], halted: ownersTold, visible: (eb, viewer) => eb.and([isActingOwner(eb, 'employer_members.employer_id', viewer), emailConfirmed(eb, 'employer_members.account_id')]) });

/** A membership as who may end it: an owner of the employer, or the person itself, who may leave a suspended employer too. */
export const managedMember = defineNoun({
  name: 'managedMember',
  table: EmployerMemberSchema,
  columns: ['id'],
  halted: ownersTold,
  visible: (eb, viewer) => eb.or([eb('employer_members.account_id', '=', viewer.accountId), eb.and([isActingOwner(eb, 'employer_members.employer_id', viewer), emailConfirmed(eb, 'employer_members.account_id')])]),
});

/** Name and address of who is a member of an employer, or asks to be: its owners, who decide about it, and the person itself. A look by anybody but the person goes to the access log. */
export const memberPerson = defineNoun({
  name: 'memberPerson',
  table: AccountSchema,
  columns: ['id', 'name', 'email'],
  personal: { subject: 'id', account: 'id' },
  visible: (eb, viewer) => {
    const build = eb as Builder;
    const theirs = build.exists(
      build
        .selectFrom('employer_members as asking')
        .select('asking.id')
        .whereRef('asking.account_id', '=', 'accounts.id')
        .where('asking.ended_at', 'is', null)
        .where((inner: Builder) => isActingOwner(inner, 'asking.employer_id', viewer)),
    );
    return eb.or([eb('accounts.id', '=', viewer.accountId), theirs]);
  },
});

/** What was decided about an employer, and why: its members and administrators. Which administrator it was has no column here. */
export const employerDecision = defineNoun({
  name: 'employerDecision',
  table: EmployerDecisionSchema,
  columns: ['id', 'employerId', 'decision', 'reason', 'decidedAt'],
  scope: Scope.OFFERS_READ,
  visible: (eb, viewer) => (isAdministrator(viewer) ? eb.lit(true) : isMemberOf(eb, 'employer_decisions.employer_id', viewer)),
});

/** An owner of the employer in that table, who need not have confirmed its e-mail. */
const owners = (eb: Builder) => eb.selectFrom('employer_members as owning').select('owning.id').whereRef('owning.employer_id', '=', 'employers.id').where('owning.kind', '=', 'OWNER').where('owning.granted_at', 'is not', null).where('owning.ended_at', 'is', null);

/** Whether somebody can be reached who owns the employer; nobody need be where a centre posts for it and it has no owner. */
const isReached = (eb: Builder): Rule => eb.or([eb.not(eb.exists(owners(eb))), eb.exists(owners(eb).where((inner: Builder) => emailConfirmed(inner, 'owning.account_id')))]) as Rule;

/** An employer that asked to be verified and waits, and may be: an owner of it confirmed its e-mail. Administrators. */
export const waitingEmployer = defineNoun({
  name: 'waitingEmployer',
  table: EmployerSchema,
  columns: ['id', 'slug', 'name', 'kind', 'placeCode', 'website', 'description', 'verificationAskedAt', 'verifiedAt', 'suspendedAt', 'createdAt', 'version'],
  visible: (eb, viewer) => eb.and([eb.lit(isAdministrator(viewer)), eb('employers.verification_asked_at', 'is not', null), eb('employers.verified_at', 'is', null), isReached(eb as Builder)]),
});
