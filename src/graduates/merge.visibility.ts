import { defineNoun } from '../kernel/read.ts';
import type { Builder } from '../kernel/rule.ts';
import { isAdministrator, type Viewer } from '../kernel/viewer.ts';
import { GraduateSchema } from './graduate.entity.ts';
import { EnrolmentSchema } from './enrolment.entity.ts';

/** Somebody who is here, and no stand-in of a centre. Asks the table `graduates`. */
const isPerson = (eb: Builder) =>
  eb.and([eb('graduates.erased_at', 'is', null), eb.not(eb.exists(eb.selectFrom('held_places as held').select('held.graduate_id').whereRef('held.graduate_id', '=', 'graduates.id')))]);

const visible = (eb: unknown, viewer: Viewer) => (eb as Builder).and([(eb as Builder).lit(isAdministrator(viewer)), isPerson(eb as Builder)]);
const seatVisible = (eb: unknown, viewer: Viewer) => (eb as Builder).lit(isAdministrator(viewer));

/** A graduate as administrators merge it with another. */
export const mergedGraduate = defineNoun({ name: 'mergedGraduate', table: GraduateSchema, columns: ['id'], visible });

/** What tells twins, and no more: administrators. Who it is, is asked for as of any graduate, on the record. */
export const twin = defineNoun({ name: 'twin', table: GraduateSchema, columns: ['id', 'phone', 'foldedName'], visible });
/** The same of who came later, since a noun is joined to itself under another name. */
export const laterTwin = defineNoun({ name: 'laterTwin', table: GraduateSchema, columns: ['id', 'phone', 'foldedName'], visible });

/** In which cohorts the two are. */
export const twinSeat = defineNoun({ name: 'twinSeat', table: EnrolmentSchema, columns: ['graduateId', 'cohortId'], visible: seatVisible });
export const laterSeat = defineNoun({ name: 'laterSeat', table: EnrolmentSchema, columns: ['graduateId', 'cohortId'], visible: seatVisible });
