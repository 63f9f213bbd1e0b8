import type { Sentence } from '../../kernel/language.ts';
import { s } from './sentences.ts';

/** One thing that a form asks. */
export interface Input {
  readonly name: string;
  readonly type: 'password' | 'email' | 'text' | 'checkbox';
  /** `{notice}` becomes a link to the privacy notice. */
  readonly label: Sentence;
  readonly optional?: boolean;
  readonly autocomplete?: string;
}

/** Pages that a form leads on to. */
type Way = 'sign-in' | 'forgotten-password';

/** A page that a letter's link opens: what it asks, and the mutation it sends. */
export interface Form {
  readonly title: Sentence;
  readonly intro: Sentence;
  readonly inputs: readonly Input[];
  readonly button: Sentence;
  readonly done: Sentence;
  /** Pages that help further once it is done, and where the link of the letter has ended; `lost` says how. */
  readonly next: readonly Way[];
  readonly lost: Sentence;
  readonly ways: readonly Way[];
  /** Whether a link's token is needed; without one the page only says so. */
  readonly token: boolean;
  readonly mutation: string;
  /** The mutation's input, of what was typed and the version of the privacy notice in force. */
  readonly input: (typed: Readonly<Record<string, string>>, notice: string) => object;
}

/** What the session is called that an invitation starts, for the moment until the page ends it. */
const DEVICE = 'Jisr, page of the invitation';
const PASSWORD: Input = { name: 'password', type: 'password', autocomplete: 'new-password', label: s('Nouveau mot de passe (10 caractères au moins)', 'كلمة مرور جديدة (10 أحرف على الأقل)', 'New password (10 characters at least)') };

/** Every form, by its path. A client of your own answers the same paths where PUBLIC_URL names it. */
export const forms: Readonly<Record<string, Form>> = {
  'confirm-email': {
    title: s('Confirmer mon adresse', 'تأكيد عنواني', 'Confirm my address'),
    intro: s('Un clic suffit : votre adresse sera confirmée.', 'نقرة واحدة تكفي لتأكيد عنوانك.', 'One click confirms your address.'),
    inputs: [],
    button: s('Confirmer', 'تأكيد', 'Confirm'),
    done: s('Votre adresse est confirmée. Vous pouvez fermer cette page.', 'تم تأكيد عنوانك. يمكنك إغلاق هذه الصفحة.', 'Your address is confirmed. You can close this page.'),
    next: [],
    lost: s('Votre adresse est peut-être déjà confirmée : connectez-vous pour le voir, ou pour demander un nouveau message.', 'ربما سبق تأكيد عنوانك: سجّل الدخول لترى ذلك أو لتطلب رسالة جديدة.', 'Your address may be confirmed already: sign in to see so, or to ask for a new letter.'),
    ways: ['sign-in'],
    token: true,
    mutation: 'mutation ($input: ConfirmEmailInput!) { confirmEmail(input: $input) { userErrors { code message } } }',
    input: ({ token }) => ({ token }),
  },
  'reset-password': {
    title: s('Choisir un nouveau mot de passe', 'اختيار كلمة مرور جديدة', 'Choose a new password'),
    intro: s('Vos autres sessions seront fermées.', 'ستُغلق جلساتك الأخرى.', 'Your other sessions will be ended.'),
    inputs: [PASSWORD],
    button: s('Enregistrer', 'حفظ', 'Save'),
    done: s('Le mot de passe est changé : connectez-vous avec le nouveau.', 'تم تغيير كلمة المرور: سجّل الدخول بالجديدة.', 'The password is changed: sign in with the new one.'),
    next: ['sign-in'],
    lost: s('Vous pouvez demander un nouveau lien.', 'يمكنك طلب رابط جديد.', 'You can ask for a new link.'),
    ways: ['forgotten-password'],
    token: true,
    mutation: 'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { userErrors { code message } } }',
    input: ({ token, password }) => ({ token, password }),
  },
  'forgotten-password': {
    title: s('Mot de passe oublié', 'نسيت كلمة المرور', 'Forgotten password'),
    intro: s('Nous vous enverrons un lien pour en choisir un nouveau.', 'سنرسل إليك رابطاً لاختيار كلمة جديدة.', 'We will send you a link to choose a new one.'),
    inputs: [{ name: 'email', type: 'email', autocomplete: 'email', label: s('Adresse e-mail', 'البريد الإلكتروني', 'E-mail address') }],
    button: s('Envoyer le lien', 'إرسال الرابط', 'Send the link'),
    done: s('Si un compte existe avec cette adresse, un lien vient de lui être envoyé.', 'إن كان هناك حساب بهذا العنوان، فقد أُرسل إليه رابط.', 'If there is an account with this address, a link was sent to it.'),
    next: [],
    lost: s('Vous pouvez demander un nouveau lien.', 'يمكنك طلب رابط جديد.', 'You can ask for a new link.'),
    ways: ['forgotten-password'],
    token: false,
    mutation: 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { userErrors { code message } } }',
    input: ({ email }) => ({ email }),
  },
  invitation: {
    title: s('Rejoindre Jisr', 'الانضمام إلى جسر', 'Join Jisr'),
    intro: s('Votre centre a préparé votre compte. Choisissez un mot de passe ; aucun employeur ne voit votre profil avant que vous ne le décidiez.', 'أعدّ مركزك حسابك. اختر كلمة مرور؛ لا يرى أي صاحب عمل ملفك قبل أن تقرر ذلك.', 'Your centre has prepared your account. Choose a password; no employer sees your profile before you decide so.'),
    inputs: [
      PASSWORD,
      { name: 'name', type: 'text', autocomplete: 'name', optional: true, label: s('Votre nom, si le centre l’a écrit autrement (facultatif)', 'اسمك إن كتبه المركز بشكل مختلف (اختياري)', 'Your name, if the centre wrote it otherwise (optional)') },
      { name: 'ofAge', type: 'checkbox', label: s('J’ai 16 ans ou plus.', 'عمري 16 سنة أو أكثر.', 'I am 16 or older.') },
      { name: 'notice', type: 'checkbox', label: s('J’ai lu et j’accepte {notice}.', 'قرأت {notice} وأقبله.', 'I have read and accept {notice}.') },
    ],
    button: s('Créer mon accès', 'إنشاء دخولي', 'Create my access'),
    done: s('Votre compte est prêt : connectez-vous avec votre adresse et ce mot de passe.', 'حسابك جاهز: سجّل الدخول بعنوانك وكلمة المرور هذه.', 'Your account is ready: sign in with your address and this password.'),
    next: ['sign-in'],
    lost: s('Si vous avez déjà choisi un mot de passe, connectez-vous, ou choisissez-en un autre. Sinon, demandez une nouvelle invitation à votre centre.', 'إن كنت قد اخترت كلمة مرور فسجّل الدخول أو اختر كلمة أخرى. وإلا فاطلب من مركزك دعوة جديدة.', 'If you have chosen a password already, sign in, or choose another one. Otherwise ask your centre for a new invitation.'),
    ways: ['sign-in', 'forgotten-password'],
    token: true,
    mutation: 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { accessToken userErrors { code message } } }',
    input: ({ token, password, name, ofAge, notice }, version) => ({ token, password, name: name?.trim() || null, isAtLeast16: ofAge === 'on', privacyNotice: notice === 'on' ? version : '', device: DEVICE }),
  },
};
