import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { acceptNotice } from '../../src/privacy/consent.service.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld();

const SESSIONS = '{ viewer { account { sessions(first: 20) { totalCount nodes { id device startedAt lastSeenAt current } } } } }';
const END = 'mutation ($input: EndSessionInput!) { endSession(input: $input) { endedSessions userErrors { code field } } }';
const UPDATE = 'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { account { name language timeZone version } userErrors { code field } } }';

async function signIn(person: Person, device: string): Promise<Person & { refreshToken: string }> {
  const { signIn: tokens } = await world.get('mutation ($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken } }', { input: { email: person.email, password: PASSWORD, device } });
  return { ...world.signedIn(person.accountId, person.email, tokens.accessToken, []), refreshToken: tokens.refreshToken };
}
const sessionsOf = async (person: Person) => (await world.get(SESSIONS, {}, person)).viewer.account.sessions;
const end = async (sessionId: string, as: Person, more: object = {}) => (await world.get(END, { input: { sessionId, ...more } }, as)).endSession;

describe('the sessions of an account', () => {
  it('are listed with device and time, the newest first, and the one that asks is marked', async () => {
    const person = await world.person('Devices', 'GRADUATE');
    const phone = await signIn(person, 'Téléphone de Nour');
    const { totalCount, nodes } = await sessionsOf(phone);
    expect(totalCount).toBe(2);
    expect(nodes.map(({ device, current }: any) => [device, current])).toEqual([['Téléphone de Nour', true], ['test', false]]);
    expect(nodes[0].lastSeenAt).toBe(nodes[0].startedAt);
  });

  it('move on where they are refreshed', async () => {
    const person = await signIn(await world.person('Refreshing', 'GRADUATE'), 'phone');
    world.clock = new Date(Date.now() + 10 * 60_000);
    await world.get('mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { userErrors { code } } }', { token: person.refreshToken });
    const [session] = (await sessionsOf(person)).nodes;
    expect(session.lastSeenAt).toBe(world.clock.toISOString());
    world.clock = null;
  });

  it('are left out once they ended or ran out', async () => {
    const person = await world.person('Over', 'GRADUATE');
    const ended = await signIn(person, 'ended');
    await world.get('mutation { signOut { endedSessions } }', {}, ended);
    expect((await sessionsOf(person)).totalCount).toBe(1);
    await world.app.orm.em.getConnection().execute(`update sessions set expires_at = now() - interval '1 second' where account_id = '${person.accountId}' and ended_at is not null`);
    expect((await sessionsOf(person)).totalCount).toBe(1);
  });

  it('take as many statements for ten as for one', async () => {
    const person = await world.person('Many', 'GRADUATE');
    const { statements: atOne } = await world.ask(SESSIONS, {}, person);
    for (let at = 0; at < 9; at += 1) await signIn(person, `device ${at}`);
    const { statements: atTen, data } = await world.ask(SESSIONS, {}, person);
    expect([data.viewer.account.sessions.totalCount, atTen]).toEqual([10, atOne]);
  });

  it('are nobody else’s, an administrator’s included', async () => {
    const person = await world.person('Private', 'GRADUATE');
    const [{ id }] = (await sessionsOf(person)).nodes;
    for (const who of [await world.person('Admin', 'ADMINISTRATOR'), await world.person('Stranger', 'GRADUATE')]) {
      const { account, session } = await world.get('query ($account: ID!, $session: ID!) { account: node(id: $account) { ... on Account { sessions { totalCount } } } session: node(id: $session) { id } }', { account: toGlobalId('Account', person.accountId), session: id }, who);
      expect([account?.sessions.totalCount ?? 0, session]).toEqual([0, null]);
      expect(await end(id, who)).toEqual({ endedSessions: null, userErrors: [{ code: 'NOT_FOUND', field: 'sessionId' }] });
    }
    expect((await world.ask(SESSIONS, {}, person)).status).toBe(200);
  });
});

describe('what the holder of an account is asked to do', () => {
  const TODO = 'query ($id: ID!) { node(id: $id) { ... on Account { todo } } }';
  const todoOf = async (person: Person, as: Person) => (await world.get(TODO, { id: toGlobalId('Account', person.accountId) }, as)).node.todo;

  it('is to accept the privacy notice in force, said to the holder alone and no more once it is', async () => {
    const [person, administrator] = [await world.person('Asked', 'GRADUATE'), await world.person('Administrator', 'ADMINISTRATOR')];
    expect([await todoOf(person, person), await todoOf(person, administrator)]).toEqual([['ACCEPT_NOTICE'], []]);
    await transact(world.context(), (tx) => acceptNotice(tx, person.accountId, TERMS.privacyNotice, 'version'));
    expect(await todoOf(person, person)).toEqual([]);
    await world.app.orm.em.getConnection().execute(`update consents set notice_version = '2020-01' where account_id = '${person.accountId}'`);
    expect(await todoOf(person, person)).toEqual(['ACCEPT_NOTICE']);
  });

  it('takes as many statements for ten accounts as for one', async () => {
    const administrator = await world.person('Administrator', 'ADMINISTRATOR');
    const accounts = await Promise.all(Array.from({ length: 10 }, (_, at) => world.person(`Row ${at}`, 'GRADUATE')));
    const ask = (some: Person[]) => world.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Account { todo } } }', { ids: [administrator, ...some].map((one) => toGlobalId('Account', one.accountId)) }, administrator);
    expect((await ask(accounts)).statements).toBe((await ask(accounts.slice(0, 1))).statements);
  });
});

