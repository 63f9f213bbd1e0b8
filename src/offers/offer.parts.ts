import type { Context, Tx } from '../kernel/context.ts';
import { read } from '../kernel/read.ts';
import { OfferLanguage, OfferPlace, OfferSkill, OfferText } from './offer.entity.ts';
import { type PartFacts, type Requirement, requirementsOf } from './offer.facts.ts';
import { offerLanguage, offerPlace, offerSkill, offerText } from './offer.visibility.ts';

/** The parts of offers, each in its order, by the offer's id; four statements however many there are. */
export async function readPartsOf(context: Context, offerIds: readonly string[]): Promise<Map<string, PartFacts>> {
  if (offerIds.length === 0) return new Map();
  const texts = await read(context, offerText).selectAll().where('offerText.offerId', 'in', offerIds).orderBy('offerText.position').execute();
  const places = await read(context, offerPlace).selectAll().where('offerPlace.offerId', 'in', offerIds).orderBy('offerPlace.position').execute();
  const languages = await read(context, offerLanguage).selectAll().where('offerLanguage.offerId', 'in', offerIds).orderBy('offerLanguage.language').execute();
  const skills = await read(context, offerSkill).selectAll().where('offerSkill.offerId', 'in', offerIds).execute();
  const of = <T extends { offerId: string }>(rows: T[], offerId: string): T[] => rows.filter((row) => row.offerId === offerId);
  const asked = (offerId: string, required: boolean) => of(languages, offerId).filter((row) => row.required === required).map(({ language, level }) => ({ language, level }));
  return new Map(offerIds.map((offerId) => [offerId, {
    texts: of(texts, offerId).map(({ language, title, body }) => ({ language, title, body })),
    placeCodes: of(places, offerId).map((row) => row.placeCode),
    requiredLanguages: asked(offerId, true),
    preferredLanguages: asked(offerId, false),
    mustHaves: requirementsOf(of(skills, offerId), 'MUST_HAVE'),
    niceToHaves: requirementsOf(of(skills, offerId), 'NICE_TO_HAVE'),
  }]));
}

/** The parts of one offer. */
export const readParts = async (context: Context, offerId: string): Promise<PartFacts> => (await readPartsOf(context, [offerId])).get(offerId)!;

/** Writes the parts of an offer that has none. */
export function writeParts(tx: Tx, offerId: string, parts: PartFacts): void {
  for (const [position, text] of parts.texts.entries()) tx.em.create(OfferText, { offerId, position, ...text });
  for (const [position, placeCode] of parts.placeCodes.entries()) tx.em.create(OfferPlace, { offerId, placeCode, position });
  for (const asked of parts.requiredLanguages) tx.em.create(OfferLanguage, { offerId, ...asked, required: true });
  for (const asked of parts.preferredLanguages) tx.em.create(OfferLanguage, { offerId, ...asked, required: false });
  const requirement = ({ alternatives, weight }: Requirement, position: number, kind: 'MUST_HAVE' | 'NICE_TO_HAVE'): void => {
    for (const [alternative, { skill, minimumLevel }] of alternatives.entries()) tx.em.create(OfferSkill, { offerId, position, alternative, kind, skillSlug: skill, minimumLevel, weight });
  };
  for (const [position, one] of parts.mustHaves.entries()) requirement(one, position, 'MUST_HAVE');
  for (const [position, one] of parts.niceToHaves.entries()) requirement(one, parts.mustHaves.length + position, 'NICE_TO_HAVE');
}

/** Replaces the parts of an offer, all of them: they are few, and the rows that stay come back as they were. */
export async function replaceParts(tx: Tx, offerId: string, parts: PartFacts): Promise<void> {
  await tx.em.nativeDelete(OfferText, { offerId });
  await tx.em.nativeDelete(OfferPlace, { offerId });
  await tx.em.nativeDelete(OfferLanguage, { offerId });
  await tx.em.nativeDelete(OfferSkill, { offerId });
  writeParts(tx, offerId, parts);
}
