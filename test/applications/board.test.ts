import { beforeAll, describe, expect, it } from 'vitest';
import { Application } from '../../src/applications/application.entity.ts';
import { fromGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { type Applicant, bring, change, makeApplicant, makeApplication, makeOpenOffer, makeRecruiter, type Recruiter, type Sent } from '../builders/applications.ts';
import { must } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
let recruiter: Recruiter;
let people: Applicant[];
let offerId: string;
let urgent: string;
const sent: Sent[] = [];

beforeAll(async () => {
  recruiter = await makeRecruiter(world);
  offerId = await makeOpenOffer(world, recruiter, { openings: 3, replyWithinDays: 10, mustHaves: [must('react', 'FOUNDATION'), must('sql', 'FOUNDATION')] });
  urgent = await makeOpenOffer(world, recruiter, { openings: 3, replyWithinDays: 2, mustHaves: [must('react', 'FOUNDATION')] });
  const skills = [[], ['react'], ['react', 'sql'], ['react', 'sql'], ['sql'], []];
  people = [];
  for (const [index, held] of skills.entries()) people.push(await makeApplicant(world, `Person ${index}`, held.length > 0 ? { skills: held.map((skill) => ({ skill, level: 'INTERMEDIATE' })) } : {}));
  for (const person of people) sent.push(await makeApplication(world, person, offerId));
  sent.push(await makeApplication(world, people[1]!, urgent));
  await change(world, recruiter, 'advanceApplication', { applicationId: sent[0]!.id, version: sent[0]!.version, to: 'IN_REVIEW' });
  await bring(world, sent[1]!, recruiter, people[1]!, 'INTERVIEW');
  await change(world, people[5]!, 'withdrawApplication', { applicationId: sent[5]!.id });
});

const FIELDS = 'applications(filter: $filter, order: $order, first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } }';
const OF_OFFER = `query ($id: ID!, $filter: ApplicationFilter, $order: ApplicationOrder, $first: Int, $after: String) { node(id: $id) { ... on JobOffer { ${FIELDS} } } }`;
const OF_EMPLOYER = `query ($id: ID!, $filter: EmployerApplicationFilter, $order: ApplicationOrder, $first: Int, $after: String) { node(id: $id) { ... on Employer { ${FIELDS} } } }`;
const inOffer = async (args: object, as: Person = recruiter) => (await world.get(OF_OFFER, { id: offerId, ...args }, as)).node.applications;
const inEmployer = async (args: object, as: Person = recruiter) => (await world.get(OF_EMPLOYER, { id: recruiter.employer.id, ...args }, as)).node.applications;
const ids = (answer: { nodes: { id: string }[] }) => answer.nodes.map(({ id }) => id);
const of = (...which: number[]) => which.map((index) => sent[index]!.id);

async function paged(list: (args: object) => Promise<any>, args: object, first: number): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const page: any = await list({ ...args, first, after });
    found.push(...ids(page));
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor;
  }
}

/** As if so many days had passed for what was promised; the clock that lapses promises does not run here. */
const later = (days: number) => world.app.orm.em.fork().getConnection().execute(`update applications set reply_due_on = reply_due_on - ${days} where employer_id = '${recruiter.employerId}'`);

