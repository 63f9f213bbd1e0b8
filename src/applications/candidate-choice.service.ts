import { candidateKey } from '../graduates/candidate.loaders.ts';
import { othersCandidate } from '../graduates/graduate.visibility.ts';
import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { load } from '../kernel/transact.ts';
import { Offer } from '../offers/offer.entity.ts';
import { managedOffer } from '../offers/offer.visibility.ts';
import { CandidateChoice, CandidateNote, type ChoiceKind } from './candidate-choice.entity.ts';
import type { CandidateStanding } from './candidate-choice.enums.ts';
import { candidateFault, STANDING_WORDS } from './candidate-choice.errors.ts';
import { choiceKey } from './candidate-choice.loaders.ts';
import { ownNote } from './candidate-choice.visibility.ts';

const NOTE_MOST = 2000;
/** How many notes are kept on a candidate for one offer. */
export const NOTES_MOST = 50;

/** An offer, and a candidate of the employer that `candidateId` names. */
export interface Pair {
  readonly offerId: string;
  readonly employerId: string;
  readonly graduateId: string;
}

interface Choice extends Pair {
  readonly seen?: CandidateStanding | null;
}

/**
 * Locks an own offer, so that what is decided for it is decided one after the other, and makes sure that the candidate is in the
 * employer's sight at this moment.
 */
async function lockDesk(tx: Tx, { offerId, employerId, graduateId }: Pair): Promise<void> {
  const own = await load(tx, managedOffer, Offer, offerId, 'offerId');
  const seen = await read(tx, othersCandidate).select('othersCandidate.id').where('othersCandidate.id', '=', graduateId).where('othersCandidate.employerId', '=', own.employerId).executeTakeFirst();
  if (!seen || own.employerId !== employerId) throw faults.NOT_FOUND('candidateId');
}

/** The choice there is, once it is where its viewer saw it. */
async function standingChoice(tx: Tx, { offerId, graduateId }: Pair, seen: CandidateStanding | null): Promise<CandidateChoice | null> {
  const present = await tx.em.findOne(CandidateChoice, { offerId, graduateId });
  const standing = present?.kind ?? 'UNDECIDED';
  if (seen !== null && standing !== seen) throw candidateFault.CHOSEN_OTHERWISE('candidateId', { standing: STANDING_WORDS[standing] });
  return present;
}

/** Chooses one way. Who stands there already stays, as the first colleague chose. */
const choose = (kind: ChoiceKind) => async (tx: Tx, input: Choice): Promise<{ candidate: string; choice: string }> => {
  const { offerId, employerId, graduateId } = input;
  await lockDesk(tx, input);
  const done = { candidate: candidateKey(employerId, graduateId), choice: choiceKey(offerId, graduateId) };
  if ((await tx.em.count(CandidateChoice, { offerId, graduateId, kind })) > 0) return done;
  const present = await standingChoice(tx, input, input.seen ?? 'UNDECIDED');
  if (present) Object.assign(present, { kind, byId: tx.viewer.accountId, chosenAt: now(tx) });
  else tx.em.create(CandidateChoice, { id: newId(tx), offerId, graduateId, kind, byId: tx.viewer.accountId, chosenAt: now(tx) });
  return done;
};

export const shortlistCandidate = choose('SHORTLISTED');
export const passCandidate = choose('PASSED');

/** Takes a choice back; where there is none, nothing is done. */
export async function clearCandidateChoice(tx: Tx, input: Choice): Promise<{ candidate: string }> {
  await lockDesk(tx, input);
  const present = await standingChoice(tx, input, input.seen ?? null);
  if (present) tx.em.remove(present);
  return { candidate: candidateKey(input.employerId, input.graduateId) };
}

/** Writes a note for colleagues. Faults: NOT_FOUND, REQUIRED, TOO_LONG. */
export async function addCandidateNote(tx: Tx, input: Pair & { text: string }): Promise<{ note: string }> {
  const rules = new Rules();
  rules.text('text', input.text, NOTE_MOST);
  rules.done();
  const { offerId, graduateId } = input;
  await lockDesk(tx, input);
  const there = await tx.em.count(CandidateNote, { offerId, graduateId });
  if (there >= NOTES_MOST) throw faults.TOO_LONG('candidateId', { length: there + 1, most: NOTES_MOST });
  const { id } = tx.em.create(CandidateNote, { id: newId(tx), offerId, graduateId, authorId: tx.viewer.accountId, text: input.text.trim(), createdAt: now(tx) });
  return { note: id };
}

/** Takes an own note back. */
export async function deleteCandidateNote(tx: Tx, input: { noteId: string }): Promise<{ deletedId: string }> {
  const own = await load(tx, ownNote, CandidateNote, input.noteId, 'noteId');
  tx.em.remove(own);
  return { deletedId: own.id };
}
