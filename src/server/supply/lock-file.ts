import { readFileSync } from 'node:fs';

/** A package as a lock file names it. */
export interface Locked {
  readonly name: string;
  readonly version: string;
  /** Where it lies, from the lock file's folder: "node_modules/pg". */
  readonly path: string;
  /** An SPDX expression; null where the package says none. */
  readonly licence: string | null;
  /** Only to build and test with. */
  readonly dev: boolean;
}

export interface LockFile {
  readonly packages: readonly Locked[];
  /** Packages whose entry names a host they come from: whoever installs chooses the registry, not this file. */
  readonly hosted: readonly string[];
}

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
}

/** Reads a package-lock.json of version 3. @throws Error where it is none */
export function readLock(text: string): LockFile {
  const { packages } = JSON.parse(text) as { packages?: Readonly<Record<string, Entry>> };
  if (!packages) throw new Error('The lock file has no packages: it is not of version 3');
  const entries = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
  return {
    packages: entries.map(([path, { version = '', license = null, dev = false }]) => ({ name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version, path, licence: license, dev })),
    hosted: entries.filter(([, { resolved }]) => resolved !== undefined && /^\w+(\+\w+)?:\/\//.test(resolved)).map(([path]) => path),
  };
}

export const readLockAt = (path: string): LockFile => readLock(readFileSync(path, 'utf8'));
