import { isIP } from 'node:net';
import { parseEnv } from 'node:util';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../kernel/project-root.ts';

const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
};
const flag = z.enum(['on', 'off'], { error: 'must be on or off' }).transform((value) => value === 'on');
const web = (protocols: readonly string[]) => z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), `must be an address starting with ${protocols.map((protocol) => (protocol === 'mailto:' ? protocol : `${protocol}//`)).join(' or ')}`);

/** A list of origins, each exactly as browsers say it: `*` and `null` are none. */
const origins = z
  .string()
  .transform((value) => value.split(',').map((one) => one.trim()))
  .refine((list) => list.every((one) => /^https?:[^*]*$/.test(one) && URL.canParse(one) && new URL(one).origin === one), 'must be a list of origins such as https://portal.example, without a path, and without * or null');

/** Whose word about a client's address is taken. */
const proxies = z
  .string()
  .transform((value): number | string[] | false => (value === 'off' ? false : /^[1-9]$/.test(value) ? Number(value) : value.split(',').map((one) => one.trim())))
  .refine((given) => !Array.isArray(given) || given.every(isAddressOrRange), 'must be off, a number of proxies from 1 to 9, or a list of their addresses, such as 10.0.0.7,10.1.0.0/16');

function isAddressOrRange(text: string): boolean {
  const [address = '', bits] = text.split('/');
  const family = isIP(address);
  return family !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)));
}

function hasReadableLogin(value: string): boolean {
  try {
    const { username, password } = new URL(value);
    return typeof decodeURIComponent(`${username}${password}`) === 'string';
  } catch {
    return false;
  }
}

