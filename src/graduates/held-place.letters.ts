import { addresseesOf } from '../identity/addressee.ts';
import type { Tx } from '../kernel/context.ts';

/** What the letter about a place says. */
export interface PlaceHeld {
  /** What the centre is called. */
  readonly centre: string;
  readonly cohortId: string;
}

/** Tells the holder of an account that a centre holds a place for it, to be taken or declined by whoever is signed in there. */
export async function tellOfPlace(tx: Tx, accountId: string, _place: PlaceHeld): Promise<void> {
  await addresseesOf(tx, [accountId]);
}
