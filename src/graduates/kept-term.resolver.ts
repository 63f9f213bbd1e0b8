import { Arg, Ctx, Field, FieldResolver, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../kernel/context.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { DateTime } from '../kernel/scalars.ts';
import { UnknownTermType } from '../skills/curation.type.ts';
import { UnknownTermState } from '../skills/unknown-term.entity.ts';
import type { unknownTerm } from '../skills/unknown-term.visibility.ts';
import { graduateById } from './graduate.loaders.ts';
import { GraduateType } from './graduate.type.ts';
import type { graduate } from './graduate.visibility.ts';
import { keepersByTermId, keptTermsByGraduateId } from './kept-term.loaders.ts';
import { addWrittenSkills, dropKeptTerm } from './kept-term.service.ts';
import { GraduatePayload } from './profile.inputs.ts';

@ObjectType('KeptTerm', { description: 'A term that a person wrote among its skills and that no skill is known for. The day a curator knows one, it becomes a declared skill of the profile. Seen by the person alone.' })
export class KeptTermType {
  @Field(() => String, { description: 'The term, folded: lower case, without accents and signs.' })
  term!: string;

  @Field(() => UnknownTermState, { description: 'OPEN while it waits, REJECTED where it is no skill; ACCEPTED or MERGED only where the profile had no room for the skill it became.' })
  state!: UnknownTermState;

  @Field(() => DateTime, { description: 'Since when the profile keeps it.' })
  keptAt!: string;
}

@InputType({ description: 'Skills as you would write them.' })
export class AddWrittenSkillsInput extends Repeatable {
  @Field(() => [String], { description: 'At least one, at most 60, of at most 80 characters each; each may name several.' })
  terms!: string[];
}

@InputType({ description: 'A kept term to take off your profile.' })
export class DropKeptTermInput extends Repeatable {
  @Field(() => String, { description: 'The term, however it is written.' })
  term!: string;
}

@Resolver(() => GraduateType)
export class KeptTermResolver {
  @FieldResolver(() => [KeptTermType], { description: 'What the person wrote among its skills and no skill is known for, by term; empty to anybody else.' })
  keptTerms(@Root() row: Row<typeof graduate>, @Ctx() context: Context) {
    return keptTermsByGraduateId(context).load(row.id);
  }

  @Mutation(() => GraduatePayload, { description: 'Adds skills to your profile as you write them: what surely names a skill is declared, without a level; what no skill is known for is kept in `keptTerms` and put before the curators, without your name. Guesses are not written: ask normalizeSkills for them first. Faults: REQUIRED, TOO_LONG.' })
  addWrittenSkills(@Arg('input', () => AddWrittenSkillsInput, { description: 'The texts.' }) input: AddWrittenSkillsInput, @Ctx() context: Context) {
    return mutate(context, 'addWrittenSkills', input, addWrittenSkills, { graduate: graduateById });
  }

  @Mutation(() => GraduatePayload, { description: 'Takes a kept term off your profile. Faults: NOT_FOUND.' })
  dropKeptTerm(@Arg('input', () => DropKeptTermInput, { description: 'Which.' }) input: DropKeptTermInput, @Ctx() context: Context) {
    return mutate(context, 'dropKeptTerm', input, dropKeptTerm, { graduate: graduateById });
  }
}

@Resolver(() => UnknownTermType)
export class TermKeepersResolver {
  @FieldResolver(() => Int, { description: 'How many people keep it in their profile now; which is nobody’s to see.' })
  people(@Root() row: Row<typeof unknownTerm>, @Ctx() context: Context) {
    return keepersByTermId(context).load(row.id);
  }
}
