import { type Addressee, addresseesOf } from '../identity/addressee.ts';
import { someConfirmed } from '../identity/confirmation.service.ts';
import type { Tx } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { postAll } from '../mail/letter.ts';
import { API_KEY_MADE, EMPLOYER_REFUSED, EMPLOYER_RESTORED, EMPLOYER_SUSPENDED, EMPLOYER_VERIFIED, MEMBER_ASKS, MEMBERSHIP_ENDED, MEMBERSHIP_GRANTED, MEMBERSHIP_REFUSED, OWNERSHIP_PASSED } from './employer.letters.ts';
import type { ApiKey } from './api-key.entity.ts';
import type { DecisionKind } from './decision.entity.ts';
import { employerMember } from './employer.visibility.ts';

/** The owners of an employer, as letters address them. */
export async function ownersOf(tx: Tx, employerId: string): Promise<Addressee[]> {
  const rows = await read(asSystem(tx, 'a letter goes to the owners of an employer'), employerMember)
    .select('employerMember.accountId')
    .where('employerMember.employerId', '=', employerId)
    .where('employerMember.kind', '=', 'OWNER')
    .where('employerMember.grantedAt', 'is not', null)
    .where('employerMember.endedAt', 'is', null)
    .execute();
  return addresseesOf(tx, rows.map((row) => row.accountId));
}

interface Named {
  readonly id: string;
  readonly name: string;
}

const DECISIONS = { VERIFIED: EMPLOYER_VERIFIED, REFUSED: EMPLOYER_REFUSED, SUSPENDED: EMPLOYER_SUSPENDED, RESTORED: EMPLOYER_RESTORED } as const satisfies Record<DecisionKind, unknown>;

/** Tells the owners what an administrator decided, and why. */
export async function tellOwners(tx: Tx, { id, name }: Named, decision: DecisionKind, reason: string | null): Promise<void> {
  await postAll(tx, DECISIONS[decision], (await ownersOf(tx, id)).map((to) => ({ to, data: { employer: name, reason } })));
}

/** Tells the owners who asks to join; they decide. Who has not confirmed its e-mail is told of once it has. */
export async function tellOfAsking(tx: Tx, { id, name }: Named, accountId: string): Promise<void> {
  const [asker] = await addresseesOf(tx, [accountId]);
  if (!asker || !(await someConfirmed(tx, [accountId]))) return;
  await postAll(tx, MEMBER_ASKS, (await ownersOf(tx, id)).map((to) => ({ to, data: { employer: name, person: asker.name, email: asker.email } })));
}

/** Tells the other owners that one of them made an API key. */
export async function tellOfKey(tx: Tx, { id, name }: Named, { name: key, scopes }: ApiKey): Promise<void> {
  const others = (await ownersOf(tx, id)).filter(({ accountId }) => accountId !== tx.viewer.accountId);
  await postAll(tx, API_KEY_MADE, others.map((to) => ({ to, data: { employer: name, key, scopes } })));
}

const MEMBERSHIPS = { GRANTED: MEMBERSHIP_GRANTED, OWNER: OWNERSHIP_PASSED, REFUSED: MEMBERSHIP_REFUSED, ENDED: MEMBERSHIP_ENDED } as const;

/** Tells a person what an owner decided about its membership. */
export async function tellMember(tx: Tx, { name }: Named, accountId: string, what: keyof typeof MEMBERSHIPS, reason: string | null = null): Promise<void> {
  await postAll(tx, MEMBERSHIPS[what], (await addresseesOf(tx, [accountId])).map((to) => ({ to, data: { employer: name, reason } })));
}
