import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { Context } from '../../kernel/context.ts';
import { topLevel } from '../../kernel/errors.ts';
import type { Sentence } from '../../kernel/language.ts';
import { isTrusted, type TrustedDocuments } from './trusted-documents.ts';

/** What Apollo keeps persisted queries in: the manifest, and nothing that a client sends. */
export const manifestCache = (trusted: TrustedDocuments | null) => ({
  get: (key: string): Promise<string | undefined> => Promise.resolve(trusted?.get(key.slice(key.indexOf(':') + 1))),
  // Apollo would learn every document that comes with its hash: here only the manifest says what is trusted.
  set: (): Promise<void> => Promise.resolve(),
  delete: (): Promise<boolean> => Promise.resolve(false),
});

const TRUSTED_ONLY: Sentence = {
  fr: 'Ce service ne répond qu’aux documents de son manifeste : envoyez l’empreinte d’un tel document.',
  ar: 'لا تجيب هذه الخدمة إلا عن المستندات المسجّلة في بيانها: أرسل بصمة أحدها.',
  en: 'This service answers the documents of its manifest alone: send the hash of one.',
};

/** Refuses every document that is not trusted, by what Apollo itself read and hashed. */
export const trustedOnly = (trusted: TrustedDocuments | null): ApolloServerPlugin<Context> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ queryHash }: GraphQLRequestContext<Context>) =>
        isTrusted(trusted, queryHash ?? '') ? Promise.resolve() : Promise.reject(topLevel('FORBIDDEN', TRUSTED_ONLY, { reason: 'TRUSTED_DOCUMENTS_ONLY', http: { status: 403 } })),
    }),
});
