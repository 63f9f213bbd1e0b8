import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, PageInput } from '../kernel/connection.ts';
import { NodeType } from '../kernel/node.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { SkillLevel } from '../skills/skill.entity.ts';
import { StaffKind } from './centre.entity.ts';
import { CentreUserError } from './centre.errors.ts';

registerEnumType(StaffKind, {
  name: 'CentreStaffKind',
  description: 'What a person of a centre’s staff may do.',
  valuesConfig: {
    COORDINATOR: { description: 'Everything at the centre: cohorts, learners, staff.' },
    TRAINER: { description: 'Sees and confirms the skills of the learners of the cohorts it is assigned to, no others.' },
  },
});

@ObjectType('CentreGridStep', { description: 'One step of a centre’s own grid (imitate, adapt, transpose) and the band it maps to.' })
export class GridStepType {
  @Field(() => String, { description: 'What the centre calls the step, at most 60 characters.' })
  step!: string;

  @Field(() => SkillLevel, { description: 'The band it stands for.' })
  level!: SkillLevel;
}

@ObjectType('Centre', { implements: NodeType, description: 'A coding school in a province. Seen by everybody.' })
export class CentreType extends NodeType {
  @Field(() => String, { description: 'Its piece of an address, unique.' })
  slug!: string;

  @Field(() => [GridStepType], { description: 'How its own grid maps to the four bands, lowest step first; empty while it has said nothing.' })
  grid!: GridStepType[];

  @Field(() => Int, { description: 'Send it back with a change; a stale one is a CONFLICT.' })
  version!: number;
}

@ObjectType('CentreStaffMember', { implements: NodeType, description: 'A person of a centre’s staff. Seen by the person, the centre’s coordinators and administrators.' })
export class CentreStaffMemberType extends NodeType {
  @Field(() => StaffKind, { description: 'Coordinator or trainer.' })
  kind!: StaffKind;
}

export const CentreConnection = connectionOf('Centre', () => CentreType, 'centres');

@InputType({ description: 'Narrows a list of centres; all that is given must hold, an empty list narrows nothing.' })
export class CentreFilter {
  @Field(() => [String], { nullable: true, description: 'Only centres in these places or anywhere inside them (codes, at most 50). An unknown code is BAD_USER_INPUT, with the nearest.' })
  placeCodes?: string[] | null;
}

@ArgsType()
export class CentresArgs extends PageInput {
  @Field(() => CentreFilter, { nullable: true, description: 'Which centres; all if left out.' })
  filter?: CentreFilter | null;
}

@InputType({ description: 'One name in the three languages of the service, each at most 160 characters.' })
export class CentreNamesInput {
  @Field(() => String, { description: 'In French.' })
  fr!: string;

  @Field(() => String, { description: 'In Arabic.' })
  ar!: string;

  @Field(() => String, { description: 'In English.' })
  en!: string;
}

@InputType({ description: 'A new centre and its first coordinator.' })
export class OpenCentreInput extends Repeatable {
  @Field(() => String, { description: 'Its piece of an address: small Latin letters, digits and dashes, at most 80.' })
  slug!: string;

  @Field(() => CentreNamesInput, { description: 'Its name.' })
  names!: CentreNamesInput;

  @Field(() => String, { description: 'Code of the province it stands in.' })
  placeCode!: string;

  @Field(() => String, { description: 'E-mail of the account that becomes its coordinator.' })
  coordinatorEmail!: string;
}

@InputType({ description: 'Whom to appoint, where and as what.' })
export class AppointStaffInput extends Repeatable {
  @Field(() => ID, { description: 'The centre; you coordinate it or are an administrator.' })
  centreId!: string;

  @Field(() => String, { description: 'E-mail of the person’s account.' })
  email!: string;

  @Field(() => StaffKind, { description: 'As what. Another part than now changes it.' })
  kind!: StaffKind;
}

@InputType({ description: 'Whose post ends.' })
export class EndStaffInput extends Repeatable {
  @Field(() => ID, { description: 'The person of the staff.' })
  staffMemberId!: string;
}

@InputType({ description: 'One step of a centre’s own grid.' })
export class GridStepInput {
  @Field(() => String, { description: 'What the centre calls it, at most 60 characters.' })
  step!: string;

  @Field(() => SkillLevel, { description: 'The band it stands for.' })
  level!: SkillLevel;
}

@InputType({ description: 'A centre’s whole grid.' })
export class SetCentreGridInput extends Repeatable {
  @Field(() => ID, { description: 'The centre; you coordinate it.' })
  centreId!: string;

  @Field(() => Int, { description: 'The version you read.' })
  version!: number;

  @Field(() => [GridStepInput], { description: 'At most 10 steps, lowest first, no step twice; takes the place of the grid there was.' })
  grid!: GridStepInput[];
}

@ObjectType({ description: 'The changed centre.' })
export class CentrePayload {
  @Field(() => CentreType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  centre?: CentreType | null;

  @Field(() => CentreStaffMemberType, { nullable: true, description: 'The post that came with it, where one did.' })
  staffMember?: CentreStaffMemberType | null;

  @Field(() => [CentreUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof CentreUserError>[];
}

@ObjectType({ description: 'The changed post.' })
export class CentreStaffPayload {
  @Field(() => CentreStaffMemberType, { nullable: true, description: 'As it is now; null if nothing was done, or it is no longer yours to see.' })
  staffMember?: CentreStaffMemberType | null;

  @Field(() => [CentreUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof CentreUserError>[];
}
