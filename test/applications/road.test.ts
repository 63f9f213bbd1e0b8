import { beforeAll, describe, expect, it } from 'vitest';
import { submitApplication } from '../../src/applications/submit.service.ts';
import type { DomainError } from '../../src/kernel/errors.ts';
import { fromGlobalId, toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { type Applicant, bring, change, makeApplicant, makeApplication, makeOpenOffer, makeRecruiter, type Recruiter } from '../builders/applications.ts';
import { openWorld, type Person } from '../harness/world.ts';

const NOW = new Date('2026-08-24T10:00:00Z');
const world = openWorld();
let recruiter: Recruiter;
let applicant: Applicant;
beforeAll(async () => {
  world.clock = NOW;
  recruiter = await makeRecruiter(world);
  applicant = await makeApplicant(world);
});

const SUBMIT = `mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) {
  application { id state submittedAt replyDueOn message version nextStates startsOn rejection { criterion } employer { name } offer { id applicationCount viewerApplication { state } } events { nodes { at from to by note } } }
  userErrors { code field message } } }`;
const submit = async (as: Person, input: object) => (await world.get(SUBMIT, { input }, as)).submitApplication;
const faulty = async (as: Person, mutation: string, input: object) => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
  const payload = (await world.get(`mutation ($input: ${type}) { ${mutation}(input: $input) { ${mutation === 'closeOthersAsHired' ? 'graduate { id }' : 'application { state version }'} userErrors { code field message } } }`, { input }, as))[mutation];
  return payload as { application: { state: string; version: number } | null; userErrors: { code: string; field: string | null; message: string }[] };
};
const stateOf = async (id: string, as: Person) => (await world.get('query ($id: ID!) { node(id: $id) { ... on Application { state } } }', { id }, as)).node?.state as string;
const offerNow = async (id: string) => (await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { state openings } } }', { id }, recruiter)).node;

