import { centre } from '../centres/centre.visibility.ts';
import { sponsorship } from '../centres/sponsorship.visibility.ts';
import { employer } from '../employers/employer.visibility.ts';
import { graduate, heldSkill, spokenLanguage } from '../graduates/graduate.visibility.ts';
import type { Tx } from '../kernel/context.ts';
import { type Language, nameIn } from '../kernel/language.ts';
import { languageIn } from '../kernel/locale.ts';
import { from, read } from '../kernel/read.ts';
import { post } from '../mail/letter.ts';
import type { Offer } from '../offers/offer.entity.ts';
import { offerText } from '../offers/offer.visibility.ts';
import { cefrIn } from '../skills/cefr.words.ts';
import { skillMap } from '../skills/skill.map.ts';
import { APPLIED_BY_LETTER, type AppliedByLetter } from './by-letter.letters.ts';

const MOST_SKILLS = 30;

/** What the person shows of itself: read as the person, who sees all of it and leaves no look in the log. */
async function applicant(tx: Tx, graduateId: string, language: Language): Promise<Pick<AppliedByLetter, 'name' | 'email' | 'phone' | 'website' | 'headline' | 'skills' | 'languages'>> {
  const person = await read(tx, graduate).select(['graduate.name', 'graduate.email', 'graduate.phone', 'graduate.website', 'graduate.headline']).where('graduate.id', '=', graduateId).executeTakeFirstOrThrow();
  const held = await read(tx, heldSkill).select('heldSkill.skillSlug').distinct().where('heldSkill.graduateId', '=', graduateId).orderBy('heldSkill.skillSlug').execute();
  const spoken = await read(tx, spokenLanguage).select(['spokenLanguage.language', 'spokenLanguage.level']).where('spokenLanguage.graduateId', '=', graduateId).orderBy('spokenLanguage.language').execute();
  const { label } = await skillMap(tx);
  return { ...person, skills: held.slice(0, MOST_SKILLS).map(({ skillSlug }) => label(skillSlug, language)), languages: spoken.map((one) => `${languageIn(language, one.language)} (${cefrIn(language, one.level)})`) };
}

/** Sends an application to the address that the offer names, in the offer's first language. */
export async function sendByLetter(tx: Tx, sought: Offer, graduateId: string, message: string | null): Promise<void> {
  const text = await read(tx, offerText).select(['offerText.language', 'offerText.title']).where('offerText.offerId', '=', sought.id).orderBy('offerText.position').executeTakeFirstOrThrow();
  const { language } = text;
  const { name } = await read(tx, employer).select('employer.name').where('employer.id', '=', sought.employerId).executeTakeFirstOrThrow();
  const by = await read(tx, sponsorship).innerJoin(from(tx, centre), 'centre.id', 'sponsorship.centreId').select(['centre.nameFr', 'centre.nameAr', 'centre.nameEn']).where('sponsorship.employerId', '=', sought.employerId).executeTakeFirstOrThrow();
  const said = { title: text.title, reference: sought.reference ?? null, employer: name, centre: nameIn(by, language), message, ...(await applicant(tx, graduateId, language)) };
  // The letter is about the person, whose account it is kept under: erased with it, were it still waiting.
  await post(tx, APPLIED_BY_LETTER, { accountId: tx.viewer.accountId, email: sought.applyEmail!, name: null, language }, said);
}
