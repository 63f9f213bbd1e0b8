import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { joinEmployer } from '../../src/employers/employer.service.ts';
import { grantMembership } from '../../src/employers/member.service.ts';
import { newKeySecret, readKey } from '../../src/employers/api-key.secret.ts';
import { portalOf } from '../../src/employers/portal.service.ts';
import { asSystem } from '../../src/kernel/read.ts';
import { transact } from '../../src/kernel/transact.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import type { App } from '../../src/kernel/context.ts';
import { makeApp } from '../../src/server/app.ts';
import { makeLog } from '../../src/server/log.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { change, makeApplication } from '../builders/applications.ts';
import { makeKey, type MadeKey } from '../builders/api-keys.ts';
import { administratorOf, makeEmployer, type MadeEmployer } from '../builders/employers.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();

const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { id name scopes test createdAt expiresAt lastUsedAt previousUntil revokedAt employer { name } } userErrors { code field } } }`;
const ROTATE = 'mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { secret apiKey { id previousUntil } userErrors { code field } } }';
const REVOKE = 'mutation ($id: ID!) { revokeApiKey(input: { apiKeyId: $id }) { apiKey { revokedAt } userErrors { code field } } }';
const WHO = '{ viewer { roles account { email } memberships { id } portal { scopes test employer { name } } } }';
const KEYS = 'query ($id: ID!) { node(id: $id) { ... on Employer { apiKeys { totalCount nodes { name lastUsedAt revokedAt } } } } }';

const bearer = (token: string): Person => ({ token }) as Person;
const sql = (statement: string): Promise<any[]> => world.app.orm.em.getConnection().execute(statement);
/** What a request with that token is answered. */
const status = async (token: string): Promise<number> => (await world.ask(WHO, {}, bearer(token))).status;
const create = async (employer: MadeEmployer, input: object, as: Person = employer.owner) => (await world.get(CREATE, { input: { employerId: employer.id, name: 'Careers site', scopes: ['OFFERS_READ'], ...input } }, as)).createApiKey;
const rotate = async (key: Pick<MadeKey, 'id'>, owner: Person, input: object = {}) => (await world.get(ROTATE, { input: { apiKeyId: key.id, ...input } }, owner)).rotateApiKey;

async function member(employer: MadeEmployer, kind: 'OWNER' | 'MEMBER'): Promise<Person> {
  const person = await world.person('Colleague', 'RECRUITER');
  const { member: memberId } = await transact(person.context(), (tx) => joinEmployer(tx, { employerId: employer.employerId }));
  await transact(employer.owner.context(), (tx) => grantMembership(tx, { memberId, kind }));
  return person;
}

afterEach(() => {
  world.clock = null;
});

describe('the secret of an API key', () => {
  it('says what it is, and is of 256 random bits', () => {
    expect(newKeySecret(false).secret.valueOf()).toMatch(/^jisr_live_[0-9A-Za-z]{49}$/);
    expect(newKeySecret(true).secret.valueOf()).toMatch(/^jisr_test_[0-9A-Za-z]{49}$/);
    expect(new Set(Array.from({ length: 1000 }, () => newKeySecret(false).secret.valueOf())).size).toBe(1000);
  });

  it('is told from a mistyped one wherever the mistake is, and from a test key', () => {
    const { secret, hash } = newKeySecret(false);
    const key = secret.valueOf();
    expect(readKey(key)).toEqual({ hash, test: false });
    for (let at = 0; at < key.length; at += 1) expect(readKey(`${key.slice(0, at)}${key[at] === 'a' ? 'b' : 'a'}${key.slice(at + 1)}`)).toBe(null);
    expect(readKey(key.replace('jisr_live_', 'jisr_test_'))).toBe(null);
    for (const wrong of ['', 'jisr_live_', key.slice(0, -1), `${key}0`, `${key} `, key.toUpperCase()]) expect(readKey(wrong)).toBe(null);
  });

  it('is in no JSON and no text by accident', () => {
    const { secret } = newKeySecret(false);
    expect(JSON.stringify({ secret })).toBe('{}');
    expect(`${String(secret)} ${JSON.stringify([secret])}`).not.toContain(secret.valueOf());
  });
});

describe('an API key', () => {
  it('is made by an owner, and asks as the software of its employer', async () => {
    const employer = await makeEmployer(world);
    const made = await create(employer, { scopes: ['OFFERS_WRITE'] });
    expect(made).toMatchObject({ userErrors: [], apiKey: { name: 'Careers site', scopes: ['OFFERS_READ', 'OFFERS_WRITE'], test: false, expiresAt: null, lastUsedAt: null, previousUntil: null, revokedAt: null, employer: { name: employer.name } } });
    expect(await world.get(WHO, {}, bearer(made.secret))).toEqual({
      viewer: { roles: ['PORTAL'], account: null, memberships: [], portal: { scopes: ['OFFERS_READ', 'OFFERS_WRITE'], test: false, employer: { name: employer.name } } },
    });
    expect(await world.get('{ viewer { portal { test } } }', {}, employer.owner)).toEqual({ viewer: { portal: null } });
  });

  it('is kept as a hash alone, and its secret is shown once: not by the idempotency key that repeats the request', async () => {
    const employer = await makeEmployer(world);
    const input = { idempotencyKey: 'make-it-once-1' };
    const [first, again] = [await create(employer, input), await create(employer, input)];
    expect(first.secret).toMatch(/^jisr_live_/);
    expect(again).toEqual({ ...first, secret: null });
    const rows = await sql(`select * from api_keys where employer_id = '${employer.employerId}'`);
    expect(rows).toHaveLength(1);
    expect(rows[0].secret_hash).toBe(createHash('sha256').update(first.secret).digest('hex'));
    const turn = { overlapHours: 1, idempotencyKey: 'turn-it-once-1' };
    const [turned, twice] = [await rotate(first.apiKey, employer.owner, turn), await rotate(first.apiKey, employer.owner, turn)];
    expect(twice).toEqual({ ...turned, secret: null });
    expect(await status(turned.secret)).toBe(200);
    const tables = await sql("select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')");
    const dump = (await Promise.all(tables.map(({ name }) => sql(`select coalesce(string_agg(t::text, ' '), '') as text from ${name} t`)))).map(([row]) => row.text).join(' ');
    expect(dump).toContain(rows[0].secret_hash);
    for (const secret of [first.secret, turned.secret]) expect(dump).not.toContain(secret);
  });

  it('is for owners to make, list and end: to members, strangers and portals there are none', async () => {
    const employer = await makeEmployer(world);
    const [colleague, stranger, portal] = [await member(employer, 'MEMBER'), (await makeEmployer(world)).owner, await makeKey(world, employer)];
    for (const who of [colleague, stranger]) {
      expect(await create(employer, {}, who)).toEqual({ secret: null, apiKey: null, userErrors: [{ code: 'NOT_FOUND', field: 'employerId' }] });
      expect(await rotate(portal, who)).toEqual({ secret: null, apiKey: null, userErrors: [{ code: 'NOT_FOUND', field: 'apiKeyId' }] });
      expect((await world.get(REVOKE, { id: portal.id }, who)).revokeApiKey).toEqual({ apiKey: null, userErrors: [{ code: 'NOT_FOUND', field: 'apiKeyId' }] });
    }
    for (const who of [colleague, stranger, portal]) {
      expect((await world.get(KEYS, { id: employer.id }, who)).node.apiKeys).toEqual({ totalCount: 0, nodes: [] });
      expect(await world.get('query ($id: ID!) { node(id: $id) { id } }', { id: portal.id }, who)).toEqual({ node: null });
    }
    for (const who of [employer.owner, await administratorOf(world)]) expect((await world.get(KEYS, { id: employer.id }, who)).node.apiKeys).toMatchObject({ totalCount: 1, nodes: [{ name: 'Careers site' }] });
    expect((await world.ask(CREATE, { input: { employerId: employer.id, name: 'x', scopes: ['OFFERS_READ'] } }, portal)).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('tells what is wrong with it: no name, no scope, an expiry past or too far, a test key where there is no sandbox', async () => {
    const employer = await makeEmployer(world);
    const codes = async (input: object) => (await create(employer, input)).userErrors.map((error: { code: string; field: string }) => `${error.field} ${error.code}`);
    expect(await codes({ name: ' ' })).toContain('name REQUIRED');
    expect(await codes({ name: 'x'.repeat(101) })).toEqual(['name TOO_LONG']);
    expect(await codes({ scopes: [] })).toEqual(['scopes REQUIRED']);
    expect(await codes({ expiresAt: '2020-01-01T00:00:00Z' })).toEqual(['expiresAt INVALID']);
    expect(await codes({ expiresAt: new Date(Date.now() + 366 * 86_400_000).toISOString() })).toEqual(['expiresAt INVALID']);
    expect(await codes({ test: true })).toEqual(['test NO_SANDBOX']);
  });

  it('needs an owner whose address is confirmed', async () => {
    const employer = await makeEmployer(world);
    await sql(`update accounts set email_confirmed_at = null where id = '${employer.owner.accountId}'`);
    expect((await create(employer, {})).userErrors).toEqual([{ code: 'EMAIL_NOT_CONFIRMED', field: null }]);
  });

  it('is one of twenty at most, however many owners hurry; an ended one counts no more', async () => {
    const employer = await makeEmployer(world);
    const keys = await Promise.all(Array.from({ length: 19 }, () => makeKey(world, employer)));
    const raced = await Promise.all([create(employer, {}), create(employer, {}), create(employer, {})]);
    expect(raced.map(({ userErrors }) => userErrors.map((error: { code: string }) => error.code)).toSorted()).toEqual([[], ['TOO_MANY_KEYS'], ['TOO_MANY_KEYS']]);
    await world.get(REVOKE, { id: keys[0]!.id }, employer.owner);
    expect((await create(employer, {})).userErrors).toEqual([]);
  });

  it('is told to the other owners by letter, not to who made it nor to members', async () => {
    const employer = await makeEmployer(world);
    const [owner] = [await member(employer, 'OWNER'), await member(employer, 'MEMBER')];
    await create(employer, { name: 'Careers site' });
    expect(await sql(`select account_id, data from letters where kind = 'employers.api-key-made' and data->>'employer' = '${employer.name}'`)).toEqual([{ account_id: owner.accountId, data: { employer: employer.name, key: 'Careers site', scopes: ['offers:read'] } }]);
  });
});

describe('a key that does not serve', () => {
  const WRONG: Readonly<Record<string, RegExp>> = { en: /API key is mistyped/, fr: /clé d’API est mal recopiée/, ar: /مفتاح API/ };

  it('is UNAUTHENTICATED, in three languages, and a mistyped one is told without asking the database', async () => {
    for (const token of ['jisr_live_x', newKeySecret(false).secret.valueOf(), newKeySecret(true).secret.valueOf()]) {
      for (const [language, words] of Object.entries(WRONG)) {
        const { status: code, errors } = await world.ask(WHO, {}, bearer(token), { 'accept-language': language });
        expect([code, errors[0]!.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
        expect(errors[0]!.message).toMatch(words);
      }
    }
    const context = world.system();
    expect(await portalOf(context, `${newKeySecret(false).secret.valueOf().slice(0, -1)}!`)).toBe(null);
    expect(context.statements.count).toBe(0);
    expect(await portalOf(context, newKeySecret(false).secret.valueOf())).toBe(null);
    expect(context.statements.count).toBe(1);
  });

  it('is one past its expiry', async () => {
    const employer = await makeEmployer(world);
    const key = await makeKey(world, employer, ['offers:read'], { expiresAt: new Date(Date.now() + 3_600_000) });
    expect(await status(key.token)).toBe(200);
    world.clock = new Date(Date.now() + 3_601_000);
    expect(await status(key.token)).toBe(401);
    world.clock = null;
  });

  it('is one of a suspended employer, until it is restored', async () => {
    const employer = await makeEmployer(world);
    const key = await makeKey(world, employer);
    await sql(`update employers set suspended_at = now() where id = '${employer.employerId}'`);
    expect(await status(key.token)).toBe(401);
    await sql(`update employers set suspended_at = null where id = '${employer.employerId}'`);
    expect(await status(key.token)).toBe(200);
  });

  it('serves on when the owner who made it leaves or is suspended: it is the employer’s', async () => {
    const employer = await makeEmployer(world);
    const second = await member(employer, 'OWNER');
    const { secret } = await create(employer, {}, second);
    await sql(`update employer_members set ended_at = now() where account_id = '${second.accountId}'`);
    expect(await status(secret)).toBe(200);
  });
});

describe('a rotation', () => {
  it('gives a new secret, and the old one serves for the hours asked', async () => {
    const employer = await makeEmployer(world);
    const key = await makeKey(world, employer);
    const turned = await rotate(key, employer.owner, { overlapHours: 2 });
    expect(turned).toMatchObject({ userErrors: [], apiKey: { id: key.id, previousUntil: expect.any(String) } });
    expect([await status(key.token), await status(turned.secret)]).toEqual([200, 200]);
    world.clock = new Date(Date.now() + 2 * 3_600_000 + 1000);
    expect([await status(key.token), await status(turned.secret)]).toEqual([401, 200]);
    world.clock = null;
    const thrice = await rotate(key, employer.owner, { overlapHours: 2 });
    expect([await status(key.token), await status(turned.secret), await status(thrice.secret)]).toEqual([401, 200, 200]);
  });

  it('without overlap ends the old secret at once, and takes 0 to 168 hours', async () => {
    const employer = await makeEmployer(world);
    const key = await makeKey(world, employer);
    for (const overlapHours of [-1, 169]) expect((await rotate(key, employer.owner, { overlapHours })).userErrors).toEqual([{ code: 'OUT_OF_RANGE', field: 'overlapHours' }]);
    const turned = await rotate(key, employer.owner, { overlapHours: 0 });
    expect([await status(key.token), await status(turned.secret)]).toEqual([401, 200]);
  });

  it('is not for a key that ended', async () => {
    const employer = await makeEmployer(world);
    const key = await makeKey(world, employer);
    await world.get(REVOKE, { id: key.id }, employer.owner);
    expect((await rotate(key, employer.owner)).userErrors).toEqual([{ code: 'KEY_ENDED', field: 'apiKeyId' }]);
  });
});

describe('with two processes on one database', () => {
  let other: App;
  beforeAll(async () => {
    other = await makeApp({
      databaseUrl: world.databaseUrl, meiliUrl: world.meili.url, meiliKey: world.meili.key, meiliPrefix: 'x_', log: makeLog('silent'), homeRegion: 'MA-02', tokenSecret: world.app.tokenSecret,
    });
  });
  afterAll(() => other.orm.close());
  const serves = async (token: string): Promise<boolean> => (await portalOf(asSystem(makeContext(other), 'test'), token)) !== null;

  it('a key that one revokes is refused by the other with the next request', async () => {
    const employer = await makeEmployer(world);
    const key = await makeKey(world, employer);
    const { secret } = await rotate(key, employer.owner, { overlapHours: 24 });
    expect([await serves(key.token), await serves(secret)]).toEqual([true, true]);
    expect((await world.get(REVOKE, { id: key.id }, employer.owner)).revokeApiKey.apiKey.revokedAt).toEqual(expect.any(String));
    expect([await serves(key.token), await serves(secret), await status(secret)]).toEqual([false, false, 401]);
  });
});

describe('the last use of a key', () => {
  it('is written past the request, and at most once a minute', async () => {
    const employer = await makeEmployer(world);
    const key = (await create(employer, {})) as { secret: string; apiKey: { id: string } };
    const lastUse = async (): Promise<string> => new Date((await sql(`select last_used_at as at from api_keys where secret_hash = '${readKey(key.secret)!.hash}'`))[0].at).toISOString();
    world.clock = new Date('2027-01-01T10:00:00Z');
    const context = world.system();
    await portalOf(context, key.secret);
    expect(context.statements.count).toBe(1);
    await vi.waitFor(async () => expect(await lastUse()).toBe('2027-01-01T10:00:00.000Z'), { timeout: 5000, interval: 200 });
    world.clock = new Date('2027-01-01T10:00:59Z');
    await status(key.secret);
    await new Promise((resolve) => void setTimeout(resolve, 1500));
    expect(await lastUse()).toBe('2027-01-01T10:00:00.000Z');
    world.clock = new Date('2027-01-01T10:01:00Z');
    await status(key.secret);
    await vi.waitFor(async () => expect(await lastUse()).toBe('2027-01-01T10:01:00.000Z'), { timeout: 5000, interval: 200 });
    world.clock = null;
  });
});

describe('a portal that looks at a person', () => {
  it('is on the record: the person reads which employer’s software it was, and administrators read which key', async () => {
    const employer = await makeEmployer(world);
    const amina = await makeGraduate(world, { name: 'Amina Benali' });
    const sent = await makeApplication(world, amina, (await makeOffer(world, { employer })).id);
    const portal = await makeKey(world, employer, ['applications:read']);
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Application { graduate { name } } } }', { id: sent.id }, portal);
    expect(node.graduate.name).toBe('Amina Benali');
    const { viewer } = await world.get('{ viewer { account { accessLog { nodes { by reason name(language: EN) } } } } }', {}, amina);
    expect(viewer.account.accessLog.nodes).toEqual([{ by: 'PORTAL', reason: 'APPLICATION', name: employer.name }]);
    const { accessLog } = await world.get('query ($actor: ID!) { accessLog(actorId: $actor) { nodes { noun subjectId actorId actor { id } apiKey { id name } } } }', { actor: portal.id }, await administratorOf(world));
    expect(accessLog.nodes).toEqual([{ noun: 'graduate', subjectId: amina.id, actorId: toGlobalId('Account', portal.accountId), actor: null, apiKey: { id: portal.id, name: 'Careers site' } }]);
  });
});

describe('a portal that works', () => {
  it('writes offers, moves applications and chooses candidates of its employer as a member would', async () => {
    const employer = await makeEmployer(world);
    const portal = await makeKey(world, employer);
    const input = { employerId: employer.id, items: [{ reference: 'R-1', texts: [{ language: 'FR', title: 'Développeuse', body: 'x' }], workMode: 'ON_SITE', placeCodes: ['MA-OUJ'], contractTypes: ['PERMANENT'], openings: 2, replyWithinDays: 7, mustHaves: [{ alternatives: [{ skill: 'react' }] }], publish: true }] };
    const { upsertOffers } = await world.get('mutation ($input: UpsertOffersInput!) { upsertOffers(input: $input) { results { outcome offer { id state events { nodes { toState } } } userErrors { code field message } } userErrors { code } } }', { input }, portal);
    expect(upsertOffers).toMatchObject({ userErrors: [], results: [{ outcome: 'CREATED', userErrors: [], offer: { state: 'PUBLISHED' } }] });
    const offerId = upsertOffers.results[0].offer.id as string;
    const amina = await makeGraduate(world, { name: 'Amina' });
    const sent = await makeApplication(world, amina, offerId);
    expect((await change(world, portal, 'advanceApplication', { applicationId: sent.id, version: sent.version, to: 'IN_REVIEW' })).state).toBe('IN_REVIEW');
    const other = await makeOffer(world, { employer: await makeEmployer(world) });
    const foreign = await world.get('mutation ($id: ID!) { closeOffer(input: { offerId: $id }) { offer { id } userErrors { code field } } }', { id: other.id }, portal);
    expect(foreign.closeOffer).toEqual({ offer: null, userErrors: [{ code: 'NOT_FOUND', field: 'offerId' }] });
  });
});

describe('the log, and the answer of a fault of ours', () => {
  it('hold no secret and no hash of one, whatever became of the request', async () => {
    const lines: string[] = [];
    const { log } = world.app;
    Object.assign(world.app, { log: makeLog('debug', { write: (line) => void lines.push(line) }) });
    const employer = await makeEmployer(world);
    const made = await create(employer, {});
    const turned = await rotate(made.apiKey, employer.owner);
    const [mistyped, unknown] = [`${turned.secret.slice(0, -1)}!`, newKeySecret(false).secret.valueOf()];
    for (const token of [made.secret, turned.secret, mistyped, unknown]) await status(token);
    await sql("alter table api_keys add constraint not_today check (name <> 'Not today')");
    const { errors } = await world.ask(CREATE, { input: { employerId: employer.id, name: 'Not today', scopes: ['OFFERS_READ'] } }, employer.owner);
    expect(errors.map((error) => error.extensions.code)).toEqual(['INTERNAL']);
    await world.inject({ method: 'GET', url: '/graphql?query=%7Bviewer%7Broles%7D%7D', headers: { authorization: `Bearer ${turned.secret}`, 'apollo-require-preflight': '1' } });
    const text = `${lines.join('')} ${JSON.stringify(errors)}`;
    expect(lines.length).toBeGreaterThan(5);
    const hashes = [made.secret, turned.secret, unknown].map((secret) => readKey(secret)!.hash);
    expect([made.secret, turned.secret, mistyped, unknown, ...hashes, 'jisr_live_'].filter((secret) => text.includes(secret))).toEqual([]);
    Object.assign(world.app, { log });
  });
});
