import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse, specifiedRules, validate } from 'graphql';
import { z } from 'zod';
import { LIMITS, limitRules } from './limits.ts';

/** Apollo's format of a manifest, as client tools write it: operations by the SHA-256 of their text. */
const manifestShape = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string(), name: z.string(), type: z.enum(['query', 'mutation', 'subscription']) })),
});
export type Manifest = z.infer<typeof manifestShape>;

/** Documents that were looked at before the service started. */
export interface TrustedDocuments {
  readonly size: number;
  has(hash: string): boolean;
  /** The text behind a hash. */
  get(hash: string): string | undefined;
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What is wrong with one operation of a manifest, in words; null where nothing is. */
function faultOf({ id, body, name, type }: Manifest['operations'][number], schema: GraphQLSchema): string | null {
  if (id !== hashOf(body)) return `its id is not the SHA-256 of its body, which is ${hashOf(body)}`;
  try {
    const document = parse(body, { maxTokens: LIMITS.tokens });
    const operations = document.definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
    if (operations.length !== 1) return `its body has ${operations.length} operations, and must have one`;
    if (operations[0]!.name?.value !== name || operations[0]!.operation !== type) return `its body holds the ${operations[0]!.operation} "${operations[0]!.name?.value ?? ''}" instead`;
    return validate(schema, document, [...specifiedRules, ...limitRules], { maxErrors: 1 })[0]?.message ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Reads a manifest of trusted documents and looks at each: whether it is what its id says, fits the schema, and keeps the limits.
 * @throws Error that names the file, and every operation that does not
 */
export function readTrusted(file: string, schema: GraphQLSchema): TrustedDocuments {
  const { operations } = readManifest(file);
  const faults = faultsOf(operations, schema);
  if (faults.length > 0) throw new Error(`TRUSTED_DOCUMENTS: these operations of ${file} can not be trusted:\n${faults.join('\n')}`);
  return new Map(operations.map(({ id, body }) => [id, body]));
}

/** What is wrong with operations, a line each. */
export const faultsOf = (operations: Manifest['operations'], schema: GraphQLSchema): string[] =>
  operations.flatMap((operation) => {
    const fault = faultOf(operation, schema);
    return fault === null ? [] : [`  ${operation.name}: ${fault}`];
  });

function readManifest(file: string): Manifest {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`TRUSTED_DOCUMENTS: ${file} can not be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const checked = manifestShape.safeParse(read);
  if (!checked.success) throw new Error(`TRUSTED_DOCUMENTS: ${file} is no manifest of Apollo's format: ${checked.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  return checked.data;
}

/** The service's own pages ask the graph like any client; their documents are trusted wherever only trusted ones are. */
const own = new Set<string>();

/** Notes a document of the service's own. Its text must be written in the source: what somebody typed travels in variables. */
export const trustOwn = (text: string): void => void own.add(hashOf(text));

/** Whether a document may be answered where only trusted ones are. */
export const isTrusted = (trusted: TrustedDocuments | null, hash: string): boolean => trusted?.has(hash) === true || own.has(hash);
