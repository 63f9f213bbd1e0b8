import type { Page } from '../kernel/paging.ts';
import { compileOffer, compilePerson } from './credits.ts';
import { explainMatch, type Match } from './explanation.ts';
import type { BlockedBy } from './hard-conditions.ts';
import { changesOf, type MatchChange } from './match.changes.ts';
import type { SkillGraph } from './skill-graph.ts';
import { oneSkillAway, type SkillGap } from './skill-gap.ts';
import type { MatchOffer, MatchPerson, VisibilityFacts } from './subjects.ts';

/** What the graph's `Match` is made of. */
export interface MatchRow extends Match {
  /** Whose offer it is: a candidate is a pseudonym per employer. */
  readonly employerId: string;
  /** Worked out where it is asked for: it scores the pair once for each thing unmet. */
  readonly nextSkill: () => SkillGap | null;
  /** What would change it, worked out where it is asked for; null for a match that was kept, which nothing changes. */
  readonly changes: () => MatchChange[] | null;
}

/** A page of a ranking, and how it came about. */
export interface RankedPage extends Page<MatchRow> {
  readonly matcherVersion: string;
  /** True where it was ranked without the search engine. */
  readonly degraded: boolean;
  /** False where more are eligible than were ranked. */
  readonly totalIsExact: boolean;
}

/** Who looks: the person itself or its centre, or the employer, whom the residence is none of the business of. */
export type Audience = 'PERSON' | 'EMPLOYER';

/** An employer learns which countries a remote job accepts, which it knows, and not where the person lives. */
const withoutResidence = (blocked: BlockedBy): BlockedBy =>
  (blocked.condition === 'MOBILITY' ? { ...blocked, offered: { reach: blocked.offered.reach, residenceCountry: null, residenceIsHidden: true } } : blocked);

/** A match as that audience may see it. */
export const shownTo = (audience: Audience, match: Match): Match =>
  (audience === 'PERSON' ? match : { ...match, blockedBy: match.blockedBy.map(withoutResidence) });

/** A pair to explain, and for whom. `visibility` only where an employer looks. */
export interface ExplainedPair {
  readonly offer: MatchOffer;
  readonly employerId: string;
  readonly person: MatchPerson;
  readonly visibility?: VisibilityFacts;
}

/** The match of one pair on a day, whole. */
export function matchRow(graph: SkillGraph, { offer, employerId, person, visibility }: ExplainedPair, day: string, audience: Audience): MatchRow {
  const match = explainMatch(graph, compileOffer(graph, offer), compilePerson(graph, person), day, visibility);
  const changes = (): MatchChange[] => changesOf(graph, { offer, person, day, visibility }, audience === 'PERSON' ? 'PERSON' : 'OFFER');
  return { ...shownTo(audience, match), employerId, nextSkill: () => oneSkillAway(graph, offer, person, day), changes };
}
