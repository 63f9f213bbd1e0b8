import { type App, type Context, once } from '../kernel/context.ts';
import { skillMap } from '../skills/skill.map.ts';
import type { SkillGraph } from './skill-graph.ts';
import { graphBy, matcherOf, MATCHERS } from './versions.ts';
import { MATCHER_VERSION } from './weights.ts';

/** One reader a version, since `once` keeps what a function read by the function. */
const READERS = new Map(MATCHERS.map((matcher) => [matcher.version, async (app: App): Promise<SkillGraph> => graphBy(matcher, (await skillMap({ app })).entries)]));

/**
 * The taxonomy of the database as a version's score reads it, the present one if none is named: built once per process and
 * state of the taxonomy (`followTaxonomy` forgets it). Nothing in it depends on the offers that happen to be open.
 * @throws RangeError that names the known versions, for any other
 */
export const skillGraph = (context: Pick<Context, 'app'>, version: string = MATCHER_VERSION): Promise<SkillGraph> => once(context.app, READERS.get(matcherOf(version).version)!);
