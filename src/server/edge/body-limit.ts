import { Transform } from 'node:stream';
import type { FastifyReply, FastifyRequest, RequestPayload } from 'fastify';
import type { App } from '../../kernel/context.ts';
import type { Sentence } from '../../kernel/language.ts';
import { LIMITS } from './limit-errors.ts';
import { beyond, refuse, type Refusal } from './refusals.ts';
import { isSignedIn } from '../request-context.ts';

/** Where what may be large travels, in the variables of the mutations that take it: a sheet of learners, a posting, a hundred offers. */
const CARRIED: Readonly<Record<string, ReadonlySet<string>>> = {
  importCohort: new Set(['text', 'contentBase64']),
  importPosting: new Set(['posting']),
  upsertOffers: new Set(['items']),
};
const CARRIERS = new RegExp(`\\b(${Object.keys(CARRIED).join('|')})\\b`, 'g');

/** What is told of a body that is too large. `asked` is where reading stopped, if nothing said how long it is. */
export const bodyBeyond = (asked: number): Refusal => beyond(413, 'bodyBytes', asked, { carriers: Object.keys(CARRIED).join(', '), sheet: LIMITS.sheetBytes });

const UNREADABLE: Refusal = {
  status: 400,
  code: 'BAD_REQUEST',
  sentence: { fr: 'Le corps de la requête est imbriqué sans fin.', ar: 'متن الطلب متداخل بلا نهاية.', en: 'The body is nested without end.' } satisfies Sentence,
};

/** Bytes that the request says it has; null where it does not say. */
const saidBytes = ({ headers }: FastifyRequest): number | null => (headers['content-length'] === undefined ? null : Number(headers['content-length']));

/** Ends a body of unknown length where it passes the limit. */
function bounded(payload: RequestPayload): RequestPayload {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      done(bytes > LIMITS.bodyBytes ? Object.assign(new Error('too large'), { statusCode: 413, bytes }) : null, chunk);
    },
  });
  payload.on('error', (error) => counted.destroy(error));
  return payload.pipe(counted);
}

/** A large body is read only of somebody who is signed in, which is asked before its first byte is; so is one that does not say how large it is. */
export const refuseUnread = (app: App) => async (request: FastifyRequest, reply: FastifyReply, payload: RequestPayload): Promise<RequestPayload | FastifyReply> => {
  const bytes = saidBytes(request);
  if (request.method !== 'POST' || (bytes !== null && bytes <= LIMITS.bodyBytes)) return payload;
  if (bytes !== null && bytes > LIMITS.sheetBytes) return refuse(request, reply, bodyBeyond(bytes));
  if (await isSignedIn(app, request)) return payload;
  return bytes === null ? bounded(payload) : refuse(request, reply, bodyBeyond(bytes));
};

/** The names of the variables that may be large in this body. */
function carriedBy(request: FastifyRequest): ReadonlySet<string> {
  const { query } = request.body as { query?: unknown };
  if (typeof query !== 'string') return new Set();
  return new Set([...query.matchAll(CARRIERS)].flatMap(([, mutation]) => [...CARRIED[mutation!]!]));
}

/** Bytes of a body without what it may carry; null where it is nested so deep that nobody can tell. */
function otherBytes(request: FastifyRequest): number | null {
  const carried = carriedBy(request);
  try {
    return Buffer.byteLength(JSON.stringify(request.body, (key, value: unknown) => (carried.has(key) && (typeof value === 'string' || Array.isArray(value)) ? '' : value)));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A body may be larger than others by what it imports, and by nothing else: neither by its document nor by other variables. */
export async function refuseLarge(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const bytes = saidBytes(request);
  if (request.body === undefined || request.body === null || (bytes !== null && bytes <= LIMITS.bodyBytes)) return undefined;
  const rest = otherBytes(request);
  if (rest === null) return refuse(request, reply, UNREADABLE);
  return rest > LIMITS.bodyBytes ? refuse(request, reply, bodyBeyond(rest)) : undefined;
}
