import { LIVE } from '../applications/application.states.ts';
import { application } from '../applications/application.visibility.ts';
import { hiddenBy } from '../applications/offer-mark.loaders.ts';
import { ownGraduate, taughtGraduate } from '../graduates/graduate.visibility.ts';
import type { Context } from '../kernel/context.ts';
import { read } from '../kernel/read.ts';
import { Role } from '../kernel/viewer.ts';
import { openOffer } from '../offers/offer.visibility.ts';
import { waitingIds } from '../search/search.ledger.ts';
import { offerOfHit, type placeAtOf, type ReadyOffer, readyOffer } from './compiled.ts';
import type { CompiledPerson } from './credits.ts';
import { offerRankingIndex } from './offer-ranking.index.ts';
import { compareMatches, scorePair } from './score.ts';
import type { SkillGraph } from './skill-graph.ts';
import { offerSubjects } from './subjects.load.ts';

/** What a person could do is worked out over up to 2,000 offers: so many people an operation, and no more. */
export const PEOPLE_MOST = 10;

/** Those of these graduates that the viewer is, or teaches: who may be told what they could do. */
export async function advisable(context: Context, ids: readonly string[]): Promise<Set<string>> {
  const own = context.viewer.roles.has(Role.GRADUATE) ? await read(context, ownGraduate).select('ownGraduate.id').where('ownGraduate.id', 'in', ids).execute() : [];
  const taught = context.viewer.roles.has(Role.COORDINATOR) ? await read(context, taughtGraduate).select('taughtGraduate.id').where('taughtGraduate.id', 'in', ids).execute() : [];
  return new Set([...own, ...taught].map((row) => row.id));
}

/** Open offers that the index has not taken in yet. */
export interface LateOffers {
  readonly ids: ReadonlySet<string>;
  readonly offers: readonly ReadyOffer[];
}

/** What the index has not taken in yet, read in the database. */
export async function lateOffers(context: Context, graph: SkillGraph): Promise<LateOffers> {
  const ids = await waitingIds(context, offerRankingIndex.name);
  const rows = ids.size === 0 ? [] : await read(context, openOffer).selectAll('openOffer').where('openOffer.id', 'in', [...ids]).execute();
  return { ids, offers: (await offerSubjects(context, rows)).map((one) => readyOffer(graph, one)) };
}

/** The offers that advice is worked out over. */
export interface OffersFound {
  readonly offers: readonly ReadyOffer[];
  /** False where there are more. */
  readonly whole: boolean;
  /** Whether they came from the database, the search engine being away. */
  readonly degraded: boolean;
}

/** What the index found, and what it has not taken in yet. */
export const offersOfHits = (graph: SkillGraph, placeAt: ReturnType<typeof placeAtOf>, hits: readonly Parameters<typeof offerOfHit>[1][], late: LateOffers): ReadyOffer[] =>
  [...hits.filter(({ id }) => !late.ids.has(id)).map((hit) => offerOfHit(graph, hit, placeAt)), ...late.offers];

/** The offers that a person matches best, at most so many. */
export function bestOf(graph: SkillGraph, person: CompiledPerson, offers: readonly ReadyOffer[], most: number): Pick<OffersFound, 'offers' | 'whole'> {
  const ranked = offers.map((one) => ({ one, at: scorePair(graph, one.compiled, person) })).toSorted((a, b) => compareMatches(a.at, b.at));
  return { offers: ranked.slice(0, most).map(({ one }) => one), whole: offers.length <= most };
}

/** Which of these offers are open now, and which a person has a live application to or hid, as the viewer sees it: what is hidden is known to the person alone. */
export async function standing(context: Context, offerIds: readonly string[], graduateIds: readonly string[]): Promise<(offerId: string, graduateId: string) => boolean> {
  if (offerIds.length === 0) return () => false;
  const open = await read(context, openOffer).select('openOffer.id').where('openOffer.id', 'in', offerIds).execute();
  const applied = await read(context, application).select(['application.offerId', 'application.graduateId']).where('application.graduateId', 'in', graduateIds).where('application.state', 'in', [...LIVE]).execute();
  const hidden = await hiddenBy(context, graduateIds);
  const [isOpen, isTaken] = [new Set(open.map((row) => row.id)), new Set([...applied, ...hidden].map((row) => `${row.offerId} ${row.graduateId}`))];
  return (offerId, graduateId) => isOpen.has(offerId) && !isTaken.has(`${offerId} ${graduateId}`);
}
