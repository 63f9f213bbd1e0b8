import { accountLines } from '../identity/account.errors.ts';
import { defineErrors } from '../kernel/errors.ts';
import { privacyLines } from '../privacy/privacy.errors.ts';

export const { raise: graduateFault, UserError: GraduateUserError, lines: graduateLines } = defineErrors(
  'Graduate',
  {
    ALREADY_ENROLLED: { description: 'The person is in that cohort already, or has claimed to be.', fr: 'Déjà inscrit dans cette promotion, ou demande en attente.', ar: 'مسجّل بالفعل في هذا الفوج أو الطلب قيد الانتظار.', en: 'Already in this cohort, or has asked to be.' },
    INVITATION_INVALID: { description: 'The invitation code is unknown, used or older than 30 days: ask the centre for a new one.', fr: 'Code d’invitation inconnu, utilisé ou expiré : demandez-en un autre au centre.', ar: 'رمز الدعوة غير معروف أو مستعمل أو منتهٍ: اطلب رمزاً جديداً من المركز.', en: 'Invitation code unknown, used or expired: ask the centre for a new one.' },
    INVITATION_FOR_ANOTHER: { description: 'The invitation was made for another e-mail.', fr: 'Cette invitation a été faite pour une autre adresse e-mail.', ar: 'هذه الدعوة موجهة إلى بريد إلكتروني آخر.', en: 'This invitation is for another e-mail.' },
    NOT_CONFIRMED: { description: 'The centre has not confirmed the enrolment yet.', fr: 'Le centre n’a pas encore confirmé cette inscription.', ar: 'لم يؤكد المركز هذا التسجيل بعد.', en: 'The centre has not confirmed this enrolment yet.' },
    ALREADY_CONFIRMED: { description: 'A confirmed enrolment is not refused; say that the person left.', fr: 'Inscription déjà confirmée : indiquez plutôt un départ.', ar: 'التسجيل مؤكد بالفعل: أشر إلى المغادرة بدل ذلك.', en: 'The enrolment is confirmed: say that the person left instead.' },
    WRONG_STATE: { description: 'An enrolment does not go from that state to the one asked.', fr: 'Passage impossible de « {from} » à « {to} ».', ar: 'لا يمكن الانتقال من «{from}» إلى «{to}».', en: 'No way from "{from}" to "{to}".' },
    INVALID_PHONE: { description: 'The number is not in international form.', fr: 'Numéro invalide : indiquez-le avec l’indicatif, comme +212612345678.', ar: 'رقم غير صالح: اكتبه مع رمز البلد، مثل ‎+212612345678‎.', en: 'Invalid number: give it with its country code, such as +212612345678.' },
    CONSENT_MISSING: { description: 'Gender and age band are kept for statistics alone, and only while you consent to that: `giveConsent` with STATISTICS first.', fr: 'Donnez d’abord votre accord aux statistiques.', ar: 'وافق أولاً على الإحصاءات.', en: 'Consent to statistics first.' },
    ERASED: { description: 'The holder of that e-mail erased its account: nobody else brings it back. The person may sign up again itself.', fr: 'Cette personne a effacé son compte : elle seule peut se réinscrire.', ar: 'محا هذا الشخص حسابه: وحده يمكنه التسجيل من جديد.', en: 'This person erased its account: only the person can sign up again.' },
    UNKNOWN_STEP: { description: 'The centre’s grid has no such step; the message names those it has.', fr: 'Étape inconnue de la grille du centre. Étapes : {steps}.', ar: 'درجة غير موجودة في شبكة المركز. الدرجات: {steps}.', en: 'No step of the centre’s grid. Steps: {steps}.' },
    UNKNOWN_LANGUAGE: { description: 'No language has that code.', fr: 'Code de langue inconnu : « {value} ». Exemples : fr, ar, en, es, zgh.', ar: 'رمز لغة غير معروف: «{value}». أمثلة: fr، ar، en، es، zgh.', en: 'Unknown language code: "{value}". Examples: fr, ar, en, es, zgh.' },
  },
  { enrolments_once: ['ALREADY_ENROLLED', 'cohortId'], cohort_invitations_one_open: ['ALREADY_ENROLLED', 'learners'] },
  { ...accountLines, ...privacyLines },
);
