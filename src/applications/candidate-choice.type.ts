import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.ts';
import { NodeType } from '../kernel/node.ts';
import { DateTime } from '../kernel/scalars.ts';
import { CandidateStanding } from './candidate-choice.enums.ts';

@ObjectType('CandidateChoice', {
  implements: NodeType,
  description: 'What an employer’s members decided about a candidate for one offer. Seen by those members alone, while the employer may see the candidate; never by the person, its centre or administrators.',
})
export class CandidateChoiceType extends NodeType {
  @Field(() => CandidateStanding, { description: 'SHORTLISTED or PASSED.' })
  kind!: CandidateStanding;

  @Field(() => DateTime, { description: 'When it was chosen.' })
  chosenAt!: string;
}

@ObjectType('CandidateNote', {
  implements: NodeType,
  description: 'A note on a candidate for one offer, for colleagues. Seen by the members of the offer’s employer alone, while that may see the candidate; never by the person, its centre or administrators.',
})
export class CandidateNoteType extends NodeType {
  @Field(() => String, { description: 'Plain text, at most 2,000 characters.' })
  text!: string;

  @Field(() => DateTime, { description: 'When it was written; notes are not edited.' })
  createdAt!: string;
}

export const CandidateChoiceConnection = connectionOf('CandidateChoice', () => CandidateChoiceType, 'choices of an employer’s members');
