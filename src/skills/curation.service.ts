import { now, type Tx } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import type { Language } from '../kernel/language.ts';
import { Rules } from '../kernel/rules.ts';
import { changed, load } from '../kernel/transact.ts';
import { checkNewSkill, type NewSkill, termOwners, termRule } from './curation.rules.ts';
import { foldTerm } from './fold.ts';
import { Skill, SkillAlias, SkillLink, type SkillLinkKind } from './skill.entity.ts';
import { skillFault } from './skill.errors.ts';
import { skillMap } from './skill.map.ts';
import { unknownSkill } from './skill.rules.ts';
import { lockTaxonomy, raiseVersion } from './taxonomy.version.ts';
import { UnknownTerm } from './unknown-term.entity.ts';
import { unknownTerm } from './unknown-term.visibility.ts';

/** What a curator makes of a term. */
export const TermDecision = { ACCEPT: 'ACCEPT', MERGE: 'MERGE', REJECT: 'REJECT' } as const;
export type TermDecision = (typeof TermDecision)[keyof typeof TermDecision];

export interface CurateTerm {
  termId: string;
  decision: TermDecision;
  /** Slug, for MERGE. */
  skill?: string | null;
  /** For ACCEPT. */
  newSkill?: NewSkill | null;
  language?: Language | null;
  writtenAs?: string | null;
}

/** An imported concept gives a term up for a curated skill. */
async function addAlias(tx: Tx, skillSlug: string, language: Language, text: string): Promise<void> {
  const folded = foldTerm(text);
  await tx.em.nativeDelete(SkillAlias, { folded, origin: 'ESCO' });
  tx.em.create(SkillAlias, { folded, skillSlug, language, text: text.trim(), origin: 'CURATOR' });
}

async function makeSkill(tx: Tx, skill: NewSkill): Promise<void> {
  await checkNewSkill(tx, skill, 'newSkill');
  const { slug, kind, labels } = skill;
  tx.em.create(Skill, { slug, kind, nameFr: labels.fr.trim(), nameAr: labels.ar.trim(), nameEn: labels.en.trim(), origin: 'CURATOR' });
  const own = new Set(Object.values(labels).map(foldTerm));
  for (const { language, text } of skill.aliases ?? []) {
    if (own.has(foldTerm(text))) continue;
    own.add(foldTerm(text));
    await addAlias(tx, slug, language, text);
  }
  const { present } = await skillMap(tx);
  const link = (fromSlug: string, toSlug: string, linked: SkillLinkKind): unknown => tx.em.create(SkillLink, { fromSlug, toSlug, kind: linked, origin: 'CURATOR' });
  for (const to of skill.broader ?? []) link(slug, present(to), 'BROADER');
  for (const to of skill.implies ?? []) link(slug, present(to), 'IMPLIES');
  for (const [list, linked] of [[skill.related, 'RELATED'], [skill.notRelated, 'NOT_RELATED']] as const) {
    for (const to of (list ?? []).map(present)) {
      link(slug, to, linked);
      link(to, slug, linked);
    }
  }
  await tx.em.flush();
}

/** The skill, and behind it what replaces it, one after the other; empty where there is no such skill. As the database has it: the caller holds the lock. */
async function replacements(tx: Tx, slug: string): Promise<Skill[]> {
  const found: Skill[] = [];
  for (let at: string | null | undefined = slug; at && found.every((row) => row.slug !== at);) {
    const row: Skill | null = await tx.em.findOne(Skill, at);
    if (!row) break;
    found.push(row);
    at = row.replacedBySlug as string | null | undefined;
  }
  return found;
}

/** The skill that the decision names, made first where it is a new one. */
async function decidedSkill(tx: Tx, input: CurateTerm): Promise<string> {
  if (input.decision === 'ACCEPT') {
    if (!input.newSkill) throw faults.REQUIRED('newSkill');
    await makeSkill(tx, input.newSkill);
    return input.newSkill.slug;
  }
  if (!input.skill) throw faults.REQUIRED('skill');
  const present = (await replacements(tx, input.skill)).at(-1);
  if (!present) throw await unknownSkill(tx, 'skill', input.skill);
  if (present.deprecatedAt) throw skillFault.REPLACEMENT_DEPRECATED('skill', { by: present.slug });
  return present.slug;
}

const WRITTEN_RULE = { fr: 'le même terme, autrement écrit', ar: 'المصطلح نفسه بكتابة أخرى', en: 'the same term, written otherwise' };

