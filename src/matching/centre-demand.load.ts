import { cohort, managedCentre, staffedCentre } from '../centres/centre.visibility.ts';
import { employer } from '../employers/employer.visibility.ts';
import type { Scale } from '../graduates/graduate.entity.ts';
import { enrolment, heldSkill } from '../graduates/graduate.visibility.ts';
import { daysBefore } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { defineLoaderBy } from '../kernel/loaders.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { VISITOR } from '../kernel/viewer.ts';
import { offer, offerSkill } from '../offers/offer.visibility.ts';
import { skillMap } from '../skills/skill.map.ts';
import { coarse } from './coarse.ts';
import { SKILL_LEVELS, type SkillLevel } from './subjects.ts';

const REASON = 'a centre learns how many offers ask what, and how many of its learners have it: numbers alone';

/** Demand is what was published within so many days. */
const DEMAND_DAYS = 90;

export interface LevelDemand {
  readonly level: SkillLevel;
  readonly offers: number;
  readonly mustHaveOffers: number;
  readonly learners: number | null;
  readonly confirmedLearners: number | null;
}

/** A skill by slug; `levels` from the lowest to the highest. Numbers of people are null where they are too few to be told. */
export interface DemandedSkill {
  readonly skill: string;
  readonly offers: number;
  readonly mustHaveOffers: number;
  readonly learners: number | null;
  /** How many of the offers that must have it a learner taken at random does not satisfy; null with the number of learners. */
  readonly gap: number | null;
  readonly levels: readonly LevelDemand[];
}

export interface CentreDemand {
  readonly since: Date;
  readonly offers: number;
  readonly learners: number | null;
  /** Most asked first. */
  readonly skills: readonly DemandedSkill[];
}

interface Asked {
  offers: number;
  mustHaveOffers: number;
  readonly atLevel: number[];
  readonly mustAtLevel: number[];
}

interface Held {
  readonly upTo: number[];
  readonly confirmedUpTo: number[];
}

/** Offers of employers that everybody sees that were published since that instant, whatever became of them. */
const published = (context: Context, since: Date, scales: readonly Scale[]) => {
  const system = asSystem(context, REASON);
  return read(system, offer)
    .innerJoin(from({ ...context, viewer: VISITOR }, employer), 'employer.id', 'offer.employerId')
    .where('offer.publishedAt', '>=', since.toISOString())
    .$if(scales.length > 0, (query) => query.where('offer.scale', 'in', [...scales]));
};

/** By slug, how many offers ask the skill, and at which level. A skill is asked once in an offer, so that rows are offers. */
async function askedSince(context: Context, since: Date, scales: readonly Scale[], present: (slug: string) => string): Promise<Map<string, Asked>> {
  const rows = await published(context, since, scales)
    .innerJoin(from(asSystem(context, REASON), offerSkill), 'offerSkill.offerId', 'offer.id')
    .select(['offerSkill.skillSlug', 'offerSkill.minimumLevel', 'offerSkill.kind'])
    .select((eb) => eb.fn.countAll().as('offers'))
    .groupBy(['offerSkill.skillSlug', 'offerSkill.minimumLevel', 'offerSkill.kind'])
    .execute();
  const asked = new Map<string, Asked>();
  for (const row of rows) {
    const slug = present(row.skillSlug);
    const known = asked.get(slug) ?? { offers: 0, mustHaveOffers: 0, atLevel: SKILL_LEVELS.map(() => 0), mustAtLevel: SKILL_LEVELS.map(() => 0) };
    const count = Number(row.offers);
    known.offers += count;
    const at = SKILL_LEVELS.indexOf(row.minimumLevel);
    known.atLevel[at]! += count;
    if (row.kind === 'MUST_HAVE') {
      known.mustHaveOffers += count;
      known.mustAtLevel[at]! += count;
    }
    asked.set(slug, known);
  }
  return asked;
}

/** Which offers and which learners are counted; ids are uuids. */
export interface DemandArgs {
  readonly scales: readonly Scale[];
  readonly programmeId: string | null;
  readonly cohortId: string | null;
}

interface Learners extends Pick<DemandArgs, 'programmeId' | 'cohortId'> {
  readonly centreIds: readonly string[];
}

/** The confirmed enrolments at these centres, those who left aside. */
const learning = (context: Context, { centreIds, programmeId, cohortId }: Learners) => {
  const system = asSystem(context, REASON);
  return read(system, enrolment)
    .innerJoin(from(system, cohort), 'cohort.id', 'enrolment.cohortId')
    .where('cohort.centreId', 'in', centreIds)
    .where('enrolment.confirmedAt', 'is not', null)
    .where('enrolment.state', '!=', 'LEFT')
    .$if(programmeId !== null, (query) => query.where('cohort.programmeId', '=', programmeId!))
    .$if(cohortId !== null, (query) => query.where('enrolment.cohortId', '=', cohortId!));
};

async function learnersOf(context: Context, whom: Learners): Promise<Map<string, number>> {
  const rows = await learning(context, whom)
    .select('cohort.centreId')
    .select((eb) => eb.fn.count<string>('enrolment.graduateId').distinct().as('learners'))
    .groupBy('cohort.centreId')
    .execute();
  return new Map(rows.map((row) => [row.centreId, Number(row.learners)]));
}

