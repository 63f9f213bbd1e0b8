import type { Language } from '../../kernel/language.ts';
import type { SkillKind, SkillLinkKind, SkillOrigin } from '../skill.entity.ts';
import type { Esco } from './esco.concepts.ts';
import { compareReleases } from './esco.files.ts';
import { planLinks } from './esco.plan.links.ts';
import { type Owners, planSkills } from './esco.plan.skills.ts';
import { planTerms } from './esco.plan.terms.ts';

/** The taxonomy as it is, as far as an import reads it; a name is "" where the skill has none in that language. */
export interface PresentSkill {
  readonly slug: string;
  readonly kind: SkillKind;
  readonly nameEn: string;
  readonly nameFr: string;
  readonly nameAr: string;
  readonly descriptionEn: string | null;
  readonly descriptionFr: string | null;
  readonly descriptionAr: string | null;
  readonly escoUri: string | null;
  readonly origin: SkillOrigin;
  readonly deprecated: boolean;
  /** Whether a curator put it out of use, and not files. */
  readonly byCurator: boolean;
  readonly replacedBySlug: string | null;
}
export interface AliasRow {
  readonly folded: string;
  readonly skillSlug: string;
  readonly language: Language;
  readonly text: string;
}
export interface LinkRow {
  readonly fromSlug: string;
  readonly toSlug: string;
  readonly kind: SkillLinkKind;
}
export interface Present {
  readonly skills: readonly PresentSkill[];
  readonly aliases: readonly (AliasRow & { readonly origin: SkillOrigin })[];
  readonly links: readonly (LinkRow & { readonly origin: SkillOrigin })[];
  /** The newest release that was imported before. */
  readonly release: string | null;
}
export type SkillRow = Pick<PresentSkill, 'slug' | 'kind' | 'nameEn' | 'nameFr' | 'nameAr' | 'descriptionEn' | 'descriptionFr' | 'descriptionAr'> & { readonly escoUri: string };

/**
 * What the files may do. RELEASE: they say which concepts there are. OLDER: a newer release was imported before, so they
 * only lend their labels. UNDATED: nothing says which release they are, so they add and change, and nothing vanishes.
 */
export type EscoMode = 'RELEASE' | 'OLDER' | 'UNDATED';

/** What an import would write; empty lists where all is as the files have it. */
export interface EscoPlan {
  readonly mode: EscoMode;
  readonly release: string | null;
  readonly create: readonly SkillRow[];
  readonly update: readonly SkillRow[];
  readonly unchanged: number;
  /** Curated skills that are a concept of ESCO from now on, by an equal name. */
  readonly linked: readonly { readonly slug: string; readonly uri: string }[];
  /** Curated skills that were linked before. */
  readonly linkedBefore: number;
  readonly deprecate: readonly { readonly slug: string; readonly replacedBySlug: string | null }[];
  readonly restore: readonly string[];
  readonly addAliases: readonly AliasRow[];
  readonly removeAliases: readonly string[];
  readonly addLinks: readonly LinkRow[];
  readonly removeLinks: readonly LinkRow[];
  /** What was left aside, by reason, with how often. */
  readonly left: Readonly<Record<string, number>>;
  /** Concepts that are called like a curated skill and could not be linked to it: what a curator may look at. */
  readonly sameName: readonly string[];
  /** Concepts with a name, and terms that are kept, by language. */
  readonly languages: Readonly<Record<'en' | 'fr' | 'ar', { readonly labels: number; readonly terms: number }>>;
}

function modeOf(release: string | null, present: string | null): EscoMode {
  if (release === null) return 'UNDATED';
  return present !== null && compareReleases(release, present) < 0 ? 'OLDER' : 'RELEASE';
}

/** What it takes for the taxonomy to say what the files say. Applied, and made again, it is empty. */
export function planEsco(esco: Esco, present: Present): EscoPlan {
  const mode = modeOf(esco.release, present.release);
  const left = new Map<string, number>();
  const leave = (reason: string): unknown => left.set(reason, (left.get(reason) ?? 0) + 1);
  const skills = planSkills(esco, present, mode, leave);
  const owners: Owners = skills.owners;
  const terms = planTerms(esco, present, skills, leave);
  const links = planLinks(esco, present, owners, mode);
  const labels = (language: 'en' | 'fr' | 'ar'): number => [...owners.keys()].filter((uri) => esco.concepts.get(uri)?.words.has(language)).length;
  const count = (language: 'en' | 'fr' | 'ar') => ({ labels: labels(language), terms: terms.kept[language] });
  const { create, update, unchanged, linked, linkedBefore, deprecate, restore, sameName } = skills;
  return {
    mode, release: esco.release, create, update, unchanged, linked, linkedBefore, deprecate, restore, sameName,
    addAliases: terms.add, removeAliases: terms.remove, addLinks: links.add, removeLinks: links.remove,
    left: Object.fromEntries([...left].toSorted()), languages: { en: count('en'), fr: count('fr'), ar: count('ar') },
  };
}

/** Whether a plan would write anything. */
export const isEmpty = (plan: EscoPlan): boolean =>
  [plan.create, plan.update, plan.linked, plan.deprecate, plan.restore, plan.addAliases, plan.removeAliases, plan.addLinks, plan.removeLinks].every((list) => list.length === 0);
