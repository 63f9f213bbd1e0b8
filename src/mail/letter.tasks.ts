import { LockMode } from '@mikro-orm/core';
import { enqueue } from '../jobs/enqueue.ts';
import type { Crons, Tasks } from '../jobs/worker.ts';
import { type Context, now, type Tx } from '../kernel/context.ts';
import { naming } from '../kernel/naming.ts';
import { asSystem, read } from '../kernel/read.ts';
import { transact } from '../kernel/transact.ts';
import { Letter } from './letter.entity.ts';
import { render } from './layout.ts';
import { type LetterKind, SEND } from './letter.ts';
import { letter, letterData } from './letter.visibility.ts';
import { Refused } from './mail.faults.ts';

/** The job that removes what lies in the folder of letters that are no more. */
const REMOVE = 'mail.remove';
/** How long a letter's row, and its files, are kept: by then a link has expired, and news is none. */
const KEPT_DAYS = 30;
/** A letter that could not be delivered for so long has failed: the jobs try for four days. */
const GIVEN_UP_AFTER_MS = 3 * 86_400_000;

/**
 * Words a letter and delivers it, once in effect: its row is locked meanwhile, so that a doubled job waits and finds it
 * sent. What a crash leaves between delivery and commit goes again under the same id.
 * @throws NotDelivered where it may go later; the job is tried again
 */
export async function sendLetter(context: Context, kinds: ReadonlyMap<string, LetterKind>, id: string): Promise<void> {
  await transact(context, async (tx) => {
    const row = await tx.em.findOne(Letter, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (row?.state !== 'WAITING') return;
    try {
      await deliver(tx, kinds, row);
      row.state = 'SENT';
      row.sentAt = now(tx);
    } catch (error) {
      const isRefused = error instanceof Refused;
      if (!isRefused && now(tx).valueOf() - row.createdAt.valueOf() < GIVEN_UP_AFTER_MS) throw error;
      row.state = 'FAILED';
      row.fault = isRefused ? `REFUSED_${error.code}` : 'NOT_DELIVERED';
      tx.log.warn({ letter: row.id, kind: row.kind, fault: row.fault }, 'a letter is given up');
    }
    // What it said is needed no more, and whom it went to is the account's to know.
    Object.assign(row, { email: '', name: null, data: {} });
  });
}

async function deliver(tx: Tx, kinds: ReadonlyMap<string, LetterKind>, row: Letter): Promise<void> {
  const kind = kinds.get(row.kind);
  if (!kind) throw new Error(`no letter of the kind ${row.kind} is declared`);
  const { mail } = tx.app;
  const wording = kind.word(row.language, row.data, mail.links);
  const [accountId, name] = [row.accountId ?? null, row.name ?? null];
  await mail.transport.send({ ...render(wording, { accountId, name, language: row.language }), letterId: row.id, kind: row.kind, writtenAt: row.createdAt, to: { email: row.email, name } });
}

/** Takes back every letter to an account: rows now, files by a job where letters lie in a folder. Jobs that find no letter do nothing. */
export async function removeLettersTo(tx: Tx, accountId: string): Promise<void> {
  const rows = await read(asSystem(tx, 'an erased account keeps no letters'), letter).select('letter.id').where('letter.accountId', '=', accountId).execute();
  await removeLetters(tx, rows.map(({ id }) => id));
}

/** Takes back letters to others that name somebody: those that wait, by what they will say, and those in a folder, by what they say. */
export async function removeLettersNaming(tx: Tx, texts: readonly string[]): Promise<void> {
  const rows = await read(asSystem(tx, 'an erased account is named in no letter'), letterData)
    .select('letterData.id')
    .where((eb) => eb.or(texts.flatMap((text) => [eb('letterData.email', '=', text), eb(eb.fn<string>('lower', [eb.cast('letterData.data', 'text')]), '~', naming(JSON.stringify(text).slice(1, -1)))])))
    .execute();
  await removeLetters(tx, [...rows.map(({ id }) => id), ...(await tx.app.mail.transport.naming(texts))]);
}

/** Takes back letters, wherever they stand. */
export async function removeLetters(tx: Tx, letterIds: readonly string[]): Promise<void> {
  if (letterIds.length === 0) return;
  await tx.em.nativeDelete(Letter, { id: { $in: [...letterIds] } });
  await enqueue(tx, REMOVE, { letterIds });
}

/** Forgets letters after a month, sent or not: what lies in the folder first, so that nothing stays there without a row. */
export async function forgetLetters(context: Context): Promise<void> {
  const before = new Date(now(context).valueOf() - KEPT_DAYS * 86_400_000).toISOString();
  const rows = await read(asSystem(context, 'letters are kept for a month'), letter).select('letter.id').where('letter.createdAt', '<', before).execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await context.app.mail.transport.remove(ids);
  await transact(context, (tx) => tx.em.nativeDelete(Letter, { id: { $in: ids } }));
}

/** The jobs of letters, for the kinds there are. */
export const letterTasks = (kinds: readonly LetterKind[]): Tasks => {
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]));
  return {
    [SEND]: (context, payload) => sendLetter(context, byName, (payload as { letterId: string }).letterId),
    [REMOVE]: (context, payload) => context.app.mail.transport.remove((payload as { letterIds: string[] }).letterIds),
    'mail.forget': forgetLetters,
  };
};

export const letterCrons: Crons = { 'mail.forget': '41 3 * * *' };
