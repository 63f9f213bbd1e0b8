import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/kernel/project-root.ts';
import { parseNotice } from '../../src/privacy/privacy-notice.ts';

/** What every sign-up says beside who signs up: the notice in force accepted, and old enough. */
export const TERMS = { privacyNotice: parseNotice(readFileSync(join(projectRoot, 'docs', 'privacy-notice.en.md'), 'utf8'), 'EN').version, isAtLeast16: true };
