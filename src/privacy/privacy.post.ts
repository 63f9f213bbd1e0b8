import type { Tx } from '../kernel/context.ts';
import type { Language } from '../kernel/language.ts';
import { post } from '../mail/letter.ts';
import { erasedLetter } from './privacy.letters.ts';

/** Confirms an erasure to the address that was the account's; the letter belongs to no account. */
export const tellErased = (tx: Tx, to: { email: string; language: Language }): Promise<string> => post(tx, erasedLetter, { ...to, accountId: null, name: null }, {});
