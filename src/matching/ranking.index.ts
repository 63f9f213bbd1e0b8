import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';

/** A field that filters ask: for equality, and where said for order. No facets: they would be counted at every change. */
export const filterable = (attributePatterns: string[], comparison: boolean) => ({ attributePatterns, features: { facetSearch: false, filter: { equality: true, comparison } } });

/** More than any list that is asked for; Meilisearch cuts at a thousand of its own accord. */
export const MOST_HITS = 10_000;

/** The embedder is called as the embedding's version, so that no query meets another version's vectors: it is refused. */
export const embedderOf = (version: string): string => `v${version.replaceAll(/[^A-Za-z0-9]/g, '_')}`;

/** Settings of an index that ranks and is never searched by text: what text search costs is left out. */
export const rankingSettings = (version: string, dimensions: number, filterableAttributes: ReturnType<typeof filterable>[]): Settings => ({
  filterableAttributes: [filterable(['shown'], false), ...filterableAttributes],
  // One that is in no document: with none said, Meilisearch would search every field.
  searchableAttributes: ['nothing'],
  rankingRules: ['words'],
  typoTolerance: { enabled: false },
  proximityPrecision: 'byAttribute',
  prefixSearch: 'disabled',
  facetSearch: false,
  pagination: { maxTotalHits: MOST_HITS },
  embedders: { [embedderOf(version)]: { source: 'userProvided', dimensions } },
});

/** A vector's fingerprint: what did not change is not written again, which would cost the index a second. */
const hashOfVector = (version: string, vector: readonly number[]): string => createHash('sha256').update(`${version} ${vector.join(' ')}`).digest('base64url').slice(0, 16);

/** What a document says beside its codes: that it is shown, its vector, and the vector's fingerprint. */
export const vectorFields = (version: string, vector: readonly number[]) => ({
  shown: true,
  v: hashOfVector(version, vector),
  _vectors: { [embedderOf(version)]: [...vector] },
});
