import type { Tx } from '../kernel/context.ts';
import { naming } from '../kernel/naming.ts';

/** Takes away the waiting jobs whose payload names any of these texts; what runs right now is left to end. @returns how many */
export async function forgetJobs(tx: Tx, texts: readonly string[]): Promise<number> {
  if (texts.length === 0) return 0;
  const gone = await (tx.kysely as any)
    .deleteFrom('graphile_worker._private_jobs')
    .where('locked_at', 'is', null)
    .where((eb: any) => eb.or(texts.map((text) => eb(eb.fn('lower', [eb.cast('payload', 'text')]), '~', naming(text)))))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
