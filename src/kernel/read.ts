import type { EntitySchemaWithMeta } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { AliasedExpression, Expression, ExpressionBuilder, QueryCreator, Selectable, SelectQueryBuilder, SqlBool } from 'kysely';
import type { Context } from './context.ts';
import type { DomainError } from './errors.ts';
import { hasScope, type Scope, strangerOf, type Viewer } from './viewer.ts';

export type Schema = EntitySchemaWithMeta<any, any, any, any, any, any>;
/** The driver gives strings where the inferred table says Date and bigint; `Opt` and other marks are taken off. */
type Stored<T> = T extends Date ? string : T extends bigint ? string : T extends boolean ? boolean : T;
/** The tables of some entities as the driver reads them, by table and column name. */
export type Tables<S extends Schema> = {
  [T in keyof InferKyselyDB<S>]: { [C in keyof Selectable<InferKyselyDB<S>[T]>]: Stored<Selectable<InferKyselyDB<S>[T]>[C]> };
};
type Camel<S> = S extends `${infer A}_${infer B}` ? `${A}${Capitalize<Camel<B>>}` : S;
/** A row of an entity's table, with its columns in camel case: createdAt, offerId. */
export type RowOf<S extends Schema> = Tables<S>[keyof Tables<S>] extends infer R ? { [C in keyof R as Camel<C>]: R[C] } : never;

/**
 * Statements that write rows of some entities past the unit of work: an insert that another may win, a column that is no
 * change to its version. Columns have their names in the table.
 * @example await writeRows(tx, DisclosureSchema).insertInto('disclosures').values(row).onConflict((one) => one.doNothing()).execute()
 */
export const writeRows = <S extends Schema>({ kysely }: Pick<Context, 'kysely'>, ..._tables: readonly S[]): QueryCreator<InferKyselyDB<S>> => kysely as unknown as QueryCreator<InferKyselyDB<S>>;

/** What a look at rows depends on: the way to the database, who asks, and when. */
export type Sight = Pick<Context, 'app' | 'kysely' | 'viewer'>;

/**
 * Rows that a viewer sees, and would change too were it not for something that it may know of: it is told that, where
 * everybody else finds nothing. Only for who sees the row anyway.
 */
export interface Halted {
  readonly rule: (eb: ExpressionBuilder<any, any>, viewer: Viewer) => Expression<SqlBool>;
  readonly fault: (field: string) => DomainError;
}

/** Rows and columns that a viewer may see; the only thing a query can start from or join. */
export interface Noun<Name extends string = string, Row = any> {
  readonly name: Name;
  readonly table: string;
  readonly columns: readonly string[];
  /** For nouns that hold personal data: the columns with the subject's id and with the account of the subject. */
  readonly personal: { readonly subject: string; readonly account: string } | null;
  readonly rows: (context: Sight) => AliasedExpression<Row, Name>;
  /** What stands for NOT_FOUND to some; null for most nouns. */
  readonly halted: Halted | null;
  /** What an API key must be good for, one of these; for any other key the rows are what a visitor sees of them. */
  readonly scopes: readonly Scope[];
}
export type Row<N extends Noun> = N extends Noun<string, infer R> ? R : never;

/** The table behind every noun that is personal data, by the noun's name: what the access log's rows are about. */
const personalTables = new Map<string, string>();

/** The table whose rows are shown under a noun that the access log names; null for a noun that is none any more. */
export const tableOfPersonal = (noun: string): string | null => personalTables.get(noun) ?? null;

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A portal sees by a noun's rule what one of the noun's scopes opens to it, and no scope opens a noun that names none. */
const eyesOf = (viewer: Viewer, scopes: readonly Scope[]): Viewer => (hasScope(viewer, ...scopes) ? viewer : strangerOf(viewer));

/** One scope, several, or none. */
type Scopes = Scope | readonly Scope[];
const listed = (scope: Scopes = []): readonly Scope[] => (typeof scope === 'string' ? [scope] : scope);

/**
 * Declares a noun: some columns of a table, and who may see a row. `visible` is written once, here, and becomes the
 * inside of a derived table, so that no later clause can lift it; PostgreSQL flattens it.
 * @param noun.asks the other tables that `visible` looks into
 */
