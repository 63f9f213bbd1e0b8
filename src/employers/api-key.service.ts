import { requireConfirmedEmail } from '../identity/confirmation.service.ts';
import { daysAfter } from '../kernel/clock.ts';
import { newId, now, type Tx } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import type { Secret } from '../kernel/secret.ts';
import { load } from '../kernel/transact.ts';
import { Scope } from '../kernel/viewer.ts';
import { ApiKey } from './api-key.entity.ts';
import { apiKeyFault } from './api-key.errors.ts';
import { newKeySecret } from './api-key.secret.ts';
import { ownedApiKey } from './api-key.visibility.ts';
import { Employer } from './employer.entity.ts';
import { tellOfKey } from './employer.post.ts';
import { ownedEmployer, sandboxEmployer } from './employer.visibility.ts';

const NAME_MOST = 100;
/** How many live keys an employer has at most. */
const KEYS_MOST = 20;
/** How far ahead a key may expire. */
const EXPIRY_DAYS_MOST = 365;
/** How long the secret before a rotation may go on serving: a week. */
const OVERLAP_HOURS_MOST = 168;
const OVERLAP_HOURS = 24;

/** What a new key is to be. */
export interface NewKey {
  readonly employerId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt?: Date | null;
  readonly test?: boolean | null;
}

/** Who writes reads too, or could not see what it wrote. */
const READS: Partial<Record<Scope, Scope>> = { [Scope.OFFERS_WRITE]: Scope.OFFERS_READ, [Scope.APPLICATIONS_WRITE]: Scope.APPLICATIONS_READ, [Scope.CANDIDATES_WRITE]: Scope.CANDIDATES_READ };
const whole = (scopes: readonly Scope[]): Scope[] => Object.values(Scope).filter((scope) => scopes.some((given) => given === scope || READS[given] === scope));

const AHEAD = { fr: 'un instant à venir, dans un an au plus', ar: 'وقت قادم خلال سنة على الأكثر', en: 'an instant to come, within a year' };

function checkKey(tx: Tx, { name, scopes, expiresAt }: NewKey): void {
  const rules = new Rules();
  rules.required('name', name);
  rules.text('name', name, NAME_MOST);
  rules.list('scopes', scopes, Object.values(Scope).length, 1);
  if (expiresAt) rules.holds('expiresAt', expiresAt > now(tx) && expiresAt <= daysAfter(now(tx), EXPIRY_DAYS_MOST), AHEAD);
  rules.done();
}

const live = (tx: Tx, employerId: string): Promise<number> =>
  tx.em.count(ApiKey, { employerId, revokedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: now(tx) } }] });

/** The employer that test keys act for; null where the world is not made up. */
export async function sandboxOf(context: Pick<Tx, 'app' | 'kysely' | 'viewer'>): Promise<string | null> {
  const found = await read(context, sandboxEmployer).select('sandboxEmployer.id').where('sandboxEmployer.sandbox', '=', true).where('sandboxEmployer.suspendedAt', 'is', null).orderBy('sandboxEmployer.id').executeTakeFirst();
  return found?.id ?? null;
}

/**
 * Makes a key; the other owners are told by letter. Owners of an employer come one after the other, so that no two make the
 * twenty-first. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, EMAIL_NOT_CONFIRMED, TOO_MANY_KEYS, NO_SANDBOX and those of its fields.
 */
export async function createApiKey(tx: Tx, input: NewKey): Promise<{ apiKey: string; secret: Secret }> {
  const employer = await load(tx, ownedEmployer, Employer, input.employerId, 'employerId');
  checkKey(tx, input);
  await requireConfirmedEmail(tx);
  if ((await live(tx, employer.id)) >= KEYS_MOST) throw apiKeyFault.TOO_MANY_KEYS('employerId', { most: KEYS_MOST });
  const test = input.test === true;
  if (test && !(await sandboxOf(asSystem(tx, 'whether this world has an employer to try keys on')))) throw apiKeyFault.NO_SANDBOX('test');
  const { secret, hash } = newKeySecret(test);
  const made = tx.em.create(ApiKey, {
    id: newId(tx), employerId: employer.id, name: input.name.trim(), scopes: whole(input.scopes), test, secretHash: hash,
    createdById: tx.viewer.accountId, createdAt: now(tx), expiresAt: input.expiresAt ?? null,
  });
  await tellOfKey(tx, employer, made);
  return { apiKey: made.id, secret };
}

async function loadLive(tx: Tx, keyId: string): Promise<ApiKey> {
  const key = await load(tx, ownedApiKey, ApiKey, keyId, 'apiKeyId');
  if (key.revokedAt || (key.expiresAt && new Date(key.expiresAt) <= now(tx))) throw apiKeyFault.KEY_ENDED('apiKeyId');
  return key;
}

/** Gives a key a new secret; the present one serves for the hours asked, and one from an earlier rotation no more. Faults: NOT_FOUND, KEY_ENDED, OUT_OF_RANGE. */
export async function rotateApiKey(tx: Tx, input: { apiKeyId: string; overlapHours?: number | null }): Promise<{ apiKey: string; secret: Secret }> {
  const hours = input.overlapHours ?? OVERLAP_HOURS;
  const rules = new Rules();
  rules.range('overlapHours', hours, 0, OVERLAP_HOURS_MOST);
  rules.done();
  const key = await loadLive(tx, input.apiKeyId);
  const { secret, hash } = newKeySecret(key.test);
  key.previousHash = hours > 0 ? key.secretHash : null;
  key.previousUntil = hours > 0 ? new Date(now(tx).valueOf() + hours * 3_600_000) : null;
  key.secretHash = hash;
  return { apiKey: key.id, secret };
}

/** Ends a key, at once and for good; one that is revoked already stays as it is. Fault: NOT_FOUND. */
export async function revokeApiKey(tx: Tx, input: { apiKeyId: string }): Promise<{ apiKey: string }> {
  const key = await load(tx, ownedApiKey, ApiKey, input.apiKeyId, 'apiKeyId');
  key.revokedAt ??= now(tx);
  return { apiKey: key.id };
}
