import { describe, expect, it } from 'vitest';
import { CohortInvitation } from '../../src/graduates/enrolment.entity.ts';
import { mayMove } from '../../src/graduates/enrolment.states.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { makeCentre, makeCohort, makeTrainer } from '../builders/centres.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld();

const SIGN_UP = 'mutation ($input: SignUpGraduateInput!) { signUpGraduate(input: $input) { accessToken refreshToken expiresInSeconds userErrors { code field message } } }';
const MINE = '{ viewer { roles account { email } graduate { id name email findableAt contractTypes version enrolments { id state confirmedAt version cohort { id } } } } }';
const INVITE = 'mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { cohort { id } results { email outcome code invitation { id name expiresAt acceptedAt } userErrors { code field } } userErrors { code field } } }';
const JOIN = 'mutation ($input: JoinCohortInput!) { joinCohort(input: $input) { enrolment { id state confirmedAt cohort { id } } userErrors { code field } } }';
const CONFIRM = 'mutation ($input: ConfirmEnrolmentInput!) { confirmEnrolment(input: $input) { enrolment { confirmedAt version } userErrors { code field } } }';
const REFUSE = 'mutation ($input: RefuseEnrolmentInput!) { refuseEnrolment(input: $input) { refusedId userErrors { code field } } }';
const MOVE = 'mutation ($input: SetEnrolmentStateInput!) { setEnrolmentState(input: $input) { enrolment { state version } userErrors { code field } } }';

const person = (email: string, seat: object, over: object = {}) => ({ input: { email, password: PASSWORD, name: 'Amina Benali', language: 'FR', ...TERMS, ...seat, ...over } });
const signedIn = (accessToken: string, email = ''): Person => world.signedIn('', email, accessToken, ['GRADUATE']);
const code = async (cohortId: string, coordinator: Person, email: string): Promise<string> =>
  (await world.get(INVITE, { input: { cohortId, learners: [{ email, name: 'Amina' }] } }, coordinator)).inviteLearners.results[0].code;

describe('a graduate signs up', () => {
  it('of a cohort it names: a claim, and nobody can find the person', async () => {
    const cohort = await makeCohort(world);
    const { signUpGraduate } = await world.get(SIGN_UP, person('amina@one.example', { cohortId: cohort.id }));
    expect(signUpGraduate).toEqual({ accessToken: expect.any(String), refreshToken: expect.any(String), expiresInSeconds: 900, userErrors: [] });
    expect(await world.get(MINE, {}, signedIn(signUpGraduate.accessToken))).toEqual({
      viewer: {
        roles: ['GRADUATE'],
        account: { email: 'amina@one.example' },
        graduate: { id: expect.any(String), name: 'Amina Benali', email: 'amina@one.example', findableAt: [], contractTypes: [], version: 1, enrolments: [{ id: expect.any(String), state: 'ENROLLED', confirmedAt: null, version: 1, cohort: { id: cohort.id } }] },
      },
    });
  });

  it('with a code of the centre: confirmed at once, for the invited address alone, and once', async () => {
    const { id, centre } = await makeCohort(world);
    const invitationCode = await code(id, centre.coordinator, 'Invited@One.example');
    expect((await world.get(SIGN_UP, person('other@one.example', { invitationCode }))).signUpGraduate).toMatchObject({ accessToken: null, userErrors: [{ code: 'INVITATION_FOR_ANOTHER', field: 'email' }] });
    const { signUpGraduate } = await world.get(SIGN_UP, person('invited@one.example', { invitationCode }));
    const { viewer } = await world.get(MINE, {}, signedIn(signUpGraduate.accessToken));
    expect(viewer.graduate.enrolments).toEqual([{ id: expect.any(String), state: 'ENROLLED', confirmedAt: expect.any(String), version: 1, cohort: { id } }]);
    expect((await world.get(SIGN_UP, person('again@one.example', { invitationCode }))).signUpGraduate.userErrors).toMatchObject([{ code: 'INVITATION_INVALID', field: 'invitationCode' }]);
    // What failed left nothing behind: the address is free.
    expect((await world.get(SIGN_UP, person('other@one.example', { cohortId: id }))).signUpGraduate.userErrors).toEqual([]);
  });

  it('is told that a code is too old after 30 days', async () => {
    const { id, centre } = await makeCohort(world);
    const invitationCode = await code(id, centre.coordinator, 'late@one.example');
    world.clock = new Date(Date.now() + 30 * 86_400_000);
    const late = await world.get(SIGN_UP, person('late@one.example', { invitationCode }));
    world.clock = null;
    expect(late.signUpGraduate.userErrors).toMatchObject([{ code: 'INVITATION_INVALID', field: 'invitationCode' }]);
  });

  it('names exactly one way in, and every fault is told', async () => {
    const { id } = await makeCohort(world);
    for (const seat of [{}, { cohortId: id, invitationCode: 'x' }]) expect((await world.get(SIGN_UP, person('x@one.example', seat))).signUpGraduate.userErrors).toMatchObject([{ code: 'INVALID', field: 'invitationCode' }]);
    for (const cohortId of ['x', toGlobalId('Centre', '01900000-0000-7000-8000-000000000000'), toGlobalId('Cohort', '01900000-0000-7000-8000-000000000000')]) {
      expect((await world.get(SIGN_UP, person('x@one.example', { cohortId }))).signUpGraduate.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'cohortId' }]);
    }
    const wrong = await world.get(SIGN_UP, person('no address', { cohortId: id }, { password: 'short', name: ' ' }));
    expect(wrong.signUpGraduate.userErrors.map((error: { code: string }) => error.code)).toEqual(['INVALID_EMAIL', 'REQUIRED', 'REQUIRED', 'WEAK_PASSWORD']);
  });

  it('is told that the address is taken, in the language asked', async () => {
    const { id } = await makeCohort(world);
    await world.get(SIGN_UP, person('taken@one.example', { cohortId: id }));
    const { data } = await world.ask(SIGN_UP, person('TAKEN@one.example', { cohortId: id }), null, { 'accept-language': 'ar' });
    expect(data.signUpGraduate.userErrors).toEqual([{ code: 'EMAIL_TAKEN', field: 'email', message: expect.stringContaining('سجّل الدخول') }]);
  });
});

