import { firstDay } from './first-day/first-day.ts';
import { mainRoad } from './main-road.ts';
import type { Step } from './step.ts';

/** Every tour there is, by the name that the command takes. */
export const roads: Readonly<Record<string, { readonly about: string; readonly steps: readonly Step[] }>> = {
  main: { about: 'the main road, from an offer to a hire', steps: mainRoad },
  'first-day': { about: 'the first day of a coordinator, a graduate, a recruiter and an administrator, letters included', steps: firstDay },
};