describe('ending a session', () => {
  it('acts at once on that device and on no other', async () => {
    const person = await world.person('Ender', 'GRADUATE');
    const lost = await signIn(person, 'lost phone');
    const { id } = (await sessionsOf(person)).nodes.find((one: any) => one.device === 'lost phone');
    expect(await end(id, person)).toEqual({ endedSessions: 1, userErrors: [] });
    expect((await world.ask(SESSIONS, {}, lost)).status).toBe(401);
    expect((await world.get('mutation ($token: String!) { refreshSession(input: { refreshToken: $token }) { userErrors { code } } }', { token: lost.refreshToken })).refreshSession.userErrors).toEqual([{ code: 'TOKEN_INVALID' }]);
    expect((await sessionsOf(person)).totalCount).toBe(1);
    expect(await world.app.orm.em.getConnection().execute(`select ended_because from sessions where account_id = '${person.accountId}' and ended_at is not null`)).toEqual([{ ended_because: 'ENDED_BY_HOLDER' }]);
  });

  it('twice finds it gone, with a key the first answer again, and two at once end it once', async () => {
    const person = await world.person('Twice', 'GRADUATE');
    for (const device of ['one', 'two', 'three']) await signIn(person, device);
    const [one, two, three] = ['one', 'two', 'three'].map((device) => sessionsOf(person).then(({ nodes }) => nodes.find((row: any) => row.device === device).id as string));
    await end(await one!, person);
    expect((await end(await one!, person)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'sessionId' }]);
    expect(await end(await two!, person, { idempotencyKey: 'end-it-once' })).toEqual(await end(await two!, person, { idempotencyKey: 'end-it-once' }));
    const both = await Promise.all([end(await three!, person), end(await three!, person)]);
    expect(both.reduce((sum, answer) => sum + (answer.endedSessions ?? 0), 0)).toBe(1);
  });

  it.each([['malformed', 'nonsense'], ['of another type', toGlobalId('Account', '01900000-0000-7000-8000-000000000000')], ['unknown', toGlobalId('Session', '01900000-0000-7000-8000-000000000000')]])('by an id that is %s is NOT_FOUND', async (_, id) => {
    expect((await end(id, await world.person('Wrong', 'GRADUATE'))).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'sessionId' }]);
  });
});

const update = async (input: object, as: Person) => (await world.get(UPDATE, { input }, as)).updateAccount;

describe('how the service speaks to a person', () => {
  it('is by name, language and time zone, each changed alone', async () => {
    const person = await world.person('Traveller', 'GRADUATE');
    expect((await update({ timeZone: 'europe/paris', version: 1 }, person)).account).toEqual({ name: 'Traveller', language: 'EN', timeZone: 'Europe/Paris', version: 2 });
    expect((await update({ language: 'AR' }, person)).account).toMatchObject({ language: 'AR', timeZone: 'Europe/Paris' });
    expect((await update({ name: '  Nour  ' }, person)).account).toMatchObject({ name: 'Nour', language: 'AR' });
  });

  it('is the time of Casablanca where nothing was said', async () => {
    const { viewer } = await world.get('{ viewer { account { timeZone } } }', {}, await world.person('Silent', 'GRADUATE'));
    expect(viewer.account.timeZone).toBe('Africa/Casablanca');
  });

  it.each([
    ['a time zone that is none', { timeZone: 'Mars/Olympus' }, 'UNKNOWN_TIME_ZONE', 'timeZone'],
    ['an offset', { timeZone: '+01:00' }, 'UNKNOWN_TIME_ZONE', 'timeZone'],
    ['an empty time zone', { timeZone: '' }, 'UNKNOWN_TIME_ZONE', 'timeZone'],
    ['no time zone', { timeZone: null }, 'REQUIRED', 'timeZone'],
    ['no language', { language: null }, 'REQUIRED', 'language'],
    ['a blank name', { name: ' ' }, 'REQUIRED', 'name'],
    ['a long name', { name: 'x'.repeat(201) }, 'TOO_LONG', 'name'],
    ['an old version', { name: 'x', version: 7 }, 'CONFLICT', 'version'],
  ])('refuses %s', async (_, input, code, field) => {
    const answer = await update(input, await world.person('Careful', 'GRADUATE'));
    expect(answer.userErrors).toEqual([{ code, field }]);
    expect(answer.account?.name ?? null).toBe(code === 'CONFLICT' ? 'Careful' : null);
  });
});
