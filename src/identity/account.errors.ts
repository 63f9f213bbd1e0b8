import { defineErrors } from '../kernel/errors.ts';

export const { raise: accountFault, UserError: AccountUserError, lines: accountLines } = defineErrors(
  'Account',
  {
    EMAIL_TAKEN: { description: 'An account with that e-mail exists: sign in, or use another.', fr: 'Un compte existe déjà avec cet e-mail : connectez-vous.', ar: 'يوجد حساب بهذا البريد الإلكتروني: سجّل الدخول.', en: 'An account with this e-mail exists: sign in.' },
    WRONG_CREDENTIALS: { description: 'No account with that e-mail and password. The same for both, on purpose.', fr: 'E-mail ou mot de passe incorrect.', ar: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.', en: 'Wrong e-mail or password.' },
    WEAK_PASSWORD: { description: 'The password is shorter than 10 or longer than 200 characters.', fr: 'Le mot de passe doit compter 10 à 200 caractères.', ar: 'يجب أن تتكون كلمة المرور من 10 إلى 200 حرف.', en: 'The password must have 10 to 200 characters.' },
    INVALID_EMAIL: { description: 'The text is no e-mail address.', fr: 'Adresse e-mail invalide.', ar: 'عنوان بريد إلكتروني غير صالح.', en: 'Not a valid e-mail address.' },
    TOKEN_INVALID: { description: 'The refresh token is unknown, expired or of an ended session: sign in again.', fr: 'Session expirée : reconnectez-vous.', ar: 'انتهت الجلسة: سجّل الدخول من جديد.', en: 'The session is over: sign in again.' },
    TOKEN_REUSED: { description: 'The refresh token had been used before; the session was ended, since somebody else may hold it.', fr: 'Jeton déjà utilisé : par sécurité, la session a été fermée.', ar: 'سبق استعمال الرمز: أُغلقت الجلسة حفاظاً على أمانك.', en: 'This token was used before: the session was ended for safety.' },
  },
  { accounts_email_unique: ['EMAIL_TAKEN', 'email'] },
);
