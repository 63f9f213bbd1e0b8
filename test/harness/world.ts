import 'reflect-metadata';
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { startWorker } from '../../src/jobs/worker.ts';
import type { App, Context } from '../../src/kernel/context.ts';
import { transact } from '../../src/kernel/transact.ts';
import { grantRole, createAccount } from '../../src/identity/account.service.ts';
import { startSession } from '../../src/identity/session.service.ts';
import { type Role, type Viewer } from '../../src/kernel/viewer.ts';
import { makeApp } from '../../src/server/app.ts';
import { makeServer } from '../../src/server/http.ts';
import { makeLog } from '../../src/server/log.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { crons, tasks } from '../../src/server/wiring.ts';
import { Leaks } from './leaks.ts';
import { administer, databaseNamed, dropDatabase, TEMPLATE } from './services.ts';

/** Somebody signed in. */
export interface Person {
  readonly accountId: string;
  readonly email: string;
  readonly token: string;
  /** A context that sees as this person, for calling verbs straight. */
  readonly context: () => Context;
}

export interface Answer<T = any> {
  readonly data: T;
  readonly errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  readonly status: number;
  /** SQL statements the operation took, signing in and the access log aside. */
  readonly statements: number;
}

export const PASSWORD = 'a good password';

/** Where the services are that worlds live on. */
export interface Services {
  readonly databaseUrl: string;
  readonly meiliUrl: string;
  readonly meiliKey: string;
}

export interface WorldOptions {
  readonly worker?: boolean;
  /** 1 for tests of the rate limits; others never come near them. */
  readonly rateScale?: number;
}

/** A world of one test file: a database of its own, cloned from the template, and a server on it. */
export class World {
  app!: App;
  databaseUrl!: string;
  meili!: { url: string; key: string };
  #server!: FastifyInstance;
  #stopWorker: (() => Promise<void>) | null = null;
  #listening: Promise<string> | null = null;
  #services!: Services;
  /** What came out of this world where no person belongs; looked through when it closes. */
  readonly leaks = new Leaks();
  readonly #name = `world_${randomUUID().slice(0, 8)}`;
  /** Where this world's letters lie. */
  readonly letters = join(tmpdir(), `jisr-letters-${this.#name}`);
  /** Set it to stop the clock. */
  clock: Date | null = null;

  async open({ worker = false, rateScale = 1_000_000 }: WorldOptions = {}, services: Services = inject('services')): Promise<void> {
    this.#services = services;
    await administer(services.databaseUrl, `create database ${this.#name} template ${TEMPLATE}`);
    this.databaseUrl = databaseNamed(services.databaseUrl, this.#name);
    this.meili = { url: services.meiliUrl, key: services.meiliKey };
    this.app = await makeApp({
      ...services,
      databaseUrl: this.databaseUrl,
      meiliPrefix: `${this.#name}_`,
      log: makeLog('debug', this.leaks.lines(process.env.TEST_LOG !== undefined)),
      homeRegion: 'MA-02',
      tokenSecret: new TextEncoder().encode('a secret that only tests know, long enough'),
      mailing: { smtpUrl: null, from: 'Jisr <jisr@test.example>', folder: this.letters, publicUrl: () => 'https://jisr.test.example' },
      now: () => this.clock ?? new Date(),
      newId: () => randomUUIDv7(),
      tellStatements: true,
      rateScale,
    });
    this.#server = await makeServer(this.app, { people: [], examples: [] });
    if (worker) await this.work();
  }

  /** Starts the job runner, as the service does. */
  async work(): Promise<void> {
    const runner = await startWorker(this.app, this.databaseUrl, tasks, crons, () => makeContext(this.app));
    this.#stopWorker = () => runner.stop();
  }

  /** Ends the world, and throws where somebody's name or address came out of it by a log, an error, a job or an index. */
  async close(): Promise<void> {
    await this.#stopWorker?.();
    await this.#server.close();
    await this.leaks.searchJobs(this.app);
    await this.app.orm.close();
    await rm(this.letters, { recursive: true, force: true });
    await dropDatabase(this.#services.databaseUrl, this.#name);
    const { results } = await this.app.search.client.getRawIndexes({ limit: 1000 });
    const indexes = results.map((index) => index.uid).filter((uid) => uid.startsWith(this.#name));
    for (const uid of indexes) await this.leaks.searchIndex(this.app, uid);
    await Promise.all(indexes.map((uid) => this.app.search.client.deleteIndex(uid)));
    this.leaks.none();
  }

  context(over: Partial<Context> = {}): Context {
    return makeContext(this.app, over);
  }

  /** A context that sees as the service itself. */
  system(): Context {
    const context = this.context();
    return { ...context, viewer: { ...context.viewer, system: 'test' } };
  }

  /** An account with these roles, signed in. */
  async person(name: string, ...roles: [Role, ...Role[]]): Promise<Person> {
    const email = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}.${randomUUID().slice(0, 6)}@test.example`;
    const { accountId, token } = await transact(this.context(), async (tx) => {
      const account = await createAccount(tx, { email, password: PASSWORD, name, language: 'EN' }, roles[0], { confirmed: true });
      for (const role of roles.slice(1)) await grantRole(tx, account.id, role);
      await tx.em.flush();
      return { accountId: account.id, token: (await startSession(tx, account.id, 'test')).accessToken };
    });
    return this.signedIn(accountId, email, token, roles);
  }

  signedIn(accountId: string, email: string, token: string, roles: readonly Role[]): Person {
    const viewer: Viewer = { accountId, sessionId: null, roles: new Set(roles), system: null };
    return { accountId, email, token, context: () => this.context({ viewer, language: 'EN' }) };
  }

  /** Sends an operation as that person (a visitor where none is given), in English unless said otherwise. */
  async ask<T = any>(query: string, variables: object = {}, as: Person | null = null, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await this.#server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(as ? { authorization: `Bearer ${as.token}` } : {}), ...headers },
      payload: JSON.stringify({ query, variables }),
    });
    this.leaks.hear(response, query, variables);
    const body = response.json() as { data?: T; errors?: Answer['errors'] };
    return { data: body.data as T, errors: body.errors ?? [], status: response.statusCode, statements: Number(response.headers['x-statements'] ?? NaN) };
  }

  /** Like `ask`, and expects no top-level error. */
  async get<T = any>(query: string, variables: object = {}, as: Person | null = null): Promise<T> {
    const { data, errors } = await this.ask<T>(query, variables, as);
    expect(errors).toEqual([]);
    return data;
  }

  /** Listens on a port of this machine, for clients that speak over a socket: "http://127.0.0.1:40123". Asked twice, it is the same. */
  listen(): Promise<string> {
    return (this.#listening ??= this.#server.listen({ host: '127.0.0.1', port: 0 }));
  }

  /** A bare request to the server. */
  inject(request: InjectOptions): Promise<LightMyRequestResponse> {
    return this.#server.inject(request);
  }
}

/** Opens a world before the file's tests and closes it after them. */
export function openWorld(options: WorldOptions = {}): World {
  const world = new World();
  beforeAll(() => world.open(options));
  afterAll(() => world.close());
  return world;
}
