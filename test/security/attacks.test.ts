import { existsSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { manifestOf } from '../attacks/forms.ts';
import { corpus, type Known, type Sender } from '../attacks/recipe.ts';
import { MOST, type Outcome, outcomesOf } from '../attacks/run.ts';
import { ask, knownIn, signInAll, startTarget, type Target } from '../attacks/service.ts';
import { administer, databaseNamed, dropDatabase, TEMPLATE } from '../harness/services.ts';

const NAME = `attacked_${randomUUID().slice(0, 8)}`;
const attacks = corpus();
let target: Target;
let tokens: Record<Sender, string | null>;
let known: Known;
let counted = 0;

/** What does not hold, in words. */
const told = (outcomes: readonly Outcome[]): string[] => outcomes.filter(({ faults }) => faults.length > 0).map(({ form, faults, body }) => `${form}: ${faults.join(', ')}: ${body.slice(0, 300)}`);

// CPU is read where Linux tells it, and addresses of a machine's own other than 127.0.0.1 are there without being set up.
describe.skipIf(!existsSync('/proc/self/stat'))(`each of ${attacks.length} attacks is refused, at ${MOST.cpuMs} ms of CPU and ${MOST.bytes} bytes at most`, () => {
  beforeAll(async () => {
    const { databaseUrl, meiliUrl, meiliKey } = inject('services');
    await administer(databaseUrl, `create database ${NAME} template ${TEMPLATE}`);
    target = await startTarget({ DATABASE_URL: databaseNamed(databaseUrl, NAME), MEILI_URL: meiliUrl, MEILI_KEY: meiliKey, MEILI_PREFIX: `${NAME}_` }, manifestOf(attacks));
    tokens = await signInAll(target.url);
    known = await knownIn(target.url, tokens);
    // What is read and compiled at the first sight of an operation is nobody's attack.
    for (let times = 0; times < 5; times += 1) await ask(target.url, '{ offers(first: 10) { nodes { id title employer { name } mustHaves { skill { slug } } } } }');
  }, 300_000);

  afterAll(async () => {
    await target?.stop();
    await dropDatabase(inject('services').databaseUrl, NAME);
  }, 60_000);

  it.each(attacks)('$name', async (attack) => {
    const outcomes = await outcomesOf(target, attack, known, tokens);
    expect(told(outcomes)).toEqual([]);
    expect(outcomes.length).toBeGreaterThan(0);
    counted += outcomes.length;
    expect(target.alive()).toBe(true);
  }, 120_000);

  it('and the service still stands, has logged no fault of its own, and answers those who ask as one should', async () => {
    expect(counted).toBeGreaterThan(attacks.length);
    expect(target.log().split('\n').filter((line) => /"level":(50|60)|unhandled/i.test(line))).toEqual([]);
    expect(await ask(target.url, '{ taxonomy { version } }')).toMatchObject({ taxonomy: { version: expect.any(Number) } });
  });
});
