import type { Context } from '../kernel/context.ts';
import { all, defineLoader, type Loader, one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { from, read, type Row } from '../kernel/read.ts';
import type { SkillLinkKind } from './skill.entity.ts';
import { skillMap } from './skill.map.ts';
import { skill, skillAlias, skillLink } from './skill.visibility.ts';

/** As it is at this moment: for who has just changed it. */
export const skillNow = one(skill, 'slug');
/** Out of the taxonomy in memory, which everybody sees, as of about a second ago; what is newer than that is read. */
export const skillBySlug: Loader<string, Row<typeof skill> | null> = defineLoader(async (context, slugs) => {
  const { rows } = await skillMap(context);
  return Promise.all(slugs.map((slug) => rows.get(slug) ?? skillNow(context).load(slug)));
});
export const aliasesBySkillSlug = all(skillAlias, 'skillSlug', ['text', 'folded']);

registerNode('Skill', skillBySlug, 'slug');

type Linked = Row<typeof skill>;

async function linked(context: Context, kind: SkillLinkKind, near: 'fromSlug' | 'toSlug', slugs: readonly string[]): Promise<Linked[][]> {
  const far = near === 'fromSlug' ? 'toSlug' : 'fromSlug';
  const rows = await read(context, skillLink)
    .innerJoin(from(context, skill), 'skill.slug', `skillLink.${far}`)
    .selectAll('skill')
    .select(`skillLink.${near} as underSlug`)
    .where('skillLink.kind', '=', kind)
    .where(`skillLink.${near}`, 'in', slugs)
    .orderBy('skill.slug')
    .execute();
  const bySlug = Map.groupBy(rows, (row) => row.underSlug);
  return slugs.map((slug) => bySlug.get(slug) ?? []);
}

const linkedBy = (kind: SkillLinkKind, near: 'fromSlug' | 'toSlug'): Loader<string, Linked[]> => defineLoader((context, slugs) => linked(context, kind, near, slugs));

/** Skills at the other end of a link, by slug. */
export const broaderBySlug = linkedBy('BROADER', 'fromSlug');
export const narrowerBySlug = linkedBy('BROADER', 'toSlug');
export const impliedBySlug = linkedBy('IMPLIES', 'fromSlug');
