import { defineLetter } from '../mail/letter.ts';

/** A link by the id of its token; its secret is made when the letter is worded. */
interface Link {
  readonly tokenId: string;
}
const LINK: Link = { tokenId: '01990000-0000-7000-8000-000000000000' };
interface NewEmail {
  readonly newEmail: string;
}
const NEW_EMAIL: NewEmail = { newEmail: 'amina.benali@exemple.ma' };

/** After a sign-up: shows that letters to the address arrive. */
export const CONFIRM_EMAIL = defineLetter<Link>('account.confirm-email', LINK, {
  FR: ({ tokenId }, links) => ({
    subject: 'Confirmez votre adresse e-mail',
    paragraphs: ['Bienvenue sur Jisr. Il reste un geste : confirmez que cette adresse est bien la vôtre. Avant cela, rien de vous n’est montré à personne.'],
    action: { label: 'Confirmer mon adresse', url: links.withToken('confirm-email', tokenId) },
    after: ['Ce lien est valable trois jours et sert une seule fois.', 'Vous n’avez pas créé de compte ? Ignorez ce message : sans confirmation, ce compte reste invisible.'],
  }),
  AR: ({ tokenId }, links) => ({
    subject: 'أكّد بريدك الإلكتروني',
    paragraphs: ['مرحباً بك في جسر. بقيت خطوة واحدة: أكّد أن هذا العنوان عنوانك. قبل ذلك لا يُعرض شيء عنك على أحد.'],
    action: { label: 'تأكيد عنواني', url: links.withToken('confirm-email', tokenId) },
    after: ['هذا الرابط صالح لثلاثة أيام ويُستعمل مرة واحدة.', 'لم تنشئ حساباً؟ تجاهل هذه الرسالة: من دون تأكيد يبقى هذا الحساب غير مرئي.'],
  }),
  EN: ({ tokenId }, links) => ({
    subject: 'Confirm your e-mail address',
    paragraphs: ['Welcome to Jisr. One thing is left to do: confirm that this address is yours. Until then, nothing of you is shown to anybody.'],
    action: { label: 'Confirm my address', url: links.withToken('confirm-email', tokenId) },
    after: ['This link is good for three days and works once.', 'You did not make an account? Ignore this message: without confirmation the account stays invisible.'],
  }),
});

/** To the address that is to become the account's. */
export const CHANGE_EMAIL = defineLetter<Link>('account.change-email', LINK, {
  FR: ({ tokenId }, links) => ({
    subject: 'Confirmez votre nouvelle adresse',
    paragraphs: ['Vous avez demandé à utiliser cette adresse pour votre compte Jisr. Elle remplacera l’ancienne dès que vous aurez ouvert le lien ci-dessous.'],
    action: { label: 'Utiliser cette adresse', url: links.withToken('confirm-email', tokenId) },
    after: ['Ce lien est valable 24 heures et sert une seule fois.', 'Vous n’avez rien demandé ? Ignorez ce message : rien ne changera.'],
  }),
  AR: ({ tokenId }, links) => ({
    subject: 'أكّد عنوانك الجديد',
    paragraphs: ['طلبت استعمال هذا العنوان لحسابك في جسر. سيحل محل القديم بمجرد أن تفتح الرابط أدناه.'],
    action: { label: 'استعمال هذا العنوان', url: links.withToken('confirm-email', tokenId) },
    after: ['هذا الرابط صالح لأربع وعشرين ساعة ويُستعمل مرة واحدة.', 'لم تطلب شيئاً؟ تجاهل هذه الرسالة: لن يتغير أي شيء.'],
  }),
  EN: ({ tokenId }, links) => ({
    subject: 'Confirm your new address',
    paragraphs: ['You asked to use this address for your Jisr account. It takes the place of the old one as soon as you open the link below.'],
    action: { label: 'Use this address', url: links.withToken('confirm-email', tokenId) },
    after: ['This link is good for 24 hours and works once.', 'You did not ask for this? Ignore this message: nothing will change.'],
  }),
});

