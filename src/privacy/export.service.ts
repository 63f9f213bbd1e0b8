import { type Context, now } from '../kernel/context.ts';
import { asSystem } from '../kernel/read.ts';
import { noticeVersion } from './privacy-notice.ts';
import { personalData } from './personal-data.ts';

/** Everything that is held on the viewer, as one JSON document: a part of each folder, by its name. */
export async function exportPersonalData(context: Context): Promise<Record<string, unknown>> {
  const { parts, graduateOf } = personalData();
  const service = asSystem(context, 'a person takes its own data out');
  const { accountId } = context.viewer;
  const subject = { accountId, graduateId: await graduateOf(service, accountId) };
  const read: [name: string, data: unknown][] = [];
  // One part after the other: whoever takes everything out must not take every connection.
  for (const part of parts) read.push([part.name, await part.read(service, subject)]);
  return { exportedAt: now(context).toISOString(), privacyNotice: await noticeVersion(context.app), ...Object.fromEntries(read.filter(([, data]) => data !== null)) };
}
