import type { ApplicationState, RejectionCriterion } from '../../src/applications/application.entity.ts';
import type { ProgrammeField } from '../../src/centres/cohort.entity.ts';
import { addDays, dayOf } from '../../src/kernel/clock.ts';
import type { Tag } from './content/employers.ts';
import { MESSAGES, NOTES, REFUSALS } from './content/messages.ts';
import type { DemoOffer } from './offers.ts';
import type { DemoEmployer } from './organisations.ts';
import { Random } from './random.ts';
import { type Setting, SIZES } from './setting.ts';

/** One move of an application; the first is its submission. */
export interface DemoStep {
  readonly to: ApplicationState;
  readonly at: Date;
  readonly note: string | null;
  readonly criterion: RejectionCriterion | null;
  readonly detail: string | null;
  /** First day of work, of a hire. */
  readonly startsOn: string | null;
}

export interface DemoApplication {
  readonly index: number;
  readonly graduate: number;
  readonly offer: number;
  readonly message: string | null;
  readonly steps: DemoStep[];
}

/** What is remembered of a graduate while applications are planned. */
export interface Applicant {
  readonly index: number;
  readonly field: ProgrammeField;
  readonly since: number;
  readonly places: readonly string[];
  readonly remote: boolean;
  readonly contracts: readonly string[];
}

const DAY = 86_400_000;
const AFFINITY: Readonly<Partial<Record<ProgrammeField, Readonly<Partial<Record<Tag, number>>>>>> = {
  WEB: { web: 10, quality: 2, support: 2, mobile: 1, erp: 1, mainframe: 1, marketing: 1, teaching: 1, design: 1 },
  DATA_AI: { data: 10, office: 2, erp: 2, support: 1, web: 1, teaching: 1 },
  DEVOPS: { devops: 10, support: 3, security: 2, mainframe: 1 },
  SECURITY: { security: 8, devops: 4, support: 3, quality: 1 },
  MOBILE: { mobile: 8, web: 4, quality: 2, support: 1 },
  DESIGN: { design: 8, marketing: 4, web: 2 },
};
/** How an application goes, as long as there is time for it. */
const COURSES = {
  WAITING: 20, READING: 12, INTERVIEWING: 12, PROPOSED: 6, ACCEPTED: 5, HIRED: 10, FELL_THROUGH: 2, FELL_BEFORE: 1,
  REJECTED_UNREAD: 7, REJECTED_READ: 11, REJECTED_AFTER_INTERVIEW: 8, WITHDRAWN: 5, DECLINED: 4, LAPSED: 6,
} as const;
type Course = keyof typeof COURSES;
const ANSWERED: readonly Course[] = ['REJECTED_UNREAD', 'REJECTED_READ', 'REJECTED_READ', 'REJECTED_AFTER_INTERVIEW', 'WITHDRAWN', 'DECLINED'];

const MOVES: Readonly<Record<Course, readonly ApplicationState[]>> = {
  WAITING: [], READING: ['IN_REVIEW'], INTERVIEWING: ['IN_REVIEW', 'INTERVIEW'], PROPOSED: ['INTERVIEW', 'PROPOSED'],
  ACCEPTED: ['IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'ACCEPTED'], HIRED: ['IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'ACCEPTED', 'HIRED'],
  FELL_THROUGH: ['INTERVIEW', 'PROPOSED', 'ACCEPTED', 'HIRED', 'FELL_THROUGH'], FELL_BEFORE: ['INTERVIEW', 'PROPOSED', 'ACCEPTED', 'FELL_THROUGH'],
  REJECTED_UNREAD: ['REJECTED'], REJECTED_READ: ['IN_REVIEW', 'REJECTED'], REJECTED_AFTER_INTERVIEW: ['IN_REVIEW', 'INTERVIEW', 'REJECTED'],
  WITHDRAWN: ['IN_REVIEW', 'WITHDRAWN'], DECLINED: ['INTERVIEW', 'PROPOSED', 'DECLINED'], LAPSED: ['LAPSED'],
};

const reachable = (who: Applicant, offer: DemoOffer): boolean =>
  offer.workMode === 'REMOTE' ? who.remote : offer.placeCodes.some((code) => who.places.includes(code) || who.places.includes(code.slice(0, 2)) || (code.startsWith('MA-') && who.places.includes('MA-02') && HOME.has(code)));
