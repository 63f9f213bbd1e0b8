import { createHash, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { App } from '../kernel/context.ts';
import { isUuid } from '../kernel/ids.ts';

export const ACCESS_SECONDS = 15 * 60;
/** How long a session lives without being refreshed. */
export const SESSION_DAYS = 30;
const ALGORITHM = 'HS256';
const CLAIMS = { issuer: 'jisr', audience: 'jisr:graphql' };

/** A short-lived access token that names the account and the session; the session's row is asked at every request. */
export const signAccessToken = (app: App, accountId: string, sessionId: string): Promise<string> => {
  const issuedAt = Math.floor(app.now().valueOf() / 1000);
  return new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: ALGORITHM })
    .setSubject(accountId)
    .setIssuer(CLAIMS.issuer)
    .setAudience(CLAIMS.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ACCESS_SECONDS)
    .sign(app.tokenSecret);
};

/** What an access token says. */
interface Claims {
  readonly accountId: string;
  readonly sessionId: string;
}

/** So many tokens whose signature was found good are remembered until they expire: a client sends one a thousand times. */
const REMEMBERED = 5000;
const remembered = new WeakMap<App, Map<string, Claims & { readonly expiresAt: number }>>();

/** The account and session an access token names, or null for any token that is not ours, not whole or too old. */
export async function readAccessToken(app: App, token: string): Promise<Claims | null> {
  const known = remembered.get(app) ?? new Map<string, Claims & { readonly expiresAt: number }>();
  remembered.set(app, known);
  const before = known.get(token);
  if (before && before.expiresAt > Math.floor(app.now().valueOf() / 1000)) return before;
  if (before) known.delete(token);
  const read = await verified(app, token);
  if (!read) return null;
  known.set(token, read);
  if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
  return read;
}

async function verified(app: App, token: string): Promise<(Claims & { readonly expiresAt: number }) | null> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, app.tokenSecret, { ...CLAIMS, algorithms: [ALGORITHM], requiredClaims: ['exp', 'iat', 'sub', 'sid'], currentDate: app.now() });
    // Ours say how they are signed and nothing else: whoever adds where a key is to be had (jku, x5u, kid) wrote it itself.
    if (Object.keys(protectedHeader).some((name) => name !== 'alg')) return null;
    const { sub, sid } = payload;
    return sub && typeof sid === 'string' && isUuid(sub) && isUuid(sid) ? { accountId: sub, sessionId: sid, expiresAt: payload.exp! } : null;
  } catch {
    return null;
  }
}

/** A secret to hand out once (refresh token, invitation code) and the hash under which it is kept. */
export function newSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: hashSecret(secret) };
}

export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
