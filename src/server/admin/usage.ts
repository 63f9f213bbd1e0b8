import { Language } from '../../kernel/language.ts';
import { WITH_REASON } from './acts.ts';
import { COMMANDS } from './run.ts';

/** What `npm run admin -- --help` prints. */
export const USAGE = `npm run admin -- COMMAND [ADDRESS or SLUG] [options]

Administers the service from the shell: on the database that is set, on that of a running "npm start", or, where none runs, on the
one in the data folder. Letters and the search index follow as soon as the service runs.

  queues                               what waits: employers to verify, reported offers, unknown terms, possible duplicates
  make-administrator ADDRESS           makes an administrator, an account of its own; prints its password once
  reset-password ADDRESS               sets another password, which must be changed, and prints it once; ends every session
  remove-second-factor ADDRESS         takes a lost authenticator app and its recovery codes away
  verify-employer SLUG                 verifies an employer by its number; --reason may say by what it was recognised
  refuse-employer SLUG --reason TEXT   does not verify an employer that asked
  suspend-employer SLUG --reason TEXT  takes an employer and its offers out of sight
  restore-employer SLUG --reason TEXT  ends a suspension
  suspend-account ADDRESS --reason TEXT
  restore-account ADDRESS --reason TEXT

  --reason TEXT    why, at most 500 characters; whom it concerns reads it
  --name NAME      of the administrator; "Administrator" if left out
  --language L     of the administrator: fr (default), ar or en`;

/** What is wrong with what was typed, in words; null where nothing is. */
export function usageFault([command, subject, ...more]: readonly string[], given: { readonly reason?: string | undefined; readonly language?: string | undefined }): string | null {
  if (command === undefined) return 'Say what to do.';
  if (!COMMANDS.includes(command)) return `There is no "${command}".`;
  if (more.length > 0 || (command === 'queues' && subject !== undefined)) return `"${[subject, ...more].join(' ')}" is too much.`;
  if (command !== 'queues' && subject === undefined) return `Say ${command.endsWith('-employer') ? 'which employer, by its slug' : 'whose, by e-mail address'}.`;
  if (WITH_REASON.has(command) && !given.reason?.trim()) return 'Say why: --reason TEXT.';
  if (given.language !== undefined && !(given.language.toUpperCase() in Language)) return `"${given.language}" is no language of the service: give fr, ar or en.`;
  return null;
}
