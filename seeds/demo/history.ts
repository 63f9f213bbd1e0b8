import type { ApplicationState } from '../../src/applications/application.entity.ts';
import { ANSWERS } from '../../src/applications/application.states.ts';
import { dayOf } from '../../src/kernel/clock.ts';
import type { OfferState } from '../../src/offers/offer.entity.ts';
import { mayMove } from '../../src/offers/offer.states.ts';
import type { Ids } from './random.ts';
import { idsOf } from './stage.ts';
import { type Happening, nameOf, recruiterOf, timelineOf } from './timeline.ts';
import { writtenFacts } from './verbs-offers.ts';
import type { World } from './world.ts';

/** One event of an offer or application; `actor` is an e-mail, null for the service itself. */
export interface KeptEvent<State> {
  readonly id: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly from: State | null;
  readonly to: State;
}

/** An offer as the verbs would leave it. */
export interface OfferHistory {
  readonly id: string;
  state: OfferState;
  openings: number;
  deadlineOn: string | null;
  publishedAt: Date | null;
  updatedAt: Date;
  version: number;
  readonly events: (KeptEvent<OfferState> & { readonly changedFields: readonly string[] })[];
}

/** An application as the verbs would leave it, its disclosure's key included. */
export interface ApplicationHistory {
  readonly id: string;
  readonly submittedAt: Date;
  /** Null where the employer was told of the person before. */
  readonly disclosureId: string | null;
  state: ApplicationState;
  answeredAfterDays: number | null;
  startsOn: string | null;
  updatedAt: Date;
  version: number;
  readonly events: (KeptEvent<ApplicationState> & { readonly note: string | null })[];
}

const DAY = 86_400_000;

function written(world: World, index: number): OfferHistory {
  const offer = world.offers[index]!;
  const ids = idsOf(world, `offer:${index}`);
  const facts = writtenFacts(world, offer);
  const history: OfferHistory = { id: ids.next(offer.writtenAt), state: 'DRAFT', openings: facts.openings!, deadlineOn: facts.deadlineOn ?? null, publishedAt: offer.publishedAt, updatedAt: offer.writtenAt, version: 1, events: [] };
  const actor = recruiterOf(world, offer.employer, index);
  history.events.push({ id: ids.next(offer.writtenAt), at: offer.writtenAt, actor, from: null, to: 'DRAFT', changedFields: [] });
  if (offer.publishedAt) move(history, 'PUBLISHED', offer.publishedAt, ids, actor);
  return history;
}

function move(offer: OfferHistory, to: OfferState, at: Date, ids: Ids, actor: string | null, changedFields: readonly string[] = []): void {
  offer.events.push({ id: ids.next(at), at, actor, from: offer.state, to, changedFields });
  Object.assign(offer, { state: to, updatedAt: at, version: offer.version + 1 });
}

function happenToOffer(world: World, offer: OfferHistory, one: Happening & { kind: 'OFFER' }): void {
  const { employer, deadlineOn } = world.offers[one.offer]!;
  const actor = recruiterOf(world, employer, one.offer);
  const ids = idsOf(world, nameOf(one));
  if (one.what === 'EXTENDED') {
    offer.deadlineOn = deadlineOn;
    move(offer, offer.state, one.at, ids, actor, ['deadlineOn']);
  } else {
    move(offer, one.what, one.at, ids, one.what === 'EXPIRED' ? null : actor);
    if (one.what === 'FILLED') offer.openings = 0;
  }
}

function advance(application: ApplicationHistory, to: ApplicationState, at: Date, ids: Ids, actor: string | null, note: string | null): void {
  application.events.push({ id: ids.next(at), at, actor, from: application.state, to, note });
  Object.assign(application, { state: to, updatedAt: at, version: application.version + 1 });
  if (ANSWERS.includes(to)) application.answeredAfterDays ??= (Date.parse(dayOf(at)) - Date.parse(dayOf(application.submittedAt))) / DAY;
}

/** A hire takes an opening, and the last one fills the offer; a hire that falls through gives it back. */
function countOpening(offer: OfferHistory, step: -1 | 1, at: Date, ids: Ids): void {
  offer.openings += step;
  if (offer.openings === 0 && mayMove(offer.state, 'FILLED')) move(offer, 'FILLED', at, ids, null);
  else Object.assign(offer, { updatedAt: at, version: offer.version + 1 });
}

const OWN: ReadonlySet<string> = new Set(['ACCEPTED', 'DECLINED', 'WITHDRAWN']);

/** What became of every offer and application, worked out as the verbs would write it. Pure. */
export function historyOf(world: World): { offers: OfferHistory[]; applications: ApplicationHistory[] } {
  const offers = world.offers.map((offer) => written(world, offer.index));
  const applications: ApplicationHistory[] = [];
  const told = new Set<string>();
  const submit = (index: number, at: Date, ids: Ids): void => {
    const { graduate, offer } = world.applications[index]!;
    const pair = `${graduate}:${world.offers[offer]!.employer}`;
    const id = ids.next(at);
    const event = { id: ids.next(at), at, actor: world.graduate(graduate).person.email, from: null, to: 'SUBMITTED', note: null } as const;
    const disclosureId = ids.next(at);
    // Version 2: the matcher has written the match into the row that was submitted.
    applications[index] = { id, submittedAt: at, disclosureId: told.has(pair) ? null : disclosureId, state: 'SUBMITTED', answeredAfterDays: null, startsOn: null, updatedAt: at, version: 2, events: [event] };
    told.add(pair);
  };
  const step = (one: Happening & { kind: 'APPLICATION' }, ids: Ids): void => {
    const { graduate, offer, steps } = world.applications[one.application]!;
    const { to, at, note, startsOn } = steps[one.step]!;
    if (to === 'SUBMITTED') return submit(one.application, at, ids);
    const application = applications[one.application]!;
    const before = application.state;
    const actor = to === 'LAPSED' ? null : OWN.has(to) ? world.graduate(graduate).person.email : recruiterOf(world, world.offers[offer]!.employer, offer);
    advance(application, to, at, ids, actor, note);
    if (to === 'HIRED') application.startsOn = startsOn;
    if (to === 'HIRED') countOpening(offers[offer]!, -1, at, ids);
    if (to === 'FELL_THROUGH' && before === 'HIRED') countOpening(offers[offer]!, 1, at, ids);
  };
  for (const one of timelineOf(world)) {
    const ids = idsOf(world, nameOf(one));
    if (one.kind === 'OFFER') happenToOffer(world, offers[one.offer]!, one);
    else if (one.kind === 'APPLICATION') step(one, ids);
    else for (const application of one.applications.map((index) => applications[index]!).toSorted((a, b) => (a.id < b.id ? -1 : 1))) advance(application, 'HIRED_ELSEWHERE', one.at, ids, world.graduate(one.graduate).person.email, null);
  }
  return { offers, applications };
}
