import { expect } from 'vitest';
import type { ApplicationState } from '../../src/applications/application.entity.ts';
import type { GivenFacts } from '../../src/offers/offer.facts.ts';
import type { Person, World } from '../harness/world.ts';
import { type MadeEmployer, makeEmployer } from './employers.ts';
import { type GraduateWishes, type MadeGraduate, makeGraduate } from './graduates.ts';
import { makeOffer } from './offers.ts';

/** A recruiter who owns a verified employer. */
export interface Recruiter extends Person {
  readonly employerId: string;
  readonly employer: MadeEmployer;
}

/** A learner whose centre confirmed the enrolment, and a coordinator of that centre. */
export interface Applicant extends MadeGraduate {
  readonly coordinator: Person;
}

export async function makeRecruiter(world: World): Promise<Recruiter> {
  const employer = await makeEmployer(world);
  return { ...employer.owner, employerId: employer.employerId, employer };
}

/** An open offer with one opening and a promise of seven days, unless said otherwise; its id as the graph shows it. */
export const makeOpenOffer = async (world: World, { employer }: Recruiter, facts: GivenFacts = {}): Promise<string> => (await makeOffer(world, { employer, openings: 1, replyWithinDays: 7, ...facts })).id;

export async function makeApplicant(world: World, name = 'Nadia Berrada', wishes: GraduateWishes = {}): Promise<Applicant> {
  const person = await makeGraduate(world, { name, ...wishes });
  return { ...person, coordinator: person.cohort.centre.coordinator };
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
