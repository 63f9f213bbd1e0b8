import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE = `npm run fuzz [-- --values 10000] [--seed N]

Puts values that nobody means into every argument, cursor and header, in a world of its own, and exits 1 where one of them gets a fault
of ours, takes two seconds of our own work, or is refused by the database. CI does the same with 1,000.
  --values N  how many, 100-1,000,000; 10,000 if left out. Every place gets one at least
  --seed N    which; 20261124 if left out`;

function refuse(why: string): never {
  console.error(`${why}\n\n${USAGE}`);
  process.exit(2);
}

function read() {
  try {
    return parseArgs({ options: { values: { type: 'string', default: '10000' }, seed: { type: 'string', default: '20261124' }, help: { type: 'boolean', short: 'h', default: false } } }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const options = read();
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
for (const [name, least, most] of [['values', 100, 1_000_000], ['seed', 0, 2 ** 32 - 1]] as const) {
  const value = Number(options[name]);
  if (!Number.isInteger(value) || value < least || value > most) refuse(`--${name} is ${JSON.stringify(options[name])}: give a whole number from ${least} to ${most}.`);
}
const root = join(import.meta.dirname, '../..');
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'test/security/fuzz.test.ts'], { cwd: root, stdio: 'inherit', env: { ...process.env, FUZZ: options.values, FUZZ_SEED: options.seed } });
process.exit(status ?? 1);
