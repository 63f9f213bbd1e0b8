import type { Step } from '../step.ts';
import { administratorVerifies, administratorWatches } from './administrator.ts';
import { coordinatorBegins, coordinatorFollows, coordinatorReturns } from './coordinator.ts';
import { graduateBegins } from './graduate.ts';
import { graduateApplies, graduateLeaves } from './privacy.ts';
import { recruiterBegins, recruiterDecides, recruiterGoesOn } from './recruiter.ts';

/** The first day of the four, as it would go: each needs what another did before. */
export const firstDay: readonly Step[] = [
  ...coordinatorBegins,
  ...graduateBegins,
  ...recruiterBegins,
  ...administratorVerifies,
  ...recruiterGoesOn,
  ...graduateApplies,
  ...recruiterDecides,
  ...coordinatorFollows,
  ...administratorWatches,
  ...graduateLeaves,
  ...coordinatorReturns,
];
