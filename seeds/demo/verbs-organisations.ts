import { createAccount, type Making } from '../../src/identity/account.service.ts';
import type { Tx } from '../../src/kernel/context.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Role } from '../../src/kernel/viewer.ts';
import { openCentre, setCentreGrid } from '../../src/centres/centre.service.ts';
import { assignTrainer, createCohort, createProgramme } from '../../src/centres/cohort.service.ts';
import { appointStaff } from '../../src/centres/staff.service.ts';
import { vouchFor } from '../../src/employers/decision.service.ts';
import { askToJoin, foundEmployer } from '../../src/employers/employer.service.ts';
import { admit } from '../../src/employers/member.service.ts';
import { GRID } from './content/centres.ts';
import { DEMO_PASSWORD, DEMO_PASSWORD_HASH, type DemoPerson } from './people.ts';
import type { Ids } from './random.ts';
import { type Actor, as, idsOf, type Stage } from './stage.ts';

/** The one password of the demo as it is kept, made once. */
const keptPassword = (): Promise<string> => Promise.resolve(DEMO_PASSWORD_HASH);
/** People of the demo have no mailbox: their addresses are taken as confirmed. */
export const keptAccount: Making = { hash: keptPassword, confirmed: true };

const NOBODY: Actor = { accountId: '00000000-0000-0000-0000-000000000000', roles: [Role.VISITOR] };

/** An account of the demo, made in somebody's transaction. */
async function account(stage: Stage, tx: Tx, person: DemoPerson, role: Role, at: Date, ids: Ids): Promise<string> {
  const { id } = await createAccount(as(tx, NOBODY, at, ids), { email: person.email, password: DEMO_PASSWORD, name: person.name, language: person.language }, role, keptAccount);
  stage.given.accounts.set(person.email, id);
  return id;
}

/** The administrator and the observer. */
export async function seedOperators(stage: Stage): Promise<void> {
  const { world, context } = stage;
  const ids = idsOf(world, 'operators');
  await transact(context, async (tx) => {
    await account(stage, tx, world.administrator, Role.ADMINISTRATOR, world.begunAt, ids);
    await account(stage, tx, world.observer, Role.OBSERVER, world.begunAt, ids);
  });
}

/** A centre with its staff and its grid. */
export async function seedCentre(stage: Stage, index: number): Promise<void> {
  const { world, context, given } = stage;
  const centre = world.centres[index]!;
  const { openedAt: at } = centre;
  const ids = idsOf(world, `centre:${index}`);
  given.centres[index] = await transact(context, async (tx) => {
    await account(stage, tx, centre.coordinator, Role.COORDINATOR, at, ids);
    const names = { fr: centre.nameFr, ar: centre.nameAr, en: centre.nameEn };
    const opened = await openCentre(as(tx, stage.actor(world.administrator.email, Role.ADMINISTRATOR), at, ids), { slug: centre.slug, names, placeCode: centre.placeCode, coordinatorEmail: centre.coordinator.email });
    await tx.em.flush();
    const coordinator = as(tx, stage.actor(centre.coordinator.email, Role.COORDINATOR), at, ids);
    await setCentreGrid(coordinator, { centreId: opened.centre, version: 1, grid: [...GRID] });
    await tx.em.flush();
    for (const trainer of centre.trainers) {
      await account(stage, tx, trainer, Role.COORDINATOR, at, ids);
      const { staffMember } = await appointStaff(coordinator, { centreId: opened.centre, email: trainer.email, kind: 'TRAINER' });
      given.staff.set(trainer.email, staffMember);
      await tx.em.flush();
    }
    return opened.centre;
  });
}

export async function seedProgramme(stage: Stage, index: number): Promise<void> {
  const { world, context, given } = stage;
  const { centre, field, names, skills, createdAt } = world.programmes[index]!;
  const coordinator = stage.actor(world.centres[centre]!.coordinator.email, Role.COORDINATOR);
  const made = await transact(as(context, coordinator, createdAt, idsOf(world, `programme:${index}`)), (tx) => createProgramme(tx, { centreId: given.centres[centre]!, field, names, skills: [...skills] }));
  given.programmes[index] = made.programme;
}

/** A cohort and its trainer, who is staff of the centre since it opened. */
export async function seedCohort(stage: Stage, index: number): Promise<void> {
  const { world, context, given } = stage;
  const { programme, centre, name, startsOn, graduatesOn, trainer, createdAt } = world.cohorts[index]!;
  const coordinator = stage.actor(world.centres[centre]!.coordinator.email, Role.COORDINATOR);
  const made = await transact(as(context, coordinator, createdAt, idsOf(world, `cohort:${index}`)), async (tx) => {
    const created = await createCohort(tx, { programmeId: given.programmes[programme]!, name, startsOn, graduatesOn });
    await tx.em.flush();
    return assignTrainer(tx, { cohortId: created.cohort, staffMemberId: given.staff.get(world.centres[centre]!.trainers[trainer]!.email)! });
  });
  given.cohorts[index] = made.cohort;
}

/** An employer: founded by its owner, verified by the administrator, joined by its members. */
export async function seedEmployer(stage: Stage, index: number): Promise<void> {
  const { world, context, given } = stage;
  const one = world.employers[index]!;
  const ids = idsOf(world, `employer:${index}`);
  given.employers[index] = await transact(context, async (tx) => {
    await account(stage, tx, one.owner, Role.RECRUITER, one.foundedAt, ids);
    const owner = stage.actor(one.owner.email, Role.RECRUITER);
    const registration = one.registration && { registrationKind: one.registration.kind, registrationNumber: one.registration.number };
    const founded = await foundEmployer(as(tx, owner, one.foundedAt, ids), { name: one.name, kind: one.kind, placeCode: one.placeCode, website: one.website, description: one.description, ...registration });
    await tx.em.flush();
    if (one.verifiedAt) await vouchFor(as(tx, stage.actor(world.administrator.email, Role.ADMINISTRATOR), one.verifiedAt, ids), { employerId: founded.employer });
    await tx.em.flush();
    for (const { person, askedAt, grantedAt } of one.members) {
      await account(stage, tx, person, Role.RECRUITER, askedAt, ids);
      const joined = await askToJoin(as(tx, stage.actor(person.email, Role.RECRUITER), askedAt, ids), { employerId: founded.employer });
      await tx.em.flush();
      if (grantedAt) await admit(as(tx, owner, grantedAt, ids), { memberId: joined.member });
      await tx.em.flush();
    }
    return founded.employer;
  });
}