describe('a coordinator invites learners', () => {
  it('each once: sent again, it invites nobody twice, and says who is enrolled', async () => {
    const cohort = await makeCohort(world);
    const enrolled = await makeGraduate(world, { cohort });
    const claimant = await makeGraduate(world, { cohort, confirmed: false });
    const learners = [{ email: 'One@learners.example', name: 'One' }, { email: 'one@learners.example ', name: 'One again' }, { email: enrolled.email, name: 'Enrolled' }, { email: claimant.email, name: 'Claimant' }, { email: 'no address', name: ' ' }];
    const { inviteLearners } = await world.get(INVITE, { input: { cohortId: cohort.id, learners } }, cohort.centre.coordinator);
    const invitation = { id: expect.any(String), name: 'One', expiresAt: expect.any(String), acceptedAt: null };
    expect(inviteLearners).toEqual({
      cohort: { id: cohort.id },
      results: [
        { email: 'one@learners.example', outcome: 'INVITED', code: expect.stringMatching(/^[\w-]{43}$/), invitation, userErrors: [] },
        { email: 'one@learners.example', outcome: 'ALREADY_INVITED', code: null, invitation: null, userErrors: [] },
        { email: enrolled.email, outcome: 'ALREADY_ENROLLED', code: null, invitation: null, userErrors: [] },
        { email: claimant.email, outcome: 'ALREADY_ENROLLED', code: null, invitation: null, userErrors: [] },
        { email: 'no address', outcome: 'REFUSED', code: null, invitation: null, userErrors: [{ code: 'INVALID_EMAIL', field: 'email' }, { code: 'REQUIRED', field: 'name' }] },
      ],
      userErrors: [],
    });
    const again = await world.get(INVITE, { input: { cohortId: cohort.id, learners: learners.slice(0, 1) } }, cohort.centre.coordinator);
    expect(again.inviteLearners.results).toEqual([{ email: 'one@learners.example', outcome: 'ALREADY_INVITED', code: null, invitation, userErrors: [] }]);
    const INVITED = 'query ($id: ID!) { node(id: $id) { ... on Cohort { invitations { nodes { email name } totalCount } } } }';
    expect(await world.get(INVITED, { id: cohort.id }, cohort.centre.coordinator)).toEqual({ node: { invitations: { nodes: [{ email: 'one@learners.example', name: 'One' }], totalCount: 1 } } });
    const rows = await world.app.orm.em.fork().find(CohortInvitation, { email: 'one@learners.example' });
    expect(JSON.stringify(rows)).not.toContain(inviteLearners.results[0].code);
  });

  it('at once with another coordinator: one seat, one code', async () => {
    const cohort = await makeCohort(world);
    const input = { cohortId: cohort.id, learners: [{ email: 'both@learners.example', name: 'Both' }] };
    const answers = await Promise.all([1, 2, 3].map(() => world.get(INVITE, { input }, cohort.centre.coordinator)));
    expect(answers.map((answer) => answer.inviteLearners.results[0].outcome).toSorted()).toEqual(['ALREADY_INVITED', 'ALREADY_INVITED', 'INVITED']);
  });

  it('again with a new code where the letter was lost or 30 days have passed; the old code stops serving', async () => {
    const { id, centre } = await makeCohort(world);
    const lost = await code(id, centre.coordinator, 'lost@learners.example');
    const input = { cohortId: id, learners: [{ email: 'lost@learners.example', name: 'Lost' }] };
    const renewed = (await world.get(INVITE, { input: { ...input, renew: true } }, centre.coordinator)).inviteLearners.results[0];
    expect(renewed).toMatchObject({ outcome: 'INVITED', code: expect.any(String) });
    expect((await world.get(SIGN_UP, person('lost@learners.example', { invitationCode: lost }))).signUpGraduate.userErrors).toMatchObject([{ code: 'INVITATION_INVALID' }]);
    const late = await world.app.orm.em.fork().findOneOrFail(CohortInvitation, { email: 'lost@learners.example' });
    await world.app.orm.em.fork().nativeUpdate(CohortInvitation, { id: late.id }, { expiresAt: new Date(Date.now() - 1000) });
    expect((await world.get(INVITE, { input }, centre.coordinator)).inviteLearners.results[0]).toMatchObject({ outcome: 'INVITED', code: expect.any(String) });
  });

  it('of its own centre alone, 1 to 200 at a time', async () => {
    const cohort = await makeCohort(world);
    const learners = [{ email: 'a@learners.example', name: 'A' }];
    const trainer = await makeTrainer(world, cohort);
    for (const stranger of [(await makeCentre(world)).coordinator, trainer]) {
      expect((await world.get(INVITE, { input: { cohortId: cohort.id, learners } }, stranger)).inviteLearners).toEqual({ cohort: null, results: null, userErrors: [{ code: 'NOT_FOUND', field: 'cohortId' }] });
    }
    const many = Array.from({ length: 201 }, (_, index) => ({ email: `l${index}@learners.example`, name: 'L' }));
    expect((await world.get(INVITE, { input: { cohortId: cohort.id, learners: many } }, cohort.centre.coordinator)).inviteLearners.userErrors).toEqual([{ code: 'TOO_LONG', field: 'learners' }]);
    expect((await world.get(INVITE, { input: { cohortId: cohort.id, learners: [] } }, cohort.centre.coordinator)).inviteLearners.userErrors).toEqual([{ code: 'REQUIRED', field: 'learners' }]);
    expect((await world.get(INVITE, { input: { cohortId: cohort.id, learners: many.slice(0, 200) } }, cohort.centre.coordinator)).inviteLearners.results).toHaveLength(200);
    for (const role of ['GRADUATE', 'RECRUITER', 'OBSERVER', 'ADMINISTRATOR'] as const) expect((await world.ask(INVITE, { input: { cohortId: cohort.id, learners } }, await world.person(role, role))).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('an enrolment', () => {
  it('of a graduate in a second cohort is confirmed by its code, a claim that waits included', async () => {
    const graduate = await makeGraduate(world);
    const second = await makeCohort(world);
    const claimed = await world.get(JOIN, { input: { cohortId: second.id } }, graduate);
    expect(claimed.joinCohort).toEqual({ enrolment: { id: expect.any(String), state: 'ENROLLED', confirmedAt: null, cohort: { id: second.id } }, userErrors: [] });
    expect((await world.get(JOIN, { input: { cohortId: second.id } }, graduate)).joinCohort.userErrors).toEqual([{ code: 'ALREADY_ENROLLED', field: 'cohortId' }]);
    const third = await makeCohort(world);
    const invitationCode = await code(third.id, third.centre.coordinator, graduate.email);
    const mine = await world.get(JOIN, { input: { cohortId: third.id } }, graduate);
    const joined = await world.get(JOIN, { input: { invitationCode } }, graduate);
    expect(joined.joinCohort).toEqual({ enrolment: { id: mine.joinCohort.enrolment.id, state: 'ENROLLED', confirmedAt: expect.any(String), cohort: { id: third.id } }, userErrors: [] });
  });

  it('is confirmed by the centre’s coordinators alone', async () => {
    const claimant = await makeGraduate(world, { confirmed: false });
    const enrolmentId = toGlobalId('Enrolment', claimant.enrolmentId);
    const trainer = await makeTrainer(world, claimant.cohort);
    for (const stranger of [trainer, (await makeCentre(world)).coordinator]) expect((await world.get(CONFIRM, { input: { enrolmentId } }, stranger)).confirmEnrolment).toEqual({ enrolment: null, userErrors: [{ code: 'NOT_FOUND', field: 'enrolmentId' }] });
    expect((await world.ask(CONFIRM, { input: { enrolmentId } }, claimant)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const { coordinator } = claimant.cohort.centre;
    const { confirmEnrolment } = await world.get(CONFIRM, { input: { enrolmentId, version: 1 } }, coordinator);
    expect(confirmEnrolment).toEqual({ enrolment: { confirmedAt: expect.any(String), version: 2 }, userErrors: [] });
    expect((await world.get(CONFIRM, { input: { enrolmentId } }, coordinator)).confirmEnrolment.enrolment).toEqual(confirmEnrolment.enrolment);
    expect((await world.get(REFUSE, { input: { enrolmentId } }, coordinator)).refuseEnrolment).toEqual({ refusedId: null, userErrors: [{ code: 'ALREADY_CONFIRMED', field: 'enrolmentId' }] });
  });

  it('that is refused is gone, and the centre no longer sees the person', async () => {
    const claimant = await makeGraduate(world, { confirmed: false });
    const enrolmentId = toGlobalId('Enrolment', claimant.enrolmentId);
    const { coordinator } = claimant.cohort.centre;
    const NAMED = 'query ($id: ID!) { node(id: $id) { ... on Graduate { name } } }';
    expect(await world.get(NAMED, { id: claimant.id }, coordinator)).toEqual({ node: { name: claimant.name } });
    expect((await world.get(REFUSE, { input: { enrolmentId } }, (await makeCentre(world)).coordinator)).refuseEnrolment.userErrors).toEqual([{ code: 'NOT_FOUND', field: 'enrolmentId' }]);
    expect((await world.get(REFUSE, { input: { enrolmentId } }, coordinator)).refuseEnrolment).toEqual({ refusedId: enrolmentId, userErrors: [] });
    expect(await world.get(NAMED, { id: claimant.id }, coordinator)).toEqual({ node: null });
    expect((await world.get(JOIN, { input: { cohortId: claimant.cohort.id } }, claimant)).joinCohort.userErrors).toEqual([]);
  });

  it('moves along its states, versioned, once confirmed', async () => {
    const graduate = await makeGraduate(world);
    const enrolmentId = toGlobalId('Enrolment', graduate.enrolmentId);
    const { coordinator } = graduate.cohort.centre;
    const move = async (version: number, state: string, as = coordinator) => (await world.get(MOVE, { input: { enrolmentId, version, state } }, as)).setEnrolmentState;
    expect(await move(2, 'LEFT')).toEqual({ enrolment: { state: 'LEFT', version: 3 }, userErrors: [] });
    expect(await move(3, 'GRADUATED')).toEqual({ enrolment: null, userErrors: [{ code: 'WRONG_STATE', field: 'state' }] });
    expect(await move(2, 'ENROLLED')).toEqual({ enrolment: { state: 'LEFT', version: 3 }, userErrors: [{ code: 'CONFLICT', field: 'version' }] });
    expect(await move(3, 'ENROLLED')).toEqual({ enrolment: { state: 'ENROLLED', version: 4 }, userErrors: [] });
    expect(await move(4, 'GRADUATED', (await makeCentre(world)).coordinator)).toEqual({ enrolment: null, userErrors: [{ code: 'NOT_FOUND', field: 'enrolmentId' }] });
    expect(await move(4, 'GRADUATED')).toEqual({ enrolment: { state: 'GRADUATED', version: 5 }, userErrors: [] });
    const claimant = await makeGraduate(world, { cohort: graduate.cohort, confirmed: false });
    expect((await world.get(MOVE, { input: { enrolmentId: toGlobalId('Enrolment', claimant.enrolmentId), version: 1, state: 'GRADUATED' } }, coordinator)).setEnrolmentState.userErrors).toEqual([{ code: 'NOT_CONFIRMED', field: 'enrolmentId' }]);
  });

  it.each([
    ['ENROLLED', 'GRADUATED', true], ['ENROLLED', 'LEFT', true], ['ENROLLED', 'ENROLLED', true],
    ['LEFT', 'ENROLLED', true], ['LEFT', 'GRADUATED', false],
    ['GRADUATED', 'ENROLLED', true], ['GRADUATED', 'LEFT', false],
  ] as const)('goes from %s to %s: %s', (from, to, may) => {
    expect(mayMove(from, to)).toBe(may);
  });
});
