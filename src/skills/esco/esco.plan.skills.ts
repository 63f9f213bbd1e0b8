import { slugOf } from '../../kernel/slug.ts';
import { foldTerm } from '../fold.ts';
import { type Esco, type EscoConcept, type EscoLanguage, LANGUAGES } from './esco.concepts.ts';
import { isHumanLanguage } from './esco.language.ts';
import { fitsKind, kindOf } from './esco.kind.ts';
import type { EscoMode, Present, PresentSkill, SkillRow } from './esco.plan.ts';

/** The skill that each concept is, by URI. */
export type Owners = ReadonlyMap<string, { readonly slug: string; readonly curated: boolean }>;
type Leave = (reason: string) => unknown;

const NAME = { en: 'nameEn', fr: 'nameFr', ar: 'nameAr' } as const;
const DESCRIPTION = { en: 'descriptionEn', fr: 'descriptionFr', ar: 'descriptionAr' } as const;
const NAME_MOST = 160;

export interface SkillsPlan {
  readonly owners: Owners;
  readonly create: readonly SkillRow[];
  readonly update: readonly SkillRow[];
  readonly unchanged: number;
  readonly linked: readonly { readonly slug: string; readonly uri: string }[];
  readonly linkedBefore: number;
  readonly deprecate: readonly { readonly slug: string; readonly replacedBySlug: string | null }[];
  readonly restore: readonly string[];
  readonly sameName: readonly string[];
  /** The imported skills in use as they will be called. */
  readonly named: readonly SkillRow[];
}

const anyLabel = (concept: EscoConcept): string => LANGUAGES.map((language) => concept.words.get(language)?.label).find(Boolean) ?? '';

/** The concepts that are to be skills, in the order of their URIs. */
function wanted(esco: Esco, byUri: ReadonlyMap<string, PresentSkill>, mode: EscoMode, leave: Leave): EscoConcept[] {
  return [...esco.concepts.values()].toSorted((a, b) => (a.uri < b.uri ? -1 : 1)).filter((concept) => {
    if (anyLabel(concept) === '') return leave('concepts without a name in French, Arabic or English'), false;
    if (isHumanLanguage(concept)) return leave('human languages, which are no skills here'), false;
    if (mode === 'OLDER') return byUri.has(concept.uri) || (leave('concepts of an older release that the present one does not have'), false);
    if (concept.obsolete) return leave('concepts that the files say are out of use'), false;
    return concept.listed || (leave('concepts of an older release that the present one does not have'), false);
  });
}

/** Curated skills by name, in each language; those that are a concept already are not to be had. */
function curatedByName({ skills }: Present): (language: EscoLanguage, label: string) => PresentSkill | null {
  const byName = new Map<string, PresentSkill>();
  for (const skill of skills.filter(({ origin, deprecated, escoUri }) => origin !== 'ESCO' && !deprecated && escoUri === null)) {
    for (const language of LANGUAGES) byName.set(`${language} ${foldTerm(skill[NAME[language]])}`, skill);
  }
  return (language, label) => byName.get(`${language} ${foldTerm(label)}`) ?? null;
}

/** The curated skill that a concept is: of an equal name, the same in whatever language it is found, and of a kind that can be. */
function linksByName(concepts: readonly EscoConcept[], present: Present): { slug: string; uri: string }[] {
  const find = curatedByName(present);
  const found = concepts.flatMap((concept) => {
    const skills = new Map(LANGUAGES.flatMap((language) => {
      const label = concept.words.get(language)?.label;
      const skill = label === undefined ? null : find(language, label);
      return skill ? [[skill.slug, skill] as const] : [];
    }));
    const [skill] = skills.values();
    if (skill && skills.size === 1 && fitsKind(concept, skill.kind)) return [{ slug: skill.slug, uri: concept.uri }];
    return [];
  });
  const bySlug = Map.groupBy(found, (one) => one.slug);
  return found.filter((one) => bySlug.get(one.slug)!.length === 1);
}