const HOME = new Set(['MA-02', 'MA-OUJ', 'MA-NAD', 'MA-BER', 'MA-JRA', 'MA-TAI', 'MA-GUF', 'MA-DRI', 'MA-FIG']);

/** Between which instants somebody could apply; null: never. */
function windowOf(today: number, who: Applicant, offer: DemoOffer): [from: number, to: number] | null {
  if (!offer.publishedAt) return null;
  const from = Math.max(offer.publishedAt.valueOf(), who.since) + DAY / 4;
  const filling = offer.fate === 'FILLED' ? offer.publishedAt.valueOf() + 21 * DAY : Number.POSITIVE_INFINITY;
  const to = Math.min(today - DAY / 2, offer.fateAt ? offer.fateAt.valueOf() - DAY : filling);
  return from < to ? [from, to] : null;
}

const step = (to: ApplicationState, at: number, more: Partial<DemoStep> = {}): DemoStep => ({ to, at: new Date(Math.round(at)), note: null, criterion: null, detail: null, startsOn: null, ...more });

/** How long each move waits after the one before, in days; an answer comes within the promise. */
function gap(random: Random, to: ApplicationState, answerDays: number): number {
  if (to === 'IN_REVIEW') return 0.3 + random.next() * answerDays * 0.25;
  if (to === 'INTERVIEW' || to === 'REJECTED') return 0.5 + random.next() * answerDays * 0.35;
  return 0.6 + random.next() * 4;
}

/** The same day in office hours, or the next one where that would come before what it follows; people answer at any hour, employers do not. */
function inOfficeHours(random: Random, at: number, after: number): number {
  const sameDay = Math.floor(at / DAY) * DAY + DAY / 3 + (random.next() * DAY * 5) / 12;
  return sameDay > after ? sameDay : sameDay + DAY;
}

const PERSONAL: ReadonlySet<ApplicationState> = new Set<ApplicationState>(['ACCEPTED', 'DECLINED', 'WITHDRAWN']);

function moveTo(random: Random, to: ApplicationState, at: number): DemoStep {
  const notes = NOTES[to];
  const note = notes && random.chance(0.7) ? random.pick(notes) : null;
  if (to === 'HIRED') return step(to, at, { note, startsOn: addDays(new Date(at).toISOString().slice(0, 10), random.int(5, 30)) });
  if (to !== 'REJECTED') return step(to, at, { note });
  const criterion = random.weighted<RejectionCriterion>({ SKILL: 5, LEVEL: 3, LANGUAGE: 2, PLACE: 1, EXPERIENCE: 2, OTHERS_FIT_BETTER: 6, POSITION_FILLED: 2 });
  return step(to, at, { criterion, detail: random.chance(0.75) ? random.pick(REFUSALS[criterion]!) : null });
}

/** The moves of one application, as far as yesterday; an unanswered one lapses the night after its promise ran out. */
function courseOf(random: Random, today: number, offer: DemoOffer, submitted: number, course: Course): DemoStep[] {
  const dueOn = addDays(dayOf(new Date(submitted)), offer.replyWithinDays);
  const lapsesAt = Date.parse(`${addDays(dueOn, 1)}T01:07:00Z`);
  // An old application nobody answered has lapsed: most employers do answer.
  if ((course === 'WAITING' || course === 'READING') && lapsesAt < today && random.chance(0.85)) return courseOf(random, today, offer, submitted, random.pick(ANSWERED));
  const steps = [step('SUBMITTED', submitted)];
  let at = submitted;
  for (const to of MOVES[course]) {
    const next = at + gap(random, to, offer.replyWithinDays) * DAY;
    at = to === 'LAPSED' ? lapsesAt : PERSONAL.has(to) ? next : inOfficeHours(random, next, at);
    if (at > today) break;
    steps.push(moveTo(random, to, at));
  }
  const unanswered = steps.at(-1)!.to === 'SUBMITTED' || steps.at(-1)!.to === 'IN_REVIEW';
  if (unanswered && lapsesAt < today) steps.push(step('LAPSED', lapsesAt));
  return steps;
}

const messageOf = (random: Random, offer: DemoOffer, employer: DemoEmployer): string | null =>
  random.chance(0.85) ? random.pick(MESSAGES).replaceAll('{title}', offer.job.fr[0]).replaceAll('{employer}', employer.name) : null;

