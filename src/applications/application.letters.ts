import { inLanguage, type Language, type Sentence } from '../kernel/language.ts';
import { dayIn } from '../kernel/locale.ts';
import { defineLetter, type LetterKind } from '../mail/letter.ts';
import type { RejectionCriterion } from './application.entity.ts';

/** What every letter about one application is made of. */
interface About {
  readonly title: string;
  readonly employer: string;
  readonly slug: string;
  /** What the other side wrote with it. */
  readonly note: string | null;
}

const EXAMPLE: About = { title: 'Développeuse web', employer: 'Atlas Numérique', slug: 'developpeuse-web-1a2b3c4d', note: 'Jeudi à 10 h, dans nos bureaux ou en visio.' };

const OFFER: Sentence = { fr: 'Offre', ar: 'العرض', en: 'Offer' };
const WORD: Sentence = { fr: 'Message de l’employeur', ar: 'رسالة صاحب العمل', en: 'The employer’s message' };
const FIRST_DAY: Sentence = { fr: 'Premier jour', ar: 'أول يوم عمل', en: 'First day' };
const SEE: Sentence = { fr: 'Voir l’offre et ma candidature', ar: 'الاطلاع على العرض وعلى ترشيحي', en: 'See the offer and my application' };

type Fact = readonly [label: string, value: string];
const fact = (language: Language, label: Sentence, value: string | null): Fact[] => (value ? [[inLanguage(label, language), value]] : []);
const offerAnd = (language: Language, { title, note }: About, ...more: readonly Fact[]): Fact[] => [...fact(language, OFFER, title), ...more, ...fact(language, WORD, note)];

/** The steps ahead that an employer takes. */
type Step = 'IN_REVIEW' | 'INTERVIEW' | 'PROPOSED' | 'HIRED';

interface Moved extends About {
  readonly to: Step;
  /** Agreed at the hire. */
  readonly startsOn: string | null;
}

const STEPS: Readonly<Record<Step, { readonly subject: Sentence; readonly said: Sentence }>> = {
  IN_REVIEW: {
    subject: { fr: 'Votre candidature est à l’étude : {title}', ar: 'ترشيحك قيد الدراسة: {title}', en: 'Your application is being read: {title}' },
    said: { fr: '{employer} étudie votre candidature. Nous vous écrirons dès qu’il y a du nouveau.', ar: 'يدرس {employer} ترشيحك. سنراسلك عند كل جديد.', en: '{employer} is reading your application. We write to you when there is news.' },
  },
  INTERVIEW: {
    subject: { fr: 'Invitation à un entretien : {title}', ar: 'دعوة إلى مقابلة: {title}', en: 'Asked to an interview: {title}' },
    said: { fr: 'Bonne nouvelle : {employer} souhaite vous rencontrer et prendra contact avec vous pour convenir d’un rendez-vous.', ar: 'خبر سار: يرغب {employer} في مقابلتك، وسيتصل بك للاتفاق على موعد.', en: 'Good news: {employer} would like to meet you, and will contact you to agree on a time.' },
  },
  PROPOSED: {
    subject: { fr: 'Une proposition pour vous : {title}', ar: 'عُرض عليك منصب: {title}', en: 'The job is proposed to you: {title}' },
    said: { fr: '{employer} vous propose ce poste. À vous d’accepter ou de décliner.', ar: 'يعرض عليك {employer} هذا المنصب. القبول أو الاعتذار بيدك.', en: '{employer} proposes this job to you. It is for you to accept or decline.' },
  },
  HIRED: {
    subject: { fr: 'Votre embauche est confirmée : {title}', ar: 'تأكد توظيفك: {title}', en: 'Your hire is confirmed: {title}' },
    said: { fr: 'Félicitations ! {employer} confirme votre embauche. Si vos autres candidatures ne sont plus utiles, vous pouvez les fermer.', ar: 'تهانينا! يؤكد {employer} توظيفك. إن لم تعد طلبات ترشحك الأخرى تهمك فيمكنك إغلاقها.', en: 'Congratulations! {employer} confirms your hire. If your other applications are of no use any more, you can close them.' },
  },
};

