import { inLanguage, type Language, type Sentence } from '../kernel/language.ts';
import { listed } from '../kernel/locale.ts';
import { defineLetter } from '../mail/letter.ts';

/** The fields of an offer as people call them; those that are nobody's business but the employer's are not here. */
const FIELDS: Readonly<Record<string, Sentence>> = {
  title: { fr: 'l’intitulé', ar: 'العنوان', en: 'the title' },
  body: { fr: 'la description', ar: 'الوصف', en: 'the description' },
  places: { fr: 'les lieux', ar: 'أماكن العمل', en: 'the places' },
  workMode: { fr: 'le mode de travail (sur place, hybride, à distance)', ar: 'طريقة العمل (حضوري أو مختلط أو عن بُعد)', en: 'the way of working (on site, hybrid, remote)' },
  contractTypes: { fr: 'le type de contrat', ar: 'نوع العقد', en: 'the type of contract' },
  endOfStudies: { fr: 'stage de fin d’études ou non', ar: 'تدريب نهاية الدراسة أم لا', en: 'whether it is an end-of-studies internship' },
  agreementRequired: { fr: 'la convention de stage', ar: 'اتفاقية التدريب', en: 'the internship agreement' },
  acceptedCountries: { fr: 'les pays de résidence acceptés', ar: 'بلدان الإقامة المقبولة', en: 'the countries of residence it accepts' },
  salary: { fr: 'le salaire', ar: 'الأجر', en: 'the salary' },
  openings: { fr: 'le nombre de postes', ar: 'عدد المناصب', en: 'the number of openings' },
  startsOn: { fr: 'la date de début', ar: 'تاريخ البدء', en: 'the start date' },
  deadlineOn: { fr: 'la date limite de candidature', ar: 'آخر أجل للترشح', en: 'the deadline' },
  experienceYears: { fr: 'l’expérience souhaitée', ar: 'الخبرة المطلوبة', en: 'the experience wished for' },
  relocationHelp: { fr: 'l’aide au déménagement', ar: 'المساعدة على الانتقال', en: 'the help to move' },
  workPermit: { fr: 'le permis de travail', ar: 'رخصة العمل', en: 'the work permit' },
  applyUrl: { fr: 'la façon de postuler', ar: 'طريقة الترشح', en: 'how to apply' },
  applyEmail: { fr: 'la façon de postuler', ar: 'طريقة الترشح', en: 'how to apply' },
  replyWithinDays: { fr: 'le délai de réponse promis', ar: 'أجل الرد الموعود', en: 'the promised time to reply' },
  requiredLanguages: { fr: 'les langues exigées', ar: 'اللغات المطلوبة', en: 'the languages required' },
  preferredLanguages: { fr: 'les langues appréciées', ar: 'اللغات المستحبة', en: 'the languages that are welcome' },
  mustHaves: { fr: 'les compétences exigées', ar: 'المهارات المطلوبة', en: 'the skills required' },
  niceToHaves: { fr: 'les compétences appréciées', ar: 'المهارات المستحبة', en: 'the skills that are welcome' },
};

/** Those of the changed fields that concern who applied. */
export const toldFields = (fields: Iterable<string>): string[] => Object.keys(FIELDS).filter((field) => new Set(fields).has(field));

/** The changed fields in words, each once. */
const inWords = (fields: readonly string[], language: Language): string => listed(language, [...new Set(fields.flatMap((field) => (FIELDS[field] ? [inLanguage(FIELDS[field], language)] : [])))]);

interface Edited {
  readonly title: string;
  readonly employer: string;
  readonly slug: string;
  readonly fields: readonly string[];
}

/** An offer that somebody applied to was edited. */
export const OFFER_EDITED = defineLetter<Edited>('applications.offer-edited', { title: 'Développeuse web', employer: 'Atlas Numérique', slug: 'developpeuse-web-1a2b3c4d', fields: ['places', 'salary'] }, {
  FR: ({ title, employer, slug, fields }, links) => ({
    subject: `L’offre « ${title} » a été modifiée`,
    paragraphs: [`${employer} a modifié une offre à laquelle vous avez postulé.`, 'Votre candidature reste en cours. Si l’offre ne vous convient plus, vous pouvez la retirer.'],
    facts: [['Offre', title], ['Ce qui a changé', inWords(fields, 'FR')]],
    action: { label: 'Relire l’offre', url: links.page(`offers/${slug}`) },
  }),
  AR: ({ title, employer, slug, fields }, links) => ({
    subject: `عُدّل العرض «${title}»`,
    paragraphs: [`عدّل ${employer} عرضاً ترشحت له.`, 'لا يزال ترشيحك جارياً. إن لم يعد العرض يناسبك فيمكنك سحبه.'],
    facts: [['العرض', title], ['ما تغيّر', inWords(fields, 'AR')]],
    action: { label: 'إعادة قراءة العرض', url: links.page(`offers/${slug}`) },
  }),
  EN: ({ title, employer, slug, fields }, links) => ({
    subject: `The offer "${title}" was changed`,
    paragraphs: [`${employer} changed an offer that you applied to.`, 'Your application goes on. If the offer no longer suits you, you can withdraw it.'],
    facts: [['Offer', title], ['What changed', inWords(fields, 'EN')]],
    action: { label: 'Read the offer again', url: links.page(`offers/${slug}`) },
  }),
});
