import { type App, type Context, once } from '../kernel/context.ts';
import { type Language, nameIn } from '../kernel/language.ts';
import { buildSkillIndex, type SkillIndex } from './normalise.ts';
import { Skill, SkillAlias, SkillLink, SkillLinkKind, type SkillKind } from './skill.entity.ts';

type Text = Readonly<Record<'fr' | 'ar' | 'en', string>>;
type Aliases = Readonly<Record<'fr' | 'ar' | 'en', readonly string[]>>;
/** A skill of the taxonomy as the database has it; links are slugs, `related` and `notRelated` stand on both sides. */
export interface SkillEntry {
  readonly slug: string;
  readonly kind: SkillKind;
  readonly labels: Text;
  readonly aliases: Aliases;
  readonly broader: readonly string[];
  readonly implies: readonly string[];
  readonly related: readonly string[];
  readonly notRelated: readonly string[];
  readonly esco: string | null;
}

/** The taxonomy in memory. */
export interface SkillMap {
  readonly bySlug: ReadonlyMap<string, SkillEntry>;
  readonly index: SkillIndex;
  /** Its name in that language; the slug itself where there is no such skill. */
  label(slug: string, language: Language): string;
  /** At most `n` slugs of skills that a text means or looks like, best first. */
  nearest(text: string, n: number): string[];
}

/** It changes only with a new version of the service. */
async function readMap(app: App): Promise<SkillMap> {
  const em = app.orm.em.fork();
  const options = { disableIdentityMap: true } as const;
  const skills = await em.find(Skill, {}, { ...options, orderBy: { slug: 'asc' } });
  const aliases = Map.groupBy(await em.find(SkillAlias, {}, { ...options, orderBy: { text: 'asc', folded: 'asc' } }), (row) => row.skillSlug);
  const links = Map.groupBy(await em.find(SkillLink, {}, { ...options, orderBy: { toSlug: 'asc' } }), (row) => row.fromSlug);
  const entries = skills.map((row): SkillEntry => {
    const aliasesIn = (language: Language): string[] => (aliases.get(row.slug) ?? []).filter((alias) => alias.language === language).map((alias) => alias.text);
    const linked = (kind: SkillLinkKind): string[] => (links.get(row.slug) ?? []).filter((link) => link.kind === kind).map((link) => link.toSlug);
    return {
      slug: row.slug, kind: row.kind, labels: { fr: row.nameFr, ar: row.nameAr, en: row.nameEn }, aliases: { fr: aliasesIn('FR'), ar: aliasesIn('AR'), en: aliasesIn('EN') },
      broader: linked('BROADER'), implies: linked('IMPLIES'), related: linked('RELATED'), notRelated: linked('NOT_RELATED'), esco: row.escoUri ?? null,
    };
  });
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const replaced = new Map(skills.map((row) => [row.slug, row.replacedBySlug ?? row.slug]));
  const rows = new Map(skills.map((row) => [row.slug, row]));
  const index = buildSkillIndex(entries.map((entry) => ({ ...entry, slug: replaced.get(entry.slug)! })));
  return { bySlug, index, label: (slug, language) => (rows.has(slug) ? nameIn(rows.get(slug)!, language) : slug), nearest: index.nearest };
}

/** Answers about skills: what a text means, what a slug is called, how skills hang together. */
export const skillMap = (context: Pick<Context, 'app'>): Promise<SkillMap> => once(context.app, readMap);
