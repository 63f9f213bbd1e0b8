import { addDays, dayOf, daysBefore } from '../kernel/clock.ts';

/** Employers find a profile that was reconfirmed within so many days. */
export const FRESH_DAYS = 90;

/** Since when a profile must have been reconfirmed for employers to find it at that instant. */
export const freshSince = (now: Date): Date => daysBefore(now, FRESH_DAYS);

/** Whether employers stopped finding a profile over it. */
export const isStale = (now: Date, reconfirmedAt: Date): boolean => reconfirmedAt < freshSince(now);

/** The day on which employers stop finding a profile that was last reconfirmed then, unless it is reconfirmed before. */
export const reconfirmBy = (reconfirmedAt: Date): string => addDays(dayOf(reconfirmedAt), FRESH_DAYS);
