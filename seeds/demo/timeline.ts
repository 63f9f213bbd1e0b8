import type { World } from './world.ts';

/** What happened after people, employers and offers were there, one at a time. */
export type Happening =
  | { readonly kind: 'OFFER'; readonly at: Date; readonly offer: number; readonly what: 'EXTENDED' | 'PAUSED' | 'CLOSED' | 'EXPIRED' | 'FILLED' }
  | { readonly kind: 'APPLICATION'; readonly at: Date; readonly application: number; readonly step: number }
  /** Somebody who was hired leaves the other applications. */
  | { readonly kind: 'LEAVING'; readonly at: Date; readonly graduate: number; readonly applications: readonly number[] };

/** The name of a happening: orders those of one moment, and seeds its keys. */
export const nameOf = (one: Happening): string =>
  one.kind === 'OFFER' ? `offer:${one.offer}:${one.what}` : one.kind === 'APPLICATION' ? `application:${one.application}:${one.step}` : `leaving:${one.graduate}`;

function happeningsOfOffers({ offers, openings }: World): Happening[] {
  return offers.flatMap((offer): Happening[] => {
    const { filledAt } = openings(offer.index);
    return [
      ...(offer.extendedAt ? [{ kind: 'OFFER', at: offer.extendedAt, offer: offer.index, what: 'EXTENDED' } as const] : []),
      ...(offer.fateAt ? [{ kind: 'OFFER', at: offer.fateAt, offer: offer.index, what: offer.fate as 'PAUSED' | 'CLOSED' | 'EXPIRED' } as const] : []),
      ...(filledAt ? [{ kind: 'OFFER', at: filledAt, offer: offer.index, what: 'FILLED' } as const] : []),
    ];
  });
}

/** Everything that happened to offers and applications, in the order of time. */
export function timelineOf(world: World): Happening[] {
  const moves: Happening[] = [];
  const leaving = new Map<number, { at: Date; applications: number[] }>();
  for (const [application, { graduate, steps }] of world.applications.entries()) {
    for (const [step, { to, at }] of steps.entries()) {
      if (to !== 'HIRED_ELSEWHERE') moves.push({ kind: 'APPLICATION', at, application, step });
      else if (leaving.has(graduate)) leaving.get(graduate)!.applications.push(application);
      else leaving.set(graduate, { at, applications: [application] });
    }
  }
  const left = [...leaving].map(([graduate, { at, applications }]): Happening => ({ kind: 'LEAVING', at, graduate, applications }));
  const named = [...happeningsOfOffers(world), ...moves, ...left].map((happening) => ({ happening, name: nameOf(happening), at: happening.at.valueOf() }));
  return named.toSorted((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1)).map(({ happening }) => happening);
}

/** Who of an employer does something: its owner or a granted member, the same one for the same thing. */
export function recruiterOf({ employers }: World, employer: number, turn: number): string {
  const { owner, members } = employers[employer]!;
  const people = [owner, ...members.filter((member) => member.grantedAt !== null).map((member) => member.person)];
  return people[turn % people.length]!.email;
}
