import { createApiKey } from '../../src/employers/api-key.service.ts';
import { portalOf } from '../../src/employers/portal.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Scope, type Scope as ScopeName } from '../../src/kernel/viewer.ts';
import type { Person, World } from '../harness/world.ts';
import type { MadeEmployer } from './employers.ts';

/** An employer's own software: it asks as a person does, with its key's secret for a token. */
export interface MadeKey extends Person {
  /** The key's id as the graph shows it. */
  readonly id: string;
}

export const EVERY_SCOPE: readonly ScopeName[] = Object.values(Scope);

/** A key of an employer, made by its owner; good for everything unless said otherwise. */
export async function makeKey(world: World, { employerId, owner }: Pick<MadeEmployer, 'employerId' | 'owner'>, scopes: readonly ScopeName[] = EVERY_SCOPE, over: { test?: boolean; name?: string; expiresAt?: Date } = {}): Promise<MadeKey> {
  const made = await transact(owner.context(), (tx) => createApiKey(tx, { employerId, name: 'Careers site', scopes, ...over }));
  const secret = made.secret.valueOf();
  const viewer = (await portalOf(world.system(), secret))!;
  return { accountId: made.apiKey, id: toGlobalId('ApiKey', made.apiKey), email: '', token: secret, context: () => world.context({ viewer, language: 'EN' }) };
}
