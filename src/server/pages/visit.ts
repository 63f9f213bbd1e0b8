import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { App } from '../../kernel/context.ts';
import { acceptedLanguage, Language } from '../../kernel/language.ts';
import { trustOwn } from '../edge/trusted-documents.ts';

export type Typed = Readonly<Record<string, string>>;

/** Somebody asked too often; the page says so, and when it may be tried again. */
export class TooOften extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`too often; again in ${seconds} s`);
    this.seconds = seconds;
  }
}

/** Somebody at a page. */
export interface Visit {
  readonly app: App;
  readonly language: Language;
  /** What the address or the form says. */
  readonly typed: Typed;
  /** The way from this page to another one of the service, wherever a proxy put them; "" is the explorer. */
  to(path: string): string;
  /** Asks the graph as any other client would, limits and all; null where it gives no data. Throws TooOften where that was asked too often. */
  ask<T>(query: string, variables: object, token?: string): Promise<T | null>;
}

/** What a page shows; the title is text, the body HTML. */
export interface Shown {
  readonly title: string;
  readonly body: string;
  readonly status?: number;
  /** After how many seconds it may be tried again. */
  readonly retryAfterSeconds?: number;
  /** For texts that are longer than a form. */
  readonly wide?: boolean;
}

/** Texts alone: a field that was sent twice is a list, and nobody's browser does that. */
const texts = (given: unknown): Typed => Object.fromEntries(Object.entries((given ?? {}) as object).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

/** The visit that a request makes to the page at `path`. */
export function visitOf(fastify: FastifyInstance, app: App, path: string, request: FastifyRequest): Visit {
  const language = acceptedLanguage(request.headers['accept-language']) ?? Language.FR;
  const up = '../'.repeat(path.split('/').length - 1) || './';
  return {
    app,
    language,
    typed: { ...texts(request.query), ...texts(request.body), ...texts(request.params) },
    to: (other) => up + other,
    async ask<T>(query: string, variables: object, token?: string) {
      trustOwn(query);
      const answer = await fastify.inject({
        method: 'POST',
        url: '/graphql',
        remoteAddress: request.ip,
        headers: { 'content-type': 'application/json', 'accept-language': language.toLowerCase(), ...(token ? { authorization: `Bearer ${token}` } : {}) },
        payload: { query, variables },
      });
      if (answer.statusCode === 429) throw new TooOften(Number(answer.headers['retry-after'] ?? 1));
      return answer.json<{ data?: T | null }>().data ?? null;
    },
  };
}
