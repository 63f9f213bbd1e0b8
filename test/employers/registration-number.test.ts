import { describe, expect, it } from 'vitest';
import { normalNumber, numberFault } from '../../src/employers/registration-number.ts';
import { iceNumber } from '../builders/employers.ts';

/** Numbers as their registers or holders publish them. */
const REAL = [
  ['ICE', '001561191000066'], ['ICE', '00 15 27 45 60 00 081'], ['ICE', '002163624000014'], ['ICE', '000039557000028'], ['ICE', '000030205000041'], ['ICE', '002968168000088'],
  ['SIREN', '552 100 554'], ['SIREN', '732 829 320'], ['SIREN', '404-833-048'],
  ['CBE', '0403.170.701'], ['CBE', '0202.239.951'],
  ['NIF', 'A-28015865'], ['NIF', 'a13 585 625'], ['NIF', 'J99216582'], ['NIF', 'Q2826000H'],
] as const;

describe('the number of a register', () => {
  it.each(REAL)('%s %s is taken, however it is written', (kind, number) => {
    expect(numberFault(kind, normalNumber(number))).toBe(null);
  });

  it.each(REAL)('%s %s with one digit changed is refused', (kind, number) => {
    const normal = normalNumber(number);
    const changed = Array.from({ length: 10 }, (_, digit) => `${normal.slice(0, 4)}${digit}${normal.slice(5)}`).filter((one) => one !== normal);
    expect(changed.filter((one) => numberFault(kind, one) === null)).toEqual([]);
  });

  it.each([
    ['ICE', ''], ['ICE', '00156119100006'], ['ICE', '0001561191000066'], ['ICE', '00156119100006X'], ['ICE', '٠٠١٥٦١١٩١٠٠٠٠٦٦'],
    ['SIREN', '55210055'], ['SIREN', '5521005540'], ['CBE', '403170701'], ['CBE', '2403170701'], ['NIF', '28015865A'], ['NIF', 'X1234567L'], ['NIF', 'I28015865'], ['NIF', 'Q2826000A'],
  ] as const)('%s "%s" is refused, and the rule is told in three languages', (kind, number) => {
    expect(Object.keys(numberFault(kind, normalNumber(number)) ?? {}).toSorted()).toEqual(['ar', 'en', 'fr']);
  });

  it('is what the tests invent', () => {
    expect(Array.from({ length: 200 }, iceNumber).filter((number) => numberFault('ICE', number) !== null)).toEqual([]);
  });
});
