import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import countryList from 'i18n-iso-countries';
import { afterAll, describe, expect, it } from 'vitest';
import { buildPlaceLookup } from '../../src/places/place-lookup.ts';
import { checkPlaces, type PlaceEntry, readPlaceFiles } from '../../src/places/place.files.ts';

const places = readPlaceFiles(join(import.meta.dirname, '../../seeds/places'));
const lookup = buildPlaceLookup(places);
const codes = (found: readonly PlaceEntry[]): string[] => found.map((place) => place.code);
const below = (parent: string): string[] => codes(places.filter((place) => place.parentCode === parent)).toSorted();

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'places-'));
  folders.push(folder);
  for (const [name, content] of Object.entries({ 'countries.yaml': 'countries: []\n', ...files })) writeFileSync(join(folder, name), content);
  return folder;
}

function faultsOf(files: Record<string, string>): string[] {
  try {
    readPlaceFiles(folderOf(files));
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
}

describe('the places of the service', () => {
  it('agree with each other', () => {
    expect(checkPlaces(places)).toEqual([]);
  });

  it('are every country of ISO 3166-1, each named in three languages', () => {
    const countries = places.filter((place) => place.kind === 'COUNTRY');
    expect(codes(countries)).toEqual(Object.keys(countryList.getAlpha2Codes()).toSorted());
    expect(countries.length).toBeGreaterThanOrEqual(249);
  });

  it('stand parents before children', () => {
    const position = new Map(places.map((place, index) => [place.code, index]));
    const early = places.filter(({ code, parentCode }) => parentCode !== null && (position.get(parentCode) ?? Infinity) > (position.get(code) ?? -1));
    expect(early).toEqual([]);
  });

  it('write Arabic names in Arabic letters, French and English ones in Latin', () => {
    expect(places.filter(({ names }) => !/^[\p{Script=Arabic}\s()]+$/u.test(names.ar))).toEqual([]);
    expect(places.filter(({ names }) => /\p{Script=Arabic}/u.test(names.fr + names.en))).toEqual([]);
  });

  it('give no city to two countries', () => {
    const shared = places.flatMap((place) => place.aliases.filter((alias) => lookup.resolve(alias).some((other) => other !== place)));
    expect(shared).toEqual([]);
  });

  it.each([
    ['FR', 18], ['ES', 19], ['BE', 3], ['DE', 16], ['NL', 12], ['IT', 20], ['PT', 20], ['CA', 13], ['CH', 26],
    ['TN', 24], ['DZ', 58], ['SN', 14], ['AE', 7], ['SA', 13], ['GB', 4],
  ])('has the divisions of %s: %i', (country, count) => {
    expect(below(country)).toHaveLength(count);
  });
});

describe('the places of Morocco', () => {
  it.each([
    ['MA-01', 'CHE FAH HOC LAR MDF OUZ TET TNG'],
    ['MA-02', 'BER DRI FIG GUF JRA NAD OUJ TAI'],
    ['MA-03', 'BOM FES HAJ IFR MEK MOU SEF TAO TAZ'],
    ['MA-04', 'KEN KHE RAB SAL SIK SIL SKH'],
    ['MA-05', 'AZI BEM FQH KHN KHO'],
    ['MA-06', 'BES BRR CAS JDI MED MOH NOU SET SIB'],
    ['MA-07', 'CHI ESI HAO KES MAR REH SAF YUS'],
    ['MA-08', 'ERR MID OUA TIN ZAG'],
    ['MA-09', 'AGD CHT INE TAR TAT TIZ'],
    ['MA-10', 'ASZ GUE SIF TNT'],
    ['MA-11', 'BOD ESM LAA TAF'],
    ['MA-12', 'AOU OUD'],
  ])('region %s has the provinces and prefectures %s', (region, provinces) => {
    expect(below(region)).toEqual(provinces.split(' ').map((province) => `MA-${province}`));
  });

  it('are 12 regions and 75 provinces and prefectures', () => {
    expect(below('MA')).toHaveLength(12);
    expect(places.filter((place) => place.kind === 'PROVINCE')).toHaveLength(75);
  });
});

describe('a place asked for by name', () => {
  it.each([
    ['Casa', 'MA-CAS'], ['CASABLANCA', 'MA-CAS'], ['الدار البيضاء', 'MA-CAS'], ['كازا', 'MA-CAS'],
    ['Bouarfa', 'MA-FIG'], ['بوعرفة', 'MA-FIG'], ['فكيك', 'MA-FIG'],
    ['Saïdia', 'MA-BER'], ['saidia', 'MA-BER'], ['السعيدية', 'MA-BER'], ['السعيديه', 'MA-BER'],
    ['Oujda', 'MA-OUJ'], ['وجدة', 'MA-OUJ'], ['ma-ouj', 'MA-OUJ'], ['Oujda-Angad', 'MA-OUJ'],
    ['Zaio', 'MA-NAD'], ['Beni Ansar', 'MA-NAD'], ['Al Aroui', 'MA-NAD'], ['El Aïoun Sidi Mellouk', 'MA-TAI'], ['العيون', 'MA-LAA'],
    ['Fez', 'MA-FES'], ['Tanja', 'MA-TNG'], ['kech', 'MA-MAR'], ['Témara', 'MA-SKH'], ['Agadir', 'MA-AGD'], ['Dakhla', 'MA-OUD'],
    ['Oriental', 'MA-02'], ["l'oriental", 'MA-02'], ['جهة الشرق', 'MA-02'], ['MA-02', 'MA-02'],
    ['Lyon', 'FR-ARA'], ['Paris', 'FR-IDF'], ['Sophia-Antipolis', 'FR-PAC'], ['La Défense', 'FR-IDF'], ['Lille', 'FR-HDF'], ['Valence', 'FR-ARA'],
    ['Valencia', 'ES-VC'], ['Cordoba', 'ES-AN'], ['Montréal', 'CA-QC'], ['Bruxelles', 'BE-BRU'], ['London', 'GB-ENG'], ['دبي', 'AE-DU'], ['Djeddah', 'SA-02'],
    ['Maroc', 'MA'], ['USA', 'US'], ['Emirats', 'AE'], ['UK', 'GB'], ['تونس', 'TN'], ['Tunis', 'TN-11'], ['الجزائر', 'DZ'], ['بولونيا', 'PL'],
  ])('%s is %s', (text, code) => {
    expect(codes(lookup.resolve(text))).toEqual([code]);
  });

  it('is every place of that name, the narrowest first', () => {
    expect(codes(lookup.resolve('Martinique'))).toEqual(['FR-972', 'MQ']);
  });

  it('is none when nobody calls a place so', () => {
    expect(lookup.resolve('Atlantis')).toEqual([]);
    expect(lookup.resolve(' - ')).toEqual([]);
  });

  it.each([['Ouja', 'MA-OUJ'], ['Kasablanca', 'MA-CAS'], ['Marakesh', 'MA-MAR'], ['بركن', 'MA-BER'], ['Saidiya', 'MA-BER']])('%s looks most like %s', (text, code) => {
    expect(codes(lookup.nearest(text, 3))[0]).toBe(code);
  });

  it('has no more neighbours than asked for, and none where nothing looks like it', () => {
    expect(lookup.nearest('Casa', 2)).toHaveLength(2);
    expect(lookup.nearest('Casa', 0)).toEqual([]);
    expect(lookup.nearest('zzzxxqq', 3)).toEqual([]);
    expect(lookup.nearest('', 3)).toEqual([]);
  });
});

describe('the places above and below one', () => {
  it('are told nearest first', () => {
    expect(lookup.ancestors('MA-OUJ')).toEqual(['MA-02', 'MA']);
    expect(lookup.ancestors('MA')).toEqual([]);
    expect(lookup.ancestors('XX')).toEqual([]);
    expect(lookup.descendants('MA-12').toSorted()).toEqual(['MA-AOU', 'MA-OUD']);
    expect(lookup.descendants('MA')).toHaveLength(87);
    expect(lookup.descendants('MA-OUJ')).toEqual([]);
  });

  it('mirror each other', () => {
    for (const place of places) for (const code of lookup.ancestors(place.code)) expect(lookup.descendants(code)).toContain(place.code);
  });
});

describe('a folder of places that is malformed', () => {
  it('names file, code, field and rule of every fault at once', () => {
    const faults = faultsOf({
      'countries.yaml': 'countries:\n  - code: QQ\n  - code: FR\n    name: { fr: France }\n  - code: US\n  - code: US\n',
      'morocco.yaml': [
        'country: MA',
        'places:',
        '  - { code: ma-02, kind: REGION, names: { fr: Oriental, ar: الشرق, en: Oriental } }',
        '  - { code: MA-OUJ, kind: PROVINCE, names: { fr: Oujda, ar: وجدة, en: Oujda } }',
        '  - { code: MA-03, kind: CITY, names: { fr: Fès, ar: فاس, en: Fez } }',
        '  - { code: MA-04, kind: REGION, names: { fr: Rabat, en: " Rabat" }, aliases: [] }',
        '  - { code: FR-IDF, kind: REGION, names: { fr: Paris, ar: باريس, en: Paris } }',
        '  - { kind: REGION, names: { fr: Nulle part, ar: مكان, en: Nowhere } }',
      ].join('\n'),
      'spain.yaml': 'country: ES\n',
      'tangled.yaml': 'country: [',
    });
    expect(faults.map((fault) => fault.split(':').slice(0, 3).join(':'))).toEqual([
      'countries.yaml: FR: entry',
      'countries.yaml: QQ: code',
      'countries.yaml: US: code',
      'morocco.yaml: ma-02: code',
      'morocco.yaml: MA-OUJ: parent',
      'morocco.yaml: MA-03: kind',
      'morocco.yaml: MA-04: names.ar',
      'morocco.yaml: MA-04: names.en',
      'morocco.yaml: MA-04: aliases',
      'morocco.yaml: entry 6: code',
      'morocco.yaml: FR-IDF: code',
      'spain.yaml: places: Invalid input',
      expect.stringMatching(/^tangled\.yaml/),
    ]);
    expect(faults).toContain('morocco.yaml: ma-02: code: must look like MA-02 or MA-OUJ');
    expect(faults).toContain('morocco.yaml: FR-IDF: code: must begin with MA-');
  });

  it('is accepted when nothing is wrong, corrections and all', () => {
    const read = readPlaceFiles(folderOf({ 'countries.yaml': 'countries:\n  - { code: US, names: { fr: Amérique }, aliases: [USA] }\n' }));
    expect(read.find((place) => place.code === 'US')).toMatchObject({ names: { fr: 'Amérique', ar: 'الولايات المتحدة' }, aliases: ['USA'] });
  });
});

describe('places that do not agree', () => {
  const sound: PlaceEntry[] = [
    { code: 'MA', kind: 'COUNTRY', parentCode: null, names: { fr: 'Maroc', ar: 'المغرب', en: 'Morocco' }, aliases: [] },
    { code: 'ES', kind: 'COUNTRY', parentCode: null, names: { fr: 'Espagne', ar: 'إسبانيا', en: 'Spain' }, aliases: [] },
    { code: 'MA-02', kind: 'REGION', parentCode: 'MA', names: { fr: "L'Oriental", ar: 'الشرق', en: 'Oriental' }, aliases: [] },
    { code: 'MA-OUJ', kind: 'PROVINCE', parentCode: 'MA-02', names: { fr: 'Oujda', ar: 'وجدة', en: 'Oujda' }, aliases: ['Wajda'] },
    { code: 'MA-BER', kind: 'PROVINCE', parentCode: 'MA-02', names: { fr: 'Berkane', ar: 'بركان', en: 'Berkane' }, aliases: [] },
  ];
  const changed = (code: string, change: Partial<PlaceEntry>): PlaceEntry[] => sound.map((place) => (place.code === code ? { ...place, ...change } : place));

  it('are told apart from places that do', () => {
    expect(checkPlaces(sound)).toEqual([]);
    expect(checkPlaces(changed('ES', { aliases: ['Wajda', 'Berkane'] }))).toEqual([]);
    expect(checkPlaces(changed('MA-BER', { aliases: ['BERKANE'] }))).toEqual([]);
  });

  it.each<[string, PlaceEntry[], string]>([
    ['a code stands twice', [...sound, ...sound.filter((place) => place.code === 'ES')], 'ES: code: stands there 2 times'],
    ['a code is malformed', changed('MA-BER', { code: 'MA-BERK' }), 'MA-BERK: code: is not well-formed for a PROVINCE'],
    ['a country has the code of a division', changed('ES', { code: 'ES-AN' }), 'ES-AN: code: is not well-formed for a COUNTRY'],
    ['a parent does not exist', changed('MA-BER', { parentCode: 'MA-99' }), 'MA-BER: parent: MA-99 does not exist'],
    ['a province hangs on a country', changed('MA-BER', { parentCode: 'MA' }), 'MA-BER: parent: must be a REGION, not the COUNTRY MA'],
    ['a province hangs on nothing', changed('MA-BER', { parentCode: null }), 'MA-BER: parent: must be a REGION, not none'],
    ['a country has a parent', changed('ES', { parentCode: 'MA' }), 'ES: parent: must be none, not the COUNTRY MA'],
    ['a parent lies abroad', changed('MA-02', { parentCode: 'ES' }), 'MA-02: parent: ES lies in another country'],
    ['a name is missing', changed('MA-BER', { names: { fr: 'Berkane', ar: ' ', en: 'Berkane' } }), 'MA-BER: names.ar: is missing'],
    ['an alias is claimed twice', changed('MA-BER', { aliases: ['WAJDA'] }), 'MA-BER: aliases: "WAJDA" is claimed by MA-OUJ already'],
    ['an alias is said twice', changed('MA-BER', { aliases: ['Saïdia', 'saidia'] }), 'MA-BER: aliases: "saidia" is claimed by MA-BER already'],
    ['an alias is the name of another', changed('MA-BER', { aliases: ['وَجدة'] }), 'MA-BER: aliases: "وَجدة" is the name of MA-OUJ'],
    ['an alias is nothing', changed('MA-BER', { aliases: ['-'] }), 'MA-BER: aliases: "-" has no letters'],
  ])('are found when %s', (_, entries, fault) => {
    expect(checkPlaces(entries)).toEqual([fault]);
  });
});
