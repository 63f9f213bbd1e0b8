import type { App, Context } from '../../src/kernel/context.ts';
import type { Role } from '../../src/kernel/viewer.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { Ids } from './random.ts';
import type { World } from './world.ts';

/** Says how far the seed is: how many of a kind are there. */
export type OnProgress = (kind: string, done: number, total: number) => void;

/** Keys that the service gave, in the order of the world's lists; accounts by e-mail. */
export interface Given {
  readonly accounts: Map<string, string>;
  /** Posts of trainers, by e-mail. */
  readonly staff: Map<string, string>;
  readonly centres: string[];
  readonly programmes: string[];
  readonly cohorts: string[];
  readonly employers: string[];
  readonly graduates: string[];
  readonly offers: string[];
  readonly applications: string[];
}

export const nothingGiven = (): Given => ({ accounts: new Map(), staff: new Map(), centres: [], programmes: [], cohorts: [], employers: [], graduates: [], offers: [], applications: [] });

/** The keys of one unit of this world. */
export const idsOf = ({ seed }: World, unit: string): Ids => new Ids(`${seed}:${unit}`);

/** Somebody of the world, or the service itself where `system` says why. */
export interface Actor {
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly system?: string;
}

/** The same context, seen and dated by somebody at a moment of the world. */
export const as = <C extends Context>(context: C, { accountId, roles, system }: Actor, at: Date, ids: Ids): C => ({
  ...context,
  app: { ...context.app, now: () => at, newId: () => ids.next(at) },
  viewer: { accountId, sessionId: null, roles: new Set(roles), system: system ?? null },
});

/** What the verbs are called with: the service, the world and what was given so far. */
export interface Stage {
  readonly context: Context;
  readonly world: World;
  readonly given: Given;
  /** The account of somebody by e-mail, in that role. */
  readonly actor: (email: string, role: Role) => Actor;
}

export function openStage(app: App, world: World): Stage {
  const given = nothingGiven();
  const actor = (email: string, role: Role): Actor => {
    const accountId = given.accounts.get(email);
    if (!accountId) throw new Error(`nobody has signed up as ${email}`);
    return { accountId, roles: [role] };
  };
  return { context: makeContext({ ...app, mail: { ...app.mail, silent: true } }), world, given, actor };
}

/** Does something for each, so many at a time; order of start is the order of the list. */
export async function forEach(count: number, atOnce: number, act: (index: number) => Promise<void>, done: (count: number) => void): Promise<void> {
  let next = 0;
  let finished = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await act(index);
      finished += 1;
      done(finished);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
