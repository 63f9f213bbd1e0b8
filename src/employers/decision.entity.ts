import { defineEntity, p } from '@mikro-orm/core';
import { Employer } from './employer.entity.ts';

export const DecisionKind = { VERIFIED: 'VERIFIED', REFUSED: 'REFUSED', SUSPENDED: 'SUSPENDED', RESTORED: 'RESTORED' } as const;
export type DecisionKind = (typeof DecisionKind)[keyof typeof DecisionKind];

/** What an administrator decided about an employer, and why; appended, never edited. */
export const EmployerDecisionSchema = defineEntity({
  name: 'EmployerDecision',
  tableName: 'employer_decisions',
  properties: {
    id: p.uuid().primary(),
    employerId: () => p.manyToOne(Employer).mapToPk().fieldName('employer_id').index(),
    decision: p.enum(() => DecisionKind),
    reason: p.string().length(500).nullable(),
    decidedById: p.uuid(),
    decidedAt: p.datetime().length(3),
  },
});
export class EmployerDecision extends EmployerDecisionSchema.class {}
EmployerDecisionSchema.setClass(EmployerDecision);
