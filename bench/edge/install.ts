import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/kernel/project-root.ts';
import type { Report } from '../report.ts';

/** Installs the peers' packages beside the bench where they are not there yet; the service's own install does not know of them. */
export function installPeers(report: Report): void {
  const folder = join(projectRoot, 'bench/peers');
  if (existsSync(join(folder, 'node_modules/postgraphile/package.json'))) return;
  report.say('installing the peers into bench/peers; this is done once');
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`The peers could not be installed: ${stderr.slice(-2000)}`);
}
