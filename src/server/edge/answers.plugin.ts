import type { ApolloServerPlugin, GraphQLRequestContext, GraphQLResponse } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Context } from '../../kernel/context.ts';
import { WordedError } from '../../kernel/errors.ts';
import { inLanguage, type Sentence } from '../../kernel/language.ts';
import { TOP_LEVEL } from '../../kernel/top-level.ts';
import { writeAccessLog } from '../../privacy/access-log.service.ts';
import { clipped, fewErrors, wordTheirLimit } from './limit-faults.ts';
import { isOutage } from '../outage.ts';

/** Codes that a client may see as they are; anything else is masked with a reference number. */
const TOLD: ReadonlySet<string> = new Set(Object.keys(TOP_LEVEL).filter((code) => code !== 'INTERNAL'));

/** What Apollo says of a hash without a code; the words are its own. */
const HASH_FAULTS: ReadonlySet<string> = new Set(['provided sha does not match query', 'Unsupported persisted query version']);

/** What graphql-js says when a variable has more faults than it tells (`maxCoercionErrors`); Apollo takes it for a fault of ours. */
const isCutShort = (error: GraphQLError): boolean => error.extensions.limit === 'errors' && !error.originalError;

const UNAVAILABLE: Sentence = {
  fr: 'Le service ne peut pas répondre à cela pour le moment. Rien n’est perdu : réessayez dans quelques secondes.',
  ar: 'لا يستطيع النظام الإجابة الآن. لم يضع شيء: أعد المحاولة بعد بضع ثوانٍ.',
  en: 'The service can not answer this at the moment. Nothing was lost: try again in a few seconds.',
};
const BROKEN: Sentence = {
  fr: 'Quelque chose a mal tourné ici. Donnez cette référence au service : {reference}',
  ar: 'حدث خطأ لدينا. اذكر هذا المرجع للقائمين على الخدمة: {reference}',
  en: 'Something went wrong here. Name this reference to the service: {reference}',
};

/** Apollo's last word on an error. What the plugin below did not see (nobody's context could be made) is masked here, in English. */
export function format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = String(formatted.extensions?.code ?? '');
  const { stacktrace: _, http: __, ...extensions } = formatted.extensions ?? {};
  if (TOLD.has(code) || extensions.reference !== undefined) return clipped({ ...formatted, extensions });
  const [masked, sentence] = isOutage(error) ? ['SERVICE_UNAVAILABLE', UNAVAILABLE] as const : ['INTERNAL', BROKEN] as const;
  return { message: inLanguage(sentence, 'EN', { reference: '-' }), extensions: { code: masked } };
}

/** Says an error in the asked language; one that is no client's business is logged, and only its reference told. */
function word(error: GraphQLError, { language, requestId, log }: Context): void {
  const { originalError } = error;
  const worded = originalError ?? error;
  if (worded instanceof WordedError) error.message = inLanguage(worded.sentence, language, worded.params);
  wordTheirLimit(error, language);
  if (HASH_FAULTS.has(error.message)) error.extensions.code = 'BAD_REQUEST';
  if (isCutShort(error)) error.extensions.code = 'BAD_USER_INPUT';
  if (TOLD.has(String(error.extensions.code ?? ''))) return;
  const outage = isOutage(error);
  log[outage ? 'warn' : 'error']({ err: originalError ?? error, path: error.path }, 'an operation failed');
  for (const name of Object.keys(error.extensions)) if (name !== 'http') delete error.extensions[name];
  Object.assign(error.extensions, { code: outage ? 'SERVICE_UNAVAILABLE' : 'INTERNAL', reference: requestId });
  error.message = inLanguage(outage ? UNAVAILABLE : BROKEN, language, { reference: requestId });
}

type Answered = GraphQLRequestContext<Context> & { response: GraphQLResponse };

/** Words what is told, logs what is masked, and writes the access log before the answer leaves. */
export const answers: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }: GraphQLRequestContext<Context>) => {
        for (const error of errors ?? []) word(error, contextValue);
        return Promise.resolve();
      },
      willSendResponse: async ({ contextValue, response }: Answered) => {
        const { headers } = response.http;
        if (contextValue.app.tellStatements) headers.set('x-statements', String(contextValue.statements.count));
        try {
          await writeAccessLog(contextValue);
        } catch (error) {
          contextValue.log.error({ err: error }, 'the access log could not be written; the answer was withheld');
          const message = inLanguage(UNAVAILABLE, contextValue.language);
          // What it cost is told of every answer (cost.plugin.ts).
          const extensions = response.body.kind === 'single' ? response.body.singleResult.extensions : undefined;
          response.body = { kind: 'single', singleResult: { errors: [{ message, extensions: { code: 'SERVICE_UNAVAILABLE', reference: contextValue.requestId } }], ...(extensions ? { extensions } : {}) } };
        }
        if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
        const { singleResult } = response.body;
        if (singleResult.errors!.some((error) => error.extensions?.code === 'SERVICE_UNAVAILABLE')) {
          headers.set('retry-after', '5');
          if (!singleResult.data) response.http.status = 503;
        }
        singleResult.errors = fewErrors(singleResult.errors!, contextValue.language);
      },
    }),
};
