import { inLanguage, type Language, type Sentence } from '../kernel/language.ts';
import { anyOf, languageIn, named } from '../kernel/locale.ts';
import { cefrIn } from '../skills/cefr.words.ts';
import type { Finding, FindingCode } from './offer-lint.findings.ts';
import type { Loosening } from './offer-lint.loosening.ts';
import { CEFR_LEVELS, type CefrLevel, type SkillLevel } from './subjects.ts';
import type { LabelOf } from './summary.ts';
import { WORDS } from './wording.ts';

const FOUND: Readonly<Record<FindingCode, Sentence>> = {
  EXPERT_LEVEL_FOR_LEARNER: {
    fr: '{skill} est demandé à un niveau que l’on n’attend pas d’une personne en stage ou en alternance : débutant ou intermédiaire convient mieux.',
    en: '{skill} is asked at a level that nobody expects of an intern or apprentice: foundation or intermediate fits better.',
    ar: 'المستوى المطلوب في {skill} لا يُنتظر من متدرب أو متعلم بالتناوب: مستوى مبتدئ أو متوسط أنسب.',
  },
  EXPERT_LEVEL_FOR_JUNIOR: {
    fr: 'Le titre annonce un poste de débutant, mais {skill} est demandé au niveau expert.',
    en: 'The title announces a junior job, but {skill} is asked at specialised level.',
    ar: 'يعلن العنوان عن منصب للمبتدئين، لكن {skill} مطلوبة بمستوى خبير.',
  },
  EXPERIENCE_FOR_LEARNER: {
    fr: 'Un stage ou une alternance s’adresse à des personnes qui apprennent encore : demander de l’expérience les écarte.',
    en: 'An internship or apprenticeship is for people who are still learning: asking for experience keeps them away.',
    ar: 'التدريب أو التكوين بالتناوب موجه لمن لا يزالون يتعلمون: اشتراط الخبرة يبعدهم.',
  },
  EXPERIENCE_FOR_JUNIOR: {
    fr: 'Le titre annonce un poste de débutant, mais {count} ans d’expérience sont souhaités.',
    en: 'The title announces a junior job, but {count} years of experience are wished for.',
    ar: 'يعلن العنوان عن منصب للمبتدئين، لكن سنوات الخبرة المرغوب فيها هي {count}.',
  },
  IMPLIED_ALTERNATIVE: {
    fr: 'Qui connaît {skill} connaît aussi {other} : dans ce choix, {other} suffit, et {skill} n’ajoute rien.',
    en: 'Whoever knows {skill} knows {other} too: in this choice {other} is enough, and {skill} adds nothing.',
    ar: 'من يعرف {skill} يعرف {other} أيضاً: تكفي {other} في هذا الاختيار، ولا تضيف {skill} شيئاً.',
  },
  IMPLIED_MUST_HAVE: {
    fr: '{other} suppose déjà {skill} : l’exiger en plus n’apporte rien.',
    en: '{other} comes with {skill} already: requiring it besides adds nothing.',
    ar: 'تتضمن {other} مهارة {skill} أصلاً: اشتراطها علاوة على ذلك لا يضيف شيئاً.',
  },
  MANY_MUST_HAVES: {
    fr: '{count} compétences exigées, c’est beaucoup : peu de personnes les ont toutes. Gardez les indispensables, et souhaitez les autres.',
    en: '{count} required skills are many: few people have them all. Keep what is indispensable, and prefer the rest.',
    ar: 'عدد المهارات المطلوبة ({count}) كبير: قلة من يجمعونها كلها. أبقِ على الضروري واجعل الباقي مرغوباً فيه.',
  },
  DEADLINE_AFTER_START: {
    fr: 'La date limite de candidature vient après le début du poste.',
    en: 'The last day to apply comes after the start of the job.',
    ar: 'يأتي آخر أجل للترشح بعد بداية العمل.',
  },
  NOT_AN_INTERNSHIP: {
    fr: 'Cela ne concerne que les stages, et l’offre n’en propose pas.',
    en: 'This concerns internships alone, and the offer is for none.',
    ar: 'هذا يخص التدريب وحده، والعرض لا يشمله.',
  },
  NO_SALARY: {
    fr: 'Aucun salaire n’est indiqué. Une fourchette aide à savoir si l’offre convient, et attire plus de candidatures.',
    en: 'No salary is stated. A range helps people to see whether the job suits them, and brings more applications.',
    ar: 'لم يُذكر الأجر. تحديد حد أدنى وأقصى يساعد على معرفة مدى ملاءمة العرض ويجلب ترشيحات أكثر.',
  },
  NO_LANGUAGE: {
    fr: 'Aucune langue n’est exigée pour ce poste à l’international : précisez la langue de travail et son niveau.',
    en: 'No language is required for this international job: say the working language and its level.',
    ar: 'لم تُشترط أي لغة لهذا المنصب الدولي: حدد لغة العمل ومستواها.',
  },
  NO_REMOTE_WORD: {
    fr: 'Le poste est à l’étranger, sur site et sans aide à l’installation : précisez si une part de télétravail ou une aide est possible.',
    en: 'The job is abroad, on site and without help to move: say whether some remote work or help is possible.',
    ar: 'المنصب خارج البلاد وحضوري ومن دون مساعدة على الانتقال: وضّح إن كان جزء من العمل عن بُعد أو المساعدة ممكناً.',
  },
  NO_COUNTRIES: {
    fr: 'Précisez les pays de résidence acceptés pour ce télétravail ; sans cela, l’offre s’adresse à tous les pays.',
    en: 'Say which countries of residence are accepted for this remote work; otherwise it is open to every country.',
    ar: 'حدد بلدان الإقامة المقبولة لهذا العمل عن بُعد؛ وإلا فالعرض موجه لجميع البلدان.',
  },
  NO_WORK_PERMIT_WORD: {
    fr: 'Le poste est à l’étranger : précisez si le permis de travail est pris en charge ou s’il faut l’avoir déjà.',
    en: 'The job is abroad: say whether you sponsor the work permit or it must be held already.',
    ar: 'المنصب خارج البلاد: وضّح إن كنتم تتكفلون برخصة العمل أم يجب التوفر عليها مسبقاً.',
  },
  LATE_REPLY: {
    fr: 'Une réponse au bout de {count} jours, c’est long : beaucoup auront accepté un autre poste entre-temps.',
    en: 'An answer after {count} days is late: many will have accepted another job by then.',
    ar: 'مهلة الرد طويلة (عدد الأيام: {count}): سيكون كثيرون قد قبلوا منصباً آخر في هذه الأثناء.',
  },
};