const moved = (language: Language) => (data: Moved, links: { page: (path: string) => string }) => ({
  subject: inLanguage(STEPS[data.to].subject, language, { ...data }),
  paragraphs: [inLanguage(STEPS[data.to].said, language, { ...data })],
  facts: offerAnd(language, data, ...fact(language, FIRST_DAY, data.startsOn && dayIn(language, data.startsOn))),
  action: { label: inLanguage(SEE, language), url: links.page(`offers/${data.slug}`) },
});

/** To the person: the employer took a step ahead. */
export const APPLICATION_MOVED = defineLetter<Moved>('applications.moved', { ...EXAMPLE, to: 'HIRED', startsOn: '2026-12-01' }, { FR: moved('FR'), AR: moved('AR'), EN: moved('EN') });

/** Why not, as one says it to the person. */
const CRITERIA: Readonly<Record<RejectionCriterion, Sentence>> = {
  SKILL: { fr: 'Il manque une compétence demandée pour ce poste.', ar: 'تنقص مهارة مطلوبة لهذا المنصب.', en: 'A skill that the job asks for is missing.' },
  LEVEL: { fr: 'Une compétence est là, mais pas encore au niveau attendu.', ar: 'المهارة متوفرة، لكن دون المستوى المطلوب بعد.', en: 'A skill is there, but not yet at the level needed.' },
  LANGUAGE: { fr: 'Une langue demandée, ou le niveau dans cette langue, ne suffit pas encore.', ar: 'لغة مطلوبة، أو المستوى فيها، لا يكفي بعد.', en: 'A language, or its level, is not enough yet.' },
  PLACE: { fr: 'Le lieu ou la façon de travailler ne concorde pas.', ar: 'مكان العمل أو طريقته لا يتوافق مع العرض.', en: 'The place or the way of working does not fit.' },
  AVAILABILITY: { fr: 'La date de début ne concorde pas.', ar: 'تاريخ البدء لا يتوافق مع العرض.', en: 'The start date does not fit.' },
  CONTRACT: { fr: 'Le type de contrat ne concorde pas.', ar: 'نوع العقد لا يتوافق مع العرض.', en: 'The type of contract does not fit.' },
  EXPERIENCE: { fr: 'L’expérience recherchée est plus longue, ou d’un autre genre.', ar: 'الخبرة المطلوبة أطول أو من نوع آخر.', en: 'The experience looked for is longer, or of another kind.' },
  OTHERS_FIT_BETTER: { fr: 'D’autres candidatures étaient plus proches de ce poste.', ar: 'كانت ترشيحات أخرى أقرب إلى هذا المنصب.', en: 'Other applications were closer to this job.' },
  POSITION_FILLED: { fr: 'Le poste est pourvu.', ar: 'شُغل المنصب.', en: 'The position is filled.' },
  OTHER: { fr: 'Une autre raison.', ar: 'سبب آخر.', en: 'Another reason.' },
};

interface Rejected extends About {
  readonly criterion: RejectionCriterion;
  readonly detail: string | null;
}

const REASON: Sentence = { fr: 'Motif', ar: 'السبب', en: 'Reason' };
const DETAIL: Sentence = { fr: 'Précision', ar: 'توضيح', en: 'Detail' };
const why = (language: Language, { criterion, detail }: Rejected): Fact[] => [...fact(language, REASON, inLanguage(CRITERIA[criterion], language)), ...fact(language, DETAIL, detail)];

