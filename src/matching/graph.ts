import { type App, type Context, once } from '../kernel/context.ts';
import { skillMap } from '../skills/skill.map.ts';
import { idfFromPrior } from './idf.prior.ts';
import { relateByLabels } from './relatedness.ts';
import { buildSkillGraph, type SkillGraph } from './skill-graph.ts';

/** The idf of the shipped snapshot and relatedness by labels: nothing here depends on the offers that happen to be open. */
async function buildGraph(app: App): Promise<SkillGraph> {
  const { entries } = await skillMap({ app });
  return buildSkillGraph(entries, idfFromPrior(entries), { relatedness: relateByLabels(entries) });
}

/** The taxonomy of the database as the score reads it, built once per process and state of the taxonomy (`followTaxonomy`). */
export const skillGraph = (context: Pick<Context, 'app'>): Promise<SkillGraph> => once(context.app, buildGraph);
