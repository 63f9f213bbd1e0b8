import type { Tx } from '../kernel/context.ts';

/** Asks for work after the commit: the job is a row of the caller's own transaction, so rolled back means no job. */
export async function enqueue(tx: Tx, task: string, payload: object): Promise<void> {
  await (tx.kysely as any)
    .selectNoFrom((eb: any) => [eb.fn('graphile_worker.add_job', [eb.cast(eb.val(task), 'text'), eb.cast(eb.val(JSON.stringify(payload)), 'json')]).as('job')])
    .execute();
}
