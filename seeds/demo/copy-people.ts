import { foldEmployerName } from '../../src/employers/employer-name.ts';
import { slugOf } from '../../src/kernel/slug.ts';
import { Role } from '../../src/kernel/viewer.ts';
import { GRID } from './content/centres.ts';
import { type CopyWriter, Json } from './copy-writer.ts';
import type { DemoGraduate } from './graduates.ts';
import { DEMO_PASSWORD_HASH, type DemoPerson } from './people.ts';
import type { Ids } from './random.ts';
import { type Given, idsOf } from './stage.ts';
import { cameBack, profileAt } from './verbs-graduates.ts';
import type { World } from './world.ts';

/** What rows are written with: where to, of which world, and the keys so far. */
export interface Copying {
  readonly world: World;
  readonly writer: CopyWriter;
  readonly given: Given;
  /** The version of the privacy notice in force. */
  readonly notice: string;
}

function account({ writer, given }: Copying, { email, name, language }: DemoPerson, role: Role, at: Date, ids: Ids): string {
  const id = ids.next(at);
  given.accounts.set(email, id);
  writer.add('accounts', { id, email, emailConfirmedAt: at, passwordHash: DEMO_PASSWORD_HASH, name, language, suspendedAt: null, createdAt: at, version: 1 });
  writer.add('account_roles', { accountId: id, role, grantedAt: at });
  return id;
}

export function copyOperators(copying: Copying): void {
  const { administrator, observer, begunAt } = copying.world;
  const ids = idsOf(copying.world, 'operators');
  account(copying, administrator, Role.ADMINISTRATOR, begunAt, ids);
  account(copying, observer, Role.OBSERVER, begunAt, ids);
}

export function copyCentre(copying: Copying, index: number): void {
  const { world, writer, given } = copying;
  const { slug, nameFr, nameAr, nameEn, placeCode, coordinator, trainers, openedAt: at } = world.centres[index]!;
  const ids = idsOf(world, `centre:${index}`);
  const accountId = account(copying, coordinator, Role.COORDINATOR, at, ids);
  const id = ids.next(at);
  given.centres[index] = id;
  writer.add('centres', { id, slug, nameFr, nameAr, nameEn, placeCode, grid: new Json(GRID), createdAt: at, version: 2 });
  const post = (holder: string, kind: string): string => {
    const staffId = ids.next(at);
    writer.add('centre_staff', { id: staffId, centreId: id, accountId: holder, kind, startedAt: at, endedAt: null });
    return staffId;
  };
  post(accountId, 'COORDINATOR');
  for (const trainer of trainers) given.staff.set(trainer.email, post(account(copying, trainer, Role.COORDINATOR, at, ids), 'TRAINER'));
}

export function copyProgramme({ world, writer, given }: Copying, index: number): void {
  const { centre, field, names, skills, createdAt } = world.programmes[index]!;
  const id = idsOf(world, `programme:${index}`).next(createdAt);
  given.programmes[index] = id;
  writer.add('programmes', { id, centreId: given.centres[centre]!, field, nameFr: names.fr, nameAr: names.ar, nameEn: names.en, createdAt, version: 1 });
  for (const [position, skillSlug] of skills.entries()) writer.add('programme_skills', { programmeId: id, skillSlug, position });
}

export function copyCohort({ world, writer, given }: Copying, index: number): void {
  const { programme, centre, name, startsOn, graduatesOn, trainer, createdAt } = world.cohorts[index]!;
  const id = idsOf(world, `cohort:${index}`).next(createdAt);
  given.cohorts[index] = id;
  writer.add('cohorts', { id, programmeId: given.programmes[programme]!, centreId: given.centres[centre]!, name, startsOn, graduatesOn, createdAt, version: 1 });
  writer.add('cohort_trainers', { cohortId: id, accountId: given.accounts.get(world.centres[centre]!.trainers[trainer]!.email)! });
}

