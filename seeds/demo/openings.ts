import type { DemoApplication } from './applications.ts';
import type { DemoOffer } from './offers.ts';
import type { Setting } from './setting.ts';

const DAY = 86_400_000;

/** How many openings an offer starts with, and when it is said to be filled, so that every planned hire finds one. */
export interface Openings {
  readonly openings: number;
  /** When the employer says that all are taken; null: never, or a hire takes the last one by itself. */
  readonly filledAt: Date | null;
}

/** Reads out of the plan what each offer needs. An offer to be filled is filled by its last hire where nobody applies after that, else by the employer's word. */
export function openingsOf(setting: Setting, offer: DemoOffer, applications: readonly DemoApplication[]): Openings {
  const moves = applications.flatMap((one) => one.steps).toSorted((a, b) => a.at.valueOf() - b.at.valueOf());
  const hires = moves.filter((move) => move.to === 'HIRED').length;
  const failed = applications.some((one) => one.steps.some((move, index) => move.to === 'FELL_THROUGH' && one.steps[index - 1]!.to === 'HIRED'));
  if (offer.fate !== 'FILLED') return { openings: Math.max(offer.openings, hires + 1), filledAt: null };
  const lastHire = moves.findLast((move) => move.to === 'HIRED')?.at.valueOf() ?? 0;
  const lastSubmission = moves.findLast((move) => move.to === 'SUBMITTED')?.at.valueOf() ?? 0;
  if (hires > 0 && !failed && lastHire > lastSubmission) return { openings: hires, filledAt: null };
  const today = Date.parse(`${setting.today}T00:00:00Z`);
  const last = moves.at(-1)?.at.valueOf() ?? offer.publishedAt!.valueOf() + 25 * DAY;
  return { openings: Math.max(offer.openings, hires + 1), filledAt: new Date(Math.min(last + DAY / 3, Math.round((last + today) / 2))) };
}
