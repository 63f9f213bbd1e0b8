import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { CandidateType } from '../graduates/candidate.type.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { CandidateStanding } from './candidate-choice.enums.ts';
import { CandidateUserError } from './candidate-choice.errors.ts';
import { CandidateChoiceType, CandidateNoteType } from './candidate-choice.type.ts';

@InputType()
class CandidateInput extends Repeatable {
  @Field(() => ID, { description: 'The offer, of an employer you are a member of.' })
  offerId!: string;

  @Field(() => ID, { description: 'The candidate, as `Candidate.id` gives it at that employer; it must be in its sight now.' })
  candidateId!: string;
}

@InputType({ description: 'A choice about a candidate.' })
export class ChooseCandidateInput extends CandidateInput {
  @Field(() => CandidateStanding, { nullable: true, description: 'Where you saw the candidate stand; elsewhere by now, nothing is changed (CHOSEN_OTHERWISE). UNDECIDED if left out. Who stands there already just stays.' })
  seen?: CandidateStanding | null;
}

@InputType({ description: 'A choice about a candidate, taken back.' })
export class ClearCandidateChoiceInput extends CandidateInput {
  @Field(() => CandidateStanding, { nullable: true, description: 'Where you saw the candidate stand; elsewhere by now, nothing is changed (CHOSEN_OTHERWISE). Left out, it is taken back from wherever it stands.' })
  seen?: CandidateStanding | null;
}

@InputType({ description: 'A note on a candidate.' })
export class AddCandidateNoteInput extends CandidateInput {
  @Field(() => String, { description: 'Plain text, at most 2,000 characters. At most 50 notes on a candidate for one offer.' })
  text!: string;
}

@InputType({ description: 'A note to take back.' })
export class DeleteCandidateNoteInput extends Repeatable {
  @Field(() => ID, { description: 'The note; your own.' })
  noteId!: string;
}

@ObjectType({ description: 'The candidate and the choice.' })
export class CandidateChoicePayload {
  @Field(() => CandidateType, { nullable: true, description: 'The candidate; null if nothing was done.' })
  candidate?: CandidateType | null;

  @Field(() => CandidateChoiceType, { nullable: true, description: 'The choice as it is now; null once it is taken back, or if nothing was done.' })
  choice?: CandidateChoiceType | null;

  @Field(() => [CandidateUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof CandidateUserError>[];
}

@ObjectType({ description: 'The note that was written.' })
export class AddCandidateNotePayload {
  @Field(() => CandidateNoteType, { nullable: true, description: 'The note; null if nothing was done.' })
  note?: CandidateNoteType | null;

  @Field(() => [CandidateUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof CandidateUserError>[];
}

@ObjectType({ description: 'The note that is gone.' })
export class DeleteCandidateNotePayload {
  @Field(() => ID, { nullable: true, description: 'Its id; null if nothing was done.' })
  deletedId?: string | null;

  @Field(() => [CandidateUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof CandidateUserError>[];
}
