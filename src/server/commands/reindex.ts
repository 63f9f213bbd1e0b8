import 'reflect-metadata';
import { rebuildIndex } from '../../search/search.rebuild.ts';
import { connectForCommand } from '../command.ts';
import { showProgress } from '../progress.ts';
import { makeContext } from '../request-context.ts';
import { searchIndexes } from '../wiring.ts';
import { readArguments } from './arguments.ts';

/** `npm run reindex`: fills every search index anew from the database, without an outage. Exit 1 where one could not be. */
async function reindex(): Promise<number> {
  const { app, stop } = await connectForCommand();
  const { step, end } = showProgress();
  try {
    let left = 0;
    for (const index of searchIndexes) {
      let rows = 0;
      const begun = performance.now();
      const rebuilt = await rebuildIndex(makeContext(app), index, (done, total) => {
        rows = done;
        step(`search index: ${index.name}`, done, total);
      });
      end();
      console.log(rebuilt ? `${index.name}: ${rows} documents in ${((performance.now() - begun) / 1000).toFixed(1)} s` : `${index.name}: another rebuild is under way, so this one left`);
      if (!rebuilt) left += 1;
    }
    return left === 0 ? 0 : 1;
  } finally {
    end();
    await stop();
  }
}

readArguments('npm run reindex\n\nFills every search index anew from the database and swaps it in, without an outage. Takes no arguments.', {});
try {
  process.exitCode = await reindex();
} catch (error) {
  console.error(`The search indexes were not rebuilt; the present ones stay: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
