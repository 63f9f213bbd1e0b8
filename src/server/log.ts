import { type DestinationStream, type Logger, pino } from 'pino';

/** Structured logs to stderr, one JSON object a line, written out every tenth of a second; whatever may hold a secret or a person is taken out. */
export const makeLog = (level: string, to: DestinationStream = pino.destination({ dest: 2, sync: false, minLength: 4096, periodicFlush: 100 })): Logger =>
  pino(
    {
      level,
      base: { service: 'jisr' },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['authorization', '*.authorization', 'req.headers', '*.password', '*.refreshToken', '*.accessToken', '*.secret', '*.email', 'err.query', 'err.parameters', 'err.detail', 'err.where', 'err.sql', 'variables'], censor: '[taken out]' },
      serializers: { err: errorLine },
    },
    to,
  );

/** A line of a stack that says where; a message of several lines may hold others that only look like one. */
const FRAME = /^ {4}at (?:.+ \()?(?:file:|node:|\/).+:\d+:\d+\)?$/;

/**
 * An error without values. What the database says of a fault holds them (the statement, "Failing row contains ...", the
 * text that is no date): of that only the code, the table and the constraint are kept.
 */
function errorLine(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack = '', code, table, constraint } = error as Error & { code?: unknown; table?: unknown; constraint?: unknown };
  // A deadline's own error has the number 23, which is no state of PostgreSQL's.
  const ofDatabase = name.endsWith('Exception') || (typeof code === 'string' && /^2[23]/.test(code));
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n').filter((line) => FRAME.test(line));
  return { name, message: ofDatabase ? `PostgreSQL ${String(code)}` : message, code, table, constraint, stack: frames.join('\n') };
}
