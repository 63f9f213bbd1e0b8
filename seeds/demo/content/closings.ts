import type { ContractType } from '../../../src/graduates/graduate.entity.ts';
import type { WorkMode } from '../../../src/offers/offer.entity.ts';

type Lines = Readonly<Record<'fr' | 'ar' | 'en', readonly string[]>>;
type Line = Readonly<Record<'fr' | 'ar' | 'en', string>>;

/** Where the work is done; `{city}` stands for the town or towns. */
export const MODE_LINES: Readonly<Record<WorkMode, Lines>> = {
  ON_SITE: {
    fr: ['Poste sur place : {city}.', 'Lieu de travail : {city}, accessible en transport en commun.', 'Lieu de travail : {city}. Horaires de bureau, vendredi après-midi libre.'],
    ar: ['مكان العمل: {city}.', 'العمل حضوري: {city}، والوصول ممكن بوسائل النقل العمومي.'],
    en: ['On site: {city}.', 'Place of work: {city}, near public transport.'],
  },
  HYBRID: {
    fr: ['Lieu de travail : {city}, deux jours de télétravail par semaine.', 'Travail partagé entre les bureaux ({city}) et la maison, selon les semaines.'],
    ar: ['مكان العمل: {city}، مع يومين من العمل عن بعد في الأسبوع.', 'العمل موزع بين المكتب ({city}) والمنزل حسب الأسابيع.'],
    en: ['Place of work: {city}, with two days a week from home.', 'Work is shared between the office ({city}) and home.'],
  },
  REMOTE: {
    fr: ['Télétravail complet ; un ordinateur est fourni et la connexion remboursée.', 'Travail entièrement à distance, avec une rencontre de l’équipe deux fois par an.'],
    ar: ['العمل عن بعد بالكامل، مع توفير حاسوب وتعويض عن الاتصال.', 'العمل عن بعد كليا مع لقاء للفريق مرتين في السنة.'],
    en: ['Fully remote; a computer is provided and your connection is refunded.', 'Fully remote, and the team meets twice a year.'],
  },
};

/** What the first contract type brings with it. */
export const CONTRACT_LINES: Readonly<Partial<Record<ContractType, Line>>> = {
  PERMANENT: { fr: 'CDI, période d’essai de trois mois.', ar: 'عقد غير محدد المدة مع فترة تجربة من ثلاثة أشهر.', en: 'Permanent contract with three months of probation.' },
  FIXED_TERM: { fr: 'CDD d’un an, renouvelable.', ar: 'عقد محدد المدة لسنة قابل للتجديد.', en: 'One-year contract, renewable.' },
  TEMPORARY: { fr: 'Mission d’intérim, prolongation possible.', ar: 'مهمة مؤقتة قابلة للتمديد.', en: 'Temporary assignment that may be extended.' },
  INSERTION: { fr: 'Contrat d’insertion avec l’ANAPEC, embauche visée à son terme.', ar: 'عقد إدماج مع الوكالة الوطنية لإنعاش التشغيل والكفاءات بهدف التوظيف عند نهايته.', en: 'Insertion contract with ANAPEC; the aim is to hire at its end.' },
  PRE_HIRE_INTERNSHIP: { fr: 'Stage pré-embauche de trois mois.', ar: 'تدريب قبل التوظيف لمدة ثلاثة أشهر.', en: 'Pre-hire internship of three months.' },
  INTERNSHIP: { fr: 'Stage indemnisé de quatre à six mois.', ar: 'تدريب بتعويض من أربعة إلى ستة أشهر.', en: 'Paid internship of four to six months.' },
  APPRENTICESHIP: { fr: 'Contrat d’apprentissage, formation prise en charge.', ar: 'عقد تدرج مهني مع تحمل مصاريف التكوين.', en: 'Apprenticeship contract; the school fees are paid.' },
  FREELANCE: { fr: 'Prestation en tant qu’indépendant·e ou auto-entrepreneur·e.', ar: 'عمل مستقل أو بصفة مقاول ذاتي.', en: 'Freelance, paid by the day.' },
};

/** How an answer comes; `{days}` is the promise. */
export const CLOSINGS: Lines = {
  fr: ['Chaque candidature reçoit une réponse sous {days} jours.', 'Un premier échange d’une demi-heure, puis une rencontre avec l’équipe. Réponse sous {days} jours.', 'Pas de lettre type : trois phrases sur ce qui vous attire suffisent. Réponse sous {days} jours.'],
  ar: ['يتلقى كل ترشيح جوابا في غضون {days} يوما.', 'محادثة أولى لنصف ساعة ثم لقاء مع الفريق. الجواب في غضون {days} يوما.', 'لا حاجة إلى رسالة نمطية: تكفي ثلاث جمل عما يجذبك. الجواب في غضون {days} يوما.'],
  en: ['Every application gets an answer within {days} days.', 'A first call of half an hour, then you meet the team. Answer within {days} days.', 'No form letters: three sentences on what draws you are enough. Answer within {days} days.'],
};
