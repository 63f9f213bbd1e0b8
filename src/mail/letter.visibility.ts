import { defineNoun } from '../kernel/read.ts';
import { LetterSchema } from './letter.entity.ts';

/** A letter on its way or sent: for the service alone. */
export const letter = defineNoun({ name: 'letter', table: LetterSchema, columns: ['id', 'accountId', 'kind', 'state', 'createdAt', 'sentAt'], visible: (eb) => eb.lit(false) });
/** What a waiting letter will be made of, and where it goes. */
export const letterData = defineNoun({ name: 'letterData', table: LetterSchema, columns: ['id', 'email', 'data'], visible: (eb) => eb.lit(false) });
