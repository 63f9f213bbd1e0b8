import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedLanguage, inLanguage, Language, type Sentence } from '../../kernel/language.ts';
import { limitExtensions, limitSentence, type Told } from './limit-errors.ts';

/** Why a request is answered before any operation runs. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly sentence: Sentence;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds?: number;
  /** What is still coming is not waited for. */
  readonly hangUp?: true;
}

/** The body of an answer that refuses, in the asked language. */
export const refusalBody = ({ code, sentence, params, extensions }: Refusal, acceptLanguage: string | undefined): { errors: object[] } => ({
  errors: [{ message: inLanguage(sentence, acceptedLanguage(acceptLanguage) ?? Language.FR, params), extensions: { code, ...extensions } }],
});

/** Answers a request that is refused, like any error of the graph. */
export function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', String(refusal.retryAfterSeconds));
  if (refusal.hangUp) reply.header('connection', 'close');
  return reply.status(refusal.status).send(refusalBody(refusal, request.headers['accept-language']));
}

/** A limit of the request itself. */
export const beyond = (status: number, limit: Told, asked: number, params: Readonly<Record<string, unknown>> = {}): Refusal => ({
  status,
  code: 'BAD_REQUEST',
  sentence: limitSentence(limit),
  params: { ...params, ...limitExtensions(limit, asked) },
  extensions: limitExtensions(limit, asked),
  hangUp: true,
});
