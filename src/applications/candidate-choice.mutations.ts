import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { candidateByKey, candidatePair } from '../graduates/candidate.loaders.ts';
import type { Context } from '../kernel/context.ts';
import { toGlobalId, uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import { AddCandidateNoteInput, AddCandidateNotePayload, CandidateChoicePayload, ChooseCandidateInput, ClearCandidateChoiceInput, DeleteCandidateNoteInput, DeleteCandidateNotePayload } from './candidate-choice.inputs.ts';
import { choiceByPair, noteById } from './candidate-choice.loaders.ts';
import { addCandidateNote, clearCandidateChoice, deleteCandidateNote, passCandidate, shortlistCandidate } from './candidate-choice.service.ts';

const chosen = { candidate: candidateByKey, choice: choiceByPair };
const decoded = <I extends { offerId: string; candidateId: string }>(context: Context, { candidateId, ...input }: I) => ({ ...input, offerId: uuidOf('JobOffer', input.offerId), ...candidatePair(context, candidateId) });

/** What an employer's members decide of candidates, and note for each other. */
@Resolver()
export class CandidateChoiceMutations {
  @Mutation(() => CandidateChoicePayload, { description: 'Puts a candidate on the offer’s shortlist; for the employer’s members, who alone learn of it. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CHOSEN_OTHERWISE.' })
  shortlistCandidate(@Arg('input', () => ChooseCandidateInput, { description: 'Whom, and for which offer.' }) input: ChooseCandidateInput, @Ctx() context: Context) {
    return mutate(context, 'shortlistCandidate', decoded(context, input), shortlistCandidate, chosen);
  }

  @Mutation(() => CandidateChoicePayload, { description: 'Passes a candidate over: it leaves the offer’s candidates unless they are asked for with the passed ones; for the employer’s members, who alone learn of it. An application is not touched. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CHOSEN_OTHERWISE.' })
  passCandidate(@Arg('input', () => ChooseCandidateInput, { description: 'Whom, and for which offer.' }) input: ChooseCandidateInput, @Ctx() context: Context) {
    return mutate(context, 'passCandidate', decoded(context, input), passCandidate, chosen);
  }

  @Mutation(() => CandidateChoicePayload, { description: 'Takes a choice about a candidate back. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, CHOSEN_OTHERWISE.' })
  clearCandidateChoice(@Arg('input', () => ClearCandidateChoiceInput, { description: 'Whose, and for which offer.' }) input: ClearCandidateChoiceInput, @Ctx() context: Context) {
    return mutate(context, 'clearCandidateChoice', decoded(context, input), clearCandidateChoice, chosen);
  }

  @Mutation(() => AddCandidateNotePayload, { description: 'Notes something on a candidate for colleagues; for the employer’s members, who alone read it. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, REQUIRED, TOO_LONG.' })
  addCandidateNote(@Arg('input', () => AddCandidateNoteInput, { description: 'On whom, and what.' }) input: AddCandidateNoteInput, @Ctx() context: Context) {
    return mutate(context, 'addCandidateNote', decoded(context, input), addCandidateNote, { note: noteById });
  }

  @Mutation(() => DeleteCandidateNotePayload, { description: 'Takes a note of your own back. Faults: NOT_FOUND.' })
  async deleteCandidateNote(@Arg('input', () => DeleteCandidateNoteInput, { description: 'Which note.' }) input: DeleteCandidateNoteInput, @Ctx() context: Context) {
    const { deletedId, userErrors } = await mutate(context, 'deleteCandidateNote', { ...input, noteId: uuidOf('CandidateNote', input.noteId) }, deleteCandidateNote, {});
    return { deletedId: deletedId && toGlobalId('CandidateNote', deletedId), userErrors };
  }
}
