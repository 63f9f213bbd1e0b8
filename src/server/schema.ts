import 'reflect-metadata';
import { defaultFieldResolver, getNullableType, type GraphQLField, type GraphQLInputType, type GraphQLObjectType, type GraphQLSchema, isEnumType, isObjectType, isScalarType } from 'graphql';
import { buildSchema, type NonEmptyArray } from 'type-graphql';
import { firstThingsFirst } from '../identity/first-things.ts';
import { permissionFaults, permit } from '../identity/permissions.ts';
import { tried, tries } from '../identity/tries.ts';
import type { Context } from '../kernel/context.ts';
import { topLevel } from '../kernel/errors.ts';
import { toGlobalId } from '../kernel/ids.ts';
import type { Sentence } from '../kernel/language.ts';
import { nodeKey } from '../kernel/node.ts';
import { LIMITS, tooMuch } from './edge/limit-errors.ts';
import { boundList } from './cost/bounded-lists.ts';
import { resolvers } from './resolvers.ts';

type Field = GraphQLField<unknown, Context>;

/** Root types whose fields the permission table lists. */
const ROOTS = ['Query', 'Mutation', 'Subscription'];

const ROOT_PROSE: Readonly<Record<string, string>> = {
  Query: 'Where reading starts. A person starts at `viewer`; everything else hangs on the noun it belongs to.',
  Mutation: 'What can be changed. Each takes one input and answers with the changed objects and `userErrors`, which are empty if it worked.',
};

let made: Promise<GraphQLSchema> | null = null;

/**
 * The schema, out of every folder's resolvers, with what holds for every field laid over it in one place:
 * default deny at the root, whole Unicode in every argument, global ids.
 * @throws Error that lists every root field the permission table does not cover
 */
export const makeSchema = (): Promise<GraphQLSchema> => (made ??= build());

async function build(): Promise<GraphQLSchema> {
  const schema = await buildSchema({ resolvers: resolvers as unknown as NonEmptyArray<Function>, validate: false, emitSchemaFile: false });
  schema.description = 'Jisr (جسر, bridge) links the graduates of regional coding centres to employers: profiles, offers, explained matches both ways, applications up to the hire. A person starts at `viewer`, a portal at `offers`.';
  const types = Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'));
  const roots = types.filter((type) => ROOTS.includes(type.name));
  const faults = permissionFaults(roots.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  for (const type of types) {
    type.description ??= ROOT_PROSE[type.name];
    for (const field of Object.values(type.getFields()) as Field[]) {
      if (field.name === 'id' && field.extensions.ownId !== true) field.resolve = globalId(type.name);
      boundList(type.name, field);
      if (field.args.some(({ type: of }) => holdsText(of))) field.resolve = withWholeText(field.resolve ?? defaultFieldResolver);
      if (ROOTS.includes(type.name)) field.resolve = withPermission(`${type.name}.${field.name}`, field.resolve ?? defaultFieldResolver);
      if (type.name === 'Viewer') field.resolve = withFirstThings(`Viewer.${field.name}`, field.resolve ?? defaultFieldResolver);
    }
  }
  return schema;
}

/** A type says its id itself (a candidate's pseudonym) with `@Extensions({ ownId: true })`; every other id is its row's key. */
function globalId(type: string): NonNullable<Field['resolve']> {
  const key = nodeKey(type);
  if (!key) throw new Error(`${type} has an id and no registerNode: say how node(id:) finds it again`);
  return (row) => toGlobalId(type, (row as Record<string, string>)[key] ?? '');
}

const withPermission = (rootField: string, resolve: NonNullable<Field['resolve']>): NonNullable<Field['resolve']> => (root, args, context, info) => {
  // The second field of a mutation may be reached after the deadline of the whole.
  context.signal.throwIfAborted();
  permit(context.viewer, rootField);
  return rootField in tries ? tried(context, rootField, (args as { input?: Readonly<Record<string, unknown>> | null }).input ?? {}, () => resolve(root, args, context, info)) : resolve(root, args, context, info);
};

/** What hangs on `viewer` is as good as a root: a person starts there. */
const withFirstThings = (name: string, resolve: NonNullable<Field['resolve']>): NonNullable<Field['resolve']> => (root, args, context, info) => {
  firstThingsFirst(context.viewer, name);
  return resolve(root, args, context, info);
};

const NO_TEXT = new Set(['Int', 'Float', 'Boolean']);

/** Whether a value of that type may have text, or many values, in it: what does not need not be looked at. */
function holdsText(type: GraphQLInputType): boolean {
  const one = getNullableType(type);
  return !(isEnumType(one) || (isScalarType(one) && NO_TEXT.has(one.name)));
}

const withWholeText = (resolve: NonNullable<Field['resolve']>): NonNullable<Field['resolve']> => (root, args, context, info) => {
  assertWholeText(args, '');
  return resolve(root, args, context, info);
};

const NUL: Sentence = { fr: '{path} contient un caractère NUL, qu’aucun texte ne peut contenir.', ar: 'في {path} محرف NUL لا يجوز في أي نص.', en: '{path} holds a NUL character, which no text may hold.' };
const HALF: Sentence = { fr: '{path} contient un demi-caractère (un « surrogate » seul) : envoyez de l’Unicode entier.', ar: 'في {path} نصف محرف (surrogate منفرد): أرسل Unicode كاملًا.', en: '{path} holds half a character (a lone surrogate): send whole Unicode.' };

/** The argument and, at most, its first field: the whole path of a value that is all brackets is as long as the value. */
const shortly = (path: string): string => path.split('.', 2).join('.').slice(0, LIMITS.nameLength);

/** PostgreSQL keeps no NUL and UTF-8 no half characters: refused at the edge, with the argument's path; so are values nested without end, and lists longer than any input of ours has. */
function assertWholeText(value: unknown, path: string, level = 0): void {
  if (level > LIMITS.levels) throw tooMuch('levels', level, {}, { code: 'BAD_USER_INPUT', field: shortly(path) });
  if (typeof value === 'string') {
    if (value.includes('\0')) throw topLevel('BAD_USER_INPUT', NUL, { field: path }, { path });
    if (!value.isWellFormed()) throw topLevel('BAD_USER_INPUT', HALF, { field: path }, { path });
  } else if (value && typeof value === 'object' && !(value instanceof Date)) {
    if (Array.isArray(value) && value.length > LIMITS.listLength) throw tooMuch('listLength', value.length, {}, { code: 'BAD_USER_INPUT', field: shortly(path) });
    for (const [key, inner] of Object.entries(value)) assertWholeText(inner, path ? `${path}.${key}` : key, level + 1);
  }
}