/** Makes the term a way to write the skill, unless a name or alias of it is written so already. */
async function nameBy(tx: Tx, term: UnknownTerm, slug: string, { writtenAs, language }: CurateTerm): Promise<void> {
  const text = writtenAs ?? term.term;
  const rules = new Rules();
  rules.text('writtenAs', writtenAs, 160);
  rules.holds('writtenAs', foldTerm(text) === term.folded, WRITTEN_RULE);
  const ownerOf = await termOwners(tx);
  termRule(ownerOf, rules, 'termId', text, slug);
  rules.done();
  const row = await tx.em.findOneOrFail(Skill, slug);
  const named = [row.nameFr, row.nameAr, row.nameEn, slug].some((name) => foldTerm(name) === term.folded);
  if (!named && ownerOf(text) !== slug) await addAlias(tx, slug, language ?? term.language ?? 'EN', text);
}

/**
 * A curator's word on a term: a skill of its own, another way to write one, or no skill. Profiles that keep the term
 * hear of it by "unknownTerm". What was rejected may be taken up again; what became a skill stays one.
 */
export async function curateTerm(tx: Tx, input: CurateTerm): Promise<{ term: string; skill: string | null }> {
  await lockTaxonomy(tx);
  const term = await load(tx, unknownTerm, UnknownTerm, input.termId, 'termId');
  if (term.skillSlug) throw skillFault.ALREADY_DECIDED('termId', { skill: term.skillSlug });
  const slug = input.decision === 'REJECT' ? null : await decidedSkill(tx, input);
  if (slug !== null) {
    await nameBy(tx, term, slug, input);
    await raiseVersion(tx);
    changed(tx, 'skill', slug);
  }
  const state = { ACCEPT: 'ACCEPTED', MERGE: 'MERGED', REJECT: 'REJECTED' } as const;
  tx.em.assign(term, { state: state[input.decision], skillSlug: slug, decidedAt: now(tx), decidedById: tx.viewer.accountId });
  changed(tx, 'unknownTerm', term.id);
  return { term: term.id, skill: slug };
}

async function skillToChange(tx: Tx, slug: string): Promise<Skill> {
  const row = await tx.em.findOne(Skill, slug);
  if (!row) throw await unknownSkill(tx, 'slug', slug);
  return row;
}

/** Whoever names the skill, or one that it already stands for, is counted anew. */
async function replacedAnew(tx: Tx, slug: string): Promise<void> {
  const seen = new Set<string>();
  for (let slugs = [slug]; slugs.length > 0;) {
    for (const one of slugs) {
      seen.add(one);
      changed(tx, 'replacedSkill', one);
    }
    const replaced = await tx.em.find(Skill, { replacedBySlug: { $in: slugs } }, { fields: ['slug'], disableIdentityMap: true });
    slugs = replaced.map((row) => row.slug).filter((one) => !seen.has(one));
  }
  await raiseVersion(tx);
}

/** Puts a skill out of use, in favour of another if there is one: whoever names it counts as naming that. It stays, since people and offers name it. */
export async function deprecateSkill(tx: Tx, input: { slug: string; replacedBy?: string | null }): Promise<{ skill: string }> {
  await lockTaxonomy(tx);
  const row = await skillToChange(tx, input.slug);
  const by = input.replacedBy ?? null;
  if (by !== null) {
    const chain = await replacements(tx, by);
    if (chain.length === 0) throw await unknownSkill(tx, 'replacedBy', by);
    if (chain.some((one) => one.slug === row.slug)) throw skillFault.REPLACED_IN_CIRCLE('replacedBy', { by, skill: row.slug });
    if (chain.at(-1)!.deprecatedAt) throw skillFault.REPLACEMENT_DEPRECATED('replacedBy', { by: chain.at(-1)!.slug });
  }
  tx.em.assign(row, { deprecatedAt: row.deprecatedAt ?? now(tx), deprecatedById: tx.viewer.accountId, replacedBySlug: by });
  await replacedAnew(tx, row.slug);
  return { skill: row.slug };
}

/** Takes a skill back into use: it stands for itself again. */
export async function restoreSkill(tx: Tx, input: { slug: string }): Promise<{ skill: string }> {
  await lockTaxonomy(tx);
  const row = await skillToChange(tx, input.slug);
  if (!row.deprecatedAt) throw skillFault.NOT_DEPRECATED('slug');
  tx.em.assign(row, { deprecatedAt: null, deprecatedById: null, replacedBySlug: null });
  await replacedAnew(tx, row.slug);
  return { skill: row.slug };
}
