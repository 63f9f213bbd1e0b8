import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, PageInput } from '../kernel/connection.ts';
import { Language } from '../kernel/language.ts';
import { NodeType } from '../kernel/node.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { DateTime } from '../kernel/scalars.ts';
import { TermDecision } from './curation.service.ts';
import { SkillKind } from './skill.entity.ts';
import { SkillUserError } from './skill.errors.ts';
import { SkillType } from './skill.type.ts';
import { UnknownTermState } from './unknown-term.entity.ts';

registerEnumType(UnknownTermState, {
  name: 'UnknownTermState',
  description: 'What became of a term that no skill was known for.',
  valuesConfig: {
    OPEN: { description: 'It waits for a curator.' },
    ACCEPTED: { description: 'A skill was made of it.' },
    MERGED: { description: 'It is another way to write a skill.' },
    REJECTED: { description: 'It is no skill; written again, it does not come back.' },
  },
});
registerEnumType(TermDecision, {
  name: 'TermDecision',
  description: 'What a curator makes of a term.',
  valuesConfig: {
    ACCEPT: { description: 'A skill of its own: `newSkill` says which.' },
    MERGE: { description: 'Another way to write a skill: `skill` says which.' },
    REJECT: { description: 'No skill. It may be taken up again later.' },
  },
});
export const UnknownTermOrder = { OFTEN: 'OFTEN', RECENT: 'RECENT', OLDEST: 'OLDEST' } as const;
registerEnumType(UnknownTermOrder, {
  name: 'UnknownTermOrder',
  description: 'Orders of the terms that no skill is known for.',
  valuesConfig: { OFTEN: { description: 'Most often written first.' }, RECENT: { description: 'Last written first.' }, OLDEST: { description: 'First written first.' } },
});

