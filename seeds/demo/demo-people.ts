import { Role } from '../../src/kernel/viewer.ts';
import { DEMO_PASSWORD, type DemoPerson } from './people.ts';

const person = (name: string, local: string, female: boolean): DemoPerson => ({ name, email: `${local}@demo.jisr.example`, language: 'FR', female });

/** The people everybody can sign in as. */
export const DEMO_STAFF = {
  graduate: person('Salma Bensaïd', 'salma.bensaid', true),
  recruiter: person('Karim Ouali', 'karim.ouali', false),
  coordinator: person('Nadia El Idrissi', 'nadia.elidrissi', true),
  trainer: person('Hicham Berrahou', 'hicham.berrahou', false),
  observer: person('Rachid Amrani', 'rachid.amrani', false),
  administrator: person('Imane Tahiri', 'imane.tahiri', true),
} as const;

/** A known sign-in of the demo, for the start screen, the explorer and the tour. */
export interface DemoSignIn {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Who this is in the demo, in one line. */
  readonly about: string;
}

const signIn = (role: Role, { name, email }: DemoPerson, about: string): DemoSignIn => ({ role, name, email, password: DEMO_PASSWORD, about });

/** One person per role, and the trainer, whose role is the coordinator's with a narrower sight. */
export const demoPeople: readonly DemoSignIn[] = [
  signIn(Role.GRADUATE, DEMO_STAFF.graduate, 'Graduate: full-stack web development, Oujda'),
  signIn(Role.RECRUITER, DEMO_STAFF.recruiter, 'Recruiter: owner of Isly Digital, Oujda'),
  signIn(Role.COORDINATOR, DEMO_STAFF.coordinator, 'Coordinator: Oujda Coding Centre'),
  signIn(Role.COORDINATOR, DEMO_STAFF.trainer, 'Trainer: Oujda Coding Centre, own cohorts alone'),
  signIn(Role.OBSERVER, DEMO_STAFF.observer, 'Observer: indicators alone'),
  signIn(Role.ADMINISTRATOR, DEMO_STAFF.administrator, 'Administrator of the service'),
];
