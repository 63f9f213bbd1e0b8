import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { ContractType, Scale } from '../graduates/graduate.entity.ts';
import { PageInput } from '../kernel/connection.ts';
import { DateTime, Decimal } from '../kernel/scalars.ts';
import { OfferState, SalaryBasis, SalaryPeriod, WorkMode, WorkPermit } from './offer.entity.ts';

export const OfferOrder = { NEWEST: 'NEWEST', DEADLINE: 'DEADLINE' } as const;
export type OfferOrder = (typeof OfferOrder)[keyof typeof OfferOrder];
registerEnumType(OfferOrder, {
  name: 'OfferOrder',
  description: 'Orders of a list of offers; each is total, ending in the id.',
  valuesConfig: { NEWEST: { description: 'Last published first.' }, DEADLINE: { description: 'Nearest deadline first, offers without one last.' } },
});

@InputType({ description: 'A least salary. Like is compared with like: only offers that say a salary in this currency and for this period are kept, at their most (their least where no most is said). Nothing is converted.' })
export class SalaryFloorInput {
  @Field(() => Decimal, { description: 'The least amount.' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217 code, such as MAD.' })
  currency!: string;

  @Field(() => SalaryPeriod, { description: 'What it is paid for.' })
  period!: SalaryPeriod;

  @Field(() => SalaryBasis, { nullable: true, description: 'Only gross or only net salaries; both, uncompared, if left out.' })
  basis?: SalaryBasis | null;
}

@InputType({ description: 'Narrows a list of offers. All that is given must hold; in a list, any one of its values; an empty list narrows nothing. At most 50 values in a list.' })
export class OfferFilter {
  @Field(() => [Scale], { nullable: true, description: 'Only these scales.' })
  scales?: Scale[] | null;

  @Field(() => [String], { nullable: true, description: 'Only offers with a place that is one of these or lies inside one (codes): MA-02 finds an offer in Oujda, MA-OUJ does not find one for all of Morocco. An unknown code is BAD_USER_INPUT that names the nearest.' })
  placeCodes?: string[] | null;

  @Field(() => [WorkMode], { nullable: true, description: 'Only these work modes.' })
  workModes?: WorkMode[] | null;

  @Field(() => [ContractType], { nullable: true, description: 'Only offers that may be one of these contracts.' })
  contractTypes?: ContractType[] | null;

  @Field(() => [String], { nullable: true, description: 'Only offers that ask one of these skills (slugs), as a must-have or a nice-to-have. An unknown slug is BAD_USER_INPUT that names the nearest.' })
  skills?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Only offers that ask one of these languages (ISO 639), required or preferred.' })
  languages?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only offers of these employers.' })
  employerIds?: string[] | null;

  @Field(() => SalaryFloorInput, { nullable: true, description: 'Only offers that pay at least so much; offers that say no salary are left out.' })
  salaryFloor?: SalaryFloorInput | null;

  @Field(() => Int, { nullable: true, description: 'Only offers that wish for at most so many years of experience.' })
  experienceYearsAtMost?: number | null;

  @Field(() => [WorkPermit], { nullable: true, description: 'Only offers that say this of the work permit.' })
  workPermits?: WorkPermit[] | null;

  @Field(() => DateTime, { nullable: true, description: 'Only offers published at this instant or later.' })
  publishedSince?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'True: only offers without a deadline. False or left out: all.' })
  openEndedOnly?: boolean | null;
}

@ArgsType()
export class OffersArgs extends PageInput {
  @Field(() => OfferFilter, { nullable: true, description: 'Which offers; all open ones if left out.' })
  filter?: OfferFilter | null;

  @Field(() => OfferOrder, { nullable: true, description: 'In which order; NEWEST if left out.' })
  order?: OfferOrder | null;
}

@InputType({ description: 'Narrows the offers of an employer.' })
export class EmployerOffersFilter {
  @Field(() => [OfferState], { nullable: true, description: 'Only these states; an empty list narrows nothing.' })
  states?: OfferState[] | null;
}

@ArgsType()
export class EmployerOffersArgs extends PageInput {
  @Field(() => EmployerOffersFilter, { nullable: true, description: 'Which offers; all that you may see if left out.' })
  filter?: EmployerOffersFilter | null;
}
