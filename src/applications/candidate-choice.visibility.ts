import { isMemberOf } from '../employers/employer.visibility.ts';
import { isOthersCandidate } from '../graduates/graduate.sight.ts';
import { defineNoun } from '../kernel/read.ts';
import type { Builder, Rule } from '../kernel/rule.ts';
import { Scope, type Viewer } from '../kernel/viewer.ts';
import { CandidateChoiceSchema, CandidateNoteSchema } from './candidate-choice.entity.ts';

/** Whether a row of that table is about a candidate whom the viewer's own employer sees at this moment. */
const isOfDesk = (eb: Builder, table: 'candidate_choices' | 'candidate_notes', viewer: Viewer, now: Date): Rule =>
  eb.exists(
    eb
      .selectFrom(['offers', 'employers', 'graduates'])
      .select('offers.id')
      .whereRef('offers.id', '=', `${table}.offer_id`)
      .whereRef('employers.id', '=', 'offers.employer_id')
      .whereRef('graduates.id', '=', `${table}.graduate_id`)
      .where((inner: Builder) => isOthersCandidate(inner, viewer, now)),
  );

/**
 * What an employer's members decided of a candidate, and what they noted for each other: those members alone, while the employer
 * may see the candidate. Never the candidate, its centre, or an administrator. Who is hidden leaves; who comes back is there again.
 */
export const candidateChoice = defineNoun({
  name: 'candidateChoice',
  table: CandidateChoiceSchema,
  columns: ['id', 'offerId', 'graduateId', 'kind', 'byId', 'chosenAt'],
  scope: Scope.CANDIDATES_READ,
  visible: (eb, viewer, now) => isOfDesk(eb as Builder, 'candidate_choices', viewer, now),
});
export const candidateNote = defineNoun({
  name: 'candidateNote',
  table: CandidateNoteSchema,
  columns: ['id', 'offerId', 'graduateId', 'authorId', 'text', 'createdAt'],
  scope: Scope.CANDIDATES_READ,
  visible: (eb, viewer, now) => isOfDesk(eb as Builder, 'candidate_notes', viewer, now),
});

/** A note as its author takes it back: while a member, also where the candidate is hidden by now. */
export const ownNote = defineNoun({
  name: 'ownNote',
  table: CandidateNoteSchema,
  columns: ['id'],
  scope: Scope.CANDIDATES_WRITE,
  visible: (eb, viewer) => {
    const build = eb as Builder;
    return build.and([
      build('candidate_notes.author_id', '=', viewer.accountId),
      build.exists(build.selectFrom('offers').select('offers.id').whereRef('offers.id', '=', 'candidate_notes.offer_id').where((inner: Builder) => isMemberOf(inner, 'offers.employer_id', viewer))),
    ]);
  },
});
