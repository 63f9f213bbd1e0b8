import type { Sentence } from '../kernel/language.ts';
import type { RegistrationKind } from './employer.entity.ts';

const FORMS: Readonly<Record<RegistrationKind, { form: RegExp; rule: Sentence }>> = {
  ICE: { form: /^\d{15}$/, rule: { fr: '15 chiffres', ar: '15 رقماً', en: '15 digits' } },
  SIREN: { form: /^\d{9}$/, rule: { fr: '9 chiffres, clé de contrôle valide', ar: '9 أرقام مع رقم تحقق صحيح', en: '9 digits with a valid check digit' } },
  CBE: { form: /^[01]\d{9}$/, rule: { fr: '10 chiffres commençant par 0 ou 1, les deux derniers une clé valide', ar: '10 أرقام تبدأ بـ 0 أو 1 وآخر رقمين رمز تحقق صحيح', en: '10 digits starting with 0 or 1, the last two a valid check' } },
  NIF: { form: /^[A-Z]\d{7}[A-Z0-9]$/, rule: { fr: 'une lettre, 7 chiffres, une lettre ou un chiffre', ar: 'حرف ثم 7 أرقام ثم حرف أو رقم', en: 'a letter, 7 digits, a letter or digit' } },
};

/** Luhn's sum, by which SIREN numbers are checked. */
const luhn = (digits: string): boolean =>
  [...digits].toReversed().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0) % 10 === 0;

/** A number without the spaces, dots and dashes people write, in upper case. */
export const normalNumber = (number: string): string => number.replace(/[\s.\-/]/g, '').toUpperCase();

/** The rule a number breaks, or null where it has the form of its register. */
export function numberFault(kind: RegistrationKind, number: string): Sentence | null {
  const { form, rule } = FORMS[kind];
  if (!form.test(number)) return rule;
  if (kind === 'SIREN' && !luhn(number)) return rule;
  if (kind === 'CBE' && 97 - (Number(number.slice(0, 8)) % 97) !== Number(number.slice(8))) return rule;
  return null;
}
