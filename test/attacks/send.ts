import { request } from 'node:http';
import { connect } from 'node:net';
import type { Wire } from './forms.ts';

/** What came back: status 0 where the connection was closed without an answer. */
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Most time an answer may take; what hangs longer is no answer. */
const PATIENCE_MS = 20_000;

/**
 * Sends a request over a socket of its own.
 * @param from the address on this machine it comes from, such as 127.0.3.1: whoever is counted by address is somebody else each time
 * @throws Error where nothing came back in 20 s
 */
export function send(wire: Wire, url: URL, from: string, extra: Readonly<Record<string, string>> = {}): Promise<Reply> {
  return wire.socket ? sendRaw(wire.socket, url, from) : sendHttp(wire, url, from, extra);
}

function sendHttp(wire: Wire, url: URL, from: string, extra: Readonly<Record<string, string>>): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const length: Record<string, string> = wire.body === null ? {} : wire.chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(wire.body.length) };
    const asked = request({ host: url.hostname, port: url.port, localAddress: from, method: wire.method, path: wire.path, headers: { ...length, ...extra, ...wire.headers }, agent: false, timeout: PATIENCE_MS }, (response) => {
      const chunks: Buffer[] = [];
      const done = (): void => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', done).on('error', done);
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer in ${PATIENCE_MS} ms`)));
    // Refused while the body was still on its way: the answer may be lost with the connection.
    asked.on('error', (error: NodeJS.ErrnoException) => (['ECONNRESET', 'EPIPE'].includes(error.code ?? '') ? resolve({ status: 0, body: '', headers: {} }) : reject(error)));
    asked.end(wire.body ?? undefined);
  });
}

function sendRaw(parts: NonNullable<Wire['socket']>, url: URL, from: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: url.hostname, port: Number(url.port), localAddress: from });
    const chunks: Buffer[] = [];
    let over = false;
    const close = (): void => {
      if (over) return;
      over = true;
      clearTimeout(late);
      const text = Buffer.concat(chunks).toString();
      // "100 Continue" is no answer yet.
      const [head = '', ...body] = text.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, '').split('\r\n\r\n');
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0), headers: {}, body: body.join('\r\n\r\n') });
    };
    const late = setTimeout(() => (chunks.length > 0 ? close() : (socket.destroy(), reject(new Error(`no answer in ${PATIENCE_MS} ms`)))), PATIENCE_MS);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk)).on('close', close).on('error', close);
    // An answer may be left open for the next request: it is taken for whole a moment after its last byte.
    socket.on('data', () => void setTimeout(close, 300));
    void (async () => {
      for (const { send: text, afterMs } of parts) {
        if (afterMs > 0) await new Promise((after) => void setTimeout(after, afterMs));
        if (over || !socket.writable) return;
        socket.write(text);
      }
    })();
  });
}
