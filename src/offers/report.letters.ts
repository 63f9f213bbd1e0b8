import { coordinatorsFor } from '../centres/sponsorship.post.ts';
import { ownersOf } from '../employers/employer.post.ts';
import { addresseesOf } from '../identity/addressee.ts';
import type { Tx } from '../kernel/context.ts';
import { defineLetter, post } from '../mail/letter.ts';
import type { ReportDecision } from './offer-report.entity.ts';
import { titlesOf } from './offer.titles.ts';

interface Removed {
  readonly title: string;
  readonly reason: string;
}

const OFFER_REMOVED = defineLetter<Removed>('offers.removed', { title: 'Développeuse web', reason: 'Demande d’argent aux candidats' }, {
  FR: ({ title, reason }) => ({ subject: `Votre offre a été retirée : ${title}`, paragraphs: ['Un administrateur a retiré cette offre après un signalement. Elle est fermée et ne peut plus être publiée ; les candidatures reçues restent dans votre espace.', 'Pour contester cette décision, répondez à ce message.'], facts: [['Offre', title], ['Motif', reason]] }),
  AR: ({ title, reason }) => ({ subject: `سُحب عرضك: ${title}`, paragraphs: ['سحب أحد المديرين هذا العرض بعد بلاغ. أُغلق العرض ولا يمكن نشره من جديد؛ وتبقى طلبات الترشح الواردة في فضائك.', 'للاعتراض على هذا القرار، أجب على هذه الرسالة.'], facts: [['العرض', title], ['السبب', reason]] }),
  EN: ({ title, reason }) => ({ subject: `Your offer was taken down: ${title}`, paragraphs: ['An administrator took this offer down after it was reported. It is closed and cannot be published again; the applications you have stay with you.', 'To object, answer this letter.'], facts: [['Offer', title], ['Reason', reason]] }),
});

interface Decided {
  readonly title: string;
  readonly removed: boolean;
}

const REPORT_DECIDED = defineLetter<Decided>('offers.report-decided', { title: 'Développeuse web', removed: true }, {
  FR: ({ title, removed }) => ({ subject: 'Votre signalement a été examiné', paragraphs: [`Merci d’avoir signalé l’offre « ${title} ».`, removed ? 'Nous l’avons retirée.' : 'Après examen, elle reste en ligne.'] }),
  AR: ({ title, removed }) => ({ subject: 'نُظر في بلاغك', paragraphs: [`شكراً على التبليغ عن العرض «${title}».`, removed ? 'لقد سحبناه.' : 'بعد النظر فيه، يبقى منشوراً.'] }),
  EN: ({ title, removed }) => ({ subject: 'Your report was looked at', paragraphs: [`Thank you for reporting the offer "${title}".`, removed ? 'We took it down.' : 'We looked, and it stays.'] }),
});

/** Tells the owners of an offer's employer that it was taken down, and why; where the employer is not here, the coordinators of the centre that posts for it. */
export async function tellOfRemoval(tx: Tx, offer: { readonly id: string; readonly employerId: string }, reason: string): Promise<void> {
  const titleIn = await titlesOf(tx, offer.id);
  const answerable = [...(await ownersOf(tx, offer.employerId)), ...(await coordinatorsFor(tx, offer.employerId))];
  for (const owner of answerable) await post(tx, OFFER_REMOVED, owner, { title: titleIn(owner.language), reason });
}

/** Tells those who reported an offer what came of it. */
export async function tellReporters(tx: Tx, accountIds: readonly string[], offerId: string, decision: ReportDecision): Promise<void> {
  const titleIn = await titlesOf(tx, offerId);
  for (const reporter of await addresseesOf(tx, [...new Set(accountIds)])) await post(tx, REPORT_DECIDED, reporter, { title: titleIn(reporter.language), removed: decision === 'REMOVED' });
}

/** Every letter about reported offers. */
export const reportLetters = [OFFER_REMOVED, REPORT_DECIDED];
