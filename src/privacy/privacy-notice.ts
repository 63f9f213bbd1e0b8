import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type App, once } from '../kernel/context.ts';
import { Language } from '../kernel/language.ts';
import { projectRoot } from '../kernel/project-root.ts';

/** What the service tells people of what it keeps and why, as Markdown. */
export interface PrivacyNotice {
  readonly version: string;
  readonly language: Language;
  readonly title: string;
  readonly text: string;
}

const FILE = /^---\nversion: (\S{1,20})\ntitle: (.+)\n---\n+([\s\S]+)$/;

/** Reads a notice as it stands in `docs/`: front matter with version and title, then Markdown. */
export function parseNotice(file: string, language: Language): PrivacyNotice {
  const [, version, title, text] = FILE.exec(file) ?? [];
  if (!version || !title || !text) throw new Error(`The privacy notice in ${language} has no version and title at its head`);
  return { version, language, title, text };
}

async function readNotices(): Promise<ReadonlyMap<Language, PrivacyNotice>> {
  const languages = Object.values(Language);
  const notices = await Promise.all(languages.map(async (language) => parseNotice(await readFile(join(projectRoot, 'docs', `privacy-notice.${language.toLowerCase()}.md`), 'utf8'), language)));
  if (new Set(notices.map(({ version }) => version)).size !== 1) throw new Error('The privacy notice has not the same version in every language');
  return new Map(notices.map((notice) => [notice.language, notice]));
}

/** The notice that is in force, in that language. */
export const noticeIn = async (app: App, language: Language): Promise<PrivacyNotice> => (await once(app, readNotices)).get(language)!;

/** The version that is in force: who accepted another is asked again. */
export const noticeVersion = async (app: App): Promise<string> => (await noticeIn(app, 'FR')).version;
