import { beforeAll, describe, expect, it } from 'vitest';
import { fromGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { closeOffer } from '../../src/offers/publication.service.ts';
import { tasks } from '../../src/server/wiring.ts';
import { type Applicant, bring, change, makeApplicant, makeApplication, makeOpenOffer, makeRecruiter, type Recruiter } from '../builders/applications.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
let recruiter: Recruiter;
let applicant: Applicant;
beforeAll(async () => {
  recruiter = await makeRecruiter(world);
  applicant = await makeApplicant(world);
});

const SUBMIT = 'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id } userErrors { code } } }';
const submit = async (as: Person, input: object) => (await world.get(SUBMIT, { input }, as)).submitApplication as { application: { id: string } | null; userErrors: { code: string }[] };
const count = async (offerId: string) => (await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { applications { totalCount nodes { id state version events { totalCount } } } } } }', { id: offerId }, recruiter)).node.applications;
const disclosures = async () => (await world.app.orm.em.fork().getConnection().execute<{ count: string }[]>(`select count(*) from disclosures where graduate_id = '${applicant.graduateId}' and employer_id = '${recruiter.employerId}' and ended_at is null`))[0]!.count;
const codes = (answers: { userErrors: { code: string }[] }[]) => Object.fromEntries(Map.groupBy(answers.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE'), (code) => code).entries().map(([code, all]) => [code, all.length]));

describe('at the same time', () => {
  it('twenty callers without a key apply once', async () => {
    const offerId = await makeOpenOffer(world, recruiter);
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(applicant, { offerId })));
    expect(codes(answers)).toEqual({ DONE: 1, ALREADY_APPLIED: 19 });
    expect(await count(offerId)).toMatchObject({ totalCount: 1, nodes: [{ events: { totalCount: 1 } }] });
    expect(await disclosures()).toBe('1');
  });

  it('twenty callers with one key apply once, and all are told so', async () => {
    const offerId = await makeOpenOffer(world, recruiter);
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(applicant, { offerId, idempotencyKey: 'twenty-at-once' })));
    expect(codes(answers)).toEqual({ DONE: 20 });
    expect(new Set(answers.map(({ application }) => application?.id)).size).toBe(1);
    expect(await count(offerId)).toMatchObject({ totalCount: 1, nodes: [{ events: { totalCount: 1 } }] });
  });

  it('a key is forgotten after a day: sent again, the request is a new one', async () => {
    const offerId = await makeOpenOffer(world, recruiter);
    const again = () => submit(applicant, { offerId, idempotencyKey: 'a-key-of-yesterday' });
    const { application } = await again();
    try {
      for (const [hours, outcome] of [[23, { application, userErrors: [] }], [25, { application: null, userErrors: [{ code: 'ALREADY_APPLIED' }] }]] as const) {
        world.clock = new Date(Date.now() + hours * 3_600_000);
        await tasks.forgetIdempotencyKeys!(world.context(), {});
        world.clock = null;
        expect(await again()).toEqual(outcome);
      }
    } finally {
      world.clock = null;
    }
  });

  it('one person applies to ten offers of an employer, and is disclosed to it once', async () => {
    const offers = await Promise.all(Array.from({ length: 10 }, () => makeOpenOffer(world, recruiter)));
    expect(codes(await Promise.all(offers.map((offerId) => submit(applicant, { offerId }))))).toEqual({ DONE: 10 });
    expect(await disclosures()).toBe('1');
  });

  it('two recruiters move an application: one does, the other is told', async () => {
    for (let round = 0; round < 5; round += 1) {
      const offerId = await makeOpenOffer(world, recruiter);
      const { id, version } = await makeApplication(world, applicant, offerId);
      const MOVES = [
        world.get('mutation ($id: ID!, $version: Int!) { m: advanceApplication(input: { applicationId: $id, version: $version, to: INTERVIEW }) { application { version } userErrors { code } } }', { id, version }, recruiter),
        world.get('mutation ($id: ID!, $version: Int!) { m: rejectApplication(input: { applicationId: $id, version: $version, criterion: OTHER }) { application { version } userErrors { code } } }', { id, version }, recruiter),
      ];
      const answers = (await Promise.all(MOVES)).map(({ m }) => m);
      expect(codes(answers)).toEqual({ DONE: 1, CONFLICT: 1 });
      expect(answers.map(({ application }) => application)).toEqual([{ version: version + 1 }, { version: version + 1 }]);
      expect(await count(offerId)).toMatchObject({ nodes: [{ version: version + 1, events: { totalCount: 2 } }] });
    }
  });

  it('a proposal is accepted and refused: one holds, and the state is one of the two', async () => {
    for (let round = 0; round < 5; round += 1) {
      const proposed = await bring(world, await makeApplication(world, applicant, await makeOpenOffer(world, recruiter)), recruiter, applicant, 'PROPOSED');
      const answers = (
        await Promise.all([
          world.get('mutation ($id: ID!) { m: acceptProposal(input: { applicationId: $id }) { userErrors { code } } }', { id: proposed.id }, applicant),
          world.get('mutation ($id: ID!, $version: Int!) { m: rejectApplication(input: { applicationId: $id, version: $version, criterion: OTHER }) { userErrors { code } } }', { id: proposed.id, version: proposed.version }, recruiter),
        ])
      ).map(({ m }) => m);
      expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
      const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Application { state version events { totalCount } } } }', { id: proposed.id }, applicant);
      expect(node).toEqual({ state: answers[0].userErrors.length === 0 ? 'ACCEPTED' : 'REJECTED', version: proposed.version + 1, events: { totalCount: 4 } });
    }
  });

  it('an offer closes while ten people apply: nobody gets in after it closed', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, (_, index) => makeApplicant(world, `Applicant ${index}`)));
    // They applied there before, so that a closed offer is told as closed.
    const before = await makeOpenOffer(world, recruiter);
    await Promise.all(people.map((person) => makeApplication(world, person, before)));
    for (let round = 0; round < 3; round += 1) {
      const offerId = await makeOpenOffer(world, recruiter);
      const CLOSE = 'mutation ($id: ID!) { closeOffer(input: { offerId: $id }) { userErrors { code } } }';
      const applied = people.map((person) => submit(person, { offerId }));
      const [closed, ...answers] = await Promise.all([world.get(CLOSE, { id: offerId }, recruiter), ...applied]);
      expect(closed.closeOffer.userErrors).toEqual([]);
      const told = codes(answers);
      expect((told.DONE ?? 0) + (told.OFFER_CLOSED ?? 0)).toBe(10);
      expect((await count(offerId)).totalCount).toBe(told.DONE ?? 0);
    }
  });

  it('who waits while an offer closes is told that it closed', async () => {
    const offerId = await makeOpenOffer(world, recruiter);
    const locked = Promise.withResolvers<void>();
    const applying = Promise.withResolvers<void>();
    const closing = transact(recruiter.context(), async (tx) => {
      await closeOffer(tx, { offerId: fromGlobalId(offerId)!.id });
      await tx.em.flush();
      locked.resolve();
      await applying.promise;
    });
    await locked.promise;
    const answer = submit(applicant, { offerId });
    // Long enough for the application to reach the lock and wait there.
    await new Promise((resolve) => void setTimeout(resolve, 300));
    applying.resolve();
    await closing;
    expect(await answer).toEqual({ application: null, userErrors: [{ code: 'OFFER_CLOSED' }] });
    expect((await count(offerId)).totalCount).toBe(0);
  });

  it('two are hired for the last opening: one is, and the offer is filled once', async () => {
    const other = await makeApplicant(world, 'Youssef');
    const offerId = await makeOpenOffer(world, recruiter, { openings: 1 });
    const pair = [
      await bring(world, await makeApplication(world, applicant, offerId), recruiter, applicant, 'ACCEPTED'),
      await bring(world, await makeApplication(world, other, offerId), recruiter, other, 'ACCEPTED'),
    ];
    const HIRE = 'mutation ($id: ID!, $version: Int!) { m: hireApplicant(input: { applicationId: $id, version: $version }) { userErrors { code } } }';
    const answers = (await Promise.all(pair.map(({ id, version }) => world.get(HIRE, { id, version }, recruiter)))).map(({ m }) => m);
    expect(codes(answers)).toEqual({ DONE: 1, NO_OPENING_LEFT: 1 });
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { state openings applications(filter: { states: [HIRED, ACCEPTED] }) { nodes { state } } } } }', { id: offerId }, recruiter);
    expect(node).toMatchObject({ state: 'FILLED', openings: 0 });
    expect(node.applications.nodes.map(({ state }: { state: string }) => state).toSorted()).toEqual(['ACCEPTED', 'HIRED']);
  });

  it('ten requests withdraw one application: it is withdrawn once', async () => {
    const sent = await makeApplication(world, applicant, await makeOpenOffer(world, recruiter));
    const WITHDRAW = 'mutation ($id: ID!) { m: withdrawApplication(input: { applicationId: $id }) { userErrors { code } } }';
    const answers = (await Promise.all(Array.from({ length: 10 }, () => world.get(WITHDRAW, { id: sent.id }, applicant)))).map(({ m }) => m);
    expect(codes(answers)).toEqual({ DONE: 1, WRONG_STATE: 9 });
    await change(world, applicant, 'submitApplication', { offerId: await makeOpenOffer(world, recruiter) });
  });
});
