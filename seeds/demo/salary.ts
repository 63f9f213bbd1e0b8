import type { ContractType } from '../../src/graduates/graduate.entity.ts';
import type { Salary } from '../../src/offers/offer.facts.ts';
import { type Grade, PAY, type PayZone } from './content/pay.ts';
import type { Random } from './random.ts';

const HOME = new Set(['MA-OUJ', 'MA-NAD', 'MA-BER', 'MA-JRA', 'MA-TAI', 'MA-GUF', 'MA-DRI', 'MA-FIG']);

/** What a contract alone says of the pay, whatever the job. */
const GRADE_BY_CONTRACT: Readonly<Partial<Record<ContractType, Grade>>> = { FREELANCE: 'FREELANCE', INTERNSHIP: 'INTERN', PRE_HIRE_INTERNSHIP: 'INTERN', APPRENTICESHIP: 'APPRENTICE', INSERTION: 'INSERTION' };

const money = (amount: number): string => amount.toFixed(2);

/** A range as the place counts it: dirhams net a month in Morocco, euros gross a year abroad; freelancers by the day, interns by the month. */
export function salaryOf(random: Random, placeCode: string, contracts: readonly ContractType[], grade: Grade): Salary {
  const country = placeCode.slice(0, 2);
  const zone = (country === 'MA' ? (HOME.has(placeCode) ? 'ORIENTAL' : 'MOROCCO') : country) as PayZone;
  const paid = GRADE_BY_CONTRACT[contracts[0]!] ?? (grade === 'INTERN' || grade === 'APPRENTICE' ? 'SUPPORT' : grade);
  const [least, most, step] = PAY[paid][zone];
  const steps = Math.floor((most - least) / step);
  const low = random.int(0, Math.max(0, Math.floor(steps * 0.6)));
  const high = Math.min(steps, low + Math.max(1, random.int(Math.ceil(steps * 0.15), Math.ceil(steps * 0.4))));
  const period = paid === 'FREELANCE' ? 'DAY' : country === 'MA' || paid === 'INTERN' ? 'MONTH' : 'YEAR';
  return { min: money(least + low * step), max: money(least + high * step), currency: country === 'MA' ? 'MAD' : 'EUR', period, basis: country === 'MA' && paid !== 'FREELANCE' ? 'NET' : 'GROSS' };
}
