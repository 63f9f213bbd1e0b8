import { centre } from '../centres/centre.visibility.ts';
import { ownersOf } from '../employers/employer.post.ts';
import { employer } from '../employers/employer.visibility.ts';
import type { Addressee } from '../identity/addressee.ts';
import type { Tx } from '../kernel/context.ts';
import { nameIn } from '../kernel/language.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { post, postAll } from '../mail/letter.ts';
import { titlesOf } from '../offers/offer.titles.ts';
import { offer } from '../offers/offer.visibility.ts';
import { GRADUATE_RECOMMENDED, RECOMMENDATION_ASKED, RECOMMENDED } from './recommendation.letters.ts';

/** What is told of: which offer, which centre, and its word. */
interface Told {
  readonly offerId: string;
  readonly centreId: string;
  readonly note?: string | null;
}

/** The facts of a recommendation in the language of each reader. */
async function facts(tx: Tx, { offerId, centreId, note }: Told) {
  const service = asSystem(tx, 'a letter names an offer, its employer and a centre');
  const about = await read(service, offer).innerJoin(from(service, employer), 'employer.id', 'offer.employerId').select(['offer.slug', 'employer.name']).where('offer.id', '=', offerId).executeTakeFirstOrThrow();
  const titleIn = await titlesOf(service, offerId);
  const named = await read(service, centre).select(['centre.nameFr', 'centre.nameAr', 'centre.nameEn']).where('centre.id', '=', centreId).executeTakeFirstOrThrow();
  return ({ language }: Addressee) => ({ title: titleIn(language), employer: about.name, centre: nameIn(named, language), note: note ?? null, slug: about.slug });
}

/** Asks the person, or tells it where it agreed beforehand. */
export async function tellGraduate(tx: Tx, person: Addressee, told: Told, agreedBefore: boolean): Promise<void> {
  await post(tx, agreedBefore ? RECOMMENDED : RECOMMENDATION_ASKED, person, (await facts(tx, told))(person));
}

/** Tells the owners of the employer that somebody is recommended to them, not who. */
export async function tellEmployer(tx: Tx, employerId: string, told: Told): Promise<void> {
  const said = await facts(tx, told);
  await postAll(tx, GRADUATE_RECOMMENDED, (await ownersOf(tx, employerId)).map((to) => ({ to, data: { ...said(to), note: null } })));
}
