import type { Language } from '../kernel/language.ts';
import { defineLetter, type LetterKind } from '../mail/letter.ts';

/** What an employer's people are told of, and why where a reason was given. */
interface Told {
  readonly employer: string;
  readonly reason: string | null;
}

const WHY: Readonly<Record<Language, string>> = { FR: 'Motif', AR: 'السبب', EN: 'Reason' };
const facts = ({ reason }: Told, language: Language): [string, string][] => (reason ? [[WHY[language], reason]] : []);

/** A letter of a subject and some sentences that name the employer, with the reason below; `example` is one that fits. */
const told = (kind: string, example: string | null, words: Readonly<Record<Language, (employer: string) => readonly [subject: string, ...paragraphs: string[]]>>): LetterKind<Told> => {
  const wording = (data: Told, language: Language) => {
    const [subject, ...paragraphs] = words[language](data.employer);
    return { subject, paragraphs, facts: facts(data, language) };
  };
  return defineLetter<Told>(kind, { employer: 'Atlas Numérique', reason: example }, { FR: (data) => wording(data, 'FR'), AR: (data) => wording(data, 'AR'), EN: (data) => wording(data, 'EN') });
};

export const EMPLOYER_VERIFIED = told('employers.verified', 'Extrait du registre vérifié', {
  FR: (employer) => [`${employer} est vérifié`, `Le numéro d’immatriculation de ${employer} a été vérifié : l’employeur et ses offres publiées sont visibles de tous.`],
  AR: (employer) => [`تم التحقق من ${employer}`, `تم التحقق من رقم تسجيل ${employer}: أصبح صاحب العمل وعروضه المنشورة ظاهرين للجميع.`],
  EN: (employer) => [`${employer} is verified`, `The registration number of ${employer} was verified: the employer and its published offers are seen by everybody.`],
});

export const EMPLOYER_REFUSED = told('employers.refused', 'Le numéro ICE est celui d’une autre société', {
  FR: (employer) => [`${employer} n’a pas été vérifié`, `Un administrateur n’a pas pu vérifier ${employer}.`, 'Corrigez ce qui ne convient pas, puis demandez une nouvelle vérification. En attendant, vos offres restent invisibles.'],
  AR: (employer) => [`لم يتم التحقق من ${employer}`, `لم يتمكن المدير من التحقق من ${employer}.`, 'صحّح ما يلزم ثم اطلب التحقق من جديد. تبقى عروضك غير ظاهرة حتى ذلك الحين.'],
  EN: (employer) => [`${employer} was not verified`, `An administrator could not verify ${employer}.`, 'Correct what is wrong, then ask again. Until then your offers are seen by nobody.'],
});

export const EMPLOYER_SUSPENDED = told('employers.suspended', 'Offres trompeuses', {
  FR: (employer) => [`${employer} est suspendu`, `Un administrateur a suspendu ${employer}. L’employeur et ses offres ne sont plus visibles, et ses membres ne peuvent plus rien modifier.`, 'Vous pouvez toujours consulter ce qui vous appartient. Pour contester cette décision, répondez à ce message.'],
  AR: (employer) => [`تم تعليق ${employer}`, `علّق أحد المديرين ${employer}. لم يعد صاحب العمل وعروضه ظاهرين، ولا يمكن لأعضائه تغيير أي شيء.`, 'يمكنك دائماً الاطلاع على ما يخصك. للاعتراض على هذا القرار، أجب على هذه الرسالة.'],
  EN: (employer) => [`${employer} is suspended`, `An administrator suspended ${employer}. The employer and its offers are out of sight, and its members cannot change anything.`, 'You can still read what is yours. To object, answer this letter.'],
});

export const EMPLOYER_RESTORED = told('employers.restored', 'Offres corrigées', {
  FR: (employer) => [`${employer} est rétabli`, `La suspension de ${employer} est levée : l’employeur et ses offres ouvertes sont de nouveau visibles.`],
  AR: (employer) => [`رُفع التعليق عن ${employer}`, `رُفع التعليق عن ${employer}: عاد صاحب العمل وعروضه المفتوحة إلى الظهور.`],
  EN: (employer) => [`${employer} is restored`, `The suspension of ${employer} is over: the employer and its open offers are seen again.`],
});

export const MEMBERSHIP_GRANTED = told('employers.membership-granted', null, {
  FR: (employer) => [`Vous êtes membre de ${employer}`, `Votre demande a été acceptée : vous recrutez désormais pour ${employer}.`],
  AR: (employer) => [`أصبحت عضواً في ${employer}`, `قُبل طلبك: يمكنك الآن التوظيف باسم ${employer}.`],
  EN: (employer) => [`You are a member of ${employer}`, `Your request was granted: you now recruit for ${employer}.`],
});

