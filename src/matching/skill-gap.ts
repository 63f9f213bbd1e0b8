import { compileOffer, compilePerson, type Fit } from './credits.ts';
import { explainMatch, type RequirementMatch } from './explanation.ts';
import { scorePair } from './score.ts';
import type { SkillGraph } from './skill-graph.ts';
import { SKILL_LEVELS, type AskedSkill, type MatchOffer, type MatchPerson } from './subjects.ts';

/** One skill to learn for one offer, and what it would bring. */
export interface SkillGap {
  readonly kind: RequirementMatch['kind'];
  /** What is to be learnt, to the level that is asked. */
  readonly skill: string;
  readonly toLevel: AskedSkill['minimumLevel'];
  /** Where the person stands with that very skill; null: not listed. */
  readonly fromLevel: AskedSkill['minimumLevel'] | null;
  /** By how much the score rises, in millionths; above 0. */
  readonly gain: number;
  readonly scoreAfter: number;
  readonly fitAfter: Fit;
}

/** At which level the person lists that very skill; null: not at all. */
export function levelHeld(person: MatchPerson, skill: string): SkillGap['fromLevel'] {
  const ranks = person.skills.filter((held) => held.skill === skill).map(({ level }) => (level === null ? 0 : SKILL_LEVELS.indexOf(level)));
  return ranks.length === 0 ? null : SKILL_LEVELS[Math.max(...ranks)] ?? null;
}

/** As the person would be after declaring it: what was confirmed before stays listed beside it. */
const having = (person: MatchPerson, { skill, minimumLevel }: AskedSkill): MatchPerson => ({
  ...person,
  skills: [...person.skills, { skill, level: minimumLevel, standing: 'DECLARED' }],
});

/**
 * Every requirement that is not met, once for each alternative, with what meeting it would bring by the same score: the
 * greatest gain first, then by slug. One thing learnt may answer several requirements, and counts for all of them.
 */
export function skillGaps(graph: SkillGraph, offer: MatchOffer, person: MatchPerson, today: string): SkillGap[] {
  const compiled = compileOffer(graph, offer);
  const before = explainMatch(graph, compiled, compilePerson(graph, person), today);
  const unmet = before.requirements.filter(({ outcome }) => outcome === 'BELOW_LEVEL' || outcome === 'MISSING');
  const gaps = unmet.flatMap(({ kind, alternatives }) => alternatives.map((asked): SkillGap => {
    const after = scorePair(graph, compiled, compilePerson(graph, having(person, asked)));
    return {
      kind, skill: asked.skill, toLevel: asked.minimumLevel, fromLevel: levelHeld(person, asked.skill),
      gain: after.score - before.score, scoreAfter: after.score, fitAfter: after.fit,
    };
  }));
  return gaps.filter(({ gain }) => gain > 0).toSorted((a, b) => b.gain - a.gain || (a.skill < b.skill ? -1 : 1));
}

/**
 * "One skill away": the single skill to learn next; null when nothing asked is unmet. A must-have goes before any
 * nice-to-have, even one whose learning would bring the must-have along: what is required is named, not a way round it.
 */
export function oneSkillAway(graph: SkillGraph, offer: MatchOffer, person: MatchPerson, today: string): SkillGap | null {
  const gaps = skillGaps(graph, offer, person, today);
  return gaps.find(({ kind }) => kind === 'MUST_HAVE') ?? gaps[0] ?? null;
}
