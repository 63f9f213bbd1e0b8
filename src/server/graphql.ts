import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../kernel/context.ts';
import { answers, format } from './edge/answers.plugin.ts';
import { costPlugin } from './cost/cost.plugin.ts';
import { documentStore } from './edge/document-store.ts';
import type { Door } from './edge/door.ts';
import { LIMITS, limitRules } from './edge/limits.ts';
import { refused } from './edge/status.plugin.ts';
import { manifestCache, trustedOnly } from './edge/trusted.plugin.ts';

/** Apollo with the options and rules that keep it standing (docs of each limit: limits.ts). */
export const makeApollo = (schema: GraphQLSchema, fastify: FastifyInstance, { trusted, trustedOnly: only }: Pick<Door, 'trusted' | 'trustedOnly'>): ApolloServer<Context> =>
  new ApolloServer<Context>({
    schema,
    documentStore: documentStore(),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: { cache: manifestCache(trusted), ttl: null },
    status400ForVariableCoercionErrors: true,
    stopOnTerminationSignals: false,
    maxRecursiveSelections: LIMITS.selections,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: LIMITS.errors },
    executionOptions: { maxCoercionErrors: LIMITS.errors },
    validationRules: limitRules,
    formatError: format,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), fastifyApolloDrainPlugin(fastify), costPlugin(schema), answers, refused, ...(only ? [trustedOnly(trusted)] : [])],
  });
