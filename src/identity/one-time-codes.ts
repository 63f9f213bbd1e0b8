import { createHmac, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { App } from '../kernel/context.ts';

/** What every authenticator app understands (RFC 6238): SHA-1, six digits, half a minute. */
const WAY = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** A clock may be one step off, either way. */
const WINDOW = 1;
/** RFC 4226 asks for 160 bits. */
const SECRET_BYTES = 20;

/** A new shared secret, in base 32 as apps take it by hand. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address that an app reads as a QR code. */
export const totpUri = (secret: string, email: string): string => new TOTP({ ...WAY, issuer: 'Jisr', label: email, secret: Secret.fromBase32(secret) }).toString();

/** The time step whose code that is, at that time; null for a code of no step within one of it. */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const delta = TOTP.validate({ ...WAY, token: code, secret: Secret.fromBase32(secret), timestamp: at.valueOf(), window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: WAY.period, timestamp: at.valueOf() }) + delta;
}

/** A code as it is compared: without the blanks and dashes that people write. */
export const bareCode = (code: string): string => code.replace(/[\s-]/g, '').toUpperCase();

export const isTotpCode = (code: string): boolean => /^\d{6}$/.test(code);

/** Letters and digits that are not taken for one another (Crockford's base 32): ten of them are 50 bits. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECOVERY_LENGTH = 10;
export const RECOVERY_CODES = 10;

/** A code for a sheet of paper, such as "7K2MP-0XQ4T". */
export function newRecoveryCode(): string {
  const letters = Array.from({ length: RECOVERY_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]!).join('');
  return `${letters.slice(0, RECOVERY_LENGTH / 2)}-${letters.slice(RECOVERY_LENGTH / 2)}`;
}

/** Under which a recovery code is kept: keyed, since 50 bits alone could be tried out on a stolen table. */
export const recoveryHash = ({ tokenSecret }: Pick<App, 'tokenSecret'>, accountId: string, code: string): string =>
  createHmac('sha256', tokenSecret).update(`recovery code:${accountId}:${bareCode(code).replaceAll('O', '0').replace(/[IL]/g, '1')}`).digest('hex');
