import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '../identity/account.entity.ts';
import { Place } from '../places/place.entity.ts';
import type { SkillLevel } from '../skills/skill.entity.ts';

/** One step of a centre's own grid and the band it maps to. */
export interface GridStep {
  readonly step: string;
  readonly level: SkillLevel;
}

/** A coding school in a province. */
export const CentreSchema = defineEntity({
  name: 'Centre',
  tableName: 'centres',
  properties: {
    id: p.uuid().primary(),
    slug: p.string().length(80).unique('centres_slug_unique'),
    nameFr: p.string().length(160).collation('fr-x-icu'),
    nameAr: p.string().length(160).collation('ar-x-icu'),
    nameEn: p.string().length(160).collation('en-x-icu'),
    placeCode: () => p.manyToOne(Place).mapToPk().fieldName('place_code'),
    /** How the steps of its grid (imitate, adapt, transpose) map to the four bands. */
    grid: p.json<GridStep[]>(),
    createdAt: p.datetime().length(3),
    version: p.integer().version(),
  },
});
export class Centre extends CentreSchema.class {}
CentreSchema.setClass(Centre);

export const StaffKind = { COORDINATOR: 'COORDINATOR', TRAINER: 'TRAINER' } as const;
export type StaffKind = (typeof StaffKind)[keyof typeof StaffKind];

/** A person of a centre's staff. */
export const CentreStaffSchema = defineEntity({
  name: 'CentreStaff',
  tableName: 'centre_staff',
  uniques: [{ name: 'centre_staff_one_live', properties: ['accountId', 'centreId'], where: 'ended_at is null' }],
  properties: {
    id: p.uuid().primary(),
    centreId: () => p.manyToOne(Centre).mapToPk().fieldName('centre_id').index(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').index(),
    kind: p.enum(() => StaffKind),
    startedAt: p.datetime().length(3),
    endedAt: p.datetime().length(3).nullable(),
  },
});
export class CentreStaff extends CentreStaffSchema.class {}
CentreStaffSchema.setClass(CentreStaff);
