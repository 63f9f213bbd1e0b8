import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { accountById } from '../identity/account.loaders.ts';
import { AccountType, ViewerType } from '../identity/account.type.ts';
import type { account } from '../identity/account.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { Language } from '../kernel/language.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { acceptanceOf, latestConsentsByAccountId } from './consent.loaders.ts';
import { acceptPrivacyNotice, agree, disagree } from './consent.service.ts';
import { eraseAccount } from './erasure.service.ts';
import { personalDataByAccountId } from './export.service.ts';
import { noticeIn } from './privacy-notice.ts';
import { AcceptPrivacyNoticeInput, ConsentInput, ConsentPayload, ConsentPurpose, ConsentType, EraseAccountInput, EraseAccountPayload, NoticeAcceptanceType, PrivacyNoticeType } from './privacy.type.ts';

@Resolver(() => AccountType)
export class AccountPrivacyResolver {
  @FieldResolver(() => NoticeAcceptanceType, { description: 'Which privacy notice the holder accepted, and whether it is the one in force.' })
  privacyNotice(@Root() row: Row<typeof account>, @Ctx() context: Context) {
    return acceptanceOf(context, row.id);
  }

  @FieldResolver(() => [ConsentType], { description: 'What the holder agrees to: every purpose, given or not: being found locally, regionally, internationally, then statistics, then recommendations; to anybody else none is given.' })
  async consents(@Root() row: Row<typeof account>, @Ctx() context: Context) {
    const latest = await latestConsentsByAccountId(context).load(row.id);
    return Object.values(ConsentPurpose).map((purpose) => ({ givenAt: null, withdrawnAt: null, noticeVersion: null, ...latest.get(purpose), purpose, given: latest.get(purpose)?.withdrawnAt === null }));
  }
}

@Resolver(() => ViewerType)
export class PersonalDataResolver {
  @FieldResolver(() => GraphQLJSONObject, { description: 'Everything the service keeps on you, as one JSON document with a part for each thing it is about, your profile as a JSON Resume among them; nothing of anybody else. Notes of recruiters on you are in it without who wrote them.' })
  personalData(@Ctx() context: Context) {
    return personalDataByAccountId(context).load(context.viewer.accountId);
  }
}

@Resolver()
export class PrivacyResolver {
  @Query(() => PrivacyNoticeType, { description: 'The privacy notice in force.' })
  privacyNotice(@Arg('language', () => Language, { nullable: true, description: 'The language; yours if left out.' }) language: Language | null, @Ctx() context: Context) {
    return noticeIn(context.app, language ?? context.language);
  }

  @Mutation(() => ConsentPayload, { description: 'Accepts the privacy notice, in the version you read. Twice is once. Faults: NOTICE_OUTDATED.' })
  acceptPrivacyNotice(@Arg('input', () => AcceptPrivacyNoticeInput, { description: 'The version.' }) input: AcceptPrivacyNoticeInput, @Ctx() context: Context) {
    return mutate(context, 'acceptPrivacyNotice', input, acceptPrivacyNotice, { account: accountById });
  }

  @Mutation(() => ConsentPayload, { description: 'Agrees to one purpose, with effect at once. Twice is once.' })
  giveConsent(@Arg('input', () => ConsentInput, { description: 'The purpose.' }) input: ConsentInput, @Ctx() context: Context) {
    return mutate(context, 'giveConsent', input, agree, { account: accountById });
  }

  @Mutation(() => ConsentPayload, { description: 'Takes a consent back, with effect at once: employers of that scale find you no longer, gender and age band are taken away. Twice is once.' })
  withdrawConsent(@Arg('input', () => ConsentInput, { description: 'The purpose.' }) input: ConsentInput, @Ctx() context: Context) {
    return mutate(context, 'withdrawConsent', input, disagree, { account: accountById });
  }

  @Mutation(() => EraseAccountPayload, {
    description:
      'Erases your account and everything that is kept on you, at once and for good: sessions end, open applications are withdrawn, nobody finds you. What counts in statistics stays without you. A letter confirms it. Take your data out first: `viewer.personalData`. Sent again, it is UNAUTHENTICATED, since there is nobody left to ask. Faults: WRONG_CREDENTIALS, WRONG_ADDRESS, and LAST_OWNER, LAST_COORDINATOR, LAST_ADMINISTRATOR, each naming who depends on you alone.',
  })
  eraseAccount(@Arg('input', () => EraseAccountInput, { description: 'What shows that it is you, and that you mean it.' }) input: EraseAccountInput, @Ctx() context: Context) {
    return mutate(context, 'eraseAccount', input, eraseAccount, {});
  }
}
