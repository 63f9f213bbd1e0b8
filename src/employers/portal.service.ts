import { type Context, now } from '../kernel/context.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { Role, type Scope, type Viewer } from '../kernel/viewer.ts';
import { readKey } from './api-key.secret.ts';
import { sandboxOf } from './api-key.service.ts';
import { noteUse } from './api-key.uses.ts';
import { keySecret } from './api-key.visibility.ts';
import { employer } from './employer.visibility.ts';

/** The row of a key that serves at this moment: by its secret, or by the one before while a rotation overlaps. */
const serving = (system: Context, { hash, test }: { hash: string; test: boolean }) =>
  read(system, keySecret)
    .innerJoin(from(system, employer), 'employer.id', 'keySecret.employerId')
    .select(['keySecret.id', 'keySecret.employerId', 'keySecret.scopes'])
    .where((eb) => eb.or([eb('keySecret.secretHash', '=', hash), eb.and([eb('keySecret.previousHash', '=', hash), eb('keySecret.previousUntil', '>', now(system).toISOString())])]))
    .where('keySecret.test', '=', test)
    .where('keySecret.revokedAt', 'is', null)
    .where((eb) => eb.or([eb('keySecret.expiresAt', 'is', null), eb('keySecret.expiresAt', '>', now(system).toISOString())]))
    .where('employer.suspendedAt', 'is', null)
    .executeTakeFirst();

/**
 * Whom an API key stands for: asked of the key's row at every request, so that revoking it, and suspending its employer, acts
 * at once on every process. Null for a key that is mistyped, unknown, revoked or expired, or of a suspended employer.
 */
export async function portalOf(context: Context, key: string): Promise<Viewer | null> {
  const named = readKey(key);
  if (!named) return null;
  const system = asSystem(context, 'a key is asked whom it acts for');
  const found = await serving(system, named);
  const employerId = found && (named.test ? await sandboxOf(system) : found.employerId);
  if (!found || !employerId) return null;
  noteUse(context.app, found.id);
  const portal = { employerId, scopes: new Set(found.scopes as Scope[]), test: named.test };
  return { accountId: found.id, sessionId: null, roles: new Set([Role.PORTAL]), system: null, portal, ...(named.test ? { sandbox: employerId } : {}) };
}
