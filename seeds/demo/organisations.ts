import { addDays } from '../../src/kernel/clock.ts';
import { slugOf } from '../../src/kernel/slug.ts';
import type { ProgrammeField } from '../../src/centres/cohort.entity.ts';
import type { RegistrationKind } from '../../src/employers/employer.entity.ts';
import { CENTRES, type DemoCentreContent, INTAKES } from './content/centres.ts';
import { type DemoEmployerContent, EMPLOYERS } from './content/employers.ts';
import { PROGRAMMES } from './content/programmes.ts';
import { readTaught } from './asks.ts';
import { DEMO_STAFF } from './demo-people.ts';
import { type DemoPerson, somebody } from './people.ts';
import { moment, Random } from './random.ts';
import { registrationOf } from './registration.ts';
import type { Setting } from './setting.ts';

export interface DemoCentre extends DemoCentreContent {
  readonly slug: string;
  readonly coordinator: DemoPerson;
  readonly trainers: readonly DemoPerson[];
  readonly openedAt: Date;
}

export interface DemoProgramme {
  /** Its centre's place in the world's list. */
  readonly centre: number;
  readonly field: ProgrammeField;
  readonly names: { readonly fr: string; readonly ar: string; readonly en: string };
  readonly skills: readonly string[];
  readonly createdAt: Date;
}

export interface DemoCohort {
  readonly programme: number;
  readonly centre: number;
  readonly field: ProgrammeField;
  readonly name: string;
  readonly startsOn: string;
  readonly graduatesOn: string;
  /** True once the day of graduation is past. */
  readonly finished: boolean;
  /** Its trainer's place in the centre's list. */
  readonly trainer: number;
  readonly createdAt: Date;
}

export interface DemoMember {
  readonly person: DemoPerson;
  readonly askedAt: Date;
  /** Null: still waiting for the owner. */
  readonly grantedAt: Date | null;
}

export interface DemoEmployer extends Omit<DemoEmployerContent, 'remote'> {
  readonly zone: 'ORIENTAL' | 'MOROCCO' | 'ABROAD';
  readonly remote: boolean;
  readonly website: string;
  readonly registration: { readonly kind: RegistrationKind; readonly number: string } | null;
  readonly owner: DemoPerson;
  readonly foundedAt: Date;
  /** Null: not verified, so not public. */
  readonly verifiedAt: Date | null;
  readonly members: readonly DemoMember[];
}

/** The oldest day of the world, in days from today. */
export const FIRST_DAY = -760;
const TRAINING_DAYS = 270;
/** Two employers wait for verification: the last of the Oriental, the last of the rest of Morocco. */
const UNVERIFIED = new Set([32, 46]);

export function centresOf({ seed, today }: Setting): DemoCentre[] {
  return CENTRES.map((content, index) => {
    const random = new Random(`${seed}:centre:${index}`);
    return {
      ...content,
      slug: slugOf(content.nameEn),
      coordinator: index === 0 ? DEMO_STAFF.coordinator : somebody(random, `c${index}`, { FR: 3, AR: 1 }),
      trainers: [0, 1].map((place) => (index === 0 && place === 0 ? DEMO_STAFF.trainer : somebody(random, `t${index}${place}`, { FR: 1 }))),
      openedAt: moment(today, FIRST_DAY + 5 + index * 3, random),
    };
  });
}

/** One programme per centre and field, in the order of the intakes. */
export function programmesOf({ seed, today }: Setting): DemoProgramme[] {
  const seen = new Map(INTAKES.map(({ centre, field }) => [`${centre}:${field}`, { centre, field }]));
  return [...seen.values()].map(({ centre, field }, index) => {
    const content = PROGRAMMES[field]!;
    return {
      centre,
      field,
      names: { fr: content.nameFr, ar: content.nameAr, en: content.nameEn },
      skills: content.teaches.map((taught) => readTaught(taught).skill),
      createdAt: moment(today, FIRST_DAY + 40, new Random(`${seed}:programme:${index}`)),
    };
  });
}

/** Twelve cohorts at scale 1; at a larger scale each intake has as many groups. */
export function cohortsOf({ seed, today, scale }: Setting, programmes: readonly DemoProgramme[]): DemoCohort[] {
  return Array.from({ length: INTAKES.length * scale }, (_, index) => {
    const { centre, field, graduatesInDays } = INTAKES[index % INTAKES.length]!;
    const group = Math.floor(index / INTAKES.length);
    const graduatesOn = addDays(today, graduatesInDays);
    const startsOn = addDays(graduatesOn, -TRAINING_DAYS);
    const programme = programmes.findIndex((one) => one.centre === centre && one.field === field);
    return {
      programme,
      centre,
      field,
      name: `${programmes[programme]!.names.fr} – promotion ${startsOn.slice(0, 7)}${scale > 1 ? ` – groupe ${group + 1}` : ''}`,
      startsOn,
      graduatesOn,
      finished: graduatesInDays < 0,
      trainer: index === 0 ? 0 : index % 2,
      createdAt: moment(startsOn, -20, new Random(`${seed}:cohort:${index}`)),
    };
  });
}

const zoneOf = (place: string, index: number): DemoEmployer['zone'] => (!place.startsWith('MA') ? 'ABROAD' : index < 33 ? 'ORIENTAL' : 'MOROCCO');

function membersOf(setting: Setting, random: Random, index: number, verifiedOn: number): DemoMember[] {
  const count = index === 0 ? 2 : random.pick([0, 0, 1, 1, 2]);
  return Array.from({ length: count }, (_, place) => {
    const asked = Math.min(-3, verifiedOn + random.int(5, 60));
    const askedAt = moment(setting.today, asked, random);
    return { person: somebody(random, `m${index}${place ? `x${place}` : ''}`, { FR: 5, EN: 1, AR: 1 }), askedAt, grantedAt: random.chance(0.85) ? moment(setting.today, asked + 1, random) : null };
  });
}

/** Sixty employers at scale 1; at a larger scale they come again under a number. */
export function employersOf(setting: Setting): DemoEmployer[] {
  return Array.from({ length: EMPLOYERS.length * setting.scale }, (_, index) => {
    const place = index % EMPLOYERS.length;
    const round = Math.floor(index / EMPLOYERS.length);
    const { remote, ...content } = EMPLOYERS[place]!;
    const random = new Random(`${setting.seed}:employer:${index}`);
    const name = round === 0 ? content.name : `${content.name} ${round + 1}`;
    const founded = UNVERIFIED.has(place) ? random.int(-9, -4) : random.int(FIRST_DAY + 60, -200);
    const verified = UNVERIFIED.has(place) ? null : founded + random.int(1, 4);
    return {
      ...content,
      name,
      zone: zoneOf(content.placeCode, place),
      remote: remote ?? false,
      website: `https://www.${slugOf(name)}.example`,
      registration: place === 32 ? null : registrationOf(content.placeCode, index, random),
      owner: index === 0 ? DEMO_STAFF.recruiter : somebody(random, `e${index}`, content.placeCode.startsWith('MA') ? { FR: 5, AR: 1 } : { FR: 3, EN: 2 }),
      foundedAt: moment(setting.today, founded, random),
      verifiedAt: verified === null ? null : moment(setting.today, verified, random),
      members: verified === null ? [] : membersOf(setting, random, index, verified),
    };
  });
}
