import { type Applicant, type DemoApplication, planApplications } from './applications.ts';
import { DEMO_STAFF } from './demo-people.ts';
import { type DemoGraduate, graduateAt } from './graduates.ts';
import { type DemoOffer, offerAt } from './offers.ts';
import { type Openings, openingsOf } from './openings.ts';
import { centresOf, cohortsOf, type DemoCentre, type DemoCohort, type DemoEmployer, type DemoProgramme, employersOf, FIRST_DAY, programmesOf } from './organisations.ts';
import type { DemoPerson } from './people.ts';
import { moment, Random } from './random.ts';
import { type Setting, SIZES } from './setting.ts';

/** A whole demo world as plain data. What there are many of is made when asked for, always the same. */
export interface World extends Setting {
  readonly administrator: DemoPerson;
  readonly observer: DemoPerson;
  /** When the service was set up. */
  readonly begunAt: Date;
  readonly centres: readonly DemoCentre[];
  readonly programmes: readonly DemoProgramme[];
  readonly cohorts: readonly DemoCohort[];
  readonly employers: readonly DemoEmployer[];
  readonly graduateCount: number;
  graduate(index: number): DemoGraduate;
  readonly offers: readonly DemoOffer[];
  /** Openings of the offer at that place, and when it was filled by word. */
  openings(offer: number): Openings;
  readonly applications: readonly DemoApplication[];
}

/** Offers of an employer nobody verified are drafts and take no applications. */
function zonesOf(employers: readonly DemoEmployer[]): Map<string, number[]> {
  const zones = Map.groupBy(employers.keys(), (index) => employers[index]!.zone);
  return new Map([...zones].map(([zone, list]) => [zone, [...list]]));
}

const applicantOf = (graduate: DemoGraduate, cohorts: readonly DemoCohort[]): Applicant => ({
  index: graduate.index,
  field: cohorts[graduate.cohort]!.field,
  since: Math.max(graduate.confirmedAt!.valueOf(), graduate.endedAt?.valueOf() ?? 0),
  places: graduate.mobility,
  remote: graduate.wantsRemote,
  contracts: graduate.contractTypes,
});

/** Whether the person applies for work at all: confirmed, and out of its cohort or close to it. */
const applies = (graduate: DemoGraduate): boolean => graduate.confirmedAt !== null && graduate.enrolmentState === 'GRADUATED';

/**
 * Makes the demo world. The same setting makes the same world, whenever and wherever; another seed another one.
 * @param setting.scale 1: 8 centres, 12 cohorts, 300 graduates, 60 employers, 200 offers, 600 applications
 * @param setting.today YYYY-MM-DD; everything happened before that day, so that the world is alive whenever it is made
 */
export function generateWorld(setting: Setting): World {
  const programmes = programmesOf(setting);
  const cohorts = cohortsOf(setting, programmes);
  const employers = employersOf(setting);
  const zones = zonesOf(employers);
  const graduateCount = SIZES.graduates * setting.scale;
  const graduate = (index: number): DemoGraduate => graduateAt(setting, cohorts, index);
  const offers = Array.from({ length: SIZES.offers * setting.scale }, (_, index) => offerAt(setting, employers, zones, index));
  const applicants: Applicant[] = [];
  for (let index = 0; index < graduateCount; index += 1) {
    const one = graduate(index);
    if (applies(one)) applicants.push(applicantOf(one, cohorts));
  }
  const applications = planApplications(setting, applicants, offers, employers);
  const byOffer = Map.groupBy(applications, (one) => one.offer);
  return {
    ...setting,
    administrator: DEMO_STAFF.administrator,
    observer: DEMO_STAFF.observer,
    begunAt: moment(setting.today, FIRST_DAY, new Random(`${setting.seed}:begin`)),
    centres: centresOf(setting),
    programmes,
    cohorts,
    employers,
    graduateCount,
    graduate,
    offers,
    openings: (offer) => openingsOf(setting, offers[offer]!, byOffer.get(offer) ?? []),
    applications,
  };
}