/** Each setting with its rule; `describe` is what `--help` prints. */
const settings = z.object({
  PORT: whole(0, 65_535).default(4000).describe('Port of the service; 0 takes a free one. Default 4000, or a free one where 4000 is taken and PORT was not set.'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on. Default 127.0.0.1; 0.0.0.0 for every interface.'),
  DATA_DIR: z.string().min(1).default('.data').describe('Folder of the embedded PostgreSQL and Meilisearch and of the secrets. Default .data'),
  DATABASE_URL: web(['postgres:', 'postgresql:']).optional().describe('A PostgreSQL of your own (17 or newer); none is started then.'),
  MEILI_URL: web(['http:', 'https:']).optional().describe('A Meilisearch of your own (1.21 or newer); none is started then.'),
  MEILI_KEY: z.string().min(16, { error: 'must have at least 16 characters' }).optional().describe('Master key of that Meilisearch, at least 16 bytes.'),
  MEILI_PREFIX: z.string().regex(/^[a-z0-9_]{0,40}$/, { error: 'must be at most 40 of a-z, 0-9 and _' }).default('').describe('Put before every index name, so that services can share a Meilisearch. Default none.'),
  DEMO: flag.default(true).describe('on: a demo world is seeded into an empty database (default). off: an empty service with one administrator.'),
  RATE_SCALE: whole(1, 1_000_000).default(1).describe('How many times the points that viewers may use each second, and the tries of docs/signing-in.md, for measuring or behind a gate of your own. Default 1: docs/cost.md.'),
  SCALE: whole(1, 1000).default(1).describe('How many times the demo world, for measuring. Default 1.'),
  HOME_REGION: z.string().regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { error: 'must be the ISO 3166-2 code of a region, such as MA-02' }).default('MA-02').describe('ISO 3166-2 code of the region that "local" is counted from. Default MA-02, the Oriental.'),
  TOKEN_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional().describe('Signs access tokens, at least 32 characters. Default: one of its own, kept in DATA_DIR.'),
  REQUIRE_ADMIN_TOTP: flag.optional().describe('on: administrators can do nothing before they have set up an authenticator app. off: they may. Default on, and off in the demo world.'),
  ADMIN_EMAIL: z.string().regex(/^\S+@\S+\.\S+$/, { error: 'must be an e-mail address' }).default('admin@jisr.example').describe('E-mail of the first administrator of an empty service. Default admin@jisr.example'),
  SMTP_URL: web(['smtp:', 'smtps:']).refine(hasReadableLogin, 'must have signs of the user and the password that mean something in an address written as %40, %25 and so on').optional().describe('Mail server for letters, smtp://user:password@host:587, or smtps:// for TLS from the beginning. Default none: letters are files in DATA_DIR/letters.'),
  MAIL_FROM: z.string().regex(/^(?:[^<>\r\n]+ <)?[^\s<>@]+@[^\s<>@]+>?$/, { error: 'must be an address, or a name and an address in angle brackets' }).default('Jisr <jisr@localhost>').describe('Who letters come from, "Jisr <jisr@region.example>"; needed with SMTP_URL.'),
  PUBLIC_URL: web(['http:', 'https:']).optional().describe('Address of the pages that links in letters open, such as https://jisr.region.example; needed with SMTP_URL. Default: the service itself, on this machine.'),
  CONCURRENCY: whole(1, 1000).default(10).describe('Operations that run at once, per process. Default 10, as many as there are connections to PostgreSQL.'),
  QUEUE: whole(0, 10_000).default(60).describe('Operations that wait for their turn, half a second as a rule and two at most; further ones are answered 503, or 429 where one client has half of the room. Default 60.'),
  CORS_ORIGINS: origins.default([]).describe('Origins whose pages may ask the graph from a browser, such as https://portal.example,https://app.example. Default none.'),
  TRUST_PROXY: proxies.default(false).describe('Proxies whose X-Forwarded-For is believed: their number, or a list of addresses such as 10.0.0.7,10.1.0.0/16. Default off: the connection itself says who asks.'),
  SECURITY_CONTACT: web(['mailto:', 'https:']).optional().describe('Whom /.well-known/security.txt names, mailto:security@region.example or an https:// address. Default none: there is no such file.'),
  TRUSTED_DOCUMENTS: z.string().min(1).optional().describe('File with the documents that clients may ask by their hash, as "npm run trust" and Apollo\'s tools write it. Default none.'),
  TRUSTED_ONLY: flag.default(false).describe('on: only documents of TRUSTED_DOCUMENTS are answered. off (default): free ones too.'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'], { error: 'must be silent, fatal, error, warn, info or debug' }).default('warn').describe('silent, fatal, error, warn (default), info or debug; the log goes to stderr, one JSON object a line.'),
});

export type Settings = z.infer<typeof settings>;

/** Thrown with every fault of the settings at once. */
export class SettingsError extends Error {}

/**
 * Reads and checks the settings from the environment, over those of a `.env` file at the project's root.
 * @throws SettingsError that lists every fault
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings & { portGiven: boolean } {
  const file = join(projectRoot, '.env');
  const given: NodeJS.ProcessEnv = { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...environment };
  const present = Object.fromEntries(Object.keys(settings.shape).flatMap((name) => (given[name] ? [[name, given[name]]] : [])));
  const read = settings.safeParse(present);
  const faults = read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message} (given: ${/KEY|SECRET|URL/.test(String(issue.path[0])) ? 'a value that is not shown here' : JSON.stringify(present[String(issue.path[0])])})`);
  if (present.MEILI_URL && !present.MEILI_KEY) faults.push('MEILI_KEY: needed with MEILI_URL');
  if (present.MEILI_KEY && !present.MEILI_URL) faults.push('MEILI_URL: needed with MEILI_KEY');
  for (const name of ['MAIL_FROM', 'PUBLIC_URL']) if (present.SMTP_URL && !present[name]) faults.push(`${name}: needed with SMTP_URL`);
  if (present.TRUSTED_ONLY === 'on' && !present.TRUSTED_DOCUMENTS) faults.push('TRUSTED_DOCUMENTS: needed with TRUSTED_ONLY');
  if (!read.success || faults.length > 0) throw new SettingsError(`These settings can not be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}\n"npm start -- --help" says what can be set.`);
  return { ...read.data, DATA_DIR: resolve(projectRoot, read.data.DATA_DIR), portGiven: Boolean(present.PORT) };
}

/** What `--help` prints. */
export const settingsHelp = (): string =>
  `npm start            starts Jisr: PostgreSQL and Meilisearch of its own, migrated, seeded, listening\n\nSet by environment, or in a .env file at the project's root:\n${Object.entries(settings.shape)
    .map(([name, rule]) => `  ${name.padEnd(18)} ${rule.description ?? ''}`)
    .join('\n')}\n`;
