import type { PlaceEntry } from '../places/place.files.ts';
import type { PlaceLookup } from '../places/place-lookup.ts';
import type { WorkMode } from '../offers/offer.entity.ts';
import { type JsonObject, listOf, nodeOf, textOf, textsOf } from './posting.document.ts';
import type { PostingReport } from './posting.report.ts';

const MOST_PLACES = 10;
const MOST_READ = 50;
const LONGEST_NAME = 100;

interface Where {
  readonly place: PlaceEntry;
  /** Whether the name, as written, is one place's. */
  readonly isSure: boolean;
  /** Whether others have the name too. */
  readonly isOneOfSeveral: boolean;
  readonly isWider: boolean;
}

/** The spellings under which a place may be known: as written, its parts between commas, without postal codes and brackets. */
function spellings(text: string): string[] {
  const plain = text.slice(0, LONGEST_NAME);
  const parts = [plain, ...plain.split(/[,،;/|()–]/u)];
  const bare = parts.map((part) => part.replaceAll(/\d+(?:er|e|ème)?|\bcedex\b/giu, ' '));
  return [...new Set([...parts, ...bare].map((part) => part.trim()).filter((part) => part.length > 1))].slice(0, 12);
}

/** Resolves the words of an address on the map. */
class Atlas {
  readonly map: PlaceLookup;

  constructor(map: PlaceLookup) {
    this.map = map;
  }

  country(value: unknown): PlaceEntry | null {
    const text = textOf(value);
    return text === null ? null : (spellings(text).flatMap((one) => this.map.resolve(one)).find((entry) => entry.kind === 'COUNTRY') ?? null);
  }

  /** The place of a name, inside the country where one is given. */
  named(text: string, country: PlaceEntry | null): Where | null {
    const inside = (entry: PlaceEntry): boolean => country === null || entry.code === country.code || this.map.ancestors(entry.code).includes(country.code);
    for (const [at, spelling] of spellings(text).entries()) {
      const found = this.map.resolve(spelling).filter(inside);
      if (found.length === 0) continue;
      const alike = found.filter((entry) => entry.kind === found[0]!.kind && !this.map.ancestors(entry.code).includes(found[0]!.code));
      const isOneOfSeveral = alike.length > 1 && found[0]!.kind !== 'COUNTRY';
      return { place: found[0]!, isSure: at === 0 && !isOneOfSeveral, isOneOfSeveral, isWider: false };
    }
    return null;
  }

  address(node: JsonObject): Where | null {
    const country = this.country(node.addressCountry);
    for (const [step, part] of [node.addressLocality, node.addressRegion, node.postalCode === undefined ? node.streetAddress : null].entries()) {
      const text = textOf(part);
      const found = text === null ? null : this.named(text, country);
      if (found && (found.place.kind !== 'COUNTRY' || step > 0)) return { ...found, isWider: step > 0 && textOf(node.addressLocality) !== null };
    }
    return country && { place: country, isSure: true, isOneOfSeveral: false, isWider: textOf(node.addressLocality) !== null || textOf(node.addressRegion) !== null };
  }
}

const addressOf = (location: unknown): unknown => nodeOf(location)?.address ?? location;

/** What a location says, as one text. */
function saidBy(location: unknown): string | null {
  const address = addressOf(location);
  const node = nodeOf(address);
  if (!node) return textOf(address);
  return [node.addressLocality, node.addressRegion, node.addressCountry].map((part) => textOf(part)).filter(Boolean).join(', ') || textOf(location) || textOf(address);
}

/** The places of a posting, at most ten, each once. */
export function readPlaces(posting: JsonObject, map: PlaceLookup, report: PostingReport): string[] {
  const atlas = new Atlas(map);
  const codes: string[] = [];
  for (const [index, location] of listOf(posting.jobLocation).slice(0, MOST_READ).entries()) {
    const field = `jobLocation.${index}`;
    const said = saidBy(location);
    const node = nodeOf(addressOf(location));
    const found = (node && atlas.address(node)) ?? (said === null ? null : atlas.named(said, null));
    if (!found) report.leave(field, said, 'PLACE_UNKNOWN');
    else if (codes.includes(found.place.code)) continue;
    else if (codes.length >= MOST_PLACES) report.leave(field, said, 'PLACES_FULL');
    else {
      codes.push(found.place.code);
      if (found.isWider) report.guess(field, 'placeCodes', said, found.place.code, { note: 'WIDER_PLACE', params: { locality: textOf(node?.addressLocality) ?? said ?? '' } });
      else if (found.isSure) report.took(field, 'placeCodes', said, found.place.code);
      else report.guess(field, 'placeCodes', said, found.place.code, { note: found.isOneOfSeveral ? 'SEVERAL_PLACES' : 'PLACE_FROM_WORDS' });
    }
  }
  return codes;
}

const FULLY_REMOTE = /(?<!\p{L})(?:full[- ]remote|fully remote|remote only|100\s?% (?:remote|à distance|(?:en )?télétravail)|télétravail (?:complet|total|à 100\s?%))(?!\p{L})|عن بعد بالكامل|عن بُعد بالكامل/iu;
const PARTLY_REMOTE = /(?<!\p{L})(?:hybrid|hybride|mode hybride|télétravail partiel|partiellement en télétravail|jours? de télétravail|days? remote)(?!\p{L})|هجين/iu;

/** How the work is done, by what the posting says or its words. */
export function readWorkMode(posting: JsonObject, words: string, report: PostingReport): WorkMode {
  const type = textsOf(posting.jobLocationType).find((text) => /telecommute|remote/iu.test(text));
  if (type !== undefined) {
    report.took('jobLocationType', 'workMode', type, 'REMOTE');
    return 'REMOTE';
  }
  for (const [pattern, mode] of [[FULLY_REMOTE, 'REMOTE'], [PARTLY_REMOTE, 'HYBRID']] as const) {
    const found = pattern.exec(words);
    if (!found) continue;
    report.guess('description', 'workMode', found[0], mode, { note: 'MODE_FROM_WORDS' });
    return mode;
  }
  report.guess('jobLocationType', 'workMode', null, 'ON_SITE', { note: 'MODE_UNSAID' });
  return 'ON_SITE';
}

/** The countries of residence that a remote job accepts. */
export function readAcceptedCountries(posting: JsonObject, workMode: WorkMode, map: PlaceLookup, report: PostingReport): string[] {
  const atlas = new Atlas(map);
  const codes = new Set<string>();
  for (const [index, value] of listOf(posting.applicantLocationRequirements).slice(0, MOST_READ).entries()) {
    const field = `applicantLocationRequirements.${index}`;
    const said = textOf(value) ?? saidBy(value);
    const found = said === null ? null : (atlas.country(said) ?? atlas.named(said, null)?.place ?? null);
    if (workMode !== 'REMOTE') report.leave(field, said, 'ONLY_REMOTE');
    else if (!found) report.leave(field, said, 'PLACE_UNKNOWN');
    else {
      const country = map.ancestors(found.code).at(-1) ?? found.code;
      codes.add(country);
      if (country === found.code) report.took(field, 'acceptedCountries', said, country);
      else report.guess(field, 'acceptedCountries', said, country, { note: 'ITS_COUNTRY' });
    }
  }
  return [...codes];
}
