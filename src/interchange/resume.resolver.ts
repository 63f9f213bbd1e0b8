import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { graduateById } from '../graduates/graduate.loaders.ts';
import { GraduateType } from '../graduates/graduate.type.ts';
import type { graduate } from '../graduates/graduate.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { Language } from '../kernel/language.ts';
import { LANGUAGE_ARG } from '../kernel/localized.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { skillBySlug } from '../skills/skill.loaders.ts';
import { SkillType } from '../skills/skill.type.ts';
import { resumeOf } from './resume.export.ts';
import type { FoundSkill, SkillReading } from './resume.merge.ts';
import { importResume } from './resume.service.ts';
import { ImportResumeInput, ImportResumePayload, ResumeGuessedSkill, ResumeKnownSkill, ResumeUnknownSkill } from './resume.type.ts';

@Resolver(() => GraduateType)
export class ResumeResolver {
  @FieldResolver(() => GraphQLJSONObject, { description: 'The profile as a JSON Resume 1.0 document, names in the language asked; importing it again changes nothing. A skill that is confirmed stands at its best level.' })
  resume(@Root() row: Row<typeof graduate>, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context) {
    return resumeOf(context, row, language ?? context.language);
  }

  @Mutation(() => ImportResumePayload, { description: 'Fills your profile from a JSON Resume document. Open texts are filled, the rest is merged: nothing you said is lowered or lost, confirmed skills stay as they are, and importing again doubles nothing. Faults: NOT_FOUND if you are no graduate; INVALID on the field its JSON pointer names ("resume.work.0.startDate") for every fault against the schema; TOO_LONG, OUT_OF_RANGE.' })
  importResume(@Arg('input', () => ImportResumeInput, { description: 'The document.' }) input: ImportResumeInput, @Ctx() context: Context) {
    return mutate(context, 'importResume', input, importResume, { graduate: graduateById });
  }
}

@Resolver(() => ResumeKnownSkill)
export class ResumeKnownSkillResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill; null only if it was taken away a moment ago.' })
  skill(@Root() row: FoundSkill, @Ctx() context: Context) {
    return skillBySlug(context).load(row.slug);
  }
}

@Resolver(() => ResumeGuessedSkill)
export class ResumeGuessedSkillResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill; null only if it was taken away a moment ago.' })
  skill(@Root() row: FoundSkill, @Ctx() context: Context) {
    return skillBySlug(context).load(row.slug);
  }
}

@Resolver(() => ResumeUnknownSkill)
export class ResumeUnknownSkillResolver {
  @FieldResolver(() => [SkillType], { description: 'At most three skills whose names look most like it, best first.' })
  async nearest(@Root() row: SkillReading['unknown'][number], @Ctx() context: Context) {
    return (await skillBySlug(context).loadMany(row.nearest)).filter((one) => one !== null);
  }
}
