import type { Subscribers } from '../kernel/transact.ts';
import { Employer, EmployerMember } from './employer.entity.ts';
import { tellOfAsking } from './employer.post.ts';

/** What employers hear of above them: whoever asked to join and confirms its e-mail only now is told of to the owners. */
export const employerAccountSubscribers: Subscribers = {
  async emailConfirmed(tx, accountId) {
    const asking = await tx.em.find(EmployerMember, { accountId, grantedAt: null, endedAt: null }, { fields: ['employerId'], disableIdentityMap: true });
    for (const { employerId } of asking) await tellOfAsking(tx, await tx.em.findOneOrFail(Employer, { id: employerId }, { fields: ['id', 'name'], disableIdentityMap: true }), accountId);
    // A verb's own flush is over by now.
    await tx.em.flush();
  },
};
