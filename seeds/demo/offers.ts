import type { ContractType } from '../../src/graduates/graduate.entity.ts';
import { addDays } from '../../src/kernel/clock.ts';
import type { OfferState, WorkMode, WorkPermit } from '../../src/offers/offer.entity.ts';
import type { Salary } from '../../src/offers/offer.facts.ts';
import type { CefrLevel } from '../../src/skills/skill.entity.ts';
import { type Ask, readAsk, readLanguage } from './asks.ts';
import type { JobProfile } from './content/job.ts';
import { JOBS } from './content/jobs.ts';
import { textsOf } from './offer-text.ts';
import type { DemoEmployer } from './organisations.ts';
import { salaryOf } from './salary.ts';
import { moment, Random } from './random.ts';
import type { Setting } from './setting.ts';

/** What an offer is and what becomes of it; its openings follow from who is hired (`applications.ts`). */
export interface DemoOffer {
  readonly index: number;
  /** Its employer's place in the world's list. */
  readonly employer: number;
  readonly job: JobProfile;
  readonly placeCodes: readonly string[];
  readonly workMode: WorkMode;
  readonly acceptedCountries: readonly string[];
  readonly contractTypes: readonly ContractType[];
  readonly salary: Salary | null;
  readonly startsOn: string | null;
  readonly deadlineOn: string | null;
  readonly experienceYears: number;
  readonly relocationHelp: boolean;
  /** Null: what the service says by itself. */
  readonly workPermit: WorkPermit | null;
  readonly replyWithinDays: number;
  readonly requiredLanguages: readonly { language: string; level: CefrLevel }[];
  readonly preferredLanguages: readonly { language: string; level: CefrLevel }[];
  readonly mustHaves: readonly Ask[];
  readonly niceToHaves: readonly Ask[];
  readonly openings: number;
  readonly writtenAt: Date;
  /** Null: still a draft. */
  readonly publishedAt: Date | null;
  /** Where it ends up as far as the employer decides; a last hire may fill it before. */
  readonly fate: OfferState;
  /** When it left PUBLISHED; nobody applies after. Null where it is still open, and for FILLED, which follows the hires. */
  readonly fateAt: Date | null;
  /** When an edit of the published offer gave more days to apply; null: never. */
  readonly extendedAt: Date | null;
}

/** Of every ten offers five are of the Oriental, three of the rest of Morocco, two from abroad. */
const ZONES: readonly DemoEmployer['zone'][] = ['ORIENTAL', 'MOROCCO', 'ORIENTAL', 'ABROAD', 'ORIENTAL', 'MOROCCO', 'ORIENTAL', 'MOROCCO', 'ORIENTAL', 'ABROAD'];
const MOROCCAN_ONLY: ReadonlySet<ContractType> = new Set<ContractType>(['INSERTION', 'PRE_HIRE_INTERNSHIP']);
/** The first offers of the Oriental are those of the recruiter in the tour. */
const TOUR_OFFERS = 8;

/** Whose the offer at that place is: the employers of its zone in turn. */
export function employerOfOffer(byZone: ReadonlyMap<string, readonly number[]>, index: number): { employer: number; turn: number } {
  const zone = ZONES[index % 10]!;
  const before = ZONES.slice(0, index % 10).filter((one) => one === zone).length + Math.floor(index / 10) * ZONES.filter((one) => one === zone).length;
  if (zone === 'ORIENTAL' && before < TOUR_OFFERS) return { employer: 0, turn: before };
  const list = byZone.get(zone)!;
  const place = zone === 'ORIENTAL' ? before - TOUR_OFFERS : before;
  return { employer: list[place % list.length]!, turn: Math.floor(place / list.length) + (list[place % list.length] === 0 ? TOUR_OFFERS : 0) };
}

/** The sorts of job an employer offers, in an order of its own. */
function jobOf(setting: Setting, employer: DemoEmployer, at: number, turn: number): JobProfile {
  if (at === 0 && turn === 0) return JOBS.find((job) => job.slug === 'full-stack-js')!;
  const fitting = JOBS.filter((job) => employer.tags.includes(job.tag) && job.zones.includes(employer.zone));
  return new Random(`${setting.seed}:jobs:${at}`).shuffled(fitting)[turn % fitting.length]!;
}

function placesOf(random: Random, employer: DemoEmployer, workMode: WorkMode): string[] {
  if (workMode === 'REMOTE') return [];
  if (employer.zone === 'ORIENTAL' && random.chance(0.1)) return random.pick([['MA-02'], ['MA-OUJ', 'MA-NAD'], ['MA-BER', 'MA-NAD'], ['MA-TAI', 'MA-GUF']]);
  if (employer.kind === 'IT_SERVICES' && employer.zone === 'MOROCCO' && random.chance(0.3)) return [employer.placeCode, employer.placeCode === 'MA-CAS' ? 'MA-RAB' : 'MA-CAS'];
  return [employer.placeCode];
}

function workModeOf(random: Random, employer: DemoEmployer, job: JobProfile): WorkMode {
  if (job.remote && employer.remote && random.chance(0.5)) return 'REMOTE';
  return random.chance(employer.zone === 'ORIENTAL' ? 0.15 : 0.45) ? 'HYBRID' : 'ON_SITE';
}

function contractsOf(random: Random, employer: DemoEmployer, job: JobProfile): ContractType[] {
  const possible = employer.zone === 'ABROAD' ? job.contracts.filter((type) => !MOROCCAN_ONLY.has(type)) : job.contracts;
  const all = possible.length > 0 ? possible : (['FIXED_TERM'] as const);
  const first = random.pick(all);
  return [first, ...all.filter((type) => type !== first && type !== 'FREELANCE' && first !== 'FREELANCE' && random.chance(0.4))];
}

