import { type App, type Context, once } from '../kernel/context.ts';
import { statementsOf } from '../kernel/database.ts';
import { type Language, nameIn } from '../kernel/language.ts';
import { read, type Row } from '../kernel/read.ts';
import { VISITOR } from '../kernel/viewer.ts';
import { buildSkillIndex, type SkillIndex } from './normalise.ts';
import type { SkillKind, SkillLinkKind, SkillOrigin } from './skill.entity.ts';
import { indexedSkills } from './skill.terms.ts';
import { skill, skillAlias, skillLink, taxonomyState } from './skill.visibility.ts';

type Text = Readonly<Record<'fr' | 'ar' | 'en', string>>;
type Aliases = Readonly<Record<'fr' | 'ar' | 'en', readonly string[]>>;
/** A skill of the taxonomy as the database has it; links are slugs of skills in use, `related` and `notRelated` stand on both sides. */
export interface SkillEntry {
  readonly slug: string;
  readonly kind: SkillKind;
  readonly labels: Text;
  readonly aliases: Aliases;
  readonly broader: readonly string[];
  readonly implies: readonly string[];
  readonly related: readonly string[];
  readonly notRelated: readonly string[];
  /** What a classification says it has to do with: material for relatedness, never for credit. */
  readonly associated: readonly string[];
  readonly esco: string | null;
  /** Whose word it is; SEED and CURATOR are this service's own. */
  readonly origin: SkillOrigin;
  readonly deprecated: boolean;
}

/** The taxonomy in memory. */
export interface SkillMap {
  /** Which state of the taxonomy it is. */
  readonly version: number;
  /** Every skill, deprecated ones included. */
  readonly bySlug: ReadonlyMap<string, SkillEntry>;
  /** The same as the database has them. */
  readonly rows: ReadonlyMap<string, Row<typeof skill>>;
  /** The skills that stand for themselves, by slug: all but those that were replaced. What the matcher is built of. */
  readonly entries: readonly SkillEntry[];
  readonly index: SkillIndex;
  /** The skill that counts in its place, through any number of replacements; itself, where it was not replaced or is unknown. */
  present(slug: string): string;
  /** All slugs that count as the same skill: its own, and those it stands for. */
  alike(slug: string): string[];
  /** Its name in that language; the slug itself where there is no such skill. */
  label(slug: string, language: Language): string;
  /** At most `n` slugs of skills that a text means or looks like, best first. */
  nearest(text: string, n: number): string[];
}

/** Follows replacements to their end. Circles are refused where they are written; one would end here all the same. */
function presentSlug(replacedBy: ReadonlyMap<string, string | null>, slug: string): string {
  const seen = new Set([slug]);
  let at = slug;
  for (let next = replacedBy.get(at); next && !seen.has(next); next = replacedBy.get(at)) {
    seen.add(next);
    at = next;
  }
  return at;
}

interface Rows {
  readonly skills: readonly Row<typeof skill>[];
  readonly aliases: readonly Row<typeof skillAlias>[];
  readonly links: readonly Row<typeof skillLink>[];
}

function entriesOf({ skills, aliases, links }: Rows, present: (slug: string) => string): SkillEntry[] {
  const aliasesBySlug = Map.groupBy(aliases, (row) => row.skillSlug);
  const linksBySlug = Map.groupBy(links, (row) => row.fromSlug);
  return skills.map((row): SkillEntry => {
    const own = aliasesBySlug.get(row.slug) ?? [];
    const out = linksBySlug.get(row.slug) ?? [];
    const aliasesIn = (language: Language): string[] => own.filter((alias) => alias.language === language).map((alias) => alias.text);
    const linked = (kind: SkillLinkKind): string[] => [...new Set(out.filter((link) => link.kind === kind).map((link) => present(link.toSlug)))].filter((slug) => slug !== row.slug);
    return {
      slug: row.slug, kind: row.kind, labels: { fr: nameIn(row, 'FR'), ar: nameIn(row, 'AR'), en: nameIn(row, 'EN') }, aliases: { fr: aliasesIn('FR'), ar: aliasesIn('AR'), en: aliasesIn('EN') },
      broader: linked('BROADER'), implies: linked('IMPLIES'), related: linked('RELATED'), notRelated: linked('NOT_RELATED'), associated: linked('ASSOCIATED'),
      esco: row.escoUri ?? null, origin: row.origin, deprecated: row.deprecatedAt !== null,
    };
  });
}

/** The map as the database has it now: four statements. The key under which it is kept in `app.cache`, as `once` has it. */
export async function readSkillMap(app: App): Promise<SkillMap> {
  const sight = { app, viewer: VISITOR, kysely: statementsOf(app.orm.em.fork(), { signal: new AbortController().signal, statements: { count: 0 } }) };
  // First of all, so that a change that lands while the rest is read shows as a newer version.
  const { version } = await read(sight, taxonomyState).select('taxonomyState.version').executeTakeFirstOrThrow();
  const skills = await read(sight, skill).selectAll().orderBy('skill.slug').execute();
  const aliases = await read(sight, skillAlias).selectAll().orderBy('skillAlias.text').orderBy('skillAlias.folded').execute();
  const links = await read(sight, skillLink).selectAll().orderBy('skillLink.toSlug').execute();
  const replacedBy = new Map(skills.map((row) => [row.slug, row.replacedBySlug]));
  const present = (slug: string): string => presentSlug(replacedBy, slug);
  const entries = entriesOf({ skills, aliases, links }, present);
  const alike = Map.groupBy(skills.map((row) => row.slug), present);
  const rows = new Map(skills.map((row) => [row.slug, row]));
  const index = buildSkillIndex(indexedSkills(entries, present));
  return {
    version, index, present, rows,
    alike: (slug) => alike.get(present(slug)) ?? [slug],
    bySlug: new Map(entries.map((entry) => [entry.slug, entry])),
    entries: entries.filter((entry) => present(entry.slug) === entry.slug),
    label: (slug, language) => (rows.has(slug) ? nameIn(rows.get(slug)!, language) : slug),
    nearest: index.nearest,
  };
}

/** Answers about skills: what a text means, what a slug is called, how skills hang together. As of about a second ago (`followTaxonomy`). */
export const skillMap = (context: Pick<Context, 'app'>): Promise<SkillMap> => once(context.app, readSkillMap);
