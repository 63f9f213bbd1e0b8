import { foldedEmployer } from '../employers/employer.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { employerBlock, employerNameBlock } from './graduate.visibility.ts';

const REASON = 'whom a person does not want to be found by, for those who keep it from being found';

/** A person and an employer that it does not want to be found by. */
export interface Blocking {
  readonly graduateId: string;
  readonly employerId: string;
}

/** The employers that are here and that these people (all, where null) blocked, one by one or by name; a pair may come twice. */
export async function blockings(context: Context, graduateIds: readonly string[] | null): Promise<Blocking[]> {
  const system = asSystem(context, REASON);
  const one = await read(system, employerBlock).select(['employerBlock.graduateId', 'employerBlock.employerId']).$if(graduateIds !== null, (query) => query.where('employerBlock.graduateId', 'in', graduateIds!)).execute();
  const named = await read(system, employerNameBlock)
    .innerJoin(from(system, foldedEmployer), 'foldedEmployer.foldedName', 'employerNameBlock.foldedName')
    .select(['employerNameBlock.graduateId', 'foldedEmployer.id as employerId'])
    .$if(graduateIds !== null, (query) => query.where('employerNameBlock.graduateId', 'in', graduateIds!))
    .execute();
  return [...one, ...named];
}

/** Who blocked employers of that name. */
export async function blockersOfName(context: Context, foldedName: string): Promise<string[]> {
  const rows = await read(asSystem(context, REASON), employerNameBlock).select('employerNameBlock.graduateId').where('employerNameBlock.foldedName', '=', foldedName).execute();
  return rows.map((row) => row.graduateId);
}

/** Who blocked the name that an employer has. */
export async function blockersOfEmployer(context: Context, employerId: string): Promise<string[]> {
  const system = asSystem(context, REASON);
  const rows = await read(system, employerNameBlock)
    .innerJoin(from(system, foldedEmployer), 'foldedEmployer.foldedName', 'employerNameBlock.foldedName')
    .select('employerNameBlock.graduateId')
    .where('foldedEmployer.id', '=', employerId)
    .execute();
  return rows.map((row) => row.graduateId);
}
