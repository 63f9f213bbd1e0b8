import { Application } from '../applications/application.entity.ts';
import { applicationFileById, sidesByApplicationId } from '../applications/application.loaders.ts';
import { application } from '../applications/application.visibility.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now, type Tx } from '../kernel/context.ts';
import { asSystem, read, type Row } from '../kernel/read.ts';
import type { Subscribers } from '../kernel/transact.ts';
import { offer } from '../offers/offer.visibility.ts';
import type { Match } from './explanation.ts';
import { skillGraph } from './graph.ts';
import { type MatchRow, matchRow, shownTo } from './match.row.ts';
import type { SkillGap } from './skill-gap.ts';
import type { SkillGraph } from './skill-graph.ts';
import { offerSubjects, type OfferSubject, personById, type PersonSubject } from './subjects.load.ts';

const REASON = 'a match is kept with its application as it stands at submission';

/** A match as it stood on a day, whole: enough to show it again, and to work the score out again. */
export interface KeptMatch extends Match {
  readonly day: string;
  readonly nextSkill: SkillGap | null;
}

/** The match of a pair as it is kept with an application of that day. */
export function matchToKeep(graph: SkillGraph, { offer, employerId }: OfferSubject, { person }: PersonSubject, day: string): KeptMatch {
  const { nextSkill, changes: _changes, employerId: _, ...match } = matchRow(graph, { offer, employerId, person }, day, 'PERSON');
  return { ...match, day, nextSkill: nextSkill() };
}

/** Writes the match of an application that has none, as of today, in the transaction that submits it. */
async function keepMatch(tx: Tx, id: string): Promise<void> {
  const system = asSystem(tx, REASON);
  const submitted = await read(system, application).select(['application.offerId', 'application.graduateId', 'application.matcherVersion']).where('application.id', '=', id).executeTakeFirst();
  if (!submitted || submitted.matcherVersion !== null) return;
  const rows = await read(system, offer).selectAll('offer').where('offer.id', '=', submitted.offerId).execute();
  const [subject] = await offerSubjects(tx, rows);
  const person = await personById(tx, submitted.graduateId);
  if (!subject || !person) return;
  const kept = matchToKeep(await skillGraph(tx), subject, person, dayOf(now(tx)));
  // The flush is over: the row is written where it stands, in the same transaction.
  await tx.em.nativeUpdate(Application, { id }, { score: kept.score, matcherVersion: kept.matcherVersion, match: { ...kept } });
}

/** What the matcher hears of. */
export const matchSubscribers: Subscribers = { application: keepMatch };

/** The match of an application as it was kept; null where the viewer is of neither side. */
export async function keptMatch(context: Context, row: Pick<Row<typeof application>, 'id' | 'employerId'>): Promise<MatchRow | null> {
  const kept = (await applicationFileById(context, row.id))?.match as KeptMatch | null | undefined;
  if (!kept) return null;
  const sides = await sidesByApplicationId(context).load(row.id);
  return { ...shownTo(sides.includes('GRADUATE') ? 'PERSON' : 'EMPLOYER', kept), employerId: row.employerId, nextSkill: () => kept.nextSkill, changes: () => null };
}
