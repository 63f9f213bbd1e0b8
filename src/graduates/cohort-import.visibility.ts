import { coordinates } from '../centres/centre.visibility.ts';
import { CohortSchema } from '../centres/cohort.entity.ts';
import { emailConfirmed } from '../identity/account.visibility.ts';
import { defineNoun } from '../kernel/read.ts';
import type { Builder, Rule } from '../kernel/rule.ts';
import type { Viewer } from '../kernel/viewer.ts';
import { CohortImportSchema } from './cohort-import.entity.ts';
import { HeldPlaceSchema } from './held-place.entity.ts';

const ofCentre = (eb: Builder, viewer: Viewer): Rule =>
  eb.exists(eb.selectFrom('cohorts').select('cohorts.id').whereRef('cohorts.id', '=', 'cohort_imports.cohort_id').where((inner: Builder) => coordinates(inner, 'cohorts.centre_id', viewer)));

/** An import into a cohort: the centre's coordinators. The sheet itself has no column here. */
export const cohortImport = defineNoun({
  name: 'cohortImport',
  table: CohortImportSchema,
  asks: [CohortSchema],
  columns: ['id', 'cohortId', 'state', 'options', 'total', 'done', 'createdAt', 'finishedAt'],
  visible: (eb, viewer) => ofCentre(eb, viewer),
});

/** The same with its report, which may be of ten thousand rows: read where it is asked for, and not by whoever waits for the end. */
export const importReport = defineNoun({ name: 'importReport', table: CohortImportSchema, asks: [CohortSchema], columns: ['id', 'report'], visible: (eb, viewer) => ofCentre(eb, viewer) });

/** A place that a centre holds: the holder of the account it was found to be for, alone, once it showed that the address is its own. */
export const heldPlace = defineNoun({
  name: 'heldPlace',
  table: HeldPlaceSchema,
  columns: ['graduateId', 'accountId', 'createdAt'],
  visible: (eb, viewer) => eb.and([eb('held_places.account_id', '=', viewer.accountId), emailConfirmed(eb, 'held_places.account_id')]),
});
