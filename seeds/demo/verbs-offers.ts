import type { Tx } from '../../src/kernel/context.ts';
import { addDays } from '../../src/kernel/clock.ts';
import { asSystem } from '../../src/kernel/read.ts';
import { load, transact } from '../../src/kernel/transact.ts';
import { Role } from '../../src/kernel/viewer.ts';
import { Offer } from '../../src/offers/offer.entity.ts';
import type { GivenFacts } from '../../src/offers/offer.facts.ts';
import { createOffer, updateOffer } from '../../src/offers/offer.service.ts';
import { managedOffer } from '../../src/offers/offer.visibility.ts';
import { closeOffer, fillOffer, moveOffer, pauseOffer, publishOffer } from '../../src/offers/publication.service.ts';
import { type DemoOffer, offerTexts } from './offers.ts';
import { as, idsOf, type Stage } from './stage.ts';
import { type Happening, nameOf, recruiterOf } from './timeline.ts';
import type { World } from './world.ts';

/** So many days later an edit moved the last day to apply. */
export const EXTENDED_BY_DAYS = 10;

/** What the employer writes, before any edit. */
export function writtenFacts(world: World, offer: DemoOffer): GivenFacts {
  const { placeCodes, workMode, contractTypes, acceptedCountries, salary, startsOn, experienceYears, relocationHelp, workPermit, replyWithinDays, job } = offer;
  return {
    texts: offerTexts(world, world.employers, offer),
    placeCodes: [...placeCodes],
    workMode,
    contractTypes: [...contractTypes],
    endOfStudies: job.endOfStudies ?? false,
    agreementRequired: job.endOfStudies ?? false,
    acceptedCountries: [...acceptedCountries],
    salary,
    openings: world.openings(offer.index).openings,
    startsOn,
    deadlineOn: offer.extendedAt ? addDays(offer.deadlineOn!, -EXTENDED_BY_DAYS) : offer.deadlineOn,
    experienceYears,
    relocationHelp,
    workPermit,
    replyWithinDays,
    requiredLanguages: [...offer.requiredLanguages],
    preferredLanguages: [...offer.preferredLanguages],
    mustHaves: offer.mustHaves.map(({ skills, level }) => ({ alternatives: skills.map((skill) => ({ skill, minimumLevel: level })) })),
    niceToHaves: offer.niceToHaves.map(({ skills, level, weight }) => ({ alternatives: skills.map((skill) => ({ skill, minimumLevel: level })), weight })),
  };
}

/** An offer: written, and mostly published. */
export async function seedOffer(stage: Stage, index: number): Promise<void> {
  const { world, context, given } = stage;
  const offer = world.offers[index]!;
  const recruiter = stage.actor(recruiterOf(world, offer.employer, index), Role.RECRUITER);
  const ids = idsOf(world, `offer:${index}`);
  const made = await transact(as(context, recruiter, offer.writtenAt, ids), async (tx) => {
    const written = await createOffer(tx, { employerId: given.employers[offer.employer]!, ...writtenFacts(world, offer) });
    await tx.em.flush();
    return offer.publishedAt ? publishOffer(as(tx, recruiter, offer.publishedAt, ids), { offerId: written.offer }) : written;
  });
  given.offers[index] = made.offer;
}

const WHAT: Readonly<Record<(Happening & { kind: 'OFFER' })['what'], (tx: Tx, offerId: string, deadlineOn: string | null) => Promise<unknown>>> = {
  PAUSED: (tx, offerId) => pauseOffer(tx, { offerId }),
  CLOSED: (tx, offerId) => closeOffer(tx, { offerId }),
  FILLED: (tx, offerId) => fillOffer(tx, { offerId }),
  async EXTENDED(tx, offerId, deadlineOn) {
    const { version } = await load(tx, managedOffer, Offer, offerId, 'offerId');
    return updateOffer(tx, { offerId, version, deadlineOn });
  },
  async EXPIRED(tx, offerId) {
    const service = asSystem(tx, 'offers expire');
    moveOffer(service, await load(service, managedOffer, Offer, offerId, 'offerId'), 'EXPIRED');
  },
};

/** What happened to a published offer, by one of its recruiters or the service. */
export async function moveDemoOffer(stage: Stage, one: Happening & { kind: 'OFFER' }): Promise<void> {
  const { world, context, given } = stage;
  const offer = world.offers[one.offer]!;
  const recruiter = stage.actor(recruiterOf(world, offer.employer, one.offer), Role.RECRUITER);
  await transact(as(context, recruiter, one.at, idsOf(world, nameOf(one))), (tx) => WHAT[one.what](tx, given.offers[one.offer]!, offer.deadlineOn));
}
