import { type App, type Context, once } from '../kernel/context.ts';
import { skillMap } from '../skills/skill.map.ts';
import { skillGraph } from './graph.ts';
import type { RelatednessEvidence } from './relatedness.ts';
import { matcherOf } from './versions.ts';
import type { Relation } from './weights.ts';

/** Where a relation comes from: links that people curated, or a computation over labels, ancestors and offers. */
const RELATION_SOURCES = ['CURATED', 'COMPUTED'] as const;
export type RelationSource = (typeof RELATION_SOURCES)[number];

/** A skill that says something of another, which is asked. */
export interface SkillRelation {
  readonly skill: string;
  readonly source: RelationSource;
  /** Null: computed. */
  readonly relation: Relation | null;
  /** Ten-thousandths. CURATED: towards the requirement and AFFINITY; COMPUTED: AFFINITY alone. */
  readonly credit: number;
  /** What was computed of the two; null: nothing. */
  readonly evidence: RelatednessEvidence | null;
}

type Relations = ReadonlyMap<string, readonly SkillRelation[]>;

/** Everything the present matcher knows of each asked skill, nearest first, then by slug. What is said not to be related is in neither source. */
async function readRelations(app: App): Promise<Relations> {
  const graph = await skillGraph({ app });
  const { entries } = await skillMap({ app });
  const known = new Set(entries.map(({ slug }) => slug));
  const evidence = new Map(matcherOf().relatedness(entries).pairs.map((pair) => [`${pair.asked} ${pair.held}`, pair.evidence]));
  const rows = graph.links().filter(({ asked, held }) => known.has(asked) && known.has(held)).map(({ asked, held, relation, relatedness }) => ({
    asked,
    row: {
      skill: held, relation, source: relation === null ? 'COMPUTED' as const : 'CURATED' as const, evidence: evidence.get(`${asked} ${held}`) ?? null,
      credit: relation === null ? relatedness : graph.weights.relations[relation] * 100,
    },
  }));
  return new Map([...Map.groupBy(rows, ({ asked }) => asked)].map(([asked, found]) => [
    asked, found.map(({ row }) => row).toSorted((a, b) => b.credit - a.credit || (a.skill < b.skill ? -1 : 1)),
  ]));
}

/** The skills that say something of the asked one, nearest first: no statement, once the taxonomy is read. */
export const relationsOf = async (context: Pick<Context, 'app'>, slug: string): Promise<readonly SkillRelation[]> => (await once(context.app, readRelations)).get(slug) ?? [];
