import type { SalaryPeriod } from '../offers/offer.entity.ts';
import type { GivenFacts } from '../offers/offer.facts.ts';
import { type JsonObject, listOf, nodeOf, textOf } from './posting.document.ts';
import type { Note, PostingReport } from './posting.report.ts';

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const SIGNS: Readonly<Record<string, string>> = { DH: 'MAD', DHS: 'MAD', DIRHAM: 'MAD', DIRHAMS: 'MAD', 'درهم': 'MAD', '€': 'EUR', EURO: 'EUR', EUROS: 'EUR', $: 'USD', US$: 'USD', '£': 'GBP' };
const PERIODS: readonly (readonly [SalaryPeriod, RegExp])[] = [
  ['HOUR', /^(?:hour|hourly|heure|horaire|hur|par heure|ساعة)$/iu],
  ['DAY', /^(?:day|daily|jour|journalier|par jour|يوم)$/iu],
  ['MONTH', /^(?:month|monthly|mois|mensuel|mon|par mois|شهر|شهري)$/iu],
  ['YEAR', /^(?:year|yearly|annual|annually|an|année|annuel|ann|par an|سنة|سنوي)$/iu],
];
/** The largest amount an offer holds. */
const MOST = 9_999_999_999;
/** From so much on, a salary of another currency than the dirham that says no period is one of a year. */
const YEARLY_FROM = 10_000;

