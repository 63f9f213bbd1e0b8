import { type AuditedPerson, type Dimension, DIMENSIONS, NOT_SAID, type Tally } from './fairness.ts';
import { CONDITIONS, type Condition } from './hard-conditions.ts';

/** Fewer people than this are never shown; and a ratio is only judged in groups of this many. */
export const SHOWN_FROM = 5;
export const JUDGED_FROM = 30;

/** Under four fifths of the best group's rate, a difference is held to be worth a look. */
export const FOUR_FIFTHS = 0.8;

/** A rate in [0, 1] (exposure: 1 is a fair share), and its ratio to the best group's; null where nothing was counted. */
export interface Measure {
  readonly rate: number | null;
  readonly ratio: number | null;
  readonly flagged: boolean;
}

export interface GroupRow {
  readonly group: string;
  /** People, those of them whom employers can find now. */
  readonly people: number;
  /** Null: fewer than five, and then nothing of their lists is shown. */
  readonly findable: number | null;
  /** Of the offers whose employers may find them, the share they are eligible for. Hard conditions decide it, no score does. */
  readonly eligibleRate: number | null;
  readonly blockedRate: Readonly<Record<Condition, number | null>>;
  /** Shares of all places in lists, and of all exposure in them. */
  readonly listShare: number | null;
  readonly exposureShare: number | null;
  readonly exposure: Measure;
  readonly selection: Measure;
  /** Applied anywhere in the last year; hires of those applications. */
  readonly applied: Measure;
  readonly hired: Measure;
}

type Summed = Omit<Tally, 'blocked'> & { blocked: Record<Condition, number>; people: number; findable: number; applicants: number; applications: number; hires: number };

const rateOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function sum(people: readonly AuditedPerson[], tallies: readonly Tally[], members: readonly number[]): Summed {
  const total: Summed = { inReach: 0, eligible: 0, blocked: Object.fromEntries(CONDITIONS.map((one) => [one, 0])) as Record<Condition, number>, exposure: 0, contested: 0, selected: 0, people: members.length, findable: 0, applicants: 0, applications: 0, hires: 0 };
  for (const at of members) {
    const [person, tally] = [people[at]!, tallies[at]!];
    for (const key of ['inReach', 'eligible', 'exposure', 'contested', 'selected'] as const) total[key] += tally[key];
    for (const condition of CONDITIONS) total.blocked[condition] += tally.blocked[condition];
    total.findable += person.compiled === null ? 0 : 1;
    total.applicants += person.applications > 0 ? 1 : 0;
    total.applications += person.applications;
    total.hires += person.hires;
  }
  return total;
}

/**
 * The groups of a dimension; those of fewer than five people are put together, with the next smallest where they would still
 * be fewer, so that no row and no difference of rows tells of so few.
 */
export function groupsOf(people: readonly AuditedPerson[], dimension: Dimension): Map<string, number[]> {
  const groups = [...Map.groupBy(people.keys(), (at) => people[at]!.groups[dimension])].toSorted(([a, x], [b, y]) => x.length - y.length || (a < b ? -1 : 1));
  const few: number[] = [];
  let folded = 0;
  for (const [, members] of groups) {
    const isHidden = members.length < SHOWN_FROM || (few.length > 0 && few.length < SHOWN_FROM);
    if (!isHidden) break;
    few.push(...members);
    folded += 1;
  }
  const shown = new Map(groups.slice(folded).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return few.length >= SHOWN_FROM ? shown.set(`${folded} small groups together`, few) : shown;
}

type RateOf = readonly [rate: (one: Summed) => number | null, judged: (one: Summed) => number];

/** A rate's ratio to that of the best group large enough to be judged; those who said nothing are no group to compare with. */
function measures(groups: ReadonlyMap<string, Summed>, [rate, judged]: RateOf): Map<string, Measure> {
  const isJudged = (one: Summed): boolean => judged(one) >= JUDGED_FROM;
  const best = Math.max(...[...groups].filter(([group, one]) => group !== NOT_SAID && isJudged(one)).map(([, one]) => rate(one) ?? 0), 0);
  return new Map([...groups].map(([group, one]) => {
    const own = judged(one) < SHOWN_FROM ? null : rate(one);
    const ratio = own === null || best === 0 ? null : own / best;
    return [group, { rate: own, ratio, flagged: ratio !== null && ratio < FOUR_FIFTHS && isJudged(one) }];
  }));
}

const EXPOSURE: RateOf = [(one) => rateOf(one.exposure, one.eligible), (one) => one.findable];
const SELECTION: RateOf = [(one) => rateOf(one.selected, one.contested), (one) => one.findable];
const APPLIED: RateOf = [(one) => rateOf(one.applicants, one.people), (one) => one.people];
const HIRED: RateOf = [(one) => rateOf(one.hires, one.applications), (one) => one.applicants];

/** The rows of every dimension, groups by name. */
export function fairnessRows(people: readonly AuditedPerson[], tallies: readonly Tally[]): Record<Dimension, GroupRow[]> {
  const rowsOf = (dimension: Dimension): GroupRow[] => {
    const groups = new Map([...groupsOf(people, dimension)].map(([group, members]) => [group, sum(people, tallies, members)]));
    const all = sum(people, tallies, [...people.keys()]);
    const [exposure, selection, applied, hired] = [EXPOSURE, SELECTION, APPLIED, HIRED].map((one) => measures(groups, one));
    return [...groups].map(([group, one]) => ({ group, one, isShown: one.findable >= SHOWN_FROM })).map(({ group, one, isShown }) => ({
      group, people: one.people, findable: isShown ? one.findable : null,
      eligibleRate: isShown ? rateOf(one.eligible, one.inReach) : null,
      blockedRate: Object.fromEntries(CONDITIONS.map((condition) => [condition, isShown ? rateOf(one.blocked[condition], one.inReach) : null])) as Record<Condition, number | null>,
      listShare: isShown ? rateOf(one.eligible, all.eligible) : null,
      exposureShare: isShown ? rateOf(one.exposure, all.exposure) : null,
      exposure: exposure!.get(group)!, selection: selection!.get(group)!, applied: applied!.get(group)!, hired: hired!.get(group)!,
    }));
  };
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, rowsOf(dimension)])) as Record<Dimension, GroupRow[]>;
}
