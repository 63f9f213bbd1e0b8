import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { looksLikeKey } from '../employers/api-key.secret.ts';
import { portalOf } from '../employers/portal.service.ts';
import { viewerOf } from '../identity/session.service.ts';
import { rateLimited } from '../kernel/bucket.ts';
import type { App, Context } from '../kernel/context.ts';
import { statementsOf } from '../kernel/database.ts';
import { topLevel } from '../kernel/errors.ts';
import { acceptedLanguage, inLanguage, Language, type Sentence } from '../kernel/language.ts';
import { VISITOR } from '../kernel/viewer.ts';
import { LIMITS } from './edge/limit-errors.ts';
import { isOutage } from './outage.ts';
import { pointsIn } from './cost/points.ts';
import { strangerAt } from './cost/rates.ts';

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

type Found = Awaited<ReturnType<typeof viewerOf>>;

/** How long what a token stands for is believed: a session that ends while a large body is read must not act a second later. */
const BELIEVED_MS = 1000;

/** Who asks, by request: a large body is read only after that was asked, and nobody is asked twice. */
const asked = new WeakMap<FastifyRequest, { readonly at: number; readonly found: Promise<Found> }>();

/** What the request sends to say who asks; null for anything but a bearer token. */
function bearerOf({ headers }: FastifyRequest): string | null {
  const [scheme = '', token = ''] = (headers.authorization ?? '').split(' ');
  return scheme.toLowerCase() === 'bearer' ? token : null;
}

/** A person by its session, or an employer's software by its key, which speaks the language that it asks for. */
async function standsFor(context: Context, token: string): Promise<Found> {
  if (!looksLikeKey(token)) return viewerOf(context, token);
  const viewer = await portalOf(context, token);
  return viewer && { viewer, language: context.language };
}

/** Who the request's token stands for; null where it stands for nobody. */
function identify(context: Context, request: FastifyRequest): Promise<Found> {
  const known = asked.get(request);
  if (known && performance.now() - known.at < BELIEVED_MS) return known.found;
  const token = bearerOf(request);
  const found = token === null ? Promise.resolve(null) : standsFor(context, token).catch(askedTooEarly(context.language));
  asked.set(request, { at: performance.now(), found });
  return found;
}

const contextFor = (app: App, request: FastifyRequest, signal: AbortSignal): Context =>
  makeContext(app, { signal, requestId: request.id, address: request.ip, language: acceptedLanguage(request.headers['accept-language']) ?? Language.FR });

/** Whether a live session or key stands behind the request, before its body is read. The context asks no second time. A guess is counted here too: it looked into the database. */
export async function isSignedIn(app: App, request: FastifyRequest): Promise<boolean> {
  if (!request.headers.authorization) return false;
  const context = contextFor(app, request, AbortSignal.timeout(LIMITS.deadlineMs));
  if ((await identify(context, request)) !== null) return true;
  await countGuess(context);
  return false;
}

/** The context of a request: who asks, in which language, until when. A token that names no live session is told, not ignored. */
export async function requestContext(app: App, request: FastifyRequest, reply: FastifyReply): Promise<Context> {
  const ended = new AbortController();
  const deadline = setTimeout(() => ended.abort(new DOMException('the deadline passed', 'TimeoutError')), LIMITS.deadlineMs).unref();
  reply.raw.once('close', () => {
    clearTimeout(deadline);
    // Told at the end of every answer too, when nothing is left to be ended.
    if (!reply.raw.writableFinished) ended.abort(new DOMException('the client left', 'AbortError'));
  });
  const context = contextFor(app, request, ended.signal);
  if (!request.headers.authorization) return context;
  const found = await identify(context, request);
  if (!found) {
    await countGuess(context);
    throw unauthenticated(context.language, looksLikeKey(bearerOf(request) ?? '') ? BAD_KEY : BAD_TOKEN);
  }
  context.statements.count = 0;
  return { ...context, viewer: found.viewer, language: acceptedLanguage(request.headers['accept-language']) ?? found.language };
}

/** Who sends a token or key of nobody's is a stranger guessing: each guess costs its address a point, and with none left says no more than that. */
async function countGuess({ app, address, language }: Context): Promise<void> {
  const { rule, whose } = strangerAt(address);
  const points = pointsIn(app);
  const { granted, retryAfterSeconds } = await points.take(rule, whose, 1);
  if (!granted) throw rateLimited(retryAfterSeconds, { limit: 'points', most: points.scaled(rule).holds, asked: 1 }, language);
}

const ASKED_TOO_EARLY: Sentence = {
  fr: 'Le service ne peut pas savoir qui demande pour le moment : réessayez dans quelques secondes.',
  ar: 'لا يستطيع النظام معرفة من يسأل الآن: أعد المحاولة بعد بضع ثوانٍ.',
  en: 'The service can not tell who asks at the moment: try again in a few seconds.',
};

/** The database is away: the token may well be good, so nobody is told to sign in again. */
const askedTooEarly = (language: Language) => (error: unknown): never => {
  if (isOutage(error)) throw topLevel('SERVICE_UNAVAILABLE', inLanguage(ASKED_TOO_EARLY, language), { http: { status: 503, headers: new Map([['retry-after', '5']]) } });
  throw error;
};

const BAD_TOKEN: Sentence = {
  fr: 'Le jeton d’accès est mal formé, expiré ou d’une session terminée : renouvelez-le ou reconnectez-vous. Pour demander en visiteur, n’envoyez pas « Authorization ».',
  ar: 'رمز الدخول غير سليم أو منتهي الصلاحية أو من جلسة أُنهيت: جدّده أو سجّل الدخول من جديد. للسؤال بصفة زائر لا ترسل «Authorization».',
  en: 'The access token is malformed, expired or of an ended session: refresh it or sign in again. To ask as a visitor, leave "Authorization" out.',
};
const BAD_KEY: Sentence = {
  fr: 'La clé d’API est mal recopiée, inconnue, révoquée ou expirée, ou son employeur est suspendu : demandez-en une autre à un propriétaire de l’employeur.',
  ar: 'مفتاح API منسوخ خطأً أو مجهول أو ملغى أو منتهي الصلاحية، أو صاحب العمل موقوف: اطلب مفتاحاً آخر من أحد مالكي حساب صاحب العمل.',
  en: 'The API key is mistyped, unknown, revoked or expired, or its employer is suspended: ask an owner of the employer for another.',
};
const unauthenticated = (language: Language, because: Sentence) =>
  topLevel('UNAUTHENTICATED', inLanguage(because, language), { http: { status: 401 } });
