import { cohort } from '../centres/centre.visibility.ts';
import { all, defineLoader } from '../kernel/loaders.ts';
import { asSystem, from, read, type Row } from '../kernel/read.ts';
import { heldPlace } from './cohort-import.visibility.ts';
import { enrolment } from './graduate.visibility.ts';

export const placesByAccountId = all(heldPlace, 'accountId', ['createdAt', 'graduateId']);

/** The cohorts of places, by the graduate that stands for the viewer there; none of anybody else's place. */
export const cohortsOfPlace = defineLoader<string, Row<typeof cohort>[]>(async (context, graduateIds) => {
  const rows = await read(context, heldPlace)
    .innerJoin(from(asSystem(context, 'the stand-in at a centre is not the viewer’s own graduate yet'), enrolment), 'enrolment.graduateId', 'heldPlace.graduateId')
    .innerJoin(from(context, cohort), 'cohort.id', 'enrolment.cohortId')
    .selectAll('cohort')
    .select('heldPlace.graduateId as underId')
    .where('heldPlace.graduateId', 'in', graduateIds)
    .orderBy('enrolment.createdAt')
    .orderBy('enrolment.id')
    .execute();
  const byPlace = Map.groupBy(rows, (row) => row.underId);
  return graduateIds.map((graduateId) => byPlace.get(graduateId) ?? []);
});
