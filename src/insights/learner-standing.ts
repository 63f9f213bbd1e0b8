import type { ApplicationState } from '../applications/application.entity.ts';
import { UNANSWERED, UNDER_WAY } from '../applications/application.states.ts';
import type { MatchPerson } from '../matching/subjects.ts';

/** Why a learner does not get on. */
export const StalledCause = { NO_PROFILE: 'NO_PROFILE', NO_MATCH: 'NO_MATCH', NO_APPLICATION: 'NO_APPLICATION', NO_REPLY: 'NO_REPLY' } as const;
export type StalledCause = (typeof StalledCause)[keyof typeof StalledCause];

/** What a learner's applications say of how it gets on. */
export interface SentApplication {
  readonly state: ApplicationState;
  readonly answered: boolean;
  /** The last day of the promise. */
  readonly replyDueOn: string;
}

/** How a learner gets on. */
export interface Standing {
  readonly complete: boolean;
  readonly applied: boolean;
  readonly replied: boolean;
  readonly hired: boolean;
  /** Null: gets on, or was hired. Whether a match is missing is asked last, and of few. */
  readonly stalled: Exclude<StalledCause, 'NO_MATCH'> | null;
}

/** Whether a profile says what the matcher needs: a skill, a kind of contract, and a place or remote work. */
const isComplete = ({ skills, contractTypes, reach }: MatchPerson): boolean => skills.length > 0 && contractTypes.length > 0 && reach.length > 0;

/**
 * How a learner gets on, by its profile and applications. Who was hired, or waits for an answer that is not due yet, or is in
 * talks, is not stalled; of the others the first cause that holds is named.
 */
export function standingOf(person: MatchPerson, applications: readonly SentApplication[], today: string): Standing {
  const complete = isComplete(person);
  const replied = applications.some(({ answered }) => answered);
  const hired = applications.some(({ state }) => state === 'HIRED');
  const facts = { complete, applied: applications.length > 0, replied, hired };
  const isOverdue = ({ state, replyDueOn }: SentApplication): boolean => state === 'LAPSED' || (UNANSWERED.includes(state) && replyDueOn < today);
  const getsOn = hired || applications.some((one) => UNDER_WAY.includes(one.state) && !isOverdue(one));
  if (getsOn) return { ...facts, stalled: null };
  if (!complete) return { ...facts, stalled: 'NO_PROFILE' };
  return { ...facts, stalled: !replied && applications.some(isOverdue) ? 'NO_REPLY' : 'NO_APPLICATION' };
}
