import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.ts';
import { NodeType } from '../kernel/node.ts';
import { DateTime, Url } from '../kernel/scalars.ts';
import { EmployerKind, MemberKind, RegistrationKind } from './employer.entity.ts';

registerEnumType(EmployerKind, {
  name: 'EmployerKind',
  description: 'What sort of employer it is.',
  valuesConfig: {
    COMPANY: { description: 'A company that hires for itself.' },
    IT_SERVICES: { description: 'An IT services firm (ESN), whose place of mission may differ from its seat.' },
    PUBLIC_BODY: { description: 'An administration or public establishment.' },
    ASSOCIATION: { description: 'An association or cooperative.' },
    INTERMEDIARY: { description: 'Hires for others.' },
  },
});
registerEnumType(RegistrationKind, {
  name: 'RegistrationKind',
  description: 'The register whose number an employer is verified by.',
  valuesConfig: {
    ICE: { description: 'Morocco, 15 digits, the whole a multiple of 97.' },
    SIREN: { description: 'France, 9 digits, checked by Luhn’s sum.' },
    CBE: { description: 'Belgium (KBO/BCE), 10 digits, the last two the check.' },
    NIF: { description: 'Spain, of an organisation: a letter, 7 digits and a check, a digit or a letter.' },
  },
});
registerEnumType(MemberKind, {
  name: 'MemberKind',
  description: 'What a member of an employer may do.',
  valuesConfig: { OWNER: { description: 'Everything, and grants memberships.' }, MEMBER: { description: 'Offers and applications.' } },
});

@ObjectType('Employer', { implements: NodeType, description: 'Who offers work. Seen by everybody once verified, or while a centre posts its offers; before, by its members and administrators.' })
export class EmployerType extends NodeType {
  @Field(() => String, { description: 'Its piece of an address, unique.' })
  slug!: string;

  @Field(() => String, { description: 'The name it trades under.' })
  name!: string;

  @Field(() => EmployerKind, { description: 'What sort of employer it is.' })
  kind!: EmployerKind;

  @Field(() => Url, { nullable: true, description: 'Its site; null if it gave none.' })
  website!: string | null;

  @Field(() => String, { nullable: true, description: 'What it says of itself, plain text, at most 5,000 characters; null if nothing.' })
  description!: string | null;

  @Field(() => DateTime, { description: 'When it was founded here.' })
  createdAt!: string;

  @Field(() => Int, { description: 'Send it back with a change; a stale one is a CONFLICT.' })
  version!: number;
}

@ObjectType('EmployerMember', { implements: NodeType, description: 'A person of an employer. Seen by the person, the employer’s members and administrators.' })
export class EmployerMemberType extends NodeType {
  @Field(() => MemberKind, { description: 'Owner or member.' })
  kind!: MemberKind;

  @Field(() => DateTime, { description: 'When the person asked.' })
  askedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When an owner granted it; null while it waits.' })
  grantedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it lasts.' })
  endedAt!: string | null;
}

@ObjectType('EmployerMemberPerson', { description: 'Who a member of an employer is, or who asks to be one.' })
export class EmployerMemberPersonType {
  @Field(() => String, { description: 'The name the person gave.' })
  name!: string;

  @Field(() => String, { description: 'The address the person signs in with.' })
  email!: string;
}

@ObjectType('Registration', { description: 'The number an employer is verified by. Seen by its members and administrators.' })
export class RegistrationType {
  @Field(() => RegistrationKind, { nullable: true, description: 'Which register; null if none was given.' })
  registrationKind!: RegistrationKind | null;

  @Field(() => String, { nullable: true, description: 'The number, without spaces; null if none was given.' })
  registrationNumber!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it waits for an administrator to look; null while it does not.' })
  verificationAskedAt!: string | null;
}

export const EmployerConnection = connectionOf('Employer', () => EmployerType, 'employers');
export const EmployerMemberConnection = connectionOf('EmployerMember', () => EmployerMemberType, 'members of an employer');
