import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endDisclosure } from '../../src/graduates/discretion.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { closeOffer } from '../../src/offers/publication.service.ts';
import { giveConsent, withdrawConsent } from '../../src/privacy/consent.service.ts';
import { type Applicant, makeApplicant, makeApplication, makeRecruiter, type Recruiter } from '../builders/applications.ts';
import { makeTrainer, type MadeTrainer } from '../builders/centres.ts';
import { administratorOf } from '../builders/employers.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
let recruiter: Recruiter;
let salma: Applicant;
let trainer: MadeTrainer;
let offerId: string;
let offerUuid: string;

const sql = <T = any>(statement: string): Promise<T[]> => world.app.orm.em.fork().getConnection().execute(statement);

beforeAll(async () => {
  recruiter = await makeRecruiter(world);
  salma = await makeApplicant(world, 'Salma Idrissi');
  trainer = await makeTrainer(world, salma.cohort);
});
beforeEach(async () => {
  ({ id: offerId, offerId: offerUuid } = await makeOffer(world, { employer: recruiter.employer }));
  await sql('delete from recommendations; delete from disclosures; delete from letters; delete from offer_marks; delete from employer_blocks; delete from employer_name_blocks');
});

const FIELDS = 'recommendation { id state note answeredAt graduate { name } offer { id } centre { id } } userErrors { code field }';
const RECOMMEND = `mutation ($input: RecommendGraduateInput!) { m: recommendGraduate(input: $input) { ${FIELDS} } }`;
const recommend = async (extra: object = {}, as: Person = salma.coordinator) => (await world.get(RECOMMEND, { input: { offerId, graduateId: salma.id, ...extra } }, as)).m;
const answer = async (mutation: string, recommendationId: string, as: Person = salma, extra: object = {}) =>
  (await world.get(`mutation ($input: RecommendationInput!) { m: ${mutation}(input: $input) { ${FIELDS} } }`, { input: { recommendationId, ...extra } }, as)).m;
const LISTS = 'query ($offer: ID!, $graduate: ID!, $centre: ID!, $states: [RecommendationState!]) { offer: node(id: $offer) { ... on JobOffer { recommendations(states: $states) { totalCount nodes { id state note graduate { name email } centre { id } } } } } graduate: node(id: $graduate) { ... on Graduate { recommendations(states: $states) { totalCount nodes { id } } } } centre: node(id: $centre) { ... on Centre { recommendations(states: $states) { totalCount nodes { id state } } } } }';
const lists = async (as: Person | null, states: string[] | null = null) => world.get(LISTS, { offer: offerId, graduate: salma.id, centre: salma.cohort.centre.id, states }, as);
const counts = async (as: Person | null) => {
  const { offer, graduate, centre } = await lists(as);
  return [offer?.recommendations.totalCount ?? null, graduate?.recommendations.totalCount ?? null, centre.recommendations.totalCount];
};
const letters = async () => (await sql<{ kind: string; account_id: string; data: any }>("select kind, account_id, data from letters where kind like 'applications.%' order by created_at, kind")).map(({ kind, account_id, data }) => ({ kind, to: account_id, data }));
const code = (answered: { userErrors: { code: string; field: string | null }[] }) => answered.userErrors.map(({ code: one, field }) => [one, field]);

