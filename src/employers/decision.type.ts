import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { DateTime } from '../kernel/scalars.ts';
import { DecisionKind } from './decision.entity.ts';

registerEnumType(DecisionKind, {
  name: 'EmployerDecisionKind',
  description: 'What an administrator decided about an employer.',
  valuesConfig: {
    VERIFIED: { description: 'Its registration number is its own; it is public.' },
    REFUSED: { description: 'It was not verified; it may change what was wrong and ask again.' },
    SUSPENDED: { description: 'It and its offers are out of sight, and its members change nothing.' },
    RESTORED: { description: 'The suspension is over.' },
  },
});

@ObjectType('EmployerDecision', { description: 'What an administrator decided about an employer, and why. Seen by its members and administrators.' })
export class EmployerDecisionType {
  @Field(() => DecisionKind, { description: 'What was decided.' })
  decision!: DecisionKind;

  @Field(() => String, { nullable: true, description: 'Why, in the administrator’s words; null where none were given, which only VERIFIED allows.' })
  reason!: string | null;

  @Field(() => DateTime, { description: 'When.' })
  decidedAt!: string;
}

export const EmployerDecisionConnection = connectionOf('EmployerDecision', () => EmployerDecisionType, 'decisions about an employer');

@InputType({ description: 'Which employer, and the version that was looked at.' })
class DecideInput extends Repeatable {
  @Field(() => ID, { description: 'The employer.' })
  employerId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was looked at; refused if it changed since.' })
  version?: number | null;
}

@InputType({ description: 'Which employer an administrator vouches for.' })
export class VerifyEmployerInput extends DecideInput {
  @Field(() => String, { nullable: true, description: 'By what it was recognised, at most 500 characters; its members read it.' })
  reason?: string | null;
}

@InputType({ description: 'Which employer an administrator decides about, and why.' })
export class DecideEmployerInput extends DecideInput {
  @Field(() => String, { description: 'Why, at most 500 characters; its members read it.' })
  reason!: string;
}

@InputType({ description: 'Which employer asks to be verified.' })
export class AskVerificationInput extends DecideInput {}
