import { randomInt } from 'node:crypto';
import { vouchFor } from '../../src/employers/decision.service.ts';
import { type EmployerFacts, foundEmployer } from '../../src/employers/employer.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import type { Person, World } from '../harness/world.ts';

export interface MadeEmployer {
  /** The uuid, for verbs. */
  readonly employerId: string;
  /** The id as the graph shows it. */
  readonly id: string;
  readonly name: string;
  /** Its owner, a recruiter. */
  readonly owner: Person;
}

let made = 0;

/** A number that the register of Moroccan enterprises could have given: 13 digits and two that make the whole a multiple of 97. */
export const iceNumber = (): string => {
  const start = String(randomInt(1e12)).padStart(13, '0');
  return `${start}${String((97 - (Number(start) * 100) % 97) % 97).padStart(2, '0')}`;
};

const administrators = new WeakMap<World, Promise<Person>>();

/** An administrator of that world, always the same one. */
export function administratorOf(world: World): Promise<Person> {
  const known = administrators.get(world) ?? world.person('Administrator', 'ADMINISTRATOR');
  administrators.set(world, known);
  return known;
}

/** An employer with an owner of its own, seated in Oujda and verified unless said otherwise. */
export async function makeEmployer(world: World, { verified = true, owner, ...facts }: Partial<EmployerFacts> & { verified?: boolean; owner?: Person } = {}): Promise<MadeEmployer> {
  made += 1;
  const name = facts.name ?? `Atlas Numérique ${made}`;
  const person = owner ?? (await world.person(`Owner ${made}`, 'RECRUITER'));
  const whole = { kind: 'COMPANY', placeCode: 'MA-OUJ', registrationKind: 'ICE', registrationNumber: iceNumber(), ...facts, name } as const;
  const { employer } = await transact(person.context(), (tx) => foundEmployer(tx, whole));
  if (verified) await transact((await administratorOf(world)).context(), (tx) => vouchFor(tx, { employerId: employer }));
  return { employerId: employer, id: toGlobalId('Employer', employer), name, owner: person };
}
