import { createTransport } from 'nodemailer';
import type { Message, Transport } from '../kernel/mail.ts';
import { NotDelivered, Refused } from './mail.faults.ts';

/** "Mailbox name not allowed": what our own side says of an address that no server can be asked about. */
const NO_ADDRESS = 553;
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** What a mail library's error says without the address or the text that it also carries. */
function faultOf(error: unknown): Refused | NotDelivered {
  const { code = 'UNKNOWN', responseCode, command } = error as { code?: string; responseCode?: number; command?: string };
  // Only this is said of the letter; who we are, and from where, is mended by whoever runs the service, and the letters wait.
  if ((command === 'RCPT TO' || command === 'DATA') && responseCode !== undefined && responseCode >= 500) return new Refused(responseCode);
  if (code === 'EENVELOPE' && command === 'API') return new Refused(NO_ADDRESS);
  return new NotDelivered(`the mail server did not take a letter: ${code}${responseCode === undefined ? '' : ` ${responseCode}`}`);
}

/** Where a mail server is, who we are there, and whether TLS is asked for. */
function serverAt(address: URL) {
  const secure = address.protocol === 'smtps:';
  return {
    host: address.hostname.replace(/^\[|\]$/g, ''),
    port: Number(address.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && !LOOPBACK.test(address.hostname) && address.searchParams.get('insecure') !== 'on',
    ...(address.username ? { auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } } : {}),
  };
}

/**
 * Letters by SMTP. Between hosts TLS is asked for, and nothing goes without it, unless the address says `?insecure=on`.
 * @param url smtp://user:password@host:587, or smtps:// for TLS from the beginning
 * @param from the sender, "Jisr <jisr@region.example>"
 * @param patienceMs how long the server may take for each step
 * @param restMs a server that was not there is left alone so long, since a letter that waits for it holds up other jobs
 */
export function smtpTransport(url: string, from: string, { patienceMs = 10_000, restMs = 60_000 } = {}): Pick<Transport, 'send' | 'close'> {
  const transporter = createTransport({
    ...serverAt(new URL(url)),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  let restsUntil = 0;
  return {
    async send({ letterId, to, replyTo, subject, html, text }: Message) {
      if (performance.now() < restsUntil) throw new NotDelivered('the mail server was not there a moment ago');
      try {
        await transporter.sendMail({
          from,
          to: { name: to.name ?? '', address: to.email },
          ...(replyTo ? { replyTo: { name: '', address: replyTo } } : {}),
          subject,
          html,
          text,
          // A letter that is sent again after a crash is the same one to whoever keeps it.
          messageId: `<${letterId}@${from.replace(/^.*@|>.*$/g, '')}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
      } catch (error) {
        const { responseCode } = error as { responseCode?: number };
        if (responseCode === undefined) restsUntil = performance.now() + restMs;
        // oxlint-disable-next-line preserve-caught-error -- a cause carries the address and the text
        throw faultOf(error);
      }
    },
    close: () => transporter.close(),
  };
}
