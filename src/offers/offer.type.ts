import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ContractType, Scale } from '../graduates/graduate.entity.ts';
import '../graduates/graduate.enums.ts';
import { connectionOf } from '../kernel/connection.ts';
import { NodeType } from '../kernel/node.ts';
import { DateOnly, DateTime, Decimal, Url } from '../kernel/scalars.ts';
import { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import { OfferState, SalaryBasis, SalaryPeriod, WorkMode, WorkPermit } from './offer.entity.ts';

registerEnumType(OfferState, {
  name: 'OfferState',
  description: 'Where an offer stands. DRAFT -> PUBLISHED <-> PAUSED -> FILLED, EXPIRED or CLOSED; FILLED and EXPIRED may be published again.',
  valuesConfig: {
    DRAFT: { description: 'Being written; seen by the employer’s members alone.' },
    PUBLISHED: { description: 'Published: open to applications while the deadline is not past, openings are left and the employer is verified.' },
    PAUSED: { description: 'Out of sight for a while.' },
    FILLED: { description: 'Every opening is taken.' },
    EXPIRED: { description: 'The deadline passed.' },
    CLOSED: { description: 'Ended by the employer, for good.' },
  },
});
registerEnumType(WorkMode, {
  name: 'WorkMode',
  description: 'Where the work is done.',
  valuesConfig: { ON_SITE: { description: 'At the places of the offer.' }, HYBRID: { description: 'Partly at the places of the offer.' }, REMOTE: { description: 'From wherever the person lives, within the accepted countries.' } },
});
registerEnumType(WorkPermit, {
  name: 'WorkPermit',
  description: 'What the offer says of the permit to work in its country.',
  valuesConfig: { SPONSORED: { description: 'The employer sees to visa and permit.' }, MUST_HOLD: { description: 'One must hold the right to work there already.' }, NOT_NEEDED: { description: 'None is needed.' } },
});
registerEnumType(SalaryPeriod, {
  name: 'SalaryPeriod',
  description: 'What a salary is paid for.',
  valuesConfig: { HOUR: { description: 'An hour.' }, DAY: { description: 'A day.' }, MONTH: { description: 'A month, as Morocco says it.' }, YEAR: { description: 'A year, as France says it.' } },
});
registerEnumType(SalaryBasis, {
  name: 'SalaryBasis',
  description: 'Whether a salary is before or after what is kept back.',
  valuesConfig: { GROSS: { description: 'Before contributions and tax.' }, NET: { description: 'What is paid out.' } },
});

@ObjectType('MoneyRange', { description: 'A salary, from the least to the most. At least one of the two is given.' })
export class MoneyRangeType {
  @Field(() => Decimal, { nullable: true, description: 'The least; null if only the most is said.' })
  min!: string | null;

  @Field(() => Decimal, { nullable: true, description: 'The most; null if only the least is said.' })
  max!: string | null;

  @Field(() => String, { description: 'ISO 4217 code, such as MAD or EUR.' })
  currency!: string;

  @Field(() => SalaryPeriod, { description: 'What it is paid for.' })
  period!: SalaryPeriod;

  @Field(() => SalaryBasis, { description: 'Gross or net.' })
  basis!: SalaryBasis;
}

@ObjectType('AskedLanguage', { description: 'A human language that an offer asks, and how well.' })
export class AskedLanguageType {
  @Field(() => String, { description: 'ISO 639 code, such as fr, ar or zgh.' })
  language!: string;

  @Field(() => CefrLevel, { description: 'The least level.' })
  level!: CefrLevel;
}

@ObjectType('AskedSkill', { description: 'A skill that an offer asks, and at which level.' })
export class AskedSkillType {
  @Field(() => SkillLevel, { description: 'The least level.' })
  minimumLevel!: SkillLevel;
}

@ObjectType('OfferRequirement', { description: 'One thing an offer asks: a skill, or any one of several.' })
export class OfferRequirementType {
  @Field(() => [AskedSkillType], { description: 'The skills of which one is enough, 1-5, in the employer’s order.' })
  alternatives!: AskedSkillType[];

  @Field(() => Int, { description: 'How much it counts, 1-3; always 1 for a must-have.' })
  weight!: number;
}

@ObjectType('OfferEvent', { description: 'Something that happened to an offer; appended, never edited. Seen by the employer’s members, by those who applied there and by administrators.' })
export class OfferEventType {
  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => OfferState, { nullable: true, description: 'The state before; null where the offer was written.' })
  fromState!: OfferState | null;

  @Field(() => OfferState, { description: 'The state after; the same as before where fields were changed.' })
  toState!: OfferState;

  @Field(() => [String], { description: 'Names of the `JobOffer` fields that an edit changed once the offer had been published; empty for a change of state.' })
  changedFields!: string[];
}

