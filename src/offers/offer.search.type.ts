import { ArgsType, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ContractType, Scale } from '../graduates/graduate.entity.ts';
import { PageInput } from '../kernel/connection.ts';
import { Language } from '../kernel/language.ts';
import { WorkMode } from './offer.entity.ts';
import { OfferFilter } from './offer.filter.ts';
import { Meaning } from './offer.search.understood.ts';
import { OfferType } from './offer.type.ts';

export const OfferSearchOrder = { RELEVANCE: 'RELEVANCE', NEWEST: 'NEWEST' } as const;
export type OfferSearchOrder = (typeof OfferSearchOrder)[keyof typeof OfferSearchOrder];
registerEnumType(OfferSearchOrder, {
  name: 'OfferSearchOrder',
  description: 'Orders of an answer.',
  valuesConfig: {
    RELEVANCE: { description: 'Best match first: fewer typos, nearer together, in the title before the skills, these before the body; newer ones first among equals.' },
    NEWEST: { description: 'Last published first, of the offers that have every word.' },
  },
});

@ArgsType()
export class SearchOffersArgs extends PageInput {
  @Field(() => String, { nullable: true, description: 'What is sought, in French, Arabic or English, at most 200 characters: a job, a skill, a town, an employer. Typos, accents and Arabic spellings and articles matter little; the last word may be unfinished. Names of skills, places, human languages, contracts and work modes mean these ("dev front", "Oujda", "anglais", "stage", "télétravail"), see `understoodAs`. An offer must have every word. Left out: every offer.' })
  text?: string | null;

  @Field(() => OfferFilter, { nullable: true, description: 'Which offers; all open ones if left out.' })
  filter?: OfferFilter | null;

  @Field(() => OfferSearchOrder, { nullable: true, description: 'In which order; RELEVANCE if left out.' })
  order?: OfferSearchOrder | null;
}

@ObjectType({ description: 'A part of a text that matched.' })
export class TextRange {
  @Field(() => Int, { description: 'Where it begins, in UTF-16 units from 0.' })
  start!: number;

  @Field(() => Int, { description: 'How many UTF-16 units it has.' })
  length!: number;
}

@ObjectType({ description: 'A text with the parts of it that matched.' })
export class HighlightedText {
  @Field(() => String, { description: 'The text, plain.' })
  text!: string;

  @Field(() => [TextRange], { description: 'The parts that matched, in order, apart from each other; empty where the match lies elsewhere (a skill, a place).' })
  ranges!: TextRange[];

  @Field(() => String, { description: 'The same as HTML: everything is escaped, and the parts stand in `<mark>`. Safe to show as it is.' })
  html!: string;
}

@ObjectType({ description: 'Where an offer matched.' })
export class OfferSearchHighlights {
  @Field(() => Language, { description: 'The language of both texts: the viewer’s where the offer matched in it, else one in which it did.' })
  language!: Language;

  @Field(() => HighlightedText, { description: 'The title.' })
  title!: HighlightedText;

  @Field(() => HighlightedText, { description: 'About 30 words of the body round the match, its beginning where the match lies elsewhere.' })
  snippet!: HighlightedText;
}

registerEnumType(Meaning, {
  name: 'SearchMeaning',
  description: 'What words of a search can be taken for.',
  valuesConfig: {
    SKILL: { description: 'A skill, by any of its names in three scripts: offers that ask it, name it, or ask a kind of it.' },
    PLACE: { description: 'A place: offers with a place that is it or lies inside it.' },
    LANGUAGE: { description: 'A human language: offers that require or prefer it.' },
    CONTRACT: { description: 'A contract type.' },
    WORK_MODE: { description: 'A work mode.' },
  },
});

@ObjectType({ description: 'Words of a search that were taken for more than their letters. Exactly one of the fields behind `kind` is there.' })
export class UnderstoodWords {
  @Field(() => Int, { description: 'Where they begin in the text, in UTF-16 units from 0.' })
  start!: number;

  @Field(() => Int, { description: 'How many UTF-16 units they have.' })
  length!: number;

  @Field(() => String, { description: 'The words as they were typed.' })
  text!: string;

  @Field(() => Meaning, { description: 'What they were taken for.' })
  kind!: Meaning;
}

@ObjectType({ description: 'An offer that was found.' })
export class OfferSearchEdge {
  @Field(() => String, { description: 'Opaque; pass it as `after` to go on from here.' })
  cursor!: string;

  @Field(() => OfferType, { description: 'The offer, as it is now.' })
  node!: unknown;

  @Field(() => OfferSearchHighlights, { nullable: true, description: 'Where it matched; null where no text was sought.' })
  highlights!: OfferSearchHighlights | null;
}

@ObjectType({ description: 'How many of the offers found are of a scale.' })
export class ScaleFacet {
  @Field(() => Scale, { description: 'The scale.' })
  scale!: Scale;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'How many of the offers found have a work mode.' })
export class WorkModeFacet {
  @Field(() => WorkMode, { description: 'The work mode.' })
  workMode!: WorkMode;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'How many of the offers found may be of a contract type.' })
export class ContractTypeFacet {
  @Field(() => ContractType, { description: 'The contract type.' })
  contractType!: ContractType;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'How many of the offers found have a place that is this one or lies inside it.' })
export class PlaceFacet {
  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'How many of the offers found ask a skill, as a must-have or a nice-to-have.' })
export class SkillFacet {
  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'How many of the offers found ask a human language, required or preferred.' })
export class LanguageFacet {
  @Field(() => String, { description: 'ISO 639 code.' })
  language!: string;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'What the offers found have in common: values to filter by, each with its count under the same text and filter. Most first, at most 100 values; values that no offer has are left out. An offer with several values counts in each.' })
export class OfferFacets {
  @Field(() => [ScaleFacet], { description: 'By scale.' })
  scales!: ScaleFacet[];

  @Field(() => [WorkModeFacet], { description: 'By work mode.' })
  workModes!: WorkModeFacet[];

  @Field(() => [ContractTypeFacet], { description: 'By contract type.' })
  contractTypes!: ContractTypeFacet[];

  @Field(() => [PlaceFacet], { description: 'By place: provinces, and the regions and countries they lie in.' })
  places!: PlaceFacet[];

  @Field(() => [SkillFacet], { description: 'By skill.' })
  skills!: SkillFacet[];

  @Field(() => [LanguageFacet], { description: 'By language asked.' })
  languages!: LanguageFacet[];
}

@ObjectType({ description: 'A page of the offers found.' })
export class OfferSearchConnection {
  @Field(() => [OfferSearchEdge], { description: 'The offers with their cursors and where they matched, in the order asked.' })
  edges!: OfferSearchEdge[];

  @Field(() => Boolean, { description: 'True where no offer has all that was sought: then those that have some of it are shown, nearest first, and counted.' })
  relaxed!: boolean;
}
