import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MatchFit } from '../../src/applications/match-fit.ts';
import { compileOffer, compilePerson } from '../../src/matching/credits.ts';
import { OUTCOMES, type Match } from '../../src/matching/explanation.ts';
import { recompute } from '../../src/matching/recompute.ts';
import { compareMatches, scoreMatch, scorePair } from '../../src/matching/score.ts';
import { oneSkillAway, skillGaps } from '../../src/matching/skill-gap.ts';
import { SKILL_LEVELS, type HeldSkill, type MatchPerson } from '../../src/matching/subjects.ts';
import { MATCHERS } from '../../src/matching/versions.ts';
import { STANDINGS } from '../../src/matching/weights.ts';
import { entry, graphOf, held, heldArb, must, nice, offer, person, TODAY, worldArb, type World } from './worlds.ts';

const RUNS = { numRuns: 400 };

/** Best first. */
const fits = Object.values(MatchFit);

const READABLE: ReadonlySet<string | symbol> = new Set<keyof MatchPerson>([
  'id', 'tieKey', 'reach', 'reachIsOrdered', 'residenceCountry', 'contractTypes', 'languages', 'availableOn', 'skills']);

const matchOf = ({ graph, offer, person }: World): Match => scoreMatch(graph, offer, person, TODAY);
const withSkills = (world: World, skills: readonly HeldSkill[]): Match => matchOf({ ...world, person: { ...world.person, skills } });
const partOf = (match: Match, criterion: string): number => match.parts.find((part) => part.criterion === criterion)?.contribution ?? Number.NaN;

const lines = (match: Match): string[] => match.requirements.map((one) => JSON.stringify(one)).toSorted();

/** What got worse from one match to the other, in words; empty: nothing. */
function worsened(before: Match, after: Match): string[] {
  return [
    ...(after.score < before.score ? ['score'] : []),
    ...(fits.indexOf(after.fit) > fits.indexOf(before.fit) ? ['fit'] : []),
    ...before.requirements.flatMap(({ skill, outcome, credit }, index) => {
      const now = after.requirements[index];
      const holds = now !== undefined && OUTCOMES.indexOf(now.outcome) <= OUTCOMES.indexOf(outcome) && now.credit >= credit;
      return holds ? [] : [`${skill}: ${outcome}`];
    }),
  ];
}

