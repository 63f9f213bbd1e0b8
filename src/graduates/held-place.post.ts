import { addresseesOf } from '../identity/addressee.ts';
import type { Tx } from '../kernel/context.ts';
import { type Named, nameIn } from '../kernel/language.ts';
import { postAll } from '../mail/letter.ts';
import { PLACE_HELD } from './held-place.letters.ts';

/** Tells the holders of accounts that a centre holds places for them. */
export async function tellOfPlaces(tx: Tx, accountIds: readonly string[], centre: Named): Promise<void> {
  await postAll(tx, PLACE_HELD, (await addresseesOf(tx, accountIds)).map((to) => ({ to, data: { centre: nameIn(centre, to.language) } })));
}