describe('the road to a hire', () => {
  it('runs from a letter to a filled offer, and tells both sides who did what', async () => {
    const offerId = await makeOpenOffer(world, recruiter, { replyWithinDays: 7 });
    const { application, userErrors } = await submit(applicant, { offerId, message: '  Bonjour  ' });
    expect(userErrors).toEqual([]);
    expect(application).toMatchObject({
      state: 'SUBMITTED', submittedAt: '2026-08-24T10:00:00.000Z', replyDueOn: '2026-08-31', message: 'Bonjour', nextStates: ['WITHDRAWN', 'HIRED_ELSEWHERE'], rejection: null, startsOn: null,
      offer: { id: offerId, applicationCount: 1, viewerApplication: { state: 'SUBMITTED' } },
      events: { nodes: [{ at: '2026-08-24T10:00:00.000Z', from: null, to: 'SUBMITTED', by: 'GRADUATE', note: null }] },
    });
    const applicationId = application.id as string;
    let { version } = await change(world, recruiter, 'advanceApplication', { applicationId, version: application.version, to: 'IN_REVIEW' });
    expect(version).toBe(application.version + 1);
    ({ version } = await change(world, recruiter, 'advanceApplication', { applicationId, version, to: 'INTERVIEW', note: 'Mardi à 10 h ?' }));
    ({ version } = await change(world, recruiter, 'advanceApplication', { applicationId, version, to: 'PROPOSED' }));
    ({ version } = await change(world, applicant, 'acceptProposal', { applicationId, note: 'Avec joie.' }));
    const { hireApplicant: hired } = await world.get(
      'mutation ($input: HireApplicantInput!) { hireApplicant(input: $input) { otherOpenApplications application { state version startsOn nextStates graduate { name } offer { state openings } } userErrors { code } } }',
      { input: { applicationId, version, startsOn: '2026-10-01' } }, recruiter,
    );
    expect(hired).toEqual({ otherOpenApplications: 0, userErrors: [], application: { state: 'HIRED', version: version + 1, startsOn: '2026-10-01', nextStates: ['FELL_THROUGH'], graduate: { name: 'Nadia Berrada' }, offer: { state: 'FILLED', openings: 0 } } });
    const EVENTS = 'query ($id: ID!) { node(id: $id) { ... on Application { events { totalCount nodes { from to by note } } } } }';
    const seen = await world.get(EVENTS, { id: applicationId }, applicant);
    expect(seen.node.events).toEqual({
      totalCount: 6,
      nodes: [
        { from: null, to: 'SUBMITTED', by: 'GRADUATE', note: null },
        { from: 'SUBMITTED', to: 'IN_REVIEW', by: 'EMPLOYER', note: null },
        { from: 'IN_REVIEW', to: 'INTERVIEW', by: 'EMPLOYER', note: 'Mardi à 10 h ?' },
        { from: 'INTERVIEW', to: 'PROPOSED', by: 'EMPLOYER', note: null },
        { from: 'PROPOSED', to: 'ACCEPTED', by: 'GRADUATE', note: 'Avec joie.' },
        { from: 'ACCEPTED', to: 'HIRED', by: 'EMPLOYER', note: null },
      ],
    });
    expect(await world.get(EVENTS, { id: applicationId }, recruiter)).toEqual(seen);
  });

  it('may end in a refusal, which names a criterion the person reads', async () => {
    const { id, version } = await makeApplication(world, applicant, await makeOpenOffer(world, recruiter));
    await change(world, recruiter, 'rejectApplication', { applicationId: id, version, criterion: 'LEVEL', detail: 'Docker au niveau intermédiaire', note: 'Merci.' });
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Application { state rejection { criterion detail } nextStates } } }', { id }, applicant);
    expect(node).toEqual({ state: 'REJECTED', rejection: { criterion: 'LEVEL', detail: 'Docker au niveau intermédiaire' }, nextStates: [] });
  });

  it('lets the person decline, and take an application back and send another', async () => {
    const offerId = await makeOpenOffer(world, recruiter);
    const declined = await bring(world, await makeApplication(world, applicant, offerId), recruiter, applicant, 'PROPOSED');
    expect((await change(world, applicant, 'declineProposal', { applicationId: declined.id })).state).toBe('DECLINED');
    const second = await makeApplication(world, applicant, offerId);
    expect((await change(world, applicant, 'withdrawApplication', { applicationId: second.id, note: 'Je pars étudier.' })).state).toBe('WITHDRAWN');
    expect((await makeApplication(world, applicant, offerId)).state).toBe('SUBMITTED');
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { applicationCount applications { totalCount nodes { state } } } } }', { id: offerId }, recruiter);
    expect(node).toEqual({ applicationCount: 1, applications: { totalCount: 3, nodes: [{ state: 'SUBMITTED' }, { state: 'WITHDRAWN' }, { state: 'DECLINED' }] } });
  });
});

describe('a hire that falls through', () => {
  it('gives the opening back; before the hire there was none to give', async () => {
    const offerId = await makeOpenOffer(world, recruiter, { openings: 2 });
    const hired = await bring(world, await makeApplication(world, applicant, offerId), recruiter, applicant, 'HIRED');
    expect(await offerNow(offerId)).toEqual({ state: 'PUBLISHED', openings: 1 });
    expect((await change(world, recruiter, 'reportFellThrough', { applicationId: hired.id, version: hired.version, note: 'Visa refusé.' })).state).toBe('FELL_THROUGH');
    expect(await offerNow(offerId)).toEqual({ state: 'PUBLISHED', openings: 2 });
    const accepted = await bring(world, await makeApplication(world, applicant, offerId), recruiter, applicant, 'ACCEPTED');
    await change(world, recruiter, 'reportFellThrough', { applicationId: accepted.id, version: accepted.version });
    expect(await offerNow(offerId)).toEqual({ state: 'PUBLISHED', openings: 2 });
  });

  it('is not confirmed where no opening is left', async () => {
    const offerId = await makeOpenOffer(world, recruiter, { openings: 1 });
    const other = await makeApplicant(world, 'Youssef');
    const [first, second] = [await makeApplication(world, applicant, offerId), await makeApplication(world, other, offerId)];
    await bring(world, first, recruiter, applicant, 'HIRED');
    const late = await bring(world, second, recruiter, other, 'ACCEPTED');
    const refused = await faulty(recruiter, 'hireApplicant', { applicationId: late.id, version: late.version });
    expect(refused.userErrors).toMatchObject([{ code: 'NO_OPENING_LEFT', field: 'applicationId' }]);
    expect(await stateOf(late.id, recruiter)).toBe('ACCEPTED');
  });
});

