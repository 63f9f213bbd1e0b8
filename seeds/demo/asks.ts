import type { CefrLevel, SkillLevel } from '../../src/skills/skill.entity.ts';

/** One thing asked, read from the short form of the content: alternatives and, where said, a level or a weight. */
export interface Ask {
  readonly skills: readonly string[];
  readonly level: SkillLevel | null;
  readonly weight: number;
}

/** Reads "react|vue:ADVANCED" or "docker*2". */
export function readAsk(text: string): Ask {
  const match = /^([a-z0-9|-]+)(?::([A-Z]+))?(?:\*([123]))?$/.exec(text);
  if (!match) throw new Error(`"${text}" is not "slug|slug:LEVEL" or "slug*weight"`);
  return { skills: match[1]!.split('|'), level: (match[2] as SkillLevel | undefined) ?? null, weight: Number(match[3] ?? 1) };
}

/** Reads "en:B1". */
export function readLanguage(text: string): { language: string; level: CefrLevel } {
  const [language, level] = text.split(':') as [string, CefrLevel];
  return { language, level };
}

/** Reads "react:2": a skill and the step (1-3) that a usual learner of the programme reaches. */
export function readTaught(text: string): { skill: string; step: number } {
  const [skill, step] = text.split(':') as [string, string];
  return { skill, step: Number(step) };
}
