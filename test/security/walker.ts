import { getNamedType, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql';
import type { Answer, World } from '../harness/world.ts';
import { CANARIES, SIGNS, textOf, type Who } from './canaries.ts';
import type { Crowd } from './crowd.ts';
import { nodeTypes, walksFrom, walksInside } from './schema.ts';

/** Every string that is base64 of JSON or of `Type:id` beside what it stands for, so that a cursor hides nothing. */
const unwrapped = (text: string): string => text.replace(/"([\w-]{16,})"/g, (whole, inner: string) => `${whole}${Buffer.from(inner, 'base64url').toString().replaceAll('"', '')}`);

const some = (list: readonly string[]): string => `[${list.map((id) => JSON.stringify(id)).join(', ')}]`;

/** Codes with which a role is told that it may not ask. */
const REFUSED = ['UNAUTHENTICATED', 'FORBIDDEN'];
/** Codes that say an operation was too large; it is asked in halves. */
const TOO_LARGE = ['COST_EXCEEDED', 'GRAPHQL_VALIDATION_FAILED'];

/** Asks as everybody and writes down who met what. */
export class Walker {
  /** Who met each canary and sign. */
  readonly seen = new Map<string, Set<Who>>();
  /** The first question by which somebody met one, by `key who`. */
  readonly how = new Map<string, string>();
  /** Answers that are faults of ours, or of the walk. */
  readonly faults: unknown[] = [];
  /** `Type.field` of everything that answered with something. */
  readonly reached = new Set<string>();
  asked = 0;

  readonly world: World;
  readonly crowd: Crowd;
  readonly schema: GraphQLSchema;
  readonly ids: Readonly<Record<string, string[]>>;
  /** How many rows fit into one question, by type and selection, where fewer did than are asked at first. */
  readonly #fits = new Map<string, number>();

  constructor(world: World, crowd: Crowd, schema: GraphQLSchema, ids: Readonly<Record<string, string[]>>) {
    this.world = world;
    this.crowd = crowd;
    this.schema = schema;
    this.ids = ids;
  }

  /** Sends an operation and writes down what its answer shows. `mayRefuse` names codes that are no fault here. */
  async ask(who: Who, query: string, variables: object = {}, mayRefuse: readonly string[] = []): Promise<Answer> {
    this.asked += 1;
    const answer = await this.world.ask(query, variables, this.crowd.people[who]);
    const bad = answer.errors.filter((error) => ![...REFUSED, ...mayRefuse].includes(String(error.extensions.code)));
    if (bad.length > 0 || answer.status >= 500) this.faults.push({ who, query: query.slice(0, 300), bad });
    if (answer.data) this.#look(who, answer.data, query);
    return answer;
  }

  #look(who: Who, data: unknown, query: string): void {
    this.#reach(data);
    const text = unwrapped(JSON.stringify(data));
    for (const key of Object.keys(CANARIES)) if (text.includes(textOf(key))) this.#note(key, who, query);
    for (const [key, { sign }] of Object.entries(SIGNS)) if (sign.test(text)) this.#note(key, who, query);
    if (text.includes(this.crowd.people.amina.graduateId)) this.#note('graduateId', who, query);
  }

  #note(key: string, who: Who, query: string): void {
    const met = this.seen.get(key) ?? new Set<Who>();
    if (!met.has(who)) this.how.set(`${key} ${who}`, query.slice(0, 500));
    this.seen.set(key, met.add(who));
  }

  #reach(value: unknown): void {
    if (Array.isArray(value)) for (const one of value) this.#reach(one);
    else if (value && typeof value === 'object') {
      const { __typename: type } = value as { __typename?: string };
      for (const [field, inner] of Object.entries(value)) {
        if (type && inner !== null && !(Array.isArray(inner) && inner.length === 0)) this.reached.add(`${type}.${field}`);
        this.#reach(inner);
      }
    }
  }

  /** The same selection on each of these rows, as many at once as the limits of an operation allow. */
  async onRows(who: Who, type: string, selection: string, rows: readonly string[] = this.ids[type] ?? []): Promise<void> {
    const key = `${type} ${selection}`;
    for (let at = 0; at < rows.length;) {
      const size = Math.min(this.#fits.get(key) ?? 90, 90);
      const chunk = rows.slice(at, at + size);
      const { errors } = await this.ask(who, `{ __typename nodes(ids: ${some(chunk)}) { ... on ${type} { ${selection} } } }`, {}, chunk.length > 1 ? TOO_LARGE : []);
      if (chunk.length > 1 && errors.some((error) => TOO_LARGE.includes(String(error.extensions.code)))) this.#fits.set(key, Math.ceil(chunk.length / 2));
      else at += chunk.length;
    }
  }

  /** Arguments for each field of the root that can not be asked without, and for some that show more with: all that one can hold in the hand here. */
  async samples(): Promise<Readonly<Record<string, readonly string[]>>> {
    const { sql, offers, people } = this.crowd;
    const slugs = async (table: string): Promise<string[]> => (await sql(`select slug from ${table}`)).map(({ slug }: { slug: string }) => `slug: "${slug}"`);
    const pairs = [offers.hiring, offers.looking, offers.forgetting, offers.blocked].map(({ id }) => `offerId: "${id}", graduateId: "${people.amina.id}"`);
    return {
      employer: await slugs('employers'), offer: await slugs('offers'), centre: await slugs('centres'), match: pairs,
      place: ['code: "MA-OUJ"'], skill: ['slug: "react"'], suggestSkills: ['prefix: "rea"', 'prefix: "zircon"'], normalizeSkills: ['texts: ["react js", "Zirconify", "français"]'], extractSkills: ['text: "React, Node and Zirconify; français courant, anglais B2"'],
      previewMatches: ['skills: [{ skill: "react" }], languages: [{ language: "fr", level: C1 }], mobility: ["MA-OUJ"], remote: false, contracts: [PERMANENT]'],
      lintOffer: [`input: { employerId: "${this.crowd.employers.hiring.id}", texts: [{ language: FR, title: "x", body: "x" }], placeCodes: ["MA-OUJ"], mustHaves: [{ alternatives: [{ skill: "react" }] }] }`],
      searchOffers: ['text: "Développeuse React Oujda à distance"'],
      readResumeText: ['text: "Amina Benali\\nOujda\\nReact, Node\\nFrançais : courant"'],
    };
  }

  /** All that somebody can ask: from the root, by every slug and pair, and from every row's id. `inside` takes what has no id from each of its owners too. */
  async walk(who: Who, inside = true): Promise<void> {
    const root = this.schema.getQueryType()!;
    const walks = (type: GraphQLObjectType): string[] => [...walksFrom(type), ...(inside ? walksInside(type) : [])];
    for (const selection of [...walksFrom(root), ...walksInside(root)]) await this.ask(who, `{ __typename ${selection} }`);
    for (const [name, given] of Object.entries(await this.samples())) {
      const type = getNamedType(root.getFields()[name]!.type);
      // What has an id is walked from there; here every value by each way in.
      const selections = isObjectType(type) ? (nodeTypes(this.schema).includes(type) ? walksFrom(type).slice(0, 1) : walks(type)) : [];
      for (const args of given) for (const selection of selections) await this.ask(who, `{ __typename ${name}(${args}) { ${selection} } }`);
    }
    for (const type of nodeTypes(this.schema)) for (const selection of walks(type)) await this.onRows(who, type.name, selection);
  }

  /** Everybody walks, several at once: each waits for the database most of the time. */
  async all(people: readonly Who[], step: (who: Who) => Promise<void>, lanes = 6): Promise<void> {
    await Promise.all(Array.from({ length: lanes }, async (_, lane) => {
      for (const who of people.filter((_, at) => at % lanes === lane)) await step(who);
    }));
  }

  /** Who met it, sorted. */
  who(key: string): Who[] {
    return [...(this.seen.get(key) ?? [])].toSorted();
  }
}

