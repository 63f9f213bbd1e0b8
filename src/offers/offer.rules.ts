import { emailRule } from '../identity/account.service.ts';
import { dayOf } from '../kernel/clock.ts';
import type { Context } from '../kernel/context.ts';
import { now } from '../kernel/context.ts';
import { Rules } from '../kernel/rules.ts';
import { placeMap } from '../places/place.map.ts';
import { placeRule } from '../places/place.rules.ts';
import { isLanguageCode } from '../skills/human-language.ts';
import { skillRule } from '../skills/skill.rules.ts';
import { offerFault } from './offer.errors.ts';
import type { OfferFacts, Requirement, Salary } from './offer.facts.ts';
import type { OfferFilter } from './offer.filter.ts';

/** The most an offer holds of each. */
export const OFFER_MOST = { texts: 3, places: 10, languages: 10, requirements: 15, alternatives: 5 } as const;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Tells every value that came before in the list. */
function once(rules: Rules, entries: readonly (readonly [field: string, value: string])[], fault: (field: string, params: { value: string }) => Error): void {
  const seen = new Set<string>();
  for (const [field, value] of entries) {
    if (seen.has(value)) rules.add(fault(field, { value: value.slice(0, 100) }) as never);
    seen.add(value);
  }
}

function textRules(rules: Rules, texts: OfferFacts['texts']): void {
  rules.list('texts', texts, OFFER_MOST.texts, 1);
  for (const [index, text] of texts.entries()) {
    rules.text(`texts.${index}.title`, text.title, 200);
    rules.text(`texts.${index}.body`, text.body, 20_000, true);
  }
  once(rules, texts.map((text, index) => [`texts.${index}.language`, text.language]), offerFault.LANGUAGE_TWICE);
}

async function placeRules(context: Context, rules: Rules, { placeCodes, acceptedCountries, workMode }: OfferFacts): Promise<void> {
  rules.list('placeCodes', placeCodes, OFFER_MOST.places);
  for (const [index, code] of placeCodes.slice(0, OFFER_MOST.places).entries()) await placeRule(context, rules, `placeCodes.${index}`, code);
  once(rules, placeCodes.map((code, index) => [`placeCodes.${index}`, code]), offerFault.PLACE_TWICE);
  rules.list('acceptedCountries', acceptedCountries, 60);
  if (acceptedCountries.length > 0 && workMode !== 'REMOTE') rules.add(offerFault.ONLY_REMOTE('acceptedCountries'));
  const map = await placeMap(context);
  for (const [index, code] of acceptedCountries.slice(0, 60).entries()) {
    await placeRule(context, rules, `acceptedCountries.${index}`, code);
    if (map.ancestors(code).length > 0) rules.add(offerFault.NOT_A_COUNTRY(`acceptedCountries.${index}`, { value: code }));
  }
}

function salaryRules(rules: Rules, salary: Salary | null): void {
  if (!salary) return;
  if (salary.min === null && salary.max === null) rules.required('salary.min', null);
  if (salary.min !== null && salary.max !== null && Number(salary.min) > Number(salary.max)) rules.add(offerFault.SALARY_REVERSED('salary.min'));
  if (!CURRENCIES.has(salary.currency)) rules.add(offerFault.UNKNOWN_CURRENCY('salary.currency', { value: salary.currency.slice(0, 100) }));
}

function languageRules(rules: Rules, { requiredLanguages, preferredLanguages }: OfferFacts): void {
  const asked = Object.entries({ requiredLanguages, preferredLanguages }).flatMap(([name, list]) => {
    rules.list(name, list, OFFER_MOST.languages);
    return list.map(({ language }, index) => [`${name}.${index}.language`, language] as const);
  });
  for (const [field, language] of asked) if (!isLanguageCode(language)) rules.add(offerFault.UNKNOWN_LANGUAGE(field, { value: language.slice(0, 100) }));
  once(rules, asked, offerFault.LANGUAGE_TWICE);
}

