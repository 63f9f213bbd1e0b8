import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lockFolder } from '../../../src/server/embedded/lock.ts';
import { identify } from '../../../src/server/embedded/process-identity.ts';
import { newFolder, removeFolders } from './trial.ts';

afterAll(removeFolders);

describe('the lock of a data folder', () => {
  test('is refused while its holder lives, and free once it is let go', async () => {
    const folder = await newFolder();
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`);
    await unlock();
    await (await lockFolder(folder))();
    expect(await readdir(folder)).toEqual([]);
  });

  test('is taken over from a process that is dead', async () => {
    const folder = await newFolder();
    const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(child, 'exit');
    await writeFile(join(folder, 'lock'), JSON.stringify({ pid: child.pid, born: 'then' }));
    await expect(lockFolder(folder)).resolves.toBeTypeOf('function');
  });

  test.each([
    ['whose number another process has now', JSON.stringify({ ...identify(process.pid), born: 'before the restart' })],
    ['that is empty', ''],
    ['that is damaged', '{"pid":'],
  ])('is taken over when it is one %s', async (_, text) => {
    const folder = await newFolder();
    await writeFile(join(folder, 'lock'), text);
    await expect(lockFolder(folder)).resolves.toBeTypeOf('function');
  });

  test('goes to one alone of many that take over a stale one at once', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'lock'), '{"pid":1,"born":"never"}');
    const takers = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
    expect(takers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
