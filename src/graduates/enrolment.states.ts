import type { EnrolmentState } from './enrolment.entity.ts';

/** Where an enrolment may go from each state. A learner may come back, and a graduation said too early may be taken back. */
const WAYS: Readonly<Record<EnrolmentState, readonly EnrolmentState[]>> = {
  ENROLLED: ['GRADUATED', 'LEFT'],
  LEFT: ['ENROLLED'],
  GRADUATED: ['ENROLLED'],
};

/** Whether a coordinator may move an enrolment so; staying is no move and always allowed. */
export const mayMove = (from: EnrolmentState, to: EnrolmentState): boolean => from === to || WAYS[from].includes(to);
