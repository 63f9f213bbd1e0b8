import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** What introspection answers with lies in memory: so many of its objects count as one. */
const INTROSPECTED_AN_OBJECT = 25;
export const INTROSPECTION_SHARE = 1 / INTROSPECTED_AN_OBJECT;

const mean = (sum: number, count: number): number => (count === 0 ? 0 : sum / count);

/** How long the lists of introspection are: what there is of each, spread evenly over what has it. */
export function introspectionSizes(schema: GraphQLSchema): Readonly<Record<string, number>> {
  const types = Object.values(schema.getTypeMap());
  const fields = types.flatMap((type) => (isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []));
  const inputs = types.flatMap((type) => (isInputObjectType(type) ? Object.values(type.getFields()) : []));
  const values = types.flatMap((type) => (isEnumType(type) ? type.getValues() : []));
  const args = fields.reduce((sum, field) => sum + field.args.length, 0);
  return {
    '__Schema.types': types.length,
    '__Schema.directives': schema.getDirectives().length,
    '__Type.fields': mean(fields.length, types.length),
    '__Type.inputFields': mean(inputs.length, types.length),
    '__Type.enumValues': mean(values.length, types.length),
    '__Field.args': mean(args, fields.length),
  };
}
