import type { Context, Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { defineNoun, from, read } from '../kernel/read.ts';
import { changed } from '../kernel/transact.ts';
import { type PersonalData, rowsOf, type Subject } from '../privacy/personal-data.ts';
import { Graduate, GraduateSchema, Mobility } from './graduate.entity.ts';
import { GraduateMerge } from './graduate-merge.entity.ts';
import { backgroundItem, heldSkill, keptTerm, mobility, ownTerm, skillEvidence, spokenLanguage } from './graduate.visibility.ts';
import { UnknownTerm } from '../skills/unknown-term.entity.ts';
import { KeptTerm } from './kept-term.entity.ts';
import { BackgroundItem, HeldSkill, SpokenLanguage } from './skill-profile.entity.ts';

/** Everything a graduate's row says of the person: for the service alone. */
const wholeGraduate = defineNoun({
  name: 'wholeGraduate',
  table: GraduateSchema,
  columns: ['id', 'accountId', 'name', 'headline', 'summary', 'email', 'phone', 'whatsapp', 'website', 'residenceCode', 'wantsRemote', 'mobilityOrdered', 'contractTypes', 'availableOn', 'reconfirmedAt', 'reconfirmAskedAt', 'findableAt', 'gender', 'ageBand', 'createdAt'],
  visible: (eb) => eb.lit(false),
});

/** The graduate of an account, for the service: whoever erases or reads out an account. */
export async function graduateOf(context: Context, accountId: string): Promise<string | null> {
  const found = await read(context, wholeGraduate).select('wholeGraduate.id').where('wholeGraduate.accountId', '=', accountId).executeTakeFirst();
  return found?.id ?? null;
}

async function readProfile(context: Context, { graduateId: id }: Subject): Promise<unknown> {
  if (id === null) return null;
  const [[profile], places, skills, languages, background, keptTerms] = await Promise.all([
    rowsOf(context, wholeGraduate, 'id', id, 'id', ['name', 'headline', 'summary', 'email', 'phone', 'whatsapp', 'website', 'residenceCode', 'wantsRemote', 'mobilityOrdered', 'contractTypes', 'availableOn', 'reconfirmedAt', 'reconfirmAskedAt', 'findableAt', 'gender', 'ageBand', 'createdAt']),
    rowsOf(context, mobility, 'graduateId', id, 'position', ['placeCode']),
    rowsOf(context, heldSkill, 'graduateId', id, 'skillSlug', ['skillSlug', 'level', 'standing', 'confirmedAt', 'createdAt'], (query) => query.innerJoin(from(context, skillEvidence), 'skillEvidence.id', 'heldSkill.id').select(['skillEvidence.evidenceKind', 'skillEvidence.evidenceUrl'])),
    rowsOf(context, spokenLanguage, 'graduateId', id, 'language', ['language', 'level']),
    rowsOf(context, backgroundItem, 'graduateId', id, 'position', ['kind', 'title', 'organisation', 'started', 'ended', 'description', 'url']),
    rowsOf(context, keptTerm, 'graduateId', id, 'createdAt', ['createdAt'], (query) => query.innerJoin(from(context, ownTerm), 'ownTerm.id', 'keptTerm.termId').select('ownTerm.term')),
  ]);
  return { ...profile, mobility: places.map(({ placeCode }) => placeCode), skills, languages, background, keptTerms };
}

/** Its id alone: the name, address and numbers of a profile are what anybody may write, somebody else's among them. */
const traces = async (_: Tx, { graduateId }: Subject): Promise<string[]> => (graduateId === null ? [] : [graduateId]);

/** Words that nobody but the person keeps, and no curator has looked at, go with it. */
async function forgetOwnTerms(tx: Tx, graduateId: string): Promise<void> {
  const kept = (await tx.em.find(KeptTerm, { graduateId }, { disableIdentityMap: true })).map(({ termId }) => termId);
  await tx.em.nativeDelete(KeptTerm, { graduateId });
  const others = (await tx.em.find(KeptTerm, { termId: { $in: kept } }, { disableIdentityMap: true })).map(({ termId }) => termId);
  await tx.em.nativeDelete(UnknownTerm, { id: { $in: kept.filter((id) => !others.includes(id)) }, state: 'OPEN' });
}

/** Blanks the row, first of all: whoever waits for its lock to write more finds it erased. It stays, since enrolments and applications count it. */
async function eraseProfile(tx: Tx, { graduateId }: Subject): Promise<void> {
  if (graduateId === null) return;
  const own = await tx.em.findOneOrFail(Graduate, { id: graduateId });
  own.erasedAt ??= now(tx);
  Object.assign(own, {
    name: '', headline: null, summary: null, email: '', phone: null, whatsapp: null, website: null, residenceCode: null, wantsRemote: false, mobilityOrdered: false,
    contractTypes: [], availableOn: null, reconfirmAskedAt: null, findableAt: [], gender: null, ageBand: null,
  });
  await tx.em.flush();
  await forgetOwnTerms(tx, graduateId);
  for (const table of [Mobility, HeldSkill, SpokenLanguage, BackgroundItem]) await tx.em.nativeDelete<{ graduateId: string }>(table, { graduateId });
  await tx.em.nativeUpdate(GraduateMerge, { keptId: graduateId }, { reason: '' });
  changed(tx, 'graduate', graduateId);
}

/** The profile: what a person says of itself, and what centres confirmed of it. */
export const profileData: PersonalData = {
  name: 'profile',
  columns: {
    graduates: ['name', 'folded_name', 'headline', 'summary', 'email', 'phone', 'whatsapp', 'website', 'residence_code', 'contract_types', 'findable_at', 'gender', 'age_band'],
    graduate_merges: ['reason'],
    graduate_mobility: ['place_code'],
    graduate_skills: ['skill_slug', 'level', 'standing', 'evidence_kind', 'evidence_url'],
    graduate_languages: ['language', 'level'],
    graduate_background: ['kind', 'title', 'organisation', 'started', 'ended', 'description', 'url'],
  },
  read: readProfile,
  traces,
  erase: eraseProfile,
};