describe('the applications to an offer', () => {
  it.each(['NEWEST', 'OLDEST', 'MATCH', 'REPLY_DUE'])('come in the order %s, paged one by one as at once', async (order) => {
    const whole = ids(await inOffer({ order, first: 100 }));
    expect(whole.toSorted()).toEqual(of(0, 1, 2, 3, 4, 5).toSorted());
    expect(await paged(inOffer, { order }, 1)).toEqual(whole);
    expect(await paged(inEmployer, { order, filter: { offerIds: [offerId] } }, 2)).toEqual(whole);
  });

  it('come by time both ways', async () => {
    expect(ids(await inOffer({ order: 'OLDEST' }))).toEqual(of(0, 1, 2, 3, 4, 5));
    expect(ids(await inOffer({}))).toEqual(of(5, 4, 3, 2, 1, 0));
  });

  it('come by match: who has all of it before who has half, and that before nothing', async () => {
    const order = ids(await inOffer({ order: 'MATCH' }));
    expect(order.slice(0, 2).toSorted()).toEqual(of(2, 3).toSorted());
    expect(order.slice(2, 4).toSorted()).toEqual(of(1, 4).toSorted());
  });

  it('come by match with those that have no score last, and pages go on behind them', async () => {
    const id = fromGlobalId(sent[2]!.id)!.id;
    const score = (value: number | null) => transact(world.system(), async (tx) => {
      (await tx.em.findOneOrFail(Application, { id })).score = value;
    });
    const before = (await world.app.orm.em.fork().findOneOrFail(Application, { id })).score ?? null;
    await score(null);
    expect(ids(await inOffer({ order: 'MATCH' })).at(-1)).toBe(sent[2]!.id);
    expect(await paged(inOffer, { order: 'MATCH' }, 1)).toEqual(ids(await inOffer({ order: 'MATCH' })));
    await score(before);
  });

  it('are narrowed by fit at submission, to whoever may read the match', async () => {
    expect(ids(await inOffer({ filter: { fit: ['STRONG'] }, order: 'OLDEST' }))).toEqual(of(2, 3));
    expect(ids(await inOffer({ filter: { fit: ['STRONG'], states: ['IN_REVIEW'] } }))).toEqual([]);
    expect((await inOffer({ filter: { fit: ['STRONG', 'GOOD', 'PARTIAL'] } })).totalCount).toBe(6);
    expect((await inOffer({ filter: { fit: ['STRONG', 'GOOD', 'PARTIAL'] } }, people[2]!.coordinator)).totalCount).toBe(0);
    expect((await inOffer({}, people[2]!.coordinator)).totalCount).toBe(1);
  });

  it('are narrowed by the answers that are due soon, and by those that are late', async () => {
    expect(ids(await inEmployer({ filter: { replyDueWithinDays: 2 } }))).toEqual(of(6));
    expect(ids(await inEmployer({ filter: { replyDueWithinDays: 10 }, order: 'REPLY_DUE' }))).toEqual([sent[6]!.id, ...of(0, 2, 3, 4)]);
    expect((await inEmployer({ filter: { overdue: true } })).totalCount).toBe(0);
    await later(3);
    try {
      expect(ids(await inEmployer({ filter: { overdue: true } }))).toEqual(of(6));
      expect((await inEmployer({ filter: { overdue: false } })).totalCount).toBe(6);
      expect(ids(await inEmployer({ filter: { replyDueWithinDays: 0 } }))).toEqual([]);
    } finally {
      await later(-3);
    }
  });

  it('are not narrowed by what is out of range', async () => {
    for (const [filter, field] of [[{ replyDueWithinDays: -1 }, 'filter.replyDueWithinDays'], [{ replyDueWithinDays: 366 }, 'filter.replyDueWithinDays'], [{ offerIds: Array.from({ length: 101 }, () => offerId) }, 'filter.offerIds']] as const) {
      const { errors } = await world.ask(OF_EMPLOYER, { id: recruiter.employer.id, filter }, recruiter);
      expect(errors.map(({ extensions }) => [extensions.code, extensions.field])).toEqual([['BAD_USER_INPUT', field]]);
    }
  });

  it('refuse a cursor of another order', async () => {
    const { pageInfo } = await inOffer({ order: 'MATCH', first: 1 });
    const { errors } = await world.ask(OF_OFFER, { id: offerId, order: 'NEWEST', after: pageInfo.endCursor }, recruiter);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('the board', () => {
  const BOARD = 'query ($id: ID!, $dueWithinDays: Int! = 3, $filter: ApplicationFilter) { node(id: $id) { ... on JobOffer { applicationBoard(dueWithinDays: $dueWithinDays, filter: $filter) { state count overdue dueSoon } } } }';
  const EMPLOYER = 'query ($id: ID!, $filter: EmployerApplicationFilter) { node(id: $id) { ... on Employer { applicationBoard(filter: $filter) { state count overdue dueSoon } } } }';
  type Column = { state: string; count: number; overdue: number; dueSoon: number };
  const board = async (id: string, args: object = {}, as: Person = recruiter): Promise<Column[]> => (await world.get(BOARD, { id, ...args }, as)).node.applicationBoard;
  const filled = (columns: Column[]) => Object.fromEntries(columns.filter(({ count }) => count > 0).map(({ state, count }) => [state, count]));

  it('counts every state once, in the order of the road', async () => {
    const columns = await board(offerId);
    expect(columns.map(({ state }) => state)).toEqual(['SUBMITTED', 'IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'ACCEPTED', 'HIRED', 'REJECTED', 'WITHDRAWN', 'DECLINED', 'LAPSED', 'FELL_THROUGH', 'HIRED_ELSEWHERE']);
    expect(filled(columns)).toEqual({ SUBMITTED: 3, IN_REVIEW: 1, INTERVIEW: 1, WITHDRAWN: 1 });
  });

  it('counts what is due soon and what is late, of answers that are owed alone', async () => {
    expect((await board(offerId, { dueWithinDays: 10 })).filter(({ dueSoon }) => dueSoon > 0).map(({ state, dueSoon }) => [state, dueSoon])).toEqual([['SUBMITTED', 3], ['IN_REVIEW', 1]]);
    expect((await board(offerId)).some(({ dueSoon, overdue }) => dueSoon + overdue > 0)).toBe(false);
    await later(11);
    try {
      expect((await board(offerId)).filter(({ overdue }) => overdue > 0).map(({ state, overdue }) => [state, overdue])).toEqual([['SUBMITTED', 3], ['IN_REVIEW', 1]]);
    } finally {
      await later(-11);
    }
  });

  it('is narrowed like the list, and adds the offers of an employer up', async () => {
    expect(filled(await board(offerId, { filter: { fit: ['STRONG'] } }))).toEqual({ SUBMITTED: 2 });
    const whole = async (filter: object | null) => filled((await world.get(EMPLOYER, { id: recruiter.employer.id, filter }, recruiter)).node.applicationBoard);
    expect(await whole(null)).toEqual({ SUBMITTED: 4, IN_REVIEW: 1, INTERVIEW: 1, WITHDRAWN: 1 });
    expect(await whole({ offerIds: [urgent] })).toEqual({ SUBMITTED: 1 });
  });

  it('counts to each what it may list: its learners to a centre, its own to a person, nothing to others', async () => {
    expect(filled(await board(offerId, {}, people[1]!.coordinator))).toEqual({ INTERVIEW: 1 });
    expect(filled(await board(offerId, {}, people[1]!))).toEqual({ INTERVIEW: 1 });
    expect(filled(await board(offerId, {}, await makeRecruiter(world)))).toEqual({});
  });

  it('takes as many statements for ten offers as for one', async () => {
    for (let index = 0; index < 10; index += 1) await makeOpenOffer(world, recruiter);
    const MANY = 'query ($id: ID!, $first: Int) { node(id: $id) { ... on Employer { offers(first: $first) { nodes { applicationBoard { count } applications(order: MATCH, filter: { fit: [STRONG], replyDueWithinDays: 20 }) { nodes { id } } } } } } }';
    const [one, ten] = [await world.ask(MANY, { id: recruiter.employer.id, first: 1 }, recruiter), await world.ask(MANY, { id: recruiter.employer.id, first: 10 }, recruiter)];
    expect([one.errors, ten.data.node.offers.nodes.length]).toEqual([[], 10]);
    expect(ten.statements).toBe(one.statements);
  });

  it('looks no farther than a year ahead', async () => {
    const { errors } = await world.ask(BOARD, { id: offerId, dueWithinDays: 366 }, recruiter);
    expect(errors.map(({ extensions }) => [extensions.code, extensions.field])).toEqual([['BAD_USER_INPUT', 'dueWithinDays']]);
  });
});
