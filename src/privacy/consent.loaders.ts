import { asksOfAccount } from '../identity/account.todo.ts';
import type { Context } from '../kernel/context.ts';
import { defineLoader } from '../kernel/loaders.ts';
import { read, type Row } from '../kernel/read.ts';
import type { Purpose } from './consent.entity.ts';
import { consent } from './consent.visibility.ts';
import { noticeVersion } from './privacy-notice.ts';
import type { NoticeAcceptanceType } from './privacy.type.ts';

type Latest = ReadonlyMap<Purpose, Row<typeof consent>>;

/** What an account's holder said last of each purpose, by account; only to the holder. */
export const latestConsentsByAccountId = defineLoader<string, Latest>(async (context, accountIds) => {
  const rows = await read(context, consent)
    .selectAll('consent')
    .distinctOn(['consent.accountId', 'consent.purpose'])
    .where('consent.accountId', 'in', accountIds)
    .orderBy('consent.accountId')
    .orderBy('consent.purpose')
    .orderBy('consent.givenAt', 'desc')
    .orderBy('consent.id', 'desc')
    .execute();
  const byAccount = Map.groupBy(rows, (row) => row.accountId);
  return accountIds.map((accountId) => new Map((byAccount.get(accountId) ?? []).map((row) => [row.purpose as Purpose, row])));
});

/** Which notice an account's holder accepted, beside the one in force. */
export async function acceptanceOf(context: Context, accountId: string): Promise<NoticeAcceptanceType> {
  const accepted = (await latestConsentsByAccountId(context).load(accountId)).get('PRIVACY_NOTICE');
  const currentVersion = await noticeVersion(context.app);
  return { acceptedVersion: accepted?.noticeVersion ?? null, acceptedAt: accepted?.givenAt ?? null, currentVersion, current: accepted?.noticeVersion === currentVersion };
}

// What others accepted is not the viewer's to see, so they are not said to have anything to do.
asksOfAccount('ACCEPT_NOTICE', async (context, { id }) => id === context.viewer.accountId && !(await acceptanceOf(context, id)).current);
