import { emailRule, normalEmail } from '../identity/account.service.ts';
import { personNameRule } from '../identity/person-name.ts';
import type { Tx } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { changed, load } from '../kernel/transact.ts';
import { placeRule } from '../places/place.rules.ts';
import { giveConsent, hasConsent, withdrawConsent } from '../privacy/consent.service.ts';
import type { CefrLevel } from '../skills/skill.entity.ts';
import { applyConsents, PURPOSE_OF } from './consent.effects.ts';
import { type AgeBand, type ContractType, type Gender, Graduate, Mobility, Scale } from './graduate.entity.ts';
import { graduateFault } from './graduate.errors.ts';
import { ownGraduate } from './graduate.visibility.ts';
import { availabilityRule, distinctRule, languageRule, MOST, normalPhone, phoneRule, placesRule } from './profile.rules.ts';
import { SpokenLanguage } from './skill-profile.entity.ts';

interface Versioned {
  /** The version that was read; checked where it is given. */
  version?: number | null;
}

/** The viewer's own graduate, locked. NOT_FOUND for an account that has none, CONFLICT for a stale version. */
export async function loadOwn(tx: Tx, version?: number | null): Promise<Graduate> {
  const own = await read(tx, ownGraduate).select('ownGraduate.id').executeTakeFirst();
  if (!own) throw faults.NOT_FOUND();
  return load(tx, ownGraduate, Graduate, own.id, 'version', version);
}

/**
 * Notes that the person changed its profile: whoever says how things stand says that they stand so today, and the version
 * goes up even where only a list beside the row changed.
 */
export function touched(tx: Tx, own: Graduate): { graduate: string } {
  own.reconfirmedAt = now(tx);
  changed(tx, 'graduate', own.id);
  return { graduate: own.id };
}

export interface UpdateProfile {
  version: number;
  name?: string | null;
  headline?: string | null;
  summary?: string | null;
  email?: string | null;
  phone?: string | null;
  whatsapp?: string | null;
  website?: string | null;
  residenceCode?: string | null;
  contractTypes?: ContractType[] | null;
  availableOn?: string | null;
  gender?: keyof typeof Gender | null;
  ageBand?: keyof typeof AgeBand | null;
}

async function checkProfile(tx: Tx, input: UpdateProfile, accountId: string): Promise<void> {
  const rules = new Rules();
  for (const field of ['name', 'email', 'contractTypes'] as const) if (input[field] === null) rules.add(faults.REQUIRED(field));
  personNameRule(rules, 'name', input.name);
  rules.text('headline', input.headline, 200);
  rules.text('summary', input.summary, 5000);
  if (input.email) emailRule(rules, 'email', input.email);
  else rules.text('email', input.email, 254);
  phoneRule(rules, 'phone', input.phone);
  phoneRule(rules, 'whatsapp', input.whatsapp);
  await placeRule(tx, rules, 'residenceCode', input.residenceCode);
  distinctRule(rules, input.contractTypes ?? [], (index) => `contractTypes.${index}`);
  availabilityRule(tx, rules, 'availableOn', input.availableOn);
  const counted = (['gender', 'ageBand'] as const).filter((field) => input[field]);
  if (counted.length > 0 && !(await hasConsent(tx, accountId, 'STATISTICS'))) for (const field of counted) rules.add(graduateFault.CONSENT_MISSING(field));
  rules.done();
}

/** Changes what a person says of itself; what is left out stays, null takes away. The residence preselects nothing here. */
export async function updateProfile(tx: Tx, input: UpdateProfile): Promise<{ graduate: string }> {
  const own = await loadOwn(tx, input.version);
  await checkProfile(tx, input, own.accountId);
  if (input.name) own.name = input.name.trim();
  if (input.email) own.email = normalEmail(input.email);
  for (const field of ['phone', 'whatsapp'] as const) {
    const number = input[field];
    if (number !== undefined) own[field] = number === null ? null : normalPhone(number);
  }
  if (input.contractTypes) own.contractTypes = input.contractTypes;
  for (const field of ['headline', 'summary', 'website', 'residenceCode', 'availableOn', 'gender', 'ageBand'] as const) {
    if (input[field] !== undefined) own[field] = input[field] as never;
  }
  return touched(tx, own);
}

export interface SetMobility extends Versioned {
  /** Codes, in order of preference if `ordered`. */
  places: string[];
  ordered: boolean;
  remote: boolean;
}

/** Says where the person would work: exactly these places, and no more is ever read into them. */
export async function setMobility(tx: Tx, input: SetMobility): Promise<{ graduate: string }> {
  const own = await loadOwn(tx, input.version);
  const rules = new Rules();
  await placesRule(tx, rules, 'places', input.places);
  rules.done();
  own.wantsRemote = input.remote;
  own.mobilityOrdered = input.ordered;
  await tx.em.nativeDelete(Mobility, { graduateId: own.id });
  for (const [position, placeCode] of input.places.entries()) tx.em.create(Mobility, { graduateId: own.id, placeCode, position });
  return touched(tx, own);
}

export interface SetLanguages extends Versioned {
  languages: { language: string; level: CefrLevel }[];
}

/** Says which languages the person speaks: these, in place of those there were. */
export async function setLanguages(tx: Tx, input: SetLanguages): Promise<{ graduate: string }> {
  const own = await loadOwn(tx, input.version);
  const rules = new Rules();
  rules.list('languages', input.languages, MOST.languages);
  for (const [index, { language }] of input.languages.entries()) languageRule(rules, `languages.${index}.language`, language);
  distinctRule(rules, input.languages.map(({ language }) => language), (index) => `languages.${index}.language`);
  rules.done();
  await tx.em.nativeDelete(SpokenLanguage, { graduateId: own.id });
  for (const { language, level } of input.languages) tx.em.create(SpokenLanguage, { graduateId: own.id, language, level });
  return touched(tx, own);
}

/** The person says that the profile still holds: employers see it for 90 days more. */
export const reconfirmProfile = async (tx: Tx): Promise<{ graduate: string }> => touched(tx, await loadOwn(tx));

/** Says at which scales employers may find the person; none: not at all, at once. It gives the consent to each of them and withdraws the others. */
export async function setFindable(tx: Tx, input: Versioned & { scales: Scale[] }): Promise<{ graduate: string }> {
  const own = await loadOwn(tx, input.version);
  for (const scale of Object.values(Scale)) await (input.scales.includes(scale) ? giveConsent : withdrawConsent)(tx, own.accountId, PURPOSE_OF[scale]);
  await applyConsents(tx, own);
  return touched(tx, own);
}