/** By centre and slug, how many learners have the skill at each level or above. */
async function heldAt(context: Context, whom: Learners, present: (slug: string) => string): Promise<Map<string, Held>> {
  const rows = await learning(context, whom)
    .innerJoin(from(asSystem(context, REASON), heldSkill), 'heldSkill.graduateId', 'enrolment.graduateId')
    .select(['cohort.centreId', 'heldSkill.skillSlug'])
    .select((eb) => {
      const holders = () => eb.fn.count<string>('enrolment.graduateId').distinct();
      return [
        holders().as('foundation'),
        ...SKILL_LEVELS.slice(1).map((level, at) => holders().filterWhere('heldSkill.level', 'in', SKILL_LEVELS.slice(at + 1)).as(level.toLowerCase() as 'foundation')),
        holders().filterWhere('heldSkill.standing', '!=', 'DECLARED').as('confirmed_foundation' as 'foundation'),
        ...SKILL_LEVELS.slice(1).map((level, at) =>
          holders().filterWhere((inner) => inner.and([inner('heldSkill.level', 'in', SKILL_LEVELS.slice(at + 1)), inner('heldSkill.standing', '!=', 'DECLARED')])).as(`confirmed_${level.toLowerCase()}` as 'foundation')),
      ];
    })
    .groupBy(['cohort.centreId', 'heldSkill.skillSlug'])
    .execute() as unknown as (Record<string, string> & { centreId: string; skillSlug: string })[];
  const held = new Map<string, Held>();
  for (const row of rows) {
    const key = `${row.centreId} ${present(row.skillSlug)}`;
    const known = held.get(key) ?? { upTo: SKILL_LEVELS.map(() => 0), confirmedUpTo: SKILL_LEVELS.map(() => 0) };
    for (const [at, level] of SKILL_LEVELS.entries()) {
      known.upTo[at]! += Number(row[level.toLowerCase()]);
      known.confirmedUpTo[at]! += Number(row[`confirmed_${level.toLowerCase()}`]);
    }
    held.set(key, known);
  }
  return held;
}

const byDemand = (a: DemandedSkill, b: DemandedSkill): number => b.offers - a.offers || b.mustHaveOffers - a.mustHaveOffers || (a.skill < b.skill ? -1 : 1);

/** For each level that a must-have asks, the share of the learners who are below it. */
function gapOf(mustAtLevel: readonly number[], upTo: readonly (number | null)[], learners: number | null): number | null {
  if (learners === null) return null;
  const missed = mustAtLevel.reduce((sum, offers, at) => sum + offers * (learners === 0 ? 1 : 1 - (upTo[at] ?? 0) / learners), 0);
  return Math.round(missed * 100) / 100;
}

/** One centre's demand. `told` makes a number of people what the viewer may read. */
function demandAt(asked: ReadonlyMap<string, Asked>, heldBy: (skill: string) => Held | undefined, learners: number | null, told: (people: number) => number | null): DemandedSkill[] {
  return [...asked].map(([skill, { atLevel, mustAtLevel, ...counts }]) => {
    const own = heldBy(skill);
    const [upTo, confirmed] = [SKILL_LEVELS.map((_, at) => told(own?.upTo[at] ?? 0)), SKILL_LEVELS.map((_, at) => told(own?.confirmedUpTo[at] ?? 0))];
    return {
      skill, ...counts, learners: upTo[0]!, gap: gapOf(mustAtLevel, upTo, learners),
      levels: SKILL_LEVELS.map((level, at) => ({ level, offers: atLevel[at]!, mustHaveOffers: mustAtLevel[at]!, learners: upTo[at]!, confirmedLearners: confirmed[at]! })),
    };
  }).toSorted(byDemand);
}

async function demandOf(context: Context, ids: readonly string[], { scales, programmeId, cohortId }: DemandArgs): Promise<(CentreDemand | null)[]> {
  const seen = new Set((await read(context, staffedCentre).select('staffedCentre.id').where('staffedCentre.id', 'in', ids).execute()).map((row) => row.id));
  if (seen.size === 0) return ids.map(() => null);
  // An administrator is not of the centre: what it reads of few learners singles nobody out.
  const own = new Set((await read(context, managedCentre).select('managedCentre.id').where('managedCentre.id', 'in', ids).execute()).map((row) => row.id));
  const whom = { centreIds: [...seen], programmeId, cohortId };
  const since = daysBefore(now(context), DEMAND_DAYS);
  const { present } = await skillMap(context);
  const { offers } = await published(context, since, scales).select((eb) => eb.fn.countAll().as('offers')).executeTakeFirstOrThrow();
  const asked = await askedSince(context, since, scales, present);
  const [learners, held] = [await learnersOf(context, whom), await heldAt(context, whom, present)];
  return ids.map((id) => {
    if (!seen.has(id)) return null;
    const told = own.has(id) ? (people: number) => people : coarse;
    const total = told(learners.get(id) ?? 0);
    return { since, offers: Number(offers), learners: total, skills: demandAt(asked, (skill) => held.get(`${id} ${skill}`), total, told) };
  });
}

/** What was asked in the last 90 days against what a centre's learners have, by the centre's id; null unless the viewer coordinates it or is an administrator. */
export const demandByCentreId = defineLoaderBy(demandOf);
