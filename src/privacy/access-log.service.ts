import type { Context } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';

/** Writes down, in one insert, whose personal data this request showed to somebody else. If it fails, so must the answer. */
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
  await (context.kysely as any).insertInto('access_log').values(rows).execute();
}
