import { defineEntity, p } from '@mikro-orm/core';
import { Graduate } from '../graduates/graduate.entity.ts';
import { Offer } from '../offers/offer.entity.ts';

export const ChoiceKind = { SHORTLISTED: 'SHORTLISTED', PASSED: 'PASSED' } as const;
export type ChoiceKind = (typeof ChoiceKind)[keyof typeof ChoiceKind];

/** What an employer's members decided about a candidate for one offer, among themselves. */
export const CandidateChoiceSchema = defineEntity({
  name: 'CandidateChoice',
  tableName: 'candidate_choices',
  uniques: [{ name: 'candidate_choices_one', properties: ['offerId', 'graduateId'] }],
  properties: {
    /** A key of its own: cursors and ids show it, and the graduate's would name the person. */
    id: p.uuid().primary(),
    offerId: () => p.manyToOne(Offer).mapToPk().fieldName('offer_id').deleteRule('cascade'),
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').index().deleteRule('cascade'),
    kind: p.enum(() => ChoiceKind),
    byId: p.uuid(),
    chosenAt: p.datetime().length(3),
  },
});
export class CandidateChoice extends CandidateChoiceSchema.class {}
CandidateChoiceSchema.setClass(CandidateChoice);

/** A note on a candidate for one offer, for colleagues of the same employer. */
export const CandidateNoteSchema = defineEntity({
  name: 'CandidateNote',
  tableName: 'candidate_notes',
  indexes: [{ name: 'candidate_notes_of', properties: ['offerId', 'graduateId', 'createdAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    offerId: () => p.manyToOne(Offer).mapToPk().fieldName('offer_id').deleteRule('cascade'),
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').index().deleteRule('cascade'),
    authorId: p.uuid(),
    text: p.text(),
    createdAt: p.datetime().length(3),
  },
});
export class CandidateNote extends CandidateNoteSchema.class {}
CandidateNoteSchema.setClass(CandidateNote);
