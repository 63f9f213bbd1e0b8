import type { Context } from '../kernel/context.ts';
import { defineLoader } from '../kernel/loaders.ts';
import { from, read } from '../kernel/read.ts';
import { keptTerm, ownTerm, termKeeping } from './graduate.visibility.ts';

/** A term that a person keeps, as it sees it. */
export interface KeptTermRow {
  readonly term: string;
  readonly state: string;
  readonly keptAt: string;
}

/** The terms that a graduate keeps, by term; none for anybody but the person. */
export const keptTermsByGraduateId = defineLoader<string, KeptTermRow[]>(async (context: Context, ids) => {
  const rows = await read(context, keptTerm)
    .innerJoin(from(context, ownTerm), 'ownTerm.id', 'keptTerm.termId')
    .select(['keptTerm.graduateId', 'ownTerm.term', 'ownTerm.state', 'keptTerm.createdAt as keptAt'])
    .where('keptTerm.graduateId', 'in', ids)
    .orderBy('ownTerm.term')
    .execute();
  const byId = Map.groupBy(rows, (row) => row.graduateId);
  return ids.map((id) => byId.get(id) ?? []);
});

/** How many people keep a term now. */
export const keepersByTermId = defineLoader<string, number>(async (context: Context, ids) => {
  const rows = await read(context, termKeeping).select((eb) => ['termKeeping.termId', eb.fn.countAll<string>().as('total')]).where('termKeeping.termId', 'in', ids).groupBy('termKeeping.termId').execute();
  const totals = new Map(rows.map((row) => [row.termId, Number(row.total)]));
  return ids.map((id) => totals.get(id) ?? 0);
});
