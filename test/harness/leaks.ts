import type { DestinationStream } from 'pino';
import type { LightMyRequestResponse } from 'fastify';
import type { App } from '../../src/kernel/context.ts';

/** What every address of a test's people ends with, and every text that a test plants as a canary begins with. */
const MARK = /[\w.+-]+@test\.example|canary-[\w.-]+/gi;

/** Keeps, in every world, the payload of each job that names a person: the runner forgets a job once it is done. It lies with the runner, where the entities do not look. */
export const JOBS_HEARD = [
  'create table graphile_worker.jobs_heard (task text, payload text)',
  `create function graphile_worker.hear_job() returns trigger language plpgsql as $$
    begin
      insert into graphile_worker.jobs_heard select identifier, new.payload::text from graphile_worker._private_tasks where id = new.task_id;
      return new;
    end $$`,
  `create trigger hear after insert or update of payload on graphile_worker._private_jobs for each row
    when (new.payload::text ~* '@test[.]example|canary-') execute function graphile_worker.hear_job()`,
];

/** The ear of one world: what left it where nobody's name, address or canary belongs, and what of that it found. */
export class Leaks {
  readonly found: string[] = [];
  /** Lines of the log that tell of a statement or a value that the database refused: a fault of ours wherever it comes from. */
  readonly refusedByDatabase: string[] = [];
  /** How many lines, errors, documents were heard: a silent world would prove nothing. */
  readonly heard = { lines: 0, answers: 0, documents: 0 };

  /** A stream for the log; `loud` writes the lines to stderr too. */
  lines(loud: boolean): DestinationStream {
    return {
      write: (line) => {
        this.heard.lines += 1;
        this.#look('a line of the log', line);
        if (/"code":"(?:22|42)[0-9A-Z]{3}"|PostgreSQL (?:22|42)[0-9A-Z]{3}/.test(line)) this.refusedByDatabase.push(line.slice(0, 500));
        if (loud) process.stderr.write(line);
      },
    };
  }

  /** Listens to an answer: its headers and errors. What the request said itself is told to nobody by being repeated. */
  hear(response: LightMyRequestResponse, ...request: readonly unknown[]): void {
    this.heard.answers += 1;
    const said = JSON.stringify(request);
    this.#look('a header', JSON.stringify(response.headers), said);
    const errors = /"errors":/.test(response.payload) ? (JSON.parse(response.payload) as { errors?: unknown }).errors : null;
    if (errors) this.#look('an error', JSON.stringify(errors), said);
  }

  async searchJobs(app: App): Promise<void> {
    const jobs = await app.orm.em.fork().getConnection().execute<{ task: string; payload: string }[]>('select distinct task, payload from graphile_worker.jobs_heard');
    for (const { task, payload } of jobs) this.#look(`the job ${task}`, payload);
  }

  async searchIndex(app: App, uid: string): Promise<void> {
    const { results } = await app.search.client.index(uid).getDocuments({ limit: 1000 });
    this.heard.documents += results.length;
    for (const document of results) this.#look(`the index ${uid}`, JSON.stringify(document));
  }

  /** Throws where anything was found. */
  none(): void {
    if (this.found.length > 0) throw new Error(`Somebody is named where nobody may be:\n${this.found.slice(0, 20).join('\n')}`);
  }

  #look(where: string, text: string, said = ''): void {
    for (const [mark] of text.matchAll(MARK)) if (!said.includes(mark)) this.found.push(`${where}: ${mark} in ${text.slice(0, 300)}`);
  }
}
