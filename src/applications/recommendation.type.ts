import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, PageInput } from '../kernel/connection.ts';
import { NodeType } from '../kernel/node.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { DateTime } from '../kernel/scalars.ts';
import { RecommendationState } from './recommendation.entity.ts';
import { RecommendationUserError } from './recommendation.errors.ts';

registerEnumType(RecommendationState, {
  name: 'RecommendationState',
  description: 'Where a recommendation stands. An employer sees AGREED ones alone.',
  valuesConfig: {
    ASKED: { description: 'The person is asked; the employer knows nothing.' },
    AGREED: { description: 'The person agreed, now or beforehand by the consent RECOMMENDATION; the employer’s members see who it is.' },
    DECLINED: { description: 'The person said no, or took its agreement back.' },
    WITHDRAWN: { description: 'The centre took it back.' },
  },
});

@ObjectType('Recommendation', {
  implements: NodeType,
  description: 'A centre’s word for one of its graduates to an employer, about one offer. Seen by the person, the coordinators of the centre and who made it, and once the person agreed by the employer’s members, as long as they may see the person by name.',
})
export class RecommendationType extends NodeType {
  @Field(() => RecommendationState, { description: 'Where it stands.' })
  state!: RecommendationState;

  @Field(() => String, { nullable: true, description: 'The centre’s word, plain text, at most 2,000 characters; the person reads it before the employer does. Null if it gave none.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'When the centre made it.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it came to its present state; null while the person is asked.' })
  answeredAt!: string | null;
}

export const RecommendationConnection = connectionOf('Recommendation', () => RecommendationType, 'recommendations');

@ArgsType()
export class RecommendationsArgs extends PageInput {
  @Field(() => [RecommendationState], { nullable: true, description: 'Only these states; all of them if left out or empty.' })
  states?: RecommendationState[] | null;
}

@InputType({ description: 'A graduate to recommend.' })
export class RecommendGraduateInput extends Repeatable {
  @Field(() => ID, { description: 'The offer; it must be open.' })
  offerId!: string;

  @Field(() => ID, { description: 'The person: of a cohort you teach, the enrolment confirmed.' })
  graduateId!: string;

  @Field(() => String, { nullable: true, description: 'Why, plain text, at most 2,000 characters. The person reads it, and then the employer.' })
  note?: string | null;
}

@InputType({ description: 'A recommendation to answer, or to take back.' })
export class RecommendationInput extends Repeatable {
  @Field(() => ID, { description: 'Which recommendation.' })
  recommendationId!: string;
}

@ObjectType({ description: 'The recommendation.' })
export class RecommendationPayload {
  @Field(() => RecommendationType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  recommendation?: RecommendationType | null;

  @Field(() => [RecommendationUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof RecommendationUserError>[];
}
