import { employerLines } from '../employers/employer.errors.ts';
import { accountLines } from '../identity/account.errors.ts';
import { defineErrors } from '../kernel/errors.ts';

export const { raise: offerFault, UserError: OfferUserError, lines: offerLines } = defineErrors(
  'Offer',
  {
    WRONG_STATE: { description: 'The offer cannot go there from the state it is in.', fr: 'L’offre est à l’état « {from} » et ne peut pas passer à l’état « {to} ».', ar: 'لا يمكن للعرض الانتقال من الحالة «{from}» إلى الحالة «{to}».', en: 'An offer that is {from} cannot become {to}.' },
    ONLY_DRAFTS: { description: 'Only a draft is thrown away; what was published is closed.', fr: 'Seul un brouillon se supprime ; fermez une offre publiée.', ar: 'تُحذف المسودات وحدها؛ أغلق العرض المنشور.', en: 'Only a draft is thrown away; close what was published.' },
    NO_OPENING_LEFT: { description: 'Every opening is taken: raise `openings` first.', fr: 'Tous les postes sont pourvus : augmentez d’abord leur nombre.', ar: 'شُغلت كل المناصب: ارفع عددها أولاً.', en: 'Every opening is taken: raise their number first.' },
    DEADLINE_PAST: { description: 'A published offer needs a deadline that is today or later, or none.', fr: 'La date limite est passée : {day}. Choisissez aujourd’hui ({today}) ou plus tard.', ar: 'انقضى الأجل: {day}. اختر اليوم ({today}) أو بعده.', en: 'The deadline is past: {day}. Choose today ({today}) or later.' },
    REFERENCE_TAKEN: { description: 'Another offer of this employer has that reference.', fr: 'Une autre de vos offres porte cette référence.', ar: 'هناك عرض آخر لديكم بهذا المرجع.', en: 'Another of your offers has this reference.' },
    REFERENCE_TWICE: { description: 'Several items of one request have that reference: which of them is meant is not to be guessed.', fr: 'Plusieurs éléments portent la référence « {value} ».', ar: 'يحمل أكثر من عنصر المرجع «{value}».', en: 'Several items have the reference "{value}".' },
    ONLY_POSTED_FOR: { description: 'Applications go by letter only to an employer that is not registered; a registered one reads them here.', fr: 'Un employeur inscrit reçoit les candidatures ici, non par e-mail.', ar: 'صاحب العمل المسجَّل يتلقى الترشيحات هنا لا بالبريد.', en: 'A registered employer reads applications here, not by letter.' },
    NO_WAY_TO_APPLY: { description: 'An employer that is not registered reads nothing here: say where applications go, by `applyUrl` or `applyEmail`.', fr: 'Cet employeur n’est pas inscrit : dites où postuler (applyUrl ou applyEmail).', ar: 'صاحب العمل هذا غير مسجَّل: حدد أين تُرسل الترشيحات (applyUrl أو applyEmail).', en: 'This employer is not registered: say where to apply (applyUrl or applyEmail).' },
    LANGUAGE_TWICE: { description: 'A language is named once: among the texts, and among the languages asked.', fr: 'Langue citée deux fois : {value}.', ar: 'ذُكرت اللغة مرتين: {value}.', en: 'Language named twice: {value}.' },
    PLACE_TWICE: { description: 'A place is named once.', fr: 'Lieu cité deux fois : {value}.', ar: 'ذُكر المكان مرتين: {value}.', en: 'Place named twice: {value}.' },
    SKILL_TWICE: { description: 'A skill is named once in an offer, must-haves and nice-to-haves together.', fr: 'Compétence citée deux fois : {value}.', ar: 'ذُكرت المهارة مرتين: {value}.', en: 'Skill named twice: {value}.' },
    SALARY_REVERSED: { description: 'The least salary is above the most.', fr: 'Le salaire minimal dépasse le maximal.', ar: 'الحد الأدنى للأجر أعلى من الأقصى.', en: 'The least salary is above the most.' },
    UNKNOWN_CURRENCY: { description: 'No currency has that ISO 4217 code.', fr: 'Devise inconnue : « {value} ». Donnez un code ISO 4217, comme MAD ou EUR.', ar: 'عملة غير معروفة: «{value}». أعط رمز ISO 4217 مثل MAD أو EUR.', en: 'Unknown currency: "{value}". Give an ISO 4217 code, such as MAD or EUR.' },
    UNKNOWN_LANGUAGE: { description: 'No language has that ISO 639 code.', fr: 'Langue inconnue : « {value} ». Donnez un code ISO 639, comme fr, ar ou zgh.', ar: 'لغة غير معروفة: «{value}». أعط رمز ISO 639 مثل fr أو ar أو zgh.', en: 'Unknown language: "{value}". Give an ISO 639 code, such as fr, ar or zgh.' },
    NOT_A_COUNTRY: { description: 'The code is a place’s, but not a country’s.', fr: '{value} n’est pas un pays.', ar: '{value} ليس بلداً.', en: '{value} is not a country.' },
    ONLY_REMOTE: { description: 'Only a remote offer names the countries of residence that it accepts.', fr: 'Seule une offre à distance précise les pays de résidence acceptés.', ar: 'وحده عرض العمل عن بُعد يحدد بلدان الإقامة المقبولة.', en: 'Only a remote offer names the countries of residence it accepts.' },
  },
  { offers_reference_unique: ['REFERENCE_TAKEN', 'reference'], offer_skills_once: ['SKILL_TWICE', 'mustHaves'] },
  { EMAIL_NOT_CONFIRMED: accountLines.EMAIL_NOT_CONFIRMED, INVALID_EMAIL: accountLines.INVALID_EMAIL, EMPLOYER_SUSPENDED: employerLines.EMPLOYER_SUSPENDED },
);
