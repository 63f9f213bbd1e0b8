import { escapeHtml } from '../../kernel/html.ts';
import { inLanguage, Language } from '../../kernel/language.ts';
import { dayIn, listed } from '../../kernel/locale.ts';
import { plural, WORDS } from '../../matching/wording.ts';
import { facts, foreign, isWeb, name, notOpen, unreached } from './shown.ts';
import { link, s, say, sayWith, whereToSignIn } from './sentences.ts';
import type { Shown, Visit } from './visit.ts';

interface Text {
  readonly language: Language;
  readonly text: string;
}
interface ShownOffer {
  readonly titles: readonly Text[];
  readonly bodies: readonly Text[];
  readonly employer: { readonly name: string; readonly slug: string } | null;
  readonly places: readonly { readonly name: string }[];
  readonly workMode: keyof typeof WORK_MODES;
  readonly contractTypes: readonly string[];
  readonly startsOn: string | null;
  readonly deadlineOn: string | null;
  readonly appliesBy: 'HERE' | 'LETTER' | 'URL';
  readonly applyUrl: string | null;
  readonly replyWithinDays: number;
}

const QUERY = `query ($slug: String!) { offer(slug: $slug) {
  titles { language text } bodies { language text } employer { name slug } places { name } workMode contractTypes startsOn deadlineOn appliesBy applyUrl replyWithinDays
} }`;

const WORK_MODES = { ON_SITE: s('sur place', 'في مقر العمل', 'on site'), HYBRID: s('hybride', 'مختلط', 'hybrid'), REMOTE: s('à distance', 'عن بعد', 'remote') };
const LABELS = {
  employer: s('Employeur', 'صاحب العمل', 'Employer'), places: s('Lieux', 'الأماكن', 'Places'), workMode: s('Travail', 'طريقة العمل', 'Work'), contract: s('Contrat', 'العقد', 'Contract'),
  startsOn: s('Début', 'البداية', 'Start'), deadlineOn: s('Candidatures jusqu’au', 'آخر أجل للترشيح', 'Applications until'),
};
const HOW = s('Postuler', 'الترشّح', 'How to apply');
const HERE = s('On postule ici, après connexion. L’employeur promet une réponse sous {days}.', 'يتم الترشّح هنا بعد تسجيل الدخول. يعد صاحب العمل بالرد في أجل أقصاه {days}.', 'One applies here, once signed in. The employer promises an answer within {days}.');
const DAYS = {
  fr: { one: '{days} jour', other: '{days} jours' },
  ar: { one: 'يوم واحد', two: 'يومان', few: '{days} أيام', many: '{days} يوماً', other: '{days} يوم' },
  en: { one: '{days} day', other: '{days} days' },
};
const LETTER = s('On postule ici, après connexion : le service envoie la candidature à l’employeur par e-mail, et c’est lui qui répond.', 'يتم الترشّح هنا بعد تسجيل الدخول: ترسل الخدمة الترشيح إلى صاحب العمل بالبريد الإلكتروني، وهو من يجيب.', 'One applies here, once signed in: the service sends the application to the employer by e-mail, and the employer answers itself.');
const THERE = s('On postule chez l’employeur :', 'يتم الترشّح لدى صاحب العمل:', 'One applies at the employer’s:');
const CLOSED = s('Cette offre n’est plus ouverte', 'هذا العرض لم يعد مفتوحاً', 'This offer is not open any more');
const APPLIED = s('Si vous y avez postulé, vous la lisez encore après connexion.', 'إن كنت قد ترشّحت له فما زال بإمكانك قراءته بعد تسجيل الدخول.', 'If you applied to it, you still read it once signed in.');
const OTHERS = s('Voir les offres ouvertes', 'الاطلاع على العروض المفتوحة', 'See the open offers');

/** In the reader's language, else as it was written first. */
const of = (texts: readonly Text[], language: Language): Text => texts.find((text) => text.language === language) ?? texts[0] ?? { language, text: '' };

function howToApply({ appliesBy, applyUrl, replyWithinDays }: ShownOffer, { language, to }: Visit): string {
  if (appliesBy === 'URL') return `<p>${say(THERE, language)}<br>${isWeb(applyUrl) ? link(applyUrl, escapeHtml(applyUrl), ' dir="ltr" rel="nofollow"') : ''}</p>`;
  return `<p>${sayWith(appliesBy === 'HERE' ? HERE : LETTER, language, { days: plural(language, replyWithinDays, DAYS, { days: replyWithinDays }) })}</p><p>${whereToSignIn(language, to(''))}</p>`;
}

/** An open offer, as everybody may read it. */
export async function offerPage(visit: Visit): Promise<Shown> {
  const { language, to, typed } = visit;
  const answer = await visit.ask<{ offer: ShownOffer | null }>(QUERY, { slug: typed.slug });
  if (!answer) return unreached(language);
  const { offer } = answer;
  if (!offer) return notOpen(CLOSED, language, `<p>${say(APPLIED, language)}</p><p>${whereToSignIn(language, to(''))}</p><p>${link(to('offers'), say(OTHERS, language))}</p>`);
  const [title, body] = [of(offer.titles, language), of(offer.bodies, language)];
  const told = facts(language, [
    [LABELS.employer, offer.employer && link(to(`employers/${offer.employer.slug}`), name(offer.employer.name))],
    [LABELS.places, listed(language, offer.places.map((place) => name(place.name)))],
    [LABELS.workMode, say(WORK_MODES[offer.workMode], language)],
    [LABELS.contract, listed(language, offer.contractTypes.map((type) => escapeHtml(WORDS[language].contracts[type] ?? type)))],
    [LABELS.startsOn, offer.startsOn && escapeHtml(dayIn(language, offer.startsOn))],
    [LABELS.deadlineOn, offer.deadlineOn && escapeHtml(dayIn(language, offer.deadlineOn))],
  ]);
  return { title: title.text, body: `${told}<div class="text"${foreign(body.language, language)}>${escapeHtml(body.text)}</div><h2>${inLanguage(HOW, language)}</h2>${howToApply(offer, visit)}`, wide: true };
}
