import { emailRule, normalEmail } from '../identity/account.service.ts';
import { account } from '../identity/account.visibility.ts';
import { newSecret } from '../identity/tokens.ts';
import { Cohort } from '../centres/cohort.entity.ts';
import { managedCohort } from '../centres/centre.visibility.ts';
import { daysAfter } from '../kernel/clock.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { type UserErrorRow, userErrorsOf } from '../kernel/errors.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import type { Builder } from '../kernel/rule.ts';
import { Rules } from '../kernel/rules.ts';
import { load } from '../kernel/transact.ts';
import { erasedAmong } from '../privacy/erased-address.ts';
import { heldPlace } from './cohort-import.visibility.ts';
import { CohortInvitation } from './enrolment.entity.ts';
import { graduateFault } from './graduate.errors.ts';
import { enrolment, graduate } from './graduate.visibility.ts';

/** How long an invitation's code serves. */
const INVITATION_DAYS = 30;

export interface Learner {
  email: string;
  name: string;
}

export const InvitationOutcome = { INVITED: 'INVITED', ALREADY_INVITED: 'ALREADY_INVITED', ALREADY_ENROLLED: 'ALREADY_ENROLLED', REFUSED: 'REFUSED' } as const;
export type InvitationOutcome = (typeof InvitationOutcome)[keyof typeof InvitationOutcome];

/** What came of one learner of the list. */
export interface InvitedLearner {
  email: string;
  outcome: InvitationOutcome;
  /** Shown this once; null unless INVITED. */
  code: string | null;
  invitationId: string | null;
  userErrors: UserErrorRow[];
}

export interface InviteLearners {
  cohortId: string;
  learners: Learner[];
  /** Gives those who are invited already a new code and thirty days more; the old code stops serving. */
  renew?: boolean | null;
}

/** Of these addresses, the accounts that are in the cohort, or claim to be and confirmed the address. */
async function enrolledEmails(tx: Tx, cohortId: string, emails: readonly string[]): Promise<Set<string>> {
  const system = asSystem(tx, 'an invitation is not made for who is enrolled already');
  // Of a place that is held for an address the address counts: whether an account stands behind it is not told.
  const address = (eb: Builder) => eb.case().when('heldPlace.graduateId', 'is', null).then(eb.ref('account.email')).else(eb.ref('graduate.email')).end();
  const rows: { email: string }[] = await (read(system, enrolment)
    .innerJoin(from(system, graduate), 'graduate.id', 'enrolment.graduateId')
    .innerJoin(from(system, account), 'account.id', 'graduate.accountId')
    .leftJoin(from(system, heldPlace), 'heldPlace.graduateId', 'graduate.id') as any)
    .select((eb: Builder) => address(eb).as('email'))
    .where('enrolment.cohortId', '=', cohortId)
    .where((eb: Builder) => eb(address(eb), 'in', emails))
    .where((eb: Builder) => eb.or([eb('enrolment.confirmedAt', 'is not', null), eb('account.emailConfirmedAt', 'is not', null)]))
    .execute();
  return new Set(rows.map((row) => row.email));
}

/** Learners invited at once. */
export const INVITED_MOST = 200;

function faultsOf(tx: Tx, learner: Learner, isErased: boolean): UserErrorRow[] {
  const rules = new Rules();
  emailRule(rules, 'email', learner.email);
  rules.text('name', learner.name, 200);
  if (isErased) rules.add(graduateFault.ERASED('email'));
  try {
    rules.done();
    return [];
  } catch (error) {
    return userErrorsOf(error, tx.language)!;
  }
}

function invite(tx: Tx, cohortId: string, { email, name }: Learner, open: CohortInvitation | undefined): InvitedLearner {
  const { secret, hash } = newSecret();
  const facts = { name: name.trim(), codeHash: hash, invitedById: tx.viewer.accountId, createdAt: now(tx), expiresAt: daysAfter(now(tx), INVITATION_DAYS) };
  const invitation = open ? tx.em.assign(open, facts) : tx.em.create(CohortInvitation, { id: newId(tx), cohortId, email: normalEmail(email), ...facts });
  return { email: invitation.email, outcome: 'INVITED', code: secret, invitationId: invitation.id, userErrors: [] };
}

/**
 * Holds seats in a cohort for people by e-mail; sent again, it makes none twice. Each code is given once, here.
 * A learner with a fault is refused alone, the others are invited. Faults of the whole: NOT_FOUND, TOO_LONG, REQUIRED.
 */
export async function inviteLearners(tx: Tx, input: InviteLearners): Promise<{ cohort: string; results: InvitedLearner[] }> {
  const rules = new Rules();
  rules.list('learners', input.learners, INVITED_MOST, 1);
  rules.done();
  // The cohort's lock lets two coordinators who invite one learner at once come one after the other.
  const cohort = await load(tx, managedCohort, Cohort, input.cohortId, 'cohortId');
  const emails = input.learners.map((learner) => normalEmail(learner.email));
  const enrolled = await enrolledEmails(tx, cohort.id, emails);
  const erased = await erasedAmong(tx, emails);
  const open = new Map((await tx.em.find(CohortInvitation, { cohortId: cohort.id, email: { $in: emails }, acceptedAt: null })).map((one) => [one.email, one]));
  const results: InvitedLearner[] = [];
  for (const [index, learner] of input.learners.entries()) {
    const email = emails[index]!;
    const userErrors = faultsOf(tx, learner, erased.has(email));
    const without = { email, code: null, invitationId: open.get(email)?.id ?? null, userErrors };
    const waits = open.get(email);
    const repeated = results.some((result) => result.email === email && result.outcome === 'INVITED');
    if (userErrors.length > 0) results.push({ ...without, outcome: 'REFUSED' });
    else if (enrolled.has(email)) results.push({ ...without, outcome: 'ALREADY_ENROLLED' });
    else if (repeated || (waits && waits.expiresAt > now(tx) && !input.renew)) results.push({ ...without, outcome: 'ALREADY_INVITED' });
    else results.push(invite(tx, cohort.id, learner, waits));
  }
  return { cohort: cohort.id, results };
}
