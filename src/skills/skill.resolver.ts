import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { connection } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { Language, nameIn } from '../kernel/language.ts';
import { LANGUAGE_ARG, LocalizedTextType } from '../kernel/localized.ts';
import type { Row } from '../kernel/read.ts';
import { extracted, normalised, skillsPage, suggestions } from './skill.list.ts';
import { aliasesBySkillSlug, broaderBySlug, impliedBySlug, narrowerBySlug, skillBySlug } from './skill.loaders.ts';
import { ExtractedSkills, NormalizedSkills, SkillConnection, SkillsArgs, SkillSuggestion, SkillType } from './skill.type.ts';
import type { skill } from './skill.visibility.ts';

type SkillRow = Row<typeof skill>;

@Resolver(() => SkillType)
export class SkillResolver {
  @Query(() => SkillType, { nullable: true, description: 'A skill by its slug; null if there is none. To find one by a name, ask normalizeSkills or suggestSkills.' })
  skill(@Arg('slug', () => String, { description: 'Its slug, such as "react".' }) slug: string, @Ctx() context: Context) {
    return skillBySlug(context).load(slug);
  }

  @Query(() => SkillConnection, { description: 'Skills in use, or those that fell out of it, by slug.' })
  async skills(@Args(() => SkillsArgs) args: SkillsArgs, @Ctx() context: Context) {
    return connection(await skillsPage(context, args));
  }

  @Query(() => [SkillSuggestion], { description: 'Skills for what a person typed so far, over names and aliases in three scripts: equal ones, then those that begin so, then those with a word that does, then mistyped ones; curated skills before imported ones, a skill once, by its best term.' })
  suggestSkills(
    @Arg('prefix', () => String, { description: 'What was typed, at most 500 characters.' }) prefix: string,
    @Arg('language', () => Language, { nullable: true, description: 'Terms of this language come first; the viewer’s if left out.' }) language: Language | null,
    @Arg('first', () => Int, { defaultValue: 10, description: 'At most so many, 1-20.' }) first: number,
    @Ctx() context: Context,
  ) {
    return suggestions(context, prefix, first, language ?? context.language);
  }

  @Query(() => NormalizedSkills, { description: 'Reads skills out of free texts, several in one text too ("ReactJS, PHP 8 et Docker").' })
  normalizeSkills(
    @Arg('texts', () => [String], { description: 'At most 50 texts of at most 500 characters, 10,000 in all.' }) texts: string[],
    @Arg('language', () => Language, { nullable: true, description: 'The language they are mostly in: settles typos that could mean two skills. Any if left out.' }) language: Language | null,
    @Ctx() context: Context,
  ) {
    return normalised(context, texts, language);
  }

  @Query(() => ExtractedSkills, { description: 'Proposes skills and human languages out of a pasted text, a CV or an ad, with the places where each is named. Nothing is kept, and levels of skills are not guessed. Faults: BAD_USER_INPUT for a text that is too long.' })
  extractSkills(@Arg('text', () => String, { description: 'The text, at most 20,000 characters.' }) text: string, @Ctx() context: Context) {
    return extracted(context, text);
  }

  @FieldResolver(() => String, { description: 'Its name in the language asked, else the viewer’s; an imported skill that has none there has it in English, else in French or Arabic.' })
  name(@Root() row: SkillRow, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): string {
    return nameIn(row, language ?? context.language);
  }

  @FieldResolver(() => [LocalizedTextType], { description: 'Its names in French, Arabic and English, in this order; an imported skill may lack some.' })
  names(@Root() row: SkillRow): LocalizedTextType[] {
    const names = { FR: row.nameFr, AR: row.nameAr, EN: row.nameEn };
    return Object.values(Language).flatMap((language) => (names[language] === '' ? [] : [{ language, text: names[language] }]));
  }

  @FieldResolver(() => String, { nullable: true, description: 'What it is, in the language asked, else the viewer’s; null where the name says it all.' })
  description(@Root() row: SkillRow, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): string | null {
    return { FR: row.descriptionFr, AR: row.descriptionAr, EN: row.descriptionEn }[language ?? context.language];
  }

  @FieldResolver(() => [String], { description: 'Other ways to write it, by text.' })
  async aliases(@Root() row: SkillRow, @Arg('language', () => Language, { nullable: true, description: 'Only those of this language; all if left out.' }) language: Language | null, @Ctx() context: Context) {
    const aliases = await aliasesBySkillSlug(context).load(row.slug);
    return aliases.filter((alias) => !language || alias.language === language).map((alias) => alias.text);
  }

  @FieldResolver(() => [SkillType], { description: 'What it is a kind of, one step up, by slug.' })
  broader(@Root() row: SkillRow, @Ctx() context: Context) {
    return broaderBySlug(context).load(row.slug);
  }

  @FieldResolver(() => [SkillType], { description: 'The kinds of it, one step down, by slug.' })
  narrower(@Root() row: SkillRow, @Ctx() context: Context) {
    return narrowerBySlug(context).load(row.slug);
  }

  @FieldResolver(() => [SkillType], { description: 'What somebody who has it has too (React: JavaScript), one step, by slug.' })
  implies(@Root() row: SkillRow, @Ctx() context: Context) {
    return impliedBySlug(context).load(row.slug);
  }

  @FieldResolver(() => SkillType, { nullable: true, description: 'What to use instead; null unless it fell out of use.' })
  replacedBy(@Root() row: SkillRow, @Ctx() context: Context) {
    return row.replacedBySlug ? skillBySlug(context).load(row.replacedBySlug) : null;
  }
}
