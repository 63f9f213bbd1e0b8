import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { AccountType } from '../identity/account.type.ts';
import { Language } from '../kernel/language.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { DateTime } from '../kernel/scalars.ts';
import { Purpose } from './consent.entity.ts';
import { PrivacyUserError } from './privacy.errors.ts';

/** What a person agrees to apart from the notice itself. */
const { PRIVACY_NOTICE: _, ...chosen } = Purpose;
export const ConsentPurpose = chosen;
export type ConsentPurpose = (typeof ConsentPurpose)[keyof typeof ConsentPurpose];

registerEnumType(ConsentPurpose, {
  name: 'ConsentPurpose',
  description: 'What a person agrees to, each by itself, and may take back with effect at once.',
  valuesConfig: {
    FINDABLE_LOCAL: { description: 'Being found by employers whose offers lie within one province of the home region; the same as `setFindable` with LOCAL.' },
    FINDABLE_REGIONAL: { description: 'Being found by employers of the region and the country; the same as `setFindable` with REGIONAL.' },
    FINDABLE_INTERNATIONAL: { description: 'Being found by employers abroad; the same as `setFindable` with INTERNATIONAL.' },
    STATISTICS: { description: 'Being counted by gender and age band, in groups of five or more. Withdrawing it takes both away.' },
    RECOMMENDATION: { description: 'Being recommended by one’s centre to an employer, which then sees who one is, without being asked each time. Without it the person is asked for each.' },
  },
});

@ObjectType('PrivacyNotice', { description: 'What the service keeps of people, why, who sees it and for how long.' })
export class PrivacyNoticeType {
  @Field(() => String, { description: 'Its version, the same in every language. A new one asks everybody again.' })
  version!: string;

  @Field(() => Language, { description: 'The language of this text.' })
  language!: Language;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'The whole text, as Markdown.' })
  text!: string;
}

@ObjectType('NoticeAcceptance', { description: 'Which privacy notice the account’s holder accepted.' })
export class NoticeAcceptanceType {
  @Field(() => String, { nullable: true, description: 'The version accepted last; null if none was, or to anybody but the holder.' })
  acceptedVersion!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was accepted; null where `acceptedVersion` is.' })
  acceptedAt!: string | null;

  @Field(() => String, { description: 'The version in force.' })
  currentVersion!: string;

  @Field(() => Boolean, { description: 'Whether the holder accepted the version in force; if not, show it and ask: `acceptPrivacyNotice`.' })
  current!: boolean;
}

@ObjectType('Consent', { description: 'What a person agreed to, or did not.' })
export class ConsentType {
  @Field(() => ConsentPurpose, { description: 'To what.' })
  purpose!: ConsentPurpose;

  @Field(() => Boolean, { description: 'Whether the person agrees now.' })
  given!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was last given; null if never.' })
  givenAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When that was withdrawn; null while it holds, or if it was never given.' })
  withdrawnAt!: string | null;

  @Field(() => String, { nullable: true, description: 'The version of the privacy notice it was last given under; null if never.' })
  noticeVersion!: string | null;
}

@InputType({ description: 'The notice that was read.' })
export class AcceptPrivacyNoticeInput extends Repeatable {
  @Field(() => String, { description: 'Its version; only the one in force can be accepted.' })
  version!: string;
}

@InputType({ description: 'What you agree to, or no longer do.' })
export class ConsentInput extends Repeatable {
  @Field(() => ConsentPurpose, { description: 'The purpose.' })
  purpose!: ConsentPurpose;
}

@InputType({ description: 'Your own account, to be erased for good. Both must be given, so that nobody does it by mistake or on a device left open.' })
export class EraseAccountInput extends Repeatable {
  @Field(() => String, { description: 'The account’s password.' })
  password!: string;

  @Field(() => String, { description: 'The account’s e-mail, written again to confirm; case does not matter.' })
  email!: string;
}

@ObjectType({ description: 'What came of a change of what you agree to.' })
export class ConsentPayload {
  @Field(() => AccountType, { nullable: true, description: 'Your account as it is now; null if it failed.' })
  account?: AccountType | null;

  @Field(() => [PrivacyUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof PrivacyUserError>[];
}

@ObjectType({ description: 'What came of erasing an account.' })
export class EraseAccountPayload {
  @Field(() => Boolean, { nullable: true, description: 'True: it is erased, and this session with it; null if it failed, and then nothing was touched.' })
  erased?: boolean | null;

  @Field(() => [PrivacyUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof PrivacyUserError>[];
}
