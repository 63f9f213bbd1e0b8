import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** What a test needs of one part of the graph that may be deprecated. */
interface Part {
  readonly path: string;
  readonly deprecationReason: string | null;
}

/** Every field, argument, input field and enum value of a graph, as "Type.field" and "Type.field.argument". */
export function partsOf(schema: GraphQLSchema): Part[] {
  return Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__')).flatMap((type) => {
    const parts = isEnumType(type) ? type.getValues() : isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
    return parts.flatMap((part) => [
      { path: `${type.name}.${part.name}`, deprecationReason: part.deprecationReason ?? null },
      ...('args' in part ? (part.args as readonly { name: string; deprecationReason?: string | null }[]).map((argument) => ({ path: `${type.name}.${part.name}.${argument.name}`, deprecationReason: argument.deprecationReason ?? null })) : []),
    ]);
  });
}

/** How a deprecation reads: what instead, in backticks, and the day from which it may be gone. */
const DEPRECATION = /`[^`]+`.*\b(\d{4}-\d{2}-\d{2})\b/s;
const DAYS_OF_NOTICE = 90;

/** The deprecations that do not say what instead, or no day. */
export const vagueDeprecations = (schema: GraphQLSchema): string[] =>
  partsOf(schema).filter(({ deprecationReason }) => deprecationReason !== null && !DEPRECATION.test(deprecationReason)).map(({ path }) => path);

const dayOf = (reason: string | null | undefined): string | null => (reason && DEPRECATION.exec(reason)?.[1]) ?? null;

/** The day after which what is deprecated today may be gone. */
export const endOfNotice = (day: string): string => new Date(Date.parse(day) + DAYS_OF_NOTICE * 86_400_000).toISOString().slice(0, 10);

/** What was deprecated since the release with less notice than is promised. */
export function shortNotices(released: GraphQLSchema, releasedOn: string, present: GraphQLSchema): string[] {
  const before = new Set(partsOf(released).filter(({ deprecationReason }) => deprecationReason !== null).map(({ path }) => path));
  return partsOf(present).filter(({ path, deprecationReason }) => deprecationReason !== null && !before.has(path) && (dayOf(deprecationReason) ?? '') < endOfNotice(releasedOn)).map(({ path }) => path);
}

/** What a client of the release may stumble over in the present graph. */
export const breaksOf = async (released: GraphQLSchema, present: GraphQLSchema): Promise<Change[]> =>
  (await diff(released, present)).filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);

/** "Type.field" of a change: what its line in the changelog has to name, in backticks. */
const nameOf = ({ path = '' }: Change): string => path.split('.').slice(0, 2).join('.');

/** The breaks that no line marked "**Breaking" of the changelog's unreleased part names. */
export function untoldBreaks(breaks: readonly Change[], changelog: string): string[] {
  const unreleased = /^## Unreleased.*?$(.*?)(?=^## |(?![^]))/ms.exec(changelog)?.[1] ?? '';
  const told = unreleased.split(/^- /m).filter((entry) => entry.includes('**Breaking')).join('\n');
  return breaks.filter((change) => !told.includes(`\`${nameOf(change)}\``)).map((change) => `${nameOf(change)}: ${change.message}`);
}

/** What is gone although the release did not deprecate it, or before its day. */
export function earlyRemovals(released: GraphQLSchema, present: GraphQLSchema, today: string): string[] {
  const left = new Set(partsOf(present).map(({ path }) => path));
  return partsOf(released).filter(({ path, deprecationReason }) => !left.has(path) && (dayOf(deprecationReason) ?? '9999') > today && present.getType(path.split('.')[0]!) !== undefined).map(({ path }) => path);
}

/** The release's graph as it is kept, with its version and day. */
export function readReleased(text: string): { version: string; day: string; schema: GraphQLSchema } {
  const [, version, day] = /^# The graph of release (\S+), (\d{4}-\d{2}-\d{2})\./.exec(text) ?? [];
  if (!version || !day) throw new Error('docs/released.graphql does not begin with its version and day; "npm run schema -- --release" writes it');
  return { version, day, schema: buildSchema(text) };
}
