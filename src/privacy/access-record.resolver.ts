import { Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { accountById } from '../identity/account.loaders.ts';
import { AccountType } from '../identity/account.type.ts';
import { connection } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { toGlobalId } from '../kernel/ids.ts';
import type { Row } from '../kernel/read.ts';
import { accessLogPage, subjectIdOf } from './access-record.list.ts';
import { AccessLogArgs, AccessRecordConnection, AccessRecordType } from './access-record.type.ts';
import type { accessRecord } from './access-record.visibility.ts';

type AccessRow = Row<typeof accessRecord>;

@Resolver(() => AccessRecordType)
export class AccessRecordResolver {
  @Query(() => AccessRecordConnection, { description: 'Every look at personal data by somebody else than its subject, newest first. For administrators; this look is written down too.' })
  async accessLog(@Args(() => AccessLogArgs) args: AccessLogArgs, @Ctx() context: Context) {
    return connection(await accessLogPage(context, args));
  }

  @FieldResolver(() => ID, { description: 'The account that looked, which may be gone since; where `apiKey` is not null, that key, which no account has the id of.' })
  actorId(@Root() row: AccessRow): string {
    return toGlobalId('Account', row.actorId);
  }

  @FieldResolver(() => AccountType, { nullable: true, description: 'Who looked; null if the account is gone, and where an API key looked. A look at that account, which is written down.' })
  actor(@Root() row: AccessRow, @Ctx() context: Context) {
    return accountById(context).load(row.actorId);
  }

  @FieldResolver(() => ID, { description: 'Whose data was shown: the id of a Graduate or of an Account, to be asked for by `node`.' })
  subjectId(@Root() row: AccessRow): string {
    return subjectIdOf(row);
  }
}