describe('contributions', () => {
  it('add up exactly: weight by value, parts to the score, requirements to the part of skills', () => {
    fc.assert(fc.property(worldArb, (world) => {
      const match = matchOf(world);
      for (const { weight, value, contribution } of match.parts) expect(contribution).toBe(weight * value);
      expect(match.parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(match.score);
      expect(match.requirements.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(partOf(match, 'SKILLS'));
      expect(Number.isInteger(match.score) && match.score >= 0 && match.score <= 1_000_000).toBe(true);
      expect(match.requirements.every(({ contribution }) => Number.isInteger(contribution) && contribution >= 0)).toBe(true);
    }), RUNS);
  });

  it.each(MATCHERS.map(({ version }) => version))('recompute from what the explanation shows, and from nothing else: %s', (version) => {
    fc.assert(fc.property(worldArb, (world) => {
      const match = matchOf({ ...world, graph: graphOf(world.entries, version) });
      const shown: Match = JSON.parse(JSON.stringify(match));
      expect(recompute(shown)).toEqual({ score: match.score, fit: match.fit });
    }), RUNS);
  });

  it('are the same in a ranking as in an explanation', () => {
    fc.assert(fc.property(worldArb, ({ graph, offer, person }) => {
      const { score, fit, tieBreak } = scoreMatch(graph, offer, person, TODAY);
      expect(scorePair(graph, compileOffer(graph, offer), compilePerson(graph, person))).toEqual({ score, fit, tieBreak });
    }), RUNS);
  });
});

describe('knowing more never hurts', () => {
  it('a skill more', () => {
    fc.assert(fc.property(worldArb, heldArb, (world, more) => {
      expect(worsened(matchOf(world), withSkills(world, [...world.person.skills, more]))).toEqual([]);
    }), RUNS);
  });

  it('a level more, or one said at last', () => {
    fc.assert(fc.property(worldArb, fc.nat(), (world, at) => {
      const skills = world.person.skills.map((skill, index) => {
        if (index !== at % world.person.skills.length) return skill;
        return { ...skill, level: SKILL_LEVELS[Math.min(3, skill.level === null ? 0 : SKILL_LEVELS.indexOf(skill.level) + 1)] ?? null };
      });
      expect(worsened(matchOf(world), withSkills(world, skills))).toEqual([]);
    }), RUNS);
  });

  it('a confirmation more', () => {
    fc.assert(fc.property(worldArb, fc.nat(), (world, at) => {
      const skills = world.person.skills.map((skill, index) => (index === at % world.person.skills.length
        ? { ...skill, standing: STANDINGS[Math.min(2, STANDINGS.indexOf(skill.standing) + 1)] ?? 'EMPLOYER' } : skill));
      expect(worsened(matchOf(world), withSkills(world, skills))).toEqual([]);
    }), RUNS);
  });
});

describe('no heap of nice-to-haves', () => {
  const levels = fc.constantFrom(...SKILL_LEVELS);
  const standings = fc.constantFrom(...STANDINGS);
  const arb = fc.record({
    musts: fc.integer({ min: 1, max: 12 }), nices: fc.array(fc.constantFrom<(1 | 2 | 3)[]>(1, 2, 3), { minLength: 1, maxLength: 30 }),
    lacks: fc.nat(), level: levels, standing: standings, kinds: fc.constantFrom('TOOL', 'LANGUAGE', 'SOFT'),
    alike: fc.boolean(),
  });

  it('outweighs one must-have that is wholly missing', () => {
    fc.assert(fc.property(arb, ({ musts, nices, lacks, level, standing, kinds, alike }) => {
      const asked = Array.from({ length: musts }, (_, index) => `must-${index}`);
      const wished = nices.map((_, index) => `nice-${index}`);
      // Labels that are as good as the same make the computed relatedness as high as it gets.
      const label = (slug: string): { fr: string; en: string; ar: string } => (alike ? { fr: 'data pipeline', en: 'data pipeline', ar: 'data pipeline' } : { fr: slug, en: slug, ar: slug });
      const graph = graphOf([...asked, ...wished].map((slug) => ({ slug, kind: kinds, labels: label(slug) })));
      const job = offer({ mustHaves: asked.map((slug) => must(slug, level)), niceToHaves: wished.map((slug, index) => nice(slug, nices[index] ?? 1)) });
      const missing = asked[lacks % musts];
      const complete = person({ skills: asked.map((slug) => held(slug, level, standing)) });
      const heap = person({ skills: [...asked.filter((slug) => slug !== missing).map((slug) => held(slug, level, standing)), ...wished.map((slug) => held(slug, 'SPECIALISED', 'EMPLOYER'))] });
      expect(scoreMatch(graph, job, complete, TODAY).score).toBeGreaterThan(scoreMatch(graph, job, heap, TODAY).score);
    }), RUNS);
  });
});

describe('credit for a must-have', () => {
  it('comes from curated links alone: without them nothing but the skill itself counts, however alike the labels', () => {
    fc.assert(fc.property(worldArb, (world) => {
      const graph = graphOf(world.entries.map((entry) => ({ ...entry, broader: [], implies: [], related: [] })));
      for (const { skill, outcome, relation, through } of matchOf({ ...world, graph }).requirements) {
        expect(outcome === 'MISSING' || (relation === 'SAME' && world.person.skills.some((one) => one.skill === skill))).toBe(true);
        expect(through).toBeNull();
      }
    }), RUNS);
  });

  it('keeps computed relatedness under its cap, and away from pairs that are not related', () => {
    fc.assert(fc.property(worldArb, ({ entries, graph }) => {
      for (const asked of entries) {
        for (const other of entries) {
          const relatedness = graph.relatedness(asked.slug, other.slug);
          const apart = asked.slug !== other.slug && ((asked.notRelated ?? []).includes(other.slug) || (other.notRelated ?? []).includes(asked.slug));
          const isCurated = graph.relation(asked.slug, other.slug) !== null;
          expect(apart && (isCurated || relatedness > 0)).toBe(false);
          expect(isCurated || relatedness <= 5_000).toBe(true);
        }
      }
    }), { numRuns: 100 });
  });
});

describe('the same question', () => {
  it('has the same answer, whatever the order of the taxonomy, the requirements and the skills', () => {
    fc.assert(fc.property(worldArb, fc.nat(), (world, seed) => {
      const turned = <T>(list: readonly T[]): T[] => [...list.slice(seed % (list.length || 1)), ...list.slice(0, seed % (list.length || 1))].toReversed();
      const other = scoreMatch(
        graphOf(turned(world.entries)),
        { ...world.offer, mustHaves: turned(world.offer.mustHaves), niceToHaves: turned(world.offer.niceToHaves), placeAt: turned(world.offer.placeAt) },
        { ...world.person, skills: turned(world.person.skills), contractTypes: turned(world.person.contractTypes) },
        TODAY,
      );
      const same = matchOf(world);
      expect({ ...other, requirements: [], blockedBy: [] }).toEqual({ ...same, requirements: [], blockedBy: [] });
      expect(lines(other)).toEqual(lines(same));
    }), RUNS);
  });

  it('has the same answer in a larger taxonomy, and wherever else offers ask for what: no count of the day is in it', () => {
    const more = Array.from({ length: 300 }, (_, index) => ({ ...entry(`elsewhere-${index}`, 'TOOL'), labels: { fr: `qq${index}xx`, en: `qq${index}xx`, ar: `qq${index}xx` } }));
    fc.assert(fc.property(worldArb, (world) => {
      expect(matchOf({ ...world, graph: graphOf([...world.entries, ...more]) })).toEqual(matchOf(world));
    }), { numRuns: 100 });
  });

  it('reads of a person what the matcher may read, and the id for ties alone', () => {
    fc.assert(fc.property(worldArb, fc.uuid(), (world, id) => {
      const read = new Set<string | symbol>();
      const watched = new Proxy({ ...world.person, gender: 'F', age: 24, name: 'Salma', nationality: 'MA', centre: 'oujda', signedUpOn: TODAY }, {
        get: (target, key, receiver) => {
          read.add(key);
          return Reflect.get(target, key, receiver) as unknown;
        },
      });
      const match = scoreMatch(world.graph, world.offer, watched, TODAY);
      expect([...read].filter((key) => !READABLE.has(key))).toEqual([]);
      const renamed = matchOf({ ...world, person: { ...world.person, id } });
      expect({ ...renamed, personId: '', tieBreak: 0 }).toEqual({ ...match, personId: '', tieBreak: 0 });
    }), RUNS);
  });

  it('ranks totally: by score, then by hash', () => {
    fc.assert(fc.property(worldArb, fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 12 }), (world, ids) => {
      const matches = ids.map((id, index) => matchOf({ ...world, person: { ...world.person, id, skills: index % 2 === 0 ? world.person.skills : [] } }));
      const ranked = matches.toSorted(compareMatches);
      expect(matches.toReversed().toSorted(compareMatches)).toEqual(ranked);
      expect(ranked.every(({ score }, index) => index === 0 || score <= (ranked[index - 1]?.score ?? 0))).toBe(true);
    }), { numRuns: 100 });
  });
});

