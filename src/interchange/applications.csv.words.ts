import type { ApplicationState, RejectionCriterion } from '../applications/application.entity.ts';
import type { MatchFit } from '../applications/match-fit.ts';
import type { Sentence } from '../kernel/language.ts';

/** The columns of an offer's applications as CSV, in their order. */
export const COLUMNS = {
  name: { fr: 'Nom', ar: 'الاسم', en: 'Name' },
  email: { fr: 'E-mail', ar: 'البريد الإلكتروني', en: 'E-mail' },
  phone: { fr: 'Téléphone', ar: 'الهاتف', en: 'Phone' },
  state: { fr: 'État', ar: 'الحالة', en: 'State' },
  submittedOn: { fr: 'Envoyée le', ar: 'تاريخ الإرسال', en: 'Sent on' },
  replyDueOn: { fr: 'Réponse due le', ar: 'آخر أجل للرد', en: 'Reply due on' },
  score: { fr: 'Score (%)', ar: 'النتيجة (%)', en: 'Score (%)' },
  fit: { fr: 'Adéquation', ar: 'الملاءمة', en: 'Fit' },
  skills: { fr: 'Compétences', ar: 'المهارات', en: 'Skills' },
  languages: { fr: 'Langues', ar: 'اللغات', en: 'Languages' },
  mobility: { fr: 'Mobilité', ar: 'التنقل', en: 'Mobility' },
  availableOn: { fr: 'Disponible le', ar: 'متاح ابتداءً من', en: 'Available from' },
  centres: { fr: 'Centres', ar: 'المراكز', en: 'Centres' },
  message: { fr: 'Lettre', ar: 'الرسالة', en: 'Letter' },
  rejection: { fr: 'Motif du refus', ar: 'سبب الرفض', en: 'Reason of refusal' },
  rejectionDetail: { fr: 'Précision', ar: 'توضيح', en: 'Detail' },
  startsOn: { fr: 'Premier jour', ar: 'أول يوم عمل', en: 'First day' },
} as const satisfies Record<string, Sentence>;

export const STATE_WORDS: Readonly<Record<ApplicationState, Sentence>> = {
  SUBMITTED: { fr: 'Envoyée', ar: 'مرسلة', en: 'Sent' },
  IN_REVIEW: { fr: 'À l’étude', ar: 'قيد الدراسة', en: 'In review' },
  INTERVIEW: { fr: 'Entretien', ar: 'مقابلة', en: 'Interview' },
  PROPOSED: { fr: 'Proposition faite', ar: 'عُرض المنصب', en: 'Proposed' },
  ACCEPTED: { fr: 'Proposition acceptée', ar: 'قُبل العرض', en: 'Accepted' },
  HIRED: { fr: 'Embauche', ar: 'توظيف', en: 'Hired' },
  REJECTED: { fr: 'Refusée', ar: 'مرفوضة', en: 'Rejected' },
  WITHDRAWN: { fr: 'Retirée', ar: 'مسحوبة', en: 'Withdrawn' },
  DECLINED: { fr: 'Proposition déclinée', ar: 'رُفض العرض', en: 'Declined' },
  LAPSED: { fr: 'Sans réponse', ar: 'بدون رد', en: 'Lapsed' },
  FELL_THROUGH: { fr: 'N’a pas abouti', ar: 'لم يتم', en: 'Fell through' },
  HIRED_ELSEWHERE: { fr: 'Embauche ailleurs', ar: 'توظيف في مكان آخر', en: 'Hired elsewhere' },
};

export const FIT_WORDS: Readonly<Record<MatchFit, Sentence>> = {
  STRONG: { fr: 'Forte', ar: 'قوية', en: 'Strong' },
  GOOD: { fr: 'Bonne', ar: 'جيدة', en: 'Good' },
  PARTIAL: { fr: 'Partielle', ar: 'جزئية', en: 'Partial' },
};

export const CRITERION_WORDS: Readonly<Record<RejectionCriterion, Sentence>> = {
  SKILL: { fr: 'Compétence', ar: 'مهارة', en: 'Skill' },
  LEVEL: { fr: 'Niveau', ar: 'مستوى', en: 'Level' },
  LANGUAGE: { fr: 'Langue', ar: 'لغة', en: 'Language' },
  PLACE: { fr: 'Lieu', ar: 'مكان', en: 'Place' },
  AVAILABILITY: { fr: 'Disponibilité', ar: 'توفر', en: 'Availability' },
  CONTRACT: { fr: 'Contrat', ar: 'عقد', en: 'Contract' },
  EXPERIENCE: { fr: 'Expérience', ar: 'خبرة', en: 'Experience' },
  OTHERS_FIT_BETTER: { fr: 'Autres profils plus proches', ar: 'ملفات أخرى أقرب', en: 'Others fit better' },
  POSITION_FILLED: { fr: 'Poste pourvu', ar: 'شُغل المنصب', en: 'Position filled' },
  OTHER: { fr: 'Autre', ar: 'سبب آخر', en: 'Other' },
};

export const REMOTE_WORD: Sentence = { fr: 'télétravail', ar: 'عن بُعد', en: 'remote' };
