import { Employer } from '../employers/employer.entity.ts';
import { requireConfirmedEmail } from '../identity/confirmation.service.ts';
import type { Tx } from '../kernel/context.ts';
import { faults, userErrorsOf, type UserErrorRow } from '../kernel/errors.ts';
import { read, type Row } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { load } from '../kernel/transact.ts';
import { Offer } from './offer.entity.ts';
import { offerFault } from './offer.errors.ts';
import { changedFields, factsAfter, factsOf, type GivenFacts, type OfferFacts } from './offer.facts.ts';
import { readPartsOf } from './offer.parts.ts';
import { changeOffer, type Hiring, hiringIn, writeDraft } from './offer.service.ts';
import { mayMove } from './offer.states.ts';
import { hiringEmployer, offer, writtenOffer } from './offer.visibility.ts';
import { OFFER_STATE_WORDS } from './offer.words.ts';
import { announceOffer } from './publication.service.ts';

/** How many offers one request writes. */
export const UPSERT_MOST = 100;

/** An offer under the employer's own reference. */
export interface UpsertItem extends GivenFacts {
  /** Whether it is to be public; left out or false, its state stays. */
  readonly publish?: boolean | null;
}
export interface UpsertOffers {
  readonly employerId: string;
  readonly items: readonly UpsertItem[];
}

export const UpsertOfferOutcome = { CREATED: 'CREATED', UPDATED: 'UPDATED', UNCHANGED: 'UNCHANGED', REFUSED: 'REFUSED' } as const;
export type UpsertOfferOutcome = (typeof UpsertOfferOutcome)[keyof typeof UpsertOfferOutcome];
export interface UpsertResult {
  readonly reference: string | null;
  readonly outcome: UpsertOfferOutcome;
  /** Null where the item was refused and there is no such offer yet. */
  readonly offerId: string | null;
  readonly userErrors: UserErrorRow[];
}

/** An offer that is there already. */
interface Present {
  readonly row: Row<typeof offer>;
  readonly facts: OfferFacts;
}

/** The employer's offers under these references. */
async function presentOffers(tx: Tx, employerId: string, references: readonly string[]): Promise<Map<string, Present>> {
  if (references.length === 0) return new Map();
  const rows = await read(tx, offer).selectAll().where('offer.employerId', '=', employerId).where('offer.reference', 'in', references).execute();
  const parts = await readPartsOf(tx, rows.map((row) => row.id));
  return new Map(rows.map((row) => [row.reference!, { row, facts: factsOf(row, parts.get(row.id)!) }]));
}

async function create(tx: Tx, employer: Hiring, { publish, ...given }: UpsertItem): Promise<Omit<UpsertResult, 'reference' | 'userErrors'>> {
  const draft = await writeDraft(tx, employer, given, publish === true);
  if (publish) announceOffer(tx, draft);
  return { outcome: 'CREATED', offerId: draft.id };
}

async function update(tx: Tx, { row, facts }: Present, { publish, ...given }: UpsertItem): Promise<Omit<UpsertResult, 'reference' | 'userErrors'>> {
  const publishes = publish === true && row.state !== 'PUBLISHED';
  if (!publishes && changedFields(facts, factsAfter(facts, given)).length === 0) return { outcome: 'UNCHANGED', offerId: row.id };
  // With the version that was compared: what a colleague changed a moment ago is not overwritten unseen.
  const entity = await load(tx, writtenOffer, Offer, row.id, 'reference', row.version);
  if (publishes && !mayMove(entity.state, 'PUBLISHED')) throw offerFault.WRONG_STATE('publish', { from: OFFER_STATE_WORDS[entity.state], to: OFFER_STATE_WORDS.PUBLISHED });
  await changeOffer(tx, entity, facts, given, publishes || entity.state === 'PUBLISHED');
  if (publishes) announceOffer(tx, entity);
  return { outcome: 'UPDATED', offerId: row.id };
}

/** The faults of one item, on the fields of the request; anything unexpected ends the whole. */
function refused(tx: Tx, error: unknown, index: number): UserErrorRow[] {
  const userErrors = userErrorsOf(error, tx.language);
  if (!userErrors) throw error;
  return userErrors.map((one) => ({ ...one, field: [`items.${index}`, one.field].filter(Boolean).join('.') }));
}

/**
 * Writes up to a hundred offers of an employer under its own references: new ones as drafts, those that are there as they
 * differ. Each item stands alone; what is refused is told and leaves the rest. Sent again it changes nothing.
 * Faults of the whole: NOT_FOUND, TOO_LONG, REQUIRED, EMAIL_NOT_CONFIRMED.
 */
export async function upsertOffers(tx: Tx, input: UpsertOffers): Promise<{ results: UpsertResult[] }> {
  const employer = await hiringIn(tx, input.employerId);
  const rules = new Rules();
  rules.list('items', input.items, UPSERT_MOST, 1);
  rules.done();
  if (input.items.some(({ publish }) => publish)) await requireConfirmedEmail(tx);
  // One at a time for an employer: two that bring the same new reference at once do not collide.
  await load(tx, hiringEmployer, Employer, employer.id, 'employerId');
  const references = input.items.map(({ reference }) => reference?.trim() || null);
  const present = await presentOffers(tx, employer.id, references.filter((one) => one !== null));
  const results: UpsertResult[] = [];
  for (const [index, item] of input.items.entries()) {
    const reference = references[index]!;
    const known = reference === null ? undefined : present.get(reference);
    try {
      if (reference === null) throw faults.REQUIRED('reference');
      if (references.indexOf(reference) !== references.lastIndexOf(reference)) throw offerFault.REFERENCE_TWICE('reference', { value: reference });
      const done = known ? await update(tx, known, item) : await create(tx, employer, item);
      results.push({ reference, ...done, userErrors: [] });
    } catch (error) {
      results.push({ reference, outcome: 'REFUSED', offerId: known?.row.id ?? null, userErrors: refused(tx, error, index) });
    }
  }
  return { results };
}
