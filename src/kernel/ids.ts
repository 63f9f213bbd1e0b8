import { createHash } from 'node:crypto';
import { NOBODY } from './viewer.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a uuid in its lower-case form, as PostgreSQL prints it. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** The uuid (version 8) of a text: the same each time, so that what has it is written once. */
export const derivedId = (text: string): string =>
  createHash('sha256').update(text).digest('hex').replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-8$4-$5');

/** The opaque id under which the graph shows a row: its type and key, as base64url. */
export const toGlobalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64url');

/** The type and key inside a global id, or null where it is none. */
export function fromGlobalId(globalId: string): { type: string; id: string } | null {
  if (globalId.length > 200 || !/^[\w-]+$/.test(globalId)) return null;
  const text = Buffer.from(globalId, 'base64url').toString();
  const colon = text.indexOf(':');
  // An id may stand for a slug or a code, which go to the database as they are; that refuses a NUL as malformed text.
  if (colon < 1 || text.includes('\0') || toGlobalId(text.slice(0, colon), text.slice(colon + 1)) !== globalId) return null;
  return { type: text.slice(0, colon), id: text.slice(colon + 1) };
}

/** The uuid inside a global id of that type; for any other text an id that no row has, so that unknown, foreign and malformed ids are answered alike. */
export function uuidOf(type: string, globalId: string): string {
  const decoded = fromGlobalId(globalId);
  return decoded?.type === type && isUuid(decoded.id) ? decoded.id : NOBODY;
}
