import type { BlockedBy } from './hard-conditions.ts';

const said = (value: string | null): string[] => (value === null ? [] : [value]);

/** What a failing condition asks, as codes; the schema says which for each. */
export function askedCodes(blocked: BlockedBy): string[] {
  switch (blocked.condition) {
    case 'MOBILITY': return [...blocked.asked.places, ...blocked.asked.residenceCountries];
    case 'CONTRACT': return [...blocked.asked.contractTypes];
    case 'LANGUAGE': return blocked.asked.languages.map(({ language, level }) => `${language} ${level}`);
    case 'AVAILABILITY': return [blocked.asked.noLaterThan];
    case 'VISIBILITY': return [String(blocked.asked.reconfirmedWithinDays)];
  }
}

/** What the person has in its place, as codes in the same manner. */
export function offeredCodes(blocked: BlockedBy): string[] {
  switch (blocked.condition) {
    case 'MOBILITY': return [...(blocked.asked.places.length > 0 ? blocked.offered.reach : []), ...(blocked.asked.residenceCountries.length > 0 ? said(blocked.offered.residenceCountry) : [])];
    case 'CONTRACT': return [...blocked.offered.contractTypes];
    case 'LANGUAGE': return blocked.offered.languages.map(({ language, level }) => (level === null ? language : `${language} ${level}`));
    case 'AVAILABILITY': return [blocked.offered.availableOn];
    case 'VISIBILITY': return blocked.offered.findable ? said(blocked.offered.reconfirmedOn) : [];
  }
}
