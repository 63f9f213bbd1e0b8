import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../kernel/context.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { SkillType } from '../skills/skill.type.ts';
import { type ProposedSkill, readResumeText } from './resume-text.ts';
import { ProposedSkillType, ResumeTextReadingType } from './resume-text.type.ts';

@Resolver(() => ProposedSkillType)
export class ResumeTextResolver {
  @Query(() => ResumeTextReadingType, {
    description: 'Reads a pasted CV, in French, Arabic or English, and proposes the skills and human languages it names, each with the place where it stands and what your profile has of it. Nothing is written: you decide what you take over and at which level. Nothing of the text is kept; send it as a variable. Faults: BAD_USER_INPUT for a text that is empty or too long.',
  })
  readResumeText(@Arg('text', () => String, { description: 'The text, at most 20,000 characters.' }) text: string, @Ctx() context: Context) {
    return readResumeText(context, text);
  }

  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill; null only if it was taken away a moment ago.' })
  skill(@Root() row: ProposedSkill, @Ctx() context: Context) {
    return skillBySlug(context).load(row.slug);
  }
}
