import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { inLanguage, type Language } from '../../kernel/language.ts';
import { LIMITS, limitExtensions, limitSentence, type Told } from './limit-errors.ts';

/** What graphql-js and Apollo say of their own limits, by the beginning of the message. */
const THEIRS: readonly (readonly [begins: string, limit: Told])[] = [
  ['Syntax Error: Document contains more that', 'tokens'],
  ['Too many validation errors', 'errors'],
  ['Too many errors processing variables', 'errors'],
  // The rule that compares fields of one name with each other stops after half a million steps, which fewer than these selections take.
  ['Validation aborted.', 'selections'],
];

const theirs = (error: GraphQLError): Told | null =>
  error.extensions.validationErrorCode === 'MAX_RECURSIVE_SELECTIONS_EXCEEDED' ? 'selections' : (THEIRS.find(([begins]) => error.message.startsWith(begins))?.[1] ?? null);

/** Words a limit of a library's like one of ours, with the figures; leaves every other error alone. */
export function wordTheirLimit(error: GraphQLError, language: Language): void {
  const limit = theirs(error);
  if (!limit) return;
  const told = limitExtensions(limit, LIMITS[limit] + 1);
  delete error.extensions.validationErrorCode;
  Object.assign(error.extensions, told);
  error.message = inLanguage(limitSentence(limit), language, told);
}

/** Characters of a message that a library wrote: it repeats what was sent, which may be a body full. */
const CLIPPED = 200;
const PLACES = 3;

/** An error that is no longer than it is worth, whatever was sent. */
export function clipped(error: GraphQLFormattedError): GraphQLFormattedError {
  const message = error.message.length > CLIPPED && error.extensions?.limit === undefined ? `${error.message.slice(0, CLIPPED).toWellFormed()}…` : error.message;
  return { ...error, message, ...(error.locations ? { locations: error.locations.slice(0, PLACES) } : {}) };
}

/** The first errors, and one that says how many there were where that is too many. */
export function fewErrors(errors: readonly GraphQLFormattedError[], language: Language): readonly GraphQLFormattedError[] {
  if (errors.length <= LIMITS.errors + 1) return errors;
  const told = limitExtensions('errors', errors.length);
  return [...errors.slice(0, LIMITS.errors), { message: inLanguage(limitSentence('errors'), language, told), extensions: { code: 'BAD_USER_INPUT', ...told } }];
}
