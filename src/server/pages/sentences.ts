import { escapeHtml } from '../../kernel/html.ts';
import { inLanguage, type Language, type Sentence } from '../../kernel/language.ts';

export const s = (fr: string, ar: string, en: string): Sentence => ({ fr, ar, en });

export const INCOMPLETE = s('Ce lien est incomplet : ouvrez-le depuis le message reçu.', 'هذا الرابط غير مكتمل: افتحه من الرسالة.', 'This link is incomplete: open it from the letter.');
export const FAILED = s('Cela n’a pas marché. Réessayez dans un instant.', 'لم ينجح ذلك. أعد المحاولة بعد لحظات.', 'That did not work. Try again in a moment.');
export const SIGN_IN = s('Se connecter', 'تسجيل الدخول', 'Sign in');
export const FORGOTTEN = s('Mot de passe oublié', 'نسيت كلمة المرور', 'Forgotten password');
export const OPEN_OFFERS = s('Offres ouvertes', 'العروض المفتوحة', 'Open offers');
export const NO_OFFERS = s('Aucune offre ouverte pour l’instant.', 'لا عرض مفتوحاً حالياً.', 'No open offer at the moment.');
export const NOTICE = s('la notice de confidentialité', 'إشعار الخصوصية', 'the privacy notice');
/** Where people sign in, since these pages take no password: `explorer` is put in as a link. */
const WHERE = s(
  'On se connecte dans l’application que votre centre utilise avec Jisr ou, à défaut, dans {explorer} de ce service.',
  'يتم الدخول من التطبيق الذي يستعمله مركزك مع «جسر»، أو من {explorer} إن لم يكن له تطبيق.',
  'One signs in with the application that your centre uses with Jisr or, where it has none, in {explorer} of this service.',
);
const EXPLORER = s('l’explorateur', 'مستكشف هذه الخدمة', 'the explorer');

/** A sentence as HTML. */
export const say = (sentence: Sentence, language: Language): string => escapeHtml(inLanguage(sentence, language));
/** A sentence as HTML, with HTML put in for its parameters. */
export const sayWith = (sentence: Sentence, language: Language, html: Readonly<Record<string, string>>): string => {
  const marked = Object.fromEntries(Object.keys(html).map((name) => [name, `{${name}}`]));
  return escapeHtml(inLanguage(sentence, language, marked)).replace(/\{(\w+)\}/g, (_, name: string) => html[name] ?? '');
};
/** A link; the label is HTML. */
export const link = (url: string, label: string, more = ''): string => `<a href="${escapeHtml(url)}"${more}>${label}</a>`;
/** Where one signs in; `home` is the way to the explorer. */
export const whereToSignIn = (language: Language, home: string): string => sayWith(WHERE, language, { explorer: link(home, say(EXPLORER, language)) });
