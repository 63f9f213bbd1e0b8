import { addDays } from '../kernel/clock.ts';
import type { Context } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import { offer, offerSkill } from '../offers/offer.visibility.ts';
import { skillMap } from '../skills/skill.map.ts';
import type { AskedByOffer } from './idf.build.ts';

const REASON = 'how often skills are asked for is counted over everybody’s offers';

/** What was asked longer ago says little of what is asked now. */
const DAYS = 365;

/** So many ids a statement. */
const CHUNK = 20_000;

/** What the offers asked for that were published in the year up to that day, whatever became of them; drafts have no say. */
export async function askedInTheYearTo(context: Context, day: string): Promise<AskedByOffer[]> {
  const system = asSystem(context, REASON);
  const { present } = await skillMap(context);
  const offers = await read(system, offer).select(['offer.id', 'offer.employerId'])
    .where('offer.publishedAt', '>=', `${addDays(day, -DAYS)}T00:00:00Z`).where('offer.publishedAt', '<', `${addDays(day, 1)}T00:00:00Z`).orderBy('offer.id').execute();
  const asked = new Map(offers.map(({ id, employerId }) => [id, { employerId, skills: [] as string[] }]));
  for (let at = 0; at < offers.length; at += CHUNK) {
    const rows = await read(system, offerSkill).select(['offerSkill.offerId', 'offerSkill.skillSlug']).where('offerSkill.offerId', 'in', offers.slice(at, at + CHUNK).map(({ id }) => id)).execute();
    for (const { offerId, skillSlug } of rows) asked.get(offerId)?.skills.push(present(skillSlug));
  }
  return [...asked.values()].filter(({ skills }) => skills.length > 0);
}
