import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { viewerOf } from '../identity/session.service.ts';
import type { App, Context } from '../kernel/context.ts';
import { statementsOf } from '../kernel/database.ts';
import { topLevel } from '../kernel/errors.ts';
import { acceptedLanguage, inLanguage, Language, type Sentence } from '../kernel/language.ts';
import { VISITOR } from '../kernel/viewer.ts';
import { LIMITS } from './limits.ts';
import { isOutage } from './outage.ts';

/** A context that no request made: for the worker, the seeds and the commands. It may do nothing until `asSystem` or `as` is said. */
export function makeContext(app: App, over: Partial<Context> = {}): Context {
  const signal = over.signal ?? new AbortController().signal;
  const statements = { count: 0 };
  const requestId = over.requestId ?? randomUUID();
  return {
    app,
    viewer: VISITOR,
    language: Language.FR,
    requestId,
    address: null,
    signal,
    statements,
    kysely: statementsOf(app.orm.em.fork(), { signal, statements }),
    loaders: new Map(),
    seen: new Map(),
    log: app.log.child({ requestId }),
    ...over,
  };
}

/** The context of a request: who asks, in which language, until when. A token that names no live session is told, not ignored. */
export async function requestContext(app: App, request: FastifyRequest, reply: FastifyReply): Promise<Context> {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort(new DOMException('the client left', 'AbortError')));
  const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(LIMITS.deadlineMs)]);
  const asked = acceptedLanguage(request.headers['accept-language']);
  const context = makeContext(app, { signal, requestId: request.id, address: request.ip, language: asked ?? Language.FR });
  const [scheme = '', token = ''] = (request.headers.authorization ?? '').split(' ');
  if (!request.headers.authorization) return context;
  const found = scheme.toLowerCase() === 'bearer' ? await viewerOf(context, token).catch(askedTooEarly) : null;
  if (!found) throw unauthenticated(context.language);
  context.statements.count = 0;
  return { ...context, viewer: found.viewer, language: asked ?? found.language };
}

/** The database is away: the token may well be good, so nobody is told to sign in again. */
function askedTooEarly(error: unknown): never {
  if (isOutage(error)) throw topLevel('SERVICE_UNAVAILABLE', 'The service can not tell who asks at the moment: try again in a few seconds.', { http: { status: 503, headers: new Map([['retry-after', '5']]) } });
  throw error;
}

const BAD_TOKEN: Sentence = {
  fr: 'Le jeton d’accès est mal formé, expiré ou d’une session terminée : renouvelez-le ou reconnectez-vous. Pour demander en visiteur, n’envoyez pas « Authorization ».',
  ar: 'رمز الدخول غير سليم أو منتهي الصلاحية أو من جلسة أُنهيت: جدّده أو سجّل الدخول من جديد. للسؤال بصفة زائر لا ترسل «Authorization».',
  en: 'The access token is malformed, expired or of an ended session: refresh it or sign in again. To ask as a visitor, leave "Authorization" out.',
};
const unauthenticated = (language: Language) =>
  topLevel('UNAUTHENTICATED', inLanguage(BAD_TOKEN, language), { http: { status: 401 } });
