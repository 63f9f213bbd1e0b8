import { dayOf } from '../kernel/clock.ts';
import { type Tx, now } from '../kernel/context.ts';
import { from, read } from '../kernel/read.ts';
import { refusal } from '../kernel/transact.ts';
import { skillMap } from '../skills/skill.map.ts';
import { factsOf, type OfferFacts, type Requirement } from './offer.facts.ts';
import { readParts } from './offer.parts.ts';
import { hiringIn, writeDraft } from './offer.service.ts';
import { offer, writtenOffer } from './offer.visibility.ts';

/** The requirements with the skills that count today: one that was replaced since is its successor, asked once in the whole offer. */
function renewed(list: readonly Requirement[], present: (slug: string) => string, asked: Set<string>): Requirement[] {
  return list.flatMap(({ alternatives, weight }) => {
    const fresh = alternatives.map((one) => ({ ...one, skill: present(one.skill) })).filter(({ skill }) => !asked.has(skill) && asked.add(skill));
    return fresh.length > 0 ? [{ alternatives: fresh, weight }] : [];
  });
}

/** The same job, offered again: without the reference, which is one offer's own, and without days that are over; one opening where none is left. */
async function copied(tx: Tx, facts: OfferFacts): Promise<OfferFacts> {
  const today = dayOf(now(tx));
  const { present } = await skillMap(tx);
  const asked = new Set<string>();
  const ahead = (day: string | null): string | null => (day !== null && day >= today ? day : null);
  return {
    ...facts,
    reference: null,
    startsOn: ahead(facts.startsOn),
    deadlineOn: ahead(facts.deadlineOn),
    openings: Math.max(1, facts.openings),
    mustHaves: renewed(facts.mustHaves, present, asked),
    niceToHaves: renewed(facts.niceToHaves, present, asked),
  };
}

/** Writes a draft like an offer in any state; the offer stays as it is. Faults: NOT_FOUND. */
export async function copyOffer(tx: Tx, input: { offerId: string }): Promise<{ offer: string }> {
  const row = await read(tx, offer).innerJoin(from(tx, writtenOffer), 'writtenOffer.id', 'offer.id').selectAll('offer').where('offer.id', '=', input.offerId).executeTakeFirst();
  if (!row) throw await refusal(tx, writtenOffer, input.offerId, 'offerId');
  const facts = factsOf(row, await readParts(tx, row.id));
  const { id } = await writeDraft(tx, await hiringIn(tx, row.employerId), await copied(tx, facts));
  return { offer: id };
}
