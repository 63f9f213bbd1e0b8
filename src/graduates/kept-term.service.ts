import { newId, now, type Tx } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { Rules } from '../kernel/rules.ts';
import { changed, type Subscribers } from '../kernel/transact.ts';
import { foldTerm } from '../skills/fold.ts';
import { skillMap } from '../skills/skill.map.ts';
import { UnknownTerm } from '../skills/unknown-term.entity.ts';
import { noteTerms } from '../skills/unknown-term.service.ts';
import type { Graduate } from './graduate.entity.ts';
import { KeptTerm } from './kept-term.entity.ts';
import { MOST } from './profile.rules.ts';
import { loadOwn, touched } from './profile.service.ts';
import { HeldSkill } from './skill-profile.entity.ts';
import { declareSkills } from './skills.service.ts';

/** From which confidence a written term is declared as the skill it names: above every guess. */
const SURE = 0.9;
const TERM_MOST = 80;

/**
 * Keeps terms that no skill is known for in the person's profile, where they wait for a curator. Words of the person's
 * name, rejected terms and what does not look like the name of a skill are not kept. At most 60 are.
 */
export async function keepTerms(tx: Tx, own: Graduate, texts: readonly string[]): Promise<void> {
  const kept = new Set((await tx.em.find(KeptTerm, { graduateId: own.id })).map((row) => row.termId));
  const noted = (await noteTerms(tx, texts.slice(0, MOST.terms), [own.name])).filter((row) => row.state === 'OPEN' && !kept.has(row.id));
  for (const { id } of noted.slice(0, Math.max(0, MOST.terms - kept.size))) tx.em.create(KeptTerm, { graduateId: own.id, termId: id, createdAt: now(tx) });
}

/**
 * Adds skills to the viewer's profile as the person writes them: what surely names a skill is declared, at no level unless
 * it is there already; what no skill is known for is kept as a term. Guesses and human languages are neither.
 */
export async function addWrittenSkills(tx: Tx, input: { terms: string[] }): Promise<{ graduate: string }> {
  const own = await loadOwn(tx);
  const rules = new Rules();
  rules.list('terms', input.terms, MOST.terms, 1);
  for (const [at, term] of input.terms.slice(0, MOST.terms).entries()) rules.text(`terms.${at}`, term, TERM_MOST);
  rules.done();
  const { index } = await skillMap(tx);
  const read = input.terms.map((term) => index.normalise(term, tx.language));
  const known = [...new Set(read.flatMap((one) => one.known.filter(({ confidence }) => confidence >= SURE).map(({ slug }) => slug)))];
  if (known.length > 0) await declareSkills(tx, { skills: known.map((skill) => ({ skill })) });
  await keepTerms(tx, own, read.flatMap((one) => one.unknown.map(({ text }) => text)));
  return touched(tx, own);
}

/** Takes a kept term off the viewer's profile. Fault: NOT_FOUND. */
export async function dropKeptTerm(tx: Tx, input: { term: string }): Promise<{ graduate: string }> {
  const own = await loadOwn(tx);
  const row = await tx.em.findOne(UnknownTerm, { folded: foldTerm(input.term) });
  const dropped = row ? await tx.em.nativeDelete(KeptTerm, { graduateId: own.id, termId: row.id }) : 0;
  if (dropped === 0) throw faults.NOT_FOUND('term');
  return touched(tx, own);
}

/** How many people are looked at in one statement. */
const CHUNK = 1000;

/**
 * A curator said what a term is: whoever keeps it has the skill from now on, declared and without a level, unless it holds
 * it already or has no room. Nobody's profile is reconfirmed by that. It runs after the flush, so it writes straight.
 */
async function resolveTerm(tx: Tx, termId: string): Promise<void> {
  const term = await tx.em.findOneOrFail(UnknownTerm, termId);
  if (!term.skillSlug) return;
  const keepers = (await tx.em.find(KeptTerm, { termId }, { disableIdentityMap: true })).map((row) => row.graduateId);
  for (let at = 0; at < keepers.length; at += CHUNK) await giveSkill(tx, term.skillSlug, termId, keepers.slice(at, at + CHUNK));
}

async function giveSkill(tx: Tx, skillSlug: string, termId: string, graduateIds: readonly string[]): Promise<void> {
  const held = Map.groupBy(await tx.em.find(HeldSkill, { graduateId: { $in: [...graduateIds] } }, { fields: ['graduateId', 'skillSlug', 'standing'], disableIdentityMap: true }), (row) => row.graduateId);
  const has = (id: string): boolean => (held.get(id) ?? []).some((row) => row.skillSlug === skillSlug);
  const hasRoom = (id: string): boolean => (held.get(id) ?? []).filter((row) => row.standing === 'DECLARED').length < MOST.skills;
  const given = graduateIds.filter((id) => !has(id) && hasRoom(id));
  const at = now(tx);
  await tx.em.insertMany(HeldSkill, given.map((graduateId) => ({ id: newId(tx), graduateId, skillSlug, level: null, standing: 'DECLARED' as const, createdAt: at })));
  await tx.em.nativeDelete(KeptTerm, { termId, graduateId: { $in: graduateIds.filter((id) => has(id) || hasRoom(id)) } });
  for (const id of given) changed(tx, 'graduate', id);
}

/** What profiles hear of above them. */
export const keptTermSubscribers: Subscribers = { unknownTerm: resolveTerm };
