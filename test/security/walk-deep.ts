import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { makeSchema } from '../../src/server/schema.ts';
import { startTestServices } from '../harness/services.ts';
import { World } from '../harness/world.ts';
import { index } from '../matching/matching-world.ts';
import { EIGHT, plantCanaries, type Who } from './canaries.ts';
import { everyId, makeCrowd } from './crowd.ts';
import { DeepWalk, leaksOf } from './deep.ts';
import { everyField } from './schema.ts';
import { Walker } from './walker.ts';

const USAGE = `npm run walk [-- --depth 6] [--seconds 3600] [--viewers a,b]

Walks every path through the graph as each of eight viewers, in a world with a canary in every column that is not everybody's, with
PostgreSQL and Meilisearch of its own. Progress stands on stderr; the last line on stdout is one JSON object {"paths", "beyond",
"documents", "reached", "notReached", "leaks", "seconds", "whole"}. Exits 1 if somebody met what is kept from it.
  --depth N      edges of the longest paths, 1-8; 6 if left out
  --seconds N    ends after so long, with all shorter paths walked and "whole" false; 3600 if left out
  --viewers A,B  some viewers alone: ${EIGHT.join(', ')}`;

function refuse(why: string): never {
  console.error(`${why}\n\n${USAGE}`);
  process.exit(2);
}

function read() {
  try {
    return parseArgs({ options: { depth: { type: 'string', default: '6' }, seconds: { type: 'string', default: '3600' }, viewers: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } } }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const options = read();
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const whole = (name: 'depth' | 'seconds', most: number): number => {
  const value = Number(options[name]);
  return Number.isInteger(value) && value >= 1 && value <= most ? value : refuse(`--${name} is ${JSON.stringify(options[name])}: give a whole number from 1 to ${most}.`);
};
const depth = whole('depth', 8);
const seconds = whole('seconds', 86_400);
const viewers = (options.viewers?.split(',') ?? EIGHT) as Who[];
const stranger = viewers.find((who) => !EIGHT.includes(who));
if (stranger !== undefined) refuse(`There is no viewer ${JSON.stringify(stranger)}; there are ${EIGHT.join(', ')}.`);

const say = (text: string): void => console.error(text);
const begun = performance.now();
const { services, stop } = await startTestServices();
const world = new World();
try {
  await world.open({}, services);
  const crowd = await makeCrowd(world);
  await plantCanaries(crowd, world.app.newId);
  await index(world);
  const walker = new Walker(world, crowd, await makeSchema(), await everyId(world, crowd));
  const deep = new DeepWalk(walker, viewers, begun + seconds * 1000, say);
  await deep.walk(depth);
  const leaks = [...leaksOf(walker), ...world.leaks.found];
  for (const leak of leaks) say(`LEAK ${leak}`);
  for (const fault of walker.faults.slice(0, 10)) say(`FAULT ${JSON.stringify(fault)}`);
  // Payloads, cursors and pages are the shorter walk's, which CI takes.
  const fields = everyField(walker.schema).filter((field) => !/(?:Payload|UserError|Connection|Edge|PageInfo)\./.test(field));
  const missed = fields.filter((field) => !walker.reached.has(field));
  say(`not reached: ${missed.join(' ')}`);
  console.log(JSON.stringify({ ...deep.walked, depth, viewers: viewers.length, reached: fields.length - missed.length, notReached: missed.length, faults: walker.faults.length, leaks: leaks.length, seconds: Math.round((performance.now() - begun) / 1000) }));
  process.exitCode = leaks.length + walker.faults.length > 0 ? 1 : 0;
} finally {
  await world.close().catch((error: unknown) => {
    say(String(error));
    process.exitCode = 1;
  });
  await stop();
}
process.exit();
