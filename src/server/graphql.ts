import { ApolloServer, type ApolloServerPlugin, type GraphQLRequestContext, type GraphQLResponse } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Context } from '../kernel/context.ts';
import { WordedError } from '../kernel/errors.ts';
import { inLanguage } from '../kernel/language.ts';
import { writeAccessLog } from '../privacy/access-log.service.ts';
import { LIMITS, limitRules } from './limits.ts';
import { isOutage } from './outage.ts';

/** Codes that a client may see as they are; anything else is masked with a reference number. */
const TOLD = new Set([
  'UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'RATE_LIMITED', 'COST_EXCEEDED', 'SEARCH_UNAVAILABLE', 'SERVICE_UNAVAILABLE',
  'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE', 'PERSISTED_QUERY_NOT_SUPPORTED', 'METHOD_NOT_ALLOWED',
]);

/** What graphql-js says when a variable has more faults than it tells (`maxCoercionErrors`); Apollo takes it for a fault of ours. */
const isCutShort = (error: unknown): boolean => (error as GraphQLError).message.startsWith('Too many errors processing variables') && !(error as GraphQLError).originalError;

function format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = String(formatted.extensions?.code ?? '');
  const { stacktrace: _, http: __, ...extensions } = formatted.extensions ?? {};
  if (isCutShort(error)) return { message: formatted.message, extensions: { code: 'BAD_USER_INPUT' } };
  if (TOLD.has(code)) return { ...formatted, extensions };
  const reference = (error as GraphQLError).extensions?.reference;
  if (isOutage(error)) return { ...formatted, message: 'The service can not answer this at the moment. Nothing was lost: try again in a few seconds.', extensions: { code: 'SERVICE_UNAVAILABLE', reference } };
  return { ...formatted, message: `Something went wrong here. Name this reference to the service: ${String(reference)}`, extensions: { code: 'INTERNAL', reference } };
}

/** Words what is told in the asked language, logs what is masked, and writes the access log before the answer leaves. */
const watch: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }: GraphQLRequestContext<Context>) => {
        for (const error of errors ?? []) {
          const worded = error.originalError ?? error;
          if (worded instanceof WordedError) error.message = inLanguage(worded.sentence, contextValue.language, worded.params);
          if (isCutShort(error)) continue;
          if (TOLD.has(String(error.extensions.code ?? '')) && error.extensions.code !== 'INTERNAL_SERVER_ERROR') continue;
          error.extensions.reference = contextValue.requestId;
          const level = isOutage(error) ? 'warn' : 'error';
          contextValue.log[level]({ err: error.originalError ?? error, path: error.path }, 'an operation failed');
        }
        return Promise.resolve();
      },
      willSendResponse: async ({ contextValue, response }: GraphQLRequestContext<Context> & { response: GraphQLResponse }) => {
        if (contextValue.app.tellStatements) response.http.headers.set('x-statements', String(contextValue.statements.count));
        try {
          await writeAccessLog(contextValue);
        } catch (error) {
          contextValue.log.error({ err: error }, 'the access log could not be written; the answer was withheld');
          response.body = { kind: 'single', singleResult: { errors: [{ message: 'The service can not answer this at the moment: try again in a few seconds.', extensions: { code: 'SERVICE_UNAVAILABLE', reference: contextValue.requestId } }] } };
        }
        if (response.body.kind === 'single' && response.body.singleResult.errors?.some((error) => error.extensions?.code === 'SERVICE_UNAVAILABLE')) {
          response.http.headers.set('retry-after', '5');
        }
      },
    }),
};

/** Apollo with the options and rules that keep it standing (docs of each limit: limits.ts). */
export const makeApollo = (schema: GraphQLSchema, fastify: FastifyInstance): ApolloServer<Context> =>
  new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    status400ForVariableCoercionErrors: true,
    stopOnTerminationSignals: false,
    maxRecursiveSelections: 5000,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationOptions: { maxErrors: 5 },
    executionOptions: { maxCoercionErrors: 5 },
    validationRules: limitRules,
    formatError: format,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), fastifyApolloDrainPlugin(fastify), watch],
  });
