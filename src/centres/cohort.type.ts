import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.ts';
import { NodeType } from '../kernel/node.ts';
import { DateOnly } from '../kernel/scalars.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { CentreUserError } from './centre.errors.ts';
import { CentreNamesInput } from './centre.type.ts';
import { ProgrammeField } from './cohort.entity.ts';

registerEnumType(ProgrammeField, {
  name: 'ProgrammeField',
  description: 'What a programme teaches.',
  valuesConfig: {
    WEB: { description: 'Full-stack web development.' },
    DATA_AI: { description: 'Data and artificial intelligence.' },
    DEVOPS: { description: 'Systems, cloud and delivery.' },
    SECURITY: { description: 'Cybersecurity.' },
    MOBILE: { description: 'Mobile applications.' },
    DESIGN: { description: 'Interfaces and digital design.' },
    OTHER: { description: 'Anything else.' },
  },
});

@ObjectType('Programme', { implements: NodeType, description: 'What a centre teaches. Seen by everybody.' })
export class ProgrammeType extends NodeType {
  @Field(() => ProgrammeField, { description: 'Its field.' })
  field!: ProgrammeField;

  @Field(() => Int, { description: 'Goes up with every change.' })
  version!: number;
}

@ObjectType('Cohort', { implements: NodeType, description: 'One intake of a programme at its centre. Seen by everybody; its learners by its coordinators and trainers.' })
export class CohortType extends NodeType {
  @Field(() => String, { description: 'What the centre calls it, at most 160 characters.' })
  name!: string;

  @Field(() => DateOnly, { description: 'First day.' })
  startsOn!: string;

  @Field(() => DateOnly, { description: 'Day of graduation, after the start.' })
  graduatesOn!: string;

  @Field(() => Int, { description: 'Send it back with a change; a stale one is a CONFLICT.' })
  version!: number;
}

export const ProgrammeConnection = connectionOf('Programme', () => ProgrammeType, 'programmes');
export const CohortConnection = connectionOf('Cohort', () => CohortType, 'cohorts');

@InputType({ description: 'A new programme of a centre.' })
export class CreateProgrammeInput extends Repeatable {
  @Field(() => ID, { description: 'The centre; you coordinate it.' })
  centreId!: string;

  @Field(() => ProgrammeField, { description: 'Its field.' })
  field!: ProgrammeField;

  @Field(() => CentreNamesInput, { description: 'Its name.' })
  names!: CentreNamesInput;

  @Field(() => [String], { description: 'Slugs of the skills it teaches, most important first, at most 40, none twice.' })
  skills!: string[];
}

@InputType({ description: 'A new cohort of a programme.' })
export class CreateCohortInput extends Repeatable {
  @Field(() => ID, { description: 'The programme; you coordinate its centre.' })
  programmeId!: string;

  @Field(() => String, { description: 'What the centre calls it, at most 160 characters.' })
  name!: string;

  @Field(() => DateOnly, { description: 'First day.' })
  startsOn!: string;

  @Field(() => DateOnly, { description: 'Day of graduation, after the start.' })
  graduatesOn!: string;
}

@InputType({ description: 'Changes to a cohort; what is left out stays.' })
export class UpdateCohortInput extends Repeatable {
  @Field(() => ID, { description: 'The cohort; you coordinate its centre.' })
  cohortId!: string;

  @Field(() => Int, { description: 'The version you read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'What the centre calls it, at most 160 characters.' })
  name?: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'First day.' })
  startsOn?: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'Day of graduation, after the start.' })
  graduatesOn?: string | null;
}

@InputType({ description: 'A trainer and a cohort.' })
export class CohortTrainerInput extends Repeatable {
  @Field(() => ID, { description: 'The cohort; you coordinate its centre.' })
  cohortId!: string;

  @Field(() => ID, { description: 'The person of that centre’s staff.' })
  staffMemberId!: string;
}

@ObjectType({ description: 'The changed programme.' })
export class ProgrammePayload {
  @Field(() => ProgrammeType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  programme?: ProgrammeType | null;

  @Field(() => [CentreUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof CentreUserError>[];
}

@ObjectType({ description: 'The changed cohort.' })
export class CohortPayload {
  @Field(() => CohortType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  cohort?: CohortType | null;

  @Field(() => [CentreUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof CentreUserError>[];
}