export const OWNERSHIP_PASSED = told('employers.ownership-passed', null, {
  FR: (employer) => [`Vous êtes propriétaire de ${employer}`, `Un propriétaire de ${employer} vous a donné les mêmes droits que lui : vous acceptez les membres et modifiez la fiche de l’employeur.`],
  AR: (employer) => [`أصبحت مالكاً لحساب ${employer}`, `منحك أحد مالكي ${employer} صلاحياته نفسها: يمكنك قبول الأعضاء وتعديل بيانات صاحب العمل.`],
  EN: (employer) => [`You are an owner of ${employer}`, `An owner of ${employer} gave you the same rights: you grant memberships and change what the employer says of itself.`],
});

export const MEMBERSHIP_REFUSED = told('employers.membership-refused', 'Nous ne vous connaissons pas', {
  FR: (employer) => [`Votre demande à ${employer}`, `Votre demande de rejoindre ${employer} n’a pas été acceptée.`],
  AR: (employer) => [`طلب انضمامك إلى ${employer}`, `لم يُقبل طلب انضمامك إلى ${employer}.`],
  EN: (employer) => [`Your request to ${employer}`, `Your request to join ${employer} was not granted.`],
});

export const MEMBERSHIP_ENDED = told('employers.membership-ended', 'Départ de l’entreprise', {
  FR: (employer) => [`Vous n’êtes plus membre de ${employer}`, `Un propriétaire de ${employer} a mis fin à votre adhésion. Vous n’avez plus accès à ses offres ni à ses candidatures.`],
  AR: (employer) => [`لم تعد عضواً في ${employer}`, `أنهى أحد مالكي ${employer} عضويتك. لم يعد بإمكانك الاطلاع على عروضه وطلبات الترشح إليه.`],
  EN: (employer) => [`You are no longer a member of ${employer}`, `An owner of ${employer} ended your membership. You no longer see its offers and applications.`],
});

interface Asking {
  readonly employer: string;
  readonly person: string;
  readonly email: string;
}

export const MEMBER_ASKS = defineLetter<Asking>('employers.member-asks', { employer: 'Atlas Numérique', person: 'Samira El Idrissi', email: 'samira@atlas.example' }, {
  FR: ({ employer, person, email }) => ({ subject: `${person} demande à rejoindre ${employer}`, paragraphs: [`Une personne demande à recruter pour ${employer}. Acceptez-la seulement si vous la connaissez : elle verra vos offres et les candidatures.`], facts: [['Nom', person], ['E-mail', email]] }),
  AR: ({ employer, person, email }) => ({ subject: `${person} يطلب الانضمام إلى ${employer}`, paragraphs: [`يطلب شخص التوظيف باسم ${employer}. لا تقبله إلا إذا كنت تعرفه: سيطلع على عروضكم وطلبات الترشح.`], facts: [['الاسم', person], ['البريد الإلكتروني', email]] }),
  EN: ({ employer, person, email }) => ({ subject: `${person} asks to join ${employer}`, paragraphs: [`Somebody asks to recruit for ${employer}. Grant it only if you know the person: your offers and the applications will be seen.`], facts: [['Name', person], ['E-mail', email]] }),
});

interface KeyMade {
  readonly employer: string;
  readonly key: string;
  readonly scopes: readonly string[];
}

export const API_KEY_MADE = defineLetter<KeyMade>('employers.api-key-made', { employer: 'Atlas Numérique', key: 'Site carrières', scopes: ['offers:read', 'applications:read'] }, {
  FR: ({ employer, key, scopes }) => ({ subject: `Une clé d’API pour ${employer}`, paragraphs: [`Un autre propriétaire de ${employer} a créé une clé avec laquelle un logiciel agit au nom de l’employeur. Si vous ne savez pas pourquoi, demandez-lui ou révoquez-la.`], facts: [['Nom', key], ['Portées', scopes.join(', ')]] }),
  AR: ({ employer, key, scopes }) => ({ subject: `مفتاح API لحساب ${employer}`, paragraphs: [`أنشأ مالك آخر لحساب ${employer} مفتاحاً يعمل به برنامج باسم صاحب العمل. إذا كنت لا تعرف السبب فاسأله أو ألغِ المفتاح.`], facts: [['الاسم', key], ['النطاقات', scopes.join(', ')]] }),
  EN: ({ employer, key, scopes }) => ({ subject: `An API key for ${employer}`, paragraphs: [`Another owner of ${employer} made a key with which software acts in the employer’s name. If you do not know why, ask or revoke it.`], facts: [['Name', key], ['Scopes', scopes.join(', ')]] }),
});

/** Every letter of this folder. */
export const employerLetters = [
  EMPLOYER_VERIFIED, EMPLOYER_REFUSED, EMPLOYER_SUSPENDED, EMPLOYER_RESTORED, MEMBERSHIP_GRANTED, OWNERSHIP_PASSED, MEMBERSHIP_REFUSED, MEMBERSHIP_ENDED, MEMBER_ASKS, API_KEY_MADE,
];
