import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { App } from '../kernel/context.ts';
import type { Sentence } from '../kernel/language.ts';
import { bodyBeyond } from './edge/body-limit.ts';
import { registerBrowserSide } from './edge/browser.ts';
import { type Door, PLAIN_DOOR } from './edge/door.ts';
import { type ExplorerOptions, registerExplorer } from './explorer.ts';
import { registerGraph } from './edge/graph.route.ts';
import { LIMITS } from './edge/limit-errors.ts';
import { registerPages } from './pages/pages.ts';
import { beyond, refusalBody, refuse } from './edge/refusals.ts';
import { registerSecurityTxt } from './edge/security-txt.ts';

/** The HTTP side: the graph at /graphql, the explorer at /, and what a load balancer asks. */
export async function makeServer(app: App, explorer: ExplorerOptions, given: Partial<Door> = {}): Promise<FastifyInstance> {
  const door: Door = { ...PLAIN_DOOR, ...given };
  const fastify = Fastify({
    bodyLimit: LIMITS.bodyBytes,
    genReqId: () => randomUUID(),
    trustProxy: trusting(door),
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    http: { maxHeaderSize: LIMITS.headerBytes, headersTimeout: 10_000 },
    clientErrorHandler: hangUp,
    logger: false,
  });
  fastify.addHook('onSend', async (request, reply) => void reply.header('x-request-id', request.id));
  fastify.addHook('onResponse', async (request, reply) => {
    app.log.info({ requestId: request.id, method: request.method, path: request.routeOptions.url ?? 'unknown', status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  fastify.addHook('onRequest', refuseByHead);
  fastify.setErrorHandler(failed(app));
  fastify.setNotFoundHandler((request, reply) => refuse(request, reply, { status: 404, code: 'BAD_REQUEST', sentence: NOTHING_HERE }));
  await registerBrowserSide(fastify, door);
  await registerGraph(fastify, app, door);
  fastify.get('/healthz', () => ({ status: 'alive' }));
  fastify.get('/readyz', async (_, reply) => {
    const [database, search] = await Promise.all([isUp(async () => app.orm.em.fork().getConnection().execute('select 1')), isUp(() => app.search.client.health())]);
    // Without the search engine everything but ranking and text search works, so the service stays in rotation.
    return reply.status(database ? 200 : 503).send({ status: database ? (search ? 'ready' : 'degraded') : 'not ready', database, search });
  });
  registerSecurityTxt(fastify, app, door);
  await registerPages(fastify, app);
  await registerExplorer(fastify, explorer);
  return fastify;
}

const s = (fr: string, ar: string, en: string): Sentence => ({ fr, ar, en });
const NOTHING_HERE = s('Rien ici : le graphe est à /graphql, l’explorateur à /.', 'لا شيء هنا: المخطط في /graphql والمستكشف في /.', 'Nothing here: the graph is at /graphql, the explorer at /.');
const ENCODED = s('Un corps encodé ({encoding}) n’est pas lu : envoyez-le tel quel.', 'لا يُقرأ متن مضغوط ({encoding}): أرسله كما هو.', 'An encoded body ({encoding}) is not read: send it as it is.');
const MEDIA = s('Ce type de contenu n’est pas lu : envoyez application/json.', 'لا يُقرأ هذا النوع من المحتوى: أرسل application/json.', 'That content type is not read: send application/json.');
const BROKEN = s('Quelque chose a mal tourné ici. Donnez cette référence au service : {reference}', 'حدث خطأ لدينا. اذكر هذا المرجع للقائمين على الخدمة: {reference}', 'Something went wrong here. Name this reference to the service: {reference}');
const UNREADABLE = s('La requête ne se lit pas : {why}', 'لا يمكن قراءة الطلب: {why}', 'The request can not be read: {why}');

/** What can be told from the head of a request alone. Encoded bodies are never decoded: a few bytes may become gigabytes. */
async function refuseByHead(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const { length } = request.raw.url ?? '';
  if (length > LIMITS.urlLength) return refuse(request, reply, beyond(414, 'urlLength', length));
  // Apollo is told the whole address: of a host that makes none it would get no request.
  if (request.routeOptions.url === '/graphql' && !URL.canParse(request.url, `${request.protocol}://${request.hostname}/`)) return refuse(request, reply, { status: 400, code: 'BAD_REQUEST', sentence: UNREADABLE, params: { why: 'Host' } });
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity') return undefined;
  reply.header('accept-encoding', 'identity');
  return refuse(request, reply, { status: 415, code: 'BAD_REQUEST', sentence: ENCODED, params: { encoding: encoding.slice(0, 20) }, hangUp: true });
}

/** Fastify asks of each address, from the connection outwards, whether its word is taken. */
const trusting = ({ trustProxy }: Door): string[] | false | ((address: string, hop: number) => boolean) => (typeof trustProxy === 'number' ? (_, hop) => hop < trustProxy : trustProxy);

type Failure = FastifyError & { bytes?: number; extensions?: { code?: string; http?: { status?: number; headers?: Map<string, string> } } };

/** What failed before Apollo had it: faults of the request are told, others masked. */
const failed = (app: App) => (error: Failure, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const { http, code, ...told } = error.extensions ?? {};
  if (http?.status && code) {
    for (const [name, value] of http.headers ?? []) reply.header(name, value);
    return refuse(request, reply, { status: http.status, code, sentence: s(error.message, error.message, error.message), extensions: told, hangUp: true });
  }
  const status = error.statusCode && error.statusCode >= 400 ? error.statusCode : 500;
  if (status === 413) return refuse(request, reply, bodyBeyond(error.bytes ?? (Number(request.headers['content-length']) || LIMITS.sheetBytes + 1)));
  if (status === 415) return refuse(request, reply, { status, code: 'BAD_REQUEST', sentence: MEDIA, hangUp: true });
  if (status < 500) return refuse(request, reply, { status, code: 'BAD_REQUEST', sentence: UNREADABLE, params: { why: error.message.slice(0, 200).toWellFormed() } });
  app.log.error({ err: error, requestId: request.id }, 'a request failed');
  return refuse(request, reply, { status, code: 'INTERNAL', sentence: BROKEN, params: { reference: request.id } });
};

/** What is no HTTP, or has headers without end, never becomes a request: it is answered on the bare connection. */
function hangUp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const [status, reason] = tooLarge ? [431, 'Request Header Fields Too Large'] : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? [408, 'Request Timeout'] : [400, 'Bad Request'];
  const refusal = tooLarge ? beyond(431, 'headerBytes', LIMITS.headerBytes + 1) : { status, code: 'BAD_REQUEST', sentence: UNREADABLE, params: { why: reason } };
  const body = JSON.stringify(refusalBody(refusal, undefined));
  socket.end(`HTTP/1.1 ${status} ${reason}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\r\n${body}`);
}

const isUp = (ask: () => Promise<unknown>): Promise<boolean> =>
  Promise.race([ask().then(() => true), new Promise<boolean>((resolve) => void setTimeout(resolve, 2000, false).unref())]).catch(() => false);
