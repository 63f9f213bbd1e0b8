import { escapeHtml } from '../../kernel/html.ts';
import { inLanguage } from '../../kernel/language.ts';
import { noticeVersion } from '../../privacy/privacy-notice.ts';
import { type Form, forms, type Input } from './forms.ts';
import { FAILED, FORGOTTEN, INCOMPLETE, link, NOTICE, say, sayWith, SIGN_IN } from './sentences.ts';
import type { Shown, Visit } from './visit.ts';

interface Refusal {
  /** Null where the service failed. */
  readonly code: string | null;
  readonly message: string;
}

const WAYS = { 'sign-in': SIGN_IN, 'forgotten-password': FORGOTTEN };
/** Sending the same link again changes nothing. */
const ENDED = new Set<string | null>(['LINK_INVALID', 'LINK_EXPIRED', 'LINK_USED', 'LINK_FOREIGN', 'EMAIL_TAKEN']);

const waysOn = (ways: Form['ways'], { language, to }: Visit): string => ways.map((way) => `<p>${link(to(way), say(WAYS[way], language))}</p>`).join('');
const alerts = (messages: readonly string[]): string => messages.map((message) => `<p class="fault" role="alert">${escapeHtml(message)}</p>`).join('');

/** A field with what was typed before, but for passwords: those are typed again. */
function inputOf({ name, type, label, optional, autocomplete }: Input, { language, to, typed }: Visit): string {
  const about = sayWith(label, language, { notice: link(to('privacy-notice'), say(NOTICE, language), ' target="_blank"') });
  const before = type === 'password' || typed[name] === undefined ? '' : type === 'checkbox' ? ' checked' : ` value="${escapeHtml(typed[name])}"`;
  const field = `<input name="${name}" type="${type}"${autocomplete ? ` autocomplete="${autocomplete}"` : ''}${optional ? '' : ' required'}${before}>`;
  return type === 'checkbox' ? `<label class="tick">${field} <span>${about}</span></label>` : `<label>${about}${field}</label>`;
}

function asked(path: string, form: Form, visit: Visit, refused: readonly Refusal[] = []): Shown {
  const { language, to, typed } = visit;
  const [title, messages] = [inLanguage(form.title, language), refused.map(({ message }) => message)];
  if (form.token && !typed.token) return { title, body: alerts([inLanguage(INCOMPLETE, language)]) };
  if (refused.some(({ code }) => ENDED.has(code))) return { title, status: 422, body: `${alerts(messages)}<p>${say(form.lost, language)}</p>${waysOn(form.ways, visit)}` };
  const hidden = form.token ? `<input type="hidden" name="token" value="${escapeHtml(typed.token!)}">` : '';
  const fields = form.inputs.map((input) => inputOf(input, visit)).join('');
  return {
    title,
    status: refused.length > 0 ? 422 : 200,
    body: `<p>${say(form.intro, language)}</p>${alerts(messages)}<form method="post" action="${to(path)}">${hidden}${fields}<button type="submit">${say(form.button, language)}</button></form>`,
  };
}

/** Sends a form, and says what went wrong in the reader's words. A session that it starts ends at once: nobody here could use it. */
async function submit(form: Form, { app, ask, language, typed }: Visit): Promise<readonly Refusal[]> {
  const answer = await ask<Record<string, { accessToken?: string | null; userErrors: Refusal[] } | null>>(form.mutation, { input: form.input(typed, await noticeVersion(app)) });
  const [payload] = Object.values(answer ?? {});
  if (payload?.accessToken) await ask('mutation { signOut { endedSessions } }', {}, payload.accessToken);
  return payload?.userErrors ?? [{ code: null, message: inLanguage(FAILED, language) }];
}

/** The form at that path, empty: looking at it changes nothing. */
export const formPage = (path: string) => (visit: Visit): Shown => {
  const { token } = visit.typed;
  return asked(path, forms[path]!, { ...visit, typed: token ? { token } : {} });
};

/** What becomes of the form once it is sent. */
export const sentPage = (path: string) => async (visit: Visit): Promise<Shown> => {
  const form = forms[path]!;
  const refused = await submit(form, visit);
  if (refused.length > 0) return asked(path, form, visit, refused);
  return { title: inLanguage(form.title, visit.language), body: `<p role="status">${say(form.done, visit.language)}</p>${waysOn(form.next, visit)}` };
};
