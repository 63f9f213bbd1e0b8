import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { open as openZip, type ZipFile } from 'yauzl';

/** What a file of the classification holds, by its name. Occupations, groups and the other collections are of no use here. */
const ROLES = {
  skills: /^skills_([a-z]{2})(?:[._-].*)?\.csv(?:\.gz)?$/i,
  digital: /^digitalSkillsCollection_([a-z]{2})(?:[._-].*)?\.csv(?:\.gz)?$/i,
  transversal: /^transversalSkillsCollection_([a-z]{2})(?:[._-].*)?\.csv(?:\.gz)?$/i,
  languages: /^languageSkillsCollection_([a-z]{2})(?:[._-].*)?\.csv(?:\.gz)?$/i,
  broader: /^broaderRelationsSkillPillar(?:_([a-z]{2}))?(?:[.-].*)?\.csv(?:\.gz)?$/i,
  relations: /^skillSkillRelations(?:_([a-z]{2}))?(?:[.-].*)?\.csv(?:\.gz)?$/i,
} as const;
export type EscoRole = keyof typeof ROLES;

/** A CSV file of the classification, wherever it lies. */
export interface EscoFile {
  /** Where it is, for people: path, and behind a "!" the name inside a zip file. */
  readonly path: string;
  readonly role: EscoRole;
  /** Of its labels, ISO 639-1; "" for relations. */
  readonly language: string;
  /** As its name or a folder says, such as 1.1.1; null where none does. */
  readonly release: string | null;
  open(): Promise<Readable>;
}
export interface EscoFolder {
  readonly files: readonly EscoFile[];
  /** Other CSV files, which are left aside. */
  readonly aside: readonly string[];
}

/** Folders are looked into so deep. */
const DEPTH = 4;

function filesUnder(folder: string, depth = 0): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth < DEPTH ? filesUnder(path, depth + 1) : [];
      return statSync(path).isFile() ? [path] : [];
    });
}

/** The release that a path names, the innermost name first: "fr-v1.0.3/skills_fr.csv.gz" is of 1.0.3. */
export function releaseOf(path: string): string | null {
  for (const name of path.split(/[/!]|\\/u).toReversed()) {
    const found = /(?:^|[^a-z0-9])v(\d+(?:\.(?:\d+|x))*)/iu.exec(name);
    if (found) return found[1]!.toLowerCase();
  }
  return null;
}

/** Releases in order: below zero where the first is older; "1.0.x" is the last of its line. */
export function compareReleases(one: string, other: string): number {
  const parts = (release: string): number[] => release.split('.').map((part) => (part === 'x' ? Number.MAX_SAFE_INTEGER : Number(part)));
  const [a, b] = [parts(one), parts(other)];
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function roleOf(name: string): { role: EscoRole; language: string } | null {
  for (const [role, pattern] of Object.entries(ROLES)) {
    const found = pattern.exec(name);
    if (found) return { role: role as EscoRole, language: (found[1] ?? '').toLowerCase() };
  }
  return null;
}

const unpacked = (name: string, stream: Readable): Readable => (/\.gz$/i.test(name) ? stream.pipe(createGunzip()).on('error', () => stream.destroy()) : stream);

const openedZip = (path: string): Promise<ZipFile> => new Promise((done, fail) => openZip(path, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? fail(error) : done(zip))));

/** The names inside a zip file. */
async function namesIn(path: string): Promise<string[]> {
  const zip = await openedZip(path);
  const names: string[] = [];
  try {
    await new Promise<void>((done, fail) => {
      zip.on('entry', (entry: { fileName: string }) => {
        names.push(entry.fileName);
        zip.readEntry();
      });
      zip.on('end', done).on('error', fail);
      zip.readEntry();
    });
  } finally {
    zip.close();
  }
  return names;
}

async function openInside(path: string, name: string): Promise<Readable> {
  const zip = await openedZip(path);
  return new Promise((done, fail) => {
    zip.on('entry', (entry: Parameters<ZipFile['openReadStream']>[0] & { fileName: string }) => {
      if (entry.fileName !== name) zip.readEntry();
      else zip.openReadStream(entry, (error, stream) => (error ? fail(error) : done(stream.on('close', () => zip.close()))));
    });
    zip.on('end', () => fail(new Error(`${name} is no longer in ${path}`))).on('error', fail);
    zip.readEntry();
  });
}

/**
 * The files of the classification under a folder: the Commission's zip files as they are downloaded, or what is in them,
 * packed by gzip or not, in folders of any name. Files are told by their names.
 * @throws Error in plain words where the folder can not be read or a zip file is broken
 */
export async function findEscoFiles(folder: string): Promise<EscoFolder> {
  const root = resolve(folder);
  const files: EscoFile[] = [];
  const aside: string[] = [];
  const take = (path: string, name: string, open: () => Promise<Readable>): void => {
    const known = roleOf(name);
    if (known) files.push({ path, ...known, release: releaseOf(`${basename(root)}/${path}`), open: async () => unpacked(name, await open()) });
    else if (/\.csv(?:\.gz)?$/i.test(name)) aside.push(path);
  };
  for (const path of filesUnder(root)) {
    const shown = relative(root, path).split(sep).join('/');
    if (!/\.zip$/i.test(path)) take(shown, basename(path), async () => createReadStream(path));
    else for (const name of await namesIn(path).catch((error: unknown) => { throw new Error(`${shown} is no zip file that can be read: ${(error as Error).message}`, { cause: error }); })) take(`${shown}!${name}`, basename(name), () => openInside(path, name));
  }
  return { files, aside };
}
