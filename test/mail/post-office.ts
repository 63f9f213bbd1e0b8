import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What a mail server does with the next letters: takes them, or fails as real ones do. */
export type Mood = 'takes' | 'refuses us' | 'refuses the address' | 'refuses the text' | 'defers' | 'hangs' | 'drops after the text';

/** Real servers repeat the address. */
const failing = (code: number): Error => Object.assign(new Error('not today, amina@test.example'), { responseCode: code });

/** A real mail server on loopback that keeps what it took. */
export class PostOffice {
  mood: Mood = 'takes';
  readonly taken: { readonly to: string[]; readonly source: string }[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onMailFrom: (_address, _session, callback) => callback(this.mood === 'refuses us' ? failing(550) : null),
    onRcptTo: (_address, _session, callback) => callback(this.mood === 'refuses the address' ? failing(550) : this.mood === 'defers' ? failing(451) : null),
    onData: (stream, session, callback) => {
      let source = '';
      stream.on('data', (part: Buffer) => (source += part.toString()));
      stream.on('end', () => {
        if (this.mood === 'hangs') return;
        if (this.mood === 'refuses the text') return void callback(failing(554));
        this.taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
        // It has the letter, and its answer is lost.
        if (this.mood === 'drops after the text') for (const socket of this.#sockets) socket.destroy();
        else callback();
      });
    },
  });

  async open(): Promise<string> {
    this.#server.server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    this.#server.on('error', () => {});
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server.server, 'listening');
    return this.url;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => void this.#server.close(() => resolve()));
  }

  /** The value of a header of the newest letter, unfolded. */
  header(name: string): string | undefined {
    return this.taken.at(-1)?.source.split('\r\n\r\n')[0]!.replace(/\r\n[ \t]+/g, ' ').match(new RegExp(`^${name}: (.*)$`, 'im'))?.[1]?.trim();
  }
}
