import type { CandidateStanding } from '../applications/candidate-choice.enums.ts';
import { choiceKey, pairOfKey } from '../applications/candidate-choice.loaders.ts';
import { candidateChoice } from '../applications/candidate-choice.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { read } from '../kernel/read.ts';

/** Who is listed unless something else is asked: whoever was not passed over. */
export const LISTED: readonly CandidateStanding[] = ['UNDECIDED', 'SHORTLISTED'];

/** Whom the viewer's colleagues chose for each of these offers, and how, by `choiceKey`. */
export async function chosenPeople(context: Context, offerIds: readonly string[]): Promise<Map<string, CandidateStanding>> {
  const rows = await read(context, candidateChoice).select(['candidateChoice.offerId', 'candidateChoice.graduateId', 'candidateChoice.kind']).where('candidateChoice.offerId', 'in', offerIds).execute();
  return new Map(rows.map((row) => [choiceKey(row.offerId, row.graduateId), row.kind]));
}

/** The pool of one offer where only chosen people are asked for: those, as far as they are in the pool that was given; else that. */
export function chosenAmong(offerId: string, chosen: ReadonlyMap<string, CandidateStanding>, standings: readonly CandidateStanding[], among: readonly string[] | null): readonly string[] | null {
  if (standings.includes('UNDECIDED')) return among;
  const given = among && new Set(among);
  return [...chosen].flatMap(([key, kind]) => {
    const [chosenFor, graduateId] = pairOfKey(key);
    return chosenFor === offerId && standings.includes(kind) && (!given || given.has(graduateId)) ? [graduateId] : [];
  });
}
