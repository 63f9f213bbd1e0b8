import { defineLetter } from '../mail/letter.ts';

interface Merged {
  readonly reason: string;
}
const EXAMPLE: Merged = { reason: 'Même numéro de téléphone' };

/** To the account that stays. Neither address is told to the other: should the two be different people after all, neither learns of the other. */
export const ACCOUNT_JOINED = defineLetter<Merged>('graduates.account-joined', EXAMPLE, {
  FR: ({ reason }) => ({ subject: 'Vos deux comptes n’en font plus qu’un', paragraphs: ['Vous aviez deux comptes. Un administrateur les a réunis : formations, compétences et candidatures de l’autre sont maintenant dans celui-ci. Vérifiez votre profil.', 'Si vous n’aviez qu’un compte, répondez tout de suite à ce message.'], facts: [['Motif', reason]] }),
  AR: ({ reason }) => ({ subject: 'أصبح حساباك حساباً واحداً', paragraphs: ['كان لديك حسابان. جمعهما أحد المديرين: أصبحت تكوينات الحساب الآخر ومهاراته وطلبات ترشحه في هذا الحساب. راجع ملفك.', 'إن لم يكن لديك سوى حساب واحد، أجب فوراً على هذه الرسالة.'], facts: [['السبب', reason]] }),
  EN: ({ reason }) => ({ subject: 'Your two accounts are one', paragraphs: ['You had two accounts. An administrator joined them: courses, skills and applications of the other are in this one now. Look through your profile.', 'If you had only one account, answer this letter at once.'], facts: [['Reason', reason]] }),
});

/** To the address of the account that is gone. */
export const ACCOUNT_GONE = defineLetter<Merged>('graduates.account-gone', EXAMPLE, {
  FR: ({ reason }) => ({ subject: 'Ce compte a été réuni à votre autre compte', paragraphs: ['Vous aviez deux comptes. Un administrateur les a réunis : celui de cette adresse est effacé, et ce qu’il contenait est dans l’autre. Connectez-vous avec votre autre adresse.', 'Si vous n’aviez qu’un compte, répondez tout de suite à ce message.'], facts: [['Motif', reason]] }),
  AR: ({ reason }) => ({ subject: 'جُمع هذا الحساب مع حسابك الآخر', paragraphs: ['كان لديك حسابان. جمعهما أحد المديرين: حُذف الحساب الخاص بهذا العنوان، ونُقل ما فيه إلى الآخر. سجّل الدخول بعنوانك الآخر.', 'إن لم يكن لديك سوى حساب واحد، أجب فوراً على هذه الرسالة.'], facts: [['السبب', reason]] }),
  EN: ({ reason }) => ({ subject: 'This account was joined to your other one', paragraphs: ['You had two accounts. An administrator joined them: the one of this address is erased, and what it held is in the other. Sign in with your other address.', 'If you had only one account, answer this letter at once.'], facts: [['Reason', reason]] }),
});

/** Every letter about merged people. */
export const mergeLetters = [ACCOUNT_JOINED, ACCOUNT_GONE];
