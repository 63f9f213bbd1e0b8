import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import type { Row } from '../kernel/read.ts';
import { type Alike, alikeByGraduateId, duplicatesPage } from './duplicate.list.ts';
import { AlikeGraduateType, GraduateTwinsConnection, GraduateTwinsType } from './duplicate.type.ts';
import { graduateById } from './graduate.loaders.ts';
import { GraduateType } from './graduate.type.ts';
import type { twin } from './merge.visibility.ts';

@Resolver(() => GraduateTwinsType)
export class GraduateTwinsResolver {
  @Query(() => GraduateTwinsConnection, { description: 'Graduates who may be here twice: the same phone, or the same name in one cohort. Who has been here longest first. For administrators; `mergePeople` makes one of two.' })
  async possibleDuplicates(@Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await duplicatesPage(context, args));
  }

  @FieldResolver(() => GraduateType, { nullable: true, description: 'Who was here before; null only if it was merged or erased a moment ago.' })
  graduate(@Root() row: Row<typeof twin>, @Ctx() context: Context) {
    return graduateById(context).load(row.id);
  }

  @FieldResolver(() => [AlikeGraduateType])
  others(@Root() row: Row<typeof twin>, @Ctx() context: Context) {
    return alikeByGraduateId(context).load(row.id);
  }
}

@Resolver(() => AlikeGraduateType)
export class AlikeGraduateResolver {
  @FieldResolver(() => GraduateType, { nullable: true, description: 'Who it is; null only if the person was merged or erased a moment ago.' })
  graduate(@Root() row: Alike, @Ctx() context: Context) {
    return graduateById(context).load(row.graduateId);
  }
}
