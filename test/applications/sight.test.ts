import { beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Employer, EmployerMember } from '../../src/employers/employer.entity.ts';
import { Disclosure } from '../../src/graduates/enrolment.entity.ts';
import { type Applicant, bring, change, makeApplicant, makeApplication, makeOpenOffer, makeRecruiter, type Recruiter, type Sent } from '../builders/applications.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
let recruiter: Recruiter;
let applicant: Applicant;
let offerId: string;
let sent: Sent;
beforeAll(async () => {
  recruiter = await makeRecruiter(world);
  applicant = await makeApplicant(world, 'Nadia Berrada');
  offerId = await makeOpenOffer(world, recruiter);
  sent = await makeApplication(world, applicant, offerId, 'Une lettre pour vous seuls');
  sent = await change(world, recruiter, 'advanceApplication', { applicationId: sent.id, version: sent.version, to: 'IN_REVIEW', note: 'Un mot pour elle seule' });
  sent = await change(world, recruiter, 'rejectApplication', { applicationId: sent.id, version: sent.version, criterion: 'LANGUAGE', detail: 'Anglais B2 demandé' });
});

const WHOLE = 'query ($id: ID!) { node(id: $id) { ... on Application { state message rejection { criterion detail } nextStates graduate { name } employer { id } offer { id } events { totalCount nodes { to note } } lastEvent { to note } } } }';
const whole = async (as: Person | null, id = sent.id) => (await world.get(WHOLE, { id }, as)).node;
const looks = async (as: Person) =>
  (await world.app.orm.em.fork().getConnection().execute<{ noun: string; subject_id: string }[]>(`select noun, subject_id from access_log where actor_id = '${as.accountId}' order by noun`)).map(({ noun, subject_id }) => [noun, subject_id]);

