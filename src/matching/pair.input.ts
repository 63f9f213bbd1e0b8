import type { GraphQLError } from 'graphql';
import { candidatePair } from '../graduates/candidate.loaders.ts';
import type { Context } from '../kernel/context.ts';
import { topLevel } from '../kernel/errors.ts';
import { uuidOf } from '../kernel/ids.ts';
import type { Sentence } from '../kernel/language.ts';
import type { NamedPair } from './one-match.ts';

const EITHER: Sentence = { fr: 'Donnez soit {one}, soit {other}.', ar: 'أعط {one} أو {other}، واحدًا منهما فقط.', en: 'Give either {one} or {other}.' };

/** Where one of two arguments names the same thing, and both or none were given. */
export const notExactlyOne = (field: string, one: string, other: string): GraphQLError => topLevel('BAD_USER_INPUT', EITHER, { field }, { one, other });

/** The pair that global ids name; ids that no row has for malformed and foreign ones. @throws BAD_USER_INPUT unless one person is named */
export function pairNamed(context: Context, offerId: string, graduateId: string | null | undefined, candidateId: string | null | undefined): NamedPair {
  if (Boolean(graduateId) === Boolean(candidateId)) throw notExactlyOne('graduateId', 'graduateId', 'candidateId');
  const offer = uuidOf('JobOffer', offerId);
  return candidateId ? { offerId: offer, ...candidatePair(context, candidateId) } : { offerId: offer, graduateId: uuidOf('Graduate', graduateId!), employerId: null };
}
