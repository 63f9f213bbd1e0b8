import { isPostedFor } from '../centres/sponsorship.loaders.ts';
import { type Context, type Tx, newId, now } from '../kernel/context.ts';
import { read, type Row } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { slugOf } from '../kernel/slug.ts';
import { changed, load, refusal } from '../kernel/transact.ts';
import { placeMap } from '../places/place.map.ts';
import { Offer, OfferEvent, type OfferState } from './offer.entity.ts';
import { offerFault } from './offer.errors.ts';
import { BLANK, changedFields, columnsOf, factsAfter, factsOf, type GivenFacts, type OfferFacts } from './offer.facts.ts';
import { readParts, replaceParts, writeParts } from './offer.parts.ts';
import { offerRules, publicationRules } from './offer.rules.ts';
import { scaleOf } from './offer.scale.ts';
import { hiringEmployer, writtenOffer } from './offer.visibility.ts';

/** The scale of an offer on this service's map. */
export async function scaleIn(context: Context, facts: Pick<OfferFacts, 'workMode' | 'placeCodes'>, seatCode: string) {
  const { ancestors } = await placeMap(context);
  return scaleOf({ ...facts, seatCode }, { homeRegion: context.app.homeRegion, ancestors });
}

/** Appends what happened to an offer; `actorId` is null where the service itself did it. */
export function recordEvent(tx: Tx, offerId: string, fromState: OfferState | null, toState: OfferState, fields: string[] = []): void {
  tx.em.create(OfferEvent, { id: newId(tx), offerId, at: now(tx), actorId: tx.viewer.system === null ? tx.viewer.accountId : null, fromState, toState, changedFields: fields });
}

/** The employer that offers the job, as those who may do so in its name see it. */
export interface Hiring extends Row<typeof hiringEmployer> {
  /** Whether it is not here itself, and a centre posts for it. */
  readonly isPostedFor: boolean;
}

/** @throws NOT_FOUND, or to its members EMPLOYER_SUSPENDED, where the viewer may not offer jobs in that employer's name */
export async function hiringIn(tx: Tx, employerId: string): Promise<Hiring> {
  const found = await read(tx, hiringEmployer).selectAll().where('hiringEmployer.id', '=', employerId).executeTakeFirst();
  if (!found) throw await refusal(tx, hiringEmployer, employerId, 'employerId');
  return { ...found, isPostedFor: await isPostedFor(tx, found.id) };
}

/**
 * Asks of facts what holds for an offer, and of what was given what can not be asked of the facts.
 * @param publishable whether all that a published offer needs must be there
 */
export async function checkOffer(tx: Tx, employer: Hiring, given: GivenFacts, facts: OfferFacts, publishable: boolean): Promise<void> {
  const rules = new Rules();
  await offerRules(tx, rules, facts);
  if (given.openings === 0) rules.range('openings', 0, 1, 999);
  // What stands there from before the employer came stays, and serves no more.
  if (given.applyEmail && !employer.isPostedFor) rules.add(offerFault.ONLY_POSTED_FOR('applyEmail'));
  if (publishable) publicationRules(tx, rules, facts);
  if (publishable && employer.isPostedFor && !facts.applyUrl && !facts.applyEmail) rules.add(offerFault.NO_WAY_TO_APPLY('applyUrl'));
  rules.done();
}

/**
 * Writes a draft of an employer; nothing is written where something is wrong. What is left out is blank; the work permit of
 * an offer abroad that is not remote must be held unless said otherwise, so that nobody hopes in vain.
 * @param publishable whether it must have all that a published offer needs
 */
export async function writeDraft(tx: Tx, employer: Hiring, given: GivenFacts, publishable = false): Promise<Offer> {
  const facts = factsAfter(BLANK, given);
  await checkOffer(tx, employer, given, facts, publishable);
  const scale = await scaleIn(tx, facts, employer.placeCode);
  if (!given.workPermit) facts.workPermit = scale === 'INTERNATIONAL' && facts.workMode !== 'REMOTE' ? 'MUST_HOLD' : 'NOT_NEEDED';
  const id = newId(tx);
  // Titles repeat, so every slug ends in letters of the id: two that are written at once do not collide.
  const slug = `${slugOf(facts.texts[0]!.title) || 'offer'}-${id.slice(-8)}`;
  const draft = tx.em.create(Offer, { id, slug, employerId: employer.id, state: 'DRAFT', scale, ...columnsOf(facts), createdAt: now(tx), updatedAt: now(tx) });
  writeParts(tx, id, facts);
  recordEvent(tx, id, null, 'DRAFT');
  changed(tx, 'offer', id);
  return draft;
}

/** Writes a draft, seen by the employer's members alone. */
export async function createOffer(tx: Tx, input: GivenFacts & { employerId: string }): Promise<{ offer: string }> {
  const employer = await hiringIn(tx, input.employerId);
  const { id } = await writeDraft(tx, employer, input);
  return { offer: id };
}

/**
 * Changes a loaded offer; once it was published, the event says which fields changed, to those who applied too. A change
 * that changes nothing leaves no trace.
 * @param publishable whether it must have all that a published offer needs
 * @returns whether anything changed
 */
export async function changeOffer(tx: Tx, entity: Offer, before: OfferFacts, given: GivenFacts, publishable = entity.state === 'PUBLISHED'): Promise<boolean> {
  const after = factsAfter(before, given);
  const employer = await hiringIn(tx, entity.employerId);
  await checkOffer(tx, employer, given, after, publishable);
  const fields = changedFields(before, after);
  if (fields.length === 0) return false;
  Object.assign(entity, columnsOf(after), { scale: await scaleIn(tx, after, employer.placeCode), updatedAt: now(tx) });
  await replaceParts(tx, entity.id, after);
  if (entity.publishedAt) recordEvent(tx, entity.id, entity.state, entity.state, fields);
  changed(tx, 'offer', entity.id);
  return true;
}

/** Changes an offer. */
export async function updateOffer(tx: Tx, input: GivenFacts & { offerId: string; version: number }): Promise<{ offer: string }> {
  const entity = await load(tx, writtenOffer, Offer, input.offerId, 'offerId', input.version);
  await changeOffer(tx, entity, factsOf(entity, await readParts(tx, entity.id)), input);
  return { offer: entity.id };
}
