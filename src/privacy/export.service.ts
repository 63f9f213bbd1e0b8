import { type Context, now } from '../kernel/context.ts';
import { defineLoader } from '../kernel/loaders.ts';
import { asSystem } from '../kernel/read.ts';
import { noticeVersion } from './privacy-notice.ts';
import { personalData } from './personal-data.ts';

type Document = Record<string, unknown>;

/** Everything that is held on an account's holder, as one JSON document: a part of each folder, by its name. Once a request, however often it is asked. */
export const personalDataByAccountId = defineLoader<string, Document>((context, accountIds) => Promise.all(accountIds.map((accountId) => exportPersonalData(context, accountId))));

async function exportPersonalData(context: Context, accountId: string): Promise<Document> {
  const { parts, graduateOf } = personalData();
  const service = asSystem(context, 'a person takes its own data out');
  const subject = { accountId, graduateId: await graduateOf(service, accountId) };
  const read: [name: string, data: unknown][] = [];
  // One part after the other: whoever takes everything out must not take every connection.
  for (const part of parts) read.push([part.name, await part.read(service, subject)]);
  return { exportedAt: now(context).toISOString(), privacyNotice: await noticeVersion(context.app), ...Object.fromEntries(read.filter(([, data]) => data !== null)) };
}
