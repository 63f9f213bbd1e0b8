import type { Esco, EscoLink } from './esco.concepts.ts';
import type { EscoMode, LinkRow, Present } from './esco.plan.ts';
import type { Owners } from './esco.plan.skills.ts';

const keyOf = ({ fromSlug, toSlug, kind }: LinkRow): string => `${fromSlug} ${toSlug} ${kind}`;

/**
 * The links between skills that concepts have among themselves. Of ESCO's hierarchy only the digital knowledge is one of
 * kinds ("MySQL" under "database management systems"), and counts as such: elsewhere "advise customers on computer
 * equipment" stands under "advise on customs regulations", which is worth no credit. A curated skill gets none upwards: what
 * it is a kind of is the curators' to say, and what two curated skills are to each other does not change by an import.
 */
export function planLinks(esco: Esco, present: Present, owners: Owners, mode: EscoMode): { add: readonly LinkRow[]; remove: readonly LinkRow[] } {
  if (mode === 'OLDER') return { add: [], remove: [] };
  const desired = new Map<string, LinkRow>();
  const take = ({ from, to }: EscoLink, isKindOf: boolean): void => {
    const [one, other] = [owners.get(from), owners.get(to)];
    if (!one || !other || one.slug === other.slug || (one.curated && other.curated)) return;
    const link: LinkRow = { fromSlug: one.slug, toSlug: other.slug, kind: isKindOf && !one.curated ? 'BROADER' : 'ASSOCIATED' };
    desired.set(keyOf(link), link);
  };
  const known = (uri: string): boolean => esco.concepts.get(uri)?.type === 'knowledge';
  for (const link of esco.broader ?? []) take(link, known(link.from) && known(link.to) && esco.concepts.get(link.from)!.digital);
  for (const link of esco.relations ?? []) take(link, false);
  const there = new Set(present.links.map(keyOf));
  // Where a file is missing, nobody can tell which of the links were its.
  const isWhole = esco.broader !== null && esco.relations !== null;
  return {
    add: [...desired].flatMap(([key, link]) => (there.has(key) ? [] : [link])),
    remove: isWhole ? present.links.filter((link) => link.origin === 'ESCO' && !desired.has(keyOf(link))).map(({ fromSlug, toSlug, kind }) => ({ fromSlug, toSlug, kind })) : [],
  };
}
