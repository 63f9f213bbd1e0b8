import type { Context } from '../kernel/context.ts';
import { defineLoader } from '../kernel/loaders.ts';
import { type Order, page, type Page, type PageArgs } from '../kernel/paging.ts';
import { from, read, type Row } from '../kernel/read.ts';
import type { Builder } from '../kernel/rule.ts';
import { laterSeat, laterTwin, twin, twinSeat } from './merge.visibility.ts';

/** Why two are thought to be one. */
export const Likeness = { PHONE: 'PHONE', NAME_IN_COHORT: 'NAME_IN_COHORT' } as const;
export type Likeness = (typeof Likeness)[keyof typeof Likeness];

/** Somebody who looks like one who was here before. */
export interface Alike {
  readonly graduateId: string;
  readonly reasons: Likeness[];
}

const samePhone = (eb: Builder) => eb('laterTwin.phone', '=', eb.ref('twin.phone'));

/** One name, as it is folded, in one cohort. Asks the nouns `twin` and `laterTwin`. */
const sameNameThere = (context: Context, eb: Builder) =>
  eb.and([
    eb('laterTwin.foldedName', '=', eb.ref('twin.foldedName')),
    eb('twin.foldedName', '!=', ''),
    eb.exists(
      (eb.selectFrom(from(context, twinSeat)) as any)
        .innerJoin(from(context, laterSeat), 'laterSeat.cohortId', 'twinSeat.cohortId')
        .select('twinSeat.cohortId')
        .whereRef('twinSeat.graduateId', '=', 'twin.id')
        .whereRef('laterSeat.graduateId', '=', 'laterTwin.id'),
    ),
  ]);

/** Whether somebody who came later is alike by that rule. Each rule by itself, so that each has its index. */
const hasLater = (context: Context, eb: Builder, rule: (inner: Builder) => any) =>
  eb.exists((eb.selectFrom(from(context, laterTwin)) as any).select('laterTwin.id').whereRef('laterTwin.id', '>', 'twin.id').where(rule));

const OLDEST: Order = { name: 'OLDEST', by: [], direction: 'asc' };

/** Those who are alike to somebody who came later, who has been here longest first. */
export const duplicatesPage = (context: Context, args: PageArgs): Promise<Page<Row<typeof twin>>> =>
  page(context, twin, OLDEST, args, (query) => query.where((eb) => eb.or([hasLater(context, eb, samePhone), hasLater(context, eb, (inner) => sameNameThere(context, inner))])));

/** Who came later and is alike, by the id of who was here before; who came first first. */
export const alikeByGraduateId = defineLoader<string, Alike[]>(async (context, ids) => {
  const pairs = (await (read(context, twin) as any)
    .innerJoin(from(context, laterTwin), (join: any) => join.onRef('laterTwin.id', '>', 'twin.id'))
    .select((eb: Builder) => ['twin.id as id', 'laterTwin.id as laterId', eb.fn.coalesce(samePhone(eb), eb.lit(false)).as('phone'), sameNameThere(context, eb).as('name')])
    .where('twin.id', 'in', ids)
    .where((eb: Builder) => eb.or([samePhone(eb), sameNameThere(context, eb)]))
    .orderBy('laterTwin.id')
    .execute()) as { id: string; laterId: string; phone: boolean; name: boolean }[];
  const byId = Map.groupBy(pairs, (pair) => pair.id);
  return ids.map((id) => (byId.get(id) ?? []).map(({ laterId, phone, name }) => ({ graduateId: laterId, reasons: [...(phone ? [Likeness.PHONE] : []), ...(name ? [Likeness.NAME_IN_COHORT] : [])] })));
});
