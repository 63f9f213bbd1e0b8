import type { App } from '../../src/kernel/context.ts';
import { forEach, type Given, type OnProgress, openStage, type Stage } from './stage.ts';
import { type Happening, timelineOf } from './timeline.ts';
import { leaveOtherApplications, moveDemoApplication } from './verbs-applications.ts';
import { seedGraduate } from './verbs-graduates.ts';
import { moveDemoOffer, seedOffer } from './verbs-offers.ts';
import { seedCentre, seedCohort, seedEmployer, seedOperators, seedProgramme } from './verbs-organisations.ts';
import type { World } from './world.ts';

/** So many transactions are under way at once; more gain nothing on two cores. */
const AT_ONCE = 4;

const play = (stage: Stage, one: Happening): Promise<void> =>
  one.kind === 'OFFER' ? moveDemoOffer(stage, one) : one.kind === 'APPLICATION' ? moveDemoApplication(stage, one) : leaveOtherApplications(stage, one);

/** What a happening touches: those of one thing keep their order, others may pass each other. */
function touches({ applications }: World, one: Happening): string[] {
  if (one.kind === 'OFFER') return [`offer:${one.offer}`];
  if (one.kind === 'LEAVING') return [`graduate:${one.graduate}`];
  const { graduate, offer } = applications[one.application]!;
  return [`graduate:${graduate}`, `offer:${offer}`];
}

/** Plays the timeline: each happening after all earlier ones that touch the same person or offer. */
async function playAll(stage: Stage, onProgress: OnProgress): Promise<void> {
  const timeline = timelineOf(stage.world);
  const last = new Map<string, Promise<void>>();
  await forEach(timeline.length, AT_ONCE, async (index) => {
    const one = timeline[index]!;
    const keys = touches(stage.world, one);
    const before = keys.map((key) => last.get(key));
    const played = Promise.all(before).then(() => play(stage, one));
    for (const key of keys) last.set(key, played);
    await played;
  }, (done) => onProgress('what happened since', done, timeline.length));
}

/**
 * Writes the world as the people of it would: through the services' verbs, each by whom it is up to and at its moment.
 * The database must hold places and skills, and no accounts.
 * @returns the keys that everything got
 */
export async function seedThroughVerbs(app: App, world: World, onProgress: OnProgress = () => {}): Promise<Given> {
  const stage = openStage(app, world);
  const each = (kind: string, count: number, act: (stage: Stage, index: number) => Promise<void>): Promise<void> =>
    forEach(count, AT_ONCE, (index) => act(stage, index), (done) => onProgress(kind, done, count));
  await seedOperators(stage);
  await each('centres', world.centres.length, seedCentre);
  await each('programmes', world.programmes.length, seedProgramme);
  await each('cohorts', world.cohorts.length, seedCohort);
  await each('employers', world.employers.length, seedEmployer);
  await each('graduates', world.graduateCount, seedGraduate);
  await each('offers', world.offers.length, seedOffer);
  await playAll(stage, onProgress);
  return stage.given;
}
