import type { Context, Tx } from '../kernel/context.ts';
import { read } from '../kernel/read.ts';
import { OfferLanguage, OfferPlace, OfferSkill, OfferText } from './offer.entity.ts';
import { type PartFacts, type Requirement, requirementsOf } from './offer.facts.ts';
import { offerLanguage, offerPlace, offerSkill, offerText } from './offer.visibility.ts';

/** The parts of an offer, each in its order. */
export async function readParts(context: Context, offerId: string): Promise<PartFacts> {
  const texts = await read(context, offerText).select(['offerText.language', 'offerText.title', 'offerText.body']).where('offerText.offerId', '=', offerId).orderBy('offerText.position').execute();
  const places = await read(context, offerPlace).select('offerPlace.placeCode').where('offerPlace.offerId', '=', offerId).orderBy('offerPlace.position').execute();
  const languages = await read(context, offerLanguage).selectAll().where('offerLanguage.offerId', '=', offerId).orderBy('offerLanguage.language').execute();
  const skills = await read(context, offerSkill).selectAll().where('offerSkill.offerId', '=', offerId).execute();
  const asked = (required: boolean) => languages.filter((row) => row.required === required).map(({ language, level }) => ({ language, level }));
  return {
    texts,
    placeCodes: places.map((row) => row.placeCode),
    requiredLanguages: asked(true),
    preferredLanguages: asked(false),
    mustHaves: requirementsOf(skills, 'MUST_HAVE'),
    niceToHaves: requirementsOf(skills, 'NICE_TO_HAVE'),
  };
}

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
