import type { EnrolmentState } from '../../src/graduates/enrolment.entity.ts';
import type { AgeBand, ContractType, Gender, Scale } from '../../src/graduates/graduate.entity.ts';
import type { BackgroundKind, EvidenceKind } from '../../src/graduates/skill-profile.entity.ts';
import { addDays } from '../../src/kernel/clock.ts';
import type { CefrLevel, SkillLevel } from '../../src/skills/skill.entity.ts';
import { backgroundOf } from './background.ts';
import { CENTRES } from './content/centres.ts';
import { PROGRAMMES } from './content/programmes.ts';
import { type DemoPerson, somebody } from './people.ts';
import { moment, Random } from './random.ts';
import type { Setting } from './setting.ts';
import { salma } from './salma.ts';
import { skillsOf } from './skill-profile.ts';
import type { DemoCohort } from './organisations.ts';

export interface DemoSkill {
  readonly skill: string;
  readonly level: SkillLevel | null;
  readonly evidence: { readonly kind: keyof typeof EvidenceKind; readonly url: string } | null;
  /** Whether the trainer confirms it, at that level, once the cohort has graduated. */
  readonly confirmed: boolean;
}

export interface DemoBackground {
  readonly kind: BackgroundKind;
  readonly title: string;
  readonly organisation: string | null;
  readonly started: string | null;
  readonly ended: string | null;
  readonly description: string | null;
  readonly url: string | null;
}

export interface DemoGraduate {
  readonly index: number;
  readonly person: DemoPerson;
  /** Its cohort's place in the world's list. */
  readonly cohort: number;
  readonly signedUpAt: Date;
  /** When the centre confirmed the enrolment; null: not yet. */
  readonly confirmedAt: Date | null;
  readonly enrolmentState: EnrolmentState;
  /** When the enrolment got a state other than ENROLLED. */
  readonly endedAt: Date | null;
  /** When the trainer confirmed skills; null: none. */
  readonly skillsConfirmedAt: Date | null;
  /** When the person last said that the profile still holds. */
  readonly reconfirmedAt: Date;
  readonly headline: string;
  readonly summary: string;
  readonly phone: string | null;
  readonly website: string | null;
  readonly residenceCode: string;
  readonly mobility: readonly string[];
  readonly mobilityOrdered: boolean;
  readonly wantsRemote: boolean;
  readonly contractTypes: readonly ContractType[];
  readonly availableOn: string | null;
  readonly findableAt: readonly Scale[];
  readonly gender: keyof typeof Gender | null;
  readonly ageBand: keyof typeof AgeBand | null;
  readonly languages: readonly { readonly language: string; readonly level: CefrLevel }[];
  readonly skills: readonly DemoSkill[];
  readonly background: readonly DemoBackground[];
}

const BIG_CITIES = ['MA-CAS', 'MA-RAB', 'MA-TNG'];
/** Where Amazigh is a mother tongue for many, which of its forms has a code of its own. */
const AMAZIGH: Readonly<Record<string, string>> = { 'MA-NAD': 'rif', 'MA-DRI': 'rif', 'MA-BER': 'zgh', 'MA-FIG': 'zgh', 'MA-GUF': 'zgh' };

function languagesOf(random: Random, residence: string): { language: string; level: CefrLevel }[] {
  const languages: { language: string; level: CefrLevel }[] = [
    { language: 'ar', level: 'NATIVE' },
    { language: 'fr', level: random.weighted<CefrLevel>({ A2: 6, B1: 32, B2: 42, C1: 20 }) },
    { language: 'en', level: random.weighted<CefrLevel>({ A2: 30, B1: 42, B2: 28 }) },
  ];
  if (random.chance(residence === 'MA-NAD' ? 0.3 : 0.08)) languages.push({ language: 'es', level: random.weighted<CefrLevel>({ A1: 4, A2: 4, B1: 3, B2: 1 }) });
  const amazigh = AMAZIGH[residence];
  if (amazigh && random.chance(amazigh === 'rif' ? 0.7 : 0.3)) languages.push({ language: amazigh, level: 'NATIVE' });
  return languages;
}

/** Places as ticked, widest last: the own province, the region, big cities or the country, abroad. */
function mobilityOf(random: Random, residence: string): string[] {
  const places = [residence];
  if (random.chance(0.55)) places.push('MA-02');
  if (random.chance(0.28)) places.push('MA');
  else places.push(...BIG_CITIES.filter(() => random.chance(0.3)));
  places.push(...random.kept({ FR: 0.24, BE: 0.08, ES: 0.1 }));
  return places;
}

function contractsOf(random: Random, learning: boolean): ContractType[] {
  const wanted = random.kept<ContractType>({
    PERMANENT: learning ? 0.6 : 0.9, FIXED_TERM: 0.6, TEMPORARY: 0.2, INSERTION: 0.6,
    PRE_HIRE_INTERNSHIP: 0.45, INTERNSHIP: learning ? 0.85 : 0.3, APPRENTICESHIP: 0.3, FREELANCE: 0.25,
  });
  return wanted.length > 0 ? wanted : ['PERMANENT'];
}

const abroad = (places: readonly string[]): boolean => places.some((place) => !place.startsWith('MA'));

