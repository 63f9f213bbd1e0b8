import { defineEntity, p } from '@mikro-orm/core';
import { Account } from '../identity/account.entity.ts';
import { Graduate } from './graduate.entity.ts';

/**
 * A learner whom a centre wrote in by an address that has an account of its own already. The graduate stands for the person
 * at that centre, under an account nobody can open, exactly as a new learner would look there; the holder of the address
 * takes it over, or does not. The centre learns neither that there is such an account nor whose.
 */
export const HeldPlaceSchema = defineEntity({
  name: 'HeldPlace',
  tableName: 'held_places',
  properties: {
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').primary().deleteRule('cascade'),
    /** Whose it is to take. */
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').index().deleteRule('cascade'),
    createdAt: p.datetime().length(3),
  },
});
export class HeldPlace extends HeldPlaceSchema.class {}
HeldPlaceSchema.setClass(HeldPlace);
