import { type Logger, pino } from 'pino';

/** Structured logs to stderr, one JSON object a line; whatever may hold a secret or a person is taken out. */
export const makeLog = (level: string): Logger =>
  pino(
    {
      level,
      base: { service: 'jisr' },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['authorization', '*.authorization', 'req.headers', '*.password', '*.refreshToken', '*.accessToken', '*.email', 'err.query', 'err.parameters', 'err.detail', 'err.where', 'err.sql', 'variables'], censor: '[taken out]' },
      serializers: { err: errorLine },
    },
    pino.destination({ dest: 2, sync: false }),
  );

/** An error without the values a database puts into its messages' details. */
function errorLine(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, code, constraint } = error as Error & { code?: unknown; constraint?: unknown };
  // Driver messages repeat the statement with its values before the last " - ".
  const brief = name.includes('Exception') ? message.slice(message.lastIndexOf(' - ') + 3) : message;
  return { name, message: brief, code, constraint, stack: stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).join('\n') };
}
