import { type GraphQLInputType, isEnumType, isListType } from 'graphql';
import { type Known, sample } from './inputs.ts';

let seed = Number(process.env.FUZZ_SEED ?? 20_261_124);
export const dice = (sides: number): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * sides);
};

const queues = new Map<readonly unknown[], unknown[]>();
/** The next of some values: all of them in turn, each time in another order. */
export function next<T>(values: readonly T[]): T {
  if (!queues.get(values)?.length) queues.set(values, values.map((value) => [dice(1e9), value] as const).toSorted((a, b) => a[0] - b[0]).map(([, value]) => value));
  return queues.get(values)!.pop() as T;
}

const LONG = 85_000;
export const TEXTS: readonly string[] = [
  '', ' ', '\0', 'a\0b', '\ud800', 'a\udc00', '\ufeff', '\u202e\u2066x', '😀'.repeat(LONG / 4), 'a'.repeat(LONG), ' '.repeat(LONG), 'a '.repeat(LONG / 2), '\u00e9'.repeat(LONG / 2), 'e\u0301'.repeat(LONG / 3), 'ال'.repeat(LONG / 4),
  ';'.repeat(LONG), '/'.repeat(LONG), '('.repeat(LONG), ', '.repeat(LONG / 2), '1'.repeat(LONG), '1.'.repeat(LONG / 2), '-'.repeat(LONG), '+'.repeat(LONG), 'a-'.repeat(LONG / 2), 'a@'.repeat(LONG / 2), `a@${'a.'.repeat(LONG / 2)}`, `a@${'a-'.repeat(100)}`, 'C++ '.repeat(LONG / 4), 'react '.repeat(80),
  `${'a'.repeat(499)}!`, "' or 1=1 --", '%_\\', '"] OR id EXISTS', '__proto__', 'constructor', 'toString', '{{x}}', '${x}', '{value}', '<script>', '../../etc/passwd', 'http://[', 'javascript:alert(1)', '0000-01-01', 'NaN', 'Infinity', '\n\r\t', '\u2028', '٣', 'ﷺ'.repeat(LONG / 3),
];
export const IDS: readonly string[] = [...TEXTS, ...['Skill:\0', 'Place:\0', 'Skill:react\0', 'Candidate:\0', 'Candidate:.', 'Graduate:x', 'JobOffer:', ':x', '__proto__:x', 'constructor:x', 'Graduate:01900000-0000-7000-8000-000000000000', `Skill:${'x'.repeat(120)}`, 'Skill:\u202e'].map((text) => Buffer.from(text).toString('base64url'))];
const NASTY: Readonly<Record<string, readonly unknown[]>> = {
  String: TEXTS,
  ID: IDS,
  Int: [0, -1, 1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1e20, 1.5, '1', 1000, 32768],
  Float: [0, -0, -1, 1e308, -1e308, 5e-324, '1', 2],
  Boolean: [0, 'true'],
  Date: ['0000-01-01', '0001-01-01', '9999-12-31', '2026-02-30', '2026-13-01', '+012026-01-01', '-000001-01-01', 'infinity', 'now', '2026-1-1', '1899-12-31', '\0', 20260101],
  DateTime: ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59.999-14:00', '2026-02-30T00:00:00Z', '2026-01-01T00:00:00+99:99', '2026-01-01T24:00:00Z', '2026-01-01T23:59:60Z', '1900-01-01T00:00:00Z', 'now', `2026-01-01T00:00:00.${'9'.repeat(LONG)}Z`],
  Decimal: ['NaN', 'Infinity', '1e5', '-1', '9999999999.99', '0', '00000000000', '1_0', '٣', '0x10', ' 1', 1.5],
  URL: ['http://', 'http://[', 'http://a\0.example', 'http://a.example/\ud800', 'javascript:alert(1)', 'data:text/html,x', 'http://u:p@a.example', `http://a.example/${'x'.repeat(LONG)}`, 'HTTP://A.EXAMPLE', 'http://a.example/\n', 'http://xn--.example', 'http:a', 'http://1'],
};

/** Raw JSON, since some of it is no value that JavaScript would write. */
export const DOCUMENTS: readonly string[] = [
  '{}', '[]', '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{"x":1}}}', '{"basics":{"__proto__":{}}}', '{"basics":{"summary":"a\\u0000b"}}', '{"basics":{"summary":"\\ud800"}}', '{"\\u0000":1}', '{"basics":{"\\ud800":"x"}}', '{"work":[{"\\u0000":"x"}]}',
  `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`, `{"work":${'['.repeat(40_000)}${']'.repeat(40_000)}}`, `{"skills":[${Array.from({ length: 100 }, () => `{"name":"${'a b, c/d '.repeat(50)}"}`).join(',')}]}`,
  `{"skills":[${Array.from({ length: 1000 }, (_, at) => `{"name":"skill ${at}"}`).join(',')}]}`, `{"skills":[{"name":"x","keywords":[${Array.from({ length: 100 }, (_, at) => `"${`reactt nodee ${at} `.repeat(20)}"`).join(',')}]}]}`,
  `{"languages":[${Array.from({ length: 100 }, () => `{"language":"${'a '.repeat(400)}"}`).join(',')}]}`, `{"work":[{"name":"${'a'.repeat(LONG)}"}]}`, '{"work":[{"name":"x","startDate":"0000-01-01"}]}', '{"work":[{"name":"x","startDate":"2020-02-30"}]}', '{"basics":{"url":"http://["}}', '{"work":null}', '{"meta":{"version":1e400}}',
];