describe('a recommendation', () => {
  it('asks the person by letter and through its profile, and the employer hears nothing', async () => {
    const { recommendation, userErrors } = await recommend({ note: ' Son projet répond à ce poste ' });
    expect(userErrors).toEqual([]);
    expect(recommendation).toEqual({ id: expect.any(String), state: 'ASKED', note: 'Son projet répond à ce poste', answeredAt: null, graduate: { name: salma.name }, offer: { id: offerId }, centre: { id: salma.cohort.centre.id } });
    expect(await letters()).toEqual([{ kind: 'applications.recommendation-asked', to: salma.accountId, data: expect.objectContaining({ title: 'Développeuse web', employer: recruiter.employer.name, note: 'Son projet répond à ce poste' }) }]);
    const { viewer } = await world.get('{ viewer { graduate { recommendations { nodes { state note offer { title } centre { name } } } } } }', {}, salma);
    expect(viewer.graduate.recommendations.nodes).toEqual([{ state: 'ASKED', note: 'Son projet répond à ce poste', offer: { title: 'Développeuse web' }, centre: { name: expect.any(String) } }]);
    expect(await counts(salma)).toEqual([1, 1, 1]);
    expect(await counts(salma.coordinator)).toEqual([1, 1, 1]);
    for (const as of [recruiter, await makeRecruiter(world), null]) expect((await counts(as)).filter(Boolean)).toEqual([]);
  });

  it('that is agreed shows the name to the employer’s members, by whom and why; a look goes on the record', async () => {
    const { recommendation: { id } } = await recommend({ note: 'Why' });
    expect(await answer('agreeRecommendation', id)).toMatchObject({ recommendation: { state: 'AGREED', answeredAt: expect.any(String) }, userErrors: [] });
    await sql('delete from access_log');
    const { offer } = await lists(recruiter);
    expect(offer.recommendations).toEqual({ totalCount: 1, nodes: [{ id, state: 'AGREED', note: 'Why', graduate: { name: salma.name, email: salma.email }, centre: { id: salma.cohort.centre.id } }] });
    expect(await sql('select distinct noun, subject_id from access_log')).toEqual([{ noun: 'graduate', subject_id: salma.graduateId }]);
    expect(await sql('select reason from disclosures where ended_at is null')).toEqual([{ reason: 'RECOMMENDATION' }]);
    const told = (await letters()).find(({ kind }) => kind === 'applications.graduate-recommended')!;
    expect(told.to).toBe(recruiter.accountId);
    expect(JSON.stringify(told.data)).not.toContain('Salma');
    // Twice is once.
    expect(code(await answer('agreeRecommendation', id))).toEqual([]);
    expect((await letters()).length).toBe(2);
  });

  it('needs not be asked where the person agreed beforehand; it is told, and may decline', async () => {
    await transact(salma.context(), (tx) => giveConsent(tx, salma.accountId, 'RECOMMENDATION'));
    const { recommendation } = await recommend();
    expect(recommendation.state).toBe('AGREED');
    expect((await letters()).map(({ kind, to }) => [kind, to]).toSorted()).toEqual([['applications.graduate-recommended', recruiter.accountId], ['applications.recommended', salma.accountId]]);
    expect((await counts(recruiter))[0]).toBe(1);
    await transact(salma.context(), (tx) => withdrawConsent(tx, salma.accountId, 'RECOMMENDATION'));
    expect((await counts(recruiter))[0]).toBe(1);
    expect((await answer('declineRecommendation', recommendation.id)).recommendation.state).toBe('DECLINED');
    expect((await counts(recruiter))[0]).toBe(0);
    expect((await recommend({ offerId: (await makeOffer(world, { employer: recruiter.employer })).id })).recommendation.state).toBe('ASKED');
  });

  it('that is declined stays declined, and the person is not asked for that offer again', async () => {
    const { recommendation: { id } } = await recommend();
    expect((await answer('declineRecommendation', id)).recommendation.state).toBe('DECLINED');
    expect(code(await answer('declineRecommendation', id))).toEqual([]);
    expect(code(await answer('agreeRecommendation', id))).toEqual([['ALREADY_ANSWERED', 'recommendationId']]);
    expect(code(await recommend())).toEqual([['NOT_WISHED', 'graduateId']]);
    expect((await lists(salma.coordinator, ['DECLINED'])).centre.recommendations).toEqual({ totalCount: 1, nodes: [{ id, state: 'DECLINED' }] });
    expect((await lists(salma.coordinator, ['ASKED', 'AGREED'])).centre.recommendations.totalCount).toBe(0);
  });

  it('that is taken back by the person takes the name from the employer, unless it applied there or another one stands', async () => {
    const name = async () => (await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { name } } }', { id: salma.id }, recruiter)).node?.name ?? null;
    const first = (await recommend()).recommendation.id;
    await answer('agreeRecommendation', first);
    const second = (await recommend({ offerId: (await makeOffer(world, { employer: recruiter.employer })).id })).recommendation.id;
    await answer('agreeRecommendation', second);
    await answer('declineRecommendation', first);
    expect(await name()).toBe(salma.name);
    await answer('declineRecommendation', second);
    expect(await name()).toBe(null);
    const third = (await recommend({ offerId: (await makeOffer(world, { employer: recruiter.employer })).id })).recommendation.id;
    await answer('agreeRecommendation', third);
    await makeApplication(world, salma, offerId);
    expect(await sql('select reason from disclosures where ended_at is null')).toEqual([{ reason: 'APPLICATION' }]);
    await answer('declineRecommendation', third);
    expect(await name()).toBe(salma.name);
  });

  it('leaves the employer’s list when the person ends the disclosure', async () => {
    const { recommendation: { id } } = await recommend();
    await answer('agreeRecommendation', id);
    const [{ id: disclosureId }] = await sql('select id from disclosures') as [{ id: string }];
    await transact(salma.context(), (tx) => endDisclosure(tx, { disclosureId }));
    expect((await counts(recruiter))[0]).toBe(0);
    expect((await counts(salma))[0]).toBe(1);
  });

  it('is taken back by the centre, which may make it anew', async () => {
    const { recommendation: { id } } = await recommend();
    expect(code(await answer('withdrawRecommendation', id, trainer))).toEqual([['NOT_FOUND', 'recommendationId']]);
    expect((await answer('withdrawRecommendation', id, salma.coordinator)).recommendation.state).toBe('WITHDRAWN');
    expect(code(await answer('agreeRecommendation', id))).toEqual([['ALREADY_ANSWERED', 'recommendationId']]);
    expect((await recommend()).recommendation.state).toBe('ASKED');
  });

  it('is not for a trainer, who confirms skills alone: it finds nobody to recommend, and sees none of the centre’s', async () => {
    expect(code(await recommend({}, trainer))).toEqual([['NOT_FOUND', 'graduateId']]);
    await recommend();
    expect((await lists(trainer)).centre.recommendations.totalCount).toBe(0);
    expect((await lists(salma.coordinator)).centre.recommendations.totalCount).toBe(1);
  });
});

