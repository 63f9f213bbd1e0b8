import { createServer, type Server, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/kernel/addresses.ts';
import { call, OUTBOUND, type OutboundRules } from '../../src/kernel/outbound.ts';

describe('an address on the open internet', () => {
  it.each(['1.1.1.1', '8.8.8.8', '41.92.0.1', '100.63.255.255', '100.128.0.0', '172.15.0.1', '172.32.0.1', '192.0.1.1', '198.17.0.1', '223.255.255.255', '2606:4700::1111', '2a00:1450:4007::1'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '0.0.0.0', '0.1.2.3', '10.0.0.1', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.8', '192.0.2.1', '192.88.99.1', '192.168.1.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255',
    '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '100::1', '2001::1', '2001:0:4136:e378::', '2001:db8::1', '2002:7f00:1::', '3fff::1', '5f00::1', 'fc00::1', 'fd12::1', 'fe80::1', 'fe80::1%lo', 'fec0::1', 'ff02::1', 'localhost', '', '0x7f000001', '2130706433',
  ])('is never %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

let server: Server;
let port: number;
let reached: string[] = [];
let connections = 0;
const routes: Record<string, RequestListener> = {
  '/whole': (request, response) => void response.end(JSON.stringify(request.headers)),
  '/echo': (request, response) => void request.pipe(response),
  '/redirect': (_, response) => void response.writeHead(302, { location: `http://127.0.0.1:${port}/whole` }).end('elsewhere'),
  '/huge': (_, response) => {
    const more = (): void => {
      while (response.write('x'.repeat(16_384)));
      response.once('drain', more);
    };
    more();
  },
  '/said-huge': (_, response) => void response.writeHead(200, { 'content-length': '1000000000' }).flushHeaders(),
  '/exact': (_, response) => void response.end('x'.repeat(OUTBOUND.bytes)),
  '/brotli': (_, response) => void response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync('x'.repeat(10_000_000))),
  '/drip': (_, response) => {
    response.write('x');
    const drip = setInterval(() => response.write('x'), 50);
    response.on('close', () => clearInterval(drip));
  },
  '/silent': () => undefined,
  '/broken': (_, response) => response.writeHead(200, { 'content-length': '10' }).write('x', () => response.destroy()),
  '/headers': (_, response) => void response.writeHead(200, { 'x-long': 'x'.repeat(40_000) }).end(),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push(request.url ?? '');
    routes[request.url ?? '']?.(request, response);
  });
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const OURS: OutboundRules = { http: true, isAllowed: (address) => address === '127.0.0.1' };
const fault = (url: string, rules: OutboundRules = {}) => call({ url }, rules).then((answer) => `answered ${answer.status}`, (error: { code?: string }) => error.code);

describe('a call to somebody else’s server', () => {
  it('gives back what was answered, sends what was given, and asks for nothing encoded', async () => {
    const answer = await call({ url: `http://127.0.0.1:${port}/whole`, headers: { 'x-own': '1', 'accept-encoding': 'br', host: 'elsewhere' } }, OURS);
    expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([200, { 'user-agent': 'Jisr', 'x-own': '1', 'accept-encoding': 'identity', connection: 'close', host: `127.0.0.1:${port}` }]);
    expect((await call({ url: `http://127.0.0.1:${port}/echo`, method: 'POST', body: 'جسر' }, OURS)).body.toString()).toBe('جسر');
  });

  it('follows no redirect', async () => {
    reached = [];
    expect((await call({ url: `http://127.0.0.1:${port}/redirect` }, OURS)).status).toBe(302);
    expect(reached).toEqual(['/redirect']);
  });

  it.each([['/huge', 'TOO_LARGE'], ['/brotli', 'ENCODED'], ['/broken', 'UNREACHABLE'], ['/headers', 'UNREACHABLE'], ['/exact', 'answered 200']])('answered by %s ends as %s', async (path, outcome) => {
    expect(await fault(`http://127.0.0.1:${port}${path}`, OURS)).toBe(outcome);
  });

  it.each(['/drip', '/silent', '/said-huge'])('answered by %s ends in time, though bytes may come', async (path) => {
    const begun = performance.now();
    expect(await fault(`http://127.0.0.1:${port}${path}`, { ...OURS, milliseconds: 400 })).toBe('TIMED_OUT');
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('ends when nobody waits for it any longer', async () => {
    const begun = performance.now();
    await expect(call({ url: `http://127.0.0.1:${port}/silent`, signal: AbortSignal.timeout(100) }, OURS)).rejects.toMatchObject({ code: 'TIMED_OUT' });
    await expect(call({ url: `http://127.0.0.1:${port}/silent`, signal: AbortSignal.abort() }, OURS)).rejects.toMatchObject({ code: 'TIMED_OUT' });
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('takes ten seconds at most', () => {
    expect(OUTBOUND.milliseconds).toBe(10_000);
  });
});

describe('our own network is never called', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0x7f000001', '2130706433', '017700000001', '127.1', '0', '169.254.169.254', '10.0.0.1', '[fd00::1]', '[64:ff9b::7f00:1]', '１２７.0.0.1', '127.0.0.1.'])('by the address %s', async (host) => {
    reached = [];
    expect(await fault(`https://${host}:${port}/whole`)).toBe('FORBIDDEN_ADDRESS');
    expect(await fault(`http://${host}:${port}/whole`, { http: true })).toBe('FORBIDDEN_ADDRESS');
    expect(reached).toEqual([]);
  });

  it.each([
    ['one address of ours', [{ address: '127.0.0.1', family: 4 }]],
    ['a public address and one of ours', [{ address: '1.1.1.1', family: 4 }, { address: '127.0.0.1', family: 4 }]],
    ['one of ours dressed as IPv6', [{ address: '::ffff:127.0.0.1', family: 6 }]],
    ['none', []],
  ])('by a name that stands for %s', async (_, found) => {
    connections = 0;
    expect(await fault(`http://portal.example:${port}/whole`, { http: true, resolve: () => Promise.resolve(found) })).toBe('FORBIDDEN_ADDRESS');
    expect(connections).toBe(0);
  });

  it('by a name that is another’s when it is looked at and ours when it is called: it is looked up once', async () => {
    let asked = 0;
    const resolve = () => Promise.resolve([{ address: (asked += 1) === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }]);
    expect(await fault(`http://portal.example:${port}/whole`, { ...OURS, resolve })).toBe('answered 200');
    expect(asked).toBe(1);
  });

  it('even if a connection came about: it is cut before a byte is sent', async () => {
    reached = [];
    let asked = 0;
    expect(await fault(`http://127.0.0.1:${port}/whole`, { http: true, isAllowed: () => (asked += 1) === 1 })).toBe('FORBIDDEN_ADDRESS');
    expect([reached, asked]).toEqual([[], 2]);
  });

  it('by plain http, by another scheme, or with a login', async () => {
    expect(await Promise.all(['http://1.1.1.1/', 'file:///etc/passwd', 'ftp://1.1.1.1', 'https://user:secret@1.1.1.1/', 'not an address', ''].map((url) => fault(url)))).toEqual(['NOT_HTTPS', 'NOT_HTTPS', 'NOT_HTTPS', 'BAD_ADDRESS', 'BAD_ADDRESS', 'BAD_ADDRESS']);
  });
});