export function copyEmployer(copying: Copying, index: number): void {
  const { world, writer, given } = copying;
  const { name, kind, placeCode, website, description, registration, owner, foundedAt, verifiedAt, members } = world.employers[index]!;
  const ids = idsOf(world, `employer:${index}`);
  const ownerId = account(copying, owner, Role.RECRUITER, foundedAt, ids);
  const id = ids.next(foundedAt);
  given.employers[index] = id;
  writer.add('employers', {
    id, slug: slugOf(name), name, foldedName: foldEmployerName(name), kind, placeCode, website, description, registrationKind: registration?.kind ?? null, registrationNumber: registration?.number ?? null,
    verificationAskedAt: registration && !verifiedAt ? foundedAt : null, verifiedAt, verifiedById: verifiedAt && given.accounts.get(world.administrator.email)!, suspendedAt: null, createdAt: foundedAt, version: verifiedAt ? 2 : 1,
  });
  writer.add('employer_members', { id: ids.next(foundedAt), employerId: id, accountId: ownerId, kind: 'OWNER', askedAt: foundedAt, grantedAt: foundedAt, endedAt: null, version: 1 });
  if (verifiedAt) writer.add('employer_decisions', { id: ids.next(verifiedAt), employerId: id, decision: 'VERIFIED', reason: null, decidedById: given.accounts.get(world.administrator.email)!, decidedAt: verifiedAt });
  for (const { person, askedAt, grantedAt } of members) {
    const accountId = account(copying, person, Role.RECRUITER, askedAt, ids);
    writer.add('employer_members', { id: ids.next(askedAt), employerId: id, accountId, kind: 'MEMBER', askedAt, grantedAt, endedAt: null, version: grantedAt ? 2 : 1 });
  }
}

function agree({ writer, notice }: Copying, accountId: string, purpose: string, givenAt: Date, ids: Ids): void {
  writer.add('consents', { id: ids.next(givenAt), accountId, purpose, noticeVersion: notice, givenAt, withdrawnAt: null });
}

function copyProfile(copying: Copying, one: DemoGraduate, graduateId: string, accountId: string, ids: Ids): void {
  const { world, writer, given } = copying;
  for (const [position, placeCode] of one.mobility.entries()) writer.add('graduate_mobility', { graduateId, placeCode, position });
  for (const { language, level } of one.languages) writer.add('graduate_languages', { graduateId, language, level });
  const filledIn = profileAt(one);
  if (one.gender ?? one.ageBand) agree(copying, accountId, 'STATISTICS', filledIn, ids);
  for (const { skill, level, evidence } of one.skills) {
    writer.add('graduate_skills', { id: ids.next(filledIn), graduateId, skillSlug: skill, level, standing: 'DECLARED', confirmedById: null, confirmedAt: null, evidenceKind: evidence?.kind ?? null, evidenceUrl: evidence?.url ?? null, createdAt: filledIn });
  }
  for (const [position, { kind, title, organisation, started, ended, description, url }] of one.background.entries()) {
    writer.add('graduate_background', { id: ids.next(filledIn), graduateId, kind, position, title, organisation, started, ended, description, url });
  }
  for (const scale of one.findableAt) agree(copying, accountId, `FINDABLE_${scale}`, filledIn, ids);
  const at = one.skillsConfirmedAt;
  if (!at) return;
  const cohort = world.cohorts[one.cohort]!;
  const confirmedById = given.accounts.get(world.centres[cohort.centre]!.trainers[cohort.trainer]!.email)!;
  for (const { skill, level } of one.skills.filter((held) => held.confirmed)) {
    writer.add('graduate_skills', { id: ids.next(at), graduateId, skillSlug: skill, level, standing: 'CENTRE', confirmedById, confirmedAt: at, evidenceKind: null, evidenceUrl: null, createdAt: at });
  }
}

export function copyGraduate(copying: Copying, index: number): void {
  const { world, writer, given } = copying;
  const one = world.graduate(index);
  const { person, signedUpAt, headline, summary, phone, website, residenceCode, wantsRemote, mobilityOrdered, contractTypes, availableOn, findableAt, gender, ageBand } = one;
  const ids = idsOf(world, `graduate:${index}`);
  const accountId = account(copying, person, Role.GRADUATE, signedUpAt, ids);
  const id = ids.next(signedUpAt);
  given.graduates[index] = id;
  const back = cameBack(one);
  writer.add('graduates', {
    id, accountId, name: person.name, headline, summary, email: person.email, phone, website, residenceCode, wantsRemote, mobilityOrdered, contractTypes, availableOn,
    reconfirmedAt: back ? one.reconfirmedAt : profileAt(one), findableAt, gender, ageBand, createdAt: signedUpAt, version: back ? 3 : 2,
  });
  const { confirmedAt, endedAt, enrolmentState } = one;
  writer.add('enrolments', { id: ids.next(signedUpAt), graduateId: id, cohortId: given.cohorts[one.cohort]!, state: enrolmentState, confirmedAt, createdAt: signedUpAt, version: 1 + (confirmedAt ? 1 : 0) + (endedAt ? 1 : 0) });
  agree(copying, accountId, 'PRIVACY_NOTICE', signedUpAt, ids);
  copyProfile(copying, one, id, accountId, ids);
}
