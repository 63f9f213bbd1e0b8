import { addresseesOf, type Addressee } from '../identity/addressee.ts';
import type { Tx } from '../kernel/context.ts';
import { asSystem, from, read } from '../kernel/read.ts';
import { centreStaff } from './centre.visibility.ts';
import { sponsorship } from './sponsorship.visibility.ts';

/** The coordinators of the centre that posts for an employer, as letters address them; nobody where none does. */
export async function coordinatorsFor(tx: Tx, employerId: string): Promise<Addressee[]> {
  const service = asSystem(tx, 'what befalls an employer that is not here is told to who posts for it');
  const rows = await read(service, centreStaff)
    .innerJoin(from(tx, sponsorship), 'sponsorship.centreId', 'staffMember.centreId')
    .select('staffMember.accountId')
    .where('sponsorship.employerId', '=', employerId)
    .where('staffMember.kind', '=', 'COORDINATOR')
    .where('staffMember.endedAt', 'is', null)
    .execute();
  return addresseesOf(tx, rows.map((row) => row.accountId));
}