/** To the present address, when another was asked for. */
export const EMAIL_CHANGE_ASKED = defineLetter<NewEmail>('account.email-change-asked', NEW_EMAIL, {
  FR: ({ newEmail }, links) => ({
    subject: 'On demande à changer l’adresse de votre compte',
    paragraphs: ['Quelqu’un qui connaît votre mot de passe a demandé que votre compte Jisr utilise une autre adresse. Rien n’est changé encore : il faut pour cela ouvrir le lien envoyé à la nouvelle.'],
    facts: [['Nouvelle adresse', newEmail]],
    action: { label: 'Ce n’est pas moi', url: links.page('forgotten-password') },
    after: ['Si c’est vous, il n’y a rien à faire ici.', 'Si ce n’est pas vous, choisissez maintenant un autre mot de passe : la demande tombera avec l’ancien.'],
  }),
  AR: ({ newEmail }, links) => ({
    subject: 'طُلب تغيير عنوان حسابك',
    paragraphs: ['شخص يعرف كلمة مرورك طلب أن يستعمل حسابك في جسر عنواناً آخر. لم يتغير شيء بعد: لا بد من فتح الرابط الذي أُرسل إلى العنوان الجديد.'],
    facts: [['العنوان الجديد', newEmail]],
    action: { label: 'لست أنا', url: links.page('forgotten-password') },
    after: ['إن كنت أنت من طلب ذلك فلا شيء عليك هنا.', 'وإن لم تكن أنت، فاختر الآن كلمة مرور أخرى: يسقط الطلب مع القديمة.'],
  }),
  EN: ({ newEmail }, links) => ({
    subject: 'Somebody asks to change the address of your account',
    paragraphs: ['Somebody who knows your password asked that your Jisr account use another address. Nothing has changed yet: the link that was sent to the new address has to be opened first.'],
    facts: [['New address', newEmail]],
    action: { label: 'It is not me', url: links.page('forgotten-password') },
    after: ['If it was you, there is nothing to do here.', 'If it was not, choose another password now: the request falls with the old one.'],
  }),
});

/** To the address that was the account's until now. */
export const EMAIL_CHANGED = defineLetter<NewEmail>('account.email-changed', NEW_EMAIL, {
  FR: ({ newEmail }) => ({
    subject: 'L’adresse de votre compte a changé',
    paragraphs: ['Votre compte Jisr utilise désormais une autre adresse. C’est le dernier message que nous envoyons à celle-ci.'],
    facts: [['Nouvelle adresse', newEmail]],
    after: ['Si ce n’est pas vous qui l’avez changée, prévenez tout de suite votre centre ou l’équipe de Jisr.'],
  }),
  AR: ({ newEmail }) => ({
    subject: 'تغيّر عنوان حسابك',
    paragraphs: ['صار حسابك في جسر يستعمل عنواناً آخر. هذه آخر رسالة نرسلها إلى هذا العنوان.'],
    facts: [['العنوان الجديد', newEmail]],
    after: ['إن لم تكن أنت من غيّره، فاتصل فوراً بمركزك أو بفريق جسر.'],
  }),
  EN: ({ newEmail }) => ({
    subject: 'The address of your account has changed',
    paragraphs: ['Your Jisr account uses another address from now on. This is the last message we send to this one.'],
    facts: [['New address', newEmail]],
    after: ['If it was not you who changed it, speak to your centre or to the people of Jisr at once.'],
  }),
});

/** To the holder of an account whose address somebody else wanted: only the holder learns that there is one. */
export const EMAIL_IN_USE = defineLetter('account.email-in-use', {}, {
  FR: (_, links) => ({
    subject: 'Vous avez déjà un compte avec cette adresse',
    paragraphs: ['Quelqu’un a voulu utiliser cette adresse pour un autre compte Jisr. Elle a déjà le sien : rien n’a été changé, et la personne n’en a rien su.'],
    action: { label: 'J’ai oublié mon mot de passe', url: links.page('forgotten-password') },
    after: ['Si c’est vous, connectez-vous avec cette adresse ; un mot de passe oublié se remplace par le bouton ci-dessus.', 'Si ce n’est pas vous, il n’y a rien à faire.'],
  }),
  AR: (_, links) => ({
    subject: 'لديك حساب بهذا العنوان بالفعل',
    paragraphs: ['أراد شخص استعمال هذا العنوان لحساب آخر في جسر. للعنوان حسابه بالفعل: لم يتغير شيء، ولم يُخبَر ذلك الشخص بشيء.'],
    action: { label: 'نسيت كلمة المرور', url: links.page('forgotten-password') },
    after: ['إن كنت أنت، فسجّل الدخول بهذا العنوان؛ وإن نسيت كلمة المرور فبدّلها بالزر أعلاه.', 'وإن لم تكن أنت، فلا شيء عليك.'],
  }),
  EN: (_, links) => ({
    subject: 'You have an account with this address already',
    paragraphs: ['Somebody wanted to use this address for another Jisr account. It has one already: nothing was changed, and the person was told nothing.'],
    action: { label: 'I forgot my password', url: links.page('forgotten-password') },
    after: ['If it was you, sign in with this address; a forgotten password is replaced by the button above.', 'If it was not, there is nothing to do.'],
  }),
});

/** Letters about the address of an account. */
export const accountLetters = [CONFIRM_EMAIL, CHANGE_EMAIL, EMAIL_CHANGE_ASKED, EMAIL_CHANGED, EMAIL_IN_USE];
