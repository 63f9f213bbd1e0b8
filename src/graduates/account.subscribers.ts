import { changed, type Subscribers } from '../kernel/transact.ts';
import { Graduate } from './graduate.entity.ts';

/** What graduates hear of above them: an account whose e-mail was confirmed shows its graduate to others from now on. */
export const graduateAccountSubscribers: Subscribers = {
  async account(tx, accountId) {
    const person = await tx.em.findOne(Graduate, { accountId }, { fields: ['id'], disableIdentityMap: true });
    if (person) changed(tx, 'graduate', person.id);
  },
};
