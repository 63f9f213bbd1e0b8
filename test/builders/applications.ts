import { randomInt, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ApplicationState } from '../../src/applications/application.entity.ts';
import { Cohort, Programme } from '../../src/centres/cohort.entity.ts';
import { Centre, CentreStaff } from '../../src/centres/centre.entity.ts';
import { foundEmployer, verifyEmployer } from '../../src/employers/employer.service.ts';
import { Enrolment } from '../../src/graduates/enrolment.entity.ts';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import type { GivenFacts } from '../../src/offers/offer.facts.ts';
import { createOffer } from '../../src/offers/offer.service.ts';
import { publishOffer } from '../../src/offers/publication.service.ts';
import type { Person, World } from '../harness/world.ts';

/** A recruiter who owns a verified employer. */
export interface Recruiter extends Person {
  readonly employerId: string;
}

/** A learner whose centre confirmed the enrolment, and a coordinator of that centre. */
export interface Applicant extends Person {
  readonly graduateId: string;
  readonly coordinator: Person;
}

export async function makeRecruiter(world: World, name = 'Atlas'): Promise<Recruiter> {
  const person = await world.person('Samira', 'RECRUITER');
  const { employer: employerId } = await transact(person.context(), (tx) =>
    foundEmployer(tx, { name: `${name} ${randomUUID().slice(0, 6)}`, kind: 'COMPANY', placeCode: 'MA-OUJ', registrationKind: 'ICE', registrationNumber: String(randomInt(1e14, 2.8e14)) }),
  );
  const administrator = await world.person('Admin', 'ADMINISTRATOR');
  await transact(administrator.context(), (tx) => verifyEmployer(tx, { employerId }));
  return { ...person, employerId };
}

/** An open offer; its id is global, as clients know it. */
export async function makeOpenOffer(recruiter: Recruiter, over: GivenFacts = {}): Promise<string> {
  const facts: GivenFacts = { texts: [{ language: 'FR', title: 'Développeuse web', body: 'React et Node à Oujda.' }], placeCodes: ['MA-OUJ'], contractTypes: ['PERMANENT'], openings: 1, replyWithinDays: 7, mustHaves: [{ alternatives: [{ skill: 'react' }] }], ...over };
  const { offer } = await transact(recruiter.context(), (tx) => createOffer(tx, { ...facts, employerId: recruiter.employerId }));
  await transact(recruiter.context(), (tx) => publishOffer(tx, { offerId: offer }));
  return toGlobalId('JobOffer', offer);
}

export async function makeApplicant(world: World, name = 'Nadia Berrada'): Promise<Applicant> {
  const person = await world.person(name, 'GRADUATE');
  const coordinator = await world.person('Coordinator', 'COORDINATOR');
  const at = world.app.now();
  const graduateId = world.app.newId();
  await transact(world.system(), async (tx) => {
    const [centreId, programmeId, cohortId] = [world.app.newId(), world.app.newId(), world.app.newId()];
    const names = { nameFr: 'École', nameAr: 'مدرسة', nameEn: 'School' };
    tx.em.create(Centre, { id: centreId, slug: `school-${centreId.slice(-8)}`, ...names, placeCode: 'MA-OUJ', grid: [], createdAt: at });
    tx.em.create(CentreStaff, { id: world.app.newId(), centreId, accountId: coordinator.accountId, kind: 'COORDINATOR', startedAt: at });
    tx.em.create(Programme, { id: programmeId, centreId, field: 'WEB', ...names, createdAt: at });
    tx.em.create(Cohort, { id: cohortId, programmeId, centreId, name: 'One', startsOn: '2026-01-01', graduatesOn: '2026-06-30', createdAt: at });
    tx.em.create(Graduate, { id: graduateId, accountId: person.accountId, name, email: person.email, wantsRemote: false, mobilityOrdered: false, contractTypes: ['PERMANENT'], reconfirmedAt: at, findableAt: [], createdAt: at });
    await tx.em.flush();
    tx.em.create(Enrolment, { id: world.app.newId(), graduateId, cohortId, state: 'ENROLLED', confirmedAt: at, createdAt: at });
  });
  return { ...person, graduateId, coordinator };
}

/** An application as the helpers below pass it on. */
export interface Sent {
  readonly id: string;
  readonly state: ApplicationState;
  readonly version: number;
}

const FIELDS = 'application { id state version } userErrors { code field message }';

/** Sends one of the mutations of an application and expects it to work. */
export async function change(world: World, as: Person, mutation: string, input: object): Promise<Sent> {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!`;
  const { [mutation]: payload } = await world.get(`mutation ($input: ${type}) { ${mutation}(input: $input) { ${FIELDS} } }`, { input }, as);
  expect(payload.userErrors).toEqual([]);
  return payload.application as Sent;
}

/** An application, sent. */
export const makeApplication = (world: World, applicant: Person, offerId: string, message: string | null = 'Bonjour, je suis disponible tout de suite.'): Promise<Sent> => change(world, applicant, 'submitApplication', { offerId, message });

const ROAD = ['INTERVIEW', 'PROPOSED', 'ACCEPTED', 'HIRED'] as const;

/** Takes an application along the road until it stands there. */
export async function bring(world: World, sent: Sent, recruiter: Person, applicant: Person, to: (typeof ROAD)[number]): Promise<Sent> {
  let application = sent;
  for (const step of ROAD.slice(0, ROAD.indexOf(to) + 1)) {
    const which = { applicationId: application.id, version: application.version };
    if (step === 'ACCEPTED') application = await change(world, applicant, 'acceptProposal', which);
    else if (step === 'HIRED') application = await change(world, recruiter, 'hireApplicant', which);
    else application = await change(world, recruiter, 'advanceApplication', { ...which, to: step });
  }
  return application;
}
