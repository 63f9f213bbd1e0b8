import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { type ConcreteRequest, commitMutation, createOperationDescriptor, Environment, fetchQuery, type GraphQLResponse, Network, RecordSource, Store, type Variables } from 'relay-runtime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';
import { RELAY_APP } from './relay-app.ts';

const world = openWorld();
const folder = mkdtempSync(join(tmpdir(), 'jisr-relay-'));
const compiler = join(import.meta.dirname, 'node_modules/relay-compiler/cli.js');

let employer: MadeEmployer;
let graduate: Person;
let titles: string[];

/** What relay-compiler says of the client above, compiled into the folder. */
async function compile(): Promise<string> {
  for (const name of ['src', 'made']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'src/app.ts'), RELAY_APP);
  copyFileSync(join(import.meta.dirname, '../../schema.graphql'), join(folder, 'schema.graphql'));
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify({ src: './src', schema: './schema.graphql', language: 'typescript', artifactDirectory: './made', eagerEsModules: true }));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [compiler, 'relay.config.json'], { cwd: folder });
  return stdout + stderr;
}

const made = async (name: string): Promise<ConcreteRequest> => ((await import(/* @vite-ignore */ pathToFileURL(join(folder, 'made', `${name}.graphql.ts`)).href)) as { default: ConcreteRequest }).default;

/** A client of that person, with a store of its own; `asked` tells the operations it sent. */
function clientOf(person: Person | null): { environment: Environment; asked: string[] } {
  const asked: string[] = [];
  const send = async (request: { name: string; text: string | null | undefined }, variables: Variables): Promise<GraphQLResponse> => {
    asked.push(request.name);
    const answer = await fetch(`${await world.listen()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(person ? { authorization: `Bearer ${person.token}` } : {}) },
      body: JSON.stringify({ query: request.text, variables }),
    });
    return (await answer.json()) as GraphQLResponse;
  };
  return { environment: new Environment({ network: Network.create(send), store: new Store(new RecordSource()) }), asked };
}

/** Asks, and keeps what came in the store. */
async function ask(environment: Environment, request: ConcreteRequest, variables: Variables): Promise<void> {
  environment.retain(createOperationDescriptor(request, variables));
  await fetchQuery(environment, request, variables).toPromise();
}

/** What the store alone answers. */
const kept = <T = any>(environment: Environment, request: ConcreteRequest, variables: Variables): T => environment.lookup(createOperationDescriptor(request, variables).fragment).data as T;
/** What the store holds of the record with that id, links left out. */
const record = (environment: Environment, id: string): Readonly<Record<string, unknown>> => environment.getStore().getSource().toJSON()[id] as Readonly<Record<string, unknown>>;

describe('relay-compiler and relay-runtime', () => {
  let said: string;

  beforeAll(async () => {
    said = await compile();
    employer = await makeEmployer(world, { name: 'Moulouya Logiciels' });
    graduate = await makeGraduate(world);
    titles = ['Offre 1', 'Offre 2', 'Offre 3', 'Offre 4', 'Offre 5'];
    for (const title of titles) await makeOffer(world, { employer, title });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('take the graph: connections, node and mutations compile', () => {
    expect(said).not.toMatch(/error/i);
    expect(readdirSync(join(folder, 'made')).toSorted()).toEqual(['appEmployerOffersQuery', 'appEmployerQuery', 'appEmployer_employer', 'appOfferAgainQuery', 'appOffer_offer', 'appOffersQuery', 'appSaveMutation'].map((name) => `${name}.graphql.ts`));
  });

  it('page through a list, each offer once, until it ends', async () => {
    const { environment, asked } = clientOf(null);
    const request = await made('appOffersQuery');
    const first = { first: 3 };
    const shown = () => kept(environment, request, first).offers;
    await ask(environment, request, first);
    expect([shown().edges.length, shown().pageInfo.hasNextPage, shown().totalCount]).toEqual([3, true, 5]);
    await ask(environment, request, { first: 3, after: shown().pageInfo.endCursor });
    expect(shown().edges.map(({ node }: { node: { title: string } }) => node.title).toSorted()).toEqual(titles);
    expect([shown().pageInfo.hasNextPage, asked.length]).toEqual([false, 2]);
  });

  it('page through an employer’s offers by its node', async () => {
    const { environment } = clientOf(null);
    const bySlug = await made('appEmployerQuery');
    const byNode = await made('appEmployerOffersQuery');
    await ask(environment, bySlug, { slug: 'moulouya-logiciels' });
    expect(kept(environment, bySlug, { slug: 'moulouya-logiciels' }).employer.id).toBe(employer.id);
    const connection = () => environment.getStore().getSource().toJSON()[`client:${employer.id}:__appEmployer_offers_connection`] as unknown as { edges: { __refs: string[] } };
    const cursor = () => (environment.getStore().getSource().toJSON()[`client:${employer.id}:__appEmployer_offers_connection:pageInfo`] as unknown as { endCursor: string; hasNextPage: boolean });
    expect(connection().edges.__refs).toHaveLength(2);
    for (let pages = 1; pages < 3 && cursor().hasNextPage; pages += 1) await ask(environment, byNode, { id: employer.id, first: 2, after: cursor().endCursor });
    expect(connection().edges.__refs).toHaveLength(5);
  });

  it('read one offer again by its node, and every list shows it as it is now', async () => {
    const { environment } = clientOf(null);
    const list = await made('appOffersQuery');
    await ask(environment, list, { first: 2 });
    const { node } = kept(environment, list, { first: 2 }).offers.edges[0];
    await world.get('mutation ($input: UpdateOfferInput!) { updateOffer(input: $input) { userErrors { code field message } } }', { input: { offerId: node.id, version: 2, texts: [{ language: 'FR', title: 'Offre renommée', body: 'Vous écrirez des applications web.' }] } }, employer.owner);
    expect(kept(environment, list, { first: 2 }).offers.edges[0].node.title).toBe(node.title);
    await ask(environment, await made('appOfferAgainQuery'), { id: node.id });
    expect(kept(environment, list, { first: 2 }).offers.edges[0].node.title).toBe('Offre renommée');
  });

  it('show a saved offer as saved without asking again', async () => {
    const { environment, asked } = clientOf(graduate);
    const list = await made('appOffersQuery');
    await ask(environment, list, { first: 2 });
    const { node } = kept(environment, list, { first: 2 }).offers.edges[1];
    expect(node.mark).toBe(null);
    const mutation = await made('appSaveMutation');
    await new Promise((resolve, reject) => {
      commitMutation(environment, { mutation, variables: { input: { offerId: node.id } }, onCompleted: resolve, onError: reject });
    });
    expect(kept(environment, list, { first: 2 }).offers.edges[1].node.mark).toBe('SAVED');
    expect([asked.length, record(environment, node.id).mark]).toEqual([2, 'SAVED']);
  });
});
