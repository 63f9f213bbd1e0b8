import type { Sentence } from '../kernel/language.ts';
import type { RegistrationKind } from './employer.entity.ts';

/** Luhn's sum, by which SIREN and NIF numbers are checked. */
const luhn = (digits: string): boolean =>
  [...digits].toReversed().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0) % 10 === 0;

/** The letters that stand for the check digits 0-9 of a NIF. */
const NIF_LETTERS = 'JABCDEFGHI';

/** Which kinds of organisation end in a letter and which in a digit is told differently by the sources: both are taken, for all. */
const nifCheck = (number: string): boolean => {
  const letter = NIF_LETTERS.indexOf(number.at(-1)!);
  return luhn(number.slice(1, -1) + (letter < 0 ? number.at(-1)! : String(letter)));
};

interface Register {
  readonly form: RegExp;
  /** Whether the check of a number of that form holds. */
  readonly check: (number: string) => boolean;
  readonly rule: Sentence;
}

const REGISTERS: Readonly<Record<RegistrationKind, Register>> = {
  // 9 digits of the enterprise, 4 of the establishment, 2 that make the whole a multiple of 97.
  ICE: { form: /^\d{15}$/, check: (number) => Number(number) % 97 === 0, rule: { fr: '15 chiffres, les deux derniers une clé valide', ar: '15 رقماً وآخر رقمين رمز تحقق صحيح', en: '15 digits, the last two a valid check' } },
  SIREN: { form: /^\d{9}$/, check: luhn, rule: { fr: '9 chiffres, clé de contrôle valide', ar: '9 أرقام مع رقم تحقق صحيح', en: '9 digits with a valid check digit' } },
  CBE: { form: /^[01]\d{9}$/, check: (number) => 97 - (Number(number.slice(0, 8)) % 97) === Number(number.slice(8)), rule: { fr: '10 chiffres commençant par 0 ou 1, les deux derniers une clé valide', ar: '10 أرقام تبدأ بـ 0 أو 1 وآخر رقمين رمز تحقق صحيح', en: '10 digits starting with 0 or 1, the last two a valid check' } },
  // The letters of organisations; those of natural persons (K, L, M, X, Y, Z) are no employer's.
  NIF: { form: /^[A-HJNP-SUVW]\d{7}[0-9A-J]$/, check: nifCheck, rule: { fr: 'la lettre d’une organisation, 7 chiffres, une clé valide (chiffre ou lettre)', ar: 'حرف المؤسسة ثم 7 أرقام ثم رمز تحقق صحيح (رقم أو حرف)', en: 'the letter of an organisation, 7 digits, a valid check (digit or letter)' } },
};

/** A number without the spaces, dots and dashes people write, in upper case. */
export const normalNumber = (number: string): string => number.replace(/[\s.\-/]/g, '').toUpperCase();

/** The rule a number breaks, or null where it has the form and the check of its register. That the register has it is for an administrator to see. */
export function numberFault(kind: RegistrationKind, number: string): Sentence | null {
  const { form, check, rule } = REGISTERS[kind];
  return form.test(number) && check(number) ? null : rule;
}
