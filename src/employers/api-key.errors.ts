import { accountLines } from '../identity/account.errors.ts';
import { defineErrors } from '../kernel/errors.ts';
import { employerLines } from './employer.errors.ts';

export const { raise: apiKeyFault, UserError: ApiKeyUserError, lines: apiKeyLines } = defineErrors(
  'ApiKey',
  {
    TOO_MANY_KEYS: { description: 'The employer has as many live keys as it may: revoke one first.', fr: 'Cet employeur a déjà {most} clés valables : révoquez-en une d’abord.', ar: 'لدى صاحب العمل هذا {most} مفتاحاً صالحاً بالفعل: ألغِ أحدها أولاً.', en: 'This employer has {most} live keys already: revoke one first.' },
    KEY_ENDED: { description: 'The key is revoked or has expired: make a new one.', fr: 'Cette clé est révoquée ou expirée : créez-en une nouvelle.', ar: 'هذا المفتاح ملغى أو منتهي الصلاحية: أنشئ مفتاحاً جديداً.', en: 'This key is revoked or has expired: make a new one.' },
    NO_SANDBOX: { description: 'A test key acts for the sandbox employer of the demo world, and this service has none.', fr: 'Ce service n’a pas d’employeur d’essai : les clés de test n’existent que dans le monde de démonstration.', ar: 'لا يوجد في هذه الخدمة صاحب عمل تجريبي: مفاتيح الاختبار موجودة في العالم التجريبي فقط.', en: 'This service has no sandbox employer: test keys exist in the demo world alone.' },
  },
  {},
  { EMPLOYER_SUSPENDED: employerLines.EMPLOYER_SUSPENDED, EMAIL_NOT_CONFIRMED: accountLines.EMAIL_NOT_CONFIRMED },
);
