import { spawnSync } from 'node:child_process';
import { Client } from 'pg';
import type { Entry, Ledger } from './faults.ledger.ts';

/** What was found after the faults; `holds` is the verdict. */
export interface Counted {
  sent: number;
  acknowledged: number;
  refused: number;
  unanswered: number;
  /** Acknowledged applications that are not there, or there more than once, or without exactly one first event. */
  lost: number;
  doubled: number;
  firstEvents: number;
  /** Unanswered keys that had been done all the same, and those that were done by sending them again. */
  doneUnanswered: number;
  doneByResending: number;
  doctor: string;
  secondsUntilIndexAgrees: number | null;
  holds: boolean;
}

const uuidIn = (globalId: string): string => Buffer.from(globalId, 'base64url').toString().split(':')[1]!;

/** Counts rows against the ledger, sends unanswered keys again, and asks the doctor until it agrees or a minute is over. */
export async function count({ ledger, databaseUrl, root, dataDir, resend }: { ledger: Ledger; databaseUrl: string; root: string; dataDir: string; resend: (entry: Entry) => Promise<void> }): Promise<Counted> {
  const entries = [...ledger.entries.values()];
  const acknowledged = entries.filter((entry) => entry.applicationId);
  const unanswered = entries.filter((entry) => entry.applicationId === undefined);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const ids = acknowledged.map((entry) => uuidIn(entry.applicationId!));
  const found = await client.query<{ id: string; events: string }>('select a.id, (select count(*) from application_events e where e.application_id = a.id and e.from_state is null) as events from applications a where a.id = any($1::uuid[])', [ids]);
  const keys = async (): Promise<number> => Number((await client.query<{ n: string }>('select count(*) as n from idempotency_keys where key = any($1)', [unanswered.map((entry) => entry.key)])).rows[0]!.n);
  const twice = await client.query("select 1 from applications where state in ('SUBMITTED','IN_REVIEW','INTERVIEW','PROPOSED','ACCEPTED','HIRED') group by graduate_id, offer_id having count(*) > 1");
  const doneUnanswered = await keys();
  for (const entry of unanswered) await resend(entry);
  const doneByResending = (await keys()) - doneUnanswered;
  await client.end();
  const { doctor, seconds } = await untilTheIndexAgrees(root, dataDir);
  const lost = new Set(ids).size - found.rows.length;
  const doubled = ids.length - new Set(ids).size + twice.rows.length;
  const firstEvents = found.rows.filter((row) => row.events === '1').length;
  return {
    sent: entries.length, acknowledged: acknowledged.length, refused: entries.filter((entry) => entry.applicationId === null).length, unanswered: unanswered.length,
    lost, doubled, firstEvents, doneUnanswered, doneByResending, doctor, secondsUntilIndexAgrees: seconds,
    holds: lost === 0 && doubled === 0 && firstEvents === ids.length && seconds !== null && acknowledged.length > 0,
  };
}

async function untilTheIndexAgrees(root: string, dataDir: string): Promise<{ doctor: string; seconds: number | null }> {
  const begun = performance.now();
  let doctor = '';
  while (performance.now() - begun < 60_000) {
    const run = spawnSync(process.execPath, ['dist/src/server/commands/doctor.js'], { cwd: root, env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'fatal' }, encoding: 'utf8' });
    doctor = run.stdout.trim().split('\n').slice(-3).join(' | ');
    if (run.status === 0) return { doctor, seconds: Math.round((performance.now() - begun) / 100) / 10 };
    await new Promise((resolve) => void setTimeout(resolve, 2000));
  }
  return { doctor, seconds: null };
}
