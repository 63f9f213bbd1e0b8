import { defineLetter, type LetterKind } from '../mail/letter.ts';

interface PlaceHeld {
  /** What the centre is called, in the language of the letter. */
  readonly centre: string;
}

/** To somebody who has an account and whom a centre wrote into a cohort. */
export const PLACE_HELD = defineLetter<PlaceHeld>('graduates.place-held', { centre: 'Centre de codage d’Oujda' }, {
  FR: ({ centre }, links) => ({
    subject: `${centre} vous a réservé une place`,
    paragraphs: [`${centre} vous a inscrit parmi les apprenants d’une promotion. Vous avez déjà un compte Jisr à cette adresse : connectez-vous pour accepter cette place ou la refuser.`, 'Tant que vous n’avez pas accepté, le centre ne voit rien de votre profil et ne sait pas que vous avez un compte.'],
    action: { label: 'Ouvrir Jisr', url: links.page('places') },
    after: ['Cela ne vous concerne pas ? Refusez la place, ou ignorez ce message.'],
  }),
  AR: ({ centre }, links) => ({
    subject: `${centre} حجز لك مقعداً`,
    paragraphs: [`سجّلك ${centre} ضمن متدربي أحد أفواجه. لديك حساب في جسر بهذا العنوان: سجّل الدخول لقبول المقعد أو رفضه.`, 'ما دمت لم تقبل، لا يرى المركز شيئاً من ملفك ولا يعلم أن لديك حساباً.'],
    action: { label: 'فتح جسر', url: links.page('places') },
    after: ['هذا لا يعنيك؟ ارفض المقعد أو تجاهل هذه الرسالة.'],
  }),
  EN: ({ centre }, links) => ({
    subject: `${centre} holds a place for you`,
    paragraphs: [`${centre} wrote you in among the learners of a cohort. You have a Jisr account at this address already: sign in to accept the place or to decline it.`, 'Until you accept, the centre sees nothing of your profile and does not know that you have an account.'],
    action: { label: 'Open Jisr', url: links.page('places') },
    after: ['This has nothing to do with you? Decline the place, or ignore this message.'],
  }),
});

/** Every kind of letter about held places. */
export const heldPlaceLetters: readonly LetterKind[] = [PLACE_HELD];
