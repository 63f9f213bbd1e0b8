import { defineErrors } from '../kernel/errors.ts';

export const { raise: accountFault, UserError: AccountUserError, lines: accountLines } = defineErrors(
  'Account',
  {
    EMAIL_TAKEN: { description: 'An account with that e-mail exists: sign in, ask for a new password (an account that a centre made gets its invitation again), or use another.', fr: 'Un compte existe déjà avec cet e-mail : connectez-vous, ou demandez un nouveau mot de passe.', ar: 'يوجد حساب بهذا البريد الإلكتروني: سجّل الدخول أو اطلب كلمة مرور جديدة.', en: 'An account with this e-mail exists: sign in, or ask for a new password.' },
    WRONG_CREDENTIALS: { description: 'No account with that e-mail and password. The same for both, on purpose.', fr: 'E-mail ou mot de passe incorrect.', ar: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.', en: 'Wrong e-mail or password.' },
    WEAK_PASSWORD: { description: 'The password is shorter than 10 or longer than 200 characters.', fr: 'Le mot de passe doit compter 10 à 200 caractères.', ar: 'يجب أن تتكون كلمة المرور من 10 إلى 200 حرف.', en: 'The password must have 10 to 200 characters.' },
    INVALID_EMAIL: { description: 'The text is no e-mail address.', fr: 'Adresse e-mail invalide.', ar: 'عنوان بريد إلكتروني غير صالح.', en: 'Not a valid e-mail address.' },
    TOKEN_INVALID: { description: 'The refresh token is unknown, expired or of an ended session: sign in again.', fr: 'Session expirée : reconnectez-vous.', ar: 'انتهت الجلسة: سجّل الدخول من جديد.', en: 'The session is over: sign in again.' },
    TOKEN_REUSED: { description: 'The refresh token had been used before; the session was ended, since somebody else may hold it.', fr: 'Jeton déjà utilisé : par sécurité, la session a été fermée.', ar: 'سبق استعمال الرمز: أُغلقت الجلسة حفاظاً على أمانك.', en: 'This token was used before: the session was ended for safety.' },
    LINK_INVALID: { description: 'The link’s token is none of ours, or was made for something else: open the link of the letter as it is.', fr: 'Ce lien n’est pas valable : ouvrez en entier celui de l’e-mail reçu.', ar: 'هذا الرابط غير صالح: افتح رابط الرسالة كاملاً كما هو.', en: 'This link is not valid: open the whole link of the e-mail.' },
    LINK_EXPIRED: { description: 'The link is too old, or a newer letter took its place: ask for a new one.', fr: 'Ce lien a expiré ou un plus récent l’a remplacé : demandez-en un nouveau.', ar: 'انتهت صلاحية هذا الرابط أو حل محله رابط أحدث: اطلب رابطاً جديداً.', en: 'This link has expired, or a newer one took its place: ask for a new one.' },
    LINK_USED: { description: 'The link has served already; each serves once.', fr: 'Ce lien a déjà servi.', ar: 'سبق استعمال هذا الرابط.', en: 'This link has been used already.' },
    LINK_FOREIGN: { description: 'The link belongs to another account than the one signed in: sign out first.', fr: 'Ce lien concerne un autre compte : déconnectez-vous d’abord.', ar: 'هذا الرابط يخص حساباً آخر: سجّل الخروج أولاً.', en: 'This link is for another account: sign out first.' },
    EMAIL_NOT_CONFIRMED: { description: 'The e-mail is not confirmed yet: open the link of the letter, or ask for another by `resendConfirmation`.', fr: 'Confirmez d’abord votre adresse e-mail, avec le lien que nous vous avons envoyé.', ar: 'أكّد أولاً بريدك الإلكتروني بالرابط الذي وصلك.', en: 'Confirm your e-mail address first, with the link you were sent.' },
    WRONG_PASSWORD: { description: 'The present password is another.', fr: 'Mot de passe actuel incorrect.', ar: 'كلمة المرور الحالية غير صحيحة.', en: 'The present password is wrong.' },
    SAME_PASSWORD: { description: 'The new password is the present one: choose another.', fr: 'Choisissez un mot de passe différent de l’actuel.', ar: 'اختر كلمة مرور تختلف عن الحالية.', en: 'Choose a password other than the present one.' },
    UNKNOWN_TIME_ZONE: { description: 'No time zone has that IANA name, such as Africa/Casablanca.', fr: 'Fuseau horaire inconnu : « {value} ». Exemple : Africa/Casablanca.', ar: 'منطقة زمنية غير معروفة: «{value}». مثال: Africa/Casablanca.', en: 'Unknown time zone: "{value}". Example: Africa/Casablanca.' },
  },
  { accounts_email_unique: ['EMAIL_TAKEN', 'email'] },
);
