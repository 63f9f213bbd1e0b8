import { randomBytes } from 'node:crypto';
import { seedByCopy } from '../../seeds/demo/by-copy.ts';
import { demoPeople } from '../../seeds/demo/demo-people.ts';
import { seedSandbox } from '../../seeds/demo/sandbox.ts';
import { seedThroughVerbs } from '../../seeds/demo/through-verbs.ts';
import { generateWorld } from '../../seeds/demo/world.ts';
import { createAccount } from '../identity/account.service.ts';
import { account } from '../identity/account.visibility.ts';
import type { App } from '../kernel/context.ts';
import { dayOf } from '../kernel/clock.ts';
import { asSystem, read } from '../kernel/read.ts';
import { transact } from '../kernel/transact.ts';
import { Role } from '../kernel/viewer.ts';
import type { Settings } from './config.ts';
import { entities } from './entities.ts';
import type { ExplorerPerson } from './explorer.ts';
import { ReferenceImport } from './reference.entity.ts';
import { makeContext } from './request-context.ts';
import type { Progress } from './start.ts';

/** Who can sign in on a fresh service. */
export interface Populated {
  /** The people of the demo world; empty where there is none. */
  readonly people: readonly ExplorerPerson[];
  /** The first administrator of an empty service, told once, at its making. */
  readonly administrator: { readonly email: string; readonly password: string } | null;
}

/** The row that says how far the demo world is; no service listens on a half one. */
const DEMO = 'demo';
const BEGUN = 'begun';

/** Puts the demo world, or one administrator, into a database without accounts; leaves any other as it is. */
export async function populate(app: App, settings: Settings, progress: Progress): Promise<Populated> {
  const demo = await app.orm.em.fork().findOne(ReferenceImport, { folder: DEMO });
  if (demo && demo.hash !== BEGUN) return { people: demoPeople, administrator: null };
  if (demo) await emptyAgain(app);
  const context = asSystem(makeContext(app), 'is this a fresh database');
  const empty = (await read(context, account).select('account.id').limit(1).executeTakeFirst()) === undefined;
  if (!empty) return { people: [], administrator: null };
  if (!settings.DEMO) return { people: [], administrator: await makeAdministrator(app, settings.ADMIN_EMAIL) };
  await seedDemo(app, settings.SCALE, progress);
  return { people: demoPeople, administrator: null };
}

async function seedDemo(app: App, scale: number, progress: Progress): Promise<void> {
  await mark(app, BEGUN);
  const world = generateWorld({ seed: 'oriental', scale, today: dayOf(app.now()) });
  const told = (kind: string, done: number, total: number): void => progress(`demo world: ${kind}`, done, total);
  // A test holds both ways to the same rows; by COPY, a hundred times the world takes about a minute.
  const given = await (scale > 1 ? seedByCopy(app, world, told) : seedThroughVerbs(app, world, told));
  await seedSandbox(app, world, given);
  await mark(app, `scale ${scale}`);
}

const mark = (app: App, hash: string): Promise<unknown> => transact(makeContext(app), (tx) => tx.em.upsert(ReferenceImport, { folder: DEMO, hash }, { disableIdentityMap: true }));

/** A start was killed while it seeded: nobody has used that world, so it is taken away whole. */
async function emptyAgain(app: App): Promise<void> {
  const kept = new Set(['places', 'skills', 'skill_aliases', 'skill_links', 'taxonomy_state', 'reference_imports']);
  const tables = entities.map((entity) => entity.tableName as string).filter((table) => !kept.has(table));
  await app.orm.em.fork().execute(`truncate ${tables.map((table) => `"${table}"`).join(', ')}`);
}

async function makeAdministrator(app: App, email: string): Promise<{ email: string; password: string }> {
  const password = randomBytes(12).toString('base64url');
  await transact(makeContext(app), (tx) => createAccount(tx, { email, password, name: 'Administrator', language: 'FR' }, Role.ADMINISTRATOR, { confirmed: true, passwordMustChange: true }));
  return { email, password };
}
