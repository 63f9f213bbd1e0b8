import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ContractType } from '../graduates/graduate.entity.ts';
import { Language } from '../kernel/language.ts';
import { DateOnly, Decimal, Url } from '../kernel/scalars.ts';
import { IDEMPOTENCY_KEY, Repeatable } from '../kernel/repeatable.ts';
import { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import { SalaryBasis, SalaryPeriod, WorkMode, WorkPermit } from './offer.entity.ts';
import { OfferUserError } from './offer.errors.ts';
import { OfferType } from './offer.type.ts';

@InputType({ description: 'Title and body of an offer in one language.' })
export class OfferTextInput {
  @Field(() => Language, { description: 'The language; each at most once.' })
  language!: Language;

  @Field(() => String, { description: 'At most 200 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Plain text, at most 20,000 characters; a draft may leave it out.' })
  body?: string | null;
}

@InputType({ description: 'A salary: at least one of min and max.' })
export class MoneyRangeInput {
  @Field(() => Decimal, { nullable: true, description: 'The least.' })
  min?: string | null;

  @Field(() => Decimal, { nullable: true, description: 'The most.' })
  max?: string | null;

  @Field(() => String, { description: 'ISO 4217 code, such as MAD or EUR.' })
  currency!: string;

  @Field(() => SalaryPeriod, { description: 'What it is paid for.' })
  period!: SalaryPeriod;

  @Field(() => SalaryBasis, { description: 'Gross or net.' })
  basis!: SalaryBasis;
}

@InputType({ description: 'A human language asked, and how well.' })
export class AskedLanguageInput {
  @Field(() => String, { description: 'ISO 639 code in its shortest form, such as fr, ar or zgh.' })
  language!: string;

  @Field(() => CefrLevel, { description: 'The least level.' })
  level!: CefrLevel;
}

@InputType({ description: 'A skill asked, and at which level.' })
export class AskedSkillInput {
  @Field(() => String, { description: 'Slug of the skill; once in an offer.' })
  skill!: string;

  @Field(() => SkillLevel, { nullable: true, description: 'The least level. Left out: FOUNDATION if the offer is for internships and apprenticeships alone, else INTERMEDIATE; it is set as the offer is now.' })
  minimumLevel?: SkillLevel | null;
}

@InputType({ description: 'A must-have: a skill, or any one of several.' })
export class MustHaveInput {
  @Field(() => [AskedSkillInput], { description: 'The skills of which one is enough, 1-5.' })
  alternatives!: AskedSkillInput[];
}

@InputType({ description: 'A nice-to-have: a skill, or any one of several, and how much it counts.' })
export class NiceToHaveInput {
  @Field(() => [AskedSkillInput], { description: 'The skills of which one is enough, 1-5.' })
  alternatives!: AskedSkillInput[];

  @Field(() => Int, { nullable: true, description: 'How much it counts, 1-3; 1 if left out.' })
  weight?: number | null;
}

@InputType({ description: 'What an employer says of a job. Lists are replaced whole.' })
export class OfferFactsInput {
  @Field(() => String, { nullable: true, description: 'The employer’s own reference, at most 80 characters, unique among its offers; null takes it away.' })
  reference?: string | null;

  @Field(() => [OfferTextInput], { nullable: true, description: 'Title and body in 1-3 languages, the first one first. Needed for a new offer.' })
  texts?: OfferTextInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of its places, at most 10, each once. A published offer needs one, unless it is remote.' })
  placeCodes?: string[] | null;

  @Field(() => WorkMode, { nullable: true, description: 'Where the work is done; ON_SITE for a new offer if left out.' })
  workMode?: WorkMode | null;

  @Field(() => [ContractType], { nullable: true, description: 'The contracts it may be; a published offer needs one.' })
  contractTypes?: ContractType[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether an internship is the one that ends studies (PFE); false for a new offer if left out.' })
  endOfStudies?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether an internship needs an agreement signed by the school; false for a new offer if left out.' })
  agreementRequired?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Countries of residence that a remote offer accepts (ISO 3166-1), at most 60; empty: any. Only for REMOTE.' })
  acceptedCountries?: string[] | null;

  @Field(() => MoneyRangeInput, { nullable: true, description: 'The salary; null takes it away.' })
  salary?: MoneyRangeInput | null;

  @Field(() => Int, { nullable: true, description: 'Openings still free, 1-999; 1 for a new offer if left out.' })
  openings?: number | null;

  @Field(() => DateOnly, { nullable: true, description: 'First day of work; null: as soon as possible.' })
  startsOn?: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'Last day to apply, in Africa/Casablanca, today or later once published; null: open-ended.' })
  deadlineOn?: string | null;

  @Field(() => Int, { nullable: true, description: 'Years of experience wished for, 0-40; 0 for a new offer if left out.' })
  experienceYears?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the employer helps to move; false for a new offer if left out.' })
  relocationHelp?: boolean | null;

  @Field(() => WorkPermit, { nullable: true, description: 'What it says of the permit to work there. A new offer that leaves it out: MUST_HOLD if it is INTERNATIONAL and not remote, else NOT_NEEDED.' })
  workPermit?: WorkPermit | null;

  @Field(() => Url, { nullable: true, description: 'Where applications go if not here; null: here.' })
  applyUrl?: string | null;

  @Field(() => String, { nullable: true, description: 'The e-mail address that applications are sent to by letter; null: none. Only for an employer that is not registered, whose published offers need this or `applyUrl`.' })
  applyEmail?: string | null;

  @Field(() => Int, { nullable: true, description: 'The reply promise in days, 1-60; 14 for a new offer if left out.' })
  replyWithinDays?: number | null;

  @Field(() => [AskedLanguageInput], { nullable: true, description: 'Languages one must speak, at most 10; each language once, required and preferred together.' })
  requiredLanguages?: AskedLanguageInput[] | null;

  @Field(() => [AskedLanguageInput], { nullable: true, description: 'Languages that are welcome, at most 10; they never block.' })
  preferredLanguages?: AskedLanguageInput[] | null;

  @Field(() => [MustHaveInput], { nullable: true, description: 'Skills one must have, at most 15; a published offer needs one. Each skill once in the offer.' })
  mustHaves?: MustHaveInput[] | null;

  @Field(() => [NiceToHaveInput], { nullable: true, description: 'Skills that are welcome, at most 15.' })
  niceToHaves?: NiceToHaveInput[] | null;
}

