import { getNamedType, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema, isCompositeType, isInterfaceType, isNonNullType, isObjectType } from 'graphql';

const isRequired = (field: GraphQLField<unknown, unknown>): boolean => field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
const isConnection = (type: GraphQLNamedType): type is GraphQLObjectType => isObjectType(type) && type.name.endsWith('Connection');
/** The type whose rows a field leads to: through the pages of a list, to what is on them. */
const behind = (field: GraphQLField<unknown, unknown>): GraphQLNamedType => {
  const type = getNamedType(field.type);
  return isConnection(type) ? getNamedType(type.getFields().nodes!.type) : type;
};

/** Fields of a type that answer a value. */
export const valuesOf = (type: GraphQLObjectType): string[] => Object.values(type.getFields()).filter((field) => !isCompositeType(getNamedType(field.type)) && !isRequired(field)).map((field) => field.name);

/** Fields of a type that lead on, and need no argument. */
export const edgesOf = (type: GraphQLObjectType): GraphQLField<unknown, unknown>[] => Object.values(type.getFields()).filter((field) => isCompositeType(getNamedType(field.type)) && !isRequired(field));

const isPaged = (field: GraphQLField<unknown, unknown>): boolean => field.args.some((arg) => arg.name === 'first');
/** An edge with what is selected under it, through the page where it is a list of those. */
function under(field: GraphQLField<unknown, unknown>, selection: string): string {
  const named = isPaged(field) ? `${field.name}(first: 9)` : field.name;
  const type = getNamedType(field.type);
  if (!isConnection(type)) return `${named} { ${selection} }`;
  const also = valuesOf(type).join(' ');
  return `${named} { ${also} nodes { ${selection} } edges { cursor } }`;
}

const TOKENS = 800;
/** Selections on a type that, together, take every value, and every two edges one after the other with every value behind them. */
export function walksFrom(type: GraphQLObjectType): string[] {
  const walks = [`__typename ${valuesOf(type).join(' ')}`];
  for (const first of edgesOf(type)) {
    const middle = behind(first);
    if (!isObjectType(middle)) continue;
    const pieces = edgesOf(middle).flatMap((second) => {
      const end = behind(second);
      return isObjectType(end) ? [under(second, `__typename ${valuesOf(end).join(' ')}`)] : [];
    });
    let batch = `__typename ${valuesOf(middle).join(' ')}`;
    for (const piece of pieces) {
      if (`${batch} ${piece}`.split(/\s+/).length > TOKENS) {
        walks.push(under(first, batch));
        batch = '__typename';
      }
      batch = `${batch} ${piece}`;
    }
    walks.push(under(first, batch));
  }
  return walks;
}

/** Types that `node(id:)` finds. */
export const nodeTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && type.getInterfaces().some((one) => isInterfaceType(one) && one.name === 'Node'));
