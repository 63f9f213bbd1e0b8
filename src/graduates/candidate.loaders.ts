import { centre, cohort } from '../centres/centre.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { fromGlobalId } from '../kernel/ids.ts';
import { defineLoader } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { from, read, type Row } from '../kernel/read.ts';
import { NOBODY } from '../kernel/viewer.ts';
import { candidateOf, training } from './graduate.visibility.ts';
import { pairOf } from './pseudonym.ts';

/** A candidate as the graph shows it: a graduate, as one employer may see it. */
export type CandidateRow = Row<typeof candidateOf>;

const KEY = ':';
/** The key of `candidateByKey`: one employer, one graduate. */
export const candidateKey = (employerId: string, graduateId: string): string => `${employerId}${KEY}${graduateId}`;

/** Candidates by `candidateKey`; null where the viewer may not see that graduate as that employer's candidate. */
export const candidateByKey = defineLoader<string, CandidateRow | null>(async (context, keys) => {
  const rows = await read(context, candidateOf)
    .selectAll('candidateOf')
    .where((eb) => eb(eb.refTuple('candidateOf.employerId', 'candidateOf.id'), 'in', keys.map((key) => key.split(KEY) as [string, string]).map(([employerId, id]) => eb.tuple(employerId, id))))
    .execute();
  const byKey = new Map(rows.map((row) => [candidateKey(row.employerId, row.id), row]));
  return keys.map((key) => byKey.get(key) ?? null);
});

/** Candidates by the code inside their global id. */
const candidateByCode = defineLoader<string, CandidateRow | null>(async (context, codes) => {
  const pairs = codes.map((code) => pairOf(context.app, code) ?? { employerId: NOBODY, graduateId: NOBODY });
  const rows = await candidateByKey(context).loadMany(pairs.map((pair) => candidateKey(pair.employerId, pair.graduateId)));
  return rows.map((row) => {
    if (row instanceof Error) throw row;
    return row;
  });
});
// Its key is no column: the candidate says its own id (`ownId`).
registerNode('Candidate', candidateByCode, 'code');

/** The pair behind a Candidate's global id, for inputs; ids that no row has for any other text. Who may act on it is the verb's to ask. */
export function candidatePair(context: Pick<Context, 'app'>, globalId: string): { employerId: string; graduateId: string } {
  const decoded = fromGlobalId(globalId);
  return (decoded?.type === 'Candidate' ? pairOf(context.app, decoded.id) : null) ?? { employerId: NOBODY, graduateId: NOBODY };
}

/** The centres where a graduate was trained, by slug: confirmed enrolments alone, each centre once. */
export const centresByGraduateId = defineLoader<string, Row<typeof centre>[]>(async (context, graduateIds) => {
  const rows = await read(context, training)
    .innerJoin(from(context, cohort), 'cohort.id', 'training.cohortId')
    .innerJoin(from(context, centre), 'centre.id', 'cohort.centreId')
    .selectAll('centre')
    .select('training.graduateId as underId')
    .where('training.graduateId', 'in', graduateIds)
    .orderBy('centre.slug')
    .execute();
  const byGraduate = Map.groupBy(rows, (row) => row.underId);
  return graduateIds.map((graduateId) => (byGraduate.get(graduateId) ?? []).filter((row, index, all) => all.findIndex((other) => other.id === row.id) === index));
});
