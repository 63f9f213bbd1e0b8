import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { Door } from './door.ts';

/** What a browser is told with every answer that does not say better itself (the pages and the explorer do). */
const HEADERS: Readonly<Record<string, string>> = {
  // An answer is no page: whoever opens one as such gets nothing to run.
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

const YEAR_SECONDS = 365 * 86_400;

/** Tells browsers what they may do with answers. No cookie is set or read anywhere: a token travels in `Authorization`, which no foreign page can send. */
export async function registerBrowserSide(fastify: FastifyInstance, { corsOrigins, tls }: Door): Promise<void> {
  fastify.addHook('onSend', async (request, reply) => {
    for (const [name, value] of Object.entries(HEADERS)) if (!reply.hasHeader(name)) reply.header(name, value);
    if (tls) reply.header('strict-transport-security', `max-age=${YEAR_SECONDS}`);
    // What a person was answered is nobody else's, whatever lies between.
    if (request.routeOptions.url === '/graphql' && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  if (corsOrigins.length === 0) return;
  await fastify.register(cors, {
    origin: [...corsOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['accept', 'accept-language', 'apollo-require-preflight', 'authorization', 'content-type', 'x-apollo-operation-name'],
    exposedHeaders: ['retry-after', 'x-request-id'],
    credentials: false,
    maxAge: 3600,
  });
}
