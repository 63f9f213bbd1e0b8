import { candidatePair } from '../graduates/candidate.loaders.ts';
import type { Context } from '../kernel/context.ts';
import { topLevel } from '../kernel/errors.ts';
import { uuidOf } from '../kernel/ids.ts';
import type { NamedPair } from './one-match.ts';

/** The pair that global ids name; ids that no row has for malformed and foreign ones. @throws BAD_USER_INPUT unless one person is named */
export function pairNamed(context: Context, offerId: string, graduateId: string | null | undefined, candidateId: string | null | undefined): NamedPair {
  if (Boolean(graduateId) === Boolean(candidateId)) throw topLevel('BAD_USER_INPUT', 'Give either graduateId or candidateId.', { field: 'graduateId' });
  const offer = uuidOf('JobOffer', offerId);
  return candidateId ? { offerId: offer, ...candidatePair(context, candidateId) } : { offerId: offer, graduateId: uuidOf('Graduate', graduateId!), employerId: null };
}
