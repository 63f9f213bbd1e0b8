import { accountLines } from '../identity/account.errors.ts';
import { defineErrors, DomainError } from '../kernel/errors.ts';
import { privacyLines } from '../privacy/privacy.errors.ts';

export const { raise: employerFault, UserError: EmployerUserError, lines: employerLines } = defineErrors(
  'Employer',
  {
    ALREADY_MEMBER: { description: 'The account is a member already, or has asked to be.', fr: 'Vous êtes déjà membre, ou votre demande est en attente.', ar: 'أنت عضو بالفعل أو طلبك قيد الانتظار.', en: 'You are a member already, or have asked to be.' },
    EMPLOYER_SUSPENDED: { description: 'The employer that you are a member of is suspended: its members read what is theirs and change nothing. `decisions` says why.', fr: 'Cet employeur est suspendu : rien ne peut être modifié pour l’instant. La décision en donne la raison.', ar: 'صاحب العمل هذا موقوف: لا يمكن تغيير أي شيء حالياً. تجد السبب في القرار.', en: 'This employer is suspended: nothing can be changed for now. The decision says why.' },
    LAST_OWNER: { description: 'An employer is never without an owner: pass ownership on first.', fr: 'Un employeur garde toujours un propriétaire : désignez-en un autre d’abord.', ar: 'لا يبقى صاحب العمل بلا مالك: عيّن مالكاً آخر أولاً.', en: 'An employer always keeps an owner: name another first.' },
    ALREADY_REGISTERED: { description: 'Another employer has that registration number: ask to join it; where it is not to be seen, the message says what else to do.', fr: 'Un employeur porte déjà ce numéro : demandez à le rejoindre.', ar: 'هناك صاحب عمل بهذا الرقم: اطلب الانضمام إليه.', en: 'An employer with this number exists: ask to join it.' },
    MEMBERSHIP_ENDED: { description: 'The membership has ended and changes no more.', fr: 'Cette adhésion a pris fin.', ar: 'انتهت هذه العضوية.', en: 'This membership has ended.' },
    NUMBER_MISSING: { description: 'An employer is verified by its registration number, and has none.', fr: 'Aucun numéro d’immatriculation à vérifier.', ar: 'لا يوجد رقم تسجيل للتحقق منه.', en: 'There is no registration number to verify.' },
    NOT_ASKED: { description: 'The employer does not wait to be verified: it is already, or was refused and has not asked again.', fr: 'Cet employeur n’attend pas de vérification.', ar: 'صاحب العمل هذا لا ينتظر تحققاً.', en: 'This employer does not wait to be verified.' },
    WRONG_NUMBER: { description: 'The number does not have the form and the check of its register (ICE 15 digits, the whole a multiple of 97; SIREN 9 digits, Luhn; CBE 10 digits, 97 less the rest; NIF of an organisation: letter, 7 digits, a check that is a digit or a letter, either for any kind since sources differ on which has which).', fr: 'Numéro {kind} invalide : {rule}.', ar: 'رقم {kind} غير صالح: {rule}.', en: 'Invalid {kind} number: {rule}.' },
  },
  { employer_members_one_live: ['ALREADY_MEMBER', 'employerId'], employers_registration_unique: ['ALREADY_REGISTERED', 'registrationNumber'] },
  { ...accountLines, ...privacyLines },
);

/** The same fault where nobody sees the employer that has the number, so that nobody can ask to join it. */
const HELD_OUT_OF_SIGHT = {
  fr: 'Un employeur qui n’est pas public porte déjà ce numéro ; on ne peut pas encore demander à le rejoindre. Voyez avec vos collègues qui l’a inscrit, ou laissez le numéro vide et ajoutez-le une fois votre adresse confirmée.',
  ar: 'هناك صاحب عمل غير ظاهر للعموم يحمل هذا الرقم، ولا يمكن طلب الانضمام إليه بعد. اسأل زملاءك عمّن سجّله، أو اترك الرقم فارغاً وأضفه بعد تأكيد عنوانك.',
  en: 'An employer that is not public has this number, and can not be joined yet. Ask your colleagues who registered it, or leave the number out and add it once your address is confirmed.',
};

/** That another employer has the number. @param joinable whether everybody sees that employer, and may ask to join it */
export const alreadyRegistered = (field: string, joinable: boolean): DomainError => (joinable ? employerFault.ALREADY_REGISTERED(field) : new DomainError('ALREADY_REGISTERED', field, HELD_OUT_OF_SIGHT, {}));
