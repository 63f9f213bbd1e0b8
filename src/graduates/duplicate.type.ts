import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.ts';
import { Likeness } from './duplicate.list.ts';

registerEnumType(Likeness, {
  name: 'GraduateLikeness',
  description: 'Why two graduates are thought to be one person.',
  valuesConfig: {
    PHONE: { description: 'They have the same phone number.' },
    NAME_IN_COHORT: { description: 'They are in one cohort, under the same name; accents, case, spaces and what Arabic keyboards exchange do not matter.' },
  },
});

@ObjectType('AlikeGraduate', { description: 'Somebody who may be the same person. For administrators.' })
export class AlikeGraduateType {
  @Field(() => [Likeness], { description: 'Why, the phone first; at least one.' })
  reasons!: Likeness[];
}

@ObjectType('GraduateTwins', { description: 'A graduate, and those who came later and may be the same person. For administrators; each look at a graduate goes to the access log.' })
export class GraduateTwinsType {
  @Field(() => [AlikeGraduateType], { description: 'Who came later and is alike, who came first first.' })
  others!: AlikeGraduateType[];
}

export const GraduateTwinsConnection = connectionOf('GraduateTwins', () => GraduateTwinsType, 'graduates who may be here twice');
