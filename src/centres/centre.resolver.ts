import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../identity/account.type.ts';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { Language, nameIn } from '../kernel/language.ts';
import { LANGUAGE_ARG, LocalizedTextType } from '../kernel/localized.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import { placeByCode } from '../places/place.loaders.ts';
import { PlaceType } from '../places/place.type.ts';
import { centresPage } from './centre.list.ts';
import { centreById, centreBySlug, cohortsOfCentre, programmesOfCentre, staffByAccountId, staffByCentreId, staffMemberById, staffPersonByAccountId } from './centre.loaders.ts';
import { openCentre, setCentreGrid } from './centre.service.ts';
import { AppointStaffInput, CentreConnection, CentrePayload, CentresArgs, CentreStaffMemberType, CentreStaffPayload, CentreType, EndStaffInput, OpenCentreInput, SetCentreGridInput } from './centre.type.ts';
import type { centre, centreStaff } from './centre.visibility.ts';
import { CohortConnection, ProgrammeConnection } from './cohort.type.ts';
import { namesOf } from './names.ts';
import { appointStaff, endStaff } from './staff.service.ts';

@Resolver(() => CentreType)
export class CentreResolver {
  @Query(() => CentreConnection, { description: 'Centres, by slug.' })
  async centres(@Args(() => CentresArgs) args: CentresArgs, @Ctx() context: Context) {
    return connection(await centresPage(context, args));
  }

  @Query(() => CentreType, { nullable: true, description: 'A centre by its slug; null if there is none.' })
  centre(@Arg('slug', () => String, { description: 'Its slug.' }) slug: string, @Ctx() context: Context) {
    return centreBySlug(context).load(slug);
  }

  @FieldResolver(() => String, { description: 'Its name in the language asked, else the viewer’s.' })
  name(@Root() row: Row<typeof centre>, @Arg('language', () => Language, LANGUAGE_ARG) language: Language | null, @Ctx() context: Context): string {
    return nameIn(row, language ?? context.language);
  }

  @FieldResolver(() => [LocalizedTextType], { description: 'Its name in every language, for editors: French, Arabic, English.' })
  names(@Root() row: Row<typeof centre>): LocalizedTextType[] {
    return namesOf(row);
  }

  @FieldResolver(() => PlaceType, { nullable: true, description: 'The province it stands in.' })
  place(@Root() row: Row<typeof centre>, @Ctx() context: Context) {
    return placeByCode(context).load(row.placeCode);
  }

  @FieldResolver(() => ProgrammeConnection, { description: 'What it teaches, oldest programme first.' })
  async programmes(@Root() row: Row<typeof centre>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await programmesOfCentre(context, { parentId: row.id, args }));
  }

  @FieldResolver(() => CohortConnection, { description: 'Its cohorts, newest start first.' })
  async cohorts(@Root() row: Row<typeof centre>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await cohortsOfCentre(context, { parentId: row.id, args }));
  }

  @FieldResolver(() => [CentreStaffMemberType], { description: 'Its staff, first started first, without those who left: all to its coordinators and administrators, yourself to yourself, empty to anybody else.' })
  async staff(@Root() row: Row<typeof centre>, @Ctx() context: Context) {
    return (await staffByCentreId(context).load(row.id)).filter((post) => post.endedAt === null);
  }

  @Mutation(() => CentrePayload, { description: 'Opens a centre with its first coordinator. Faults: SLUG_TAKEN, UNKNOWN_PLACE, UNKNOWN_ACCOUNT, INVALID, REQUIRED, TOO_LONG.' })
  openCentre(@Arg('input', () => OpenCentreInput, { description: 'The centre and its coordinator.' }) input: OpenCentreInput, @Ctx() context: Context) {
    return mutate(context, 'openCentre', input, openCentre, { centre: centreById, staffMember: staffMemberById });
  }

  @Mutation(() => CentrePayload, { description: 'Says how the steps of a centre’s own grid map to the bands. Faults: NOT_FOUND, CONFLICT, INVALID, REQUIRED, TOO_LONG.' })
  setCentreGrid(@Arg('input', () => SetCentreGridInput, { description: 'The whole grid.' }) input: SetCentreGridInput, @Ctx() context: Context) {
    return mutate(context, 'setCentreGrid', { ...input, centreId: uuidOf('Centre', input.centreId) }, setCentreGrid, { centre: centreById });
  }
}

@Resolver(() => CentreStaffMemberType)
export class CentreStaffResolver {
  @FieldResolver(() => CentreType, { nullable: true, description: 'The centre.' })
  centre(@Root() row: Row<typeof centreStaff>, @Ctx() context: Context) {
    return centreById(context).load(row.centreId);
  }

  @FieldResolver(() => String, { nullable: true, description: 'The person’s name; null once the post has ended, unless it is your own.' })
  async name(@Root() row: Row<typeof centreStaff>, @Ctx() context: Context) {
    return (await staffPersonByAccountId(context).load(row.accountId))?.name;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The person’s e-mail; null once the post has ended, unless it is your own.' })
  async email(@Root() row: Row<typeof centreStaff>, @Ctx() context: Context) {
    return (await staffPersonByAccountId(context).load(row.accountId))?.email;
  }

  @Mutation(() => CentreStaffPayload, { description: 'Appoints an account to a centre’s staff, or changes what it is there. Faults: NOT_FOUND, UNKNOWN_ACCOUNT, ALREADY_STAFF, LAST_COORDINATOR.' })
  appointStaff(@Arg('input', () => AppointStaffInput, { description: 'Whom, where and as what.' }) input: AppointStaffInput, @Ctx() context: Context) {
    return mutate(context, 'appointStaff', { ...input, centreId: uuidOf('Centre', input.centreId) }, appointStaff, { staffMember: staffMemberById });
  }

  @Mutation(() => CentreStaffPayload, { description: 'Ends a post, and with it the person’s cohorts there. Faults: NOT_FOUND, STAFF_ENDED, LAST_COORDINATOR.' })
  endStaff(@Arg('input', () => EndStaffInput, { description: 'Whose post.' }) input: EndStaffInput, @Ctx() context: Context) {
    return mutate(context, 'endStaff', { ...input, staffMemberId: uuidOf('CentreStaffMember', input.staffMemberId) }, endStaff, { staffMember: staffMemberById });
  }
}

@Resolver(() => ViewerType)
export class ViewerCentresResolver {
  @FieldResolver(() => [CentreType], { description: 'The centres the viewer coordinates or teaches at, first appointed first.' })
  async centres(@Ctx() context: Context) {
    const posts = (await staffByAccountId(context).load(context.viewer.accountId)).filter((post) => post.endedAt === null);
    return (await centreById(context).loadMany(posts.map((post) => post.centreId))).filter((row) => row !== null);
  }
}
