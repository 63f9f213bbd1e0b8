import { inLanguage, type Language, type Sentence } from '../kernel/language.ts';
import { listed } from '../kernel/locale.ts';
import { defineLetter } from '../mail/letter.ts';

/** What an employer that is not registered reads of somebody who applies. */
export interface AppliedByLetter {
  readonly title: string;
  readonly reference: string | null;
  readonly employer: string;
  readonly centre: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly website: string | null;
  readonly headline: string | null;
  readonly message: string | null;
  readonly skills: readonly string[];
  readonly languages: readonly string[];
}

const LABELS: Readonly<Record<'offer' | 'reference' | 'name' | 'email' | 'phone' | 'website' | 'headline' | 'skills' | 'languages', Sentence>> = {
  offer: { fr: 'Offre', ar: 'العرض', en: 'Offer' },
  reference: { fr: 'Référence', ar: 'المرجع', en: 'Reference' },
  name: { fr: 'Nom', ar: 'الاسم', en: 'Name' },
  email: { fr: 'E-mail', ar: 'البريد الإلكتروني', en: 'E-mail' },
  phone: { fr: 'Téléphone', ar: 'الهاتف', en: 'Phone' },
  website: { fr: 'Site web', ar: 'الموقع الإلكتروني', en: 'Website' },
  headline: { fr: 'Profil', ar: 'نبذة', en: 'Profile' },
  skills: { fr: 'Compétences', ar: 'المهارات', en: 'Skills' },
  languages: { fr: 'Langues', ar: 'اللغات', en: 'Languages' },
};

function factsIn(language: Language, said: AppliedByLetter): [string, string][] {
  const rows: [keyof typeof LABELS, string | null][] = [
    ['offer', said.title], ['reference', said.reference], ['name', said.name], ['email', said.email], ['phone', said.phone], ['website', said.website],
    ['headline', said.headline], ['skills', listed(language, said.skills)], ['languages', listed(language, said.languages)],
  ];
  return rows.flatMap(([label, value]) => (value ? [[inLanguage(LABELS[label], language), value]] : []));
}

const EXAMPLE: AppliedByLetter = {
  title: 'Développeuse web', reference: 'AN-17', employer: 'Atlas Numérique', centre: 'Centre de codage d’Oujda', name: 'Nadia Berrada', email: 'nadia@example.org', phone: '+212612345678', website: 'https://nadia.example',
  headline: 'Développeuse React', message: 'Bonjour, votre offre m’intéresse.', skills: ['React', 'SQL'], languages: ['français (B2)', 'arabe (natif)'],
};

/** Somebody applies to an offer that a centre posted for an employer which is not registered. */
export const APPLIED_BY_LETTER = defineLetter<AppliedByLetter>('applications.by-letter', EXAMPLE, {
  FR: (said) => ({
    subject: `Candidature : ${said.title}`,
    paragraphs: [`${said.name} postule à l’offre que ${said.centre} a publiée pour ${said.employer}.`, ...(said.message ? [said.message] : []), 'Répondez directement à cette personne, à l’adresse ci-dessous.'],
    facts: factsIn('FR', said),
    replyTo: said.email,
    toStranger: true,
    after: ['Ces informations vous sont confiées pour ce seul recrutement.'],
  }),
  AR: (said) => ({
    subject: `ترشيح: ${said.title}`,
    paragraphs: [`ترشّح ${said.name} للعرض الذي نشره ${said.centre} لفائدة ${said.employer}.`, ...(said.message ? [said.message] : []), 'يُرجى الرد على المعني بالأمر مباشرة على العنوان أدناه.'],
    facts: factsIn('AR', said),
    replyTo: said.email,
    toStranger: true,
    after: ['هذه المعطيات أمانة لديكم من أجل هذا التوظيف وحده.'],
  }),
  EN: (said) => ({
    subject: `Application: ${said.title}`,
    paragraphs: [`${said.name} applies to the offer that ${said.centre} posted for ${said.employer}.`, ...(said.message ? [said.message] : []), 'Answer the person directly, at the address below.'],
    facts: factsIn('EN', said),
    replyTo: said.email,
    toStranger: true,
    after: ['What it says is entrusted to you for this recruitment alone.'],
  }),
});
