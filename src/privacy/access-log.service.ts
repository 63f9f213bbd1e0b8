import type { Context, Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { AccessLogEntry, AccessLogSchema } from './access-log.entity.ts';
import { writeRows } from '../kernel/read.ts';
import type { Subject } from './personal-data.ts';

/** So many rows an insert: PostgreSQL takes 65,535 parameters. */
const CHUNK = 10_000;

/** Writes down, in one insert for each ten thousand, whose personal data this request showed to somebody else. If it fails, so must the answer. */
export async function writeAccessLog(context: Context): Promise<void> {
  if (context.seen.size === 0) return;
  const rows = [...context.seen.values()].map(({ subjectId, noun }) => ({
    id: newId(context),
    actor_id: context.viewer.accountId,
    subject_id: subjectId,
    noun,
    request_id: context.requestId,
    seen_at: now(context),
  }));
  context.seen.clear();
  for (let at = 0; at < rows.length; at += CHUNK) await writeRows(context, AccessLogSchema).insertInto('access_log').values(rows.slice(at, at + CHUNK)).execute();
}

/** Two subjects turned out to be one person: who looked at the one looked at the other, whom it concerns. */
export async function moveLooks(tx: Tx, from: Subject, to: Subject): Promise<void> {
  await tx.em.nativeUpdate(AccessLogEntry, { subjectId: from.accountId }, { subjectId: to.accountId });
  if (from.graduateId && to.graduateId) await tx.em.nativeUpdate(AccessLogEntry, { subjectId: from.graduateId }, { subjectId: to.graduateId });
}
