import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { projectRoot } from '../kernel/project-root.ts';

/** A demo account the explorer offers in "Sign in as". Its password is public: pass people of a demo only. */
export interface ExplorerPerson {
  role: string;
  name: string;
  email: string;
  password: string;
}

/** A named query the explorer lists and opens in a tab. */
export interface ExplorerExample {
  name: string;
  description: string;
  query: string;
  variables: Record<string, unknown>;
}

export interface ExplorerOptions {
  people: readonly ExplorerPerson[];
  examples: readonly ExplorerExample[];
}

// Styles must be allowed inline because the editor places its lines, cursors and widgets through them; scripts never are.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * Serves the explorer: its page at `/`, its assets and `config.json` below `/explorer/`.
 * Throws when `explorer/dist` is not there.
 */
export async function registerExplorer(fastify: FastifyInstance, { people, examples }: ExplorerOptions): Promise<void> {
  const folder = join(projectRoot, 'explorer', 'dist');
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const config = { endpoint: '/graphql', people, examples };

  fastify.get('/', (_request, reply) => withoutStore(reply).type('text/html; charset=utf-8').send(page));
  fastify.get('/explorer/config.json', (_request, reply) => withoutStore(reply).send(config));
  await fastify.register(fastifyStatic, {
    root: join(folder, 'explorer'),
    prefix: '/explorer/',
    index: false,
    decorateReply: false,
    // Every name in the folder holds a hash of its content, so a name never means anything else later.
    immutable: true,
    maxAge: '365d',
    // A route for each file there is: every other path is not found, whatever it tries to climb to.
    wildcard: false,
    setHeaders: (reply) => {
      reply.headers(HEADERS);
    },
  });
}

/**
 * Reads the examples of a folder, in the order of their file names; an absent folder gives none.
 * Without `# name:` an example is called after its file. Throws, naming the file, where `# variables:` is not a JSON object.
 */
export async function loadExamples(folder: string = join(projectRoot, 'examples')): Promise<ExplorerExample[]> {
  if (!existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((file) => file.endsWith('.graphql')).toSorted();
  return Promise.all(files.map(async (file) => parseExample(file, await readFile(join(folder, file), 'utf8'))));
}

/** Takes `# name:`, `# description:` and `# variables:` off the comment a file begins with; the rest is the query. */
export function parseExample(file: string, text: string): ExplorerExample {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const told: Record<string, string> = {};
  const kept = lines.filter((line, index) => {
    const entry = index < end ? /^#\s*(name|description|variables):\s*(.*)$/.exec(line) : null;
    if (entry) told[entry[1]!] = entry[2]!.trim();
    return !entry;
  });
  return {
    name: told['name'] ?? basename(file, '.graphql'),
    description: told['description'] ?? '',
    query: `${kept.join('\n').trim()}\n`,
    variables: parseVariables(file, told['variables'] ?? '{}'),
  };
}

function parseVariables(file: string, json: string): Record<string, unknown> {
  try {
    const variables: unknown = JSON.parse(json);
    if (typeof variables === 'object' && variables !== null && !Array.isArray(variables)) return variables as Record<string, unknown>;
    throw new TypeError('not an object');
  } catch (error) {
    throw new Error(`examples/${file}: "# variables:" must be a JSON object on one line`, { cause: error });
  }
}

function withoutStore(reply: FastifyReply): FastifyReply {
  return reply.headers({ ...HEADERS, 'cache-control': 'no-store' });
}
