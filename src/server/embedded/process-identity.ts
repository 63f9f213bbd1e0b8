import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same number. */
export interface Identity {
  pid: number;
  born: string;
}

/** The process with this number, or undefined when there is none (a zombie counts as none). */
export function identify(pid: number): Identity | undefined {
  if (!Number.isInteger(pid) || pid <= 0 || !exists(pid)) return undefined;
  if (process.platform === 'win32') return { pid, born: '' };
  if (process.platform !== 'linux') {
    const born = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
    return born === '' ? undefined : { pid, born };
  }
  try {
    // The name, in brackets, may hold anything: what follows the last bracket is the state and, 19 fields on, the start.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)!.trim().split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return { pid, born: `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}` };
  } catch {
    return undefined;
  }
}

/** Whether this very process still lives. */
export function isAlive(identity: Partial<Identity>): boolean {
  return identity.pid !== undefined && identify(identity.pid)?.born === identity.born;
}

/** The command line of a process as one text, or undefined where it cannot be told. */
export function commandOf(pid: number): string | undefined {
  if (process.platform === 'win32') return undefined;
  if (process.platform !== 'linux') return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim();
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