describe('one skill away', () => {
  it('raises the score by exactly what it says, and more than any other; a must-have goes before what is only welcome', () => {
    fc.assert(fc.property(worldArb, (world) => {
      const before = matchOf(world);
      const gaps = skillGaps(world.graph, world.offer, world.person, TODAY);
      for (const { skill, toLevel, gain, scoreAfter, fitAfter } of gaps) {
        const after = withSkills(world, [...world.person.skills, held(skill, toLevel)]);
        expect(after).toMatchObject({ score: before.score + gain, fit: fitAfter });
        expect(scoreAfter).toBe(after.score);
      }
      const [best] = gaps;
      expect(oneSkillAway(world.graph, world.offer, world.person, TODAY)).toEqual(gaps.find(({ kind }) => kind === 'MUST_HAVE') ?? best ?? null);
      expect(gaps.every(({ gain }) => gain > 0 && gain <= (best?.gain ?? 0))).toBe(true);
    }), RUNS);
  });

  it('is nothing when all that is asked is met', () => {
    fc.assert(fc.property(worldArb, (world) => {
      const skills = [...world.offer.mustHaves, ...world.offer.niceToHaves].flatMap(({ alternatives }) => alternatives.map(({ skill, minimumLevel }) => held(skill, minimumLevel)));
      expect(oneSkillAway(world.graph, world.offer, { ...world.person, skills }, TODAY)).toBeNull();
    }), { numRuns: 100 });
  });
});
