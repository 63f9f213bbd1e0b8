import './graduate.enums.ts';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateOnly, Url } from '../kernel/scalars.ts';
import { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import { DisclosureType } from './enrolment.type.ts';
import { AgeBand, ContractType, Gender, Scale } from './graduate.entity.ts';
import { GraduateUserError } from './graduate.errors.ts';
import { GraduateType } from './graduate.type.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { BackgroundKind, EvidenceKind } from './skill-profile.entity.ts';

@InputType({ description: 'What such inputs have in common.' })
class Versioned extends Repeatable {
  @Field(() => Int, { nullable: true, description: 'The profile’s version you read; refused if it changed since. Left out, nothing is compared.' })
  version?: number | null;
}

@InputType({ description: 'Changes to your profile; what is left out stays, null takes away.' })
export class UpdateProfileInput extends Repeatable {
  @Field(() => Int, { description: 'The version you read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Your name, at most 200 characters; can not be taken away.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What you are, in one line, at most 200 characters.' })
  headline?: string | null;

  @Field(() => String, { nullable: true, description: 'Plain text, at most 5,000 characters.' })
  summary?: string | null;

  @Field(() => String, { nullable: true, description: 'The e-mail to write to; can not be taken away. The one to sign in with stays.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'With its country code, such as +212 6 12 34 56 78.' })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'WhatsApp number, with its country code; who sees your phone sees it.' })
  whatsapp?: string | null;

  @Field(() => Url, { nullable: true, description: 'Your site or portfolio.' })
  website?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the place you live in. It adds nothing to your mobility.' })
  residenceCode?: string | null;

  @Field(() => [ContractType], { nullable: true, description: 'The kinds of contract you want, each once.' })
  contractTypes?: ContractType[] | null;

  @Field(() => DateOnly, { nullable: true, description: 'From when you are available, at most three years ahead; null: from today.' })
  availableOn?: string | null;

  @Field(() => Gender, { nullable: true, description: 'For statistics alone; seen by nobody else.' })
  gender?: keyof typeof Gender | null;

  @Field(() => AgeBand, { nullable: true, description: 'For statistics alone; seen by nobody else.' })
  ageBand?: keyof typeof AgeBand | null;
}

@InputType({ description: 'Where you would work; takes the place of what there was.' })
export class SetMobilityInput extends Versioned {
  @Field(() => [String], { description: 'Codes of provinces, regions and countries, at most 20, none twice. Exactly these: a province does not mean its region.' })
  places!: string[];

  @Field(() => Boolean, { description: 'Whether their order is one of preference, first liked most.' })
  ordered!: boolean;

  @Field(() => Boolean, { description: 'Whether you want remote work.' })
  remote!: boolean;
}

@InputType({ description: 'A language you speak.' })
export class SpokenLanguageInput {
  @Field(() => String, { description: 'ISO 639 code in lower case: fr, ar, en, es, de, it, nl, pt, zgh ...' })
  language!: string;

  @Field(() => CefrLevel, { description: 'How well.' })
  level!: CefrLevel;
}

@InputType({ description: 'The languages you speak; takes the place of what there was.' })
export class SetLanguagesInput extends Versioned {
  @Field(() => [SpokenLanguageInput], { description: 'At most 20, none twice.' })
  languages!: SpokenLanguageInput[];
}

@InputType({ description: 'What shows a skill.' })
export class SkillEvidenceInput {
  @Field(() => EvidenceKind, { description: 'What sort of thing it is.' })
  kind!: keyof typeof EvidenceKind;

  @Field(() => Url, { nullable: true, description: 'Where it can be seen.' })
  url?: string | null;
}

@InputType({ description: 'A skill you say you have.' })
export class DeclaredSkillInput {
  @Field(() => String, { description: 'Its slug.' })
  skill!: string;

  @Field(() => SkillLevel, { nullable: true, description: 'How well. Left out, it stays as it was; null: not said, which counts as FOUNDATION.' })
  level?: SkillLevel | null;

  @Field(() => SkillEvidenceInput, { nullable: true, description: 'What shows it. Left out, it stays as it was; null takes it away.' })
  evidence?: SkillEvidenceInput | null;
}

@InputType({ description: 'Skills to add to your profile or to change; others stay.' })
export class DeclareSkillsInput extends Repeatable {
  @Field(() => [DeclaredSkillInput], { description: 'At least one, none twice; a profile declares at most 60.' })
  skills!: DeclaredSkillInput[];
}

@InputType({ description: 'A skill to take off your profile.' })
export class RemoveSkillInput extends Repeatable {
  @Field(() => String, { description: 'Its slug. Confirmations of it go too.' })
  skill!: string;
}

@InputType({ description: 'Something of your past.' })
export class BackgroundItemInput {
  @Field(() => BackgroundKind, { description: 'Which part of it.' })
  kind!: BackgroundKind;

  @Field(() => String, { description: 'Diploma and field, job title, name of the project or certificate; at most 300 characters.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'School, employer or issuer, at most 300 characters.' })
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: 'When it began: YYYY, YYYY-MM or YYYY-MM-DD.' })
  started?: string | null;

  @Field(() => String, { nullable: true, description: 'When it ended, in the same forms, not before the start; null while it goes on.' })
  ended?: string | null;

  @Field(() => String, { nullable: true, description: 'Plain text, at most 5,000 characters.' })
  description?: string | null;

  @Field(() => Url, { nullable: true, description: 'Where it can be seen.' })
  url?: string | null;
}

@InputType({ description: 'Your past; takes the place of what there was.' })
export class SetBackgroundInput extends Versioned {
  @Field(() => [BackgroundItemInput], { description: 'At most 60, in the order to show.' })
  items!: BackgroundItemInput[];
}

@InputType({ description: 'Nothing to say but that all still holds.' })
export class ReconfirmProfileInput extends Repeatable {}

@InputType({ description: 'Where employers may find you.' })
export class SetFindableInput extends Versioned {
  @Field(() => [Scale], { description: 'The scales of offers for which you may be found; none: not at all, at once.' })
  scales!: Scale[];
}

@InputType({ description: 'An employer you do not want to be found by, or want to be again: give either its id or its name.' })
export class EmployerBlockInput extends Repeatable {
  @Field(() => ID, { nullable: true, description: 'The employer, where it is here.' })
  employerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Its name, here or not, at most 160 characters: whoever has that name or takes it later. Case, accents and the legal form (SARL, SA ...) do not matter.' })
  name?: string | null;
}

@InputType({ description: 'A disclosure to end.' })
export class EndDisclosureInput extends Repeatable {
  @Field(() => ID, { description: 'The disclosure.' })
  disclosureId!: string;
}

@ObjectType({ description: 'The changed profile.' })
export class GraduatePayload {
  @Field(() => GraduateType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  graduate?: GraduateType | null;

  @Field(() => [GraduateUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof GraduateUserError>[];
}

@ObjectType({ description: 'The changed disclosure.' })
export class DisclosurePayload {
  @Field(() => DisclosureType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  disclosure?: DisclosureType | null;

  @Field(() => [GraduateUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof GraduateUserError>[];
}
