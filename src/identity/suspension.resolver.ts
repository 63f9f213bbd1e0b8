import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { connection } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { DateTime } from '../kernel/scalars.ts';
import { Role } from '../kernel/viewer.ts';
import { accountById } from './account.loaders.ts';
import { AccountType } from './account.type.ts';
import type { account } from './account.visibility.ts';
import { accountsPage, rolesByAccountId, suspensionByAccountId } from './suspension.loaders.ts';
import { restoreAccount, suspendAccount } from './suspension.service.ts';
import { AccountConnection, AccountsArgs, AccountStandingPayload, DecideAccountInput } from './suspension.type.ts';

type AccountRow = Row<typeof account>;

/** What administrators see of accounts and do with them. */
@Resolver(() => AccountType)
export class AccountStandingResolver {
  @Query(() => AccountConnection, { description: 'Accounts, newest first; erased ones are left out. For administrators; each look at an account goes to the access log.' })
  async accounts(@Args(() => AccountsArgs) args: AccountsArgs, @Ctx() context: Context) {
    return connection(await accountsPage(context, args));
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'When it was suspended; null while it is not.' })
  suspendedAt(@Root() row: AccountRow): string | null {
    return row.suspendedAt;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Why it is suspended; null while it is not, or unless you are an administrator.' })
  async suspendedBecause(@Root() row: AccountRow, @Ctx() context: Context) {
    return (await suspensionByAccountId(context).load(row.id))?.suspendedBecause ?? null;
  }

  @FieldResolver(() => [Role], { description: 'The roles it holds, in the order of their names.' })
  async roles(@Root() row: AccountRow, @Ctx() context: Context) {
    return (await rolesByAccountId(context).load(row.id)).map(({ role }) => role);
  }

  @Mutation(() => AccountStandingPayload, { description: 'Suspends an account: its sessions end at once, signing in answers as a wrong password does, and the person gets a letter with the reason. Faults: NOT_FOUND, CONFLICT, OWN_ACCOUNT, LAST_ADMINISTRATOR, REQUIRED, TOO_LONG.' })
  suspendAccount(@Arg('input', () => DecideAccountInput, { description: 'Which account, and why.' }) input: DecideAccountInput, @Ctx() context: Context) {
    return mutate(context, 'suspendAccount', { ...input, accountId: uuidOf('Account', input.accountId) }, suspendAccount, { account: accountById });
  }

  @Mutation(() => AccountStandingPayload, { description: 'Ends a suspension: the person may sign in again and gets a letter with the reason. Faults: NOT_FOUND, CONFLICT, REQUIRED, TOO_LONG.' })
  restoreAccount(@Arg('input', () => DecideAccountInput, { description: 'Which account, and why.' }) input: DecideAccountInput, @Ctx() context: Context) {
    return mutate(context, 'restoreAccount', { ...input, accountId: uuidOf('Account', input.accountId) }, restoreAccount, { account: accountById });
  }
}
