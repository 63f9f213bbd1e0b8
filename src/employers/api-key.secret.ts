import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { hashSecret } from '../identity/tokens.ts';
import { Secret } from '../kernel/secret.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** So many digits hold 256 bits, and so many a CRC-32. */
const [RANDOM_DIGITS, CHECK_DIGITS] = [43, 6];
const KEY = new RegExp(`^jisr_(live|test)_[0-9A-Za-z]{${RANDOM_DIGITS + CHECK_DIGITS}}$`);

function base62(number: bigint, digits: number): string {
  let text = '';
  for (let rest = number; text.length < digits; rest /= 62n) text = DIGITS[Number(rest % 62n)]! + text;
  return text;
}

const checkOf = (text: string): string => base62(BigInt(crc32(text)), CHECK_DIGITS);

/**
 * A new secret and the hash under which it is kept: `jisr_live_` or `jisr_test_`, 43 digits of 256 random bits, and 6 of the
 * CRC-32 of all before. Whoever scans texts for secrets finds it by its prefix and is sure by its check.
 */
export function newKeySecret(test: boolean): { secret: Secret; hash: string } {
  const body = `jisr_${test ? 'test' : 'live'}_${base62(BigInt(`0x${randomBytes(32).toString('hex')}`), RANDOM_DIGITS)}`;
  const secret = `${body}${checkOf(body)}`;
  return { secret: new Secret(secret), hash: hashSecret(secret) };
}

/** Whether a token claims to be an API key; no access token begins so. */
export const looksLikeKey = (token: string): boolean => token.startsWith('jisr_');

/** The hash of a key that is whole, and whether it is a test key; null for a mistyped or made-up one, told without asking the database. */
export function readKey(key: string): { hash: string; test: boolean } | null {
  const found = KEY.exec(key);
  if (!found || checkOf(key.slice(0, -CHECK_DIGITS)) !== key.slice(-CHECK_DIGITS)) return null;
  return { hash: hashSecret(key), test: found[1] === 'test' };
}
