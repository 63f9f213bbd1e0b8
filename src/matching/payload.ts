import type { Scale } from '../graduates/graduate.entity.ts';
import type { OfferSubject, PersonSubject } from './subjects.load.ts';
import {
  CEFR_LEVELS, SKILL_LEVELS, WORK_MODES,
  type AskedSkill, type CefrLevel, type LanguageLevel, type MatchPerson, type NiceToHave, type Requirement, type SkillLevel, type WorkMode,
} from './subjects.ts';
import { STANDINGS, type Standing } from './weights.ts';

/**
 * The coded row that a document of a ranking index carries, so that a hit is scored, and held against every hard condition,
 * without the database: one line of text, which the search engine hands out three times as fast as fields. Codes alone, as in the
 * document's filters: no name, no word that anybody typed. What only people read (preferred languages) is left out.
 */
const PAYLOAD_VERSION = '1';

const MARKS = /[|,:/]/;

function plain(code: string): string {
  if (MARKS.test(code)) throw new TypeError(`A code with a mark of the payload in it: ${code}`);
  return code;
}

const list = (codes: readonly string[]): string => codes.map(plain).join(',');
const languages = (spoken: readonly LanguageLevel[]): string => spoken.map(({ language, level }) => `${plain(language)}:${CEFR_LEVELS.indexOf(level)}`).join(',');
const asked = ({ alternatives }: Requirement): string => alternatives.map(({ skill, minimumLevel }) => `${plain(skill)}:${SKILL_LEVELS.indexOf(minimumLevel)}`).join('/');

const items = (text: string): string[] => (text === '' ? [] : text.split(','));
const languagesFrom = (text: string): LanguageLevel[] => items(text).map((one) => {
  const [language = '', level = ''] = one.split(':');
  return { language, level: CEFR_LEVELS[Number(level)] as CefrLevel };
});
const alternativesFrom = (text: string): AskedSkill[] => text.split('/').map((one) => {
  const [skill = '', level = ''] = one.split(':');
  return { skill, minimumLevel: SKILL_LEVELS[Number(level)] as SkillLevel };
});
const niceFrom = (text: string): NiceToHave => {
  const cut = text.indexOf('/');
  return { weight: Number(text.slice(0, cut)) as NiceToHave['weight'], alternatives: alternativesFrom(text.slice(cut + 1)) };
};

function fieldsOf(text: string, count: number): string[] {
  const fields = text.split('|');
  if (fields.length !== count || fields[0] !== PAYLOAD_VERSION) throw new RangeError('A payload of another version');
  return fields;
}

/** An offer and whose it is, in one line. @throws TypeError for a code that can not be written */
export const encodeOffer = ({ offer, employerId, scale }: OfferSubject): string => [
  PAYLOAD_VERSION, WORK_MODES.indexOf(offer.workMode), list(offer.places), list(offer.acceptedCountries), list(offer.contractTypes), languages(offer.requiredLanguages), offer.startsOn ?? '',
  offer.mustHaves.map(asked).join(','), offer.niceToHaves.map((nice) => `${nice.weight}/${asked(nice)}`).join(','), plain(employerId), scale,
].join('|');

/** The offer that a line says; `placeAt` gives a place's code with those above and below. @throws RangeError for a line of another version */
export function decodeOffer(id: string, text: string, placeAt: (code: string) => readonly string[]): OfferSubject {
  const [, mode = '', at = '', accepted = '', contracts = '', need = '', start = '', musts = '', nices = '', employerId = '', scale = ''] = fieldsOf(text, 11);
  const places = items(at);
  return {
    employerId,
    scale: scale as Scale,
    offer: {
      id, workMode: WORK_MODES[Number(mode)] as WorkMode, places,
      placeAt: places.length === 1 ? placeAt(places[0]!) : [...new Set(places.flatMap(placeAt))],
      acceptedCountries: items(accepted), contractTypes: items(contracts), requiredLanguages: languagesFrom(need), preferredLanguages: [], startsOn: start === '' ? null : start,
      mustHaves: items(musts).map((one) => ({ alternatives: alternativesFrom(one) })),
      niceToHaves: items(nices).map(niceFrom),
    },
  };
}

/** What a line says of a person; the account is nobody's business there. */
export type CodedPerson = Omit<PersonSubject, 'accountId'>;

/** A person and what decides whether employers may come upon it, in one line. @throws TypeError for a code that can not be written */
export const encodePerson = ({ person, findableAt, reconfirmedOn }: CodedPerson): string => [
  PAYLOAD_VERSION, list(person.reach), person.reachIsOrdered ? 1 : 0, plain(person.residenceCountry ?? ''), list(person.contractTypes), languages(person.languages), person.availableOn ?? '',
  person.skills.map(({ skill, level, standing }) => `${plain(skill)}:${level === null ? '' : SKILL_LEVELS.indexOf(level)}:${STANDINGS.indexOf(standing)}`).join(','), list(findableAt), reconfirmedOn,
].join('|');

/** The person that a line says. @throws RangeError for a line of another version */
export function decodePerson(id: string, text: string): CodedPerson {
  const [, reach = '', ordered = '', country = '', contracts = '', spoken = '', available = '', skills = '', findable = '', reconfirmedOn = ''] = fieldsOf(text, 10);
  const person: MatchPerson = {
    id, reach: items(reach), reachIsOrdered: ordered === '1', residenceCountry: country === '' ? null : country, contractTypes: items(contracts), languages: languagesFrom(spoken), availableOn: available === '' ? null : available,
    skills: items(skills).map((one) => {
      const [skill = '', level = '', standing = ''] = one.split(':');
      return { skill, level: level === '' ? null : (SKILL_LEVELS[Number(level)] as SkillLevel), standing: STANDINGS[Number(standing)] as Standing };
    }),
  };
  return { person, findableAt: items(findable), reconfirmedOn };
}