describe('after a hire', () => {
  it('the person is told of its other applications, and closes those it wants to', async () => {
    const person = await makeApplicant(world, 'Salma');
    const stranger = await makeRecruiter(world);
    const offers = [await makeOpenOffer(world, recruiter), await makeOpenOffer(world, recruiter), await makeOpenOffer(world, stranger), await makeOpenOffer(world, stranger)];
    const [first, second, third, gone] = await Promise.all(offers.map((offer) => makeApplication(world, person, offer)));
    await change(world, stranger, 'rejectApplication', { applicationId: gone!.id, version: gone!.version, criterion: 'OTHER' });
    expect((await faulty(person, 'closeOthersAsHired', {})).userErrors).toMatchObject([{ code: 'NOT_HIRED', field: null }]);
    const accepted = await bring(world, first!, recruiter, person, 'ACCEPTED');
    const { hireApplicant: hired } = await world.get('mutation ($input: HireApplicantInput!) { hireApplicant(input: $input) { otherOpenApplications userErrors { code } } }', { input: { applicationId: accepted.id, version: accepted.version } }, recruiter);
    // The one to another employer is nothing that this employer may know.
    expect(hired).toEqual({ otherOpenApplications: 1, userErrors: [] });
    expect(await stateOf(second!.id, person)).toBe('SUBMITTED');
    expect((await faulty(person, 'closeOthersAsHired', { applicationIds: [second!.id, gone!.id] })).userErrors).toMatchObject([{ code: 'WRONG_STATE', field: 'applicationIds' }]);
    expect(await stateOf(second!.id, person)).toBe('SUBMITTED');
    const CLOSE = 'mutation ($input: CloseOthersAsHiredInput!) { closeOthersAsHired(input: $input) { closedApplications graduate { applications(filter: { states: [HIRED_ELSEWHERE] }) { nodes { id } } } userErrors { code field } } }';
    expect(await world.get(CLOSE, { input: { applicationIds: [third!.id] } }, person)).toEqual({ closeOthersAsHired: { closedApplications: 1, graduate: { applications: { nodes: [{ id: third!.id }] } }, userErrors: [] } });
    expect((await world.get(CLOSE, { input: {} }, person)).closeOthersAsHired).toMatchObject({ closedApplications: 1 });
    expect([await stateOf(first!.id, person), await stateOf(second!.id, person), await stateOf(gone!.id, person)]).toEqual(['HIRED', 'HIRED_ELSEWHERE', 'REJECTED']);
    const foreign = await makeApplication(world, applicant, await makeOpenOffer(world, recruiter));
    expect((await world.get(CLOSE, { input: { applicationIds: [foreign.id] } }, person)).closeOthersAsHired.userErrors).toEqual([{ code: 'NOT_FOUND', field: 'applicationIds' }]);
    expect((await world.get(CLOSE, { input: { applicationIds: Array.from({ length: 101 }, () => foreign.id) } }, person)).closeOthersAsHired.userErrors).toEqual([{ code: 'TOO_LONG', field: 'applicationIds' }]);
  });
});

