import { account } from '../identity/account.visibility.ts';
import { grantRole, normalEmail } from '../identity/account.service.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { load } from '../kernel/transact.ts';
import { Role } from '../kernel/viewer.ts';
import { placeRule } from '../places/place.rules.ts';
import { SkillLevel } from '../skills/skill.entity.ts';
import { Centre, CentreStaff, type GridStep } from './centre.entity.ts';
import { centreFault } from './centre.errors.ts';
import { managedCentre } from './centre.visibility.ts';

/** A name in the three languages. */
export interface Names {
  fr: string;
  ar: string;
  en: string;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Asks that a name is there in each language. */
export function namesRule(rules: Rules, names: Names): void {
  for (const language of ['fr', 'ar', 'en'] as const) rules.text(`names.${language}`, names[language], 160);
}

/** The account whose holder confirmed that e-mail, or null: what the address opens is for nobody who merely claimed it. */
export async function accountByEmail(tx: Tx, email: string): Promise<string | null> {
  const found = await read(asSystem(tx, 'staff are appointed by the e-mail of their account'), account).select('account.id').where('account.email', '=', normalEmail(email)).where('account.emailConfirmedAt', 'is not', null).executeTakeFirst();
  return found?.id ?? null;
}

export interface OpenCentre {
  slug: string;
  names: Names;
  placeCode: string;
  coordinatorEmail: string;
}

/** Opens a centre with its first coordinator, an account that exists. Faults: SLUG_TAKEN, UNKNOWN_PLACE, UNKNOWN_ACCOUNT. */
export async function openCentre(tx: Tx, input: OpenCentre): Promise<{ centre: string; staffMember: string }> {
  const rules = new Rules();
  rules.text('slug', input.slug, 80);
  rules.holds('slug', SLUG.test(input.slug), { fr: 'a-z, 0-9 et tirets simples, comme « coding-oujda »', ar: 'a-z و0-9 وشرطات مفردة، مثل «coding-oujda»', en: 'a-z, 0-9 and single dashes, such as "coding-oujda"' });
  namesRule(rules, input.names);
  await placeRule(tx, rules, 'placeCode', input.placeCode);
  const accountId = await accountByEmail(tx, input.coordinatorEmail);
  if (!accountId) rules.add(centreFault.UNKNOWN_ACCOUNT('coordinatorEmail'));
  rules.done();
  const { fr, ar, en } = input.names;
  const opened = tx.em.create(Centre, { id: newId(tx), slug: input.slug, nameFr: fr.trim(), nameAr: ar.trim(), nameEn: en.trim(), placeCode: input.placeCode, grid: [], createdAt: now(tx) });
  const post = tx.em.create(CentreStaff, { id: newId(tx), centreId: opened.id, accountId: accountId!, kind: 'COORDINATOR', startedAt: now(tx) });
  await grantRole(tx, accountId!, Role.COORDINATOR);
  return { centre: opened.id, staffMember: post.id };
}

const RANKS = Object.keys(SkillLevel);

/** Says how the steps of a centre's own grid map to the bands. Faults: NOT_FOUND, CONFLICT, INVALID. */
export async function setCentreGrid(tx: Tx, input: { centreId: string; version: number; grid: GridStep[] }): Promise<{ centre: string }> {
  const entity = await load(tx, managedCentre, Centre, input.centreId, 'centreId', input.version);
  const grid = input.grid.map(({ step, level }) => ({ step: step.trim(), level }));
  const rules = new Rules();
  rules.list('grid', grid, 10);
  for (const [index, { step, level }] of grid.entries()) {
    rules.text(`grid.${index}.step`, step, 60);
    rules.holds(`grid.${index}.step`, grid.findIndex((other) => other.step.toLowerCase() === step.toLowerCase()) === index, { fr: 'chaque étape une seule fois', ar: 'كل درجة مرة واحدة', en: 'each step once' });
    rules.holds(`grid.${index}.level`, index === 0 || RANKS.indexOf(level) >= RANKS.indexOf(grid[index - 1]!.level), { fr: 'de l’étape la plus basse à la plus haute, sans que le niveau baisse', ar: 'من أدنى درجة إلى أعلاها دون أن ينخفض المستوى', en: 'lowest step first, so that no level falls' });
  }
  rules.done();
  entity.grid = grid;
  return { centre: entity.id };
}
