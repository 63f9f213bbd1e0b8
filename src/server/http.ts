import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { App } from '../kernel/context.ts';
import { refuseLarge, refuseUnread, TOO_LARGE } from './body-limit.ts';
import { type ExplorerOptions, registerExplorer } from './explorer.ts';
import { makeApollo } from './graphql.ts';
import { LIMITS } from './limits.ts';
import { requestContext } from './request-context.ts';
import { registerPages } from './pages/pages.ts';
import { makeSchema } from './schema.ts';

/** The HTTP side: the graph at /graphql, the explorer at /, and what a load balancer asks. */
export async function makeServer(app: App, explorer: ExplorerOptions): Promise<FastifyInstance> {
  const fastify = Fastify({
    bodyLimit: LIMITS.bodyBytes,
    genReqId: () => randomUUID(),
    trustProxy: false,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
    logger: false,
  });
  fastify.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
  });
  fastify.addHook('onResponse', async (request, reply) => {
    app.log.info({ requestId: request.id, method: request.method, path: request.routeOptions.url ?? 'unknown', status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  fastify.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode && error.statusCode >= 400 ? error.statusCode : 500;
    if (status >= 500) app.log.error({ err: error, requestId: request.id }, 'a request failed');
    const message = status >= 500 ? `Something went wrong here. Name this reference to the service: ${request.id}` : status === 413 ? TOO_LARGE : error.message;
    return reply.status(status).send({ errors: [{ message, extensions: { code: status >= 500 ? 'INTERNAL' : 'BAD_REQUEST' } }] });
  });
  fastify.setNotFoundHandler((_, reply) => reply.status(404).send({ errors: [{ message: 'Nothing here: the graph is at /graphql, the explorer at /.', extensions: { code: 'BAD_REQUEST' } }] }));

  const apollo = makeApollo(await makeSchema(), fastify);
  await apollo.start();
  fastify.route({ url: '/graphql', method: ['GET', 'POST'], bodyLimit: LIMITS.sheetBytes, onRequest: refuseUnread, preHandler: refuseLarge, handler: fastifyApolloHandler(apollo, { context: (request, reply) => requestContext(app, request, reply) }) });
  fastify.get('/healthz', () => ({ status: 'alive' }));
  fastify.get('/readyz', async (_, reply) => {
    const [database, search] = await Promise.all([isUp(async () => app.orm.em.fork().getConnection().execute('select 1')), isUp(() => app.search.client.health())]);
    // Without the search engine everything but ranking and text search works, so the service stays in rotation.
    return reply.status(database ? 200 : 503).send({ status: database ? (search ? 'ready' : 'degraded') : 'not ready', database, search });
  });
  await registerPages(fastify, app);
  await registerExplorer(fastify, explorer);
  return fastify;
}

const isUp = (ask: () => Promise<unknown>): Promise<boolean> =>
  Promise.race([ask().then(() => true), new Promise<boolean>((resolve) => void setTimeout(resolve, 2000, false).unref())]).catch(() => false);