describe('an application is refused', () => {
  it('to an offer that is not open, and to one that the person can not see', async () => {
    const paused = await makeOpenOffer(world, recruiter);
    await world.get('mutation ($id: ID!) { pauseOffer(input: { offerId: $id }) { userErrors { code } } }', { id: paused }, recruiter);
    const fresh = await makeApplicant(world, 'Imane');
    expect(await submit(fresh, { offerId: paused })).toEqual({ application: null, userErrors: [{ code: 'NOT_FOUND', field: 'offerId', message: 'Not found.' }] });
    // Who applied to that employer before keeps its offers in sight, and is told more.
    await makeApplication(world, fresh, await makeOpenOffer(world, recruiter));
    expect((await submit(fresh, { offerId: paused })).userErrors).toMatchObject([{ code: 'OFFER_CLOSED', field: 'offerId' }]);
    const malformed = ['', 'x', toGlobalId('Employer', recruiter.employerId), toGlobalId('JobOffer', 'x'), toGlobalId('JobOffer', '01900000-0000-7000-8000-000000000000')];
    for (const offerId of malformed) expect((await submit(fresh, { offerId })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'offerId' }]);
  });

  it('after the last day, but not on it', async () => {
    const person = await makeApplicant(world, 'Hiba');
    const [first, second] = [await makeOpenOffer(world, recruiter, { deadlineOn: '2026-08-25' }), await makeOpenOffer(world, recruiter, { deadlineOn: '2026-08-25' })];
    // Straight to the verb: a session does not last as long as a day.
    const at = (instant: string, offerId: string) => {
      world.clock = new Date(instant);
      return transact(person.context(), (tx) => submitApplication(tx, { offerId: fromGlobalId(offerId)!.id })).then(
        () => 'DONE',
        (error: DomainError) => error.code,
      );
    };
    // Casablanca is an hour ahead of UTC: 22:59Z is still the 25th there, 23:00Z is the 26th.
    const told = [await at('2026-08-25T22:59:00Z', first), await at('2026-08-25T23:00:00Z', second)];
    world.clock = NOW;
    expect(told).toEqual(['DONE', 'OFFER_CLOSED']);
  });

  it('while one is under way, or hired', async () => {
    const offerId = await makeOpenOffer(world, recruiter, { openings: 2 });
    const sent = await makeApplication(world, applicant, offerId);
    expect((await submit(applicant, { offerId })).userErrors).toEqual([{ code: 'ALREADY_APPLIED', field: 'offerId', message: 'You have an application to this offer already.' }]);
    await bring(world, sent, recruiter, applicant, 'HIRED');
    expect((await submit(applicant, { offerId })).userErrors).toMatchObject([{ code: 'ALREADY_APPLIED' }]);
  });

  it('where applications go elsewhere: the message says where', async () => {
    const offerId = await makeOpenOffer(world, recruiter, { applyUrl: 'https://jobs.example/42' });
    expect((await submit(applicant, { offerId })).userErrors).toEqual([{ code: 'EXTERNAL_APPLICATION', field: 'offerId', message: 'To apply for this offer, go to https://jobs.example/42' }]);
  });

  it('to a person no centre has confirmed', async () => {
    const offerId = await makeOpenOffer(world, recruiter);
    const claims = await makeApplicant(world, 'Claims', { confirmed: false });
    for (const who of [claims, await world.person('Nobody', 'GRADUATE')]) expect((await submit(who, { offerId })).userErrors).toMatchObject([{ code: 'NOT_CONFIRMED', field: null }]);
  });

  it('with a letter that is blank or too long', async () => {
    const offerId = await makeOpenOffer(world, recruiter);
    expect((await submit(applicant, { offerId, message: ' ' })).userErrors).toMatchObject([{ code: 'REQUIRED', field: 'message' }]);
    expect((await submit(applicant, { offerId, message: 'x'.repeat(5001) })).userErrors).toMatchObject([{ code: 'TOO_LONG', field: 'message' }]);
    expect((await submit(applicant, { offerId, message: 'x'.repeat(5000) })).userErrors).toEqual([]);
  });
});

