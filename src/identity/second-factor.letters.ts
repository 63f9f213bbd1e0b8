import { defineLetter } from '../mail/letter.ts';

/** After an authenticator app was set up, by the holder or whoever passes for it. */
export const SECOND_FACTOR_SET_UP = defineLetter('account.second-factor-set-up', {}, {
  FR: (_, links) => ({
    subject: 'Votre compte demande désormais un code',
    paragraphs: ['Une application d’authentification vient d’être reliée à votre compte Jisr : en plus du mot de passe, un code sera demandé à chaque connexion. Les autres appareils ont été déconnectés.', 'Gardez les codes de secours sur papier : chacun remplace une fois l’application.'],
    action: { label: 'Ce n’était pas moi', url: links.page('forgotten-password') },
    after: ['Si c’est vous, il n’y a rien à faire.', 'Si ce n’est pas vous, choisissez un autre mot de passe et prévenez tout de suite l’équipe de Jisr.'],
  }),
  AR: (_, links) => ({
    subject: 'صار حسابك يطلب رمزاً',
    paragraphs: ['رُبط تطبيق مصادقة بحسابك في جسر قبل قليل: سيُطلب رمز مع كلمة المرور عند كل دخول. وأُخرجت الأجهزة الأخرى من الحساب.', 'احتفظ برموز الطوارئ على الورق: كل واحد منها ينوب عن التطبيق مرة واحدة.'],
    action: { label: 'لم أكن أنا', url: links.page('forgotten-password') },
    after: ['إن كنت أنت من فعل ذلك فلا شيء عليك.', 'وإن لم تكن أنت، فاختر كلمة مرور أخرى واتصل فوراً بفريق جسر.'],
  }),
  EN: (_, links) => ({
    subject: 'Your account asks for a code from now on',
    paragraphs: ['An authenticator app has just been linked to your Jisr account: besides the password, every sign-in will ask for a code. The other devices were signed out.', 'Keep the recovery codes on paper: each stands in for the app once.'],
    action: { label: 'It was not me', url: links.page('forgotten-password') },
    after: ['If it was you, there is nothing to do.', 'If it was not, choose another password and speak to the people of Jisr at once.'],
  }),
});

/** After it was taken away: by the holder, or by who runs the service for a holder who lost it. */
export const SECOND_FACTOR_REMOVED = defineLetter('account.second-factor-removed', {}, {
  FR: (_, links) => ({
    subject: 'Votre compte ne demande plus de code',
    paragraphs: ['L’application d’authentification de votre compte Jisr vient d’être retirée, avec ses codes de secours : le mot de passe suffit de nouveau pour se connecter.'],
    action: { label: 'Ce n’était pas moi', url: links.page('forgotten-password') },
    after: ['Si c’est vous, ou si vous l’avez demandé, il n’y a rien à faire.', 'Sinon, choisissez tout de suite un autre mot de passe.'],
  }),
  AR: (_, links) => ({
    subject: 'لم يعد حسابك يطلب رمزاً',
    paragraphs: ['أُزيل تطبيق المصادقة من حسابك في جسر قبل قليل، ومعه رموز الطوارئ: تكفي كلمة المرور وحدها للدخول من جديد.'],
    action: { label: 'لم أكن أنا', url: links.page('forgotten-password') },
    after: ['إن كنت أنت من فعل ذلك أو طلبه فلا شيء عليك.', 'وإلا فاختر كلمة مرور أخرى فوراً.'],
  }),
  EN: (_, links) => ({
    subject: 'Your account asks for no code any more',
    paragraphs: ['The authenticator app of your Jisr account has just been removed, with its recovery codes: the password alone signs in again.'],
    action: { label: 'It was not me', url: links.page('forgotten-password') },
    after: ['If it was you, or if you asked for it, there is nothing to do.', 'If it was not, choose another password at once.'],
  }),
});

/** Letters about the second factor of an account. */
export const secondFactorLetters = [SECOND_FACTOR_SET_UP, SECOND_FACTOR_REMOVED];
