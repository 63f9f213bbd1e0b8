import type { BlockedBy, Condition } from './hard-conditions.ts';
import type { ProfileStep, StepKind } from './profile-step.ts';
import { type CefrLevel, type MatchPerson, REMOTE } from './subjects.ts';

/** So many places, languages at a level and countries are tried: those that most offers ask. */
const TRIED_MOST = 20;

/** The values that occur most often, most first, then in their order. */
function commonest(values: readonly string[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, most).map(([value]) => value);
}

/** An offer as far as it is kept apart from the person. */
export interface Blocked {
  readonly blocked: readonly BlockedBy[];
}

/** A change of the profile that could make one condition pass. */
export interface Altered {
  readonly step: Partial<ProfileStep> & { readonly kind: StepKind };
  readonly after: Partial<MatchPerson>;
}

const askedOf = <C extends Condition>(looked: readonly Blocked[], condition: C): Extract<BlockedBy, { condition: C }>[] =>
  looked.flatMap(({ blocked }) => blocked.filter((one): one is Extract<BlockedBy, { condition: C }> => one.condition === condition));

const placesBefore = ({ reach }: MatchPerson, code: string): string[] => [...reach.filter((one) => one !== REMOTE), code, ...(reach.includes(REMOTE) ? [REMOTE] : [])];

/** Places, remote work, and where nothing is said of it the country of residence. */
export function mobility(looked: readonly Blocked[], person: MatchPerson): Altered[] {
  const asked = askedOf(looked, 'MOBILITY').map((one) => one.asked);
  const places = commonest(asked.flatMap((one) => one.places.filter((code) => code !== REMOTE)), TRIED_MOST);
  const countries = person.residenceCountry === null ? commonest(asked.flatMap((one) => one.residenceCountries), TRIED_MOST) : [];
  return [
    ...places.map((code): Altered => ({ step: { kind: 'PLACE', code }, after: { reach: placesBefore(person, code) } })),
    ...(person.reach.includes(REMOTE) ? [] : [{ step: { kind: 'REMOTE' as const }, after: { reach: [...person.reach, REMOTE] } }]),
    ...countries.map((code): Altered => ({ step: { kind: 'RESIDENCE', code }, after: { residenceCountry: code } })),
  ];
}

/** Contract types that are not wanted yet. */
export const contracts = (looked: readonly Blocked[], person: MatchPerson): Altered[] =>
  commonest(askedOf(looked, 'CONTRACT').flatMap((one) => one.asked.contractTypes), TRIED_MOST).map((code) => ({ step: { kind: 'CONTRACT', code }, after: { contractTypes: [...person.contractTypes, code] } }));

/** Languages at a level, whether listed lower or not at all. */
export function languages(looked: readonly Blocked[], person: MatchPerson): Altered[] {
  const asked = commonest(askedOf(looked, 'LANGUAGE').flatMap((one) => one.asked.languages.map(({ language, level }) => `${language}:${level}`)), TRIED_MOST);
  return asked.map((token) => {
    const [language, level] = token.split(':') as [string, CefrLevel];
    const held = person.languages.find((one) => one.language === language)?.level ?? null;
    return { step: { kind: 'LANGUAGE', code: language, fromCefr: held, toCefr: level }, after: { languages: [...person.languages.filter((one) => one.language !== language), { language, level }] } };
  });
}

/** The latest day that brings all whom an earlier one would bring. */
export function availability(looked: readonly Blocked[]): Altered[] {
  const [day] = askedOf(looked, 'AVAILABILITY').map((one) => one.asked.noLaterThan).toSorted();
  return day === undefined ? [] : [{ step: { kind: 'AVAILABILITY', code: day }, after: { availableOn: day } }];
}
