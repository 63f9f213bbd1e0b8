import { lookup, type LookupAddress } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.ts';

/** What a call to an address of somebody's may take: ten seconds from its name to its last byte, and 64 kB. */
export const OUTBOUND = { milliseconds: 10_000, bytes: 64 * 1024, headerBytes: 16 * 1024 } as const;

export interface OutboundRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** What came back, whatever its status: a redirect is an answer like any other, and nobody follows it. */
export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Why a call was not made, or its answer not taken. */
export type OutboundCode = 'NOT_HTTPS' | 'BAD_ADDRESS' | 'FORBIDDEN_ADDRESS' | 'UNREACHABLE' | 'TIMED_OUT' | 'TOO_LARGE' | 'ENCODED';

export class OutboundFault extends Error {
  readonly code: OutboundCode;
  constructor(code: OutboundCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'OutboundFault';
    this.code = code;
  }
}

/** What tests turn round, so that they can call servers of their own. The service itself never does. */
export interface OutboundRules {
  readonly http?: boolean;
  readonly isAllowed?: (address: string) => boolean;
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
  readonly milliseconds?: number;
}

const resolveByDns = (host: string): Promise<LookupAddress[]> => new Promise((resolve, reject) => lookup(host, { all: true, verbatim: true }, (error, found) => (error ? reject(error) : resolve(found))));
const forbidden = (host: string): OutboundFault => new OutboundFault('FORBIDDEN_ADDRESS', `${host} is no address on the open internet`);

/** Looks a name up as the connection is made, so that the address that was looked at is the one that is called. One forbidden address forbids the name. */
const guarded = (resolve: NonNullable<OutboundRules['resolve']>, isAllowed: (address: string) => boolean): LookupFunction => (host, options, done) => {
  const answer = (found: readonly LookupAddress[]): void => {
    if (found.length === 0 || !found.every(({ address }) => isAllowed(address))) return done(forbidden(host), '', 4);
    if (options.all === true) return done(null, [...found]);
    return done(null, found[0]!.address, found[0]!.family);
  };
  const fail = (error: NodeJS.ErrnoException): void => done(error, '', 4);
  void resolve(host).then(answer, fail);
};

/** The address as it is called. The parser of URLs has by now written 0x7f000001, 2130706433 and 017700000001 as what they are. */
function target(text: string, { http = false, isAllowed = isPublicAddress }: OutboundRules): { url: URL; host: string } {
  const url = URL.parse(text);
  if (!url || url.username !== '' || url.password !== '') throw new OutboundFault('BAD_ADDRESS', 'not an address, or one with a login in it');
  if (url.protocol !== 'https:' && !(http && url.protocol === 'http:')) throw new OutboundFault('NOT_HTTPS', 'only https:// is called');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // No name is looked up for an address that is written out.
  if (isIP(host) !== 0 && !isAllowed(host)) throw forbidden(host);
  return { url, host };
}

/** Reads an answer, as it is and no further than the limit. */
function read(answer: IncomingMessage, settle: (outcome: OutboundAnswer | OutboundFault) => void): void {
  const encoding = answer.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return settle(new OutboundFault('ENCODED', `the answer is encoded (${encoding.slice(0, 20)}), which was not asked for`));
  const chunks: Buffer[] = [];
  let bytes = 0;
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > OUTBOUND.bytes) settle(new OutboundFault('TOO_LARGE', `the answer is larger than ${OUTBOUND.bytes} bytes`));
    else chunks.push(chunk);
  });
  answer.on('end', () => settle({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }));
  answer.on('error', (error) => settle(new OutboundFault('UNREACHABLE', 'the answer broke off', error)));
}

/** Opens the connection; one that went to a forbidden address after all is cut before a byte is sent. */
function open({ url, host }: ReturnType<typeof target>, { method = 'GET', headers, body }: OutboundRequest, { isAllowed = isPublicAddress, resolve = resolveByDns }: OutboundRules): ClientRequest {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const sent = send({
    host,
    port: url.port === '' ? undefined : Number(url.port),
    path: `${url.pathname}${url.search}`,
    method,
    // Nothing of one call is there for the next: neither a connection nor a session of TLS.
    agent: false,
    lookup: guarded(resolve, isAllowed),
    maxHeaderSize: OUTBOUND.headerBytes,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    headers: { 'user-agent': 'Jisr', ...headers, host: url.host, 'accept-encoding': 'identity', connection: 'close', ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
  });
  sent.on('socket', (socket) => socket.on('connect', () => !isAllowed(socket.remoteAddress ?? '') && sent.destroy(forbidden(host))));
  return sent;
}

/**
 * Calls an address that somebody gave us, over HTTPS: never one inside our own network, following no redirect, decoding nothing,
 * within ten seconds and 64 kB.
 * @throws OutboundFault
 */
export async function call(request: OutboundRequest, rules: OutboundRules = {}): Promise<OutboundAnswer> {
  const to = target(request.url, rules);
  const sent = open(to, request, rules);
  return new Promise((resolve, reject) => {
    const settle = (outcome: OutboundAnswer | OutboundFault): void => {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', left);
      if (outcome instanceof OutboundFault) reject(outcome);
      else resolve(outcome);
      sent.destroy();
    };
    const late = (): void => settle(new OutboundFault('TIMED_OUT', `no whole answer within ${rules.milliseconds ?? OUTBOUND.milliseconds} ms`));
    const left = (): void => settle(new OutboundFault('TIMED_OUT', 'nobody waits for the answer any longer'));
    const timer = setTimeout(late, rules.milliseconds ?? OUTBOUND.milliseconds);
    request.signal?.addEventListener('abort', left, { once: true });
    sent.on('response', (answer) => read(answer, settle));
    sent.on('error', (error) => settle(error instanceof OutboundFault ? error : new OutboundFault('UNREACHABLE', `${to.host} can not be reached`, error)));
    if (request.signal?.aborted) left();
    else sent.end(request.body);
  });
}
