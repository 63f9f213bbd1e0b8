import { CentreStaff } from '../../src/centres/centre.entity.ts';
import { openCentre } from '../../src/centres/centre.service.ts';
import { assignTrainer, createCohort, createProgramme } from '../../src/centres/cohort.service.ts';
import { appointStaff } from '../../src/centres/staff.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import type { Person, World } from '../harness/world.ts';
import { administratorOf } from './employers.ts';

export interface MadeCentre {
  /** The uuid, for verbs. */
  readonly centreId: string;
  /** The id as the graph shows it. */
  readonly id: string;
  readonly slug: string;
  readonly coordinator: Person;
}

export interface MadeCohort {
  readonly cohortId: string;
  readonly id: string;
  readonly programmeId: string;
  readonly centre: MadeCentre;
}

export interface MadeTrainer extends Person {
  readonly staffMemberId: string;
}

let made = 0;

/** A centre in Oujda with a coordinator of its own. */
export async function makeCentre(world: World, { placeCode = 'MA-OUJ', slug, coordinator }: { placeCode?: string; slug?: string; coordinator?: Person } = {}): Promise<MadeCentre> {
  made += 1;
  const address = slug ?? `coding-centre-${made}`;
  const person = coordinator ?? (await world.person(`Coordinator ${made}`, 'COORDINATOR'));
  const names = { fr: `Centre de codage ${made}`, ar: `مركز البرمجة ${made}`, en: `Coding centre ${made}` };
  const { centre } = await transact((await administratorOf(world)).context(), (tx) => openCentre(tx, { slug: address, names, placeCode, coordinatorEmail: person.email }));
  return { centreId: centre, id: toGlobalId('Centre', centre), slug: address, coordinator: person };
}

/** A cohort of a web programme that teaches JavaScript and React, of January to June 2026 unless said otherwise. */
export async function makeCohort(world: World, { centre, skills = ['javascript', 'react'], name = 'Promotion 1', startsOn = '2026-01-05', graduatesOn = '2026-06-30' }: { centre?: MadeCentre; skills?: string[]; name?: string; startsOn?: string; graduatesOn?: string } = {}): Promise<MadeCohort> {
  const at = centre ?? (await makeCentre(world));
  const names = { fr: 'Développement web', ar: 'تطوير الويب', en: 'Web development' };
  const { programme } = await transact(at.coordinator.context(), (tx) => createProgramme(tx, { centreId: at.centreId, field: 'WEB', names, skills }));
  const { cohort } = await transact(at.coordinator.context(), (tx) => createCohort(tx, { programmeId: programme, name, startsOn, graduatesOn }));
  return { cohortId: cohort, id: toGlobalId('Cohort', cohort), programmeId: programme, centre: at };
}

/** A trainer of the cohort's centre, assigned to that cohort alone. */
export async function makeTrainer(world: World, cohort: MadeCohort): Promise<MadeTrainer> {
  const person = await world.person('Trainer', 'COORDINATOR');
  const { coordinator, centreId } = cohort.centre;
  const { staffMember } = await transact(coordinator.context(), (tx) => appointStaff(tx, { centreId, email: person.email, kind: 'TRAINER' }));
  await transact(coordinator.context(), (tx) => assignTrainer(tx, { cohortId: cohort.cohortId, staffMemberId: staffMember }));
  return { ...person, staffMemberId: staffMember };
}

/** How many live posts a centre has, past visibility. */
export const livePosts = (world: World, centreId: string): Promise<number> => world.app.orm.em.fork().count(CentreStaff, { centreId, endedAt: null });