/** An amount in units of the currency; null for what is none. "8 000,50", "8.000", "8,5k" are read as people here write them. */
function amountOf(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.replaceAll(/[\s\u00a0\u202f'’]/gu, '').replaceAll(/[^\d.,kK-]/gu, '') : '';
  const thousands = /^(\d{1,3})((?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/u.exec(text);
  const plain = /^(\d{1,10})(?:[.,](\d{1,4}))?(k?)$/iu.exec(text);
  const amount = thousands ? Number(`${thousands[1]}${thousands[2]!.replaceAll(/[.,]/gu, '')}.${thousands[3] ?? 0}`) : plain ? Number(`${plain[1]}.${plain[2] ?? 0}`) * (plain[3] ? 1000 : 1) : Number.NaN;
  return Number.isFinite(amount) && amount > 0 && amount <= MOST ? amount : null;
}

/** The least and the most that a value says; both null where nothing can be read. */
function rangeOf(value: unknown): { min: number | null; max: number | null } {
  const node = nodeOf(value);
  if (node) {
    const [min, max] = [amountOf(node.minValue), amountOf(node.maxValue)];
    if (min !== null || max !== null) return { min, max };
    return rangeOf(node.value ?? node.price);
  }
  if (Array.isArray(value)) return rangeOf(value[0]);
  const ends = typeof value === 'string' ? value.split(/[-–—]|\sà\s|\sto\s|إلى/u).filter(Boolean) : [];
  const [min, max] = ends.length === 2 ? [amountOf(ends[0]), amountOf(ends[1])] : [amountOf(value), null];
  return ends.length === 2 && (min === null || max === null) ? { min: null, max: null } : { min, max };
}

function currencyOf(...values: readonly unknown[]): string | null {
  const texts = values.map((value) => textOf(value)?.trim().toUpperCase()).filter((text) => text !== undefined);
  const code = texts.map((text) => SIGNS[text] ?? text).find((text) => CURRENCIES.has(text));
  return code ?? null;
}

/** The period a value names: one of ours, another (null), or nothing (undefined). */
function periodOf(...values: readonly unknown[]): SalaryPeriod | null | undefined {
  const text = values.map((value) => textOf(value)).find((one) => one !== null);
  return text === undefined || text === null ? undefined : (PERIODS.find(([, pattern]) => pattern.test(text.trim()))?.[0] ?? null);
}

/** What stands before and after a word for net or gross that speaks of pay, and not of .NET or raw materials. */
const BEFORE = String.raw`(?:\d|€|(?<!\p{L})(?:dhs?|mad|dirhams?|eur|euros?|salaire|salary|rémunération|mensuel|monthly|paie|pay))\s{0,3}:?\s{0,3}\(?`;
const AFTER = String.raw`\s{0,3}\)?\s{0,3}(?:\/|\d|€|(?:par|per|à payer|mensuel\p{L}*|annuel\p{L}*|monthly|yearly|salary|pay|dhs?|mad|dirhams?|eur|euros?)(?!\p{L}))`;
const ARABIC_BEFORE = String.raw`(?:\d|درهما?ً?|(?:ال)?أجرة?|(?:ال)?راتب|شهريا?ً?)\s{0,3}:?\s{0,3}\(?(?:ال)?`;
const ARABIC_AFTER = String.raw`\s{0,3}:?\s{0,3}(?:\d|شهريا?ً?|في الشهر|درهم|(?:ال)?أجر|(?:ال)?راتب)`;

/** @returns how the words are found in a text about anything, and in one about the salary alone */
function wordsFor(latin: string, arabic: string): { readonly anywhere: RegExp; readonly inSalary: RegExp } {
  const [french, arab] = [`(?:${latin})(?!\\p{L})`, `(?:${arabic})(?!\\p{L})`];
  return {
    anywhere: new RegExp(`${BEFORE}${french}|(?<![.\\p{L}])${french}${AFTER}|${ARABIC_BEFORE}${arab}|(?<!\\p{L})(?:ال)?${arab}${ARABIC_AFTER}`, 'iu'),
    inSalary: new RegExp(`(?<!\\p{L})${french}|(?<!\\p{L})(?:ال)?${arab}`, 'iu'),
  };
}
const NET = wordsFor('nets?|nette', 'صافية?|صافٍ');
const GROSS = wordsFor('bruts?|brute|gross', 'خام|إجمالي');

/** Whether a posting says that the pay is net or gross; null where it says neither, or both. */
function basisIn(said: unknown, words: string): 'NET' | 'GROSS' | null {
  const isIn = ({ anywhere, inSalary }: typeof NET): boolean => inSalary.test(JSON.stringify(said)) || anywhere.test(words);
  const [net, gross] = [isIn(NET), isIn(GROSS)];
  return net === gross ? null : net ? 'NET' : 'GROSS';
}

const saidOf = (period: SalaryPeriod | undefined, basis: 'NET' | 'GROSS' | null): Note =>
  basis === null ? (period === undefined ? 'PERIOD_UNSAID' : 'BASIS_UNSAID') : period === undefined ? 'ONLY_PERIOD_UNSAID' : 'BASIS_FROM_WORDS';

/** The words of a salary that is written as a text: "8 000 DH net". */
const wordsIn = (said: unknown): readonly string[] => (typeof said === 'string' ? (said.replaceAll(/(?<=\d)\s?k/giu, ' ').match(/(?:US)?[$€£]|\p{L}+/gu) ?? []) : []);

/** What the posting pays; undefined where it says nothing that can be read. @param words its title and text, which may say whether it is net */
export function readSalary(posting: JsonObject, words: string, report: PostingReport): GivenFacts['salary'] {
  if (posting.estimatedSalary !== undefined) report.leave('estimatedSalary', textOf(posting.estimatedSalary), 'ESTIMATE');
  const [said] = listOf(posting.baseSalary);
  if (said === undefined) return undefined;
  const node = nodeOf(said);
  const inner = nodeOf(node?.value);
  const currency = currencyOf(node?.currency, node?.priceCurrency, posting.salaryCurrency, inner?.currency, ...wordsIn(said));
  const period = periodOf(inner?.unitText, node?.unitText, inner?.unitCode, node?.unitCode);
  const { min, max } = rangeOf(said);
  const from = [min, max].filter((one) => one !== null).join(' - ') + (currency ? ` ${currency}` : '') || textOf(said);
  const inOrder = min === null || max === null || min <= max;
  if (period === null) report.leave('baseSalary', from, 'PERIOD_UNSUPPORTED');
  if ((min === null && max === null) || currency === null || !inOrder) report.leave('baseSalary', from, 'SALARY_UNREADABLE');
  if (period === null || (min === null && max === null) || currency === null || !inOrder) return undefined;
  const likely: SalaryPeriod = currency !== 'MAD' && (max ?? min)! >= YEARLY_FROM ? 'YEAR' : 'MONTH';
  const basis = basisIn(said, words);
  const salary = { min: min?.toFixed(2) ?? null, max: max?.toFixed(2) ?? null, currency, period: period ?? likely, basis: basis ?? 'GROSS' } as const;
  const to = `${[salary.min, salary.max].filter(Boolean).join(' - ')} ${currency} ${salary.period} ${salary.basis}`;
  report.guess('baseSalary', 'salary', from, to, { note: saidOf(period, basis) });
  return salary;
}