describe('a move is refused', () => {
  it('from the wrong state, naming what is possible from there to whom asks', async () => {
    const sent = await makeApplication(world, applicant, await makeOpenOffer(world, recruiter));
    const which = { applicationId: sent.id, version: sent.version };
    expect((await faulty(recruiter, 'advanceApplication', { ...which, to: 'PROPOSED' })).userErrors).toEqual([{ code: 'WRONG_STATE', field: 'to', message: 'The application stands at "Sent". Possible from here: In review, Interview, Rejected.' }]);
    expect((await faulty(recruiter, 'hireApplicant', which)).userErrors).toMatchObject([{ code: 'WRONG_STATE', field: 'applicationId' }]);
    expect((await faulty(recruiter, 'reportFellThrough', which)).userErrors).toMatchObject([{ code: 'WRONG_STATE' }]);
    expect((await faulty(applicant, 'acceptProposal', which)).userErrors).toEqual([{ code: 'WRONG_STATE', field: 'applicationId', message: 'The application stands at "Sent". Possible from here: Withdrawn, Hired elsewhere.' }]);
    expect((await faulty(applicant, 'declineProposal', which)).userErrors).toMatchObject([{ code: 'WRONG_STATE' }]);
    const gone = await change(world, applicant, 'withdrawApplication', which);
    expect((await faulty(applicant, 'withdrawApplication', { applicationId: sent.id })).userErrors).toMatchObject([{ code: 'WRONG_STATE', message: 'The application stands at "Withdrawn". Possible from here: nothing.' }]);
    expect((await faulty(recruiter, 'rejectApplication', { applicationId: sent.id, version: gone.version, criterion: 'OTHER' })).userErrors).toMatchObject([{ code: 'WRONG_STATE' }]);
    expect(await stateOf(sent.id, applicant)).toBe('WITHDRAWN');
  });

  it('once a proposal is accepted, the employer can not say no any more', async () => {
    const accepted = await bring(world, await makeApplication(world, applicant, await makeOpenOffer(world, recruiter)), recruiter, applicant, 'ACCEPTED');
    expect((await faulty(recruiter, 'rejectApplication', { applicationId: accepted.id, version: accepted.version, criterion: 'OTHER' })).userErrors).toMatchObject([{ code: 'WRONG_STATE' }]);
  });

  it('with a stale version: CONFLICT with the application as it is now', async () => {
    const sent = await makeApplication(world, applicant, await makeOpenOffer(world, recruiter));
    await change(world, recruiter, 'advanceApplication', { applicationId: sent.id, version: sent.version, to: 'IN_REVIEW' });
    expect(await faulty(recruiter, 'advanceApplication', { applicationId: sent.id, version: sent.version, to: 'INTERVIEW' })).toMatchObject({ application: { state: 'IN_REVIEW', version: sent.version + 1 }, userErrors: [{ code: 'CONFLICT', field: 'version' }] });
    expect((await faulty(applicant, 'withdrawApplication', { applicationId: sent.id, version: sent.version })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await faulty(applicant, 'withdrawApplication', { applicationId: sent.id })).userErrors).toEqual([]);
  });

  it('with a note or detail that is blank or too long', async () => {
    const sent = await makeApplication(world, applicant, await makeOpenOffer(world, recruiter));
    const which = { applicationId: sent.id, version: sent.version };
    const { userErrors } = await faulty(recruiter, 'rejectApplication', { ...which, criterion: 'OTHER', detail: 'x'.repeat(501), note: 'x'.repeat(2001) });
    expect(userErrors).toMatchObject([{ code: 'TOO_LONG', field: 'detail' }, { code: 'TOO_LONG', field: 'note' }]);
    expect((await faulty(applicant, 'withdrawApplication', { ...which, note: '' })).userErrors).toMatchObject([{ code: 'REQUIRED', field: 'note' }]);
  });

  it('to whom the application is not: unknown, foreign and malformed ids are answered alike', async () => {
    const sent = await makeApplication(world, applicant, await makeOpenOffer(world, recruiter));
    const [rival, neighbour] = [await makeRecruiter(world), await makeApplicant(world, 'Neighbour')];
    const moves: [Person, string, object][] = [
      [rival, 'advanceApplication', { version: 1, to: 'IN_REVIEW' }], [rival, 'rejectApplication', { version: 1, criterion: 'OTHER' }],
      [rival, 'hireApplicant', { version: 1 }], [rival, 'reportFellThrough', { version: 1 }],
      [neighbour, 'acceptProposal', {}], [neighbour, 'declineProposal', {}], [neighbour, 'withdrawApplication', {}],
    ];
    for (const applicationId of [sent.id, 'x', toGlobalId('JobOffer', recruiter.employerId), toGlobalId('Application', '01900000-0000-7000-8000-000000000000')]) {
      for (const [who, mutation, rest] of moves) expect(await faulty(who, mutation, { applicationId, ...rest })).toEqual({ application: null, userErrors: [{ code: 'NOT_FOUND', field: 'applicationId', message: 'Not found.' }] });
    }
    expect(await stateOf(sent.id, applicant)).toBe('SUBMITTED');
  });

  it('to each role whose move it is not', async () => {
    const sent = await makeApplication(world, applicant, await makeOpenOffer(world, recruiter));
    const code = async (as: Person | null, mutation: string, input: object) => {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
      return (await world.ask(`mutation ($input: ${type}) { ${mutation}(input: $input) { userErrors { code } } }`, { input }, as)).errors[0]?.extensions.code;
    };
    const administrator = await world.person('Admin', 'ADMINISTRATOR');
    const observer = await world.person('Observer', 'OBSERVER');
    const which = { applicationId: sent.id, version: sent.version };
    for (const who of [recruiter, applicant.coordinator, administrator, observer]) {
      expect(await code(who, 'submitApplication', { offerId: 'x' })).toBe('FORBIDDEN');
      expect(await code(who, 'withdrawApplication', which)).toBe('FORBIDDEN');
      expect(await code(who, 'closeOthersAsHired', {})).toBe('FORBIDDEN');
    }
    for (const who of [applicant, applicant.coordinator, administrator, observer]) {
      expect(await code(who, 'advanceApplication', { ...which, to: 'INTERVIEW' })).toBe('FORBIDDEN');
      expect(await code(who, 'hireApplicant', which)).toBe('FORBIDDEN');
    }
    expect(await code(null, 'submitApplication', { offerId: 'x' })).toBe('UNAUTHENTICATED');
    expect(await code(null, 'rejectApplication', { ...which, criterion: 'OTHER' })).toBe('UNAUTHENTICATED');
  });
});

