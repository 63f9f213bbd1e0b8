import { Client } from 'pg';
import { dayOf } from '../../src/kernel/clock.ts';
import type { App, Context } from '../../src/kernel/context.ts';
import { asSystem, read } from '../../src/kernel/read.ts';
import { matchedGraduate } from '../../src/graduates/graduate.visibility.ts';
import { skillGraph } from '../../src/matching/graph.ts';
import { matchToKeep } from '../../src/matching/kept-match.ts';
import { offerSubjects, type OfferSubject, personSubjects } from '../../src/matching/subjects.load.ts';
import { offer } from '../../src/offers/offer.visibility.ts';
import { placeMap } from '../../src/places/place.map.ts';
import { noticeVersion } from '../../src/privacy/privacy-notice.ts';
import { makeContext } from '../../src/server/request-context.ts';
import { copyApplication, copyOffer } from './copy-offers.ts';
import { type Copying, copyCentre, copyCohort, copyEmployer, copyGraduate, copyOperators, copyProgramme } from './copy-people.ts';
import { CopyWriter } from './copy-writer.ts';
import { type ApplicationHistory, historyOf, type OfferHistory } from './history.ts';
import { type Given, nothingGiven, type OnProgress } from './stage.ts';
import type { World } from './world.ts';

/** So many applications are matched at once. */
const MATCHED_AT_ONCE = 500;
/** So many offers are read at once. */
const READ_AT_ONCE = 5000;

async function copyEach(copying: Copying, kind: string, count: number, copy: (index: number) => void, onProgress: OnProgress): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    copy(index);
    await copying.writer.drain();
    if (index % 100 === 99 || index === count - 1) onProgress(kind, index + 1, count);
  }
}

async function copyWhatThereIs(app: App, copying: Copying, histories: readonly OfferHistory[], onProgress: OnProgress): Promise<void> {
  const { world } = copying;
  const { ancestors } = await placeMap({ app } as Context);
  const map = { homeRegion: app.homeRegion, ancestors };
  const each = (kind: string, count: number, copy: (index: number) => void): Promise<void> => copyEach(copying, kind, count, copy, onProgress);
  copyOperators(copying);
  await each('centres', world.centres.length, (index) => copyCentre(copying, index));
  await each('programmes', world.programmes.length, (index) => copyProgramme(copying, index));
  await each('cohorts', world.cohorts.length, (index) => copyCohort(copying, index));
  await each('employers', world.employers.length, (index) => copyEmployer(copying, index));
  await each('graduates', world.graduateCount, (index) => copyGraduate(copying, index));
  await each('offers', world.offers.length, (index) => copyOffer(copying, index, histories[index]!, map));
  await copying.writer.flush();
}

/** Every offer as the matcher reads it, by key. */
async function readOffers(context: Context, ids: readonly string[]): Promise<Map<string, OfferSubject>> {
  const subjects = new Map<string, OfferSubject>();
  for (let start = 0; start < ids.length; start += READ_AT_ONCE) {
    const rows = await read(context, offer).selectAll('offer').where('offer.id', 'in', ids.slice(start, start + READ_AT_ONCE)).execute();
    for (const [index, subject] of (await offerSubjects(context, rows)).entries()) subjects.set(rows[index]!.id, subject);
  }
  return subjects;
}

/** Applications with the match each had on its day; the matcher reads both sides where they stand, as it does behind the verb. */
async function copyApplications(app: App, copying: Copying, histories: readonly ApplicationHistory[], onProgress: OnProgress): Promise<void> {
  const { world, writer, given } = copying;
  const context = asSystem(makeContext(app), 'the demo world is copied with its matches');
  const graph = await skillGraph(context);
  const subjects = await readOffers(context, given.offers);
  for (let start = 0; start < histories.length; start += MATCHED_AT_ONCE) {
    const some = world.applications.slice(start, start + MATCHED_AT_ONCE);
    const ids = [...new Set(some.map((one) => given.graduates[one.graduate]!))];
    const rows = await read(context, matchedGraduate).selectAll('matchedGraduate').where('matchedGraduate.id', 'in', ids).execute();
    const people = new Map((await personSubjects(context, rows)).map((subject) => [subject.person.id, subject]));
    for (const [place, application] of some.entries()) {
      const index = start + place;
      const history = histories[index]!;
      const match = matchToKeep(graph, subjects.get(given.offers[application.offer]!)!, people.get(given.graduates[application.graduate]!)!, dayOf(history.submittedAt));
      copyApplication(copying, index, history, match);
    }
    await writer.drain();
    onProgress('applications', Math.min(histories.length, start + MATCHED_AT_ONCE), histories.length);
  }
  await writer.flush();
}

/** Runs in one transaction of that connection. */
async function inTransaction(client: Client, act: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await act();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/**
 * Writes the same rows as `seedThroughVerbs`, by COPY: for worlds too large to be lived through. The search index hears of
 * nothing: it is to be built afterwards.
 * @returns the keys that everything got
 */
export async function seedByCopy(app: App, world: World, onProgress: OnProgress = () => {}): Promise<Given> {
  const client = new Client({ connectionString: app.orm.config.get('clientUrl')! });
  await client.connect();
  try {
    const copying: Copying = { world, writer: new CopyWriter(client), given: nothingGiven(), notice: await noticeVersion(app) };
    const { offers, applications } = historyOf(world);
    await inTransaction(client, () => copyWhatThereIs(app, copying, offers, onProgress));
    // The matcher reads people and offers on a connection of the service.
    await inTransaction(client, () => copyApplications(app, copying, applications, onProgress));
    await client.query('analyze');
    return copying.given;
  } finally {
    await client.end();
  }
}
