import type { Context, Tx } from '../kernel/context.ts';
import { letter } from '../mail/letter.visibility.ts';
import { removeLettersNaming, removeLettersTo } from '../mail/letter.tasks.ts';
import { type PersonalData, rowsOf, type Subject } from './personal-data.ts';

const readLetters = async (context: Context, { accountId }: Subject): Promise<unknown> => rowsOf(context, letter, 'accountId', accountId, 'createdAt', ['kind', 'state', 'createdAt', 'sentAt']);

/** Letters to the person, and those to others that name it: sent ones as far as they lie in a folder of ours. */
async function eraseLetters(tx: Tx, { accountId }: Subject, traces: readonly string[]): Promise<void> {
  await removeLettersTo(tx, accountId);
  await removeLettersNaming(tx, traces);
}

/** What mail/ holds; it stands above this folder, so its part is written here. */
export const letterData: PersonalData = {
  name: 'letters',
  columns: { letters: ['email', 'name', 'language', 'kind', 'data', 'state', 'fault'] },
  read: readLetters,
  erase: eraseLetters,
};
