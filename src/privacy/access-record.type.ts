import { ArgsType, Field, ID, ObjectType } from 'type-graphql';
import { connectionOf, PageInput } from '../kernel/connection.ts';
import { DateTime } from '../kernel/scalars.ts';

@ObjectType('AccessRecord', { description: 'A look at somebody’s personal data by somebody else, written down before the answer left. Seen by administrators; reading it is written down as well.' })
export class AccessRecordType {
  @Field(() => DateTime, { description: 'When.' })
  seenAt!: string;

  @Field(() => String, { description: 'What was shown, as the service calls it: `graduate` (a person by name, with contact), `account`, `staffPerson`; `accountRecord` and `graduateRecord` are looks at this log.' })
  noun!: string;

  @Field(() => String, { description: 'The request that showed it, as its answer named it in `x-request-id`.' })
  requestId!: string;
}

export const AccessRecordConnection = connectionOf('AccessRecord', () => AccessRecordType, 'looks at personal data');

@ArgsType()
export class AccessLogArgs extends PageInput {
  @Field(() => ID, { nullable: true, description: 'Only looks by this account, or with this API key.' })
  actorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only looks at this graduate or account.' })
  subjectId?: string | null;
}
