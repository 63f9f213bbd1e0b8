import { Field, InputType } from 'type-graphql';

/** What every mutation's input has that may be sent twice. */
@InputType({ description: 'What such inputs have in common.' })
export class Repeatable {
  @Field(() => String, { nullable: true, description: 'Sent twice within 24 hours, it has the effect of one. 8-200 printable ASCII characters.' })
  idempotencyKey?: string | null;
}
