import './graduate.enums.ts';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.ts';
import { NodeType } from '../kernel/node.ts';
import { DateTime } from '../kernel/scalars.ts';
import { DisclosureReason, EnrolmentState } from './enrolment.entity.ts';

@ObjectType('Enrolment', { implements: NodeType, description: 'A person in a cohort. Seen by whoever may see the person by name.' })
export class EnrolmentType extends NodeType {
  @Field(() => EnrolmentState, { description: 'Where the person stands in the cohort.' })
  state!: EnrolmentState;

  @Field(() => DateTime, { nullable: true, description: 'When the centre confirmed it; null while it is only the person’s claim, which counts for nothing.' })
  confirmedAt!: string | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: string;

  @Field(() => Int, { description: 'Send it back with a change; a stale one is a CONFLICT.' })
  version!: number;
}

@ObjectType('CohortInvitation', { implements: NodeType, description: 'A seat in a cohort held for somebody who has not signed up yet. Seen by the centre’s coordinators; its code is never shown again.' })
export class CohortInvitationType extends NodeType {
  @Field(() => String, { description: 'The e-mail it is for: the account must have it.' })
  email!: string;

  @Field(() => String, { description: 'The person’s name, as the centre knows it.' })
  name!: string;

  @Field(() => DateTime, { description: 'When it was made or last renewed.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'Until when its code serves: 30 days.' })
  expiresAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the person took the seat; null while it waits.' })
  acceptedAt!: string | null;
}

@ObjectType('Disclosure', { implements: NodeType, description: 'An employer may see who a person is. Seen by the person and that employer’s members.' })
export class DisclosureType extends NodeType {
  @Field(() => DisclosureReason, { description: 'Why it may see the person.' })
  reason!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the person ended it; null while it lasts.' })
  endedAt!: string | null;
}

@ObjectType('EmployerBlock', { description: 'An employer that a person does not want to be found by. Seen by the person alone; the employer is never told.' })
export class EmployerBlockType {
  @Field(() => ID, { description: 'The employer’s id, for `unblockEmployer`.' })
  employerId!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  createdAt!: string;
}

@ObjectType('EmployerNameBlock', { description: 'The name of an employer that a person does not want to be found by, whether it is here or not. Seen by the person alone; nobody else is told.' })
export class EmployerNameBlockType {
  @Field(() => String, { description: 'As the person wrote it; any spelling that differs in case, accents or legal form takes it back with `unblockEmployer`.' })
  name!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  createdAt!: string;
}

export const EnrolmentConnection = connectionOf('Enrolment', () => EnrolmentType, 'enrolments');
export const CohortInvitationConnection = connectionOf('CohortInvitation', () => CohortInvitationType, 'invitations into a cohort');
export const DisclosureConnection = connectionOf('Disclosure', () => DisclosureType, 'disclosures');