describe('an application is seen', () => {
  it('whole by the person and by the employer’s members', async () => {
    const all = {
      state: 'REJECTED', message: 'Une lettre pour vous seuls', rejection: { criterion: 'LANGUAGE', detail: 'Anglais B2 demandé' }, nextStates: [], graduate: { name: 'Nadia Berrada' },
      employer: { id: toGlobalId('Employer', recruiter.employerId) }, offer: { id: offerId },
      events: { totalCount: 3, nodes: [{ to: 'SUBMITTED', note: null }, { to: 'IN_REVIEW', note: 'Un mot pour elle seule' }, { to: 'REJECTED', note: null }] },
      lastEvent: { to: 'REJECTED', note: null },
    };
    expect(await whole(applicant)).toEqual(all);
    expect(await whole(recruiter)).toEqual(all);
  });

  it('by the centre and administrators without what the two wrote each other', async () => {
    const outside = { state: 'REJECTED', message: null, rejection: { criterion: 'LANGUAGE', detail: null }, nextStates: [], graduate: { name: 'Nadia Berrada' }, events: { totalCount: 0, nodes: [] }, lastEvent: null };
    expect(await whole(applicant.coordinator)).toMatchObject(outside);
    expect(await whole(await world.person('Admin', 'ADMINISTRATOR'))).toMatchObject(outside);
  });

  it('by nobody else, from whichever end', async () => {
    const [rival, neighbour, observer] = [await makeRecruiter(world), await makeApplicant(world, 'Youssef'), await world.person('Observer', 'OBSERVER')];
    const AROUND = 'query ($offer: ID!, $employer: ID!, $graduate: ID!) { offer: node(id: $offer) { ... on JobOffer { applicationCount viewerApplication { id } applications { totalCount nodes { id } } } } employer: node(id: $employer) { ... on Employer { applications { totalCount nodes { id } } } } graduate: node(id: $graduate) { ... on Graduate { applications { totalCount } } } }';
    const ids = { offer: offerId, employer: toGlobalId('Employer', recruiter.employerId), graduate: toGlobalId('Graduate', applicant.graduateId) };
    for (const other of [rival, neighbour, neighbour.coordinator, observer, null]) {
      expect(await whole(other)).toBe(null);
      expect(await world.get(AROUND, ids, other)).toEqual({ offer: { applicationCount: null, viewerApplication: null, applications: { totalCount: 0, nodes: [] } }, employer: { applications: { totalCount: 0, nodes: [] } }, graduate: null });
    }
    const own = { applications: { totalCount: 1, nodes: [{ id: sent.id }] } };
    expect(await world.get(AROUND, ids, applicant.coordinator)).toEqual({ offer: { applicationCount: null, viewerApplication: null, ...own }, employer: own, graduate: { applications: { totalCount: 1 } } });
    expect(await world.get(AROUND, ids, recruiter)).toEqual({ offer: { applicationCount: 1, viewerApplication: null, ...own }, employer: own, graduate: { applications: { totalCount: 1 } } });
    // Its own has ended, so nothing bars another.
    expect(await world.get(AROUND, ids, applicant)).toEqual({ offer: { applicationCount: 1, viewerApplication: null, ...own }, employer: own, graduate: { applications: { totalCount: 1 } } });
  });

  it('of a person at another employer: not by this one', async () => {
    const [other, person] = [await makeRecruiter(world), await makeApplicant(world, 'Salma')];
    const here = await makeApplication(world, person, offerId);
    await makeApplication(world, person, await makeOpenOffer(world, other));
    const BY_PERSON = 'query ($id: ID!) { node(id: $id) { ... on Graduate { applications { totalCount nodes { id } } } } }';
    const graduate = { id: toGlobalId('Graduate', person.graduateId) };
    expect((await world.get(BY_PERSON, graduate, recruiter)).node.applications).toEqual({ totalCount: 1, nodes: [{ id: here.id }] });
    expect((await world.get(BY_PERSON, graduate, person)).node.applications.totalCount).toBe(2);
    expect((await world.get(BY_PERSON, graduate, person.coordinator)).node.applications.totalCount).toBe(2);
  });

  it('no longer by a member whose membership ended', async () => {
    const leaving = await makeRecruiter(world);
    const { id } = await makeApplication(world, applicant, await makeOpenOffer(world, leaving));
    expect((await whole(leaving, id)).message).not.toBe(null);
    await transact(world.system(), async (tx) => {
      (await tx.em.findOneOrFail(EmployerMember, { accountId: leaving.accountId })).endedAt = tx.app.now();
    });
    expect(await whole(leaving, id)).toBe(null);
  });

  it('by the members of a suspended employer in its state alone; they move nothing and read nobody', async () => {
    const bad = await makeRecruiter(world);
    const { id, version } = await makeApplication(world, applicant, await makeOpenOffer(world, bad));
    await transact(world.system(), async (tx) => {
      (await tx.em.findOneOrFail(Employer, { id: bad.employerId })).suspendedAt = tx.app.now();
    });
    expect(await whole(bad, id)).toMatchObject({ state: 'SUBMITTED', message: null, nextStates: [], graduate: null, events: { totalCount: 0 } });
    const MOVE = 'mutation ($id: ID!, $version: Int!) { advanceApplication(input: { applicationId: $id, version: $version, to: INTERVIEW }) { userErrors { code field } } }';
    expect(await world.get(MOVE, { id, version }, bad)).toEqual({ advanceApplication: { userErrors: [{ code: 'EMPLOYER_SUSPENDED', field: 'applicationId' }] } });
    expect((await change(world, applicant, 'withdrawApplication', { applicationId: id })).state).toBe('WITHDRAWN');
  });

  it('without the name, the letter and the notes once the person took the disclosure back', async () => {
    const other = await makeRecruiter(world);
    const { id } = await makeApplication(world, applicant, await makeOpenOffer(world, other));
    await transact(world.system(), async (tx) => {
      (await tx.em.findOneOrFail(Disclosure, { employerId: other.employerId, graduateId: applicant.graduateId })).endedAt = tx.app.now();
    });
    expect(await whole(other, id)).toMatchObject({ state: 'SUBMITTED', graduate: null, message: null, events: { totalCount: 0 } });
    expect((await whole(applicant, id)).message).not.toBe(null);
  });
});

