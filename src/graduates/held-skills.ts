import { SkillLevel } from '../skills/skill.entity.ts';
import type { Standing } from './skill-profile.entity.ts';

interface Held {
  readonly skillSlug: string;
  readonly level: SkillLevel | null;
  readonly standing: Standing;
}

const LEVELS = Object.keys(SkillLevel);
const STANDINGS: readonly Standing[] = ['DECLARED', 'CENTRE', 'EMPLOYER'];
const levelRank = ({ level }: Held): number => (level === null ? 0 : LEVELS.indexOf(level));
const standingRank = ({ standing }: Held): number => STANDINGS.indexOf(standing);

/** The lines that say something: without those that another line of the same skill outdoes in level and standing. */
export const telling = <H extends Held>(held: readonly H[]): H[] =>
  held.filter((one) => !held.some((other) => other.skillSlug === one.skillSlug && other.standing !== one.standing && standingRank(other) > standingRank(one) && levelRank(other) >= levelRank(one)));

/** The highest level that any of these lines says; null where none says one. */
export const bestLevel = (held: readonly Pick<Held, 'level'>[]): SkillLevel | null =>
  held.reduce<SkillLevel | null>((best, { level }) => (level !== null && (best === null || LEVELS.indexOf(level) > LEVELS.indexOf(best)) ? level : best), null);
