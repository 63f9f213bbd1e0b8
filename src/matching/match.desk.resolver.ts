import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { choiceByPair, choiceKey, notesByPair } from '../applications/candidate-choice.loaders.ts';
import { CandidateChoiceType, CandidateNoteType } from '../applications/candidate-choice.type.ts';
import type { candidateChoice } from '../applications/candidate-choice.visibility.ts';
import type { Context } from '../kernel/context.ts';
import type { Row } from '../kernel/read.ts';
import { matchByChoice } from './chosen-match.ts';
import type { MatchRow } from './match.row.ts';
import { MatchType } from './match.type.ts';

/** What an employer's members decided of a match, and noted for each other. */
@Resolver(() => MatchType)
export class MatchDeskResolver {
  @FieldResolver(() => CandidateChoiceType, { nullable: true, description: 'What your colleagues or you decided about this candidate for this offer; null if nothing, or unless you are a member of the offer’s employer.' })
  choice(@Root() { offerId, personId }: MatchRow, @Ctx() context: Context) {
    return choiceByPair(context).load(choiceKey(offerId, personId));
  }

  @FieldResolver(() => [CandidateNoteType], { description: 'What you noted for each other on this candidate for this offer, newest first, at most 50; empty unless you are a member of the offer’s employer.' })
  notes(@Root() { offerId, personId }: MatchRow, @Ctx() context: Context) {
    return notesByPair(context).load(choiceKey(offerId, personId));
  }
}

@Resolver(() => CandidateChoiceType)
export class CandidateChoiceMatchResolver {
  @FieldResolver(() => MatchType, { nullable: true, description: 'How the candidate matches the offer today, blocked or not; null only if the person was hidden a moment ago.' })
  match(@Root() row: Row<typeof candidateChoice>, @Ctx() context: Context) {
    return matchByChoice(context).load(choiceKey(row.offerId, row.graduateId));
  }
}
