import type { Tx } from '../kernel/context.ts';
import type { Language } from '../kernel/language.ts';
import { Rules } from '../kernel/rules.ts';
import { foldTerm } from './fold.ts';
import { Skill, SkillAlias, type SkillKind } from './skill.entity.ts';
import { skillFault } from './skill.errors.ts';
import { skillMap } from './skill.map.ts';
import { skillRule } from './skill.rules.ts';

/** A skill as a curator words it; links are slugs. */
export interface NewSkill {
  slug: string;
  kind: SkillKind;
  labels: { fr: string; ar: string; en: string };
  aliases?: { language: Language; text: string }[] | null;
  broader?: string[] | null;
  implies?: string[] | null;
  related?: string[] | null;
  notRelated?: string[] | null;
}

const LINKS = ['broader', 'implies', 'related', 'notRelated'] as const;
const MOST = { label: 160, slug: 80, aliases: 50, links: 50 } as const;
const SLUG_RULE = { fr: 'lettres minuscules sans accent et chiffres, séparés par des tirets simples', ar: 'أحرف لاتينية صغيرة وأرقام تفصل بينها شرطات مفردة', en: 'lower-case letters and digits joined by single hyphens' };
const LETTER_RULE = { fr: 'au moins une lettre ou un chiffre', ar: 'حرف أو رقم واحد على الأقل', en: 'at least one letter or digit' };
const ITSELF_RULE = { fr: 'une autre compétence', ar: 'مهارة أخرى', en: 'another skill' };

/** Which skill of this service's own a text names, by label, alias or slug; an imported one may give its terms up. */
export type OwnerOf = (text: string) => string | null;

/**
 * Who has which term, as it is while the caller holds the lock of the taxonomy: the map in memory may be a moment old, so
 * what curators wrote is read again; the files' words change with a new version of the service alone.
 */
export async function termOwners(tx: Tx): Promise<OwnerOf> {
  const { bySlug, present } = await skillMap(tx);
  const made = await tx.em.find(Skill, { origin: 'CURATOR' }, { disableIdentityMap: true });
  const aliases = await tx.em.find(SkillAlias, { origin: 'CURATOR' }, { disableIdentityMap: true });
  const owners = new Map([
    ...[...bySlug.values()].flatMap(({ origin, slug, labels, aliases: written }) => (origin === 'SEED' ? [slug, ...Object.values(labels), ...Object.values(written).flat()].map((term) => [foldTerm(term), slug] as const) : [])),
    ...made.flatMap(({ slug, nameFr, nameAr, nameEn }) => [slug, nameFr, nameAr, nameEn].map((term) => [foldTerm(term), slug] as const)),
    ...aliases.map(({ folded, skillSlug }) => [folded, skillSlug] as const),
  ]);
  return (text) => {
    const owner = owners.get(foldTerm(text));
    return owner === undefined ? null : present(owner);
  };
}

/** Asks that a text names no other skill of this service. */
export function termRule(ownerOf: OwnerOf, rules: Rules, field: string, text: string, ownSlug: string): void {
  rules.holds(field, foldTerm(text) !== '', LETTER_RULE);
  const owner = ownerOf(text);
  if (owner !== null && owner !== ownSlug) rules.add(skillFault.TERM_TAKEN(field, { term: text, skill: owner }));
}

/** Every fault of a skill to be made, at once. */
export async function checkNewSkill(tx: Tx, skill: NewSkill, root: string): Promise<void> {
  const ownerOf = await termOwners(tx);
  const rules = new Rules();
  rules.required(`${root}.slug`, skill.slug);
  rules.text(`${root}.slug`, skill.slug, MOST.slug, true);
  rules.holds(`${root}.slug`, /^[a-z0-9]+(-[a-z0-9]+)*$/.test(skill.slug), SLUG_RULE);
  if ((await tx.em.count(Skill, { slug: skill.slug })) > 0) rules.add(skillFault.SLUG_TAKEN(`${root}.slug`, { slug: skill.slug }));
  const terms = [...Object.entries(skill.labels).map(([key, text]) => [`${root}.labels.${key}`, text] as const), ...(skill.aliases ?? []).slice(0, MOST.aliases).map(({ text }, at) => [`${root}.aliases.${at}.text`, text] as const)];
  rules.list(`${root}.aliases`, skill.aliases, MOST.aliases);
  for (const [field, text] of terms) {
    rules.text(field, text, MOST.label);
    if (text.trim() !== '') termRule(ownerOf, rules, field, text, skill.slug);
  }
  await linksRule(tx, rules, skill, root);
  rules.done();
}

async function linksRule(tx: Tx, rules: Rules, skill: NewSkill, root: string): Promise<void> {
  const linked = new Set<string>();
  for (const kind of LINKS) {
    rules.list(`${root}.${kind}`, skill[kind], MOST.links);
    for (const [at, slug] of (skill[kind] ?? []).slice(0, MOST.links).entries()) {
      const field = `${root}.${kind}.${at}`;
      if (slug === skill.slug) rules.holds(field, false, ITSELF_RULE);
      else await skillRule(tx, rules, field, slug);
      if (linked.has(slug)) rules.add(skillFault.LINKED_TWICE(field, { skill: slug }));
      linked.add(slug);
    }
  }
}
