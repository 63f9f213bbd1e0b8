import 'reflect-metadata';
import type { Context } from '../../kernel/context.ts';
import { type Diagnosis, examineIndex, isHealthy, repairIndex } from '../../search/search.doctor.ts';
import { ensureIndexes } from '../../search/search.ensure.ts';
import type { SearchIndex } from '../../search/search.index.ts';
import { sendChanges } from '../../search/search.sender.ts';
import { connectForCommand } from '../command.ts';
import { makeContext } from '../request-context.ts';
import { searchIndexes } from '../wiring.ts';
import { readArguments } from './arguments.ts';

const SHOWN = 5;
const FINDINGS = ['missing', 'superfluous', 'differing'] as const;

function tell(found: Diagnosis): void {
  console.log(`${found.index}: ${found.inDatabase} documents in the database, ${found.inIndex} in the index${isHealthy(found) ? ', the same' : ''}`);
  for (const finding of FINDINGS) {
    const ids = found[finding];
    if (ids.length > 0) console.log(`  ${ids.length} ${finding}: ${ids.slice(0, SHOWN).join(', ')}${ids.length > SHOWN ? ' ...' : ''}`);
  }
}

/** Makes what is missing, sends what differs, and looks again. */
async function repair(context: Context, index: SearchIndex, found: Diagnosis): Promise<Diagnosis> {
  await ensureIndexes(context, [index]);
  await repairIndex(context, found);
  await sendChanges(context, index);
  return examineIndex(context, index);
}

/** `npm run doctor`: compares every search index with the database. Exit 1 where something differs, and with `--repair` where something still does. */
async function doctor(repairing: boolean): Promise<number> {
  const { app, stop } = await connectForCommand();
  try {
    let healthy = true;
    for (const index of searchIndexes) {
      const context = makeContext(app);
      let found = await examineIndex(context, index);
      tell(found);
      if (repairing && !isHealthy(found)) {
        found = await repair(context, index, found);
        console.log(isHealthy(found) ? '  repaired' : '  not repaired:');
        if (!isHealthy(found)) tell(found);
      }
      healthy &&= isHealthy(found);
    }
    if (!healthy && !repairing) console.log('"npm run doctor -- --repair" sends what differs again; "npm run reindex" fills the indexes anew.');
    return healthy ? 0 : 1;
  } finally {
    await stop();
  }
}

const USAGE = `npm run doctor [-- --repair]

Compares every search index with the database and says what differs; exits with 1 if something does.
  --repair   sends what differs again`;

const { repair: repairing } = readArguments(USAGE, { repair: { type: 'boolean', default: false } });
try {
  process.exitCode = await doctor(repairing);
} catch (error) {
  console.error(`The doctor could not look: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