describe('nobody is recommended', () => {
  it('twice to one offer, were it by two at once', async () => {
    const answers = await Promise.all([recommend(), recommend(), recommend()]);
    expect(answers.flatMap(code)).toEqual([['ALREADY_RECOMMENDED', 'graduateId'], ['ALREADY_RECOMMENDED', 'graduateId']]);
    expect((await letters()).length).toBe(1);
    const sent = { idempotencyKey: 'recommend-once' };
    const other = { offerId: (await makeOffer(world, { employer: recruiter.employer })).id, ...sent };
    expect(await recommend(other)).toEqual(await recommend(other));
  });

  it('to an offer that is closed, a draft, unknown or malformed; nor agrees to one that closed meanwhile', async () => {
    const { recommendation: { id } } = await recommend();
    await transact(recruiter.context(), (tx) => closeOffer(tx, { offerId: offerUuid }));
    expect(code(await answer('agreeRecommendation', id))).toEqual([['NOT_FOUND', 'recommendationId']]);
    const draft = await makeOffer(world, { employer: recruiter.employer, draft: true });
    for (const other of [offerId, draft.id, toGlobalId('JobOffer', '01900000-0000-7000-8000-000000000000'), 'x']) expect(code(await recommend({ offerId: other }))).toEqual([['NOT_FOUND', 'offerId']]);
  });

  it('where the person blocked the employer, by id or by name, or hid the offer: which of these is not told', async () => {
    const ask = (query: string, variables: object) => world.get(query, variables, salma);
    await ask('mutation ($id: ID!) { blockEmployer(input: { employerId: $id }) { userErrors { code } } }', { id: recruiter.employer.id });
    expect(code(await recommend())).toEqual([['NOT_WISHED', 'graduateId']]);
    await sql('delete from employer_blocks');
    await ask('mutation ($name: String!) { blockEmployer(input: { name: $name }) { userErrors { code } } }', { name: recruiter.employer.name.toUpperCase() });
    expect(code(await recommend())).toEqual([['NOT_WISHED', 'graduateId']]);
    await sql('delete from employer_name_blocks');
    await ask('mutation ($id: ID!) { hideOffer(input: { offerId: $id }) { userErrors { code } } }', { id: offerId });
    expect(code(await recommend())).toEqual([['NOT_WISHED', 'graduateId']]);
    await sql('delete from offer_marks');
    const { recommendation: { id } } = await recommend();
    await ask('mutation ($id: ID!) { blockEmployer(input: { employerId: $id }) { userErrors { code } } }', { id: recruiter.employer.id });
    expect(code(await answer('agreeRecommendation', id))).toEqual([['EMPLOYER_BLOCKED', 'recommendationId']]);
    expect(await sql('select id from disclosures')).toEqual([]);
  });

  it('who has applied already, or can not be asked', async () => {
    await makeApplication(world, salma, offerId);
    expect(code(await recommend())).toEqual([['HAS_APPLIED', 'graduateId']]);
    const unreached = await makeApplicant(world, 'Unreached');
    await sql(`update accounts set email_confirmed_at = null where id = '${unreached.accountId}'`);
    expect(code(await recommend({ graduateId: unreached.id, offerId: (await makeOffer(world, { employer: recruiter.employer })).id }, unreached.coordinator))).toEqual([['NOT_REACHED', 'graduateId']]);
  });

  it('by whom it is not a learner of', async () => {
    const stranger = await makeApplicant(world, 'Stranger');
    const unconfirmed = await makeApplicant(world, 'Unconfirmed', { confirmed: false, cohort: salma.cohort });
    for (const [graduateId, as] of [[salma.id, stranger.coordinator], [unconfirmed.id, salma.coordinator], [toGlobalId('Graduate', '01900000-0000-7000-8000-000000000000'), salma.coordinator], ['x', salma.coordinator]] as const) {
      expect(code(await recommend({ graduateId }, as))).toEqual([['NOT_FOUND', 'graduateId']]);
    }
    expect(code(await recommend({ note: 'x'.repeat(2001) }))).toEqual([['TOO_LONG', 'note']]);
    for (const as of [salma, recruiter, await administratorOf(world), null]) {
      expect((await world.ask(RECOMMEND, { input: { offerId, graduateId: salma.id } }, as)).errors.map(({ extensions }) => extensions.code)).toEqual([as ? 'FORBIDDEN' : 'UNAUTHENTICATED']);
    }
  });

  it('against its will: others answer nothing', async () => {
    const { recommendation: { id } } = await recommend();
    const other = await makeApplicant(world, 'Other');
    for (const mutation of ['agreeRecommendation', 'declineRecommendation']) {
      expect(code(await answer(mutation, id, other))).toEqual([['NOT_FOUND', 'recommendationId']]);
      for (const as of [salma.coordinator, recruiter]) {
        const { errors } = await world.ask(`mutation ($id: ID!) { ${mutation}(input: { recommendationId: $id }) { userErrors { code } } }`, { id }, as);
        expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
      }
      for (const bad of ['x', salma.id, toGlobalId('Recommendation', '01900000-0000-7000-8000-000000000000')]) expect(code(await answer(mutation, bad))).toEqual([['NOT_FOUND', 'recommendationId']]);
    }
    expect((await counts(recruiter))[0]).toBe(0);
    expect((await counts(await administratorOf(world)))[2]).toBe(0);
  });
});

