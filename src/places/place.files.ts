import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import countryList from 'i18n-iso-countries';
import arabic from 'i18n-iso-countries/langs/ar.json' with { type: 'json' };
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { foldName } from '../kernel/text.ts';
import type { PlaceKind } from './place.entity.ts';

/** One place as the files state it. `code` is of ISO 3166-1 (two letters) or 3166-2; only a country has no parent. */
export interface PlaceEntry {
  readonly code: string;
  readonly kind: PlaceKind;
  readonly parentCode: string | null;
  readonly names: { readonly fr: string; readonly ar: string; readonly en: string };
  readonly aliases: readonly string[];
}

const COUNTRIES_FILE = 'countries.yaml';
const COUNTRY_CODE = /^[A-Z]{2}$/;
const DIVISION_CODE = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;
/** The kind that a parent must have. */
const ABOVE = { COUNTRY: null, REGION: 'COUNTRY', PROVINCE: 'REGION' } as const satisfies Record<PlaceKind, PlaceKind | null>;
const DEPTH = { COUNTRY: 0, REGION: 1, PROVINCE: 2 } as const satisfies Record<PlaceKind, number>;

const text = z.string().refine((value) => value !== '' && value.trim() === value, 'must be text without spaces around it');
const aliases = z.array(text).min(1, 'is empty: leave the key out').default([]);
const countryCode = z.string().regex(COUNTRY_CODE, 'must be two capital letters');
const divisionCode = z.string().regex(DIVISION_CODE, 'must look like MA-02 or MA-OUJ');
const names = z.strictObject({ fr: text, ar: text, en: text });

const correction = z.strictObject({ code: countryCode, names: names.partial().default({}), aliases });
const division = z.discriminatedUnion('kind', [
  z.strictObject({ code: divisionCode, kind: z.literal('REGION'), names, aliases }),
  z.strictObject({ code: divisionCode, kind: z.literal('PROVINCE'), parent: divisionCode, names, aliases }),
]);
type Correction = z.output<typeof correction>;

/** Lines "file: code: field: rule", added to while the folder is read. */
type Faults = string[];

function readDocument(path: string, faults: Faults): unknown {
  const document = parseDocument(readFileSync(path, 'utf8'));
  faults.push(...document.errors.map((error) => `${basename(path)}: ${error.message.split('\n')[0] ?? ''}`));
  return document.errors.length > 0 ? null : document.toJS();
}

function accepted<T>(schema: z.ZodType<T>, values: readonly unknown[], file: string, faults: Faults): T[] {
  return values.flatMap((value, index) => {
    const parsed = schema.safeParse(value);
    if (parsed.success) return [parsed.data];
    const coded = z.object({ code: z.string() }).safeParse(value);
    const code = coded.success ? coded.data.code : `entry ${index + 1}`;
    faults.push(...parsed.error.issues.map((issue) => `${file}: ${code}: ${issue.path.join('.') || 'entry'}: ${issue.message}`));
    return [];
  });
}

function wrapped<T extends z.ZodRawShape>(shape: T, value: unknown, file: string, faults: Faults): z.output<z.ZodObject<T>> | null {
  if (value === null) return null;
  const parsed = z.strictObject(shape).safeParse(value);
  if (parsed.success) return parsed.data as z.output<z.ZodObject<T>>;
  faults.push(...parsed.error.issues.map((issue) => `${file}: ${issue.path.join('.') || 'file'}: ${issue.message}`));
  return null;
}

function readDivisions(path: string, faults: Faults): PlaceEntry[] {
  const file = basename(path);
  const found = wrapped({ country: countryCode, places: z.array(z.unknown()) }, readDocument(path, faults), file, faults);
  if (!found) return [];
  return accepted(division, found.places, file, faults).map((place) => {
    if (!place.code.startsWith(`${found.country}-`)) faults.push(`${file}: ${place.code}: code: must begin with ${found.country}-`);
    const parentCode = place.kind === 'PROVINCE' ? place.parent : found.country;
    return { code: place.code, kind: place.kind, parentCode, names: place.names, aliases: place.aliases };
  });
}

const ISO_NAMES: ReadonlyArray<readonly ['fr' | 'ar' | 'en', Record<string, string | string[]>]> = [
  ['fr', french.countries], ['ar', arabic.countries], ['en', english.countries],
];

function isoCountry(code: string, correction: Correction | undefined): PlaceEntry {
  const said = ISO_NAMES.map(([language, list]) => [language, [list[code] ?? ''].flat()[0] ?? ''] as const);
  const isoNames = Object.fromEntries(said) as Record<'fr' | 'ar' | 'en', string>;
  return { code, kind: 'COUNTRY', parentCode: null, names: { ...isoNames, ...correction?.names }, aliases: correction?.aliases ?? [] };
}

