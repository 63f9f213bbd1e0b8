import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../kernel/context.ts';
import { networkOf } from '../../kernel/network.ts';
import { refuseLarge, refuseUnread } from './body-limit.ts';
import type { Door } from './door.ts';
import { type Asker, Gate } from './gate.ts';
import { makeApollo } from '../graphql.ts';
import { LIMITS } from './limit-errors.ts';
import { refuse } from './refusals.ts';
import { requestContext } from '../request-context.ts';
import { makeSchema } from '../schema.ts';

/** The graph's own route. In order: the head, whether there is room, the size of the body, the body, its turn, and only then whatever costs. */
export async function registerGraph(fastify: FastifyInstance, app: App, door: Door): Promise<void> {
  const apollo = makeApollo(await makeSchema(), fastify, door);
  await apollo.start();
  const gate = door.gate && new Gate(door.gate);
  const answer = fastifyApolloHandler(apollo, { context: (request, reply) => requestContext(app, request, reply) });
  const inTurn = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const asker: Asker = { address: networkOf(request.ip), credential: credentialOf(request) };
    const outcome = await gate!.run(asker, async () => answer.call(fastify, request, reply));
    return 'refused' in outcome ? refuse(request, reply, outcome.refused) : outcome.done;
  };
  fastify.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    bodyLimit: LIMITS.sheetBytes,
    // Whoever has no room here is told before anything is read, parsed or verified: shedding must cost less than working.
    onRequest: async (request, reply) => {
      const refusal = gate?.refusal({ address: networkOf(request.ip), credential: null });
      return refusal ? refuse(request, reply, refusal) : undefined;
    },
    preParsing: refuseUnread(app) as never,
    preHandler: refuseLarge,
    handler: gate ? (inTurn as typeof answer) : answer,
  });
}

/** What tells one client of an address from another: the end of its token, taken at its word. A made-up one gains nothing, for its address has a share too. */
const credentialOf = ({ headers }: FastifyRequest): string | null => headers.authorization?.slice(-43) ?? null;
