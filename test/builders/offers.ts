import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import type { GivenFacts } from '../../src/offers/offer.facts.ts';
import { createOffer } from '../../src/offers/offer.service.ts';
import { publishOffer } from '../../src/offers/publication.service.ts';
import type { World } from '../harness/world.ts';
import { type MadeEmployer, makeEmployer } from './employers.ts';

export interface MadeOffer {
  /** The uuid, for verbs. */
  readonly offerId: string;
  /** The id as the graph shows it. */
  readonly id: string;
  readonly employer: MadeEmployer;
}

/** A must-have as people mostly mean it: one skill. */
export const must = (skill: string, minimumLevel?: 'FOUNDATION' | 'INTERMEDIATE' | 'ADVANCED' | 'SPECIALISED') => ({ alternatives: [{ skill, minimumLevel }] });

/** An open offer: a permanent job in Oujda that asks React, published by a verified employer unless said otherwise. */
export async function makeOffer(world: World, { employer, draft = false, title = 'Développeuse web', ...facts }: GivenFacts & { employer?: MadeEmployer; draft?: boolean; title?: string } = {}): Promise<MadeOffer> {
  const by = employer ?? (await makeEmployer(world));
  const whole: GivenFacts = { texts: [{ language: 'FR', title, body: 'Vous écrirez des applications web.' }], placeCodes: ['MA-OUJ'], contractTypes: ['PERMANENT'], mustHaves: [must('react')], ...facts };
  const { offer: offerId } = await transact(by.owner.context(), (tx) => createOffer(tx, { ...whole, employerId: by.employerId }));
  if (!draft) await transact(by.owner.context(), (tx) => publishOffer(tx, { offerId }));
  return { offerId, id: toGlobalId('JobOffer', offerId), employer: by };
}