/** A slug of the label that nothing has; the tail is of the URI, so that it is the same on every service. */
function freshSlug(concept: EscoConcept, taken: Set<string>): string {
  const tail = concept.uri.split('/').at(-1)!.replace(/[^a-z0-9]/gu, '').slice(0, 8);
  const label = concept.words.get('en')?.label ?? concept.words.get('fr')?.label ?? '';
  const slug = slugOf(label.replace(/\+/gu, ' plus ').replace(/#/gu, ' sharp ')) || 'esco';
  const free = taken.has(slug) || slug === 'esco' ? `${slug}-${tail}` : slug;
  taken.add(free);
  return free;
}

function rowOf(concept: EscoConcept, slug: string, known: PresentSkill | undefined, broader: readonly string[] | null, mode: EscoMode): SkillRow {
  const name = (language: EscoLanguage): string => concept.words.get(language)?.label.slice(0, NAME_MOST).trim() ?? known?.[NAME[language]] ?? '';
  const description = (language: EscoLanguage): string | null => concept.words.get(language)?.description ?? known?.[DESCRIPTION[language]] ?? null;
  // What the kind is told from is not in every file.
  const kind = known && (mode === 'OLDER' || broader === null || concept.type === '') ? known.kind : kindOf(concept, broader ?? []);
  return {
    slug, kind, escoUri: concept.uri, nameEn: name('en'), nameFr: name('fr'), nameAr: name('ar'),
    descriptionEn: description('en'), descriptionFr: description('fr'), descriptionAr: description('ar'),
  };
}

const FIELDS = ['kind', 'nameEn', 'nameFr', 'nameAr', 'descriptionEn', 'descriptionFr', 'descriptionAr'] as const;
const isAs = (row: SkillRow, known: PresentSkill): boolean => FIELDS.every((field) => row[field] === known[field]);

/** What a curated skill is called or written: an imported one of that name is found by its own page, and by no text. */
function curatedTerms({ skills, aliases }: Present): (label: string) => string | null {
  const own = skills.filter((skill) => skill.origin !== 'ESCO');
  const terms = new Map([
    ...aliases.filter((alias) => alias.origin !== 'ESCO').map((alias) => [alias.folded, alias.skillSlug] as const),
    ...own.flatMap((skill) => LANGUAGES.map((language) => [foldTerm(skill[NAME[language]]), skill.slug] as const)),
  ]);
  return (label) => terms.get(foldTerm(label)) ?? null;
}

/** The skill that a name means among those the files have, if it is one alone: what vanished under its own name lives on as another's. */
function byAnyName(concepts: readonly EscoConcept[], owners: Owners): (name: string) => string | null {
  const slugs = new Map<string, string | null>();
  for (const { uri, words } of concepts) {
    const { slug } = owners.get(uri)!;
    for (const { label, terms } of words.values()) {
      for (const key of new Set([label, ...terms].map(foldTerm))) slugs.set(key, slugs.has(key) && slugs.get(key) !== slug ? null : slug);
    }
  }
  return (name) => slugs.get(foldTerm(name)) ?? null;
}

/** Imported skills that the release no longer has, each with what the files have in its place: what they name, else the one concept that took its name over. */
function vanished(esco: Esco, present: Present, concepts: readonly EscoConcept[], owners: Owners): { slug: string; replacedBySlug: string | null }[] {
  const named = byAnyName(concepts, owners);
  const gone = present.skills.filter(({ origin, escoUri, byCurator }) => origin === 'ESCO' && escoUri !== null && !byCurator && !owners.has(escoUri));
  return gone.flatMap((skill) => {
    const said = esco.concepts.get(skill.escoUri!)?.replacedBy;
    const replacedBySlug = (said ? owners.get(said)?.slug : null) ?? LANGUAGES.map((language) => skill[NAME[language]]).filter((name) => name !== '').map(named).find((slug) => slug !== null) ?? null;
    const isNews = !skill.deprecated || (skill.replacedBySlug === null && replacedBySlug !== null);
    return isNews ? [{ slug: skill.slug, replacedBySlug }] : [];
  });
}

/** What becomes of the skills themselves. */
export function planSkills(esco: Esco, present: Present, mode: EscoMode, leave: Leave): SkillsPlan {
  const byUri = new Map(present.skills.flatMap((skill) => (skill.escoUri ? [[skill.escoUri, skill] as const] : [])));
  const concepts = wanted(esco, byUri, mode, leave);
  const linked = linksByName(concepts.filter(({ uri }) => !byUri.has(uri)), present);
  const taken = new Set(present.skills.map((skill) => skill.slug));
  const owners = new Map<string, { slug: string; curated: boolean }>(linked.map(({ slug, uri }) => [uri, { slug, curated: true }]));
  const broaderOf = esco.broader === null ? null : Map.groupBy(esco.broader, (link) => link.from);
  const [create, update, named]: SkillRow[][] = [[], [], []];
  const termOf = curatedTerms(present);
  for (const concept of concepts.filter(({ uri }) => !owners.has(uri))) {
    const known = byUri.get(concept.uri);
    owners.set(concept.uri, { slug: known?.slug ?? freshSlug(concept, taken), curated: known !== undefined && known.origin !== 'ESCO' });
    const { slug, curated } = owners.get(concept.uri)!;
    if (curated) continue;
    const row = rowOf(concept, slug, known, broaderOf && (broaderOf.get(concept.uri) ?? []).map((link) => link.to), mode);
    named!.push(row);
    if (!known) create!.push(row);
    else if (!isAs(row, known)) update!.push(row);
  }
  const back = mode === 'OLDER' ? [] : present.skills.filter((skill) => skill.origin === 'ESCO' && skill.deprecated && !skill.byCurator && skill.escoUri !== null && owners.has(skill.escoUri));
  return {
    owners, create: create!, update: update!, named: named!, linked,
    sameName: named!.flatMap((row) => (termOf(row.nameEn || row.nameFr) === null ? [] : [`${row.nameEn || row.nameFr} (${termOf(row.nameEn || row.nameFr)})`])),
    unchanged: named!.length - create!.length - update!.length,
    linkedBefore: [...owners].filter(([uri, { curated }]) => curated && byUri.has(uri)).length,
    deprecate: mode === 'RELEASE' ? vanished(esco, present, concepts, owners) : [],
    restore: back.map((skill) => skill.slug),
  };
}
