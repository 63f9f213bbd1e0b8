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

export const FIT_WORDS: Readonly<Record<MatchFit, Sentence>> = {
  STRONG: { fr: 'Forte', ar: 'قوية', en: 'Strong' },
  GOOD: { fr: 'Bonne', ar: 'جيدة', en: 'Good' },
  PARTIAL: { fr: 'Partielle', ar: 'جزئية', en: 'Partial' },
};

export const REMOTE_WORD: Sentence = { fr: 'télétravail', ar: 'عن بُعد', en: 'remote' };
