import { getNamedType, type GraphQLField, type GraphQLObjectType, isNonNullType, isObjectType } from 'graphql';
import { permissions } from '../../src/identity/permissions.ts';
import { fromGlobalId } from '../../src/kernel/ids.ts';
import type { Who } from './canaries.ts';
import { inputOf, type Known, sample } from './inputs.ts';
import { walksFrom } from './schema.ts';
import type { Walker } from './walker.ts';

type Mutation = GraphQLField<unknown, unknown>;

/** Who calls, and what is said where what fits most mutations does not. */
export interface Calls {
  readonly everybody: readonly Who[];
  /** Callers of mutations that are for others than `everybody`. */
  readonly callers: Readonly<Record<string, readonly Who[]>>;
  /** What a mutation's input holds beside, or in place of, what is generated; it may bring the world there first. */
  readonly inputs: Readonly<Record<string, (who: Who) => object | Promise<object>>>;
}

/** Where a row's version stands, by the field that names it. */
const VERSIONS: Readonly<Record<string, string>> = { offerId: 'offers', employerId: 'employers', applicationId: 'applications', centreId: 'centres', cohortId: 'cohorts', enrolmentId: 'enrolments', recommendationId: 'recommendations', accountId: 'accounts' };

/** What a payload shows: every value, and every two edges from it with every value behind them. */
const selectionsOf = (payload: GraphQLObjectType): string[] => walksFrom(payload).map((walk, at) => (at === 0 && payload.getFields().userErrors ? `${walk} userErrors { __typename code field message }` : walk));

/** Calls mutations as those who may, and walks what they answer. */
export class PayloadWalk {
  /** Mutations that worked, with whom. */
  readonly worked = new Map<string, Who>();
  /** Why the others did not, by mutation: the codes that each caller was told. */
  readonly refused = new Map<string, string[]>();
  /** Mutations whose payload was read after a CONFLICT. */
  readonly conflicted = new Set<string>();

  readonly walker: Walker;
  readonly known: Known;
  readonly calls: Calls;
  /** Undoes what was called. */
  readonly rewind: () => Promise<void>;

  constructor(walker: Walker, known: Known, calls: Calls, rewind: () => Promise<void>) {
    this.walker = walker;
    this.known = known;
    this.calls = calls;
    this.rewind = rewind;
  }

  /** Calls a mutation as somebody of each role that may, and walks every payload it gives. */
  async call(field: Mutation): Promise<void> {
    const payload = getNamedType(field.type);
    if (!isObjectType(payload)) return;
    for (const who of this.calls.callers[field.name] ?? this.calls.everybody.filter((one) => this.#may(field.name, one))) {
      if ('version' in inputOf(field).fields) await this.#conflict(field, payload, who);
      await this.#work(field, payload, who);
      await this.rewind();
    }
  }

  #may(name: string, who: Who): boolean {
    const roles = this.walker.crowd.people[who]?.context().viewer.roles ?? new Set(['VISITOR']);
    return permissions[`Mutation.${name}`]!.some((role) => (roles as ReadonlySet<string>).has(role));
  }

  async #work(field: Mutation, payload: GraphQLObjectType, who: Who): Promise<void> {
    const { fields } = inputOf(field);
    const [values, ...rest] = selectionsOf(payload);
    const key = 'idempotencyKey' in fields ? { idempotencyKey: `walk-${field.name}-${who}` } : {};
    for (const bare of [false, true]) {
      const input = { ...(await this.#input(field, who, bare)), ...key };
      const errors = await this.#ask(field, who, values!, input);
      if (errors.length === 0) {
        this.worked.set(field.name, who);
        // Sent again with its key it is the same; without one it is asked anew.
        for (const selection of rest) await this.#ask(field, who, selection, 'idempotencyKey' in fields ? input : { ...(await this.#input(field, who, bare)) });
        return;
      }
      this.refused.set(field.name, [...(this.refused.get(field.name) ?? []), `${who}: ${errors.join(' ')}`]);
    }
  }

  async #conflict(field: Mutation, payload: GraphQLObjectType, who: Who): Promise<void> {
    for (const selection of selectionsOf(payload)) {
      const errors = await this.#ask(field, who, /\buserErrors\b/.test(selection) ? selection : `${selection} userErrors { code field message }`, { ...(await this.#input(field, who, false)), version: 32_000 });
      if (!errors.some((error) => error.startsWith('CONFLICT'))) return;
      this.conflicted.add(field.name);
    }
  }

  /** @param bare with required fields alone */
  async #input(field: Mutation, who: Who, bare: boolean): Promise<object> {
    const { type, fields } = inputOf(field);
    if (!type) return {};
    const whole = sample(type, 'input', this.known) as Record<string, unknown>;
    const kept = bare ? Object.fromEntries(Object.entries(whole).filter(([name]) => isNonNullType(fields[name]!.type))) : whole;
    const input: Record<string, unknown> = { ...kept, ...(await this.calls.inputs[field.name]?.(who)) };
    return 'version' in fields && typeof input.version !== 'string' ? { ...input, version: await this.#versionFor(input, who) } : input;
  }

  async #versionFor(input: Readonly<Record<string, unknown>>, who: Who): Promise<number> {
    const named = Object.keys(VERSIONS).find((name) => typeof input[name] === 'string');
    const person = this.walker.crowd.people[who];
    const [table, where] = named ? [VERSIONS[named], `id = '${fromGlobalId(input[named] as string)?.id}'`] : ['graduates', `account_id = '${person?.accountId}'`];
    return ((await this.walker.crowd.sql(`select version from ${table} where ${where}`))[0]?.version as number | undefined) ?? 1;
  }

  /** @returns the faults it answered with, as `CODE field` */
  async #ask(field: Mutation, who: Who, selection: string, input: object): Promise<string[]> {
    const { type } = inputOf(field);
    const query = type ? `mutation ($input: ${String(type)}) { __typename ${field.name}(input: $input) { ${selection} } }` : `mutation { __typename ${field.name} { ${selection} } }`;
    const { data, errors } = await this.walker.ask(who, query, type ? { input } : {}, ['BAD_USER_INPUT']);
    if (errors.length > 0) return errors.map((error) => `${String(error.extensions.code)} ${error.message.slice(0, 200)}`);
    return ((data[field.name]?.userErrors ?? []) as { code: string; field: string | null; message: string }[]).map((error) => `${error.code} ${error.field} ${error.message}`);
  }
}