async function skillRules(context: Context, rules: Rules, { mustHaves, niceToHaves }: OfferFacts): Promise<void> {
  const named: [field: string, slug: string][] = [];
  const requirements = (name: string, list: readonly Requirement[]): void => {
    rules.list(name, list, OFFER_MOST.requirements);
    for (const [index, { alternatives, weight }] of list.entries()) {
      rules.list(`${name}.${index}.alternatives`, alternatives, OFFER_MOST.alternatives, 1);
      rules.range(`${name}.${index}.weight`, weight, 1, 3);
      for (const [at, { skill }] of alternatives.entries()) named.push([`${name}.${index}.alternatives.${at}.skill`, skill]);
    }
  };
  requirements('mustHaves', mustHaves);
  requirements('niceToHaves', niceToHaves);
  for (const [field, slug] of named.slice(0, 2 * OFFER_MOST.requirements * OFFER_MOST.alternatives)) await skillRule(context, rules, field, slug);
  once(rules, named, offerFault.SKILL_TWICE);
}

/** What holds for an offer in every state, drafts too. */
export async function offerRules(context: Context, rules: Rules, facts: OfferFacts): Promise<void> {
  rules.text('reference', facts.reference, 80);
  textRules(rules, facts.texts);
  await placeRules(context, rules, facts);
  salaryRules(rules, facts.salary);
  if (facts.applyEmail !== null) emailRule(rules, 'applyEmail', facts.applyEmail);
  rules.day('startsOn', facts.startsOn);
  rules.day('deadlineOn', facts.deadlineOn);
  rules.range('openings', facts.openings, 0, 999);
  rules.range('experienceYears', facts.experienceYears, 0, 40);
  rules.range('replyWithinDays', facts.replyWithinDays, 1, 60);
  languageRules(rules, facts);
  await skillRules(context, rules, facts);
}

/** What a published offer needs on top. */
export function publicationRules(context: Context, rules: Rules, facts: OfferFacts): void {
  const today = dayOf(now(context));
  if (facts.texts.length === 0) rules.required('texts', null);
  else if (!facts.texts.some((text) => text.body !== '')) rules.required('texts.0.body', null);
  if (facts.workMode !== 'REMOTE') rules.list('placeCodes', facts.placeCodes, OFFER_MOST.places, 1);
  rules.list('contractTypes', facts.contractTypes, 8, 1);
  rules.list('mustHaves', facts.mustHaves, OFFER_MOST.requirements, 1);
  if (facts.openings < 1) rules.add(offerFault.NO_OPENING_LEFT('openings'));
  if (facts.deadlineOn && facts.deadlineOn < today) rules.add(offerFault.DEADLINE_PAST('deadlineOn', { day: facts.deadlineOn, today }));
}

/** Refuses a filter with a value that nothing has: an empty list would say nothing of the mistake. */
export async function filterFaults(context: Context, filter: OfferFilter): Promise<void> {
  const rules = new Rules();
  for (const [name, list] of Object.entries(filter)) if (Array.isArray(list)) rules.list(`filter.${name}`, list, 50);
  for (const [index, code] of (filter.placeCodes ?? []).slice(0, 50).entries()) await placeRule(context, rules, `filter.placeCodes.${index}`, code);
  for (const [index, slug] of (filter.skills ?? []).slice(0, 50).entries()) await skillRule(context, rules, `filter.skills.${index}`, slug);
  for (const [index, language] of (filter.languages ?? []).entries()) if (!isLanguageCode(language)) rules.add(offerFault.UNKNOWN_LANGUAGE(`filter.languages.${index}`, { value: language.slice(0, 100) }));
  const currency = filter.salaryFloor?.currency;
  if (currency !== undefined && !CURRENCIES.has(currency)) rules.add(offerFault.UNKNOWN_CURRENCY('filter.salaryFloor.currency', { value: currency.slice(0, 100) }));
  rules.doneAtTop(context.language);
}
