import { Ctx, FieldResolver, registerEnumType, Resolver, Root } from 'type-graphql';
import { sponsorshipByEmployerId } from '../centres/sponsorship.loaders.ts';
import type { Context } from '../kernel/context.ts';
import { one } from '../kernel/loaders.ts';
import type { Row } from '../kernel/read.ts';
import { OfferType } from './offer.type.ts';
import { type offer, writtenOffer } from './offer.visibility.ts';

/** Where an application to an offer goes. */
export const AppliesBy = { HERE: 'HERE', URL: 'URL', LETTER: 'LETTER' } as const;
export type AppliesBy = (typeof AppliesBy)[keyof typeof AppliesBy];
registerEnumType(AppliesBy, {
  name: 'AppliesBy',
  description: 'Where an application to an offer goes.',
  valuesConfig: {
    HERE: { description: 'The employer reads it here, and answers here.' },
    URL: { description: 'At `applyUrl`; this service takes none.' },
    LETTER: { description: 'This service sends it to the employer by letter, with your name, contact, message and skills, and keeps it; the employer, which is not registered, answers you itself.' },
  },
});

const writtenById = one(writtenOffer);

@Resolver(() => OfferType)
export class OfferApplyResolver {
  @FieldResolver(() => AppliesBy, { description: 'Where an application goes: know it before you send one.' })
  async appliesBy(@Root() row: Row<typeof offer>, @Ctx() context: Context): Promise<AppliesBy> {
    if (row.applyUrl !== null) return 'URL';
    return row.applyEmail !== null && (await sponsorshipByEmployerId(context).load(row.employerId)) !== null ? 'LETTER' : 'HERE';
  }

  @FieldResolver(() => String, { nullable: true, description: 'The address that applications are sent to by letter; null if there is none, or unless you may edit the offer.' })
  async applyEmail(@Root() row: Row<typeof offer>, @Ctx() context: Context) {
    return row.applyEmail === null ? null : ((await writtenById(context).load(row.id))?.applyEmail ?? null);
  }
}
