import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { connection } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import { read, type Row } from '../kernel/read.ts';
import { curateTerm, deprecateSkill, restoreSkill } from './curation.service.ts';
import {
  CurateTermInput, CurateTermPayload, DeprecateSkillInput, ProposeSkillTermsInput, ProposeSkillTermsPayload, RestoreSkillInput, SkillPayload, TaxonomyType, UnknownTermConnection, UnknownTermsArgs,
  UnknownTermType,
} from './curation.type.ts';
import { proposeSkillTerms } from './proposal.service.ts';
import { skillBySlug, skillNow } from './skill.loaders.ts';
import { skillMap } from './skill.map.ts';
import { SkillType } from './skill.type.ts';
import { skill } from './skill.visibility.ts';
import { renewTaxonomy, stateOfTaxonomy } from './taxonomy.version.ts';
import { unknownTermById, unknownTermsPage } from './unknown-term.list.ts';
import type { unknownTerm } from './unknown-term.visibility.ts';

const NEAREST = 3;

/** What curators do with the taxonomy while the service runs. */
@Resolver()
export class CurationResolver {
  @Query(() => UnknownTermConnection, { description: 'Terms that people keep among their skills, or sent, and that no skill is known for. For administrators.' })
  async unknownTerms(@Args(() => UnknownTermsArgs) args: UnknownTermsArgs, @Ctx() context: Context) {
    return connection(await unknownTermsPage(context, args));
  }

  @Mutation(() => CurateTermPayload, { description: 'Decides what a term is; profiles that keep it profit at once: it becomes a declared skill there, without a level. Faults: NOT_FOUND, ALREADY_DECIDED, REQUIRED, UNKNOWN_SKILL, SLUG_TAKEN, TERM_TAKEN, LINKED_TWICE, REPLACEMENT_DEPRECATED, INVALID, TOO_LONG.' })
  async curateTerm(@Arg('input', () => CurateTermInput, { description: 'The term and the decision.' }) input: CurateTermInput, @Ctx() context: Context) {
    const payload = await mutate(context, 'curateTerm', { ...input, termId: uuidOf('UnknownTerm', input.termId) }, curateTerm, { term: unknownTermById, skill: skillNow });
    await renewTaxonomy(context.app);
    return payload;
  }

  @Mutation(() => SkillPayload, { description: 'Puts a skill out of use. It is never deleted: who names it counts as naming its replacement. Faults: UNKNOWN_SKILL, REPLACED_IN_CIRCLE, REPLACEMENT_DEPRECATED.' })
  async deprecateSkill(@Arg('input', () => DeprecateSkillInput, { description: 'Which, and what counts in its place.' }) input: DeprecateSkillInput, @Ctx() context: Context) {
    const payload = await mutate(context, 'deprecateSkill', input, deprecateSkill, { skill: skillNow });
    await renewTaxonomy(context.app);
    return payload;
  }

  @Mutation(() => SkillPayload, { description: 'Takes a skill back into use: it stands for itself again. Faults: UNKNOWN_SKILL, NOT_DEPRECATED.' })
  async restoreSkill(@Arg('input', () => RestoreSkillInput, { description: 'Which.' }) input: RestoreSkillInput, @Ctx() context: Context) {
    const payload = await mutate(context, 'restoreSkill', input, restoreSkill, { skill: skillNow });
    await renewTaxonomy(context.app);
    return payload;
  }

  @Mutation(() => ProposeSkillTermsPayload, { description: 'Puts terms before the curators that are missing among the skills, while writing an offer or a programme; nothing says who did. Faults: REQUIRED, TOO_LONG.' })
  proposeSkillTerms(@Arg('input', () => ProposeSkillTermsInput, { description: 'The terms.' }) input: ProposeSkillTermsInput, @Ctx() context: Context) {
    return mutate(context, 'proposeSkillTerms', input, proposeSkillTerms, {});
  }
}

@Resolver(() => TaxonomyType)
export class TaxonomyResolver {
  @Query(() => TaxonomyType, { description: 'Which state the skill taxonomy is in.' })
  taxonomy(@Ctx() context: Context) {
    return stateOfTaxonomy(context);
  }

  @FieldResolver(() => Int, { description: 'Skills in use. Costs a count of its own.' })
  async skillCount(@Ctx() context: Context) {
    const { total } = await read(context, skill).select((eb) => eb.fn.countAll<string>().as('total')).where('skill.deprecatedAt', 'is', null).executeTakeFirstOrThrow();
    return Number(total);
  }
}

@Resolver(() => UnknownTermType)
export class UnknownTermResolver {
  @FieldResolver(() => SkillType, { nullable: true, description: 'The skill it became; null while it is none.' })
  skill(@Root() row: Row<typeof unknownTerm>, @Ctx() context: Context) {
    return row.skillSlug ? skillBySlug(context).load(row.skillSlug) : null;
  }

  @FieldResolver(() => [SkillType], { description: 'At most three skills whose names look most like it, best first; empty where none does.' })
  async nearest(@Root() row: Row<typeof unknownTerm>, @Ctx() context: Context) {
    const slugs = (await skillMap(context)).nearest(row.term, NEAREST);
    return (await skillBySlug(context).loadMany(slugs)).filter((one) => one !== null);
  }
}
