import { addresseesOf } from '../identity/addressee.ts';
import type { Tx } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import type { DecisionKind } from './decision.entity.ts';
import { employerMember } from './employer.visibility.ts';

/** The owners of an employer, as letters address them. */
export async function ownersOf(tx: Tx, employerId: string) {
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

/** Tells the owners what an administrator decided, and why. */
export async function tellOwners(_tx: Tx, _employer: Named, _decision: DecisionKind, _reason: string | null): Promise<void> {}

/** Tells the owners that somebody asks to join. */
export async function tellOfAsking(_tx: Tx, _employer: Named, _accountId: string): Promise<void> {}

/** Tells a person what became of its membership. */
export async function tellMember(_tx: Tx, _employer: Named, _accountId: string, _what: 'GRANTED' | 'OWNER' | 'REFUSED' | 'ENDED', _reason: string | null = null): Promise<void> {}