function wishes(random: Random, residence: string, learning: boolean) {
  const mobility = mobilityOf(random, residence);
  const wantsRemote = random.chance(0.6);
  const findable = random.chance(0.88);
  const scales: Scale[] = mobility.length > 1 ? ['LOCAL', 'REGIONAL'] : ['LOCAL'];
  return {
    mobility,
    mobilityOrdered: mobility.length > 1 && random.chance(0.4),
    wantsRemote,
    contractTypes: contractsOf(random, learning),
    findableAt: findable ? [...scales, ...(abroad(mobility) || wantsRemote ? (['INTERNATIONAL'] as const) : [])] : [],
  };
}

/** What happened to the enrolment and when; days from today. */
function enrolmentOf(random: Random, setting: Setting, cohort: DemoCohort) {
  const start = Math.round((Date.parse(cohort.startsOn) - Date.parse(setting.today)) / 86_400_000);
  const end = Math.round((Date.parse(cohort.graduatesOn) - Date.parse(setting.today)) / 86_400_000);
  const signedUp = Math.min(-12, start + random.int(3, 80));
  const confirmed = random.chance(0.96) ? signedUp + random.int(1, 5) : null;
  const left = random.chance(0.07);
  const ended = confirmed === null ? null : left ? Math.min(-4, signedUp + random.int(15, 60)) : cohort.finished ? end + 1 : null;
  const at = (day: number | null): Date | null => (day === null ? null : moment(setting.today, day, random));
  const state: EnrolmentState = ended === null ? 'ENROLLED' : left ? 'LEFT' : 'GRADUATED';
  const skillsDay = state === 'GRADUATED' ? end + random.int(2, 6) : null;
  const signedUpAt = at(signedUp)!;
  const fresh = random.chance(0.9) ? random.int(-70, -1) : random.int(-150, -95);
  const reconfirmed = at(fresh)!;
  return {
    signedUpAt,
    confirmedAt: at(confirmed),
    enrolmentState: state,
    endedAt: at(ended),
    skillsConfirmedAt: random.chance(0.85) ? at(skillsDay === null ? null : Math.min(-1, skillsDay)) : null,
    reconfirmedAt: reconfirmed > signedUpAt ? reconfirmed : signedUpAt,
  };
}

function texts(random: Random, person: DemoPerson, cohort: DemoCohort): { headline: string; summary: string } {
  const language = person.language.toLowerCase() as 'fr' | 'ar' | 'en';
  const headline = random.pick(PROGRAMMES[cohort.field]!.headlines)[language];
  const summary = {
    fr: ['Formé·e en neuf mois au centre de codage, je cherche une équipe où continuer à apprendre en livrant des choses utiles.', 'Après des études dans un autre domaine, je me suis reconverti·e dans le numérique. J’aime les projets qui servent ma région.', 'Curieux·se et régulier·ère, j’avance par petits projets. Disponible pour un entretien à tout moment.'],
    ar: ['تكونت تسعة أشهر في مركز البرمجة وأبحث عن فريق أواصل فيه التعلم وأنا أنجز أشياء نافعة.', 'بعد دراسة في مجال آخر اخترت الرقمنة. أحب المشاريع التي تخدم جهتي.', 'أتقدم بمشاريع صغيرة وبانتظام. رهن الإشارة لأي مقابلة.'],
    en: ['Trained for nine months at the coding centre, I look for a team where I can keep learning while shipping useful things.', 'I came to tech from another field and like projects that serve my region.', 'I learn by small projects, steadily. Free for an interview at any time.'],
  }[language];
  return { headline, summary: random.pick(summary) };
}

/** The graduate at that place of the world's list, out of nothing but the setting and its cohort. */
export function graduateAt(setting: Setting, cohorts: readonly DemoCohort[], index: number): DemoGraduate {
  const random = new Random(`${setting.seed}:graduate:${index}`);
  if (index === 0) return salma(setting, cohorts[0]!);
  const cohortIndex = index % cohorts.length;
  const cohort = cohorts[cohortIndex]!;
  const person = somebody(random, `g${index}`, { FR: 14, AR: 4, EN: 1 });
  const home = CENTRES[cohort.centre]!.placeCode;
  const residenceCode = random.chance(0.9) ? home : random.pick(CENTRES).placeCode;
  const enrolment = enrolmentOf(random, setting, cohort);
  // Three throws: most people are usual, few are far from it.
  const talent = (random.next() + random.next() + random.next()) / 3;
  return {
    index,
    person,
    cohort: cohortIndex,
    ...enrolment,
    ...texts(random, person, cohort),
    phone: random.chance(0.85) ? `+212600${String(100_000 + ((index * 7919) % 900_000))}` : null,
    website: random.chance(0.3) ? `https://portfolio.example/${person.email.split('@')[0]}` : null,
    residenceCode,
    ...wishes(random, residenceCode, !cohort.finished),
    availableOn: cohort.finished ? (random.chance(0.75) ? null : addDays(setting.today, random.int(5, 60))) : cohort.graduatesOn,
    gender: random.chance(0.75) ? (person.female ? 'FEMALE' : 'MALE') : null,
    ageBand: random.chance(0.7) ? random.weighted({ UNDER_20: 2, FROM_20_TO_24: 9, FROM_25_TO_29: 6, FROM_30: 3 }) : null,
    languages: languagesOf(random, residenceCode),
    skills: skillsOf(random, cohort, talent, enrolment.enrolmentState === 'GRADUATED' && enrolment.skillsConfirmedAt !== null),
    background: backgroundOf(random, setting, cohort, talent),
  };
}
