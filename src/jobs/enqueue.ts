import type { Tx } from '../kernel/context.ts';

/**
 * Asks for work after the commit: the job is a row of the caller's own transaction, so rolled back means no job.
 * @param runAt not before then; at once if left out
 * @param priority what waits with a lower number goes first
 */
export async function enqueue(tx: Tx, task: string, payload: object, runAt: Date | null = null, priority = 0): Promise<void> {
  await (tx.kysely as any)
    .selectNoFrom((eb: any) => [eb.fn('graphile_worker.add_job', [eb.cast(eb.val(task), 'text'), eb.cast(eb.val(JSON.stringify(payload)), 'json'), eb.cast(eb.val(null), 'text'), eb.cast(eb.val(runAt), 'timestamptz'), eb.cast(eb.val(null), 'integer'), eb.cast(eb.val(null), 'text'), eb.cast(eb.val(priority), 'integer')]).as('job')])
    .execute();
}

/** The same for many payloads of one task, in one statement. */
export async function enqueueAll(tx: Tx, task: string, payloads: readonly object[], priority = 0): Promise<void> {
  if (payloads.length === 0) return;
  await (tx.kysely as any)
    .selectFrom((eb: any) => eb.fn('json_array_elements', [eb.cast(eb.val(JSON.stringify(payloads)), 'json')]).as('item'))
    .select((eb: any) => [eb.fn('graphile_worker.add_job', [eb.cast(eb.val(task), 'text'), eb.ref('item.value'), eb.cast(eb.val(null), 'text'), eb.cast(eb.val(null), 'timestamptz'), eb.cast(eb.val(null), 'integer'), eb.cast(eb.val(null), 'text'), eb.cast(eb.val(priority), 'integer')]).as('job')])
    .execute();
}
