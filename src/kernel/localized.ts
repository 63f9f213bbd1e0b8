import { Field, ObjectType } from 'type-graphql';
import { Language } from './language.ts';

/** `@Arg` options of every `name(language:)`. */
export const LANGUAGE_ARG = { nullable: true, description: 'The language wanted; the viewer’s if left out.' } as const;

/** A text in one language, for editors that need them all. */
@ObjectType('LocalizedText', { description: 'A text in one language.' })
export class LocalizedTextType {
  @Field(() => Language, { description: 'The language it is in.' })
  language!: Language;

  @Field(() => String, { description: 'The text.' })
  text!: string;
}
