import { join } from 'node:path';
import { projectRoot } from '../../kernel/project-root.ts';
import { type Finding, packageFindings, runtimeFindings } from '../supply/floors.ts';
import { readLockAt } from '../supply/lock-file.ts';
import { readArguments } from './arguments.ts';

const USAGE = `npm run check:versions -- [--json] [--lock FILE]

Compares the versions in package-lock.json with the least ones that we rely on, and says where it names a host. Asks no registry.

  --json        one JSON line per finding
  --lock FILE   another lock file

Ends with 1 where a package is under its floor or the lock file names a host; Node and the embedded PostgreSQL only warn.`;

const MARKS = { ok: 'ok   ', warn: 'warn ', below: 'BELOW' } as const;

const { json, lock: given } = readArguments(USAGE, { json: { type: 'boolean' }, lock: { type: 'string' } });
const lock = readLockAt(given ?? join(projectRoot, 'package-lock.json'));
const hosted = lock.hosted.map((path): Finding => ({ name: path, version: 'from a host', least: 'none named', state: 'below', why: 'whoever installs chooses the registry: remove node_modules and package-lock.json and install anew with .npmrc as it is' }));
const findings = [...packageFindings(lock), ...runtimeFindings(lock, process.version), ...hosted];
for (const { name, version, least, state, why } of findings) {
  console.log(json ? JSON.stringify({ name, version, least, state, why }) : `${MARKS[state]} ${name} ${version} (at least ${least})${state === 'ok' ? '' : `: ${why}`}`);
}
process.exitCode = findings.some(({ state }) => state === 'below') ? 1 : 0;
