import { describe, expect, it } from 'vitest';
import { transact } from '../../src/kernel/transact.ts';
import { returnOpening, takeOpening } from '../../src/offers/opening.service.ts';
import { expireOffers } from '../../src/offers/expiry.service.ts';
import { offerTasks } from '../../src/offers/offer.tasks.ts';
import { makeEmployer } from '../builders/employers.ts';
import { makeOffer, type MadeOffer } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

const now = async ({ id, employer }: MadeOffer) => {
  const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { state openings events { nodes { fromState toState } } } } }', { id }, employer.owner);
  return { state: node.state, openings: node.openings, last: `${node.events.nodes[0].fromState} ${node.events.nodes[0].toState}` };
};
/** As a hire does it: in a transaction of somebody who is no member of the employer. */
const take = ({ offerId }: MadeOffer) => transact(world.context(), (tx) => takeOpening(tx, offerId, 'applicationId'));

describe('openings', () => {
  it('are taken one by one, and the last one fills the offer', async () => {
    const made = await makeOffer(world, { openings: 2 });
    await take(made);
    expect(await now(made)).toEqual({ state: 'PUBLISHED', openings: 1, last: 'DRAFT PUBLISHED' });
    await take(made);
    expect(await now(made)).toEqual({ state: 'FILLED', openings: 0, last: 'PUBLISHED FILLED' });
    await expect(take(made)).rejects.toMatchObject({ code: 'NO_OPENING_LEFT', field: 'applicationId' });
  });

  it('are never taken twice, however many hire at once', async () => {
    const made = await makeOffer(world, { openings: 3 });
    const hires = await Promise.allSettled(Array.from({ length: 8 }, () => take(made)));
    expect(hires.filter((hire) => hire.status === 'fulfilled')).toHaveLength(3);
    expect(hires.filter((hire) => hire.status === 'rejected').map((hire) => (hire.reason as { code: string }).code)).toEqual(Array.from({ length: 5 }, () => 'NO_OPENING_LEFT'));
    expect(await now(made)).toEqual({ state: 'FILLED', openings: 0, last: 'PUBLISHED FILLED' });
  });

  it('come back when a hire falls through, and the employer decides to publish again', async () => {
    const made = await makeOffer(world);
    await take(made);
    await transact(world.context(), (tx) => returnOpening(tx, made.offerId));
    expect(await now(made)).toEqual({ state: 'FILLED', openings: 1, last: 'PUBLISHED FILLED' });
    const { publishOffer } = await world.get('mutation ($id: ID!) { publishOffer(input: { offerId: $id }) { offer { state } userErrors { code } } }', { id: made.id }, made.employer.owner);
    expect(publishOffer).toEqual({ offer: { state: 'PUBLISHED' }, userErrors: [] });
  });

  it('of a closed offer are taken by those who applied in time, and it stays closed', async () => {
    const made = await makeOffer(world);
    await world.get('mutation ($id: ID!) { closeOffer(input: { offerId: $id }) { userErrors { code } } }', { id: made.id }, made.employer.owner);
    await take(made);
    expect(await now(made)).toEqual({ state: 'CLOSED', openings: 0, last: 'PUBLISHED CLOSED' });
  });

  it('of no offer at all are not found', async () => {
    await expect(transact(world.context(), (tx) => takeOpening(tx, '00000000-0000-0000-0000-000000000000'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the daily round', () => {
  it('expires what is published or paused and past its day, and nothing else', async () => {
    world.clock = new Date('2025-11-24T22:55:00Z');
    const employer = await makeEmployer(world);
    const on = (deadlineOn: string | null, over: object = {}) => makeOffer(world, { employer, deadlineOn, ...over });
    const [due, paused, today, openEnded, draft] = [await on('2025-11-24'), await on('2025-11-24'), await on('2025-11-25'), await on(null), await on('2025-11-24', { draft: true })];
    await world.get('mutation ($id: ID!) { pauseOffer(input: { offerId: $id }) { userErrors { code } } }', { id: paused.id }, employer.owner);
    expect(await transact(world.context(), expireOffers)).toEqual({ expired: 0 });
    world.clock = new Date('2025-11-24T23:00:00Z');
    await offerTasks.expireOffers!(world.context(), {});
    expect(await now(due)).toMatchObject({ state: 'EXPIRED', last: 'PUBLISHED EXPIRED' });
    expect(await now(paused)).toMatchObject({ state: 'EXPIRED', last: 'PAUSED EXPIRED' });
    for (const [made, state] of [[today, 'PUBLISHED'], [openEnded, 'PUBLISHED'], [draft, 'DRAFT']] as const) expect(await now(made)).toMatchObject({ state });
    expect(await transact(world.context(), expireOffers)).toEqual({ expired: 0 });
    const AGAIN = 'mutation ($id: ID!, $version: Int!) { updateOffer(input: { offerId: $id, version: $version, deadlineOn: "2025-12-24" }) { offer { state } } publishOffer(input: { offerId: $id }) { offer { state deadlineOn } userErrors { code } } }';
    expect((await world.get(AGAIN, { id: due.id, version: 3 }, employer.owner)).publishOffer).toEqual({ offer: { state: 'PUBLISHED', deadlineOn: '2025-12-24' }, userErrors: [] });
    world.clock = null;
  });
});
