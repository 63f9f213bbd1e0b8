import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { connection } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { Language, nameIn } from '../kernel/language.ts';
import { LANGUAGE_ARG } from '../kernel/localized.ts';
import { page } from '../kernel/paging.ts';
import type { Row } from '../kernel/read.ts';
import { placeByCode } from './place.loaders.ts';
import { placeMap } from './place.map.ts';
import { PlaceConnection, PlacesArgs, PlaceType } from './place.type.ts';
import { place } from './place.visibility.ts';

@Resolver(() => PlaceType)
export class PlaceResolver {
  @Query(() => PlaceType, { nullable: true, description: 'A place by its code; null if there is none.' })
  place(@Arg('code', () => String, { description: 'ISO 3166 code, such as MA-OUJ.' }) code: string, @Ctx() context: Context) {
    return placeByCode(context).load(code);
  }

  @Query(() => PlaceConnection, { description: 'Places, by code.' })
  async places(@Args(() => PlacesArgs) { filter, ...args }: PlacesArgs, @Ctx() context: Context) {
    const named = filter?.named ? (await placeMap(context)).resolve(filter.named).map((entry) => entry.code) : null;
    return connection(
      await page(context, place, { name: 'CODE', by: ['code'], direction: 'asc' }, args, (query) =>
        query
          .$if(Boolean(filter?.kinds?.length), (q) => q.where('place.kind', 'in', filter!.kinds!))
          .$if(Boolean(filter?.parentCode), (q) => q.where('place.parentCode', '=', filter!.parentCode!))
          .$if(named !== null, (q) => q.where('place.code', 'in', named!.length > 0 ? named! : [''])), 'code'),
    );
  }

  @FieldResolver(() => String, { description: 'Its name in the language asked, else the viewer’s.' })
  name(@Root() row: Row<typeof place>, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): string {
    return nameIn(row, language ?? context.language);
  }

  @FieldResolver(() => PlaceType, { nullable: true, description: 'The place it lies in; null for a country.' })
  parent(@Root() row: Row<typeof place>, @Ctx() context: Context) {
    return row.parentCode ? placeByCode(context).load(row.parentCode) : null;
  }
}
