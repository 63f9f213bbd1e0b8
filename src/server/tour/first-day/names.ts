import type { Found } from '../step.ts';

const PASSWORD = 'un premier jour 2026';

/** A person of the tour, whom no earlier run met. */
const somebody = (name: string) => (found: Found) => ({ email: `${name}.${found.run.slice(0, 8)}@tour.jisr.example`, password: PASSWORD });

export const learner = somebody('yasmine');
export const classmate = somebody('anas');
export const founder = somebody('hind');

/** A family name and a telephone number that no earlier run took: the service would find them to resemble. */
const family = (found: Found, from: number): string =>
  `Be${Array.from(found.run.replaceAll('-', '').slice(from, from + 4) as string, (digit, index) => (index % 2 === 0 ? 'nlrmdktbzshfgjqw' : 'aeioaeiouaeioaui')[Number.parseInt(digit, 16)]).join('')}`;
const number = (found: Found, from: number): string => `06${String(Number.parseInt(found.run.replaceAll('-', '').slice(from, from + 7), 16) % 1e8).padStart(8, '0')}`;

export const learnerName = (found: Found): string => `Yasmine ${family(found, 0)}`;
export const classmateName = (found: Found): string => `Anas ${family(found, 4)}`;
export const learnerPhone = (found: Found): string => number(found, 0);
export const classmatePhone = (found: Found): string => number(found, 16);

/** The name of the employer that the tour founds. */
export const company = (found: Found): string => `Tafoughalt Logiciels ${found.run.slice(0, 4)}`;

/** An ICE that nobody else has: thirteen digits of the run and the check that makes the whole a multiple of 97. */
export function ice(found: Found): string {
  const body = BigInt(`0x${found.run.replaceAll('-', '').slice(0, 12)}`).toString().padStart(13, '0').slice(-13);
  const rest = Number((BigInt(body) * 100n) % 97n);
  return `${body}${String((97 - rest) % 97).padStart(2, '0')}`;
}
