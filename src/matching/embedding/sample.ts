import { seeded } from '../linear-algebra.ts';
import type { SkillGraph } from '../skill-graph.ts';
import { type AskedSkill, type HeldSkill, type MatchOffer, type MatchPerson, type NiceToHave, SKILL_LEVELS, type SkillLevel } from '../subjects.ts';
import type { Sample } from './model.build.ts';

/** What a sample is drawn from: the skills, each with those that go with it, and the places. */
export interface SampleGround {
  readonly graph: SkillGraph;
  readonly slugs: readonly string[];
  /** Skills that stand near one in the taxonomy. */
  readonly near: (slug: string) => readonly string[];
  readonly places: readonly string[];
  readonly placesWith: (code: string) => readonly string[];
}

/** Draws from one seeded stream. */
export class Draw {
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seeded(seed);
  }

  next(): number {
    return this.random();
  }

  int(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  of<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!;
  }
}

/** The chance of a skill to be drawn follows how often offers ask for it. */
function popularity({ graph, slugs }: SampleGround): (at: number) => string {
  const shares = slugs.map((slug) => Math.exp(-(graph.idf.bySlug.get(slug) ?? graph.idf.unknown)));
  const sums: number[] = [];
  let total = 0;
  for (const share of shares) sums.push(total += share);
  return (at) => {
    const wanted = at * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return slugs[low]!;
  };
}

/** Skills that hang together as those of a job or a person do: one leads to others near it, a few come from elsewhere. */
export function skillDrawer(ground: SampleGround): (draw: Draw, count: number, first?: string) => string[] {
  const popular = popularity(ground);
  return (draw, count, first) => {
    const found = new Set([first ?? popular(draw.next())]);
    for (let tries = 0; found.size < count && tries < count * 8; tries += 1) {
      const near = draw.next() < 0.7 ? ground.near(draw.of([...found])) : [];
      found.add(near.length > 0 ? draw.of(near) : popular(draw.next()));
    }
    return [...found];
  };
}

const level = (draw: Draw, chances: readonly number[]): SkillLevel => {
  const at = draw.next();
  return SKILL_LEVELS[chances.findIndex((chance) => at < chance)] ?? 'SPECIALISED';
};

export const askedLevel = (draw: Draw): SkillLevel => level(draw, [0.2, 0.75, 0.97]);
export const heldLevel = (draw: Draw): SkillLevel => level(draw, [0.35, 0.75, 0.95]);

/**
 * A sample of both sides for a cold start, wide enough that every skill of the taxonomy is asked and held by some. The same
 * ground and seed give the same sample.
 * @param size how many of each side, at least
 */
export function drawSample(ground: SampleGround, seed: number, size: number): Sample {
  const draw = new Draw(seed);
  const skills = skillDrawer(ground);
  const count = Math.max(size, ground.slugs.length * 2);
  const asked = (slug: string): AskedSkill => ({ skill: slug, minimumLevel: askedLevel(draw) });
  const offers = Array.from({ length: count }, (_, index): MatchOffer => {
    const list = skills(draw, draw.int(4, 11), index < ground.slugs.length * 2 ? ground.slugs[index % ground.slugs.length] : undefined);
    const musts = draw.int(2, Math.min(7, list.length - 1));
    const place = draw.of(ground.places);
    return {
      id: `o${index}`, workMode: draw.next() < 0.1 ? 'REMOTE' : 'ON_SITE', places: [place], placeAt: ground.placesWith(place), acceptedCountries: [], contractTypes: [], requiredLanguages: [], preferredLanguages: [], startsOn: null,
      mustHaves: list.slice(0, musts).map((slug) => ({ alternatives: [asked(slug)] })),
      niceToHaves: list.slice(musts).map((slug): NiceToHave => ({ alternatives: [asked(slug)], weight: draw.of([1, 2, 3]) })),
    };
  });
  const people = Array.from({ length: count }, (_, index): MatchPerson => ({
    id: `p${index}`, reach: Array.from({ length: draw.int(1, 4) }, () => draw.of(ground.places)), reachIsOrdered: draw.next() < 0.4, residenceCountry: null, contractTypes: [], languages: [], availableOn: null,
    skills: skills(draw, draw.int(6, 16), index < ground.slugs.length * 2 ? ground.slugs[index % ground.slugs.length] : undefined)
      .map((slug): HeldSkill => ({ skill: slug, level: draw.next() < 0.95 ? heldLevel(draw) : null, standing: draw.next() < 0.5 ? 'CENTRE' : 'DECLARED' })),
  }));
  return { offers, people };
}