export function defineNoun<const Name extends string, T extends Schema, C extends keyof RowOf<T> & string, A extends Schema = never>(noun: {
  name: Name extends T['tableName'] | A['tableName'] ? never : Name;
  table: T;
  asks?: readonly A[];
  columns: readonly C[];
  /** Says that rows are personal data: a look by anybody but the subject goes to the access log. */
  personal?: { subject: C; account: C };
  /** Says why the row stays as it is to who would else change it. */
  halted?: Halted;
  /** The scopes of API keys that see by this rule; left out, a portal sees what a visitor sees. */
  scope?: Scopes;
  visible: (eb: ExpressionBuilder<Tables<T | A>, Extract<T['tableName'], keyof Tables<T | A>>>, viewer: Viewer, now: Date) => Expression<SqlBool>;
}): Noun<Name, Pick<RowOf<T>, C>> {
  const table = noun.table.tableName as string;
  const columns = noun.columns.map((column) => `${table}.${snake(column)} as ${column}`);
  if (noun.personal) personalTables.set(noun.name, table);
  const scopes = listed(noun.scope);
  const { halted = null } = noun;
  return {
    name: noun.name,
    table,
    columns: noun.columns,
    personal: noun.personal ?? null,
    halted: halted && { ...halted, rule: (eb, viewer) => halted.rule(eb, eyesOf(viewer, scopes)) },
    scopes,
    rows({ app, kysely, viewer }) {
      const all = (kysely as QueryCreator<any>).selectFrom(table).select(columns);
      const seen = viewer.system === null ? all.where((eb) => noun.visible(eb as never, eyesOf(viewer, scopes), app.now())) : all;
      return seen.as(noun.name) as never;
    },
  };
}

/**
 * Declares a noun of pairs: some columns of a table as it is seen from a row of another, whose id every row carries.
 * For what looks different to each who looks. Ask it by both ids: alone it is a product of two tables.
 * @param noun.from the other table; `visible` looks into both
 * @param noun.as the column that carries the id of its row
 */
export function definePairs<const Name extends string, T extends Schema, C extends keyof RowOf<T> & string, B extends Schema, const K extends string>(noun: {
  name: Name extends T['tableName'] | B['tableName'] ? never : Name;
  table: T;
  from: B;
  as: K;
  columns: readonly C[];
  scope?: Scopes;
  visible: (eb: ExpressionBuilder<any, any>, viewer: Viewer, now: Date) => Expression<SqlBool>;
}): Noun<Name, Pick<RowOf<T>, C> & { [column in K]: string }> {
  const table = noun.table.tableName as string;
  const other = noun.from.tableName as string;
  const columns = [...noun.columns.map((column) => `${table}.${snake(column)} as ${column}`), `${other}.id as ${noun.as}`];
  const scopes = listed(noun.scope);
  return {
    name: noun.name,
    table,
    columns: [...noun.columns, noun.as],
    personal: null,
    halted: null,
    scopes,
    rows({ app, kysely, viewer }) {
      const all = (kysely as QueryCreator<any>).selectFrom([table, other]).select(columns);
      const seen = viewer.system === null ? all.where((eb) => noun.visible(eb, eyesOf(viewer, scopes), app.now())) : all;
      return seen.as(noun.name) as never;
    },
  };
}

/** A noun as something to join: `read(c, application).innerJoin(from(c, offer), 'offer.id', 'application.offerId')`. */
export const from = <Name extends string, R>(context: Sight, noun: Noun<Name, R>): AliasedExpression<R, Name> => noun.rows(context);

/** Starts a query on the rows of a noun that the viewer may see. */
export const read = <Name extends string, R>(context: Sight, noun: Noun<Name, R>): SelectQueryBuilder<{ [K in Name]: R }, Name, {}> =>
  (context.kysely as QueryCreator<any>).selectFrom(from(context, noun)) as never;

/** Remembers that a subject's data was shown under a name, for the access log; whoever calls it has asked whether it is somebody else's. */
export const noteLook = (context: Context, noun: string, subjectId: string): void => void context.seen.set(`${noun}:${subjectId}`, { subjectId, noun });

/** Remembers whose personal data these rows show to somebody else, for the access log. The loaders and pages call it. */
export function noteSeen(context: Context, noun: Noun, rows: readonly object[]): void {
  if (!noun.personal || context.viewer.system !== null) return;
  for (const row of rows as Record<string, string>[]) {
    const subjectId = row[noun.personal.subject]!;
    if (row[noun.personal.account] !== context.viewer.accountId) noteLook(context, noun.name, subjectId);
  }
}

/** The service's own eyes, past visibility: workers, the index, indicators and the exact loop. The architecture test lists who may. */
export const asSystem = <C extends Context>(context: C, reason: string): C => ({ ...context, viewer: { ...context.viewer, system: reason }, loaders: new Map() });
