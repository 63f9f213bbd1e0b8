/** The part of a logger that the embedded services speak to; pino's satisfies it. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}
