import type { Sentence } from '../kernel/language.ts';
import type { ApplicationState, RejectionCriterion } from './application.entity.ts';

/** Where an application stands, as people say it. */
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

/** What a refusal is about, in a table. */
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
