import { type CompiledOffer, type CompiledPerson } from './credits.ts';
import { CONDITIONS, evaluateConditions, type Condition } from './hard-conditions.ts';
import { compareMatches, scorePair } from './score.ts';
import type { SkillGraph } from './skill-graph.ts';

export const DIMENSIONS = ['gender', 'centre', 'province'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The group of somebody who did not say, or of whom it is not known. */
export const NOT_SAID = 'not said';

/** A person in the audit: which group it is in, and what became of its applications of the last year. No name, no id. */
export interface AuditedPerson {
  readonly groups: Readonly<Record<Dimension, string>>;
  /** Null: not to be found by any employer now; counted among applications alone. */
  readonly compiled: CompiledPerson | null;
  readonly applications: number;
  readonly hires: number;
}

export interface AuditedOffer {
  readonly compiled: CompiledOffer;
  /** Whether this employer may come upon that person in this offer's list; `at` is the person's place in the audit. */
  readonly mayFind: (at: number) => boolean;
  /** The person as this employer's lists break ties by. */
  readonly asKnown: (at: number) => CompiledPerson;
}

/** What the lists gave one person, summed over the offers. */
export interface Tally {
  /** Offers whose employer may find the person, and those of them it is eligible for. */
  inReach: number;
  eligible: number;
  /** How often each condition stood between. */
  readonly blocked: Record<Condition, number>;
  /** Sum over lists of 1/log2(1+rank), each list's scaled to a mean of 1. */
  exposure: number;
  /** Lists longer than k that the person is in, and those in whose first k it is. */
  contested: number;
  selected: number;
}

const emptyTally = (): Tally => ({ inReach: 0, eligible: 0, blocked: Object.fromEntries(CONDITIONS.map((one) => [one, 0])) as Record<Condition, number>, exposure: 0, contested: 0, selected: 0 });

const discount = (rank: number): number => 1 / Math.log2(1 + rank);

function share(tallies: readonly Tally[], ranked: readonly number[], k: number): void {
  const mean = ranked.reduce((sum, _, index) => sum + discount(index + 1), 0) / ranked.length;
  for (const [index, at] of ranked.entries()) {
    const tally = tallies[at]!;
    tally.exposure += discount(index + 1) / mean;
    if (ranked.length > k) {
      tally.contested += 1;
      if (index < k) tally.selected += 1;
    }
  }
}

/** Every offer's list of candidates, ranked exactly as its employer sees it, and what it gives each person. One list is held at a time. */
export function tallyLists(graph: SkillGraph, offers: readonly AuditedOffer[], people: readonly AuditedPerson[], day: string, k: number): Tally[] {
  const tallies = people.map(emptyTally);
  for (const { compiled, mayFind, asKnown } of offers) {
    const list: { at: number; score: number; tieBreak: number }[] = [];
    for (const [at, { compiled: person }] of people.entries()) {
      if (person === null || !mayFind(at)) continue;
      const tally = tallies[at]!;
      tally.inReach += 1;
      const blockedBy = evaluateConditions(compiled.offer, person.person, day);
      for (const { condition } of blockedBy) tally.blocked[condition] += 1;
      if (blockedBy.length > 0) continue;
      tally.eligible += 1;
      const { score, tieBreak } = scorePair(graph, compiled, asKnown(at));
      list.push({ at, score, tieBreak });
    }
    share(tallies, list.toSorted(compareMatches).map(({ at }) => at), k);
  }
  return tallies;
}
