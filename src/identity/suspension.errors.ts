import { defineErrors } from '../kernel/errors.ts';

export const { raise: suspensionFault, UserError: SuspensionUserError } = defineErrors('Suspension', {
  OWN_ACCOUNT: { description: 'Nobody suspends itself: another administrator does.', fr: 'Vous ne pouvez pas suspendre votre propre compte.', ar: 'لا يمكنك تعليق حسابك بنفسك.', en: 'You cannot suspend your own account.' },
  LAST_ADMINISTRATOR: { description: 'The service is never without an administrator: make another first.', fr: 'C’est le dernier compte administrateur : créez-en un autre d’abord.', ar: 'هذا آخر حساب مدير: أنشئ حساباً آخر أولاً.', en: 'This is the last administrator: make another first.' },
});
