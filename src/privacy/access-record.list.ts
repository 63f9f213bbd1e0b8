import type { Context } from '../kernel/context.ts';
import { fromGlobalId, isUuid, toGlobalId, uuidOf } from '../kernel/ids.ts';
import { type Order, page, type Page } from '../kernel/paging.ts';
import { noteLook, type Row, tableOfPersonal } from '../kernel/read.ts';
import { NOBODY } from '../kernel/viewer.ts';
import type { AccessLogArgs } from './access-record.type.ts';
import { accessRecord } from './access-record.visibility.ts';

type AccessRow = Row<typeof accessRecord>;

/** What the log itself is called in it, by whose looks were read. */
const ACCOUNT_RECORD = 'accountRecord';
const GRADUATE_RECORD = 'graduateRecord';

/** Whether the subject of a row is an account; that of every other is a graduate. */
const isOfAccount = (noun: string): boolean => noun === ACCOUNT_RECORD || tableOfPersonal(noun) === 'accounts';

/** The type of the subject, and with it the id under which the graph shows it. */
export const subjectIdOf = ({ noun, subjectId }: Pick<AccessRow, 'noun' | 'subjectId'>): string => toGlobalId(isOfAccount(noun) ? 'Account' : 'Graduate', subjectId);

/** The key inside an id of a graduate or an account; for any other text one that no row has. */
function keyOf(subjectId: string): string {
  const decoded = fromGlobalId(subjectId);
  return decoded && ['Graduate', 'Account'].includes(decoded.type) && isUuid(decoded.id) ? decoded.id : NOBODY;
}

/** The key inside an id of an account or an API key, which is who may have looked. */
const actorOf = (actorId: string): string => [uuidOf('Account', actorId), uuidOf('ApiKey', actorId)].find((id) => id !== NOBODY) ?? NOBODY;

const NEWEST: Order = { name: 'SEEN', by: ['seenAt'], direction: 'desc' };

/** Looks at personal data, newest first. Who was looked at is personal data too: reading it is itself written down, for each subject. */
export async function accessLogPage(context: Context, { actorId, subjectId, ...args }: AccessLogArgs): Promise<Page<AccessRow>> {
  const found = await page(context, accessRecord, NEWEST, args, (query) =>
    query
      .$if(Boolean(actorId), (q) => q.where('accessRecord.actorId', '=', actorOf(actorId!)))
      .$if(Boolean(subjectId), (q) => q.where('accessRecord.subjectId', '=', keyOf(subjectId!))),
  );
  for (const { node } of found.edges) {
    const noun = isOfAccount(node.noun) ? ACCOUNT_RECORD : GRADUATE_RECORD;
    if (node.subjectId !== context.viewer.accountId) noteLook(context, noun, node.subjectId);
  }
  return found;
}
