import { addDays, dayOf } from '../../src/kernel/clock.ts';
import { slugOf } from '../../src/kernel/slug.ts';
import { BLANK, columnsOf, factsAfter, type OfferFacts } from '../../src/offers/offer.facts.ts';
import { scaleOf, type ScaleMap } from '../../src/offers/offer.scale.ts';
import type { KeptMatch } from '../../src/matching/kept-match.ts';
import type { Copying } from './copy-people.ts';
import { Json } from './copy-writer.ts';
import type { ApplicationHistory, OfferHistory } from './history.ts';
import { writtenFacts } from './verbs-offers.ts';

function copyParts({ writer }: Copying, offerId: string, facts: OfferFacts): void {
  for (const [position, { language, title, body }] of facts.texts.entries()) writer.add('offer_texts', { offerId, language, title, body, position });
  for (const [position, placeCode] of facts.placeCodes.entries()) writer.add('offer_places', { offerId, placeCode, position });
  for (const [list, required] of [[facts.requiredLanguages, true], [facts.preferredLanguages, false]] as const) {
    for (const { language, level } of list) writer.add('offer_languages', { offerId, language, level, required });
  }
  const asked = [...facts.mustHaves.map((one) => ({ ...one, kind: 'MUST_HAVE' })), ...facts.niceToHaves.map((one) => ({ ...one, kind: 'NICE_TO_HAVE' }))];
  for (const [position, { alternatives, weight, kind }] of asked.entries()) {
    for (const [alternative, { skill, minimumLevel }] of alternatives.entries()) writer.add('offer_skills', { offerId, position, alternative, kind, skillSlug: skill, minimumLevel, weight });
  }
}

/** An offer as it stands today, and what happened to it. */
export function copyOffer(copying: Copying, index: number, history: OfferHistory, map: ScaleMap): void {
  const { world, writer, given } = copying;
  const offer = world.offers[index]!;
  const seat = world.employers[offer.employer]!.placeCode;
  const input = writtenFacts(world, offer);
  const { openings, deadlineOn, state, publishedAt, updatedAt, version, id } = history;
  const facts: OfferFacts = { ...factsAfter(BLANK, input), openings, deadlineOn };
  const scale = scaleOf({ ...facts, seatCode: seat }, map);
  const workPermit = input.workPermit ?? (scale === 'INTERNATIONAL' && facts.workMode !== 'REMOTE' ? 'MUST_HOLD' : 'NOT_NEEDED');
  given.offers[index] = id;
  writer.add('offers', { id, slug: `${slugOf(facts.texts[0]!.title)}-${id.slice(-8)}`, employerId: given.employers[offer.employer]!, state, scale, ...columnsOf({ ...facts, workPermit }), publishedAt, createdAt: offer.writtenAt, updatedAt, version });
  copyParts(copying, id, facts);
  for (const { id: eventId, at, actor, from, to, changedFields } of history.events) {
    writer.add('offer_events', { id: eventId, offerId: id, at, actorId: actor && given.accounts.get(actor)!, fromState: from, toState: to, changedFields });
  }
}

/** An application as it stands today, its events, and the disclosure it brought. */
export function copyApplication({ world, writer, given }: Copying, index: number, history: ApplicationHistory, match: KeptMatch): void {
  const { graduate, offer, message, steps } = world.applications[index]!;
  const { employer, replyWithinDays } = world.offers[offer]!;
  const { id, submittedAt, disclosureId, state, answeredAfterDays, startsOn, updatedAt, version } = history;
  const graduateId = given.graduates[graduate]!;
  const employerId = given.employers[employer]!;
  const { criterion, detail } = steps.at(-1)!;
  given.applications[index] = id;
  writer.add('applications', {
    id, offerId: given.offers[offer]!, graduateId, employerId, state, message, submittedAt, replyDueOn: addDays(dayOf(submittedAt), replyWithinDays), promisedDays: replyWithinDays, answeredAfterDays, startsOn,
    score: match.score, matcherVersion: match.matcherVersion, match: new Json(match), rejectionCriterion: criterion, rejectionDetail: detail, updatedAt, version,
  });
  for (const { id: eventId, at, actor, from, to, note } of history.events) {
    writer.add('application_events', { id: eventId, applicationId: id, at, actorId: actor && given.accounts.get(actor)!, fromState: from, toState: to, note });
  }
  if (disclosureId) writer.add('disclosures', { id: disclosureId, graduateId, employerId, reason: 'APPLICATION', since: submittedAt, endedAt: null });
}
