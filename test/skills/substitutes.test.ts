import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairTaxonomy } from '../../src/skills/alias-pairs.ts';
import { Substitutes } from '../../src/skills/substitutes.ts';

const PAIRS = [
  { ns: 'x', alias: 'surveiller les stocks', lang: 'fr', canonical: 'stock', label: 'monitor inventory' },
  { ns: 'x', alias: 'surveiller le trafic', lang: 'fr', canonical: 'traffic', label: 'monitor circulation' },
  { ns: 'x', alias: 'préparer des boissons', lang: 'fr', canonical: 'drinks', label: 'make beverages' },
  { ns: 'x', alias: 'vendre des boissons', lang: 'fr', canonical: 'sale', label: 'sell beverages' },
  { ns: 'x', alias: 'watch over beverages', lang: 'en', canonical: 'watch', label: 'monitor beverages' },
] as const;

describe('words that stand for each other', () => {
  const taxonomy = pairTaxonomy(PAIRS);

  it('are learnt from names of the same skill, and find a skill that has none of the text’s words', () => {
    expect(taxonomy.index.guess('surveiller des boissons')).toMatchObject({ slug: 'watch', matched: 'RESEMBLING' });
  });

  it('are not learnt from a name that is left out: what is left is what a table without it teaches', () => {
    const word = fc.integer({ min: 0, max: 6 });
    const skills = fc.array(fc.array(fc.uniqueArray(word, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(skills, (table) => {
      // The name left out is the last of the last skill, so that the others keep their places.
      const withAll = learnt(table);
      const without = learnt([...table.slice(0, -1), table.at(-1)!.slice(0, -1)]);
      const last = table.flat().length - 1;
      const text = new Map(table.at(-1)!.at(-1)!.map((one) => [one, 1]));
      // A skill that had two names is left with one, which teaches nothing; with more, the others share what it said.
      if (table.at(-1)!.length > 2) return;
      expect(rounded(withAll.of(text, last))).toEqual(rounded(without.of(text, null)));
    }));
  });
});

function learnt(table: readonly (readonly (readonly number[])[])[]): Substitutes {
  const skillOf = table.flatMap((names, skill) => names.map(() => skill));
  return new Substitutes(table.flat(), (name) => [...skillOf.keys()].filter((other) => skillOf[other] === skillOf[name]));
}

const rounded = (found: ReadonlyMap<number, ReadonlyMap<number, number>>): unknown =>
  [...found].map(([word, row]) => [word, new Map([...row].map(([other, share]) => [other, Math.round(share * 1e9)]))]);
