import { forgetJobs } from '../jobs/forget.ts';
import type { Context, Tx } from '../kernel/context.ts';
import { isUuid } from '../kernel/ids.ts';
import { IdempotencyKey, IdempotencyKeySchema } from '../kernel/idempotency.entity.ts';
import { naming } from '../kernel/naming.ts';
import { defineNoun, read } from '../kernel/read.ts';
import { type PersonalData, rowsOf, type Subject } from './personal-data.ts';

/** An answer that is kept a day so that a request sent twice counts once: for the service alone. */
const keptAnswer = defineNoun({ name: 'keptAnswer', table: IdempotencyKeySchema, columns: ['accountId', 'mutation', 'key', 'outcome', 'createdAt'], visible: (eb) => eb.lit(false) });

const readPassing = async (context: Context, { accountId }: Subject): Promise<unknown> => ({ requestsOfTheLastDay: await rowsOf(context, keptAnswer, 'accountId', accountId, 'createdAt', ['mutation', 'key', 'outcome', 'createdAt']) });

/** Answers to others, too, may name the person: an invitation by its address. */
async function erasePassing(tx: Tx, { accountId }: Subject, traces: readonly string[]): Promise<void> {
  const texts = traces.filter((trace) => !isUuid(trace));
  await tx.em.nativeDelete(IdempotencyKey, { accountId });
  const answers = texts.length === 0 ? [] : await read(tx, keptAnswer)
    .select(['keptAnswer.accountId', 'keptAnswer.mutation', 'keptAnswer.key'])
    .where((eb) => eb.or(texts.map((text) => eb(eb.fn<string>('lower', [eb.cast('keptAnswer.outcome', 'text')]), '~', naming(inJson(text))))))
    .execute();
  for (const row of answers) await tx.em.nativeDelete(IdempotencyKey, row);
  await forgetJobs(tx, traces.map(inJson));
}

/** A text as it stands inside JSON. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** What passes through: answers kept for a day, and jobs that wait. */
export const passingData: PersonalData = {
  name: 'passing',
  columns: { idempotency_keys: ['mutation', 'key', 'input_hash', 'outcome'] },
  read: readPassing,
  erase: erasePassing,
};
