import { LIVE } from '../applications/application.states.ts';
import { application } from '../applications/application.visibility.ts';
import { hiddenBy } from '../applications/offer-mark.loaders.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { openOffer } from '../offers/offer.visibility.ts';
import { compileOffer, compilePerson, type Fit } from './credits.ts';
import { skillGraph } from './graph.ts';
import { rankPairs, type Ranked } from './ranking.ts';
import type { SkillGraph } from './skill-graph.ts';
import { type OfferSubject, offerSubjects, personById } from './subjects.load.ts';
import type { MatchPerson } from './subjects.ts';
import { MATCHER_VERSION } from './weights.ts';

const REASON = 'a ranking is replayed by its operator, under another version of the matcher or on another day';

/** Where a version puts an offer: `rank` from 1, `score` in millionths. */
export interface Placed {
  readonly rank: number;
  readonly score: number;
  readonly fit: Fit;
}

/** An offer in a replayed ranking, and where the present version puts it. Both rank the same offers: hard conditions hang on no version. */
export interface ReplayedOffer extends Placed {
  readonly offerId: string;
  readonly slug: string;
  readonly present: Placed;
}

/** A person's ranking as a version of the matcher makes it of the present rows on a day. */
export interface Replay {
  readonly version: string;
  readonly idfVersion: string;
  readonly relatednessVersion: string;
  readonly presentVersion: string;
  readonly day: string;
  /** Offers that are open on the day, have no live application of the person and are not hidden by it. */
  readonly open: number;
  /** Those the person is eligible for, best first. */
  readonly ranked: readonly ReplayedOffer[];
}

/** Where a graph puts these offers for a person. */
function placesBy(graph: SkillGraph, offers: readonly OfferSubject[], person: MatchPerson, day: string): Map<string, Placed> {
  const compiled = compilePerson(graph, person);
  const ranked: Ranked[] = rankPairs(graph, offers.map(({ offer }) => ({ key: offer.id, offer: compileOffer(graph, offer), person: compiled })), day, {});
  return new Map(ranked.map(({ key, score, fit }, index) => [key, { rank: index + 1, score, fit }]));
}

/** What is open on a day, of the offers that are published now. */
async function openOn(context: Context, day: string) {
  const onThatDay = { ...context, app: { ...context.app, now: () => new Date(`${day}T12:00:00Z`) } };
  return read(onThatDay, openOffer)
    .select(['openOffer.id', 'openOffer.slug', 'openOffer.employerId', 'openOffer.scale', 'openOffer.workMode', 'openOffer.contractTypes', 'openOffer.acceptedCountries', 'openOffer.startsOn'])
    .execute();
}

/**
 * The ranking of one person's open offers by a version's tables, every one scored exactly: hard conditions as of `day`
 * (today if null), rows as they are now. Null: no such graduate.
 * @throws RangeError that names the known versions, for any other
 */
export async function replayMatches(context: Context, graduateId: string, version: string, day: string | null): Promise<Replay | null> {
  const [graph, present] = [await skillGraph(context, version), await skillGraph(context)];
  const on = day ?? dayOf(now(context));
  const subject = await personById(context, graduateId);
  if (!subject) return null;
  const applied = await read(asSystem(context, REASON), application).select('application.offerId').where('application.graduateId', '=', graduateId).where('application.state', 'in', [...LIVE]).execute();
  const hidden = await hiddenBy(asSystem(context, REASON), [graduateId]);
  const taken = new Set([...applied, ...hidden].map(({ offerId }) => offerId));
  const rows = (await openOn(context, on)).filter(({ id }) => !taken.has(id));
  const slugs = new Map(rows.map(({ id, slug }) => [id, slug]));
  const offers = await offerSubjects(context, rows);
  const presentPlaces = placesBy(present, offers, subject.person, on);
  const places = placesBy(graph, offers, subject.person, on);
  return {
    version, idfVersion: graph.idf.version, relatednessVersion: graph.relatednessVersion, presentVersion: MATCHER_VERSION, day: on, open: rows.length,
    ranked: [...places].map(([offerId, placed]) => ({ ...placed, offerId, slug: slugs.get(offerId)!, present: presentPlaces.get(offerId)! })),
  };
}
