import { defineLoader, one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { type Order, type PageArgs, pagedEdge } from '../kernel/paging.ts';
import { read, type Row } from '../kernel/read.ts';
import type { ChoiceKind } from './candidate-choice.entity.ts';
import { candidateChoice, candidateNote } from './candidate-choice.visibility.ts';

const KEY = ' ';
/** The key of what hangs on a pair: one offer, one graduate. */
export const choiceKey = (offerId: string, graduateId: string): string => `${offerId}${KEY}${graduateId}`;
export const pairOfKey = (key: string): [offerId: string, graduateId: string] => key.split(KEY) as [string, string];

/** What the viewer's colleagues decided of a pair, by `choiceKey`; null where nobody did, or it is not the viewer's to see. */
export const choiceByPair = defineLoader<string, Row<typeof candidateChoice> | null>(async (context, keys) => {
  const rows = await read(context, candidateChoice)
    .selectAll('candidateChoice')
    .where((eb) => eb(eb.refTuple('candidateChoice.offerId', 'candidateChoice.graduateId'), 'in', keys.map((key) => eb.tuple(...pairOfKey(key)))))
    .execute();
  const byPair = new Map(rows.map((row) => [choiceKey(row.offerId, row.graduateId), row]));
  return keys.map((key) => byPair.get(key) ?? null);
});

/** The notes on a pair, newest first, by `choiceKey`. */
export const notesByPair = defineLoader<string, Row<typeof candidateNote>[]>(async (context, keys) => {
  const rows = await read(context, candidateNote)
    .selectAll('candidateNote')
    .where((eb) => eb(eb.refTuple('candidateNote.offerId', 'candidateNote.graduateId'), 'in', keys.map((key) => eb.tuple(...pairOfKey(key)))))
    .orderBy('candidateNote.createdAt', 'desc')
    .orderBy('candidateNote.id', 'desc')
    .execute();
  const byPair = Map.groupBy(rows, (row) => choiceKey(row.offerId, row.graduateId));
  return keys.map((key) => byPair.get(key) ?? []);
});

const LATEST: Order = { name: 'CHOSEN', by: ['chosenAt'], direction: 'desc' };
/** What was decided for an offer one way, latest first. */
export const choicesOfOffer = pagedEdge(candidateChoice, 'offerId', () => LATEST, (query, { kind }: PageArgs & { readonly kind: ChoiceKind }) => query.where('candidateChoice.kind', '=', kind));

export const noteById = one(candidateNote);
registerNode('CandidateNote', noteById);
registerNode('CandidateChoice', one(candidateChoice));
