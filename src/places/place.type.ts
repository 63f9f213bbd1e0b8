import { ArgsType, Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, PageInput } from '../kernel/connection.ts';
import { NodeType } from '../kernel/node.ts';
import { PlaceKind } from './place.entity.ts';

registerEnumType(PlaceKind, {
  name: 'PlaceKind',
  description: 'A step of the map.',
  valuesConfig: {
    COUNTRY: { description: 'A country, by its ISO 3166-1 alpha-2 code.' },
    REGION: { description: 'A first division of a country, by its ISO 3166-2 code.' },
    PROVINCE: { description: 'A province or prefecture of Morocco, by its ISO 3166-2 code.' },
  },
});

@ObjectType('Place', { implements: NodeType, description: 'A country, region or province. Cities are aliases of the place they lie in. Seen by everybody.' })
export class PlaceType extends NodeType {
  @Field(() => String, { description: 'ISO 3166-1 or 3166-2 code, such as MA, MA-02 or MA-OUJ: what inputs take.' })
  code!: string;

  @Field(() => PlaceKind, { description: 'Which step of the map it is.' })
  kind!: PlaceKind;

  @Field(() => [String], { description: 'City and short names people use for it, in any script.' })
  aliases!: string[];
}

export const PlaceConnection = connectionOf('Place', () => PlaceType, 'places');

@InputType({ description: 'Narrows a list of places; all that is given must hold, an empty list narrows nothing.' })
export class PlaceFilter {
  @Field(() => [PlaceKind], { nullable: true, description: 'Only these steps of the map.' })
  kinds?: PlaceKind[] | null;

  @Field(() => String, { nullable: true, description: 'Only what lies directly in the place with this code.' })
  parentCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Only places that this code, name or city name means, in any script: "Casa", "وجدة".' })
  named?: string | null;
}

@ArgsType()
export class PlacesArgs extends PageInput {
  @Field(() => PlaceFilter, { nullable: true, description: 'Which places; all if left out.' })
  filter?: PlaceFilter | null;
}