/** To the person: the employer said no, and by which criterion. */
export const APPLICATION_REJECTED = defineLetter<Rejected>('applications.rejected', { ...EXAMPLE, criterion: 'LEVEL', detail: 'React' }, {
  FR: (data, links) => ({
    subject: `Réponse à votre candidature : ${data.title}`,
    paragraphs: [`Merci d’avoir postulé. ${data.employer} ne donnera pas suite à votre candidature pour cette offre, et en indique la raison ci-dessous.`, 'Cette réponse ne concerne que cette offre : d’autres vous attendent peut-être déjà.'],
    facts: offerAnd('FR', data, ...why('FR', data)),
    action: { label: 'Voir d’autres offres', url: links.page('offers') },
  }),
  AR: (data, links) => ({
    subject: `الرد على ترشيحك: ${data.title}`,
    paragraphs: [`شكراً على ترشحك. يعتذر ${data.employer} عن عدم متابعة ترشيحك لهذا العرض، وتجد السبب أدناه.`, 'هذا الرد يخص هذا العرض وحده، وقد تكون عروض أخرى في انتظارك.'],
    facts: offerAnd('AR', data, ...why('AR', data)),
    action: { label: 'الاطلاع على عروض أخرى', url: links.page('offers') },
  }),
  EN: (data, links) => ({
    subject: `The answer to your application: ${data.title}`,
    paragraphs: [`Thank you for applying. ${data.employer} will not go on with your application to this offer, and says why below.`, 'This answer is about this offer alone: others may be waiting for you.'],
    facts: offerAnd('EN', data, ...why('EN', data)),
    action: { label: 'See other offers', url: links.page('offers') },
  }),
});

/** To the person: the employer let its promise run out. */
export const APPLICATION_LAPSED = defineLetter<About>('applications.lapsed', { ...EXAMPLE, note: null }, {
  FR: (data, links) => ({
    subject: `Votre candidature est restée sans réponse : ${data.title}`,
    paragraphs: [`${data.employer} n’a pas répondu dans le délai promis ; votre candidature a donc été fermée. Cela ne dit rien de vous.`, 'Si l’offre est encore ouverte, vous pouvez postuler de nouveau.'],
    facts: offerAnd('FR', data),
    action: { label: 'Voir l’offre', url: links.page(`offers/${data.slug}`) },
  }),
  AR: (data, links) => ({
    subject: `بقي ترشيحك دون رد: ${data.title}`,
    paragraphs: [`لم يرد ${data.employer} في الأجل الموعود، فأُغلق ترشيحك. هذا لا يعني شيئاً في حقك.`, 'إن كان العرض لا يزال مفتوحاً فيمكنك الترشح من جديد.'],
    facts: offerAnd('AR', data),
    action: { label: 'الاطلاع على العرض', url: links.page(`offers/${data.slug}`) },
  }),
  EN: (data, links) => ({
    subject: `Your application was not answered: ${data.title}`,
    paragraphs: [`${data.employer} did not answer in the promised time, so your application was closed. It says nothing about you.`, 'If the offer is still open, you can apply again.'],
    facts: offerAnd('EN', data),
    action: { label: 'See the offer', url: links.page(`offers/${data.slug}`) },
  }),
});

/** To the person: the employer says that what was agreed did not happen. */
export const APPLICATION_FELL_THROUGH = defineLetter<About>('applications.fell-through', EXAMPLE, {
  FR: (data, links) => ({
    subject: `L’embauche n’a pas abouti : ${data.title}`,
    paragraphs: [`${data.employer} signale que l’embauche convenue n’a pas eu lieu.`, 'Si c’est une erreur, prenez contact avec l’employeur ou avec votre centre.'],
    facts: offerAnd('FR', data),
    action: { label: 'Voir d’autres offres', url: links.page('offers') },
  }),
  AR: (data, links) => ({
    subject: `لم يتم التوظيف: ${data.title}`,
    paragraphs: [`يفيد ${data.employer} بأن التوظيف المتفق عليه لم يتم.`, 'إن كان ذلك خطأ فاتصل بصاحب العمل أو بمركزك.'],
    facts: offerAnd('AR', data),
    action: { label: 'الاطلاع على عروض أخرى', url: links.page('offers') },
  }),
  EN: (data, links) => ({
    subject: `The hire did not happen: ${data.title}`,
    paragraphs: [`${data.employer} says that the hire that was agreed did not happen.`, 'If that is a mistake, contact the employer or your centre.'],
    facts: offerAnd('EN', data),
    action: { label: 'See other offers', url: links.page('offers') },
  }),
});

/** Every letter to a person about its own applications. */
export const applicantLetters: readonly LetterKind[] = [APPLICATION_MOVED, APPLICATION_REJECTED, APPLICATION_LAPSED, APPLICATION_FELL_THROUGH];
