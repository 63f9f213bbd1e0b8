import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GraphQLNamedType, isEnumType, isInputObjectType, isInterfaceType, isIntrospectionType, isObjectType, isSpecifiedScalarType, isUnionType, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { permissionFaults, permissions } from '../src/identity/permissions.ts';
import type { Noun } from '../src/kernel/read.ts';
import { entities } from '../src/server/entities.ts';
import { makeSchema } from '../src/server/schema.ts';
import { sortedSchema } from '../src/server/commands/schema.ts';
import { openWorld } from './harness/world.ts';

const world = openWorld();
const src = join(import.meta.dirname, '..', 'src');
const own = (type: GraphQLNamedType): boolean => !isIntrospectionType(type) && !isSpecifiedScalarType(type);

/** Every element of a type that a reader of the schema meets, with its description. */
function elementsOf(type: GraphQLNamedType): [name: string, description: string | null | undefined][] {
  const of: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type)) of.push(...type.getValues().map((value): [string, string | null | undefined] => [`${type.name}.${value.name}`, value.description]));
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
    for (const field of Object.values(type.getFields())) {
      of.push([`${type.name}.${field.name}`, field.description]);
      if ('args' in field) of.push(...field.args.map((arg: { name: string; description?: string | null }): [string, string | null | undefined] => [`${type.name}.${field.name}(${arg.name})`, arg.description]));
    }
  }
  return of;
}

describe('the schema', () => {
  it('is the one in schema.graphql; "npm run schema" writes it', async () => {
    expect(sortedSchema(await makeSchema())).toBe(readFileSync(join(import.meta.dirname, '..', 'schema.graphql'), 'utf8'));
  });

  it('describes every type, field, argument and enum value', async () => {
    const bare = Object.values((await makeSchema()).getTypeMap()).filter(own).flatMap(elementsOf).filter(([, description]) => !description || description.trim().length < 5);
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  it('has no union or subscription that the tests do not know of', async () => {
    const schema = await makeSchema();
    expect(Object.values(schema.getTypeMap()).filter(isUnionType)).toEqual([]);
    expect(schema.getSubscriptionType() ?? null).toBe(null);
    expect(printSchema(schema)).not.toMatch(/password_?hash|codeHash|refresh_?token_?hash/i);
  });
});

describe('permissions', () => {
  it('cover every root field, and nothing else', async () => {
    const schema = await makeSchema();
    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type!.getFields()).map((field) => `${type!.name}.${field}`));
    expect(permissionFaults(roots)).toEqual([]);
    expect(permissionFaults([...roots, 'Query.secret'])).toEqual([expect.stringContaining('Query.secret')]);
    expect(permissionFaults(roots.slice(1))).toEqual([expect.stringContaining(roots[0]!)]);
  });

  it('refuse every root field to every role that is not listed', async () => {
    const schema = await makeSchema();
    const roles = ['GRADUATE', 'RECRUITER', 'COORDINATOR', 'OBSERVER', 'ADMINISTRATOR'] as const;
    const people = await Promise.all(roles.map((role) => world.person(role, role)));
    for (const [rootField, allowed] of Object.entries(permissions)) {
      const [type, field] = rootField.split('.') as [string, string];
      const definition = schema.getType(type)!;
      const { args } = (definition as { getFields(): Record<string, { args: readonly { name: string; type: unknown }[]; type: unknown }> } & GraphQLNamedType).getFields()[field]!;
      const operation = `${type === 'Query' ? 'query' : 'mutation'} (${args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ') || '$unused: Int'}) { ${field}${args.length > 0 ? `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : ''} { __typename } }`;
      const visitor = allowed.includes('VISITOR');
      for (const [index, person] of [...people, null].entries()) {
        if (person ? allowed.includes(roles[index]!) : visitor) continue;
        // Arguments are coerced before permission is asked, so this asks the resolver itself.
        const resolve = (definition as unknown as { getFields(): Record<string, { resolve: (root: unknown, args: unknown, context: unknown, info: unknown) => unknown }> }).getFields()[field]!.resolve;
        const context = person ? person.context() : world.context();
        let code: unknown = null;
        try {
          await resolve({}, {}, context, {});
        } catch (error) {
          code = (error as { extensions?: { code?: unknown } }).extensions?.code;
        }
        expect([operation, person ? roles[index] : 'VISITOR', code]).toEqual([operation, person ? roles[index] : 'VISITOR', person ? 'FORBIDDEN' : 'UNAUTHENTICATED']);
      }
    }
  });
});

describe('the database', () => {
  it('is what the entities say: no drift from the migrations', async () => {
    expect(await world.app.orm.migrator.checkSchema()).toBe(false);
  });

  it('has no noun that is called like a table', async () => {
    const tables = new Set(entities.map((entity) => entity.tableName as string));
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.visibility.ts'));
    const modules = (await Promise.all(files.map((file) => import(join(src, file))))) as Record<string, unknown>[];
    const nouns = modules.flatMap((module) => Object.values(module)).filter((value): value is Noun => typeof value === 'object' && value !== null && 'rows' in value);
    expect(nouns.length).toBeGreaterThan(30);
    expect(nouns.filter((noun) => tables.has(noun.name)).map((noun) => noun.name)).toEqual([]);
    expect(nouns.map((noun) => noun.name).toSorted()).toEqual([...new Set(nouns.map((noun) => noun.name))].toSorted());
  });
});
