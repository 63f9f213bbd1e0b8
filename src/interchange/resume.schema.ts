import schema from '@jsonresume/schema/schema.json' with { type: 'json' };
import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';
import { type DomainError, faults } from '../kernel/errors.ts';

const ajv = new Ajv({ allErrors: true, strict: false });
(formats as unknown as typeof formats.default)(ajv);
const validate = ajv.compile(schema);

/** More than this nobody reads; the rest shows once the first are mended. */
const MOST_FAULTS = 50;

const RULES: Readonly<Record<string, string>> = {
  '#/definitions/iso8601/pattern': 'YYYY-MM-DD, YYYY-MM or YYYY',
  email: 'an e-mail address',
  uri: 'an absolute web address, such as https://example.com',
};

/** "/work/0/startDate" as the path of an input field. */
const fieldOf = (root: string, pointer: string): string => root + pointer.replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');

const ruleOf = (error: ErrorObject): string => RULES[error.schemaPath] ?? RULES[String(error.params.format)] ?? error.message ?? error.keyword;

/**
 * Every fault of a document against the schema of JSON Resume 1.0, each as INVALID on the field its JSON pointer names.
 * @param root the input field that holds the document
 */
export function resumeFaults(document: unknown, root: string): DomainError[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).slice(0, MOST_FAULTS).map((error) => faults.INVALID(fieldOf(root, error.instancePath), { rule: ruleOf(error) }));
}
