import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { OfferFactsInput } from '../offers/offer.inputs.ts';
import { OfferUserError } from '../offers/offer.errors.ts';
import { FINDINGS, type FindingCode, SEVERITIES, type Severity } from './offer-lint.findings.ts';
import { LOOSENINGS, type LooseningKind } from './offer-lint.loosening.ts';

const enumOf = <T extends string>(values: readonly T[]): { readonly [V in T]: V } => Object.fromEntries(values.map((value) => [value, value])) as { [V in T]: V };
type Described<T extends string> = Record<T, { description: string }>;

const OfferFindingSeverity = enumOf(SEVERITIES);
registerEnumType(OfferFindingSeverity, {
  name: 'OfferFindingSeverity',
  description: 'How grave a finding is. Nothing here keeps an offer from being published.',
  valuesConfig: {
    CONTRADICTION: { description: 'Two things that the offer says do not go together.' },
    WARNING: { description: 'It will cost applications, or lead people astray.' },
    ADVICE: { description: 'It could be better.' },
  } satisfies Described<Severity>,
});

const OfferFindingCode = enumOf(FINDINGS);
registerEnumType(OfferFindingCode, {
  name: 'OfferFindingCode',
  description: 'What an employer may want to look at again. Codes are stable, messages are not.',
  valuesConfig: {
    EXPERT_LEVEL_FOR_LEARNER: { description: 'An internship or apprenticeship asks a must-have at ADVANCED or SPECIALISED.' },
    EXPERT_LEVEL_FOR_JUNIOR: { description: 'The title says junior, a must-have SPECIALISED.' },
    EXPERIENCE_FOR_LEARNER: { description: 'An internship or apprenticeship wishes for years of experience.' },
    EXPERIENCE_FOR_JUNIOR: { description: 'The title says junior, and three years or more are wished for.' },
    IMPLIED_ALTERNATIVE: { description: 'In a "one of these" group, a skill that nobody has without another of the group.' },
    IMPLIED_MUST_HAVE: { description: 'A must-have that comes along with another one.' },
    MANY_MUST_HAVES: { description: 'More than eight must-haves.' },
    DEADLINE_AFTER_START: { description: 'The last day to apply comes after the first day of work.' },
    NOT_AN_INTERNSHIP: { description: 'It says something of internships, and may be none.' },
    NO_SALARY: { description: 'No salary is said: a WARNING at international scale, else ADVICE.' },
    NO_LANGUAGE: { description: 'At international scale, and no language is required.' },
    NO_REMOTE_WORD: { description: 'Abroad, on site, and no help to move.' },
    NO_COUNTRIES: { description: 'Remote at international scale, and no countries of residence are named.' },
    NO_WORK_PERMIT_WORD: { description: 'Abroad, and nothing is said of the work permit, or that none is needed.' },
    LATE_REPLY: { description: 'A reply promise of more than 21 days.' },
  } satisfies Described<FindingCode>,
});

export const OfferLooseningKind = enumOf(LOOSENINGS);
registerEnumType(OfferLooseningKind, {
  name: 'OfferLooseningKind',
  description: 'A single step by which an offer would ask less.',
  valuesConfig: {
    DROP_MUST_HAVE: { description: 'Without one of several must-haves.' },
    LOWER_LEVEL: { description: 'With a must-have one level down.' },
    ANY_PLACE: { description: 'If the place of work did not matter.' },
    ANY_RESIDENCE: { description: 'With every country of residence accepted for remote work.' },
    ANY_CONTRACT: { description: 'With every contract type.' },
    LOWER_LANGUAGE: { description: 'With a required language one level down.' },
    DROP_LANGUAGE: { description: 'Without a required language.' },
    ANY_START: { description: 'Without a first day of work.' },
  } satisfies Described<LooseningKind>,
});

@InputType({ description: 'An offer being written. A new one is given whole under its employer; of one that exists, what is left out is as it stands.' })
export class LintOfferInput extends OfferFactsInput {
  @Field(() => ID, { nullable: true, description: 'For a new offer: the employer whose job it is; you must be a member.' })
  employerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'For one that exists, in any state: the offer; you must be a member of its employer. Give either this or `employerId`.' })
  offerId?: string | null;
}

@ObjectType('OfferFinding', { description: 'Something about an offer that its employer may want to look at again.' })
export class OfferFindingType {
  @Field(() => OfferFindingCode, { description: 'Which one.' })
  code!: FindingCode;

  @Field(() => OfferFindingSeverity, { description: 'How grave it is.' })
  severity!: Severity;

  @Field(() => String, { description: 'The input field it is about, as a dotted path ("mustHaves.0.alternatives.1.skill").' })
  field!: string;
}

const PEOPLE = 'People whom the employer could find: they chose so, and did not block it. Rounded down to a multiple of 5; null: fewer than 5, perhaps nobody.';

@ObjectType('OfferReach', { description: 'How many people an offer reaches. Nobody can be singled out by it: numbers are rounded down to multiples of 5, and fewer than 5 are not counted out.' })
export class OfferReachType {
  @Field(() => Int, { nullable: true, description: `Those for whom no hard condition fails. ${PEOPLE}` })
  eligible!: number | null;

  @Field(() => Int, { nullable: true, description: `Of these, those who meet every must-have (STRONG). ${PEOPLE}` })
  strong!: number | null;

  @Field(() => Int, { nullable: true, description: `Of these, those who meet two thirds of the must-haves’ weight at least (GOOD or STRONG). Without a must-have that most people meet it can be fewer: two thirds are counted of what is left. ${PEOPLE}` })
  good!: number | null;
}

@ObjectType('OfferReachNow', { description: 'How many people an offer reaches as it is written.' })
export class OfferReachNowType extends OfferReachType {
  @Field(() => Boolean, { description: 'False where more than 2,000 people are near: `strong` and `good`, here and after each loosening, are then at least so many, counted among the 2,000 that are likely to fit best.' })
  fitsAreExact!: boolean;

  @Field(() => Boolean, { description: 'True where the people came from the database, since the search engine does not answer.' })
  degraded!: boolean;
}

@ObjectType('OfferLoosening', { description: 'A single step by which the offer would ask less, and whom it would reach then.' })
export class OfferLooseningType {
  @Field(() => OfferLooseningKind, { description: 'Which step.' })
  kind!: LooseningKind;

  @Field(() => String, { description: 'The input field it is about, as a dotted path ("mustHaves.0").' })
  field!: string;
}

@ObjectType('OfferLint', { description: 'An offer being written, looked over. Nothing is written or kept.' })
export class OfferLintType {
  @Field(() => [OfferUserError], { description: 'What `createOffer`, `updateOffer` and `publishOffer` would refuse, as they would say it; empty if it can be published.' })
  userErrors!: InstanceType<typeof OfferUserError>[];

  @Field(() => [OfferFindingType], { description: 'What may want another look: contradictions in the offer first, then what it does not say. Empty also while what was written can not be read (unknown names, values out of range).' })
  findings!: OfferFindingType[];

  @Field(() => OfferReachNowType, { nullable: true, description: 'Whom it reaches now, as of about a second ago; what is not said yet (no place, no contract) narrows nothing. Null while what was written can not be read, or where the search engine is away and too many people would have to be counted without it.' })
  reach!: OfferReachNowType | null;
}
