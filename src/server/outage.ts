import { GraphQLError } from 'graphql';

/** Faults of the database's connection, not of the statement: PostgreSQL classes 08, 53, 57, what waited too long for a lock or idled in a transaction, and the socket's own. */
const UNREACHABLE = /^(08|53|57|55P03|25P03|25P04)|^ECONN|^EPIPE|^ENOTFOUND|^ETIMEDOUT/;

const cause = (error: unknown): { code?: unknown; message?: string; name?: string } | undefined => (error instanceof GraphQLError ? (error.originalError ?? error) : (error as Error)) as never;

/** True where the database can not be reached at present, or the deadline ended the work. */
export function isOutage(error: unknown): boolean {
  const { code, message, name } = cause(error) ?? {};
  if (name === 'AbortError' || name === 'TimeoutError' || name === 'DriverConnectionException') return true;
  return UNREACHABLE.test(String(code ?? '')) || /terminated unexpectedly|timeout exceeded when trying to connect|client has encountered a connection error/i.test(message ?? '');
}
