import type { Language } from '../kernel/language.ts';
import { dayIn } from '../kernel/locale.ts';
import type { Links } from '../kernel/mail.ts';
import { defineLetter, type LetterKind, type Wording } from '../mail/letter.ts';

/** What a person is asked: whether the profile still holds, and until when employers find it. */
interface Asking {
  /** A day, YYYY-MM-DD. */
  readonly hiddenOn: string;
}

const EXAMPLE: Asking = { hiddenOn: '2026-12-24' };

type Sayings = Readonly<Record<Language, (day: string) => Pick<Wording, 'subject' | 'paragraphs'>>>;
const BUTTON: Readonly<Record<Language, string>> = { FR: 'Confirmer mon profil', AR: 'تأكيد ملفي', EN: 'Confirm my profile' };
const AFTER: Readonly<Record<Language, string>> = {
  FR: 'Changer quoi que ce soit dans votre profil le confirme aussi. Si vous ne cherchez plus, retirez-vous des recherches : vous pourrez revenir quand vous voudrez.',
  AR: 'أي تغيير في ملفك يؤكده أيضاً. وإذا لم تعد تبحث، فاسحب ملفك من البحث: يمكنك العودة متى شئت.',
  EN: 'Changing anything in your profile confirms it too. If you are not looking any more, take yourself out of the searches: you can come back whenever you like.',
};

const asking = (kind: string, says: Sayings): LetterKind<Asking> => {
  const words = (language: Language) => ({ hiddenOn }: Asking, links: Links): Wording => ({
    ...says[language](dayIn(language, hiddenOn)), action: { label: BUTTON[language], url: links.page('profile/reconfirm') }, after: [AFTER[language]],
  });
  return defineLetter<Asking>(kind, EXAMPLE, { FR: words('FR'), AR: words('AR'), EN: words('EN') });
};

/** After 60 days without a word. */
export const STILL_SO = asking('graduates.still-so', {
  FR: (day) => ({ subject: 'Votre profil est-il toujours exact ?', paragraphs: ['Cela fait deux mois que vous n’avez rien changé à votre profil. Êtes-vous toujours disponible, et tout y est-il encore juste ?', `Un geste suffit pour le confirmer. Sans nouvelle de vous, les employeurs ne le trouveront plus à partir du ${day}.`] }),
  AR: (day) => ({ subject: 'هل ما زال ملفك صحيحاً؟', paragraphs: ['مرّ شهران دون أن تغيّر شيئاً في ملفك. هل ما زلت متاحاً، وهل ما زال كل ما فيه صحيحاً؟', `تكفي خطوة واحدة لتأكيده. من دون خبر منك لن يجده أصحاب العمل ابتداءً من ${day}.`] }),
  EN: (day) => ({ subject: 'Is your profile still right?', paragraphs: ['You have changed nothing in your profile for two months. Are you still available, and does it all still hold?', `One step confirms it. Without a word from you, employers will not find it any more from ${day}.`] }),
});

/** Five days before it is hidden. */
export const HIDDEN_SOON = asking('graduates.hidden-soon', {
  FR: (day) => ({ subject: `Le ${day}, les employeurs ne vous trouveront plus`, paragraphs: [`Votre profil n’a pas été confirmé depuis bientôt trois mois : ce jour-là, il disparaîtra des recherches des employeurs. Vos candidatures en cours continuent.`, 'Un geste suffit pour y rester trois mois de plus.'] }),
  AR: (day) => ({ subject: `ابتداءً من ${day} لن يجدك أصحاب العمل`, paragraphs: [`لم يُؤكَّد ملفك منذ ثلاثة أشهر تقريباً: في ذلك اليوم سيختفي من بحث أصحاب العمل. ترشيحاتك الجارية تستمر.`, 'تكفي خطوة واحدة ليبقى ثلاثة أشهر أخرى.'] }),
  EN: (day) => ({ subject: `On ${day} employers stop finding you`, paragraphs: [`Your profile has not been confirmed for nearly three months: on that day it leaves the searches of employers. Your applications go on.`, 'One step keeps it there for three months more.'] }),
});

export const reconfirmationLetters: readonly LetterKind[] = [STILL_SO, HIDDEN_SOON];
