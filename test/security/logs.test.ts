import { beforeAll, describe, expect, it } from 'vitest';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { startWorker } from '../../src/jobs/worker.ts';
import { enqueue } from '../../src/jobs/enqueue.ts';
import type { Context } from '../../src/kernel/context.ts';
import { transact } from '../../src/kernel/transact.ts';
import { makeLog } from '../../src/server/log.ts';
import { makeCohort } from '../builders/centres.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD } from '../harness/world.ts';

const world = openWorld();
const lines: string[] = [];

beforeAll(() => {
  Object.assign(world.app, { log: makeLog('info', { write: (line) => void lines.push(line) }) });
});

const sql = (statement: string): Promise<unknown> => world.app.orm.em.getConnection().execute(statement);
const SECRETS = ['canary-name', 'canary-mail', 'canary-password', 'canary-summary', 'canary-code', 'canary-token', 'canary-letter', 'canary-variable'];
const heldBy = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));

describe('the log', () => {
  it('of what works and of what is refused holds no name, address, password or token', async () => {
    const cohort = await makeCohort(world);
    const input = { email: 'canary-mail@test.example', password: 'canary-password', name: 'canary-name', language: 'EN', ...TERMS, cohortId: cohort.id };
    const SIGN_UP = 'mutation ($input: SignUpGraduateInput!) { signUpGraduate(input: $input) { accessToken refreshToken userErrors { code } } }';
    const { signUpGraduate } = await world.get(SIGN_UP, { input });
    await world.get(SIGN_UP, { input });
    await world.get(SIGN_UP, { input: { ...input, cohortId: null, invitationCode: 'canary-code' } });
    await world.get('mutation { signIn(input: { email: "canary-mail@test.example", password: "canary-password-wrong" }) { userErrors { code } } }');
    await world.get('mutation { refreshSession(input: { refreshToken: "canary-token" }) { userErrors { code } } }');
    await world.ask('{ viewer { canary-variable } }');
    await world.inject({ method: 'GET', url: '/graphql?query=%7B%20place(code:%22canary-variable%22)%20%7B%20code%20%7D%20%7D', headers: { authorization: 'Bearer canary-token', 'apollo-require-preflight': '1' } });
    expect(lines.length).toBeGreaterThan(5);
    expect([...heldBy(lines.join('')), ...[signUpGraduate.accessToken, signUpGraduate.refreshToken].filter((token: string) => lines.join('').includes(token))]).toEqual([]);
  });

  it('and the answer of a fault of ours hold no statement and none of its values', async () => {
    const person = await makeGraduate(world);
    lines.length = 0;
    await sql("alter table graduates add constraint not_today check (headline <> 'canary-name')");
    await sql("alter table accounts add constraint not_so check (name <> 'canary-name') not valid");
    const { version } = (await world.get('{ viewer { graduate { version } } }', {}, person)).viewer.graduate;
    // A text may look like a line of a stack.
    const summary = 'x\n    at canary-summary\n - canary-summary';
    const profile = await world.ask('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }', { input: { version, headline: 'canary-name', summary, email: 'canary-mail@test.example' } }, person);
    const cohort = await makeCohort(world);
    const account = await world.ask('mutation ($input: SignUpGraduateInput!) { signUpGraduate(input: $input) { userErrors { code } } }', { input: { email: 'canary-mail@two.example', password: PASSWORD, name: 'canary-name', language: 'EN', ...TERMS, cohortId: cohort.id } });
    await sql('alter table graduate_background rename to elsewhere');
    const read = await world.ask('{ viewer { graduate { background { title } } } }', {}, person);
    for (const answer of [profile, account, read]) {
      expect(answer.errors.map((error) => [error.extensions.code, Object.keys(error.extensions).toSorted()])).toEqual([['INTERNAL', ['code', 'reference']]]);
      const text = JSON.stringify(answer);
      expect([...heldBy(text), ...['insert', 'update "', 'select', 'constraint', 'relation', 'argon2'].filter((word) => text.includes(word))]).toEqual([]);
    }
    const faults = lines.filter((line) => line.includes('an operation failed'));
    expect(faults).toHaveLength(3);
    expect(heldBy(lines.join(''))).toEqual([]);
    expect(lines.join('')).not.toContain('argon2');
    // What is left serves: the code, the constraint, where it was.
    expect(JSON.parse(faults[0]!).err).toMatchObject({ code: '23514', table: 'graduates', constraint: 'not_today', stack: expect.stringContaining('ChangeSetPersister') });
  });

  it('of a job that fails holds none either, and neither does what is kept of it for another try', async () => {
    lines.length = 0;
    const fails = (context: Context): Promise<void> =>
      transact(context, async (tx) => {
        await tx.em.nativeUpdate(Graduate, {}, { summary: 'canary-summary', headline: 'canary-name' });
      });
    const runner = await startWorker(world.app, world.databaseUrl, { fails }, {}, () => world.context());
    await transact(world.system(), (tx) => enqueue(tx, 'fails', {}));
    const kept = async (): Promise<string> => JSON.stringify(await sql('select last_error from graphile_worker._private_jobs where last_error is not null'));
    await expect.poll(kept, { timeout: 10_000 }).toContain('last_error');
    await runner.stop();
    expect(heldBy(lines.join('') + (await kept()))).toEqual([]);
    expect(lines.join('')).toContain('not_today');
  });
});
