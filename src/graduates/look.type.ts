import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.ts';
import { DateTime } from '../kernel/scalars.ts';
import { Role } from '../kernel/viewer.ts';

export const LookReason = { APPLICATION: 'APPLICATION', INVITATION: 'INVITATION', RECOMMENDATION: 'RECOMMENDATION', LEARNER: 'LEARNER', COLLEAGUE: 'COLLEAGUE', ADMINISTRATION: 'ADMINISTRATION' } as const;
export type LookReason = (typeof LookReason)[keyof typeof LookReason];

registerEnumType(LookReason, {
  name: 'LookReason',
  description: 'Why somebody might look at a person’s data.',
  valuesConfig: {
    APPLICATION: { description: 'The person had applied to that employer.' },
    INVITATION: { description: 'The person had accepted that employer’s invitation.' },
    RECOMMENDATION: { description: 'The person had let its centre recommend it to that employer.' },
    LEARNER: { description: 'The person is or was a learner of that centre, or claimed to be.' },
    COLLEAGUE: { description: 'The person and who looked worked for the same employer or centre.' },
    ADMINISTRATION: { description: 'An administrator’s work.' },
  },
});

@ObjectType('Look', { description: 'A look at your data by somebody else. Seen by you alone; administrators see all looks in `accessLog`.' })
export class LookType {
  @Field(() => DateTime, { description: 'When.' })
  seenAt!: string;

  @Field(() => Role, { nullable: true, description: 'As what it was looked at: a recruiter, an employer’s software (`PORTAL`), a centre’s staff, an administrator; null if whoever looked is gone.' })
  by!: Role | null;

  @Field(() => LookReason, { nullable: true, description: 'Why it might be looked at, as things stood then; null where `by` is.' })
  reason!: LookReason | null;
}

export const LookConnection = connectionOf('Look', () => LookType, 'looks at your data');
