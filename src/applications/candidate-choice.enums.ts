import { registerEnumType } from 'type-graphql';
import { ChoiceKind } from './candidate-choice.entity.ts';

/** Where a candidate stands with an employer's members, for one offer. */
export const CandidateStanding = { UNDECIDED: 'UNDECIDED', ...ChoiceKind } as const;
export type CandidateStanding = (typeof CandidateStanding)[keyof typeof CandidateStanding];

registerEnumType(CandidateStanding, {
  name: 'CandidateStanding',
  description: 'Where a candidate stands with an employer’s members, for one offer. Nobody else learns of it, the person neither.',
  valuesConfig: {
    UNDECIDED: { description: 'Nobody chose.' },
    SHORTLISTED: { description: 'On the offer’s shortlist.' },
    PASSED: { description: 'Passed over: left out of the offer’s candidates unless asked for.' },
  },
});
