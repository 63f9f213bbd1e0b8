import { defineNoun } from '../kernel/read.ts';
import { never, type Builder, type Rule } from '../kernel/rule.ts';
import { Role, type Viewer } from '../kernel/viewer.ts';
import { coordinates } from './centre.visibility.ts';
import { SponsorshipSchema } from './sponsorship.entity.ts';

/** Whether the viewer coordinates the centre that acts for the employer in that column, which is not here itself. */
export const sponsors = (eb: Builder, employerId: string, viewer: Viewer): Rule =>
  viewer.roles.has(Role.COORDINATOR)
    ? eb.exists(
        eb
          .selectFrom('sponsorships as sponsored')
          .select('sponsored.id')
          .whereRef('sponsored.employer_id', '=', employerId)
          .where('sponsored.ended_at', 'is', null)
          .where((inner: Builder) => coordinates(inner, 'sponsored.centre_id', viewer)),
      )
    : never(eb);

/** That a centre acts for an employer which is not here yet: everybody, while it lasts. */
export const sponsorship = defineNoun({ name: 'sponsorship', table: SponsorshipSchema, columns: ['id', 'employerId', 'centreId', 'since'], visible: (eb) => eb('sponsorships.ended_at', 'is', null) });

/** The same as it is ended: the coordinators of the centre. */
export const managedSponsorship = defineNoun({
  name: 'managedSponsorship',
  table: SponsorshipSchema,
  columns: ['id', 'employerId', 'centreId'],
  visible: (eb, viewer) => eb.and([eb('sponsorships.ended_at', 'is', null), coordinates(eb as Builder, 'sponsorships.centre_id', viewer)]),
});

/** One that ended: for the service alone, which knows where an employer goes back to. */
export const endedSponsorship = defineNoun({ name: 'endedSponsorship', table: SponsorshipSchema, columns: ['id', 'employerId', 'centreId', 'endedAt'], visible: (eb) => eb.lit(false) });
