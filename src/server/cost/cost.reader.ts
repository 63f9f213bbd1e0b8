import {
  type DocumentNode, type FieldNode, type FragmentDefinitionNode, getNamedType, getNullableType, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema, isAbstractType, isCompositeType,
  isListType, isObjectType, Kind, type OperationDefinitionNode, SchemaMetaFieldDef, type SelectionNode, type SelectionSetNode, TypeMetaFieldDef,
} from 'graphql';
import { INTROSPECTION_SHARE } from './cost.introspection.ts';
import { isOfPage } from './cost.lists.ts';
import { type Size, sizeOfList, sizeOfPage } from './cost.sizes.ts';
import { extraOf } from './cost.weights.ts';

type Field = GraphQLField<unknown, unknown>;

/** A field with a selection under it. */
export interface Branch {
  /** How many objects it answers with; of a page's lists, for each row. */
  readonly size: Size;
  /** Whether it is one of the lists of a page, which are as long as the field above says. */
  readonly ofPage: boolean;
  /** Rows of the page under it, if what is under it is one. */
  readonly pageSize: Size;
  /** Points each time it is called. */
  readonly extra: number;
  /** What an object of it counts, in objects. */
  readonly share: number;
  /** Places of the steps for what is under it: one for each type it can be. */
  readonly under: readonly number[];
}

/** One selection on one type. Steps stand behind those that they need. */
export interface Step {
  readonly branches: readonly Branch[];
  /** Points of its fields that have nothing under them. */
  readonly extra: number;
}

/** A circle of fragments, which validation refuses before: what is under itself counts as nothing. */
const CIRCLE = -1;

/** Reads one operation into steps: each selection once for each type, however many ways lead to it. */
export class Reader {
  readonly steps: Step[] = [];
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #introspection: Readonly<Record<string, number>>;
  readonly #places = new Map<SelectionSetNode, Map<GraphQLNamedType, number>>();

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, introspection: Readonly<Record<string, number>>) {
    this.#schema = schema;
    this.#operation = operation;
    this.#introspection = introspection;
    this.#fragments = new Map(document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])));
  }

  /** @returns the place of the step for the whole operation */
  read(): number {
    return this.#place(this.#operation.selectionSet, this.#schema.getRootType(this.#operation.operation)!);
  }

  /** Where the step of that selection on that type stands. */
  #place(selections: SelectionSetNode, type: GraphQLObjectType): number {
    const places = this.#places.get(selections) ?? new Map<GraphQLNamedType, number>();
    this.#places.set(selections, places);
    const known = places.get(type);
    if (known !== undefined) return known;
    places.set(type, CIRCLE);
    const branches: Branch[] = [];
    let extra = 0;
    for (const selection of selections.selections) {
      const read = this.#selection(selection, type);
      if (typeof read === 'number') extra += read;
      else branches.push(...read);
    }
    const at = this.steps.push({ branches, extra }) - 1;
    places.set(type, at);
    return at;
  }

  #selection(selection: SelectionNode, type: GraphQLObjectType): number | readonly Branch[] {
    if (isLeftOut(selection)) return 0;
    if (selection.kind === Kind.FIELD) return this.#field(selection, type);
    const { typeCondition, selectionSet } = selection.kind === Kind.INLINE_FRAGMENT ? selection : (this.#fragments.get(selection.name.value) ?? { typeCondition: undefined, selectionSet: undefined });
    const condition = typeCondition ? this.#schema.getType(typeCondition.name.value) : type;
    if (!selectionSet || !condition || (condition !== type && !(isAbstractType(condition) && this.#schema.isSubType(condition, type)))) return 0;
    const at = this.#place(selectionSet, type);
    const step = this.steps[at];
    // What a fragment asks belongs to the object that it is spread on.
    return step ? [{ size: 1, ofPage: false, pageSize: 0, extra: 0, share: 0, under: [at] }] : 0;
  }

  #field(field: FieldNode, type: GraphQLObjectType): number | readonly Branch[] {
    const definition = this.#definition(field.name.value, type);
    if (!definition) return 0;
    const name = `${type.name}.${definition.name}`;
    const extra = extraOf(name, type === this.#schema.getMutationType());
    const under = getNamedType(definition.type);
    if (!isCompositeType(under) || !field.selectionSet) return extra;
    const isList = isListType(getNullableType(definition.type));
    const ofPage = isList && isOfPage(type.name, definition.name);
    const selections = field.selectionSet;
    return [{
      size: !isList || ofPage ? 1 : (this.#introspection[name] ?? (type.name.startsWith('__') ? 1 : sizeOfList(type.name, definition, field, this.#operation))),
      ofPage,
      pageSize: isList ? 0 : sizeOfPage(type.name, definition, field, this.#operation),
      extra,
      share: definition === SchemaMetaFieldDef || definition === TypeMetaFieldDef ? INTROSPECTION_SHARE : 1,
      under: (isObjectType(under) ? [under] : this.#schema.getPossibleTypes(under)).map((one) => this.#place(selections, one)).filter((at) => at !== CIRCLE),
    }];
  }

  #definition(name: string, type: GraphQLObjectType): Field | undefined {
    if (type === this.#schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return type.getFields()[name];
  }
}

/** Left out whatever is asked: what a variable leaves out is counted, so that one figure holds for a document. */
const isLeftOut = ({ directives }: SelectionNode): boolean =>
  (directives ?? []).some(({ name, arguments: given }) => {
    const condition = given?.find((one) => one.name.value === 'if')?.value;
    return condition?.kind === Kind.BOOLEAN && ((name.value === 'skip' && condition.value) || (name.value === 'include' && !condition.value));
  });
