import { cohort } from '../centres/centre.visibility.ts';
import { isEmail } from '../identity/account.service.ts';
import { from, read } from '../kernel/read.ts';
import type { PersonalData } from '../privacy/personal-data.ts';
import { heldPlace } from './cohort-import.visibility.ts';
import { enrolment, graduate } from './graduate.visibility.ts';
import { removePlaces } from './held-place.service.ts';

/** Places that centres hold for the address of an account: what they wrote of its holder. */
export const heldPlacePersonalData: PersonalData = {
  name: 'heldPlaces',
  columns: { held_places: ['account_id'] },
  read: (context, { accountId }) =>
    read(context, heldPlace)
      .innerJoin(from(context, graduate), 'graduate.id', 'heldPlace.graduateId')
      .innerJoin(from(context, enrolment), 'enrolment.graduateId', 'heldPlace.graduateId')
      .innerJoin(from(context, cohort), 'cohort.id', 'enrolment.cohortId')
      .select(['heldPlace.createdAt', 'cohort.name as cohort', 'graduate.name', 'graduate.email', 'graduate.phone'])
      .where('heldPlace.accountId', '=', accountId)
      .execute(),
  erase: (tx, { accountId }, traces) => removePlaces(tx, accountId, traces.some(isEmail)),
};
