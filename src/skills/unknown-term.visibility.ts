import { defineNoun } from '../kernel/read.ts';
import { isAdministrator } from '../kernel/viewer.ts';
import { UnknownTermSchema } from './unknown-term.entity.ts';

/** A term that waits for a curator: administrators. Who wrote it is written nowhere here. */
export const unknownTerm = defineNoun({
  name: 'unknownTerm',
  table: UnknownTermSchema,
  columns: ['id', 'folded', 'term', 'language', 'times', 'state', 'skillSlug', 'firstSeenAt', 'lastSeenAt', 'decidedAt'],
  visible: (eb, viewer) => eb.lit(isAdministrator(viewer)),
});
