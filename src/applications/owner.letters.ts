import { inLanguage, type Language, type Sentence } from '../kernel/language.ts';
import type { Links } from '../kernel/mail.ts';
import { defineLetter, type LetterKind, type Wording } from '../mail/letter.ts';

/** Somebody who applied, as far as the person lets the employer know it. A letter that names somebody names the application by its id: erased, it is found. */
interface Applicant {
  readonly named: { readonly name: string; readonly applicationId: string } | null;
  readonly title: string;
}

interface Received {
  readonly employer: string;
  readonly applicants: readonly Applicant[];
  /** How many more there are than are named. */
  readonly more: number;
}

const SOMEBODY: Sentence = { fr: 'Une personne', ar: 'شخص', en: 'Somebody' };
const nameOf = (language: Language, { named }: Pick<Applicant, 'named'>): string => named?.name ?? inLanguage(SOMEBODY, language);
const pathOf = ({ applicationId }: { readonly applicationId: string }): string => `applications#${applicationId}`;

const ONE: Sentence = { fr: 'Nouvelle candidature : {title}', ar: 'ترشيح جديد: {title}', en: 'A new application: {title}' };
const SEVERAL: Sentence = { fr: 'Nouvelles candidatures : {count}', ar: 'ترشيحات جديدة: {count}', en: 'New applications: {count}' };
const CAME: Sentence = {
  fr: 'Voici qui vient de postuler auprès de {employer}. Une réponse, même négative, compte beaucoup pour qui l’attend.',
  ar: 'تجدون أدناه من ترشح لدى {employer}. الرد، ولو كان بالاعتذار، يعني الكثير لمن ينتظره.',
  en: 'Here is who just applied to {employer}. An answer, even a no, means much to who waits for it.',
};
const AND_MORE: Sentence = { fr: 'Autres candidatures, non nommées ici : {more}.', ar: 'ترشيحات أخرى غير مذكورة هنا: {more}.', en: 'Further applications, not named here: {more}.' };
const READ: Sentence = { fr: 'Lire les candidatures', ar: 'قراءة الترشيحات', en: 'Read the applications' };

const received = (language: Language) => ({ employer, applicants, more }: Received, links: Links): Wording => {
  const count = applicants.length + more;
  return {
    subject: inLanguage(count === 1 ? ONE : SEVERAL, language, { title: applicants[0]!.title, count }),
    paragraphs: [inLanguage(CAME, language, { employer }), ...(more > 0 ? [inLanguage(AND_MORE, language, { more })] : [])],
    facts: applicants.map((one) => [nameOf(language, one), one.named ? `${one.title} (${links.page(pathOf(one.named))})` : one.title] as const),
    action: { label: inLanguage(READ, language), url: links.page('applications') },
  };
};

/** To the owners of an employer: who applied within the hour. */
export const APPLICATIONS_RECEIVED = defineLetter<Received>('applications.received', { employer: 'Atlas Numérique', applicants: [{ named: { name: 'Nadia Berrada', applicationId: '019ac5d2-0000-7000-8000-000000000001' }, title: 'Développeuse web' }, { named: null, title: 'Analyste de données' }], more: 3 }, {
  FR: received('FR'), AR: received('AR'), EN: received('EN'),
});

/** What a person did with its application. */
type Deed = 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN' | 'HIRED_ELSEWHERE';

interface Done {
  readonly deed: Deed;
  readonly named: Applicant['named'];
  readonly title: string;
  readonly slug: string;
  readonly note: string | null;
}

const DEEDS: Readonly<Record<Deed, { readonly subject: Sentence; readonly said: Sentence }>> = {
  ACCEPTED: {
    subject: { fr: 'Proposition acceptée : {title}', ar: 'قُبل العرض: {title}', en: 'Your proposal is accepted: {title}' },
    said: { fr: '{name} accepte votre proposition. Il vous reste à confirmer l’embauche.', ar: 'قَبِل {name} عرضكم. يبقى عليكم تأكيد التوظيف.', en: '{name} accepts your proposal. It is for you to confirm the hire.' },
  },
  DECLINED: {
    subject: { fr: 'Proposition déclinée : {title}', ar: 'اعتذار عن العرض: {title}', en: 'Your proposal is declined: {title}' },
    said: { fr: '{name} décline votre proposition. Sa candidature est close.', ar: 'اعتذر {name} عن قبول عرضكم، وأُغلق ترشيحه.', en: '{name} declines your proposal. The application is closed.' },
  },
  WITHDRAWN: {
    subject: { fr: 'Candidature retirée : {title}', ar: 'سُحب ترشيح: {title}', en: 'An application was withdrawn: {title}' },
    said: { fr: '{name} a retiré sa candidature. Vous n’avez rien à faire.', ar: 'سحب {name} ترشيحه. لا يُطلب منكم أي إجراء.', en: '{name} withdrew the application. There is nothing for you to do.' },
  },
  HIRED_ELSEWHERE: {
    subject: { fr: 'Candidature retirée : {title}', ar: 'سُحب ترشيح: {title}', en: 'An application was withdrawn: {title}' },
    said: { fr: '{name} a trouvé un autre poste et a fermé sa candidature. Vous n’avez rien à faire.', ar: 'وجد {name} منصباً آخر وأغلق ترشيحه. لا يُطلب منكم أي إجراء.', en: '{name} found another job and closed the application. There is nothing for you to do.' },
  },
};

const OFFER: Sentence = { fr: 'Offre', ar: 'العرض', en: 'Offer' };
const NOTE: Sentence = { fr: 'Message', ar: 'الرسالة', en: 'Message' };
const SEE: Sentence = { fr: 'Voir l’offre', ar: 'الاطلاع على العرض', en: 'See the offer' };
const SEE_APPLICATION: Sentence = { fr: 'Voir la candidature', ar: 'الاطلاع على الترشيح', en: 'See the application' };

const done = (language: Language) => ({ deed, named, title, slug, note }: Done, links: Links): Wording => ({
  subject: inLanguage(DEEDS[deed].subject, language, { title }),
  paragraphs: [inLanguage(DEEDS[deed].said, language, { name: nameOf(language, { named }) })],
  facts: [[inLanguage(OFFER, language), title], ...(note ? [[inLanguage(NOTE, language), note] as const] : [])],
  action: { label: inLanguage(named ? SEE_APPLICATION : SEE, language), url: links.page(named ? pathOf(named) : `offers/${slug}`) },
});

const EXAMPLE = { named: { name: 'Nadia Berrada', applicationId: '019ac5d2-0000-7000-8000-000000000001' }, title: 'Développeuse web', slug: 'developpeuse-web-1a2b3c4d', note: 'Merci de votre confiance.' } as const;

/** To the owners of an employer: the person answered its proposal. */
export const PROPOSAL_ANSWERED = defineLetter<Done>('applications.proposal-answered', { ...EXAMPLE, deed: 'ACCEPTED' }, { FR: done('FR'), AR: done('AR'), EN: done('EN') });

/** To the owners of an employer: the person took its application back. */
export const APPLICATION_WITHDRAWN = defineLetter<Done>('applications.withdrawn', { ...EXAMPLE, deed: 'WITHDRAWN', note: null }, { FR: done('FR'), AR: done('AR'), EN: done('EN') });

/** Every letter to an employer about applications. */
export const ownerLetters: readonly LetterKind[] = [APPLICATIONS_RECEIVED, PROPOSAL_ANSWERED, APPLICATION_WITHDRAWN];
