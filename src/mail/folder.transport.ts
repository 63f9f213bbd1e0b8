import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message, Transport } from '../kernel/mail.ts';
import { naming } from '../kernel/naming.ts';
import { oneLine } from './layout.ts';

/** The name of a letter's files, by time; a letter that is sent again writes the same ones. */
const nameOf = ({ writtenAt, kind, letterId }: Message): string => `${writtenAt.toISOString().slice(0, 19).replaceAll(':', '')}-${kind}-${letterId}`;

/** The letter's id in the name of a file. */
const idOf = (file: string): string => /-([0-9a-f-]{36})\.\w+(?:\.part)?$/.exec(file)?.[1] ?? '';

/** Written whole or not at all, for the owner's eyes. */
async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.part`, text, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

function headOf({ to, replyTo, subject }: Message): string {
  const address = to.name ? `${to.name.replace(/[<>]/g, ' ')} <${to.email}>` : to.email;
  return [`To: ${address}`, ...(replyTo ? [`Reply-To: ${replyTo}`] : []), `Subject: ${subject}`].map(oneLine).join('\n');
}

/** Letters as files of a folder, `.html` as they would look and `.txt` with whom they are to: for a service without a mail server. */
export const folderTransport = (folder: string): Transport => ({
  async send(message) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, nameOf(message));
    await writeWhole(`${file}.txt`, `${headOf(message)}\n\n${message.text}`);
    await writeWhole(`${file}.html`, message.html);
  },
  async remove(letterIds) {
    const ids = new Set(letterIds);
    const files = await readdir(folder).catch(() => []);
    await Promise.all(files.filter((file) => ids.has(idOf(file))).map((file) => rm(join(folder, file), { force: true })));
  },
  async naming(texts) {
    const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.txt'));
    const [patterns, named]: [RegExp[], string[]] = [texts.map((text) => new RegExp(naming(text))), []];
    for (const file of files) {
      const said = await readFile(join(folder, file), 'utf8').catch(() => '');
      if (patterns.some((pattern) => pattern.test(said.toLowerCase()))) named.push(idOf(file));
    }
    return named;
  },
  close() {},
});
