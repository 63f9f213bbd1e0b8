import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type DataLoader from 'dataloader';
import type { QueryCreator } from 'kysely';
import type { Meilisearch } from 'meilisearch';
import type { Logger } from 'pino';
import type { Language } from './language.ts';
import type { Links, Transport } from './mail.ts';
import type { Viewer } from './viewer.ts';

/** What lives as long as the process: the services, and what never changes while it runs. */
export interface App {
  readonly orm: MikroORM;
  /** Where letters go, and how the addresses in them are made. */
  readonly mail: { readonly transport: Transport; readonly links: Links; /** The world is made up: nobody is written to of what happens in it. */ readonly silent?: true };
  readonly search: { readonly client: Meilisearch; /** Prefix of every index name, so that several databases can share one Meilisearch. */ readonly prefix: string };
  readonly log: Logger;
  /** ISO 3166-2 code of the region that "local" is counted from. */
  readonly homeRegion: string;
  readonly now: () => Date;
  /** Makes the next key: a UUID v7, or a seeded one in seeds and tests. */
  readonly newId: () => string;
  /** Signs access tokens (HS256). */
  readonly tokenSecret: Uint8Array;
  /** Tells each answer's number of SQL statements in a header: for tests, since a difference is an oracle. */
  readonly tellStatements: boolean;
  /** Whether administrators can do nothing before they have an authenticator app (identity/second-factor.service.ts). */
  readonly requireAdminTotp: () => boolean;
  /** How many times the points of every rate limit (kernel/bucket.ts): 1 but for measuring and tests. */
  readonly rateScale: number;
  /** Reference data read once: places, the taxonomy. Keyed by the function that reads it. */
  readonly cache: Map<unknown, Promise<unknown>>;
}

/** What a request, a job or a seed works with. A plain object: Apollo clones it. */
export interface Context {
  readonly app: App;
  readonly viewer: Viewer;
  readonly language: Language;
  readonly requestId: string;
  /** Where the request came from, as an IP address; null for jobs and commands. Kept nowhere as it is. */
  readonly address: string | null;
  /** Ended when the client leaves or the deadline passes; every statement carries it. */
  readonly signal: AbortSignal;
  /** The door's only way to the database (kernel/read.ts). */
  readonly kysely: QueryCreator<never>;
  /** Counts the statements of this request, for tests and the log. */
  readonly statements: { count: number };
  readonly loaders: Map<unknown, DataLoader<never, unknown>>;
  /** Personal data seen by somebody else than its subject, to be written down before the answer leaves. */
  readonly seen: Map<string, { subjectId: string; noun: string }>;
  readonly log: Logger;
}

/** A context inside a transaction: what a verb is given. */
export interface Tx extends Context {
  readonly em: EntityManager;
}

export const now = (context: Context): Date => context.app.now();
export const newId = (context: Context): string => context.app.newId();

/** Reads something that never changes while the service runs, once per process. A failure is not kept. */
export function once<T>(app: App, read: (app: App) => Promise<T>): Promise<T> {
  const kept = app.cache.get(read) as Promise<T> | undefined;
  if (kept) return kept;
  const reading = read(app);
  app.cache.set(read, reading);
  reading.catch(() => app.cache.delete(read));
  return reading;
}
