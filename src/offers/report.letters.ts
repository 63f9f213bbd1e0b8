import { defineLetter } from '../mail/letter.ts';

interface Removed {
  readonly title: string;
  readonly reason: string;
}

export const OFFER_REMOVED = defineLetter<Removed>('offers.removed', { title: 'Développeuse web', reason: 'Demande d’argent aux candidats' }, {
  FR: ({ title, reason }) => ({ subject: `Votre offre a été retirée : ${title}`, paragraphs: ['Un administrateur a retiré cette offre après un signalement. Elle est fermée et ne peut plus être publiée ; les candidatures reçues restent dans votre espace.', 'Pour contester cette décision, répondez à ce message.'], facts: [['Offre', title], ['Motif', reason]] }),
  AR: ({ title, reason }) => ({ subject: `سُحب عرضك: ${title}`, paragraphs: ['سحب أحد المديرين هذا العرض بعد بلاغ. أُغلق العرض ولا يمكن نشره من جديد؛ وتبقى طلبات الترشح الواردة في فضائك.', 'للاعتراض على هذا القرار، أجب على هذه الرسالة.'], facts: [['العرض', title], ['السبب', reason]] }),
  EN: ({ title, reason }) => ({ subject: `Your offer was taken down: ${title}`, paragraphs: ['An administrator took this offer down after it was reported. It is closed and cannot be published again; the applications you have stay with you.', 'To object, answer this letter.'], facts: [['Offer', title], ['Reason', reason]] }),
});

interface Decided {
  readonly title: string;
  readonly removed: boolean;
}

export const REPORT_DECIDED = defineLetter<Decided>('offers.report-decided', { title: 'Développeuse web', removed: true }, {
  FR: ({ title, removed }) => ({ subject: 'Votre signalement a été examiné', paragraphs: [`Merci d’avoir signalé l’offre « ${title} ».`, removed ? 'Nous l’avons retirée.' : 'Après examen, elle reste en ligne.'] }),
  AR: ({ title, removed }) => ({ subject: 'نُظر في بلاغك', paragraphs: [`شكراً على التبليغ عن العرض «${title}».`, removed ? 'لقد سحبناه.' : 'بعد النظر فيه، يبقى منشوراً.'] }),
  EN: ({ title, removed }) => ({ subject: 'Your report was looked at', paragraphs: [`Thank you for reporting the offer "${title}".`, removed ? 'We took it down.' : 'We looked, and it stays.'] }),
});

/** Every letter about reported offers. */
export const reportLetters = [OFFER_REMOVED, REPORT_DECIDED];
