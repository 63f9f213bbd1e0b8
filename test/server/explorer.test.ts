import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadExamples, parseExample, registerExplorer } from '../../src/server/explorer.ts';

const people = [{ role: 'graduate', name: 'Salma Idrissi', email: 'salma@example.org', password: 'demo' }];
const examples = [{ name: 'Matches', description: 'Why an offer fits', query: '{ __typename }\n', variables: { first: 3 } }];

let fastify: FastifyInstance;

beforeAll(async () => {
  fastify = Fastify();
  await registerExplorer(fastify, { people, examples });
});

afterAll(() => fastify.close());

async function page(): Promise<string> {
  return (await fastify.inject('/')).body;
}

function urlsIn(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1]!);
}

describe('the explorer', () => {
  it('is served at the root under a policy that allows no foreign and no inline script', async () => {
    const response = await fastify.inject('/');
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
        "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(response.headers['referrer-policy']).toBe('no-referrer');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.body).toContain('<html lang="en">');
    expect(response.body).toContain('<title>');
  });

  it('loads every script and style from its own origin', async () => {
    const html = await page();
    expect(urlsIn(html).length).toBeGreaterThan(1);
    expect(urlsIn(html).filter((url) => !url.startsWith('./explorer/'))).toEqual([]);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(html).not.toMatch(/\son[a-z]+=/);
  });

  it('holds every file that its page, scripts and styles ask for', async () => {
    const asked = new Set(urlsIn(await page()).map((url) => url.replace('./explorer/', '')));
    for (const name of asked) {
      const response = await fastify.inject(`/explorer/${name}`);
      expect(`${name} ${response.statusCode}`).toBe(`${name} 200`);
      for (const match of response.body.matchAll(/(?<=["'`/(])[\w.-]+-[\w-]{8}\.(?:js|css|ttf|svg)/g)) asked.add(match[0]);
    }
    const workers = [...asked].filter((name) => name.includes('.worker-'));
    expect(workers.map((name) => name.replace(/-.*/, '')).toSorted()).toEqual(['editor.worker', 'graphql.worker', 'json.worker']);
  });

  it('lets browsers keep its assets for a year, and never its page and configuration', async () => {
    const asset = await fastify.inject(urlsIn(await page()).find((url) => url.endsWith('.js'))!.slice(1));
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(asset.headers['x-content-type-options']).toBe('nosniff');
    expect(asset.headers['content-security-policy']).toContain("default-src 'none'");
    expect((await fastify.inject('/')).headers['cache-control']).toBe('no-store');
    expect((await fastify.inject('/explorer/config.json')).headers['cache-control']).toBe('no-store');
  });

  it('learns the people and examples it was given', async () => {
    const response = await fastify.inject('/explorer/config.json');
    expect(response.json()).toEqual({ endpoint: '/graphql', people, examples });
  });

  it.each([
    '/explorer/../package.json',
    '/explorer/../index.html',
    '/explorer/%2e%2e/package.json',
    '/explorer/%2e%2e%2f%2e%2e%2fpackage.json',
    '/explorer/..%2f..%2f..%2fpackage.json',
    '/explorer/..%5c..%5cpackage.json',
    '/explorer/%252e%252e/package.json',
    '/explorer//etc/passwd',
    '/explorer/',
    '/index.html',
  ])('answers 404 to %s', async (url) => {
    expect((await fastify.inject({ method: 'GET', url })).statusCode).toBe(404);
  });
});

describe('an example', () => {
  it('takes its name, description and variables from the comment it begins with', () => {
    const text = '# name: Apply\n# description: Send an application: one offer\n# Sign in first.\n# variables: {"input":{"offerId":"x"}}\n\nmutation Apply {\n  # name: kept\n  a\n}\n';
    expect(parseExample('apply.graphql', text)).toEqual({
      name: 'Apply',
      description: 'Send an application: one offer',
      query: '# Sign in first.\n\nmutation Apply {\n  # name: kept\n  a\n}\n',
      variables: { input: { offerId: 'x' } },
    });
  });

  it('is called after its file when it says nothing', () => {
    expect(parseExample('offers.graphql', '{ offers { id } }')).toEqual({ name: 'offers', description: '', query: '{ offers { id } }\n', variables: {} });
  });

  it.each(['{', '[]', 'null', '3'])('is refused with the name of its file when its variables are %s', (json) => {
    expect(() => parseExample('broken.graphql', `# variables: ${json}\n{ a }`)).toThrow('examples/broken.graphql');
  });
});

describe('the folder of examples', () => {
  it('is read in the order of the file names, leaving other files aside', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jisr-examples-'));
    try {
      await writeFile(join(folder, '02-b.graphql'), '# name: B\n{ b }');
      await writeFile(join(folder, '01-a.graphql'), '# name: A\n{ a }');
      await writeFile(join(folder, 'README.md'), '# name: not one');
      expect((await loadExamples(folder)).map((example) => example.name)).toEqual(['A', 'B']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('may be absent', async () => {
    expect(await loadExamples(join(tmpdir(), 'jisr-no-such-folder'))).toEqual([]);
  });
});
