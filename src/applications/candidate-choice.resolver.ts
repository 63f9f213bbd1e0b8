import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { colleagueById } from '../employers/colleague.loaders.ts';
import { candidateByKey, candidateKey } from '../graduates/candidate.loaders.ts';
import { CandidateType } from '../graduates/candidate.type.ts';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import type { Row } from '../kernel/read.ts';
import { offerById } from '../offers/offer.loaders.ts';
import { OfferType } from '../offers/offer.type.ts';
import type { offer } from '../offers/offer.visibility.ts';
import { choiceKey, choicesOfOffer, notesByPair } from './candidate-choice.loaders.ts';
import { CandidateChoiceConnection, CandidateChoiceType, CandidateNoteType } from './candidate-choice.type.ts';
import type { candidateChoice, candidateNote } from './candidate-choice.visibility.ts';

type ChoiceRow = Row<typeof candidateChoice>;
type NoteRow = Row<typeof candidateNote>;

@Resolver(() => CandidateChoiceType)
export class CandidateChoiceResolver {
  @FieldResolver(() => CandidateType, { nullable: true, description: 'Whom it is about; null only if the person was hidden a moment ago.' })
  async candidate(@Root() row: ChoiceRow, @Ctx() context: Context) {
    const chosenFor = await offerById(context).load(row.offerId);
    return chosenFor && candidateByKey(context).load(candidateKey(chosenFor.employerId, row.graduateId));
  }

  @FieldResolver(() => OfferType, { nullable: true, description: 'For which offer; null only if it is gone.' })
  offer(@Root() row: ChoiceRow, @Ctx() context: Context) {
    return offerById(context).load(row.offerId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The name of the colleague who chose; null once that account is gone, and where an API key did.' })
  async chosenByName(@Root() row: ChoiceRow, @Ctx() context: Context): Promise<string | null> {
    return (await colleagueById(context).load(row.byId))?.name ?? null;
  }

  @FieldResolver(() => [CandidateNoteType], { description: 'What colleagues noted on the candidate for this offer, newest first, at most 50.' })
  notes(@Root() row: ChoiceRow, @Ctx() context: Context) {
    return notesByPair(context).load(choiceKey(row.offerId, row.graduateId));
  }
}

@Resolver(() => CandidateNoteType)
export class CandidateNoteResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The name of the colleague who wrote it; null once that account is gone, and where an API key did.' })
  async authorName(@Root() row: NoteRow, @Ctx() context: Context): Promise<string | null> {
    return (await colleagueById(context).load(row.authorId))?.name ?? null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you wrote it, and may take it back.' })
  isMine(@Root() row: NoteRow, @Ctx() context: Context): boolean {
    return row.authorId === context.viewer.accountId;
  }
}

@Resolver(() => OfferType)
export class OfferDeskResolver {
  @FieldResolver(() => CandidateChoiceConnection, { description: 'Whom the employer’s members shortlisted for it, latest first, applicants among them; who is hidden from the employer by now is left out. Empty unless you are a member.' })
  async shortlist(@Root() row: Row<typeof offer>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await choicesOfOffer(context, { parentId: row.id, args: { ...args, kind: 'SHORTLISTED' } }));
  }

  @FieldResolver(() => CandidateChoiceConnection, { description: 'Whom the employer’s members passed over for it, latest first; who is hidden from the employer by now is left out. Empty unless you are a member.' })
  async passedCandidates(@Root() row: Row<typeof offer>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await choicesOfOffer(context, { parentId: row.id, args: { ...args, kind: 'PASSED' } }));
  }
}
