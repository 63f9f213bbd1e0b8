import { escapeHtml } from '../../kernel/html.ts';
import { inLanguage, Language, type Sentence } from '../../kernel/language.ts';
import { waitIn } from '../../kernel/locale.ts';
import { FAILED, s, say } from './sentences.ts';
import type { Shown } from './visit.ts';

/** What somebody wrote keeps its own direction inside a sentence of the other one. */
export const name = (text: string): string => `<bdi>${escapeHtml(text)}</bdi>`;
/** The attributes of a text that is in another language than its page. */
export const foreign = (own: Language, language: Language): string => (own === language ? '' : ` lang="${own.toLowerCase()}" dir="${own === Language.AR ? 'rtl' : 'ltr'}"`);
/** Whether a link may lead there: a browser would run a `javascript:` one. */
export const isWeb = (url: string | null): url is string => /^https?:\/\//i.test(url ?? '');

/** What there is to say of each label, as HTML; what there is not is left out. */
export function facts(language: Language, rows: readonly (readonly [label: Sentence, html: string | null])[]): string {
  const told = rows.flatMap(([label, html]) => (html ? [`<dt>${say(label, language)}</dt><dd>${html}</dd>`] : []));
  return told.length > 0 ? `<dl>${told.join('')}</dl>` : '';
}

const GONE = s('Le lien est ancien, ou l’adresse a été mal recopiée.', 'الرابط قديم، أو نُسخ العنوان بشكل خاطئ.', 'The link is an old one, or its address was copied wrongly.');
const TOO_OFTEN = s('Trop d’essais', 'محاولات كثيرة', 'Too many tries');
const LATER = s('C’était trop d’essais en peu de temps. Réessayez dans {wait} : d’ici là, rien n’est pris en compte. Un lien reçu par e-mail reste valable.', 'كانت المحاولات كثيرة في وقت قصير. أعد المحاولة بعد {wait}: إلى ذلك الحين لا يُؤخذ شيء بعين الاعتبار. ويبقى الرابط الذي وصلك بالبريد صالحاً.', 'Those were too many tries in a short time. Try again in {wait}: until then nothing is taken. A link that you received by e-mail stays good.');
const UNREACHABLE = s('Un instant', 'لحظة من فضلك', 'One moment');

/** The page of what visitors can not see, or what is not there: it does not tell which. */
export const notOpen = (title: Sentence, language: Language, more = ''): Shown => ({ status: 404, title: inLanguage(title, language), body: `<p>${say(GONE, language)}</p>${more}` });
/** The page of somebody who tried too often. */
export const tooOften = (language: Language, seconds: number): Shown => ({
  status: 429,
  retryAfterSeconds: seconds,
  title: inLanguage(TOO_OFTEN, language),
  body: `<p class="fault" role="alert">${escapeHtml(inLanguage(LATER, language, { wait: waitIn(language, seconds) }))}</p>`,
});
/** The page where the service itself failed. */
export const unreached = (language: Language): Shown => ({ status: 503, title: inLanguage(UNREACHABLE, language), body: `<p class="fault" role="alert">${say(FAILED, language)}</p>` });