/** A value that nobody means: raw JSON between marks is put in as it stands. */
const NO_ENUM = ['NOPE', 'toString', '__proto__', '', 1];
export const RAW = '\u0001raw:';
/** Keys that no row of the type has, of a shape that its column may not take. */
const KEYS: readonly string[] = ['', 'x', '\0', "' or 1=1 --", '00000000-0000-0000-0000-00000000000g', '01900000-0000-7000-8000-000000000000', '01900000000070008000000000000000', '{01900000-0000-7000-8000-000000000000}', 'null', '\ud800', '1', 'x'.repeat(120)];
const typeOf = (id: unknown): string | null => (typeof id === 'string' ? (Buffer.from(id, 'base64url').toString().match(/^(\w+):/)?.[1] ?? null) : null);

export function nasty(type: GraphQLInputType, name: string, known: Known): unknown {
  if (isListType(type)) {
    const one = sample(type.ofType, name, known);
    const many = [[], Array.from({ length: 1000 }, () => one), Array.from({ length: 1000 }, (_, at) => (typeof one === 'string' ? `${one}${at}` : one)), [null]];
    // Each stands for everything in it: the country, with all its provinces.
    if (name === 'placeCodes' || name === 'places') many.push(Array.from({ length: 9000 }, () => 'MA'));
    return many[dice(many.length)];
  }
  if (isEnumType(type)) return next(NO_ENUM);
  if (String(type) === 'JSONObject') return RAW + next(DOCUMENTS);
  const meant = String(type) === 'ID' ? typeOf(known.ids[name]) : null;
  return meant !== null && dice(2) === 0 ? Buffer.from(`${meant}:${next(KEYS)}`).toString('base64url') : next(NASTY[String(type)]!);
}

/** Values where a cursor holds others: it is only base64 of JSON, and anybody can write one. */
export const CURSOR_VALUES: readonly unknown[] = ['x', '', '\0', 'a\0b', '\ud800', -1, 1.5, 1e300, true, '0000-01-01', '9999-99-99', 'infinity', '2026-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000', '2026-02-30', 'x'.repeat(5000)];

/** What nobody means in a header: that of another kind, of no kind, too long, or of another alphabet. Line ends never reach a server. */
export const HEADER_VALUES: readonly string[] = [
  '', ' ', '*', '*/*', ',', ',,,,', ';', ';q=', 'q=1;q=2', '=', '"', '""', '\\', '%', '%00', '\t', 'é', '\u00ff'.repeat(100), '0', '-1', '1e309', 'NaN', 'null', 'undefined', 'true', '[]', '{}', '{"__proto__":1}', '__proto__', 'constructor', 'toString',
  'Bearer', 'Bearer ', 'bearer x', 'Bearer x y', 'Bearer null', 'Bearer ..', 'Bearer eyJhbGciOiJub25lIn0.e30.', `Bearer ${'a'.repeat(6000)}`, `Bearer ${'a.'.repeat(3000)}`, 'Basic eDp4', 'Digest x', 'jisr_live_x', 'Bearer jisr_live_x', 'Bearer jisr_test_', `Bearer jisr_live_${'x'.repeat(3000)}`,
  'fr;q=2', 'ar-MA, fr;q=NaN', 'en-'.repeat(2000), 'x-klingon', 'zz;q=0.1, *;q=0', 'fr,'.repeat(2000), "' or 1=1 --", '%27%20or%201=1', '1; drop table accounts', '{{x}}', '${x}', '<script>', '../../etc/passwd',
  'application/json; charset=utf-16', 'application/json;charset=', 'application/json, text/plain', 'text/plain', 'multipart/form-data', 'multipart/form-data; boundary=', 'application/x-www-form-urlencoded', 'application/graphql', 'application/json;'.repeat(300), 'gzip', 'br', 'deflate, gzip, br, zstd', 'identity;q=0', 'chunked',
  '127.0.0.1', '::1', '999.999.999.999', '10.0.0.1, '.repeat(500), 'unknown', '_hidden', '2001:db8::/129', 'http://', 'null', 'file://', 'https://a.example', 'https://a.example:99999', 'https://[', 'javascript:alert(1)', 'localhost:0', 'a.example:x', '..', '@', 'a@b',
  'Thu, 01 Jan 1970 00:00:00 GMT', 'Thu, 99 Foo 99999', '"etag"', 'W/"', 'bytes=0-', 'bytes=9999999999999999999-', '100-continue', 'websocket', 'keep-alive, upgrade', 'close', 'max-age=-1', 'no-cache', 'x'.repeat(7000), '١٢٣'.normalize('NFKD').replace(/[^\x20-\xff]/g, '?'),
];

/** Headers that the service reads, or that something between it and a client may. */
export const HEADERS: readonly string[] = [
  'authorization', 'accept-language', 'content-type', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-real-ip', 'idempotency-key', 'apollo-require-preflight', 'x-apollo-operation-name', 'origin', 'host', 'referer', 'accept', 'accept-encoding', 'content-encoding', 'user-agent', 'cookie', 'x-request-id', 'x-statements', 'range', 'if-none-match',
  'if-modified-since', 'cache-control', 'access-control-request-method', 'access-control-request-headers', 'sec-fetch-site', 'x-http-method-override', 'traceparent', 'via', 'te', 'pragma', 'from',
];