const STEPS: Readonly<Record<Loosening['kind'], Sentence>> = {
  DROP_MUST_HAVE: { fr: 'Sans exiger {name}', en: 'Without requiring {name}', ar: 'من دون اشتراط {name}' },
  LOWER_LEVEL: { fr: 'En demandant {name} au niveau {level}', en: 'Asking for {name} at {level} level', ar: 'عند طلب {name} بمستوى {level}' },
  ANY_PLACE: { fr: 'Si le lieu de travail n’importait pas', en: 'If the place of work did not matter', ar: 'لو لم يكن مكان العمل مهماً' },
  ANY_RESIDENCE: { fr: 'Si tous les pays de résidence étaient acceptés', en: 'If every country of residence were accepted', ar: 'لو قُبلت جميع بلدان الإقامة' },
  ANY_CONTRACT: { fr: 'Si tous les types de contrat étaient possibles', en: 'If every type of contract were possible', ar: 'لو كانت جميع أنواع العقود ممكنة' },
  LOWER_LANGUAGE: { fr: 'En demandant le niveau {level} en {name}', en: 'Asking for {level} in {name}', ar: 'عند طلب المستوى {level} في {name}' },
  DROP_LANGUAGE: { fr: 'Sans exiger de niveau en {name}', en: 'Without requiring {name}', ar: 'من دون اشتراط {name}' },
  ANY_START: { fr: 'Si la date de début était libre', en: 'If the start were open', ar: 'لو كان تاريخ البداية مفتوحاً' },
};

const MEET_ALL: Sentence = { fr: 'auraient toutes les compétences exigées', en: 'would have every required skill', ar: 'تجمع كل المهارات المطلوبة' };
const IN_REACH: Sentence = { fr: 'rempliraient toutes les conditions', en: 'would pass every condition', ar: 'تستوفي كل الشروط' };
const FEWER: Sentence = { fr: 'moins de 5', en: 'fewer than 5', ar: 'أقل من 5' };
const MORE: Sentence = { fr: 'au moins {after} profils {what}, contre {now} aujourd’hui', en: 'at least {after} profiles {what}, against {now} today', ar: 'يصبح عدد الملفات التي {what} {after} على الأقل، مقابل {now} حالياً' };
const AS_MANY: Sentence = { fr: 'environ {now} profils {what}, comme aujourd’hui', en: 'about {now} profiles {what}, as today', ar: 'يبقى عدد الملفات التي {what} {now} تقريباً، كما هو الآن' };
const AS_FEW: Sentence = { fr: 'moins de 5 profils {what}, comme aujourd’hui', en: 'fewer than 5 profiles {what}, as today', ar: 'يبقى عدد الملفات التي {what} أقل من 5، كما هو الآن' };

/** A finding in a sentence or two. */
export const findingMessage = ({ code, skill, other, count }: Finding, language: Language, labels: LabelOf): string =>
  inLanguage(FOUND[code], language, { skill: skill && named(language, labels(skill)), other: other && named(language, labels(other)), count });

const isCefr = (level: string): level is CefrLevel => (CEFR_LEVELS as readonly string[]).includes(level);

function levelIn(language: Language, level: SkillLevel | CefrLevel | null): string {
  if (level === null) return '';
  if (!isCefr(level)) return WORDS[language].levels[level];
  return named(language, cefrIn(language, level));
}

/** What a step brings, as it is told: people rounded down, null for fewer than five. */
export interface ToldStep {
  readonly step: Loosening;
  readonly now: number | null;
  readonly after: number | null;
}

/**
 * A loosening in a sentence: what would be asked no longer, and how many people there would be against now. Steps of the
 * skills count those who have every must-have, the others those who pass every condition.
 */
export function looseningMessage({ step, now, after }: ToldStep, language: Language, labels: LabelOf): string {
  const skills = step.kind === 'DROP_MUST_HAVE' || step.kind === 'LOWER_LEVEL';
  const name = step.language ? languageIn(language, step.language) : anyOf(language, step.skills.map((slug) => named(language, labels(slug))));
  const params = { what: inLanguage(skills ? MEET_ALL : IN_REACH, language), now: now ?? inLanguage(FEWER, language), after };
  const start = inLanguage(STEPS[step.kind], language, { name, level: levelIn(language, step.toLevel) });
  const brings = after !== now ? MORE : now === null ? AS_FEW : AS_MANY;
  return `${start}${language === 'AR' ? '، ' : ', '}${inLanguage(brings, language, params)}.`;
}
