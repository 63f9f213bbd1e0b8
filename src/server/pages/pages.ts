import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../kernel/context.ts';
import { employerPage } from './employer.page.ts';
import { formPage, sentPage } from './form.page.ts';
import { forms } from './forms.ts';
import { HEADERS, page } from './layout.ts';
import { noticePage } from './notice.page.ts';
import { offerPage } from './offer.page.ts';
import { offersPage } from './offers.page.ts';
import { signpostPage, signposts } from './signposts.ts';
import { tooOften } from './shown.ts';
import { type Shown, TooOften, type Visit, visitOf } from './visit.ts';

type Show = (visit: Visit) => Shown | Promise<Shown>;

/** Every page that letters, postings and other pages name, by its path. A client of your own answers the same ones where PUBLIC_URL names it. */
const pages: ReadonlyMap<string, Show> = new Map<string, Show>([
  ...Object.keys(forms).map((path) => [path, formPage(path)] as const),
  ...Object.entries(signposts).map(([path, signpost]) => [path, signpostPage(signpost)] as const),
  ['privacy-notice', noticePage],
  ['offers', offersPage],
  ['offers/:slug', offerPage],
  ['employers/:slug', employerPage],
]);

async function showing(show: Show, visit: Visit): Promise<Shown> {
  try {
    return await show(visit);
  } catch (error) {
    if (error instanceof TooOften) return tooOften(visit.language, error.seconds);
    throw error;
  }
}

/** Registers the pages, for a service without a client of its own: none needs a script. */
export async function registerPages(fastify: FastifyInstance, app: App): Promise<void> {
  const answer = (path: string, show: Show) => async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const visit = visitOf(fastify, app, path, request);
    const shown = await showing(show, visit);
    if (shown.retryAfterSeconds !== undefined) reply.header('retry-after', shown.retryAfterSeconds);
    return reply.status(shown.status ?? 200).headers(HEADERS).type('text/html; charset=utf-8').send(page(visit.language, shown));
  };
  await fastify.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: 10_000 });
    for (const [path, show] of pages) scope.get(`/${path}`, answer(path, show));
    for (const path of Object.keys(forms)) scope.post(`/${path}`, answer(path, sentPage(path)));
  });
}
