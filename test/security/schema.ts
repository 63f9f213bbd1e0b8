import { getNamedType, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema, isCompositeType, isInterfaceType, isNonNullType, isObjectType } from 'graphql';

type AnyField = GraphQLField<unknown, unknown>;

export const isRequired = (field: AnyField): boolean => field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
export const isConnection = (type: GraphQLNamedType): type is GraphQLObjectType => isObjectType(type) && type.name.endsWith('Connection');
const leadsOn = (field: AnyField): boolean => isCompositeType(getNamedType(field.type));

/** The type whose rows a field leads to: through the pages of a list, to what is on them. */
export const behind = (field: AnyField): GraphQLNamedType => {
  const type = getNamedType(field.type);
  return isConnection(type) ? getNamedType(type.getFields().nodes!.type) : type;
};

/** Fields of a type that answer a value. */
export const valuesOf = (type: GraphQLObjectType): string[] => Object.values(type.getFields()).filter((field) => !leadsOn(field) && !isRequired(field)).map((field) => field.name);

/** Every value of a type, with its name, so that an answer says what it is. */
export const allOf = (type: GraphQLObjectType): string => `__typename ${valuesOf(type).join(' ')}`;

/** Fields of a type that lead on, and need no argument. */
export const edgesOf = (type: GraphQLObjectType): AnyField[] => Object.values(type.getFields()).filter((field) => leadsOn(field) && !isRequired(field));

/** Fields that can not be asked without an argument, as `Type.field`; mutations aside. */
export const requiring = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__') && type !== schema.getMutationType())
    .flatMap((type) => Object.values(type.getFields()).filter(isRequired).map((field) => `${type.name}.${field.name}`));

/** How many rows of a list are asked: enough for everything that hangs on one person here, few enough for the limits. */
const ROWS = 4;
/** An edge with what is selected under it, through the page where it is a list of those. `whole` asks for the cursors and the page too. */
export function under(field: AnyField, selection: string, whole = true, rows = ROWS): string {
  const first = field.args.find((arg) => arg.name === 'first');
  const named = first ? `${field.name}(first: ${Math.min(rows, Number(first.defaultValue ?? rows))})` : field.name;
  const type = getNamedType(field.type);
  if (!isConnection(type)) return `${named} { ${selection} }`;
  if (!whole) return `${named} { nodes { ${selection} } }`;
  const edge = getNamedType(type.getFields().edges!.type) as GraphQLObjectType;
  return `${named} { ${twoDeep(type, ['nodes', 'edges'])} nodes { ${selection} } edges { ${twoDeep(edge, ['node'])} node { __typename } } }`;
}

/** Every value of a type, and of what it leads to, and of what that leads to; some of its edges aside. */
const twoDeep = (type: GraphQLObjectType, aside: readonly string[], levels = 2): string =>
  [allOf(type), ...edgesOf(type).filter(({ name }) => !aside.includes(name)).flatMap((edge) => {
    const end = behind(edge);
    return isObjectType(end) && levels > 0 ? [under(edge, twoDeep(end, edgesOf(end).filter((next) => isNodeType(behind(next))).map(({ name }) => name), levels - 1), false)] : [];
  })].join(' ');

const TOKENS = 800;
export const tokensOf = (text: string): number => text.split(/\s+/).length;

/** Selections on a type that, together, take every value, and every two edges one after the other with every value behind them. */
export function walksFrom(type: GraphQLObjectType, among: (edge: AnyField) => boolean = () => true): string[] {
  const walks = [allOf(type)];
  for (const first of edgesOf(type).filter(among)) {
    const middle = behind(first);
    if (!isObjectType(middle)) continue;
    const pieces = edgesOf(middle).flatMap((second) => {
      const end = behind(second);
      return isObjectType(end) ? [under(second, allOf(end), false)] : [];
    });
    let batch = allOf(middle);
    for (const piece of pieces) {
      if (tokensOf(`${batch} ${piece}`) > TOKENS) {
        walks.push(`__typename ${under(first, batch)}`);
        batch = '__typename';
      }
      batch = `${batch} ${piece}`;
    }
    walks.push(`__typename ${under(first, batch)}`);
  }
  return walks;
}

/** Where one gets to from a type without passing anything that has an id of its own: each such type that leads on, by the shortest way. */
export function insideOf(start: GraphQLObjectType): { readonly path: readonly AnyField[]; readonly type: GraphQLObjectType }[] {
  const found: { path: AnyField[]; type: GraphQLObjectType }[] = [];
  const known = new Set<string>([start.name]);
  let ends: { path: AnyField[]; type: GraphQLObjectType }[] = [{ path: [], type: start }];
  while (ends.length > 0) {
    ends = ends.flatMap(({ path, type }) => edgesOf(type).map((edge) => ({ path: [...path, edge], type: behind(edge) }))).flatMap(({ path, type }) => {
      if (!isObjectType(type) || known.has(type.name) || isNode(type)) return [];
      known.add(type.name);
      return [{ path, type }];
    });
    found.push(...ends.filter(({ type }) => edgesOf(type).length > 0));
  }
  return found;
}

/** Every two edges one after the other from what a type holds without an id of its own, asked through that type. */
export const walksInside = (start: GraphQLObjectType): string[] =>
  insideOf(start).flatMap(({ path, type }) => walksFrom(type).slice(1).map((walk) => path.reduceRight((selection, edge) => under(edge, selection, false), walk)));

const isNodeType = (type: GraphQLNamedType): boolean => isObjectType(type) && isNode(type);
const isNode = (type: GraphQLObjectType): boolean => type.getInterfaces().some((one) => isInterfaceType(one) && one.name === 'Node');

/** Types that `node(id:)` finds. */
export const nodeTypes = (schema: GraphQLSchema): GraphQLObjectType[] =>
  Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && isNode(type));

/** Every field that an answer could hold, as `Type.field`: of all objects that are no root and no part of the schema's own description. */
export const everyField = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__') && type !== schema.getMutationType())
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
