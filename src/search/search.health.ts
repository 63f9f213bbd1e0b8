import { GraphQLError } from 'graphql';
import { type ExtraRequestInit, type Meilisearch, MeilisearchApiError, MeilisearchError } from 'meilisearch';
import type { Context } from '../kernel/context.ts';
import { topLevel } from '../kernel/errors.ts';
import type { Sentence } from '../kernel/language.ts';

/** An answer must come within this time; a search that hangs is as bad as none. */
const PATIENCE_MS = 2000;

const NO_ANSWER: Sentence = { fr: 'La recherche ne répond pas pour l’instant.', ar: 'البحث لا يستجيب حاليًا.', en: 'Search does not answer at the moment.' };
const AND_ELSE: Sentence = {
  fr: '{why} Tout le reste fonctionne ; réessayez dans quelques secondes.',
  ar: '{why} كل ما عداه يعمل؛ أعد المحاولة بعد بضع ثوانٍ.',
  en: '{why} Everything else works; try again in a few seconds.',
};

/** Top level: ranking and text search can not answer; everything else does. */
export const searchUnavailable = (why: Sentence = NO_ANSWER, params: Readonly<Record<string, unknown>> = {}): GraphQLError => topLevel('SEARCH_UNAVAILABLE', AND_ELSE, {}, { ...params, why });

/** Whether it is that fault: whoever can answer from the database does. */
export const isSearchUnavailable = (error: unknown): boolean => error instanceof GraphQLError && error.extensions.code === 'SEARCH_UNAVAILABLE';

/** True for an outage; false for a question that Meilisearch refuses, which is a fault of ours. */
const isOutage = (error: unknown): boolean => error instanceof MeilisearchError && !(error instanceof MeilisearchApiError && error.response.status === 400);

/**
 * Asks Meilisearch something for a person: within two seconds, or SEARCH_UNAVAILABLE; ended when the request ends.
 * @param ask is given the client and what each call must carry
 */
export async function askSearch<T>(context: Context, ask: (client: Meilisearch, init: ExtraRequestInit) => Promise<T>): Promise<T> {
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    return await ask(context.app.search.client, { signal });
  } catch (error) {
    context.signal.throwIfAborted();
    if (isSearchUnavailable(error) || !isOutage(error)) throw error;
    context.log.warn({ err: error }, 'search does not answer');
    throw searchUnavailable();
  }
}
