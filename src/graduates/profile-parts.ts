import type { SkillLevel } from '../skills/skill.entity.ts';

/** What a profile can say; each counts alike. */
export const PROFILE_PARTS = ['SKILLS', 'SKILL_LEVELS', 'LANGUAGES', 'MOBILITY', 'CONTRACTS', 'RESIDENCE', 'HEADLINE', 'BACKGROUND', 'PHONE', 'EMAIL_CONFIRMED', 'FINDABLE'] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

/** What there is of a profile. */
export interface ProfileFacts {
  readonly skills: readonly { readonly skillSlug: string; readonly level: SkillLevel | null }[];
  readonly languages: number;
  readonly places: number;
  readonly wantsRemote: boolean;
  readonly contractTypes: readonly string[];
  readonly residenceCode: string | null;
  readonly headline: string | null;
  readonly background: number;
  readonly phone: string | null;
  readonly whatsapp: string | null;
  readonly emailConfirmed: boolean;
  readonly findableAt: readonly string[];
}

/** Skills one has to list for a profile to say what one can do. */
const SKILLS_LEAST = 3;

/** Whether some line of every skill says a level. */
function levelsSaid(skills: ProfileFacts['skills']): boolean {
  const slugs = new Set(skills.map(({ skillSlug }) => skillSlug));
  return slugs.size > 0 && new Set(skills.filter(({ level }) => level !== null).map(({ skillSlug }) => skillSlug)).size === slugs.size;
}

/** How complete a profile is. */
export interface Completeness {
  /** Parts that are said, of all of them, in [0, 1]. */
  readonly share: number;
  readonly said: readonly ProfilePart[];
  readonly missing: readonly ProfilePart[];
}

/** Which parts a profile says, and which it does not, in the order of `PROFILE_PARTS`. */
export function completenessOf(facts: ProfileFacts): Completeness {
  const says: Readonly<Record<ProfilePart, boolean>> = {
    SKILLS: new Set(facts.skills.map(({ skillSlug }) => skillSlug)).size >= SKILLS_LEAST,
    SKILL_LEVELS: levelsSaid(facts.skills),
    LANGUAGES: facts.languages > 0,
    MOBILITY: facts.places > 0 || facts.wantsRemote,
    CONTRACTS: facts.contractTypes.length > 0,
    RESIDENCE: facts.residenceCode !== null,
    HEADLINE: facts.headline !== null,
    BACKGROUND: facts.background > 0,
    PHONE: facts.phone !== null || facts.whatsapp !== null,
    EMAIL_CONFIRMED: facts.emailConfirmed,
    FINDABLE: facts.findableAt.length > 0,
  };
  const said = PROFILE_PARTS.filter((part) => says[part]);
  return { share: Math.round((said.length / PROFILE_PARTS.length) * 10_000) / 10_000, said, missing: PROFILE_PARTS.filter((part) => !says[part]) };
}
