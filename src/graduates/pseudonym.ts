import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { App } from '../kernel/context.ts';
import { isUuid } from '../kernel/ids.ts';

type Secret = Pick<App, 'tokenSecret'>;

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const uuidFrom = (bytes: Buffer): string => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** A key of the employer's own, so that what two employers hold can not be compared. */
const keyOf = ({ tokenSecret }: Secret, employerId: string): Buffer => Buffer.from(hkdfSync('sha256', tokenSecret, bytesOf(employerId), 'jisr candidate pseudonym', 32));

/**
 * The name one employer has for a graduate: the sixteen bytes of the id as one block of AES-256. A single block needs no
 * mode, and the same person keeps the same name with the same employer. It changes with the service's secret.
 */
export const pseudonymOf = (app: Secret, employerId: string, graduateId: string): string => pseudonymsAt(app, employerId)(graduateId);

/** The same for many graduates: the employer's key is made once. */
export function pseudonymsAt(app: Secret, employerId: string): (graduateId: string) => string {
  // One cipher for all: each whole block that goes in comes out at once.
  const cipher = createCipheriv('aes-256-ecb', keyOf(app, employerId), null).setAutoPadding(false);
  return (graduateId) => uuidFrom(cipher.update(bytesOf(graduateId)));
}

/** The graduate behind an employer's pseudonym. Under any other employer's id it gives an id that no row has. */
export function graduateBehind(app: Secret, employerId: string, pseudonym: string): string {
  const decipher = createDecipheriv('aes-256-ecb', keyOf(app, employerId), null).setAutoPadding(false);
  return uuidFrom(Buffer.concat([decipher.update(bytesOf(pseudonym)), decipher.final()]));
}

/** What a candidate's global id stands for: whose candidate it is, and its pseudonym there. */
export const candidateCode = (app: Secret, employerId: string, graduateId: string): string => `${employerId}.${pseudonymOf(app, employerId, graduateId)}`;

/** The pair behind a candidate's code, or null for a text that is none. */
export function pairOf(app: Secret, code: string): { employerId: string; graduateId: string } | null {
  const [employerId = '', pseudonym = '', ...rest] = code.split('.');
  if (rest.length > 0 || !isUuid(employerId) || !isUuid(pseudonym)) return null;
  return { employerId, graduateId: graduateBehind(app, employerId, pseudonym) };
}
