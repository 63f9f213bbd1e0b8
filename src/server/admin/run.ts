import type { App, Context } from '../../kernel/context.ts';
import { DomainError, DomainErrors } from '../../kernel/errors.ts';
import { NOBODY, Role } from '../../kernel/viewer.ts';
import { makeContext } from '../request-context.ts';
import { type Act, acts, type Given, NotDone } from './acts.ts';
import { queues } from './queues.ts';

/** Every command of `npm run admin`. */
export const COMMANDS: readonly string[] = ['queues', ...Object.keys(acts)];

/** Whoever holds the machine administers the service; it is nobody's account. */
const shellContext = (app: App): Context => makeContext(app, { viewer: { accountId: NOBODY, sessionId: null, roles: new Set([Role.ADMINISTRATOR]), system: null }, language: 'EN' });

const wordsOf = (error: unknown): string | null => {
  if (error instanceof DomainErrors) return error.errors.map((one) => one.messageIn('EN')).join(' ');
  if (error instanceof DomainError) return error.messageIn('EN');
  return error instanceof NotDone ? error.message : null;
};

/**
 * Does one command.
 * @returns what to print, and whether it was done; faults that were expected are told in words, others are thrown
 */
export async function runAdmin(app: App, command: string, given: Given): Promise<{ lines: string[]; done: boolean }> {
  const context = shellContext(app);
  const act: Act = command === 'queues' ? () => queues(context) : acts[command]!;
  try {
    return { lines: await act(context, given), done: true };
  } catch (error) {
    const words = wordsOf(error);
    if (words === null) throw error;
    return { lines: [words], done: false };
  }
}
