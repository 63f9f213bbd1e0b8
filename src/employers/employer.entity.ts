import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '../identity/account.entity.ts';
import { Place } from '../places/place.entity.ts';

export const EmployerKind = { COMPANY: 'COMPANY', IT_SERVICES: 'IT_SERVICES', PUBLIC_BODY: 'PUBLIC_BODY', ASSOCIATION: 'ASSOCIATION', INTERMEDIARY: 'INTERMEDIARY' } as const;
export type EmployerKind = (typeof EmployerKind)[keyof typeof EmployerKind];

/** The registers whose numbers verify an employer: Morocco's ICE, France's SIREN, Belgium's CBE, Spain's NIF. */
export const RegistrationKind = { ICE: 'ICE', SIREN: 'SIREN', CBE: 'CBE', NIF: 'NIF' } as const;
export type RegistrationKind = (typeof RegistrationKind)[keyof typeof RegistrationKind];

/** Who offers work. Nothing of it is public until an administrator verified it. */
export const EmployerSchema = defineEntity({
  name: 'Employer',
  tableName: 'employers',
  checks: [{ name: 'employers_registration_whole', expression: '(registration_kind is null) = (registration_number is null)' }],
  uniques: [{ name: 'employers_registration_unique', properties: ['registrationKind', 'registrationNumber'] }],
  properties: {
    id: p.uuid().primary(),
    slug: p.string().length(80).unique('employers_slug_unique'),
    name: p.string().length(160).collation('und-x-icu'),
    /** The name as names are compared: without case, accents, signs and legal form. */
    foldedName: p.string().length(160).default('').index(),
    kind: p.enum(() => EmployerKind),
    /** The seat: a province or region where known, else the country. */
    placeCode: () => p.manyToOne(Place).mapToPk().fieldName('place_code'),
    website: p.string().length(500).nullable(),
    description: p.text().nullable(),
    registrationKind: p.enum(() => RegistrationKind).nullable(),
    registrationNumber: p.string().length(20).nullable(),
    /** When it last asked to be verified under the number it has now; null once decided. */
    verificationAskedAt: p.datetime().length(3).nullable(),
    verifiedAt: p.datetime().length(3).nullable(),
    verifiedById: p.uuid().nullable(),
    /** Set where a centre posts for an employer that is not registered itself; its offers are open, and marked. */
    postedForAt: p.datetime().length(3).nullable(),
    suspendedAt: p.datetime().length(3).nullable(),
    /** Made up, for test keys to act for. */
    sandbox: p.boolean().default(false),
    createdAt: p.datetime().length(3),
    version: p.integer().version(),
  },
});
export class Employer extends EmployerSchema.class {}
EmployerSchema.setClass(Employer);

export const MemberKind = { OWNER: 'OWNER', MEMBER: 'MEMBER' } as const;
export type MemberKind = (typeof MemberKind)[keyof typeof MemberKind];

/** A recruiter of an employer: asked for by the person, granted by an owner. */
export const EmployerMemberSchema = defineEntity({
  name: 'EmployerMember',
  tableName: 'employer_members',
  uniques: [{ name: 'employer_members_one_live', properties: ['accountId', 'employerId'], where: 'ended_at is null' }],
  properties: {
    id: p.uuid().primary(),
    employerId: () => p.manyToOne(Employer).mapToPk().fieldName('employer_id').index(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').index(),
    kind: p.enum(() => MemberKind),
    askedAt: p.datetime().length(3),
    /** Null until an owner grants it; until then the person sees nothing of the employer's. */
    grantedAt: p.datetime().length(3).nullable(),
    endedAt: p.datetime().length(3).nullable(),
    version: p.integer().version(),
  },
});
export class EmployerMember extends EmployerMemberSchema.class {}
EmployerMemberSchema.setClass(EmployerMember);
