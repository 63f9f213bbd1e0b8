import type { Language } from '../../src/kernel/language.ts';
import { type DemoName, FAMILIES, MEN, WOMEN } from './content/names.ts';
import type { Random } from './random.ts';

/** An account of the demo. All have one password, which is public. */
export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly female: boolean;
}

export const DEMO_PASSWORD = 'jisr-demo-2026';

/** The demo password as accounts keep it, made once: argon2id takes 20 ms, and a world has hundreds of accounts. */
export const DEMO_PASSWORD_HASH = '$argon2id$v=19$m=19456,t=2,p=1$Bmi62w21TzG0jGoAQbcwLA$iv1tLAtHiTLWe0u1SJi8cWRVK5FRQCi658r12tYqxys';

/** A name as part of an address. */
const addressPart = (name: string): string =>
  name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '');

export const emailOf = (first: string, family: string, tail: string): string => `${addressPart(first)}.${addressPart(family)}${tail}@demo.jisr.example`;

const written = (first: DemoName, family: DemoName, language: Language): string =>
  language === 'AR' && first.arabic && family.arabic ? `${first.arabic} ${family.arabic}` : `${first.latin} ${family.latin}`;

/**
 * A person of the region.
 * @param tail makes the address unique: a letter of the kind of person and its place in the list
 */
export function somebody(random: Random, tail: string, languages: Readonly<Partial<Record<Language, number>>>): DemoPerson {
  const female = random.chance(0.52);
  const first = random.pick(female ? WOMEN : MEN);
  const family = random.pick(FAMILIES);
  const language = random.weighted(languages);
  return { name: written(first, family, language), email: emailOf(first.latin, family.latin, `.${tail}`), language, female };
}
