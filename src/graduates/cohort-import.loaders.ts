import { one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { type Order, pagedEdge } from '../kernel/paging.ts';
import { cohortImport, importReport } from './cohort-import.visibility.ts';

export const cohortImportById = one(cohortImport);
export const importReportById = one(importReport);

const NEWEST: Order = { name: 'NEWEST', by: ['createdAt'], direction: 'desc' };
export const importsOfCohort = pagedEdge(cohortImport, 'cohortId', () => NEWEST);

registerNode('CohortImport', cohortImportById);
