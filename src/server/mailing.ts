import { join } from 'node:path';
import { secretOfToken } from '../identity/account-token.service.ts';
import type { App } from '../kernel/context.ts';
import type { Transport } from '../kernel/mail.ts';
import { folderTransport } from '../mail/folder.transport.ts';
import { NotDelivered } from '../mail/mail.faults.ts';
import { smtpTransport } from '../mail/smtp.transport.ts';
import type { Settings } from './config.ts';

/** How letters go out. */
export interface Mailing {
  /** Null: into the folder. */
  readonly smtpUrl: string | null;
  readonly from: string;
  readonly folder: string;
  /** What links in letters begin with; asked at each letter, since a free port is known only once it is taken. */
  readonly publicUrl: () => string;
}

/** The folder of letters inside the data folder. */
const lettersFolder = (dataDir: string): string => join(dataDir, 'letters');

/** What the settings say of letters; `address` is where the service listens by now. */
export const mailingOf = (settings: Settings, address: () => string = () => `http://${settings.HOST}:${settings.PORT}`): Mailing => ({
  smtpUrl: settings.SMTP_URL ?? null,
  from: settings.MAIL_FROM,
  folder: lettersFolder(settings.DATA_DIR),
  publicUrl: () => settings.PUBLIC_URL ?? address(),
});

const NOWHERE: Transport = {
  send: () => Promise.reject(new NotDelivered('this process has no way for letters')),
  remove: () => Promise.resolve(),
  naming: () => Promise.resolve([]),
  close() {},
};

/** The transport, and the links; a token's secret is derived where its link is written. */
export function makeMail(app: Pick<App, 'tokenSecret'>, mailing: Mailing | undefined): App['mail'] {
  if (!mailing) return { transport: NOWHERE, links: { page: (path) => path, withToken: (path) => path } };
  const { smtpUrl, from, folder, publicUrl } = mailing;
  const page = (path: string): string => `${publicUrl().replace(/\/+$/, '')}/${path}`;
  return {
    // The folder may hold letters from before there was a mail server.
    transport: { ...folderTransport(folder), ...(smtpUrl ? smtpTransport(smtpUrl, from) : {}) },
    links: { page, withToken: (path, tokenId) => `${page(path)}?token=${secretOfToken(app, tokenId)}` },
  };
}
