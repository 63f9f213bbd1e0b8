import { defineLetter } from '../mail/letter.ts';

interface Standing {
  readonly reason: string;
}
const EXAMPLE: Standing = { reason: 'Faux profil signalé' };

export const ACCOUNT_SUSPENDED = defineLetter<Standing>('account.suspended', EXAMPLE, {
  FR: ({ reason }) => ({ subject: 'Votre compte est suspendu', paragraphs: ['Un administrateur a suspendu votre compte. Vos sessions sont fermées et vous ne pouvez plus vous connecter.', 'Pour contester cette décision ou récupérer vos données, répondez à ce message.'], facts: [['Motif', reason]] }),
  AR: ({ reason }) => ({ subject: 'تم تعليق حسابك', paragraphs: ['علّق أحد المديرين حسابك. أُغلقت جلساتك ولم يعد بإمكانك تسجيل الدخول.', 'للاعتراض على هذا القرار أو استرجاع بياناتك، أجب على هذه الرسالة.'], facts: [['السبب', reason]] }),
  EN: ({ reason }) => ({ subject: 'Your account is suspended', paragraphs: ['An administrator suspended your account. Your sessions are over and you cannot sign in.', 'To object, or to have your data, answer this letter.'], facts: [['Reason', reason]] }),
});

export const ACCOUNT_RESTORED = defineLetter<Standing>('account.restored', EXAMPLE, {
  FR: ({ reason }) => ({ subject: 'Votre compte est rétabli', paragraphs: ['La suspension de votre compte est levée : vous pouvez de nouveau vous connecter.'], facts: [['Motif', reason]] }),
  AR: ({ reason }) => ({ subject: 'رُفع التعليق عن حسابك', paragraphs: ['رُفع التعليق عن حسابك: يمكنك تسجيل الدخول من جديد.'], facts: [['السبب', reason]] }),
  EN: ({ reason }) => ({ subject: 'Your account is restored', paragraphs: ['The suspension of your account is over: you can sign in again.'], facts: [['Reason', reason]] }),
});

/** Every letter about an account's standing. */
export const suspensionLetters = [ACCOUNT_SUSPENDED, ACCOUNT_RESTORED];
