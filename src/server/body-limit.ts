import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from './limits.ts';

/** Where what may be large travels, in the variables of the mutations that take it: a sheet of learners, a posting, a hundred offers. */
const CARRIED: Readonly<Record<string, ReadonlySet<string>>> = {
  importCohort: new Set(['text', 'contentBase64']),
  importPosting: new Set(['posting']),
  upsertOffers: new Set(['items']),
};
const CARRIERS = new RegExp(`\\b(${Object.keys(CARRIED).join('|')})\\b`, 'g');

/** What is told of a body that is too large. */
export const TOO_LARGE = `The body is larger than ${LIMITS.bodyBytes} bytes; with what is imported in the variables of ${Object.keys(CARRIED).join(', ')} it may have ${LIMITS.sheetBytes}.`;

const tooLarge = (reply: FastifyReply) => reply.status(413).send({ errors: [{ message: TOO_LARGE, extensions: { code: 'BAD_REQUEST' } }] });
const isSmall = (request: FastifyRequest): boolean => Number(request.headers['content-length'] ?? Number.NaN) <= LIMITS.bodyBytes;

/** A large body is not even read of somebody who is not signed in. */
export function refuseUnread(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
  if (request.headers['content-length'] !== undefined && !isSmall(request) && !request.headers.authorization) void tooLarge(reply);
  else next();
}

/** The names of the variables that may be large in this body. */
function carriedBy(request: FastifyRequest): ReadonlySet<string> {
  const { query } = request.body as { query?: unknown };
  if (typeof query !== 'string' || request.headers.authorization === undefined) return new Set();
  return new Set([...query.matchAll(CARRIERS)].flatMap(([, mutation]) => [...CARRIED[mutation!]!]));
}

/** A body may be larger than others by what it imports, and by nothing else: neither by its document nor by other variables. */
export function refuseLarge(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
  if (isSmall(request) || request.body === undefined || request.body === null) return next();
  const carried = carriedBy(request);
  const rest = JSON.stringify(request.body, (key, value: unknown) => (carried.has(key) && (typeof value === 'string' || Array.isArray(value)) ? '' : value));
  if (Buffer.byteLength(rest) > LIMITS.bodyBytes) void tooLarge(reply);
  else next();
}
