import { ApplicationState } from './application.entity.ts';

/** The sides that move an application. */
export const ApplicationActor = { EMPLOYER: 'EMPLOYER', GRADUATE: 'GRADUATE', SYSTEM: 'SYSTEM' } as const;
export type ApplicationActor = (typeof ApplicationActor)[keyof typeof ApplicationActor];

type Moves = Readonly<Partial<Record<ApplicationActor, readonly ApplicationState[]>>>;
const leave = ['WITHDRAWN', 'HIRED_ELSEWHERE'] as const;

/** From each state, who may move it where. A state that is not named here is an end. */
const moves: Readonly<Partial<Record<ApplicationState, Moves>>> = {
  SUBMITTED: { EMPLOYER: ['IN_REVIEW', 'INTERVIEW', 'REJECTED'], GRADUATE: leave, SYSTEM: ['LAPSED'] },
  IN_REVIEW: { EMPLOYER: ['INTERVIEW', 'REJECTED'], GRADUATE: leave, SYSTEM: ['LAPSED'] },
  INTERVIEW: { EMPLOYER: ['PROPOSED', 'REJECTED'], GRADUATE: leave },
  PROPOSED: { EMPLOYER: ['REJECTED'], GRADUATE: ['ACCEPTED', 'DECLINED', ...leave] },
  ACCEPTED: { EMPLOYER: ['HIRED', 'FELL_THROUGH'], GRADUATE: leave },
  HIRED: { EMPLOYER: ['FELL_THROUGH'] },
};

/** Where that side may move an application that stands there; empty from an end. */
export const nextStates = (from: ApplicationState, actor: ApplicationActor): readonly ApplicationState[] => moves[from]?.[actor] ?? [];

export const mayMove = (from: ApplicationState, to: ApplicationState, actor: ApplicationActor): boolean => nextStates(from, actor).includes(to);

/** States still on the way: somebody waits for somebody. */
export const UNDER_WAY: readonly ApplicationState[] = ['SUBMITTED', 'IN_REVIEW', 'INTERVIEW', 'PROPOSED', 'ACCEPTED'];
/** States in which a person can not apply to the same offer again; the constraint `applications_one_open` says the same. */
export const LIVE: readonly ApplicationState[] = [...UNDER_WAY, 'HIRED'];
/** States in which the employer owes an answer. */
export const UNANSWERED: readonly ApplicationState[] = ['SUBMITTED', 'IN_REVIEW'];
/** States that are an answer of the employer: reading an application is none. */
export const ANSWERS: readonly ApplicationState[] = ['INTERVIEW', 'PROPOSED', 'REJECTED'];

/** Who brings an application into a state: each state is entered by one side alone, so an event needs no name to tell its side. */
export const moverTo = (state: ApplicationState): ApplicationActor =>
  (Object.keys(ApplicationActor) as ApplicationActor[]).find((actor) => Object.values(moves).some((from) => from[actor]?.includes(state))) ?? 'GRADUATE';