function readCountries(path: string, faults: Faults): PlaceEntry[] {
  const found = wrapped({ countries: z.array(z.unknown()) }, readDocument(path, faults), COUNTRIES_FILE, faults);
  const corrections = new Map<string, Correction>();
  const codes = Object.keys(countryList.getAlpha2Codes()).toSorted();
  for (const one of accepted(correction, found?.countries ?? [], COUNTRIES_FILE, faults)) {
    if (corrections.has(one.code)) faults.push(`${COUNTRIES_FILE}: ${one.code}: code: stands there twice`);
    if (!codes.includes(one.code)) faults.push(`${COUNTRIES_FILE}: ${one.code}: code: is no country of ISO 3166-1`);
    corrections.set(one.code, one);
  }
  return codes.map((code) => isoCountry(code, corrections.get(code)));
}

/**
 * Every country of ISO 3166-1 and Kosovo (XK), named as `countries.yaml` corrects it, and the divisions that the folder's
 * other `*.yaml` state; parents before children. Throws one Error when anything is malformed, its message a line per fault: file, code,
 * field, rule. Whether the places agree with each other is for `checkPlaces`.
 */
export function readPlaceFiles(folder: string): PlaceEntry[] {
  const faults: Faults = [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== COUNTRIES_FILE).toSorted();
  const countries = readCountries(join(folder, COUNTRIES_FILE), faults);
  const divisions = files.flatMap((file) => readDivisions(join(folder, file), faults));
  if (faults.length > 0) throw new Error(`The places have ${faults.length} fault(s):\n${faults.join('\n')}`);
  return [...countries, ...divisions].toSorted((a, b) => DEPTH[a.kind] - DEPTH[b.kind]);
}

const countryOf = (code: string): string => code.slice(0, 2);

function codeFaults(entry: PlaceEntry, byCode: ReadonlyMap<string, PlaceEntry>): string[] {
  const faults: string[] = [];
  const form = entry.kind === 'COUNTRY' ? COUNTRY_CODE : DIVISION_CODE;
  if (!form.test(entry.code)) faults.push(`${entry.code}: code: is not well-formed for a ${entry.kind}`);
  const parent = entry.parentCode === null ? null : byCode.get(entry.parentCode);
  const above = ABOVE[entry.kind];
  if (parent === undefined) faults.push(`${entry.code}: parent: ${entry.parentCode} does not exist`);
  else if ((parent?.kind ?? null) !== above) faults.push(`${entry.code}: parent: must be ${above ? `a ${above}` : 'none'}, not ${parent ? `the ${parent.kind} ${parent.code}` : 'none'}`);
  else if (parent && countryOf(parent.code) !== countryOf(entry.code)) faults.push(`${entry.code}: parent: ${parent.code} lies in another country`);
  for (const [language, name] of Object.entries(entry.names)) if (name.trim() === '') faults.push(`${entry.code}: names.${language}: is missing`);
  return faults;
}

/** Within one country: what each alias folds to may be claimed by one place, and be the name of no other. */
function aliasFaults(entries: readonly PlaceEntry[]): string[] {
  const named = new Map<string, string[]>();
  for (const entry of entries) for (const key of new Set(Object.values(entry.names).map(foldName))) named.set(key, [...(named.get(key) ?? []), entry.code]);
  const claimed = new Map<string, string>();
  return entries.flatMap((entry) => entry.aliases.flatMap((alias) => {
    const key = foldName(alias);
    const before = claimed.get(key);
    const bearers = named.get(key) ?? [];
    claimed.set(key, before ?? entry.code);
    if (key === '') return [`${entry.code}: aliases: "${alias}" has no letters`];
    if (before !== undefined) return [`${entry.code}: aliases: "${alias}" is claimed by ${before} already`];
    return bearers.length > 0 && !bearers.includes(entry.code) ? [`${entry.code}: aliases: "${alias}" is the name of ${bearers.join(', ')}`] : [];
  }));
}

/**
 * What does not agree between the places, a line per fault: code, field, rule; empty when all is well. Codes are unique
 * and well-formed, parents exist and are of the right kind, no name is missing, no alias means two places of one country.
 */
export function checkPlaces(entries: readonly PlaceEntry[]): string[] {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  const twice = [...Map.groupBy(entries, (entry) => entry.code)].filter(([, same]) => same.length > 1);
  return [
    ...twice.map(([code, same]) => `${code}: code: stands there ${same.length} times`),
    ...entries.flatMap((entry) => codeFaults(entry, byCode)),
    ...[...Map.groupBy(entries, (entry) => countryOf(entry.code)).values()].flatMap(aliasFaults),
  ];
}
