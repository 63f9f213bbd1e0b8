import { accountLines } from '../identity/account.errors.ts';
import { defineErrors } from '../kernel/errors.ts';

/** Faults of signing up, so that folders whose sign-ups call `acceptTerms` tell them as their own. */
export const privacyLines = {
  NOTICE_OUTDATED: {
    description: 'The version sent is not the one of the privacy notice in force, or none was accepted: show the notice, and send its version. The message names it.',
    fr: 'Lisez et acceptez la notice de confidentialité en vigueur, version {current}.', ar: 'اقرأ إشعار الخصوصية الساري، النسخة {current}، واقبله.', en: 'Read and accept the privacy notice in force, version {current}.',
  },
  UNDER_AGE: {
    description: 'The service is for people of 16 and older.',
    fr: 'Il faut avoir au moins 16 ans pour s’inscrire.', ar: 'يجب ألا يقل عمرك عن 16 سنة للتسجيل.', en: 'You must be at least 16 to sign up.',
  },
} as const;

export const { raise: privacyFault, UserError: PrivacyUserError } = defineErrors(
  'Privacy',
  {
    ...privacyLines,
    WRONG_ADDRESS: { description: 'The address repeated to confirm the erasure is not the account’s.', fr: 'Ce n’est pas l’adresse de ce compte.', ar: 'هذا ليس عنوان هذا الحساب.', en: 'This is not the address of this account.' },
    LAST_OWNER: { description: 'The account is the only owner of an employer, which the message names: pass ownership on first.', fr: 'Vous êtes seul propriétaire de {name} : désignez-en un autre d’abord.', ar: 'أنت المالك الوحيد لـ{name}: عيّن مالكاً آخر أولاً.', en: 'You are the only owner of {name}: name another first.' },
    LAST_COORDINATOR: { description: 'The account is the only coordinator of a centre, which the message names: appoint another first.', fr: 'Vous êtes seul coordinateur de {name} : nommez-en un autre d’abord.', ar: 'أنت المنسق الوحيد لـ{name}: عيّن منسقاً آخر أولاً.', en: 'You are the only coordinator of {name}: appoint another first.' },
    LAST_ADMINISTRATOR: { description: 'The account is the only administrator of the service: make another first.', fr: 'Vous êtes seul administrateur du service : créez-en un autre d’abord.', ar: 'أنت المشرف الوحيد على الخدمة: عيّن مشرفاً آخر أولاً.', en: 'You are the only administrator of the service: make another first.' },
  },
  {},
  accountLines,
);
