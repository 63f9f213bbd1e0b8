import type { SkillLevel } from '../../src/skills/skill.entity.ts';
import { readTaught } from './asks.ts';
import { PROGRAMMES } from './content/programmes.ts';
import type { DemoSkill } from './graduates.ts';
import type { DemoCohort } from './organisations.ts';
import type { Random } from './random.ts';

const STEPS: readonly SkillLevel[] = ['FOUNDATION', 'INTERMEDIATE', 'ADVANCED', 'SPECIALISED'];
const SOFT = ['teamwork', 'communication', 'problem-solving', 'autonomy', 'adaptability', 'time-management', 'learning-to-learn', 'creativity', 'rigour', 'organization', 'customer-focus', 'oral-communication', 'written-communication'];
const OFFICE = ['excel', 'word', 'powerpoint', 'canva', 'office-software', 'data-entry', 'touch-typing', 'community-management', 'content-creation', 'it-support', 'computer-maintenance', 'teaching-coding', 'accounting', 'wordpress', 'network-cabling'];

/** The band a person of that talent (0-1, 0.5 is usual) reaches where a usual learner reaches the step. */
function reached(random: Random, step: number, talent: number): SkillLevel {
  const shift = (talent - 0.5) * 2.4 + (random.next() - 0.5);
  return STEPS[Math.max(0, Math.min(3, Math.round(step - 1 + shift)))]!;
}

/** A profile that follows from the programme: most of what it teaches, a few skills beside it, some habits. */
export function skillsOf(random: Random, cohort: DemoCohort, talent: number, confirming: boolean): DemoSkill[] {
  const { teaches, beside } = PROGRAMMES[cohort.field]!;
  const share = cohort.finished ? 0.75 + talent * 0.25 : 0.35 + talent * 0.3;
  const learnt = teaches.map(readTaught).filter((_, index) => index < 4 || random.chance(share));
  const skills = learnt.map(({ skill, step }): DemoSkill => {
    const level = random.chance(0.96) ? reached(random, cohort.finished ? step : step - 0.6, talent) : null;
    const evidence = random.chance(0.12) ? ({ kind: 'PROJECT', url: `https://code.example/projets/${skill}-${random.int(100, 999)}` } as const) : null;
    return { skill, level, evidence, confirmed: confirming && level !== null && random.chance(0.8) };
  });
  const taken = new Set(skills.map((one) => one.skill));
  const more = [
    ...random.shuffled(beside).slice(0, random.int(1, 2 + Math.round(talent * 4))),
    ...random.shuffled(SOFT).slice(0, random.int(1, 3)),
    ...random.shuffled(OFFICE).slice(0, random.int(0, 3)),
  ];
  for (const skill of more) {
    if (taken.has(skill)) continue;
    taken.add(skill);
    skills.push({ skill, level: random.chance(0.9) ? reached(random, 1.4, talent) : null, evidence: null, confirmed: false });
  }
  return skills;
}
