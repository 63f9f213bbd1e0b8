import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIMITS } from './limits.ts';

/** Where a sheet of learners travels, in the variables of `importCohort`. */
const SHEETS = new Set(['text', 'contentBase64']);
const CARRIES = /\bimportCohort\b/;

/** What is told of a body that is too large. */
export const TOO_LARGE = `The body is larger than ${LIMITS.bodyBytes} bytes; with a sheet of learners in the variables of importCohort it may have ${LIMITS.sheetBytes}.`;

const tooLarge = (reply: FastifyReply) => reply.status(413).send({ errors: [{ message: TOO_LARGE, extensions: { code: 'BAD_REQUEST' } }] });
const isSmall = (request: FastifyRequest): boolean => Number(request.headers['content-length'] ?? Number.NaN) <= LIMITS.bodyBytes;

/** A large body is not even read of somebody who is not signed in. */
export function refuseUnread(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
  if (request.headers['content-length'] !== undefined && !isSmall(request) && !request.headers.authorization) void tooLarge(reply);
  else next();
}

/** A body may be larger than others by the sheet it carries, and by nothing else: neither by its document nor by other variables. */
export function refuseLarge(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
  if (isSmall(request) || request.body === undefined) return next();
  const body = request.body as { query?: unknown } | null;
  const carries = typeof body?.query === 'string' && CARRIES.test(body.query) && request.headers.authorization !== undefined;
  const rest = JSON.stringify(body, (key, value: unknown) => (carries && SHEETS.has(key) && typeof value === 'string' ? '' : value));
  if (Buffer.byteLength(rest) > LIMITS.bodyBytes) void tooLarge(reply);
  else next();
}
