import type { Context } from '../kernel/context.ts';
import { type DomainError, faults } from '../kernel/errors.ts';
import { listed } from '../kernel/locale.ts';
import type { Rules } from '../kernel/rules.ts';
import { skillMap } from './skill.map.ts';

const MOST_SHOWN = 100;

/** The fault of a slug that no skill has: it names the skills that were probably meant ("React": react). */
export async function unknownSkill(context: Context, field: string, slug: string): Promise<DomainError> {
  const map = await skillMap(context);
  const value = slug.slice(0, MOST_SHOWN);
  return faults.UNKNOWN_SKILL(field, { value, nearest: listed(context.language, map.nearest(value, 3).map((near) => `${near} (${map.label(near, context.language)})`)) || '-' });
}

/** Asks that a slug is a skill's; an unknown one is told with the nearest skills. Passes over null and undefined. */
export async function skillRule(context: Context, rules: Rules, field: string, slug: string | null | undefined): Promise<void> {
  if (slug === null || slug === undefined || (await skillMap(context)).bySlug.has(slug)) return;
  rules.add(await unknownSkill(context, field, slug));
}
