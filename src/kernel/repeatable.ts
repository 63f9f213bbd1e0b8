import { Field, InputType } from 'type-graphql';

/** How every idempotency key is declared. */
export const IDEMPOTENCY_KEY = { nullable: true, description: 'Sent twice within 24 hours, it has the effect of one. 8-200 printable ASCII characters, such as a UUID.' } as const;

/** What every mutation's input has that may be sent twice. */
@InputType({ description: 'What such inputs have in common.' })
export class Repeatable {
  @Field(() => String, IDEMPOTENCY_KEY)
  idempotencyKey?: string | null;
}
