import fc from 'fast-check';
import { relateByLabels } from '../../src/matching/relatedness.ts';
import { buildSkillGraph, type SkillGraph } from '../../src/matching/skill-graph.ts';
import {
  SKILL_LEVELS, type AskedSkill, type HeldSkill, type MatchOffer, type MatchPerson, type NiceToHave, type Requirement,
} from '../../src/matching/subjects.ts';
import { matcherOf } from '../../src/matching/versions.ts';
import { STANDINGS } from '../../src/matching/weights.ts';

export const TODAY = '2026-11-16';

export interface Entry {
  readonly slug: string;
  readonly kind: string;
  readonly labels: { readonly fr: string; readonly en: string; readonly ar: string };
  readonly broader?: readonly string[];
  readonly implies?: readonly string[];
  readonly related?: readonly string[];
  readonly notRelated?: readonly string[];
}

export const entry = (slug: string, kind: string, links: Partial<Entry> = {}): Entry => ({
  slug, kind, labels: { fr: slug, en: slug, ar: slug }, ...links,
});

/** A taxonomy small enough to reckon by hand. */
export const TAXONOMY: readonly Entry[] = [
  entry('databases', 'DOMAIN'),
  entry('relational-databases', 'DOMAIN', { broader: ['databases'] }),
  entry('postgresql', 'TOOL', { broader: ['relational-databases'], implies: ['sql'] }),
  entry('mysql', 'TOOL', { broader: ['relational-databases'], implies: ['sql'] }),
  entry('sql', 'LANGUAGE'),
  entry('javascript', 'LANGUAGE', { notRelated: ['java'] }),
  entry('java', 'LANGUAGE'),
  entry('typescript', 'LANGUAGE', { implies: ['javascript'] }),
  entry('frontend', 'PRACTICE'),
  entry('react', 'FRAMEWORK', { implies: ['javascript'], related: ['vue'], broader: ['frontend'] }),
  entry('vue', 'FRAMEWORK', { implies: ['javascript'], broader: ['frontend'] }),
  entry('nextjs', 'FRAMEWORK', { implies: ['react'] }),
  entry('project-tools', 'PRACTICE', { broader: ['project-management'] }),
  entry('project-management', 'PRACTICE'),
  entry('trello', 'TOOL', { broader: ['project-tools'] }),
  entry('data-cleaning', 'PRACTICE', { broader: ['data-analysis'] }),
  entry('data-analysis', 'PRACTICE'),
  entry('docker', 'TOOL', { related: ['kubernetes'] }),
  entry('kubernetes', 'TOOL'),
  entry('html', 'LANGUAGE'),
  entry('css', 'LANGUAGE'),
  entry('php', 'LANGUAGE'),
  entry('laravel', 'FRAMEWORK', { implies: ['php'] }),
];

/** As the present matcher reads it, with relatedness computed on the spot: a snapshot knows none of these skills, and properties must hold with it too. */
export const graphOf = (entries: readonly Entry[], version?: string): SkillGraph => {
  const { weights, idf } = matcherOf(version);
  return buildSkillGraph(entries, idf(entries), { weights, relatedness: relateByLabels(entries) });
};

export const GRAPH = graphOf(TAXONOMY);

export const must = (skill: string, minimumLevel: AskedSkill['minimumLevel'] = 'INTERMEDIATE'): Requirement => ({ alternatives: [{ skill, minimumLevel }] });

export const nice = (skill: string, weight: NiceToHave['weight'] = 1): NiceToHave => ({ ...must(skill), weight });

export const held = (skill: string, level: HeldSkill['level'] = 'INTERMEDIATE', standing: HeldSkill['standing'] = 'DECLARED'): HeldSkill => ({ skill, level, standing });

export const offer = (with_: Partial<MatchOffer> = {}): MatchOffer => ({
  id: 'offer-1', workMode: 'ON_SITE', places: ['MA-OUJ'], placeAt: ['MA-OUJ', 'MA-02', 'MA'], acceptedCountries: [], contractTypes: ['PERMANENT'],
  requiredLanguages: [], preferredLanguages: [], startsOn: null, mustHaves: [], niceToHaves: [], ...with_,
});

export const person = (with_: Partial<MatchPerson> = {}): MatchPerson => ({
  id: 'person-1', reach: ['MA-02'], reachIsOrdered: false, residenceCountry: 'MA', contractTypes: ['PERMANENT', 'FIXED_TERM'],
  languages: [], availableOn: null, skills: [], ...with_,
});

const SLUGS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((letter) => `skill-${letter}`);
const someSlugs = (most: number): fc.Arbitrary<string[]> => fc.uniqueArray(fc.constantFrom(...SLUGS), { maxLength: most });

/** Ten skills, linked at random: circles, contradictions and links to oneself included, since a curator may err. */
const entriesArb: fc.Arbitrary<Entry[]> = fc.tuple(...SLUGS.map((slug) => fc.record({
  slug: fc.constant(slug),
  kind: fc.constantFrom('LANGUAGE', 'FRAMEWORK', 'TOOL', 'PRACTICE'),
  labels: fc.constantFrom('Data stream', 'Data streaming', 'Stream data', 'Web design', 'Web designs', slug).map((label) => ({ fr: label, en: label, ar: label })),
  broader: someSlugs(2), implies: someSlugs(2), related: someSlugs(2), notRelated: someSlugs(1),
})));

/** The last slug is one that the taxonomy does not know. */
const slugArb = fc.constantFrom(...SLUGS, 'never-heard-of');
const levelArb = fc.constantFrom(...SKILL_LEVELS);
const alternativesArb = fc.uniqueArray(fc.record({ skill: slugArb, minimumLevel: levelArb }), { minLength: 1, maxLength: 3, selector: ({ skill }) => skill });

export const heldArb: fc.Arbitrary<HeldSkill> = fc.record({ skill: slugArb, level: fc.option(levelArb), standing: fc.constantFrom(...STANDINGS) });

const offerArb: fc.Arbitrary<MatchOffer> = fc.record({
  id: fc.uuid(),
  places: fc.constant(['MA-OUJ']),
  workMode: fc.constantFrom('ON_SITE', 'HYBRID', 'REMOTE'),
  mustHaves: fc.array(fc.record({ alternatives: alternativesArb }), { maxLength: 6 }),
  niceToHaves: fc.array(fc.record({ alternatives: alternativesArb, weight: fc.constantFrom(1, 2, 3) }), { maxLength: 6 }),
  startsOn: fc.constantFrom(null, '2026-10-01', '2026-12-01'),
  acceptedCountries: fc.constantFrom([], ['MA'], ['FR', 'BE']),
}).map((parts) => offer(parts));

const personArb: fc.Arbitrary<MatchPerson> = fc.record({
  id: fc.uuid(),
  reach: fc.shuffledSubarray(['MA-OUJ', 'MA-02', 'FR', 'REMOTE']),
  reachIsOrdered: fc.boolean(),
  residenceCountry: fc.constantFrom('MA', 'FR', null),
  availableOn: fc.constantFrom(null, '2026-12-31', '2027-01-01'),
  contractTypes: fc.subarray(['PERMANENT', 'INTERNSHIP']),
  skills: fc.array(heldArb, { maxLength: 8 }),
}).map((parts) => person(parts));

export interface World {
  readonly entries: Entry[];
  readonly graph: SkillGraph;
  readonly offer: MatchOffer;
  readonly person: MatchPerson;
}

export const worldArb: fc.Arbitrary<World> = fc.record({ entries: entriesArb, offer: offerArb, person: personArb })
  .map((world) => ({ ...world, graph: graphOf(world.entries) }));
