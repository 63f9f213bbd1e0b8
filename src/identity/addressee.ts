import type { Tx } from '../kernel/context.ts';
import type { Language } from '../kernel/language.ts';
import { asSystem, read } from '../kernel/read.ts';
import type { Account } from './account.entity.ts';
import { account } from './account.visibility.ts';

/** Whom a letter goes to, and in which language. */
export interface Addressee {
  readonly accountId: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/** The holder of an account as letters address it. */
export const addressed = ({ id, email, name, language }: Pick<Account, 'id' | 'email' | 'name' | 'language'>): Addressee => ({ accountId: id, email, name, language });

/** Those of them who confirmed that the address is theirs: what names other people goes to nobody else. */
export async function confirmedOnly(tx: Tx, addressees: readonly Addressee[]): Promise<Addressee[]> {
  if (addressees.length === 0) return [];
  const rows = await read(asSystem(tx, 'a letter goes to a confirmed address'), account).select('account.id').where('account.id', 'in', addressees.map(({ accountId }) => accountId)).where('account.emailConfirmedAt', 'is not', null).execute();
  const confirmed = new Set(rows.map(({ id }) => id));
  return addressees.filter(({ accountId }) => confirmed.has(accountId));
}

/** The holders of these accounts, as letters address them, by id; suspended and unknown ones are left out, and addresses that can be nobody's (".invalid"). */
export async function addresseesOf(tx: Tx, accountIds: readonly string[]): Promise<Addressee[]> {
  if (accountIds.length === 0) return [];
  const rows = await read(asSystem(tx, 'a letter needs an address'), account)
    .select(['account.id', 'account.email', 'account.name', 'account.language'])
    .where('account.id', 'in', accountIds)
    .where('account.suspendedAt', 'is', null)
    .where('account.email', 'not like', '%.invalid')
    .orderBy('account.id')
    .execute();
  return rows.map(addressed);
}
