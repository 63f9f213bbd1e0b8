import { randomUUID } from 'node:crypto';
import { Disclosure } from '../../src/graduates/enrolment.entity.ts';
import { confirmEnrolment } from '../../src/graduates/enrolment.service.ts';
import { type ContractType, Graduate, type Scale } from '../../src/graduates/graduate.entity.ts';
import { setFindable, setLanguages, setMobility, updateProfile } from '../../src/graduates/profile.service.ts';
import { signUpGraduate } from '../../src/graduates/signup.service.ts';
import { type DeclaredSkill, declareSkills } from '../../src/graduates/skills.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import type { CefrLevel } from '../../src/skills/skill.entity.ts';
import { PASSWORD, type Person, type World } from '../harness/world.ts';
import { type MadeCohort, makeCohort } from './centres.ts';
import type { MadeEmployer } from './employers.ts';
import { TERMS } from './terms.ts';

export interface MadeGraduate extends Person {
  /** The uuid, for verbs. */
  readonly graduateId: string;
  /** The id as the graph shows it. */
  readonly id: string;
  readonly name: string;
  readonly enrolmentId: string;
  readonly cohort: MadeCohort;
}

export interface GraduateWishes {
  cohort?: MadeCohort;
  name?: string;
  email?: string;
  /** False: the enrolment stays a claim. */
  confirmed?: boolean;
  /** Where employers may find the person; nowhere if left out. */
  findable?: Scale[];
  skills?: DeclaredSkill[];
  places?: string[];
  ordered?: boolean;
  remote?: boolean;
  contractTypes?: ContractType[];
  languages?: { language: string; level: CefrLevel }[];
  availableOn?: string | null;
  residenceCode?: string;
}

let made = 0;

/** A graduate of a cohort, confirmed by its centre, who wants a permanent job in Oujda and is not findable, unless said otherwise. */
export async function makeGraduate(world: World, wishes: GraduateWishes = {}): Promise<MadeGraduate> {
  made += 1;
  const cohort = wishes.cohort ?? (await makeCohort(world));
  const name = wishes.name ?? `Amina Benali ${made}`;
  const email = wishes.email ?? `graduate.${made}.${randomUUID().slice(0, 6)}@test.example`;
  const { graduate: graduateId, enrolment: enrolmentId, accessToken } = await transact(world.context(), (tx) => signUpGraduate(tx, { email, password: PASSWORD, name, language: 'EN', cohortId: cohort.cohortId, ...TERMS }, { confirmed: true }));
  const { accountId } = await world.app.orm.em.fork().findOneOrFail(Graduate, { id: graduateId });
  const person = world.signedIn(accountId, email, accessToken, ['GRADUATE']);
  if (wishes.confirmed !== false) await transact(cohort.centre.coordinator.context(), (tx) => confirmEnrolment(tx, { enrolmentId }));
  const { contractTypes = ['PERMANENT'], availableOn, residenceCode, skills, languages, findable } = wishes;
  await transact(person.context(), (tx) => updateProfile(tx, { version: 1, contractTypes, availableOn, residenceCode }));
  await transact(person.context(), (tx) => setMobility(tx, { places: wishes.places ?? ['MA-OUJ'], ordered: wishes.ordered ?? false, remote: wishes.remote ?? false }));
  if (skills) await transact(person.context(), (tx) => declareSkills(tx, { skills }));
  if (languages) await transact(person.context(), (tx) => setLanguages(tx, { languages }));
  if (findable) await transact(person.context(), (tx) => setFindable(tx, { scales: findable }));
  return { ...person, graduateId, id: toGlobalId('Graduate', graduateId), name, enrolmentId, cohort };
}

/** Lets the employer see who the person is, as an application would. Gives the disclosure's id. */
export async function disclose(world: World, graduate: MadeGraduate, employer: MadeEmployer): Promise<string> {
  const id = world.app.newId();
  await transact(world.system(), async (tx) => {
    tx.em.create(Disclosure, { id, graduateId: graduate.graduateId, employerId: employer.employerId, reason: 'APPLICATION', since: tx.app.now() });
  });
  return id;
}
