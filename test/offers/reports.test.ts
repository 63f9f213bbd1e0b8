import { describe, expect, it } from 'vitest';
import { Letter } from '../../src/mail/letter.entity.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { administratorOf, makeEmployer } from '../builders/employers.ts';
import { makeOffer, type MadeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
const REPORT = 'mutation ($input: ReportOfferInput!) { reportOffer(input: $input) { report { id reason detail decision offer { id } reporter { name } } userErrors { code field } } }';
const report = async (input: object, as: Person) => (await world.get(REPORT, { input }, as)).reportOffer;
const DECIDE = 'mutation ($input: DecideReportInput!) { decideReport(input: $input) { report { decision decisionReason decidedAt } userErrors { code field } } }';
const decide = async (input: object, as: Person) => (await world.get(DECIDE, { input }, as)).decideReport;
const REPORTS = 'query ($decided: Boolean, $first: Int, $after: String) { offerReports(decided: $decided, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { id reason detail decision offer { id } reporter { name } } } }';
const lettersTo = async (person: Person): Promise<[string, object][]> => (await world.app.orm.em.fork().find(Letter, { accountId: person.accountId }, { orderBy: { id: 'asc' } })).map((one) => [one.kind, one.data]);

async function reported(reason = 'FRAUD'): Promise<{ offer: MadeOffer; reporter: Person; reportId: string }> {
  const offer = await makeOffer(world);
  const reporter = await world.person('Reporter', 'GRADUATE');
  const { report: made } = await report({ offerId: offer.id, reason, detail: 'They asked for 500 dirhams' }, reporter);
  return { offer, reporter, reportId: made.id };
}

describe('somebody reports an offer', () => {
  it('once while it waits; who it was is not told to the employer', async () => {
    const { offer, reporter, reportId } = await reported();
    expect((await report({ offerId: offer.id, reason: 'OTHER', detail: 'x' }, reporter)).userErrors).toEqual([{ code: 'ALREADY_REPORTED', field: 'offerId' }]);
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on OfferReport { reason detail offer { id } reporter { name } } } }', { id: reportId }, reporter);
    expect(node).toEqual({ reason: 'FRAUD', detail: 'They asked for 500 dirhams', offer: { id: offer.id }, reporter: { name: 'Reporter' } });
    for (const who of [null, offer.employer.owner, await world.person('Another', 'GRADUATE')]) expect(await world.get('query ($id: ID!) { node(id: $id) { id } }', { id: reportId }, who)).toEqual({ node: null });
  });

  it('sent twice at once, with and without a key, is one', async () => {
    const offer = await makeOffer(world);
    const reporter = await world.person('Hasty', 'COORDINATOR');
    const answers = await Promise.all([1, 2, 3].map(() => report({ offerId: offer.id, reason: 'DUPLICATE' }, reporter)));
    expect(answers.flatMap((one) => one.userErrors.map((fault: { code: string }) => fault.code))).toEqual(['ALREADY_REPORTED', 'ALREADY_REPORTED']);
    const other = await world.person('Hasty two', 'COORDINATOR');
    const keyed = await Promise.all([1, 2].map(() => report({ offerId: offer.id, reason: 'DUPLICATE', idempotencyKey: 'the-same-key' }, other)));
    expect(keyed[0]).toEqual(keyed[1]);
    expect(keyed[0].userErrors).toEqual([]);
  });

  it('asks for words with OTHER, and of a published offer that is there', async () => {
    const offer = await makeOffer(world);
    const draft = await makeOffer(world, { draft: true });
    const reporter = await world.person('Careful', 'RECRUITER');
    expect((await report({ offerId: offer.id, reason: 'OTHER' }, reporter)).userErrors).toEqual([{ code: 'REQUIRED', field: 'detail' }]);
    expect((await report({ offerId: offer.id, reason: 'FRAUD', detail: 'x'.repeat(1001) }, reporter)).userErrors).toEqual([{ code: 'TOO_LONG', field: 'detail' }]);
    for (const offerId of [draft.id, 'x', toGlobalId('Employer', offer.employer.employerId), toGlobalId('JobOffer', '01900000-0000-7000-8000-000000000000')]) expect((await report({ offerId, reason: 'FRAUD' }, reporter)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'offerId' }]);
    expect((await report({ offerId: draft.id, reason: 'FRAUD' }, draft.employer.owner)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'offerId' }]);
    expect((await world.ask(REPORT, { input: { offerId: offer.id, reason: 'FRAUD' } })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('an administrator decides', () => {
  it('to remove: the offer is closed for good, its employer reads why, applicants do not, and who reported is told', async () => {
    const administrator = await administratorOf(world);
    const { offer, reporter, reportId } = await reported();
    const second = await world.person('Second reporter', 'GRADUATE');
    const { report: other } = await report({ offerId: offer.id, reason: 'MISLEADING' }, second);
    expect(await decide({ reportId, decision: 'REMOVED', reason: 'Money was asked' }, administrator)).toEqual({ report: { decision: 'REMOVED', decisionReason: 'Money was asked', decidedAt: expect.any(String) }, userErrors: [] });
    expect((await decide({ reportId: other.id, decision: 'DISMISSED', reason: 'x' }, administrator)).userErrors).toEqual([{ code: 'ALREADY_DECIDED', field: 'reportId' }]);
    const EVENTS = 'query ($id: ID!) { node(id: $id) { ... on JobOffer { state events { nodes { toState note } } } } }';
    expect((await world.get(EVENTS, { id: offer.id }, offer.employer.owner)).node).toMatchObject({ state: 'CLOSED', events: { nodes: [{ toState: 'CLOSED', note: 'Money was asked' }, { note: null }, { note: null }] } });
    expect(await world.get(EVENTS, { id: offer.id }, reporter)).toEqual({ node: null });
    const PUBLISH = 'mutation ($input: MoveOfferInput!) { publishOffer(input: $input) { userErrors { code } } }';
    expect((await world.get(PUBLISH, { input: { offerId: offer.id } }, offer.employer.owner)).publishOffer.userErrors).toEqual([{ code: 'WRONG_STATE' }]);
    expect(await lettersTo(offer.employer.owner)).toEqual([['offers.removed', { title: 'Développeuse web', reason: 'Money was asked' }]]);
    for (const person of [reporter, second]) expect(await lettersTo(person)).toEqual([['offers.report-decided', { title: 'Développeuse web', removed: true }]]);
  });

  it('to remove what the employer had filled or closed itself: it stays closed', async () => {
    const administrator = await administratorOf(world);
    for (const mutation of ['fillOffer', 'closeOffer', 'pauseOffer']) {
      const { offer, reportId } = await reported();
      await world.get(`mutation ($input: MoveOfferInput!) { ${mutation}(input: $input) { userErrors { code } } }`, { input: { offerId: offer.id } }, offer.employer.owner);
      expect((await decide({ reportId, decision: 'REMOVED', reason: 'x' }, administrator)).userErrors).toEqual([]);
      expect((await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { state } } }', { id: offer.id }, offer.employer.owner)).node.state).toBe('CLOSED');
    }
  });

  it('to dismiss: the offer stays, other reports of it wait on, and the person may report it again', async () => {
    const administrator = await administratorOf(world);
    const { offer, reporter, reportId } = await reported();
    const { report: other } = await report({ offerId: offer.id, reason: 'DUPLICATE' }, await world.person('Other', 'GRADUATE'));
    expect((await decide({ reportId, decision: 'DISMISSED', reason: ' ' }, administrator)).userErrors).toEqual([{ code: 'REQUIRED', field: 'reason' }]);
    expect((await decide({ reportId, decision: 'DISMISSED', reason: 'x'.repeat(501) }, administrator)).userErrors).toEqual([{ code: 'TOO_LONG', field: 'reason' }]);
    expect((await decide({ reportId, decision: 'DISMISSED', reason: 'All is well' }, administrator)).userErrors).toEqual([]);
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { state } } }', { id: offer.id })).node.state).toBe('PUBLISHED');
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on OfferReport { decision } } }', { id: other.id }, administrator)).node.decision).toBe(null);
    expect((await report({ offerId: offer.id, reason: 'FRAUD' }, reporter)).userErrors).toEqual([]);
    expect(await lettersTo(offer.employer.owner)).toEqual([]);
    expect((await lettersTo(reporter)).map(([kind, data]) => [kind, (data as { removed: boolean }).removed])).toEqual([['offers.report-decided', false]]);
  });

  it('once, where two do so at once about two reports of one offer', async () => {
    const [one, two] = [await administratorOf(world), await world.person('Second admin', 'ADMINISTRATOR')];
    const { offer, reportId } = await reported();
    const { report: other } = await report({ offerId: offer.id, reason: 'DUPLICATE' }, await world.person('Other', 'GRADUATE'));
    const answers = await Promise.all([decide({ reportId, decision: 'REMOVED', reason: 'x' }, one), decide({ reportId: other.id, decision: 'REMOVED', reason: 'y' }, two)]);
    expect(answers.flatMap((answer) => answer.userErrors)).toEqual([{ code: 'ALREADY_DECIDED', field: 'reportId' }]);
    expect(await lettersTo(offer.employer.owner)).toHaveLength(1);
  });

  it('and nobody else; unknown, foreign and malformed ids are answered alike', async () => {
    const { offer, reportId, reporter } = await reported();
    for (const who of [offer.employer.owner, reporter, await world.person('Coordinator', 'COORDINATOR')]) expect((await world.ask(DECIDE, { input: { reportId, decision: 'DISMISSED', reason: 'x' } }, who)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const administrator = await administratorOf(world);
    for (const id of ['x', offer.id, toGlobalId('OfferReport', '01900000-0000-7000-8000-000000000000')]) expect(await decide({ reportId: id, decision: 'DISMISSED', reason: 'x' }, administrator)).toEqual({ report: null, userErrors: [{ code: 'NOT_FOUND', field: 'reportId' }] });
  });
});

describe('the queue of reports', () => {
  it('has those that wait first, oldest first, page by page', async () => {
    const administrator = await administratorOf(world);
    const list = async (variables: object) => (await world.get(REPORTS, variables, administrator)).offerReports;
    for (const { node } of [{ node: await reported() }, { node: await reported() }]) await decide({ reportId: node.reportId, decision: 'DISMISSED', reason: 'x' }, administrator);
    const waiting = [(await reported('MISLEADING')).reportId, (await reported('DISCRIMINATION')).reportId];
    const all = await list({ first: 100 });
    const states = all.nodes.map((one: { decision: string | null }) => one.decision !== null);
    expect(states).toEqual(states.toSorted());
    expect(all.nodes.filter((one: { decision: string | null }) => one.decision === null).map((one: { id: string }) => one.id).slice(-2)).toEqual(waiting);
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const page: any = await list({ first: 2, after });
      paged.push(...page.nodes.map((one: { id: string }) => one.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(paged).toEqual(all.nodes.map((one: { id: string }) => one.id));
    expect((await list({ decided: false, first: 1 })).totalCount + (await list({ decided: true, first: 1 })).totalCount).toBe(all.totalCount);
    expect((await world.ask(REPORTS, {}, await world.person('Nobody', 'RECRUITER'))).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('takes the same statements for one as for ten', async () => {
    const administrator = await administratorOf(world);
    for (let made = 0; made < 10; made += 1) await reported();
    const count = async (first: number) => {
      const { statements, data } = await world.ask(REPORTS, { first, decided: false }, administrator);
      expect(data.offerReports.nodes).toHaveLength(first);
      return statements;
    };
    expect(await count(10)).toBe(await count(1));
  });
});

describe('the employer of a removed offer', () => {
  it('may be suspended besides', async () => {
    const employer = await makeEmployer(world);
    const offer = await makeOffer(world, { employer });
    const { report: made } = await report({ offerId: offer.id, reason: 'FRAUD' }, await world.person('One', 'GRADUATE'));
    const administrator = await administratorOf(world);
    await world.get('mutation ($input: DecideEmployerInput!) { suspendEmployer(input: $input) { userErrors { code } } }', { input: { employerId: employer.id, reason: 'x' } }, administrator);
    expect((await decide({ reportId: made.id, decision: 'REMOVED', reason: 'x' }, administrator)).userErrors).toEqual([]);
  });
});