function languagesOf(random: Random, employer: DemoEmployer, job: JobProfile, remote: boolean) {
  const required = new Map<string, CefrLevel>();
  const ask = (text: string): void => {
    const { language, level } = readLanguage(text);
    required.set(language, level);
  };
  const country = employer.placeCode.slice(0, 2);
  if (country === 'MA' && random.chance(0.7)) ask(employer.zone === 'ORIENTAL' ? `fr:${random.pick(['A2', 'B1', 'B1'])}` : `fr:${random.pick(['B1', 'B2'])}`);
  if (country === 'FR' || country === 'BE') ask(remote ? 'fr:B1' : 'fr:B2');
  if (country === 'ES') ask('en:B1');
  for (const text of job.speaks ?? []) ask(text);
  const preferred = [...(job.likes ?? []), ...(country === 'BE' ? ['en:B1'] : []), ...(country === 'ES' ? ['es:A2'] : []), ...(employer.zone === 'ORIENTAL' && random.chance(0.3) ? ['ar:B2'] : [])].map(readLanguage);
  return {
    requiredLanguages: [...required].map(([language, level]) => ({ language, level })),
    preferredLanguages: preferred.filter(({ language }, index) => !required.has(language) && preferred.findIndex((one) => one.language === language) === index),
  };
}

function permitOf(random: Random, employer: DemoEmployer, workMode: WorkMode, job: JobProfile): WorkPermit | null {
  if (employer.zone !== 'ABROAD' || workMode === 'REMOTE') return null;
  return random.chance(job.grade === 'INTERN' || job.grade === 'APPRENTICE' ? 0.8 : 0.55) ? 'SPONSORED' : null;
}

/** When it was written, published and left, and by when people apply; `settled` keeps it open, as the tour needs. */
function datesOf(random: Random, { today }: Setting, employer: DemoEmployer, settled: boolean) {
  const draft = employer.verifiedAt === null || (!settled && random.chance(0.04));
  const fate: OfferState = draft ? 'DRAFT' : settled ? 'PUBLISHED' : random.weighted({ PUBLISHED: 74, PAUSED: 4, FILLED: 9, EXPIRED: 8, CLOSED: 5 });
  const open = fate === 'PUBLISHED';
  const published = draft ? null : settled ? random.int(-45, -20) : open ? random.int(-60, -3) : random.int(-130, -60);
  const left = published === null || open || fate === 'FILLED' ? null : Math.min(-3, published + random.int(28, 50));
  const deadline = fate === 'EXPIRED' ? left! - 1 : (open || fate === 'PAUSED') && random.chance(0.7) ? random.int(12, 60) : null;
  const day = (days: number | null): Date | null => (days === null ? null : moment(today, days, random));
  return {
    writtenAt: day(published === null ? random.int(-3, -1) : published - 1)!,
    publishedAt: day(published),
    fate,
    // Shortly after midnight in Casablanca, when the service itself looks for offers past their day.
    fateAt: fate === 'EXPIRED' ? new Date(Date.parse(`${addDays(today, left!)}T01:07:00Z`)) : day(left),
    extendedAt: open && deadline !== null && published! < -15 && random.chance(0.15) ? day(random.int(published! + 10, -2)) : null,
    deadlineOn: deadline === null ? null : addDays(today, deadline),
    startsOn: random.chance(0.45) ? addDays(today, open || draft ? random.int(10, 90) : (left ?? -20) + random.int(5, 30)) : null,
  };
}

/** The offer at that place of the world's list, out of nothing but the setting and its employer. */
export function offerAt(setting: Setting, employers: readonly DemoEmployer[], byZone: ReadonlyMap<string, readonly number[]>, index: number): DemoOffer {
  const random = new Random(`${setting.seed}:offer:${index}`);
  const { employer: at, turn } = employerOfOffer(byZone, index);
  const employer = employers[at]!;
  const job = jobOf(setting, employer, at, turn);
  const settled = at === 0 && turn < TOUR_OFFERS - 1;
  const workMode = index === 0 ? 'HYBRID' : workModeOf(random, employer, job);
  const contractTypes: ContractType[] = index === 0 ? ['PERMANENT', 'FIXED_TERM'] : contractsOf(random, employer, job);
  return {
    index,
    employer: at,
    job,
    workMode,
    contractTypes,
    placeCodes: index === 0 ? ['MA-OUJ'] : placesOf(random, employer, workMode),
    acceptedCountries: workMode === 'REMOTE' && random.chance(0.4) ? ['MA', 'FR', 'ES'] : [],
    salary: index === 0 || random.chance(0.78) ? salaryOf(random, employer.placeCode, contractTypes, job.grade) : null,
    ...datesOf(random, setting, employer, settled),
    experienceYears: random.int(...job.years),
    relocationHelp: employer.zone !== 'ORIENTAL' && workMode !== 'REMOTE' && random.chance(0.35),
    workPermit: permitOf(random, employer, workMode, job),
    replyWithinDays: random.pick([7, 10, 10, 14, 14, 21]),
    ...languagesOf(random, employer, job, workMode === 'REMOTE'),
    mustHaves: job.must.map(readAsk),
    niceToHaves: job.nice.map(readAsk),
    openings: random.pick([1, 1, 1, 2, 2, 3]),
  };
}

/** What the offer says of itself, in one to three languages. */
export const offerTexts = (setting: Setting, employers: readonly DemoEmployer[], offer: DemoOffer) => textsOf(new Random(`${setting.seed}:text:${offer.index}`), employers[offer.employer]!, offer);
