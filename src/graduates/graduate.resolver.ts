import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../identity/account.type.ts';
import { connection, PageInput } from '../kernel/connection.ts';
import { type Context, now } from '../kernel/context.ts';
import type { Row } from '../kernel/read.ts';
import { DateOnly } from '../kernel/scalars.ts';
import { placeByCode } from '../places/place.loaders.ts';
import { PlaceType } from '../places/place.type.ts';
import { DisclosureConnection, EmployerBlockType, EmployerNameBlockType, EnrolmentType } from './enrolment.type.ts';
import { isStale, reconfirmBy } from './freshness.ts';
import {
  backgroundByGraduateId, blocksByGraduateId, disclosuresOfGraduate, enrolmentsByGraduateId, evidenceByHeldSkillId, graduateByAccountId, heldSkillsByGraduateId,
  languagesByGraduateId, mobilityByGraduateId, nameBlocksByGraduateId, statisticsByGraduateId,
} from './graduate.loaders.ts';
import { GraduateType } from './graduate.type.ts';
import type { graduate, heldSkill } from './graduate.visibility.ts';
import { BackgroundItemType, GraduateSkillType, GraduateStatisticsType, SkillEvidenceType, SpokenLanguageType } from './profile.type.ts';
import { BackgroundKind } from './skill-profile.entity.ts';

@Resolver(() => GraduateType)
export class GraduateResolver {
  @FieldResolver(() => PlaceType, { nullable: true, description: 'Where the person lives; null if not said. Only its country counts, for remote offers that name some.' })
  residence(@Root() row: Row<typeof graduate>, @Ctx() context: Context) {
    return row.residenceCode ? placeByCode(context).load(row.residenceCode) : null;
  }

  @FieldResolver(() => [PlaceType], { description: 'Where the person would work, exactly as ticked; in order of preference if `mobilityOrdered`.' })
  async mobility(@Root() row: Row<typeof graduate>, @Ctx() context: Context) {
    const places = await mobilityByGraduateId(context).load(row.id);
    return placeByCode(context).loadMany(places.map((one) => one.placeCode));
  }

  @FieldResolver(() => [GraduateSkillType], { description: 'The skills, by slug: what is declared, and each confirmation, on a line of its own.' })
  skills(@Root() row: Row<typeof graduate>, @Ctx() context: Context) {
    return heldSkillsByGraduateId(context).load(row.id);
  }

  @FieldResolver(() => [SpokenLanguageType], { description: 'The languages, by code.' })
  languages(@Root() row: Row<typeof graduate>, @Ctx() context: Context) {
    return languagesByGraduateId(context).load(row.id);
  }

  @FieldResolver(() => [BackgroundItemType], { description: 'Education, experience, projects and certificates, in the person’s order; at most 60.' })
  async background(@Root() row: Row<typeof graduate>, @Arg('kind', () => BackgroundKind, { nullable: true, description: 'Only this part; all if left out.' }) kind: BackgroundKind | null, @Ctx() context: Context) {
    return (await backgroundByGraduateId(context).load(row.id)).filter((item) => !kind || item.kind === kind);
  }

  @FieldResolver(() => [EnrolmentType], { description: 'The cohorts the person is or was in, or claims to be, first enrolled first.' })
  enrolments(@Root() row: Row<typeof graduate>, @Ctx() context: Context) {
    return enrolmentsByGraduateId(context).load(row.id);
  }

  @FieldResolver(() => DisclosureConnection, { description: 'Which employers may, or might, see who the person is, latest first: all of them to the person, its own to an employer, none to anybody else.' })
  async disclosures(@Root() row: Row<typeof graduate>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await disclosuresOfGraduate(context, { parentId: row.id, args }));
  }

  @FieldResolver(() => [EmployerBlockType], { description: 'The employers the person does not want to be found by, first blocked first; empty to anybody else.' })
  blockedEmployers(@Root() row: Row<typeof graduate>, @Ctx() context: Context) {
    return blocksByGraduateId(context).load(row.id);
  }

  @FieldResolver(() => [EmployerNameBlockType], { description: 'The names of employers the person does not want to be found by, first blocked first; empty to anybody else.' })
  blockedEmployerNames(@Root() row: Row<typeof graduate>, @Ctx() context: Context) {
    return nameBlocksByGraduateId(context).load(row.id);
  }

  @FieldResolver(() => DateOnly, { description: 'The day on which employers stop finding the profile, unless it is reconfirmed or changed before: 90 days after that was last done. Letters ask for it 30 and 5 days before.' })
  reconfirmBy(@Root() row: Row<typeof graduate>): string {
    return reconfirmBy(new Date(row.reconfirmedAt));
  }

  @FieldResolver(() => Boolean, { description: 'Whether employers do not find the profile any more since it was not reconfirmed for 90 days; `reconfirmProfile` brings it back.' })
  isHidden(@Root() row: Row<typeof graduate>, @Ctx() context: Context): boolean {
    return isStale(now(context), new Date(row.reconfirmedAt));
  }

  @FieldResolver(() => GraduateStatisticsType, { nullable: true, description: 'What the person says of itself for statistics; null to anybody else.' })
  statistics(@Root() row: Row<typeof graduate>, @Ctx() context: Context) {
    return statisticsByGraduateId(context).load(row.id);
  }
}

@Resolver(() => GraduateSkillType)
export class GraduateSkillResolver {
  @FieldResolver(() => SkillEvidenceType, { nullable: true, description: 'What shows it; null where nothing was named.' })
  async evidence(@Root() row: Row<typeof heldSkill>, @Ctx() context: Context) {
    const found = await evidenceByHeldSkillId(context).load(row.id);
    return found?.evidenceKind ? { kind: found.evidenceKind, url: found.evidenceUrl } : null;
  }
}

@Resolver(() => ViewerType)
export class ViewerGraduateResolver {
  @FieldResolver(() => GraduateType, { nullable: true, description: 'The viewer’s own profile; null for an account that is no graduate.' })
  graduate(@Ctx() context: Context) {
    return graduateByAccountId(context).load(context.viewer.accountId);
  }
}