describe('a request sent twice', () => {
  it('has the effect of one, and is answered with the application as it is now', async () => {
    const offerId = await makeOpenOffer(world, recruiter);
    const input = { offerId, message: 'Une fois.', idempotencyKey: 'one-letter-0001' };
    const first = await submit(applicant, input);
    const move = { applicationId: first.application.id, version: first.application.version, to: 'INTERVIEW', note: 'Mardi', idempotencyKey: 'one-move-000001' };
    expect(await change(world, recruiter, 'advanceApplication', move)).toEqual({ id: first.application.id, state: 'INTERVIEW', version: first.application.version + 1 });
    expect(await change(world, recruiter, 'advanceApplication', move)).toEqual({ id: first.application.id, state: 'INTERVIEW', version: first.application.version + 1 });
    const again = await submit(applicant, input);
    expect(again).toMatchObject({ application: { id: first.application.id, state: 'INTERVIEW', version: first.application.version + 1 }, userErrors: [] });
    expect(again.application.events.nodes).toHaveLength(2);
    expect((await submit(applicant, { ...input, message: 'Deux fois.' })).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH', field: 'idempotencyKey' }]);
    expect((await submit(applicant, { ...input, idempotencyKey: 'short' })).userErrors).toMatchObject([{ code: 'INVALID', field: 'idempotencyKey' }]);
  });
});