@ObjectType('Taxonomy', { description: 'Which state the skill taxonomy is in. It changes while the service runs: curators, new versions of the service and imports change it. Seen by everybody.' })
export class TaxonomyType {
  @Field(() => Int, { description: 'Goes up with every change, whoever makes it.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: string;

  @Field(() => String, { nullable: true, description: 'The newest release of ESCO that was imported, such as "1.1.1"; null where none was. This service uses the ESCO classification of the European Commission.' })
  escoRelease!: string | null;

  @Field(() => Int, { description: 'Skills in use. Costs a count of its own.' })
  skillCount!: number;
}

@ObjectType('UnknownTerm', { implements: NodeType, description: 'A term that people keep among their skills, or sent, and that no skill was known for. Who wrote it is not kept with it. Seen by administrators.' })
export class UnknownTermType extends NodeType {
  @Field(() => String, { description: 'The term, folded: lower case, without accents and signs.' })
  term!: string;

  @Field(() => Language, { nullable: true, description: 'The language it was probably written in; null where that is anybody’s guess.' })
  language!: Language | null;

  @Field(() => Int, { description: 'How often it was written.' })
  times!: number;

  @Field(() => UnknownTermState, { description: 'What became of it.' })
  state!: UnknownTermState;

  @Field(() => DateTime, { description: 'When it was first written.' })
  firstSeenAt!: string;

  @Field(() => DateTime, { description: 'When it was last written.' })
  lastSeenAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When a curator decided; null while it waits.' })
  decidedAt!: string | null;
}

export const UnknownTermConnection = connectionOf('UnknownTerm', () => UnknownTermType, 'terms that no skill is known for');

@InputType({ description: 'Narrows the list of terms; all that is given must hold, an empty list narrows nothing.' })
export class UnknownTermFilter {
  @Field(() => [UnknownTermState], { nullable: true, description: 'Only in these states; OPEN if left out.' })
  states?: UnknownTermState[] | null;

  @Field(() => [Language], { nullable: true, description: 'Only terms probably written in one of these.' })
  languages?: Language[] | null;

  @Field(() => Int, { nullable: true, description: 'Only terms that were written at least so often.' })
  timesAtLeast?: number | null;
}

@ArgsType()
export class UnknownTermsArgs extends PageInput {
  @Field(() => UnknownTermFilter, { nullable: true, description: 'Which terms; those that wait if left out.' })
  filter?: UnknownTermFilter | null;

  @Field(() => UnknownTermOrder, { nullable: true, description: 'In which order; OFTEN if left out.' })
  order?: keyof typeof UnknownTermOrder | null;
}

@InputType({ description: 'What a skill is called.' })
export class SkillLabelsInput {
  @Field(() => String, { description: 'In French, at most 160 characters.' })
  fr!: string;

  @Field(() => String, { description: 'In Arabic, at most 160 characters.' })
  ar!: string;

  @Field(() => String, { description: 'In English, at most 160 characters.' })
  en!: string;
}

@InputType({ description: 'Another way to write a skill.' })
export class SkillAliasInput {
  @Field(() => Language, { description: 'The language it is of.' })
  language!: Language;

  @Field(() => String, { description: 'At most 160 characters.' })
  text!: string;
}

@InputType({ description: 'A skill to be made.' })
export class NewSkillInput {
  @Field(() => String, { description: 'Its key for good: lower-case letters and digits joined by single hyphens, at most 80.' })
  slug!: string;

  @Field(() => SkillKind, { description: 'What sort of skill it is.' })
  kind!: SkillKind;

  @Field(() => SkillLabelsInput, { description: 'Its names; none of them names another skill.' })
  labels!: SkillLabelsInput;

  @Field(() => [SkillAliasInput], { nullable: true, description: 'Other ways to write it, at most 50; none of them names another skill.' })
  aliases?: SkillAliasInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of what it is a kind of, one step up; at most 50, as for the other links.' })
  broader?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of what somebody who has it has too.' })
  implies?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of skills close to it.' })
  related?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Slugs of skills that it is never taken for, however alike they are written.' })
  notRelated?: string[] | null;
}

@InputType({ description: 'What to make of a term.' })
export class CurateTermInput extends Repeatable {
  @Field(() => ID, { description: 'The term.' })
  termId!: string;

  @Field(() => TermDecision, { description: 'The decision.' })
  decision!: TermDecision;

  @Field(() => String, { nullable: true, description: 'For MERGE: the slug of the skill it is another way to write.' })
  skill?: string | null;

  @Field(() => NewSkillInput, { nullable: true, description: 'For ACCEPT: the skill to make of it.' })
  newSkill?: NewSkillInput | null;

  @Field(() => Language, { nullable: true, description: 'The language the term is of, for ACCEPT and MERGE; the guessed one, else English, if left out.' })
  language?: Language | null;

  @Field(() => String, { nullable: true, description: 'How the term is properly written ("Node-RED" for "node red"), for ACCEPT and MERGE; as it was folded if left out.' })
  writtenAs?: string | null;
}

@InputType({ description: 'A skill to put out of use.' })
export class DeprecateSkillInput extends Repeatable {
  @Field(() => String, { description: 'Its slug.' })
  slug!: string;

  @Field(() => String, { nullable: true, description: 'The slug of the skill that counts in its place; none if left out, and then it goes on counting as itself where it is named already.' })
  replacedBy?: string | null;
}

@InputType({ description: 'A skill to take back into use.' })
export class RestoreSkillInput extends Repeatable {
  @Field(() => String, { description: 'Its slug.' })
  slug!: string;
}

@InputType({ description: 'Terms to put before the curators.' })
export class ProposeSkillTermsInput extends Repeatable {
  @Field(() => [String], { description: 'At least one, at most 20, of at most 80 characters each.' })
  terms!: string[];
}

@ObjectType({ description: 'The decided term, and what it became.' })
export class CurateTermPayload {
  @Field(() => UnknownTermType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  term?: UnknownTermType | null;

  @Field(() => SkillType, { nullable: true, description: 'The skill it is a term of now; null for a rejected one, and if nothing was done.' })
  skill?: SkillType | null;

  @Field(() => [SkillUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof SkillUserError>[];
}

@ObjectType({ description: 'The changed skill.' })
export class SkillPayload {
  @Field(() => SkillType, { nullable: true, description: 'As it is now; null if nothing was done.' })
  skill?: SkillType | null;

  @Field(() => [SkillUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof SkillUserError>[];
}

@ObjectType({ description: 'What became of terms that were put before the curators.' })
export class ProposeSkillTermsPayload {
  @Field(() => Int, { nullable: true, description: 'How many were put before them: what is a skill already, what was rejected before and what does not look like the name of a skill is not. Null if nothing was done.' })
  proposed?: number | null;

  @Field(() => [SkillUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof SkillUserError>[];
}
