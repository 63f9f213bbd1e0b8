import { compilePerson, type CompiledOffer, type Fit } from './credits.ts';
import { scorePair, scoreWith, type Tally, tallyOf } from './score.ts';
import { levelHeld } from './skill-gap.ts';
import type { SkillGraph } from './skill-graph.ts';
import { SKILL_LEVELS, type MatchPerson, type SkillLevel } from './subjects.ts';

/** How an offer would stand with one skill more. Scores in millionths. */
export interface OfferRise {
  readonly offerId: string;
  readonly scoreBefore: number;
  readonly scoreAfter: number;
  readonly fitBefore: Fit;
  readonly fitAfter: Fit;
  /** "One skill away": every must-have would be met, and is not now. */
  readonly opens: boolean;
}

/** A skill at a level, and what having it would bring over many offers. */
export interface RankedGap {
  readonly skill: string;
  readonly toLevel: SkillLevel;
  /** Where the person stands with that very skill; null: not listed. */
  readonly fromLevel: SkillLevel | null;
  /** Those it would open, then the others that would rise; each by the score afterwards, best first. */
  readonly rises: readonly OfferRise[];
  readonly opens: number;
  /** Sum of all rises, in millionths. */
  readonly gain: number;
}

/** So many skills at a level are worked out: those that most offers ask and that are not met. */
const GAPS_MOST = 200;

interface Wanted {
  readonly skill: number;
  readonly level: number;
  count: number;
}

/** The skills at a level that would meet a must-have (where there is none, a nice-to-have) that is not met, most wanted first. */
function wantedOf(graph: SkillGraph, offers: readonly CompiledOffer[], tallies: readonly Tally[]): Wanted[] {
  const wanted = new Map<number, Wanted>();
  for (const [place, offer] of offers.entries()) {
    const judged = offer.mustCount > 0 ? offer.requirements.slice(0, offer.mustCount) : offer.requirements;
    for (const [r, asked] of judged.entries()) {
      if (tallies[place]!.met[r] === 1) continue;
      for (const [at, skill] of asked.skills.entries()) {
        const level = asked.levels[at] ?? 0;
        const key = skill * SKILL_LEVELS.length + level;
        const known = wanted.get(key) ?? { skill, level, count: 0 };
        known.count += 1;
        wanted.set(key, known);
      }
    }
  }
  return [...wanted.values()].toSorted((a, b) => b.count - a.count || (graph.slugOf(a.skill) < graph.slugOf(b.skill) ? -1 : 1) || a.level - b.level).slice(0, GAPS_MOST);
}

/** The places of the offers that ask each skill. */
function askersOf(offers: readonly CompiledOffer[]): Map<number, number[]> {
  const askers = new Map<number, number[]>();
  for (const [at, offer] of offers.entries()) {
    for (const skill of new Set(offer.requirements.flatMap(({ skills }) => skills))) {
      const known = askers.get(skill);
      if (known) known.push(at);
      else askers.set(skill, [at]);
    }
  }
  return askers;
}

const byRise = (a: OfferRise, b: OfferRise): number => Number(b.opens) - Number(a.opens) || b.scoreAfter - a.scoreAfter || (a.offerId < b.offerId ? -1 : 1);

/** The order of a list of gaps: what opens most, then what raises most, then by slug and level. */
export const compareGaps = (a: Pick<RankedGap, 'opens' | 'gain' | 'skill' | 'toLevel'>, b: Pick<RankedGap, 'opens' | 'gain' | 'skill' | 'toLevel'>): number =>
  b.opens - a.opens || b.gain - a.gain || (a.skill === b.skill ? SKILL_LEVELS.indexOf(a.toLevel) - SKILL_LEVELS.indexOf(b.toLevel) : a.skill < b.skill ? -1 : 1);

/** A person and the offers over which a skill more is tried, with what is worked out once for all tries. */
export interface Trial {
  readonly tallies: readonly Tally[];
  /** What having that skill, by its number, at that level would bring. */
  readonly brings: (skill: number, level: number) => RankedGap;
}

/**
 * Readies what learning skills would bring over these offers, by the same score, with every offer whose score would rise. Only
 * offers that ask something a skill answers are scored again; the others can not move.
 */
export function trialOf(graph: SkillGraph, offers: readonly CompiledOffer[], person: MatchPerson): Trial {
  const compiled = compilePerson(graph, person);
  const before = offers.map((offer) => scorePair(graph, offer, compiled));
  const tallies = offers.map((offer) => tallyOf(graph, offer, compiled));
  const askers = askersOf(offers);
  const brings = (number: number, level: number): RankedGap => {
    const [skill, toLevel] = [graph.slugOf(number), SKILL_LEVELS[level]!];
    const learnt = compilePerson(graph, { ...person, skills: [{ skill, level: toLevel, standing: 'DECLARED' }] });
    const touched = new Set(graph.answeredBy(number).flatMap(([asked]) => askers.get(asked) ?? []));
    const rises = [...touched].flatMap((at): OfferRise[] => {
      const [was, is] = [before[at]!, scoreWith(graph, offers[at]!, tallies[at]!, learnt)];
      if (is.score <= was.score) return [];
      return [{ offerId: offers[at]!.offer.id, scoreBefore: was.score, scoreAfter: is.score, fitBefore: was.fit, fitAfter: is.fit, opens: is.fit === 'STRONG' && was.fit !== 'STRONG' }];
    });
    return { skill, toLevel, fromLevel: levelHeld(person, skill), rises: rises.toSorted(byRise), opens: rises.filter(({ opens }) => opens).length, gain: rises.reduce((sum, one) => sum + one.scoreAfter - one.scoreBefore, 0) };
  };
  return { tallies, brings };
}

/** Each skill at each level that some must-have of these offers asks and the person does not meet, with what it would bring. */
export function rankGaps(graph: SkillGraph, offers: readonly CompiledOffer[], person: MatchPerson): RankedGap[] {
  const { tallies, brings } = trialOf(graph, offers, person);
  const gaps = wantedOf(graph, offers, tallies).map(({ skill, level }) => brings(skill, level));
  return gaps.filter(({ rises }) => rises.length > 0).toSorted(compareGaps);
}
