import 'reflect-metadata';
import { isDay } from '../../kernel/clock.ts';
import { isUuid, toGlobalId, uuidOf } from '../../kernel/ids.ts';
import { type Replay, replayMatches, type ReplayedOffer } from '../../matching/replay.ts';
import { matcherOf } from '../../matching/versions.ts';
import { connectForCommand } from '../command.ts';
import { makeContext } from '../request-context.ts';
import { readArguments } from './arguments.ts';

const USAGE = `npm run replay -- --graduate ID [--version V] [--day D] [--first N] [--json]

Ranks the open offers for a graduate by the tables of a version of the matcher, from the rows as they are now, and says beside each
offer where the present version puts it. Offers with a live application of the person are left out, as in its matches.
  --graduate ID  the graduate, by the id the API shows or the uuid
  --version V    the version of the matcher, such as 2026-11; the present one if left out
  --day D        the day on which deadlines and hard conditions are asked, YYYY-MM-DD; today if left out
  --first N      so many offers are shown, 1-1000; 20 if left out
  --json         JSON on stdout in place of a table; scores in whole millionths`;

const given = readArguments(USAGE, {
  graduate: { type: 'string' }, version: { type: 'string' }, day: { type: 'string' }, first: { type: 'string' }, json: { type: 'boolean', default: false },
});

const size = given.first === undefined ? 20 : Number(given.first);

function faultOf(): string | null {
  if (given.graduate === undefined) return 'Say whose ranking it is: --graduate ID.';
  if (given.day !== undefined && !isDay(given.day)) return `"${given.day}" is no day: write it YYYY-MM-DD.`;
  if (!Number.isInteger(size) || size < 1 || size > 1000) return `"${given.first}" is no number of offers: give 1 to 1000.`;
  try {
    matcherOf(given.version);
    return null;
  } catch (error) {
    return `${(error as Error).message}.`;
  }
}

const points = (millionths: number): string => (millionths / 1_000_000).toFixed(6);

function moved({ rank, present }: ReplayedOffer): string {
  if (present.rank === rank) return 'same place';
  return present.rank < rank ? `${rank - present.rank} higher` : `${present.rank - rank} lower`;
}

function table({ version, presentVersion, idfVersion, relatednessVersion, day, open, ranked }: Replay): string {
  const shown = ranked.slice(0, size);
  const same = version === presentVersion;
  const lines = shown.map((one) => [
    String(one.rank).padStart(5), points(one.score), one.fit.padEnd(7),
    ...(same ? [] : [String(one.present.rank).padStart(5), points(one.present.score), one.present.fit.padEnd(7), moved(one).padEnd(10)]),
    one.slug,
  ].join('  '));
  const head = [' rank', 'score   ', 'fit    ', ...(same ? [] : [' rank', 'score   ', 'fit    ', `in ${presentVersion}`.padEnd(10)]), 'offer'].join('  ');
  const elsewhere = ranked.filter((one) => one.present.rank !== one.rank).length;
  const left = shown.filter((one) => one.present.rank > size).length;
  return [
    `matcher ${version} (idf ${idfVersion}, relatedness ${relatednessVersion}) on ${day}: ${ranked.length} of ${open} open offers are eligible`,
    ...(ranked.length === 0 ? [] : [head, ...lines]),
    ...(same ? [] : [
      `against matcher ${presentVersion}: ${elsewhere} of ${ranked.length} offers stand elsewhere; of the first ${shown.length} ${left} would not be among the first ${size}`,
    ]),
  ].join('\n');
}

const asJson = (found: Replay, graduateId: string): string => JSON.stringify({
  ...found, graduateId: toGlobalId('Graduate', graduateId), eligible: found.ranked.length,
  ranked: found.ranked.slice(0, size).map(({ offerId, ...one }) => ({ ...one, offerId: toGlobalId('JobOffer', offerId) })),
}, null, 2);

async function replay(graduate: string): Promise<number> {
  const { app, stop } = await connectForCommand();
  try {
    const graduateId = isUuid(graduate) ? graduate : uuidOf('Graduate', graduate);
    const found = await replayMatches(makeContext(app), graduateId, matcherOf(given.version).version, given.day ?? null);
    if (!found) {
      console.error(`There is no graduate "${graduate}": give the id that the API shows, or the uuid.`);
      return 1;
    }
    console.log(given.json ? asJson(found, graduateId) : table(found));
    return 0;
  } finally {
    await stop();
  }
}

const fault = faultOf();
if (fault !== null) {
  console.error(`${fault}\n\n${USAGE}`);
  process.exit(2);
}
try {
  process.exitCode = await replay(given.graduate!);
} catch (error) {
  console.error(`The ranking was not replayed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
