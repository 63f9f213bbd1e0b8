import { registerEnumType } from 'type-graphql';

/** How well a match fits. The matcher works it out; it stands here since the applications that keep a match are listed by it. */
export const MatchFit = { STRONG: 'STRONG', GOOD: 'GOOD', PARTIAL: 'PARTIAL' } as const;
export type MatchFit = (typeof MatchFit)[keyof typeof MatchFit];

registerEnumType(MatchFit, {
  name: 'MatchFit',
  description: 'How well the must-haves are met: what clients filter and alert on. It outlives a new version of the matcher. Without must-haves the nice-to-haves are judged.',
  valuesConfig: {
    STRONG: { description: 'Every must-have is met, or met through another skill.' },
    GOOD: { description: 'At least two thirds of the must-haves’ weight is.' },
    PARTIAL: { description: 'Less is, or nothing is asked.' },
  },
});
