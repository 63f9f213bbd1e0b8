import { defineLetter } from '../mail/letter.ts';

/** A link that sets a new password. */
export const RESET_PASSWORD = defineLetter<{ tokenId: string }>('account.reset-password', { tokenId: '01990000-0000-7000-8000-000000000000' }, {
  FR: ({ tokenId }, links) => ({
    subject: 'Choisissez un nouveau mot de passe',
    paragraphs: ['Vous avez demandé un nouveau mot de passe pour votre compte Jisr. Choisissez-le ici ; tous les appareils connectés devront ensuite se reconnecter.'],
    action: { label: 'Choisir un mot de passe', url: links.withToken('reset-password', tokenId) },
    after: ['Ce lien est valable deux heures et sert une seule fois.', 'Vous n’avez rien demandé ? Ignorez ce message : votre mot de passe reste le même.'],
  }),
  AR: ({ tokenId }, links) => ({
    subject: 'اختر كلمة مرور جديدة',
    paragraphs: ['طلبت كلمة مرور جديدة لحسابك في جسر. اخترها هنا؛ وعلى كل الأجهزة المتصلة أن تسجّل الدخول من جديد بعد ذلك.'],
    action: { label: 'اختيار كلمة المرور', url: links.withToken('reset-password', tokenId) },
    after: ['هذا الرابط صالح لساعتين ويُستعمل مرة واحدة.', 'لم تطلب شيئاً؟ تجاهل هذه الرسالة: تبقى كلمة مرورك كما هي.'],
  }),
  EN: ({ tokenId }, links) => ({
    subject: 'Choose a new password',
    paragraphs: ['You asked for a new password for your Jisr account. Choose it here; every device that is signed in will have to sign in again.'],
    action: { label: 'Choose a password', url: links.withToken('reset-password', tokenId) },
    after: ['This link is good for two hours and works once.', 'You did not ask for this? Ignore this message: your password stays as it is.'],
  }),
});

/** After a password was changed, by the holder or whoever passes for it. */
export const PASSWORD_CHANGED = defineLetter('account.password-changed', {}, {
  FR: (_, links) => ({
    subject: 'Votre mot de passe a été changé',
    paragraphs: ['Le mot de passe de votre compte Jisr vient d’être changé, et les autres appareils ont été déconnectés.'],
    action: { label: 'Ce n’était pas moi', url: links.page('forgotten-password') },
    after: ['Si c’est vous, il n’y a rien à faire.'],
  }),
  AR: (_, links) => ({
    subject: 'غُيّرت كلمة مرورك',
    paragraphs: ['غُيّرت كلمة مرور حسابك في جسر قبل قليل، وأُخرجت الأجهزة الأخرى منه.'],
    action: { label: 'لم أكن أنا', url: links.page('forgotten-password') },
    after: ['إن كنت أنت من غيّرها فلا شيء عليك.'],
  }),
  EN: (_, links) => ({
    subject: 'Your password was changed',
    paragraphs: ['The password of your Jisr account has just been changed, and the other devices were signed out.'],
    action: { label: 'It was not me', url: links.page('forgotten-password') },
    after: ['If it was you, there is nothing to do.'],
  }),
});

interface Invitation {
  readonly tokenId: string;
  /** Who made the account, such as the name of a centre; null where the letter is sent again. */
  readonly by: string | null;
}

/** To somebody for whom an account was made. */
export const INVITATION = defineLetter<Invitation>('account.invitation', { tokenId: '01990000-0000-7000-8000-000000000000', by: 'YouCode Oujda' }, {
  FR: ({ tokenId, by }, links) => ({
    subject: by ? `${by} vous invite sur Jisr` : 'Votre invitation sur Jisr',
    paragraphs: [
      `${by ? `${by} vous a ouvert` : 'Votre centre vous a ouvert'} un compte sur Jisr, qui met en relation les lauréats des centres de formation au numérique et les employeurs.`,
      'Choisissez un mot de passe pour l’utiliser. Aucun employeur ne vous voit tant que vous ne l’avez pas décidé vous-même.',
    ],
    action: { label: 'Ouvrir mon compte', url: links.withToken('invitation', tokenId) },
    after: ['Ce lien est valable 30 jours et sert une seule fois.', 'Ce message ne vous concerne pas ? Ignorez-le : sans vous, ce compte ne sert à rien.'],
  }),
  AR: ({ tokenId, by }, links) => ({
    subject: by ? `${by} يدعوك إلى جسر` : 'دعوتك إلى جسر',
    paragraphs: [
      `${by ? `فتح لك ${by}` : 'فتح لك مركزك'} حساباً في جسر، الذي يصل خريجي مراكز التكوين الرقمي بأصحاب العمل.`,
      'اختر كلمة مرور لتستعمله. لا يراك أي صاحب عمل ما لم تقرر ذلك بنفسك.',
    ],
    action: { label: 'فتح حسابي', url: links.withToken('invitation', tokenId) },
    after: ['هذا الرابط صالح لثلاثين يوماً ويُستعمل مرة واحدة.', 'هذه الرسالة لا تعنيك؟ تجاهلها: لا يُستعمل هذا الحساب من دونك.'],
  }),
  EN: ({ tokenId, by }, links) => ({
    subject: by ? `${by} invites you to Jisr` : 'Your invitation to Jisr',
    paragraphs: [
      `${by ? `${by} has opened` : 'Your centre has opened'} an account for you on Jisr, which brings graduates of coding centres and employers together.`,
      'Choose a password to use it. No employer sees you before you decide so yourself.',
    ],
    action: { label: 'Open my account', url: links.withToken('invitation', tokenId) },
    after: ['This link is good for 30 days and works once.', 'This message is not for you? Ignore it: without you the account is of no use.'],
  }),
});

/** Letters about the password of an account. */
export const passwordLetters = [RESET_PASSWORD, PASSWORD_CHANGED, INVITATION];
