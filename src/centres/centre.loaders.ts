import { all, defineLoader, one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { type Order, pagedEdge } from '../kernel/paging.ts';
import { from, read, type Row } from '../kernel/read.ts';
import { centre, centreStaff, cohort, cohortTrainer, programme, programmeSkill, staffPerson } from './centre.visibility.ts';

export const centreById = one(centre);
export const centreBySlug = one(centre, 'slug');
export const programmeById = one(programme);
export const cohortById = one(cohort);
export const staffMemberById = one(centreStaff);
export const staffPersonByAccountId = one(staffPerson);
export const skillsByProgrammeId = all(programmeSkill, 'programmeId', ['position']);
/** Posts at a centre, ended ones included, first started first. */
export const staffByCentreId = all(centreStaff, 'centreId', ['startedAt', 'id']);
/** Posts of an account, ended ones included. */
export const staffByAccountId = all(centreStaff, 'accountId', ['startedAt', 'id']);

const BY_CREATED: Order = { name: 'CREATED', by: ['createdAt'], direction: 'asc' };
const NEWEST_START: Order = { name: 'NEWEST_START', by: ['startsOn'], direction: 'desc' };
export const programmesOfCentre = pagedEdge(programme, 'centreId', () => BY_CREATED);
export const cohortsOfCentre = pagedEdge(cohort, 'centreId', () => NEWEST_START);
export const cohortsOfProgramme = pagedEdge(cohort, 'programmeId', () => NEWEST_START);

/** The live posts of a cohort's trainers, first started first. */
export const trainersByCohortId = defineLoader<string, Row<typeof centreStaff>[]>(async (context, cohortIds) => {
  const rows = await read(context, cohortTrainer)
    .innerJoin(from(context, cohort), 'cohort.id', 'cohortTrainer.cohortId')
    .innerJoin(from(context, centreStaff), (join) => join.onRef('staffMember.accountId', '=', 'cohortTrainer.accountId').onRef('staffMember.centreId', '=', 'cohort.centreId'))
    .selectAll('staffMember')
    .select('cohortTrainer.cohortId as underId')
    .where('cohortTrainer.cohortId', 'in', cohortIds)
    .where('staffMember.endedAt', 'is', null)
    .orderBy('staffMember.startedAt')
    .orderBy('staffMember.id')
    .execute();
  const byCohort = Map.groupBy(rows, (row) => row.underId);
  return cohortIds.map((cohortId) => byCohort.get(cohortId) ?? []);
});

registerNode('Centre', centreById);
registerNode('Programme', programmeById);
registerNode('Cohort', cohortById);
registerNode('CentreStaffMember', staffMemberById);
