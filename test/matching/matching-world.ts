import { Centre, CentreStaff } from '../../src/centres/centre.entity.ts';
import { Cohort, Programme } from '../../src/centres/cohort.entity.ts';
import { EmployerBlock, Enrolment } from '../../src/graduates/enrolment.entity.ts';
import { type ContractType, Graduate, Mobility, type Scale } from '../../src/graduates/graduate.entity.ts';
import { graduateRankingIndex } from '../../src/matching/graduate-ranking.index.ts';
import { offerRankingIndex } from '../../src/matching/offer-ranking.index.ts';
import { HeldSkill, SpokenLanguage, type Standing } from '../../src/graduates/skill-profile.entity.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { changed, transact } from '../../src/kernel/transact.ts';
import { offerIndex } from '../../src/offers/offer.index.ts';
import { ensureIndexes } from '../../src/search/search.ensure.ts';
import { sendChanges } from '../../src/search/search.sender.ts';
import type { CefrLevel, SkillLevel } from '../../src/skills/skill.entity.ts';
import type { Person, World } from '../harness/world.ts';

/** What a graduate of these tests says of itself; the rest is set so that it meets the offers of `makeOffer`. */
export interface Profile {
  readonly name?: string;
  readonly reach?: readonly string[];
  readonly wantsRemote?: boolean;
  readonly mobilityOrdered?: boolean;
  readonly residenceCode?: string | null;
  readonly contractTypes?: readonly ContractType[];
  readonly availableOn?: string | null;
  readonly findableAt?: readonly Scale[];
  readonly languages?: readonly { readonly language: string; readonly level: CefrLevel }[];
  readonly skills?: readonly { readonly skill: string; readonly level?: SkillLevel | null; readonly standing?: Standing }[];
  readonly confirmed?: boolean;
  readonly reconfirmedAt?: Date;
}

export interface MadeGraduate extends Person {
  /** The uuid, for verbs. */
  readonly graduateId: string;
  /** The id as the graph shows it. */
  readonly id: string;
  readonly name: string;
}

const cohorts = new WeakMap<World, Promise<{ cohortId: string; coordinator: Person }>>();

/** One cohort of one centre for everybody, and the coordinator of that centre. */
export function classOf(world: World): Promise<{ cohortId: string; coordinator: Person }> {
  const known = cohorts.get(world) ?? makeClass(world);
  cohorts.set(world, known);
  return known;
}

async function makeClass(world: World): Promise<{ cohortId: string; coordinator: Person }> {
  const coordinator = await world.person('Coordinator', 'COORDINATOR');
  const at = world.app.now();
  const [centreId, programmeId, cohortId] = [world.app.newId(), world.app.newId(), world.app.newId()];
  const names = { nameFr: 'École', nameAr: 'مدرسة', nameEn: 'School' };
  await transact(world.system(), async (tx) => {
    tx.em.create(Centre, { id: centreId, slug: `school-${centreId.slice(-8)}`, ...names, placeCode: 'MA-OUJ', grid: [], createdAt: at });
    tx.em.create(CentreStaff, { id: world.app.newId(), centreId, accountId: coordinator.accountId, kind: 'COORDINATOR', startedAt: at });
    tx.em.create(Programme, { id: programmeId, centreId, field: 'WEB', ...names, createdAt: at });
    tx.em.create(Cohort, { id: cohortId, programmeId, centreId, name: 'One', startsOn: '2026-01-01', graduatesOn: '2026-06-30', createdAt: at });
    return {};
  });
  return { cohortId, coordinator };
}

let made = 0;

/** A graduate who was found by employers of every scale, would work in the Oriental, and knows React, unless said otherwise. */
export async function makeGraduate(world: World, profile: Profile = {}): Promise<MadeGraduate> {
  made += 1;
  const name = profile.name ?? `Zineb Secret ${made}`;
  const person = await world.person(name, 'GRADUATE');
  const { cohortId } = await classOf(world);
  const graduateId = world.app.newId();
  const at = world.app.now();
  await transact(world.system(), async (tx) => {
    tx.em.create(Graduate, {
      id: graduateId, accountId: person.accountId, name, email: person.email, phone: '+212612345678',
      residenceCode: profile.residenceCode === undefined ? 'MA-OUJ' : profile.residenceCode,
      wantsRemote: profile.wantsRemote ?? false, mobilityOrdered: profile.mobilityOrdered ?? false, contractTypes: [...(profile.contractTypes ?? ['PERMANENT'])],
      availableOn: profile.availableOn ?? null, reconfirmedAt: profile.reconfirmedAt ?? at, findableAt: [...(profile.findableAt ?? ['LOCAL', 'REGIONAL', 'INTERNATIONAL'])], createdAt: at,
    });
    await tx.em.flush();
    tx.em.create(Enrolment, { id: world.app.newId(), graduateId, cohortId, state: 'ENROLLED', confirmedAt: profile.confirmed === false ? null : at, createdAt: at });
    for (const [position, placeCode] of (profile.reach ?? ['MA-02']).entries()) tx.em.create(Mobility, { graduateId, placeCode, position });
    for (const spoken of profile.languages ?? []) tx.em.create(SpokenLanguage, { graduateId, ...spoken });
    await declare(tx, graduateId, profile.skills ?? [{ skill: 'react', level: 'INTERMEDIATE' }], at, world);
    changed(tx, 'graduate', graduateId);
    return {};
  });
  return { ...person, graduateId, id: toGlobalId('Graduate', graduateId), name };
}

async function declare(tx: Parameters<Parameters<typeof transact>[1]>[0], graduateId: string, skills: NonNullable<Profile['skills']>, at: Date, world: World): Promise<void> {
  for (const { skill, level, standing } of skills) tx.em.create(HeldSkill, { id: world.app.newId(), graduateId, skillSlug: skill, level: level ?? null, standing: standing ?? 'DECLARED', createdAt: at });
}

/** The person learns something after all. */
export const learn = (world: World, graduate: MadeGraduate, ...skills: NonNullable<Profile['skills']>): Promise<unknown> =>
  transact(world.system(), async (tx) => {
    await declare(tx, graduate.graduateId, skills, world.app.now(), world);
    changed(tx, 'graduate', graduate.graduateId);
    return {};
  });

/** The person does not want to be found by that employer. */
export const block = (world: World, graduate: MadeGraduate, employerId: string): Promise<unknown> =>
  transact(world.system(), async (tx) => {
    tx.em.create(EmployerBlock, { graduateId: graduate.graduateId, employerId, createdAt: world.app.now() });
    changed(tx, 'graduate', graduate.graduateId);
    return {};
  });

/** Brings the indexes up to what the database holds, with nothing waiting. */
export async function index(world: World): Promise<void> {
  await ensureIndexes(world.context(), [graduateRankingIndex, offerRankingIndex, offerIndex]);
  for (const one of [graduateRankingIndex, offerRankingIndex, offerIndex]) await sendChanges(world.context(), one);
}