describe('the record of looks', () => {
  it('names a recruiter who read the name or the letter of an applicant, and nobody who read neither', async () => {
    const [own, person] = [await makeRecruiter(world), await makeApplicant(world, 'Hiba')];
    const { id } = await makeApplication(world, person, await makeOpenOffer(world, own));
    await world.get('query ($id: ID!) { node(id: $id) { ... on Application { state nextStates events { nodes { to } } offer { slug } } } }', { id }, own);
    expect(await looks(own)).toEqual([]);
    await world.get('query ($id: ID!) { node(id: $id) { ... on Application { message } } }', { id }, own);
    expect(await looks(own)).toEqual([['applicationFile', person.graduateId]]);
    await world.get('query ($id: ID!) { node(id: $id) { ... on Application { graduate { name } } } }', { id }, own);
    expect(await looks(own)).toEqual([['applicationFile', person.graduateId], ['graduate', person.graduateId]]);
    await whole(person, id);
    expect(await looks(person)).toEqual([]);
    await whole(person.coordinator, id);
    expect(await looks(person.coordinator)).toEqual([['graduate', person.graduateId]]);
  });
});

describe('lists', () => {
  let busy: Recruiter;
  let people: Applicant[];
  const offers: string[] = [];
  const sentAll: Sent[] = [];
  beforeAll(async () => {
    busy = await makeRecruiter(world);
    people = await Promise.all(Array.from({ length: 10 }, (_, index) => makeApplicant(world, `Person ${index}`)));
    for (const replyWithinDays of [20, 10, 5]) offers.push(await makeOpenOffer(world, busy, { replyWithinDays, openings: 3 }));
    // Ten people at the first offer; the first person at all three.
    for (const person of people) sentAll.push(await makeApplication(world, person, offers[0]!));
    for (const offer of offers.slice(1)) sentAll.push(await makeApplication(world, people[0]!, offer));
    await bring(world, sentAll[1]!, busy, people[1]!, 'INTERVIEW');
  });
  const LIST = 'query ($id: ID!, $filter: EmployerApplicationFilter, $order: ApplicationOrder, $first: Int, $after: String) { node(id: $id) { ... on Employer { applications(filter: $filter, order: $order, first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } } } }';
  const list = async (args: object, as: Person | null = busy) => (await world.get(LIST, { id: toGlobalId('Employer', busy.employerId), ...args }, as)).node.applications;
  const idsOf = (answer: { nodes: { id: string }[] }) => answer.nodes.map(({ id }) => id);

  it('of an employer come newest first, or by the promise that is due first', async () => {
    expect(idsOf(await list({}))).toEqual(sentAll.map(({ id }) => id).toReversed());
    const due = idsOf(await list({ order: 'REPLY_DUE' }));
    expect(due.slice(0, 2)).toEqual([sentAll[11]!.id, sentAll[10]!.id]);
    expect(due).toHaveLength(12);
  });

  it('are narrowed by state and offer, and page without loss', async () => {
    expect(idsOf(await list({ filter: { states: ['INTERVIEW', 'HIRED'] } }))).toEqual([sentAll[1]!.id]);
    expect(idsOf(await list({ filter: { offerIds: [offers[1]!, offers[2]!] } }))).toEqual([sentAll[11]!.id, sentAll[10]!.id]);
    expect(await list({ filter: { states: ['SUBMITTED'], offerIds: [offers[0]!] } })).toMatchObject({ totalCount: 9 });
    expect(await list({ filter: { offerIds: ['x', offerId] } })).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await list({ filter: { states: [], offerIds: [] } })).toEqual(await list({}));
    for (const order of ['NEWEST', 'REPLY_DUE']) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const answer: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } = await list({ order, first: 5, after });
        seen.push(...idsOf(answer));
        after = answer.pageInfo.hasNextPage ? answer.pageInfo.endCursor : null;
      } while (after);
      expect(seen.toSorted()).toEqual(sentAll.map(({ id }) => id).toSorted());
    }
    const cursor = (await list({ order: 'NEWEST', first: 5 })).pageInfo.endCursor;
    for (const args of [{ order: 'REPLY_DUE', after: cursor }, { after: 'x' }, { first: 0 }, { first: 101 }]) {
      expect((await world.ask(LIST, { id: toGlobalId('Employer', busy.employerId), ...args }, busy)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  it('of a person are newest first and narrowed by state', async () => {
    const MINE = 'query ($id: ID!, $filter: ApplicationFilter) { node(id: $id) { ... on Graduate { applications(filter: $filter) { totalCount nodes { id } } } } }';
    const id = toGlobalId('Graduate', people[0]!.graduateId);
    expect((await world.get(MINE, { id }, people[0]!)).node.applications.nodes.map((row: { id: string }) => row.id)).toEqual([sentAll[11]!.id, sentAll[10]!.id, sentAll[0]!.id]);
    const { viewer } = await world.get('{ viewer { graduate { applications(first: 2) { totalCount nodes { id } } } } }', {}, people[0]!);
    expect(viewer.graduate.applications).toEqual({ totalCount: 3, nodes: [{ id: sentAll[11]!.id }, { id: sentAll[10]!.id }] });
    expect((await world.get(MINE, { id, filter: { states: ['HIRED'] } }, people[0]!)).node.applications).toEqual({ totalCount: 0, nodes: [] });
  });

  it('an offer tells how many people applied, and to each its own application', async () => {
    const ONE = 'query ($id: ID!) { node(id: $id) { ... on JobOffer { applicationCount viewerApplication { id } applications { totalCount } } } }';
    expect((await world.get(ONE, { id: offers[0] }, people[3]!)).node).toEqual({ applicationCount: 10, viewerApplication: { id: sentAll[3]!.id }, applications: { totalCount: 1 } });
    expect((await world.get(ONE, { id: offers[1] }, busy)).node).toEqual({ applicationCount: 1, viewerApplication: null, applications: { totalCount: 1 } });
    const TWO = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on JobOffer { applicationCount } } }';
    expect((await world.get(TWO, { ids: [offers[0], offerId] }, busy)).nodes).toEqual([{ applicationCount: 10 }, { applicationCount: null }]);
    expect((await world.get(ONE, { id: offers[1] }, await world.person('Admin', 'ADMINISTRATOR'))).node).toMatchObject({ applicationCount: 1 });
  });

  it('take the same statements for one application as for ten, with every edge under it', async () => {
    const EDGES = 'nodes { state nextStates message rejection { criterion } graduate { name } offer { slug } employer { name } events(first: 5) { nodes { to by note } } }';
    const count = async (query: string, variables: object, as: Person, rows: (data: any) => unknown[]) => {
      const { statements, data, errors } = await world.ask(query, variables, as);
      expect(errors).toEqual([]);
      return { statements, rows: rows(data).length };
    };
    const OF_OFFER = `query ($id: ID!, $first: Int) { node(id: $id) { ... on JobOffer { applications(first: $first) { ${EDGES} } } } }`;
    const ofOffer = (first: number) => count(OF_OFFER, { id: offers[0], first }, busy, (data) => data.node.applications.nodes);
    expect([await ofOffer(1), await ofOffer(10)]).toEqual([{ statements: 7, rows: 1 }, { statements: 7, rows: 10 }]);
    const OF_EMPLOYER = `query ($id: ID!, $first: Int) { node(id: $id) { ... on Employer { applications(first: $first) { ${EDGES} } } } }`;
    const ofEmployer = (first: number) => count(OF_EMPLOYER, { id: toGlobalId('Employer', busy.employerId), first }, busy, (data) => data.node.applications.nodes);
    const [one, ten] = [await ofEmployer(1), await ofEmployer(10)];
    expect(ten).toEqual({ ...one, rows: 10 });
    const OF_PERSON = `query ($id: ID!, $first: Int) { node(id: $id) { ... on Graduate { applications(first: $first) { ${EDGES} } } } }`;
    const ofPerson = (first: number) => count(OF_PERSON, { id: toGlobalId('Graduate', people[0]!.graduateId), first }, people[0]!, (data) => data.node.applications.nodes);
    const [mine, all] = [await ofPerson(1), await ofPerson(3)];
    expect(all).toEqual({ ...mine, rows: 3 });
    const OFFERS = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on JobOffer { applicationCount viewerApplication { state } applications(first: 2) { nodes { id } } } } }';
    const ofOffers = (ids: string[], as: Person) => count(OFFERS, { ids }, as, (data) => data.nodes.filter((node: { applicationCount: number | null }) => node.applicationCount !== null));
    expect([await ofOffers(offers.slice(0, 1), people[0]!), await ofOffers(offers, people[0]!)]).toEqual([{ statements: 5, rows: 1 }, { statements: 5, rows: 3 }]);
    expect([await ofOffers(offers.slice(0, 1), busy), await ofOffers(offers, busy)]).toEqual([{ statements: 4, rows: 1 }, { statements: 4, rows: 3 }]);
  });
});
