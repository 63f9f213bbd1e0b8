import type { RegistrationKind } from '../../src/employers/employer.entity.ts';
import { normalNumber, numberFault } from '../../src/employers/registration-number.ts';
import type { Random } from './random.ts';

const KIND_BY_COUNTRY: Readonly<Record<string, RegistrationKind>> = { MA: 'ICE', FR: 'SIREN', BE: 'CBE', ES: 'NIF' };

const digits = (random: Random, count: number): string => Array.from({ length: count }, () => random.int(0, 9)).join('');

/** The one last digit that the register's own check accepts. */
const closed = (kind: RegistrationKind, start: string): string => {
  const found = Array.from({ length: 10 }, (_, digit) => `${start}${digit}`).find((number) => numberFault(kind, number) === null);
  if (!found) throw new Error(`no ${kind} number begins with ${start}`);
  return found;
};

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

/** ICE: 13 digits and two that make the whole a multiple of 97. */
function ice(start: string): string {
  const rest = Number(BigInt(`${start}00`) % 97n);
  return `${start}${padded((97 - rest) % 97, 2)}`;
}

/** The control letter of a Spanish company's number. */
function nif(number: string): string {
  const sum = [...number].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `B${number}${(10 - (sum % 10)) % 10}`;
}

/** An invented number in the form of the country's register; two employers never get the same. */
export function registrationOf(placeCode: string, index: number, random: Random): { kind: RegistrationKind; number: string } {
  const kind = KIND_BY_COUNTRY[placeCode.slice(0, 2)]!;
  const own = padded(index, 5);
  const number = {
    ICE: () => ice(`00${digits(random, 2)}${own}0000`),
    SIREN: () => closed('SIREN', `9${digits(random, 2)}${own}`),
    CBE: () => {
      const start = `0${digits(random, 2)}${own}`;
      return `${start}${padded(97 - (Number(start) % 97), 2)}`;
    },
    NIF: () => nif(`${digits(random, 2)}${own}`),
  }[kind]();
  return { kind, number: normalNumber(number) };
}
