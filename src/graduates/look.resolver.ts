import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { AccountType } from '../identity/account.type.ts';
import type { account } from '../identity/account.visibility.ts';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { inLanguage, Language } from '../kernel/language.ts';
import { LANGUAGE_ARG } from '../kernel/localized.ts';
import type { Row } from '../kernel/read.ts';
import { Role } from '../kernel/viewer.ts';
import { lookerByLookId, looksAt, type LookRow } from './look.loaders.ts';
import { LookConnection, LookReason, LookType } from './look.type.ts';
import { shownAs } from './look.words.ts';

@Resolver(() => AccountType)
export class AccountLooksResolver {
  @FieldResolver(() => LookConnection, { description: 'Who looked at your data, when and why, newest first, for 24 months; empty to anybody else. Your own looks are not counted.' })
  async accessLog(@Root() row: Row<typeof account>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await looksAt(context, row.id, args));
  }
}

@Resolver(() => LookType)
export class LookResolver {
  @FieldResolver(() => String, { description: 'What was shown, in words.' })
  what(@Root() row: LookRow, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): string {
    return inLanguage(shownAs(row.noun), language ?? context.language);
  }

  @FieldResolver(() => Role, { nullable: true })
  async by(@Root() row: LookRow, @Ctx() context: Context) {
    return (await lookerByLookId(context).load(row.id))?.by ?? null;
  }

  @FieldResolver(() => LookReason, { nullable: true })
  async reason(@Root() row: LookRow, @Ctx() context: Context) {
    return (await lookerByLookId(context).load(row.id))?.reason ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The employer or centre that looked, by name; null of an administrator, and where `by` is. Which person of it looked is not told.' })
  async name(@Root() row: LookRow, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context) {
    const name = (await lookerByLookId(context).load(row.id))?.name;
    return name ? inLanguage(name, language ?? context.language) : null;
  }
}
