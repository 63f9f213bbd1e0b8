import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { Employer, EmployerMember } from '../../src/employers/employer.entity.ts';
import { Disclosure } from '../../src/graduates/enrolment.entity.ts';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Offer } from '../../src/offers/offer.entity.ts';
import { closeOffer, fillOffer, pauseOffer } from '../../src/offers/publication.service.ts';
import { administratorOf, makeEmployer, type MadeEmployer } from '../builders/employers.ts';
import { makeOffer, type MadeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();

let atlas: MadeEmployer;
let rival: MadeEmployer;
let graduate: Person;
let applicant: Person;
/** Everybody who is neither a member of the employer nor an administrator. */
let strangers: (Person | null)[];

/** A graduate, disclosed to that employer if one is said, as applying does it. */
async function makeGraduate(disclosedTo?: string): Promise<Person> {
  const person = await world.person('Nadia', 'GRADUATE');
  const at = world.app.now();
  await transact(world.system(), async (tx) => {
    const { id } = tx.em.create(Graduate, { id: randomUUID(), accountId: person.accountId, name: 'Nadia', email: person.email, wantsRemote: false, mobilityOrdered: false, contractTypes: [], reconfirmedAt: at, findableAt: [], createdAt: at });
    if (disclosedTo) tx.em.create(Disclosure, { id: randomUUID(), graduateId: id, employerId: disclosedTo, reason: 'APPLICATION', since: at });
  });
  return person;
}

beforeAll(async () => {
  atlas = await makeEmployer(world);
  rival = await makeEmployer(world);
  graduate = await makeGraduate();
  applicant = await makeGraduate(atlas.employerId);
  strangers = [null, rival.owner, graduate, await world.person('Centre', 'COORDINATOR'), await world.person('Region', 'OBSERVER')];
});

const PARTS = 'state title body titles { text } places { code } mustHaves { skill { slug } } requiredLanguages { language } employer { name } events { nodes { toState } }';

/** Every way to an offer: what each edge answers to that person. */
async function ways(id: string, slug: string, employerId: string, as: Person | null) {
  const { node, nodes, offer, employer, offers } = await world.get(
    `query ($id: ID!, $slug: String!, $employerId: ID!) {
      node(id: $id) { id ... on JobOffer { ${PARTS} } } nodes(ids: [$id]) { id } offer(slug: $slug) { id ${PARTS} }
      employer: node(id: $employerId) { ... on Employer { offers(first: 50) { totalCount nodes { id } } } } offers(first: 50, filter: { employerIds: [$employerId] }) { totalCount nodes { id } }
    }`,
    { id, slug, employerId },
    as,
  );
  const listed = (list: { totalCount: number; nodes: { id: string }[] } | null) => {
    expect(list?.totalCount).toBe(list?.nodes.length);
    return list?.nodes.some((row) => row.id === id) ?? false;
  };
  expect(nodes[0]?.id ?? null).toBe(node?.id ?? null);
  expect(offer?.id ?? null).toBe(node?.id ?? null);
  return { seen: node !== null, ofEmployer: employer ? listed(employer.offers) : false, listed: listed(offers), events: node?.events.nodes.length ?? null };
}
const waysTo = async ({ id, employer }: MadeOffer, as: Person | null) => {
  const { data } = await world.ask('query ($id: ID!) { node(id: $id) { ... on JobOffer { slug } } }', { id }, employer.owner);
  return ways(id, data.node.slug, employer.id, as);
};

const HIDDEN = { seen: false, ofEmployer: false, listed: false, events: null };

describe('an offer', () => {
  it('that is open is seen by everybody, its events by those it concerns', async () => {
    const made = await makeOffer(world, { employer: atlas });
    for (const stranger of strangers) expect(await waysTo(made, stranger)).toEqual({ seen: true, ofEmployer: true, listed: true, events: 0 });
    for (const person of [atlas.owner, applicant, await administratorOf(world)]) expect(await waysTo(made, person)).toEqual({ seen: true, ofEmployer: true, listed: true, events: 2 });
  });

  it('that is a draft is seen by its employer’s members and administrators alone, at every edge', async () => {
    const made = await makeOffer(world, { employer: atlas, draft: true });
    for (const stranger of [...strangers, applicant]) expect(await waysTo(made, stranger)).toEqual(HIDDEN);
    for (const person of [atlas.owner, await administratorOf(world)]) expect(await waysTo(made, person)).toEqual({ seen: true, ofEmployer: true, listed: false, events: 1 });
  });

  it.each([['paused', pauseOffer], ['filled', fillOffer], ['closed', closeOffer]])('that is %s leaves every list at once, and stays with its members and those who applied', async (_, verb) => {
    const made = await makeOffer(world, { employer: atlas });
    await transact(atlas.owner.context(), (tx) => verb(tx, { offerId: made.offerId }));
    for (const stranger of strangers) expect(await waysTo(made, stranger)).toEqual(HIDDEN);
    for (const person of [atlas.owner, applicant]) expect(await waysTo(made, person)).toEqual({ seen: true, ofEmployer: true, listed: false, events: 3 });
  });

  it('whose last day is over is out of sight before anybody expires it', async () => {
    world.clock = new Date('2025-11-24T22:59:00Z');
    const person = await world.person('Late', 'RECRUITER');
    const late = await makeEmployer(world, { owner: person });
    const made = await makeOffer(world, { employer: late, deadlineOn: '2025-11-24' });
    expect(await waysTo(made, null)).toMatchObject({ seen: true, listed: true });
    // Midnight in Casablanca was at 23:00 in UTC then.
    world.clock = new Date('2025-11-24T23:00:00Z');
    expect(await waysTo(made, null)).toEqual(HIDDEN);
    world.clock = null;
  });

  it('of an employer that is not verified, or is suspended, is not public though published', async () => {
    const young = await makeEmployer(world, { verified: false });
    const made = await makeOffer(world, { employer: young });
    for (const stranger of strangers) expect(await waysTo(made, stranger)).toEqual(HIDDEN);
    expect(await waysTo(made, young.owner)).toMatchObject({ seen: true, ofEmployer: true, listed: false });
    const VERIFY = 'mutation ($id: ID!) { verifyEmployer(input: { employerId: $id }) { userErrors { code } } }';
    await world.get(VERIFY, { id: young.id }, await administratorOf(world));
    expect(await waysTo(made, null)).toMatchObject({ seen: true, ofEmployer: true, listed: true });
    await transact(world.system(), async (tx) => {
      (await tx.em.findOneOrFail(Employer, { id: young.employerId })).suspendedAt = world.app.now();
    });
    for (const stranger of strangers) expect(await waysTo(made, stranger)).toEqual(HIDDEN);
  });

  it('without an opening left takes no applications, so it is not public', async () => {
    const made = await makeOffer(world, { employer: atlas });
    await transact(world.system(), async (tx) => {
      (await tx.em.findOneOrFail(Offer, { id: made.offerId })).openings = 0;
    });
    for (const stranger of strangers) expect(await waysTo(made, stranger)).toEqual(HIDDEN);
    expect(await waysTo(made, atlas.owner)).toMatchObject({ seen: true, listed: false });
  });

  it('goes out of a member’s sight when the membership ends', async () => {
    const made = await makeOffer(world, { employer: atlas, draft: true });
    const member = await world.person('Member', 'RECRUITER');
    const membership = randomUUID();
    await transact(world.system(), async (tx) => {
      tx.em.create(EmployerMember, { id: membership, employerId: atlas.employerId, accountId: member.accountId, kind: 'MEMBER', askedAt: world.app.now(), grantedAt: world.app.now() });
    });
    expect(await waysTo(made, member)).toMatchObject({ seen: true, ofEmployer: true, events: 1 });
    await world.get('mutation ($id: ID!) { endMembership(input: { memberId: $id }) { userErrors { code } } }', { id: toGlobalId('EmployerMember', membership) }, atlas.owner);
    expect(await waysTo(made, member)).toEqual(HIDDEN);
  });

  it('filtered by state shows no more of an employer’s offers than unfiltered', async () => {
    const ASK = 'query ($id: ID!, $filter: EmployerOffersFilter) { node(id: $id) { ... on Employer { offers(first: 100, filter: $filter) { totalCount nodes { id state } } } } }';
    for (const person of [null, graduate, applicant, atlas.owner]) {
      const all = (await world.get(ASK, { id: atlas.id }, person)).node.offers;
      for (const state of ['DRAFT', 'PUBLISHED', 'PAUSED', 'FILLED', 'EXPIRED', 'CLOSED']) {
        const some = (await world.get(ASK, { id: atlas.id, filter: { states: [state] } }, person)).node.offers;
        expect(some.nodes).toEqual(all.nodes.filter((row: { state: string }) => row.state === state));
        expect(some.totalCount).toBe(some.nodes.length);
      }
    }
  });
});

describe('changing an offer', () => {
  const VERBS = ['updateOffer', 'publishOffer', 'pauseOffer', 'fillOffer', 'closeOffer', 'discardOffer'];
  const answerOf = (verb: string) => (verb === 'discardOffer' ? 'discardedOfferId' : 'offer { id }');
  const mutation = (verb: string) => `mutation ($id: ID!) { ${verb}(input: { offerId: $id${verb === 'updateOffer' ? ', version: 1, openings: 5' : ''} }) { ${answerOf(verb)} userErrors { code field message } } }`;

  it('of another employer is answered like an unknown or malformed id, to the byte', async () => {
    const { id } = await makeOffer(world, { employer: atlas, draft: true });
    const open = await makeOffer(world, { employer: atlas });
    for (const verb of VERBS) {
      const answers = await Promise.all([id, open.id, 'x', '', atlas.id, toGlobalId('JobOffer', randomUUID()), toGlobalId('JobOffer', 'no uuid')].map((one) => world.get(mutation(verb), { id: one }, rival.owner)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify({ [verb]: { [verb === 'discardOffer' ? 'discardedOfferId' : 'offer']: null, userErrors: [{ code: 'NOT_FOUND', field: 'offerId', message: 'Not found.' }] } })]));
    }
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { version openings state } } }', { id: open.id })).node).toEqual({ version: 2, openings: 1, state: 'PUBLISHED' });
  });

  it('is for recruiters, and for coordinators where their centre posts: a visitor signs in first, nobody else may', async () => {
    const { id } = await makeOffer(world, { employer: atlas });
    for (const verb of VERBS) {
      for (const [person, code] of [[null, 'UNAUTHENTICATED'], [graduate, 'FORBIDDEN'], [strangers[4], 'FORBIDDEN'], [await administratorOf(world), 'FORBIDDEN']] as const) {
        const { errors } = await world.ask(mutation(verb), { id }, person ?? null);
        expect(errors.map((error) => error.extensions.code)).toEqual([code]);
      }
      const { [verb]: payload } = await world.get(mutation(verb), { id }, strangers[3]);
      expect(payload.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
  });

  it('or writing one is not for those who only asked to join, nor in the name of another or a suspended employer', async () => {
    const waiting = await world.person('Waiting', 'RECRUITER');
    const { id } = await makeOffer(world, { employer: atlas });
    await transact(world.system(), async (tx) => {
      tx.em.create(EmployerMember, { id: randomUUID(), employerId: atlas.employerId, accountId: waiting.accountId, kind: 'MEMBER', askedAt: world.app.now() });
    });
    expect((await world.get(mutation('closeOffer'), { id }, waiting)).closeOffer.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const CREATE = 'mutation ($id: ID!) { createOffer(input: { employerId: $id, texts: [{ language: EN, title: "Developer" }] }) { offer { id } userErrors { code field } } }';
    const refused = { createOffer: { offer: null, userErrors: [{ code: 'NOT_FOUND', field: 'employerId' }] } };
    for (const person of [waiting, rival.owner]) expect(await world.get(CREATE, { id: atlas.id }, person)).toEqual(refused);
    expect(await world.get(CREATE, { id: 'x' }, atlas.owner)).toEqual(refused);
    const doomed = await makeEmployer(world);
    const offer = await makeOffer(world, { employer: doomed });
    await transact(world.system(), async (tx) => {
      (await tx.em.findOneOrFail(Employer, { id: doomed.employerId })).suspendedAt = world.app.now();
    });
    expect(await world.get(CREATE, { id: doomed.id }, doomed.owner)).toEqual({ createOffer: { offer: null, userErrors: [{ code: 'EMPLOYER_SUSPENDED', field: 'employerId' }] } });
    expect(await world.get(CREATE, { id: doomed.id }, atlas.owner)).toEqual(refused);
    expect((await world.get(mutation('closeOffer'), { id: offer.id }, doomed.owner)).closeOffer.userErrors).toMatchObject([{ code: 'EMPLOYER_SUSPENDED' }]);
    expect((await world.get(mutation('closeOffer'), { id: offer.id }, atlas.owner)).closeOffer.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});
