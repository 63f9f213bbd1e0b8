import './graduate.enums.ts';
import { Extensions, Field, ID, ObjectType } from 'type-graphql';
import { NodeType } from '../kernel/node.ts';
import { DateOnly } from '../kernel/scalars.ts';
import { ContractType } from './graduate.entity.ts';

@ObjectType('Candidate', {
  implements: NodeType,
  description:
    'A graduate as one employer finds it: skills, levels, languages, mobility, availability and centre, never a name. Seen by the members of that employer, if it is verified, the person chose to be found, reconfirmed the profile within 90 days and did not block it, or if the person is disclosed to it; by the person, its centre and administrators.',
})
export class CandidateType extends NodeType {
  @Extensions({ ownId: true })
  @Field(() => ID, { description: 'A pseudonym of the person with this employer alone: stable there, and no other employer’s for the same person.' })
  declare id: string;

  @Field(() => Boolean, { description: 'Whether remote work is wanted.' })
  wantsRemote!: boolean;

  @Field(() => Boolean, { description: 'Whether the order of `mobility` is one of preference.' })
  mobilityOrdered!: boolean;

  @Field(() => [ContractType], { description: 'The kinds of contract the person wants.' })
  contractTypes!: ContractType[];

  @Field(() => DateOnly, { nullable: true, description: 'From when the person is available; null: from today.' })
  availableOn!: string | null;
}