/** Chooses an offer for somebody: one of the person's trade, in reach, open at some time since it signed up. */
function choose(random: Random, today: number, who: Applicant, byTag: ReadonlyMap<Tag, readonly DemoOffer[]>, taken: ReadonlySet<number>, jobs: ReadonlySet<string>): { offer: DemoOffer; between: [number, number] } | null {
  for (let attempt = 0; attempt < 14; attempt += 1) {
    // Who is shown in the tour keeps to its trade.
    const offers = byTag.get(who.index === 0 ? 'web' : random.weighted(AFFINITY[who.field]!)) ?? [];
    if (offers.length === 0) continue;
    const offer = random.pick(offers);
    const between = taken.has(offer.index) ? null : windowOf(today, who, offer);
    // The first tries look for another sort of job than those applied to, in reach and under a wanted contract.
    const wanted = attempt > 9 || (!jobs.has(offer.job.slug) && reachable(who, offer) && offer.contractTypes.some((type) => who.contracts.includes(type)));
    if (between && wanted) return { offer, between };
  }
  return null;
}

/** Whether the course may still hire for that offer: an opening is kept for who comes after, unless the offer is to be filled. */
function hires(course: Course, offer: DemoOffer, hired: Map<number, number>): Course {
  if (course !== 'HIRED' && course !== 'FELL_THROUGH') return course;
  const before = hired.get(offer.index) ?? 0;
  const most = offer.fate === 'FILLED' ? offer.openings : offer.openings + 1;
  if (before >= most) return 'REJECTED_AFTER_INTERVIEW';
  hired.set(offer.index, before + 1);
  return course;
}

/** Who ended up hired leaves the rest of its applications a day later, unless the job was an internship or a mission. */
function leaveOthers(random: Random, today: number, mine: readonly DemoApplication[], offers: (index: number) => DemoOffer): void {
  const hire = mine.find((one) => one.steps.at(-1)!.to === 'HIRED');
  if (!hire || !offers(hire.offer).contractTypes.some((type) => type === 'PERMANENT' || type === 'FIXED_TERM') || !random.chance(0.8)) return;
  const at = hire.steps.at(-1)!.at.valueOf() + DAY;
  if (at > today) return;
  for (const one of mine) {
    if (one === hire || one.steps[0]!.at.valueOf() >= at) continue;
    const kept = one.steps.filter((move) => move.at.valueOf() < at);
    if (!['SUBMITTED', 'IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'ACCEPTED'].includes(kept.at(-1)!.to)) continue;
    one.steps.splice(kept.length, one.steps.length, step('HIRED_ELSEWHERE', at));
  }
}

/** Applications of the whole world, in the order of graduates; each is free of the others but for the openings of its offer. */
export function planApplications(setting: Setting, applicants: readonly Applicant[], offers: readonly DemoOffer[], employers: readonly DemoEmployer[]): DemoApplication[] {
  const today = Date.parse(`${setting.today}T00:00:00Z`);
  const byTag = Map.groupBy(offers.filter((offer) => offer.publishedAt !== null), (offer) => offer.job.tag);
  const wanted = SIZES.applications * setting.scale;
  const hired = new Map<number, number>();
  const mine = applicants.map((): DemoApplication[] => []);
  let count = 0;
  for (let round = 0; count < wanted && round < 12; round += 1) {
    for (const [place, who] of applicants.entries()) {
      const random = new Random(`${setting.seed}:application:${who.index}:${round}`);
      if (count >= wanted || (who.index === 0 ? round > 2 : !random.chance(round === 0 ? 0.85 : 0.55))) continue;
      // The offer of the tour stays free for the person of the tour.
      const taken = new Set([...mine[place]!.map((one) => one.offer), ...(who.index === 0 ? [0] : [])]);
      const jobs = new Set(mine[place]!.map((one) => offers[one.offer]!.job.slug));
      const found = choose(random, today, who, byTag, taken, jobs);
      if (!found) continue;
      const { offer, between: [from, to] } = found;
      const submitted = from + random.next() ** 1.3 * (to - from);
      const course = hires(who.index === 0 ? (['INTERVIEWING', 'READING', 'REJECTED_READ'] as const)[round]! : random.weighted(COURSES), offer, hired);
      mine[place]!.push({ index: count, graduate: who.index, offer: offer.index, message: messageOf(random, offer, employers[offer.employer]!), steps: courseOf(random, today, offer, submitted, course) });
      count += 1;
    }
  }
  for (const [place, who] of applicants.entries()) leaveOthers(new Random(`${setting.seed}:leaving:${who.index}`), today, mine[place]!, (index) => offers[index]!);
  return mine.flat();
}
