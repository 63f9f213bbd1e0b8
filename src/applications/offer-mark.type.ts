import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { DateTime } from '../kernel/scalars.ts';
import { OfferType } from '../offers/offer.type.ts';
import { ApplicationUserError } from './application.errors.ts';
import { OfferMarkKind } from './offer-mark.entity.ts';

registerEnumType(OfferMarkKind, {
  name: 'OfferMark',
  description: 'What a person made of an offer for itself; nobody else sees it.',
  valuesConfig: { SAVED: { description: 'Kept in mind.' }, HIDDEN: { description: 'Out of its matches.' } },
});

@ObjectType('MarkedOffer', { description: 'An offer that a person saved or hid. Seen by the person alone.' })
export class MarkedOfferType {
  @Field(() => ID, { description: 'The offer’s id, for `unmarkOffer`.' })
  offerId!: string;

  @Field(() => DateTime, { description: 'When it was marked.' })
  markedAt!: string;
}

export const MarkedOfferConnection = connectionOf('MarkedOffer', () => MarkedOfferType, 'offers that a person marked');

@InputType({ description: 'An offer to save, to hide, or to take the mark of.' })
export class MarkOfferInput extends Repeatable {
  @Field(() => ID, { description: 'The offer.' })
  offerId!: string;
}

@ObjectType({ description: 'The offer whose mark changed.' })
export class MarkOfferPayload {
  @Field(() => OfferType, { nullable: true, description: 'The offer, with its `mark` as it is now; null if nothing was done, or it is out of your sight by now.' })
  offer?: OfferType | null;

  @Field(() => [ApplicationUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof ApplicationUserError>[];
}
