import { defineEntity, p } from '@mikro-orm/core';
import { Cohort } from '../centres/cohort.entity.ts';

export const ImportState = { WAITING: 'WAITING', RUNNING: 'RUNNING', DONE: 'DONE', FAILED: 'FAILED' } as const;
export type ImportState = (typeof ImportState)[keyof typeof ImportState];

/** A sheet of learners on its way into a cohort. */
export const CohortImportSchema = defineEntity({
  name: 'CohortImport',
  tableName: 'cohort_imports',
  properties: {
    id: p.uuid().primary(),
    cohortId: () => p.manyToOne(Cohort).mapToPk().fieldName('cohort_id').index(),
    byId: p.uuid(),
    state: p.enum(() => ImportState),
    options: p.json<Record<string, unknown>>(),
    /** The sheet; cleared once it is in. */
    content: p.text().nullable(),
    total: p.integer(),
    done: p.integer(),
    /** What came of each row, by its number and in codes: no name, no address. */
    report: p.json<Record<string, unknown>[]>(),
    createdAt: p.datetime().length(3),
    finishedAt: p.datetime().length(3).nullable(),
  },
});
export class CohortImport extends CohortImportSchema.class {}
CohortImportSchema.setClass(CohortImport);