describe('lists of recommendations', () => {
  it('take as many statements for ten as for one, paged newest first', async () => {
    for (let at = 0; at < 10; at += 1) {
      const person = await makeApplicant(world, `Person ${at}`, { cohort: salma.cohort });
      const { recommendation } = await recommend({ graduateId: person.id });
      await answer('agreeRecommendation', recommendation.id, person);
    }
    const LIST = 'query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on JobOffer { recommendations(first: $first, after: $after) { nodes { id state graduate { name } centre { name } offer { title } } pageInfo { endCursor hasNextPage } } } } }';
    const ask = async (first: number) => world.ask(LIST, { id: offerId, first }, recruiter);
    const [one, ten] = [await ask(1), await ask(10)];
    expect([one.errors, ten.data.node.recommendations.nodes.length]).toEqual([[], 10]);
    expect(ten.statements).toBe(one.statements);
    const names: string[] = [];
    for (let after: string | null = null; ; ) {
      const { recommendations }: any = (await world.get(LIST, { id: offerId, first: 3, after }, recruiter)).node;
      names.push(...recommendations.nodes.map((node: any) => node.graduate.name));
      if (!recommendations.pageInfo.hasNextPage) break;
      after = recommendations.pageInfo.endCursor;
    }
    expect(names).toEqual(Array.from({ length: 10 }, (_, at) => `Person ${9 - at}`));
  });
});
