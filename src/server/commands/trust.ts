import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { makeSchema } from '../schema.ts';
import { manifestOf } from '../edge/trusted.manifest.ts';
import { faultsOf } from '../edge/trusted-documents.ts';
import { readPositionals } from './arguments.ts';

const USAGE = `npm run trust -- FILES... [--out FILE]

Writes a manifest of trusted documents, in Apollo's format: every operation in these .graphql files, by the SHA-256 of its text, with
the fragments that it spreads from whichever of the files. Each is looked at first: it must fit the schema and keep the limits.
Start the service with TRUSTED_DOCUMENTS=FILE, and clients may send the hash alone.

  --out FILE   where to; trusted-documents.json if left out`;

const { positionals, values } = readPositionals(USAGE, { out: { type: 'string', default: 'trusted-documents.json' } });
if (positionals.length === 0) {
  console.error(`Name at least one file.\n\n${USAGE}`);
  process.exit(2);
}
try {
  const manifest = manifestOf(positionals.map((file) => ({ file, text: readFileSync(file, 'utf8') })));
  const faults = faultsOf(manifest.operations, await makeSchema());
  if (manifest.operations.length === 0) throw new Error('There is no operation in these files.');
  if (faults.length > 0) throw new Error(`These operations can not be trusted:\n${faults.join('\n')}`);
  writeFileSync(values.out, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`${values.out} written, with ${manifest.operations.length} trusted documents`);
} catch (error) {
  console.error(`Nothing was written. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
