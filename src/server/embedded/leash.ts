import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

// A plainly spawned server outlives a node that was killed with SIGKILL. Here a shell waits for the server while a
// second one waits for the end of node's pipe, which the kernel closes however node dies, and then signals the server:
// again and again, since one that has only just begun ignores the first signal, and with KILL after half a minute.
const LEASH =
  'exec 3<&0; "$@" </dev/null 3<&- & c=$!; ' +
  '{ cat <&3 >/dev/null; i=0; while kill -$SIG $c; do sleep 1; i=$((i+1)); [ $i -lt 30 ] || SIG=KILL; done; } 2>/dev/null & w=$!; ' +
  'wait $c; s=$?; kill $w 2>/dev/null; exit $s';

const windows = process.platform === 'win32';

export interface LeashOptions {
  /** The signal by which this program ends in good order. */
  signal: 'INT' | 'TERM';
  cwd: string;
  /** The whole environment of the child: nothing of node's own is added, so that no secret leaks into it. */
  env: Record<string, string>;
  /** File descriptor that takes the child's output. */
  output: number;
  uid?: number;
  gid?: number;
}

export interface Leashed {
  /** The leash's process id; it lives exactly as long as the program. */
  pid: number;
  /** Says how the program ended ('code 1', 'signal 9'); never rejects. */
  exited: Promise<string>;
  /** How it ended, once it has. */
  ended(): string | undefined;
  /** Asks the program to end, and kills it when it has not after `patience` milliseconds. Resolves when it is gone. */
  end(patience: number): Promise<void>;
}

/**
 * Starts a program that ends however node ends, kill -9 included. On Windows, which has no /bin/sh, it is a plain
 * spawn: there a program outlives a killed node.
 */
export async function spawnLeashed(binary: string, args: readonly string[], options: LeashOptions): Promise<Leashed> {
  const { signal, output, ...rest } = options;
  const spawning: SpawnOptions = { ...rest, stdio: ['pipe', output, output], windowsHide: true };
  // A session of its own keeps Ctrl-C from the child: node alone hears it, and ends its children last.
  const child = windows
    ? spawn(binary, args, spawning)
    : spawn('/bin/sh', ['-c', LEASH, 'leash', binary, ...args], {
        ...spawning, detached: true, env: { ...options.env, SIG: signal },
      });
  let how: string | undefined;
  const exited = ending(child).then((text) => (how = text));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error) => reject(new Error(`Cannot run ${binary}: ${error.message}`, { cause: error })));
  });
  child.stdin?.on('error', () => undefined);
  const pid = child.pid!;
  return {
    pid,
    exited,
    ended: () => how,
    async end(patience) {
      if (windows) child.kill();
      else child.stdin?.end();
      const timer = setTimeout(() => killGroup(pid), patience);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** Kills a leash and everything on it; nothing happens when it is gone already. */
export function killGroup(pid: number): void {
  try {
    process.kill(windows ? pid : -pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

function ending(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      // Somebody may have killed the shell alone: what it held must not live on.
      killGroup(child.pid!);
      if (signal !== null) resolve(`signal ${signal}`);
      else resolve(code !== null && code > 128 ? `signal ${code - 128}` : `code ${code}`);
    });
  });
}