@ObjectType('JobOffer', {
  implements: NodeType,
  description: 'A job of an employer. An open offer (published, deadline not past, openings left, employer verified or posted for by a centre) is seen by everybody; any other by its employer’s members, by the coordinators of the centre that posts for it, by those who applied there once it was published, and by administrators.',
})
export class OfferType extends NodeType {
  @Field(() => String, { description: 'Its piece of an address, unique; it stays when the title changes.' })
  slug!: string;

  @Field(() => String, { nullable: true, description: 'The employer’s own reference, unique among its offers; null if it gave none.' })
  reference!: string | null;

  @Field(() => OfferState, { description: 'Where it stands.' })
  state!: OfferState;

  @Field(() => WorkMode, { description: 'Where the work is done.' })
  workMode!: WorkMode;

  @Field(() => Scale, { description: 'How far it is from the home region: computed from the places and the employer’s seat, never typed, never a hard condition.' })
  scale!: Scale;

  @Field(() => [ContractType], { description: 'The contracts it may be, one or more; empty only in a draft.' })
  contractTypes!: ContractType[];

  @Field(() => Boolean, { description: 'Whether an internship is the one that ends studies (PFE).' })
  endOfStudies!: boolean;

  @Field(() => Boolean, { description: 'Whether an internship needs an agreement signed by the school.' })
  agreementRequired!: boolean;

  @Field(() => [String], { description: 'Countries of residence that a remote offer accepts (ISO 3166-1); empty: any.' })
  acceptedCountries!: string[];

  @Field(() => Int, { description: 'Openings still free. A hire takes one, a hire that falls through gives it back.' })
  openings!: number;

  @Field(() => DateOnly, { nullable: true, description: 'First day of work; null: as soon as possible.' })
  startsOn!: string | null;

  @Field(() => DateOnly, { nullable: true, description: 'Last day to apply, in Africa/Casablanca; null: open-ended.' })
  deadlineOn!: string | null;

  @Field(() => Int, { description: 'Years of experience wished for, 0-40.' })
  experienceYears!: number;

  @Field(() => Boolean, { description: 'Whether the employer helps to move.' })
  relocationHelp!: boolean;

  @Field(() => WorkPermit, { description: 'What it says of the permit to work there.' })
  workPermit!: WorkPermit;

  @Field(() => Url, { nullable: true, description: 'Where applications go if not here; null: here.' })
  applyUrl!: string | null;

  @Field(() => Int, { description: 'The reply promise: the employer answers an application within so many days, 1-60. Nobody promises anything where `appliesBy` is URL or LETTER.' })
  replyWithinDays!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was last published, pauses aside; null for a draft.' })
  publishedAt!: string | null;

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: string;

  @Field(() => Int, { description: 'Send it back with a change; a stale one is a CONFLICT.' })
  version!: number;
}

export const OfferConnection = connectionOf('JobOffer', () => OfferType, 'job offers');
export const OfferEventConnection = connectionOf('OfferEvent', () => OfferEventType, 'events of an offer');