@InputType({ description: 'A new offer, as a draft; it may be incomplete.' })
export class CreateOfferInput extends OfferFactsInput {
  @Field(() => ID, { description: 'The employer whose job it is; you must be a member, or coordinate the centre that posts for it.' })
  employerId!: string;

  @Field(() => String, IDEMPOTENCY_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to an offer; what is left out stays. Null takes away what may be absent, and is as good as left out elsewhere.' })
export class UpdateOfferInput extends OfferFactsInput {
  @Field(() => ID, { description: 'The offer; you must be a member of its employer, or coordinate the centre that posts for it.' })
  offerId!: string;

  @Field(() => Int, { description: 'The version you read.' })
  version!: number;

  @Field(() => String, IDEMPOTENCY_KEY)
  idempotencyKey?: string | null;
}

@InputType({ description: 'Which offer to move on.' })
export class MoveOfferInput extends Repeatable {
  @Field(() => ID, { description: 'The offer; you must be a member of its employer, or coordinate the centre that posts for it.' })
  offerId!: string;

  @Field(() => Int, { nullable: true, description: 'The version you read; refused if it changed since. Not compared if left out.' })
  version?: number | null;
}

@ObjectType({ description: 'The changed offer.' })
export class OfferPayload {
  @Field(() => OfferType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  offer?: OfferType | null;

  @Field(() => [OfferUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof OfferUserError>[];
}

@ObjectType({ description: 'The draft that is gone.' })
export class DiscardOfferPayload {
  @Field(() => ID, { nullable: true, description: 'The id it had; null if nothing was done.' })
  discardedOfferId?: string | null;

  @Field(() => [OfferUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof OfferUserError>[];
}
