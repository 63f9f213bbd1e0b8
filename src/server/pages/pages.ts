import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../kernel/context.ts';
import { escapeHtml } from '../../kernel/html.ts';
import { acceptedLanguage, Language } from '../../kernel/language.ts';
import { noticeIn } from '../../privacy/privacy-notice.ts';
import { FAILED, type Form, forms, type Input, INCOMPLETE, NOTICE, say } from './forms.ts';
import { HEADERS, page } from './layout.ts';

type Typed = Readonly<Record<string, string>>;

const languageOf = (request: FastifyRequest): Language => acceptedLanguage(request.headers['accept-language']) ?? Language.FR;
const send = (reply: FastifyReply, status: number, html: string): FastifyReply => reply.status(status).headers(HEADERS).type('text/html; charset=utf-8').send(html);
/** Texts alone: a field that was sent twice is a list, and nobody's browser does that. */
const texts = (given: unknown): Typed => Object.fromEntries(Object.entries((given ?? {}) as object).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));

function inputOf({ name, type, label, optional, autocomplete }: Input, language: Language): string {
  const about = name === 'notice' ? `<a href="privacy-notice" target="_blank">${escapeHtml(say(label, language))}</a>` : escapeHtml(say(label, language));
  const field = `<input name="${name}" type="${type}"${autocomplete ? ` autocomplete="${autocomplete}"` : ''}${optional ? '' : ' required'}>`;
  return `<label>${type === 'checkbox' ? `${field} ${about}` : `${about}${field}`}</label>`;
}

function formPage(path: string, form: Form, language: Language, token: string | undefined, faults: readonly string[] = []): string {
  if (form.token && !token) return page(language, say(form.title, language), `<p class="fault">${escapeHtml(say(INCOMPLETE, language))}</p>`);
  const told = faults.map((fault) => `<p class="fault" role="alert">${escapeHtml(fault)}</p>`).join('');
  const hidden = token ? `<input type="hidden" name="token" value="${escapeHtml(token)}">` : '';
  return page(language, say(form.title, language), `<p>${escapeHtml(say(form.intro, language))}</p>${told}<form method="post" action="${path}">${hidden}${form.inputs.map((input) => inputOf(input, language)).join('')}<button>${escapeHtml(say(form.button, language))}</button></form>`);
}

/** Sends a form as any other client of the graph would, limits and all. Gives what went wrong, in the reader's words. */
async function submit(fastify: FastifyInstance, app: App, form: Form, typed: Typed, request: FastifyRequest): Promise<readonly string[]> {
  const language = languageOf(request);
  const { version } = await noticeIn(app, language);
  const answer = await fastify.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress: request.ip,
    headers: { 'content-type': 'application/json', 'accept-language': language.toLowerCase() },
    payload: { query: form.mutation, variables: { input: form.input(typed, version) } },
  });
  const { data } = answer.json<{ data?: Record<string, { userErrors: { message: string }[] } | null> | null }>();
  const [payload] = Object.values(data ?? {});
  return payload ? payload.userErrors.map(({ message }) => message) : [say(FAILED, language)];
}

/** The pages that letters point to, for a service without a client of its own: forms that need no script, and the privacy notice. */
export async function registerPages(fastify: FastifyInstance, app: App): Promise<void> {
  await fastify.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: 10_000 });
    for (const [path, form] of Object.entries(forms)) {
      scope.get(`/${path}`, (request, reply) => send(reply, 200, formPage(path, form, languageOf(request), texts(request.query).token)));
      scope.post(`/${path}`, async (request, reply) => {
        const [language, typed] = [languageOf(request), texts(request.body)];
        const faults = await submit(fastify, app, form, typed, request);
        if (faults.length > 0) return send(reply, 422, formPage(path, form, language, typed.token, faults));
        return send(reply, 200, page(language, say(form.title, language), `<p role="status">${escapeHtml(say(form.done, language))}</p>`));
      });
    }
    scope.get('/privacy-notice', async (request, reply) => {
      const language = languageOf(request);
      const { text } = await noticeIn(app, language);
      return send(reply, 200, page(language, say(NOTICE, language), `<div class="text">${escapeHtml(text)}</div>`));
    });
  });
}
