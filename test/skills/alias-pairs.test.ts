import { describe, expect, it } from 'vitest';
import { pairTaxonomy } from '../../src/skills/alias-pairs.ts';

const PAIRS = [
  { ns: 'x', alias: 'k8s', lang: 'en', canonical: 'kubernetes', label: 'kubernetes' },
  { ns: 'x', alias: 'kubernetes-cluster', lang: 'en', canonical: 'kubernetes', label: 'kubernetes' },
  { ns: 'x', alias: 'kube', lang: 'en', canonical: 'kubernetes', label: 'kubernetes' },
  { ns: 'x', alias: 'mobile-apps', lang: 'en', canonical: 'mobile', label: 'mobile' },
  { ns: 'x', alias: 'développement mobile', lang: 'fr', canonical: 'mobile', label: 'mobile' },
] as const;

describe('a taxonomy of published pairs', () => {
  const { index, label, ownTerm } = pairTaxonomy(PAIRS);

  it('answers each of its names with the concept, surely', () => {
    for (const pair of PAIRS) expect(index.guess(pair.alias)).toMatchObject({ slug: pair.canonical, confidence: 1 });
    expect(label('mobile')).toBe('mobile');
  });

  it('guesses a name that is left out by what is left, less surely', () => {
    const [, cluster] = PAIRS;
    expect(index.guess(cluster.alias, null, ownTerm(cluster))).toMatchObject({ slug: 'kubernetes', matched: 'RESEMBLING' });
    expect(index.guess(cluster.alias, null, ownTerm(cluster))!.confidence).toBeLessThan(1);
  });

  it('does not know a name that nothing is like once it is left out', () => {
    const pairs = [...PAIRS, { ns: 'x', alias: 'zqx', lang: 'en', canonical: 'mobile', label: 'mobile' }];
    const taxonomy = pairTaxonomy(pairs);
    expect(taxonomy.index.guess('zqx')?.slug).toBe('mobile');
    expect(taxonomy.index.guess('zqx', null, taxonomy.ownTerm(pairs.at(-1)!))).toBeNull();
  });

  it('keeps a name that the label says too', () => {
    const pairs = [{ ns: 'x', alias: 'vue', lang: 'en', canonical: 'vue', label: 'vue' }];
    const taxonomy = pairTaxonomy(pairs);
    expect(taxonomy.index.guess('vue', null, taxonomy.ownTerm(pairs[0]!))).toMatchObject({ slug: 'vue', confidence: 1 });
  });
});
