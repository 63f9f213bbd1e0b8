import { AccountToken } from '../identity/account-token.entity.ts';
import { Session } from '../identity/session.entity.ts';
import { daysBefore } from '../kernel/clock.ts';
import type { Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { removeLetters } from '../mail/letter.tasks.ts';
import { letter } from '../mail/letter.visibility.ts';
import { AccessLogEntry } from './access-log.entity.ts';
import { erasedLetter } from './privacy.letters.ts';

/** How long things are kept, in days, as the privacy notice says. */
export const KEPT_DAYS = { endedSession: 30, spentLink: 30, erasureLetter: 1 } as const;
/** A look at somebody's data is on the record so many months. */
const RECORD_MONTHS = 24;

function monthsAgo(tx: Tx, months: number): Date {
  const date = new Date(now(tx));
  date.setUTCMonth(date.getUTCMonth() - months);
  return date;
}

/** Forgets what the privacy notice says is kept no longer. That an address was confirmed is kept as long as the account. */
export async function forgetOld(tx: Tx): Promise<void> {
  const session = daysBefore(now(tx), KEPT_DAYS.endedSession);
  await tx.em.nativeDelete(Session, { $or: [{ endedAt: { $lt: session } }, { expiresAt: { $lt: session } }] });
  const link = daysBefore(now(tx), KEPT_DAYS.spentLink);
  await tx.em.nativeDelete(AccountToken, { $or: [{ usedAt: null, expiresAt: { $lt: link } }, { usedAt: { $lt: link }, purpose: 'RESET_PASSWORD' }] });
  await tx.em.nativeDelete(AccessLogEntry, { seenAt: { $lt: monthsAgo(tx, RECORD_MONTHS) } });
  await forgetErasureLetters(tx);
}

/** The last letter to an erased address goes as well, a day after it was posted. */
async function forgetErasureLetters(tx: Tx): Promise<void> {
  const sent = await read(asSystem(tx, 'the last letter to an erased address goes, too'), letter)
    .select('letter.id')
    .where('letter.kind', '=', erasedLetter.kind)
    .where('letter.state', '!=', 'WAITING')
    .where('letter.createdAt', '<', daysBefore(now(tx), KEPT_DAYS.erasureLetter).toISOString())
    .execute();
  await removeLetters(tx, sent.map(({ id }) => id));
}
