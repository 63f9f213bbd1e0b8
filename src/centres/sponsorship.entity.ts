import { defineEntity, p } from '@mikro-orm/core';
import { Employer } from '../employers/employer.entity.ts';
import { Centre } from './centre.entity.ts';

/** A centre acts for an employer that is not registered yet, until it hands it over. */
export const SponsorshipSchema = defineEntity({
  name: 'Sponsorship',
  tableName: 'sponsorships',
  uniques: [{ name: 'sponsorships_one_live', properties: ['employerId'], where: 'ended_at is null' }],
  properties: {
    id: p.uuid().primary(),
    employerId: () => p.manyToOne(Employer).mapToPk().fieldName('employer_id'),
    centreId: () => p.manyToOne(Centre).mapToPk().fieldName('centre_id').index(),
    byId: p.uuid(),
    since: p.datetime().length(3),
    endedAt: p.datetime().length(3).nullable(),
  },
});
export class Sponsorship extends SponsorshipSchema.class {}
SponsorshipSchema.setClass(Sponsorship);
