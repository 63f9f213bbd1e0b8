/** The part of a taxonomy entry that tells how often offers may ask for it, where nobody has counted. */
export interface StructuredEntry {
  readonly slug: string;
  readonly kind: string;
  readonly aliases?: { readonly fr: readonly string[]; readonly en: readonly string[]; readonly ar: readonly string[] };
  readonly broader?: readonly string[];
  readonly implies?: readonly string[];
  readonly related?: readonly string[];
}

/**
 * Offers per thousand that ask for a skill of a kind that nobody writes in a second way and nothing points at: there are
 * hundreds of such tools, and a habit (rigour, English for meetings) is named far more readily.
 */
const PLAIN: Readonly<Record<string, number>> = { LANGUAGE: 2, FRAMEWORK: 1.2, TOOL: 1, PRACTICE: 2, DOMAIN: 2.5, SOFT: 8 };
const PLAIN_OTHERWISE = 1.5;

/** What people write often, they write in many ways. Beyond so many a classification speaks, not people. */
const ALIASES_MOST = 8;
const BY_ALIASES = 0.5;

/** What other skills imply or stand beside is what people learn from and move to. */
const BY_POINTERS = 0.6;

/** What has many kinds under it is a field, and offers name fields. */
const BY_NARROWER = 0.3;

/** A guess never says that a skill is among those that every tenth offer asks: those are counted. */
const GUESS_MOST = 40;

/** How many skills each one stands under the given links of, itself aside. */
function counted(entries: readonly StructuredEntry[], linksOf: (entry: StructuredEntry) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) for (const slug of new Set(linksOf(entry))) if (slug !== entry.slug) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  return counts;
}

/** Related skills both ways, however the entries say it: the files name one side, the database both. */
function neighbours(entries: readonly StructuredEntry[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>(entries.map(({ slug }) => [slug, new Set()]));
  for (const { slug, related = [] } of entries) {
    for (const other of related) {
      found.get(slug)?.add(other);
      found.get(other)?.add(slug);
    }
  }
  return found;
}

/**
 * Offers per thousand that may ask for each entry, guessed from its place in the taxonomy alone: its kind, how many ways there
 * are to write it, how many skills point at it, and how many stand under it. In [1, 40], by slug; the order of entries changes nothing.
 */
export function perThousandByStructure(entries: readonly StructuredEntry[]): Map<string, number> {
  const narrower = counted(entries, ({ broader = [] }) => broader);
  const builtOn = counted(entries, ({ implies = [] }) => implies);
  const beside = neighbours(entries);
  return new Map(entries.map(({ slug, kind, aliases }) => {
    const written = Math.min(ALIASES_MOST, aliases === undefined ? 0 : aliases.fr.length + aliases.en.length + aliases.ar.length);
    const pointers = (builtOn.get(slug) ?? 0) + (beside.get(slug)?.size ?? 0);
    const guess = (PLAIN[kind] ?? PLAIN_OTHERWISE) * (1 + written) ** BY_ALIASES * (1 + pointers) ** BY_POINTERS * (1 + (narrower.get(slug) ?? 0)) ** BY_NARROWER;
    return [slug, Math.min(GUESS_MOST, guess)];
  }));
}
