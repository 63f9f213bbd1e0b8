import { getNamedType, getNullableType, type FieldNode, type GraphQLArgument, type GraphQLField, isListType, Kind, type OperationDefinitionNode, type ValueNode, valueFromASTUntyped } from 'graphql';
import { PAGE_DEFAULT, PAGE_MOST } from '../../kernel/paging.ts';
import { atMost, BY_INPUT } from './cost.lists.ts';

export type Variables = Readonly<Record<string, unknown>>;
/** How many objects a field can answer with: a number, or what variables make of it. */
export type Size = number | ((variables: Variables) => number);

export const sized = (size: Size, variables: Variables): number => (typeof size === 'number' ? size : size(variables));

const hasVariable = (value: ValueNode): boolean =>
  value.kind === Kind.VARIABLE || (value.kind === Kind.LIST && value.values.some(hasVariable)) || (value.kind === Kind.OBJECT && value.fields.some((field) => hasVariable(field.value)));

/** Reads an argument as it was sent, before anybody looked whether it is one of its type: at once where no variable is in it. */
function settled(field: FieldNode, { name, defaultValue }: GraphQLArgument, operation: OperationDefinitionNode, read: (value: unknown) => number): Size {
  const given = field.arguments?.find((argument) => argument.name.value === name)?.value;
  if (!given) return read(defaultValue);
  if (!hasVariable(given)) return read(valueFromASTUntyped(given));
  const defaults: Record<string, unknown> = {};
  for (const one of operation.variableDefinitions ?? []) if (one.defaultValue) defaults[one.variable.name.value] = valueFromASTUntyped(one.defaultValue);
  return (variables) => {
    const value = valueFromASTUntyped(given, { ...defaults, ...variables });
    return read(value === undefined ? defaultValue : value);
  };
}

/** What is no number is refused later: until then it counts as the most. */
const within = (most: number, otherwise: number) => (value: unknown): number =>
  value === null || value === undefined ? otherwise : typeof value === 'number' && !Number.isNaN(value) ? Math.min(Math.max(Math.trunc(value), 1), most) : most;

type Field = GraphQLField<unknown, unknown>;

/** What `first` says at a field; null where the field has none. */
export function sizeOfFirst(type: string, definition: Field, field: FieldNode, operation: OperationDefinitionNode): Size | null {
  const argument = definition.args.find(({ name }) => name === 'first');
  if (!argument) return null;
  const most = atMost(type, definition.name) ?? PAGE_MOST;
  const otherwise = typeof argument.defaultValue === 'number' ? argument.defaultValue : PAGE_DEFAULT;
  return settled(field, argument, operation, within(most, otherwise));
}

/** How many objects a list without cursors can hold. */
export function sizeOfList(type: string, definition: Field, field: FieldNode, operation: OperationDefinitionNode): Size {
  const most = atMost(type, definition.name) ?? PAGE_MOST;
  const ids = definition.args.find(({ name, type: of }) => name === 'ids' && isListType(getNullableType(of)) && getNamedType(of).name === 'ID');
  if (ids) return settled(field, ids, operation, (value) => (Array.isArray(value) ? Math.min(value.length, most) : 1));
  return sizeOfFirst(type, definition, field, operation) ?? most;
}

/** How many rows the page under a field has; of a field that has no `first`, the most a page can have. */
export function sizeOfPage(type: string, definition: Field, field: FieldNode, operation: OperationDefinitionNode): Size {
  const byInput = BY_INPUT[`${type}.${definition.name}`];
  const input = byInput && definition.args.find(({ name }) => name === 'input');
  if (!input) return sizeOfFirst(type, definition, field, operation) ?? PAGE_MOST;
  const most = atMost(byInput.payload, 'results') ?? PAGE_MOST;
  return settled(field, input, operation, (value) => {
    const items = (value as Readonly<Record<string, unknown>> | null | undefined)?.[byInput.items];
    return Array.isArray(items) ? Math.min(items.length, most) : 1;
  });
}
