import { randomBytes } from 'node:crypto';
import { createAccount } from '../identity/account.service.ts';
import { account } from '../identity/account.visibility.ts';
import type { App } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { transact } from '../kernel/transact.ts';
import { Role } from '../kernel/viewer.ts';
import type { Settings } from './config.ts';
import type { ExplorerPerson } from './explorer.ts';
import { makeContext } from './request-context.ts';
import type { Progress } from './start.ts';

/** Who can sign in on a fresh service. */
export interface Populated {
  /** The people of the demo world; empty where there is none. */
  readonly people: readonly ExplorerPerson[];
  /** The first administrator of an empty service, told once, at its making. */
  readonly administrator: { readonly email: string; readonly password: string } | null;
}

/** Puts the demo world, or one administrator, into a database without accounts; leaves any other as it is. */
export async function populate(app: App, settings: Settings, _progress: Progress): Promise<Populated> {
  const context = makeContext(app);
  const empty = (await read(asSystem(context, 'is this a fresh database'), account).select('account.id').limit(1).executeTakeFirst()) === undefined;
  if (!empty) return { people: [], administrator: null };
  return { people: [], administrator: await makeAdministrator(app, settings.ADMIN_EMAIL) };
}

async function makeAdministrator(app: App, email: string): Promise<{ email: string; password: string }> {
  const password = randomBytes(12).toString('base64url');
  await transact(makeContext(app), (tx) => createAccount(tx, { email, password, name: 'Administrator', language: 'FR' }, Role.ADMINISTRATOR));
  return { email, password };
}
