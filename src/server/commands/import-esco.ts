import 'reflect-metadata';
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { transact } from '../../kernel/transact.ts';
import { type Esco, readEsco } from '../../skills/esco/esco.concepts.ts';
import { findEscoFiles } from '../../skills/esco/esco.files.ts';
import { importEsco } from '../../skills/esco/esco.import.ts';
import { escoSummary } from '../../skills/esco/esco.summary.ts';
import { connectForCommand } from '../command.ts';
import { showProgress } from '../progress.ts';
import { importReference } from '../reference.ts';
import { makeContext } from '../request-context.ts';

const USAGE = `npm run import:esco -- DIR [--dry-run] [--release 1.2.0] [--partial]

Takes the skills of the ESCO classification over from its official CSV files: DIR holds the Commission's zip files as they
are downloaded, or what is in them, packed by gzip or not, in folders of any name; several languages (fr, ar, en) and several
releases may lie together, and the newest says which skills there are. Running it again changes nothing. Curated skills keep
their slugs, words and links; a later release over an earlier one puts out of use what it no longer has. A service that runs
goes on, and has the new taxonomy within a second of the end.

  --dry-run      work it all out and print the same summary, and write nothing
  --release N    which release the files are of, where neither their names nor those of their folders say it (v1.2.0)
  --partial      the files are a part of a release: put nothing out of use
  --help         this text

This service uses the ESCO classification of the European Commission.`;

function readArguments(): { folder: string; dryRun: boolean; partial: boolean; release: string | null } {
  const refuse = (message: string): never => {
    console.error(`${message}\n\n${USAGE}`);
    process.exit(2);
  };
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'dry-run': { type: 'boolean' }, partial: { type: 'boolean' }, release: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) return refuse('Give one folder.');
    if (values.release !== undefined && !/^\d+(\.\d+)*$/.test(values.release)) return refuse('--release takes a number such as 1.2.0.');
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return refuse(`${folder} is no folder.`);
    return { folder, dryRun: values['dry-run'] ?? false, partial: values.partial ?? false, release: values.release ?? null };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** `npm run import:esco`. Exit 1 where the files or the database can not be used, 2 for arguments that can not be meant. */
async function run(): Promise<void> {
  const { folder, dryRun, partial, release } = readArguments();
  const { step, end } = showProgress(process.stderr);
  try {
    const { files, aside } = await findEscoFiles(folder);
    const esco: Esco = await readEsco(files, (file, rows) => rows % 1000 === 1 && step(`reading ${file}`), release);
    step('connecting');
    const { app, stop } = await connectForCommand();
    try {
      await importReference(app);
      step(dryRun ? 'comparing' : 'comparing and writing');
      const plan = await transact(makeContext(app), (tx) => importEsco(tx, esco, { dryRun, partial, told: (name, done, total) => step(name, done, total) }));
      end();
      console.log(escoSummary(plan, esco, aside, dryRun));
    } finally {
      await stop();
    }
  } finally {
    end();
  }
}

try {
  await run();
} catch (error) {
  console.error(`ESCO was not imported, and nothing was changed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
