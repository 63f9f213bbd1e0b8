// The service's resolvers and contexts behind mercurius with graphql-jit: no limits, no plugins, no log.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { openOwn } from './own.mjs';

const { schema, contextOf } = await openOwn();

/** mercurius writes itself into `context.app`, where the resolvers look for the service. */
async function kept(request, reply) {
  const context = await contextOf(request, reply);
  const { app } = context;
  return Object.defineProperty(context, 'app', { get: () => app, set() {}, enumerable: true });
}

const fastify = Fastify({ logger: false });
await fastify.register(mercurius, { schema, jit: 1, context: kept, path: '/graphql', graphiql: false });
console.log(await fastify.listen({ port: 0, host: '127.0.0.1' }));
