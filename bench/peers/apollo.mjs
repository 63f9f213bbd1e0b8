// The service's resolvers and contexts behind Apollo as it comes: no limits, no plugins, no log.
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { openOwn } from './own.mjs';

const { schema, contextOf } = await openOwn();
const apollo = new ApolloServer({ schema, plugins: [ApolloServerPluginCacheControlDisabled()], stopOnTerminationSignals: false });
await apollo.start();
const fastify = Fastify({ logger: false });
fastify.route({ url: '/graphql', method: ['GET', 'POST'], handler: fastifyApolloHandler(apollo, { context: contextOf }) });
console.log(await fastify.listen({ port: 0, host: '127.0.0.1' }));
