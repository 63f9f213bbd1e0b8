import 'reflect-metadata';
import { runAdmin } from '../admin/run.ts';
import { USAGE, usageFault } from '../admin/usage.ts';
import { connectForCommand } from '../command.ts';
import { readPositionals } from './arguments.ts';

const { positionals, values: given } = readPositionals(USAGE, { reason: { type: 'string' }, name: { type: 'string' }, language: { type: 'string' } });
const [command, subject] = positionals;

async function admin(): Promise<number> {
  const { app, stop } = await connectForCommand();
  try {
    const { lines, done } = await runAdmin(app, command!, { subject: subject ?? '', reason: given.reason, name: given.name, language: given.language });
    for (const line of lines) (done ? console.log : console.error)(line);
    return done ? 0 : 1;
  } finally {
    await stop();
  }
}

const fault = usageFault(positionals, given);
if (fault !== null) {
  console.error(`${fault}\n\n${USAGE}`);
  process.exit(2);
}
try {
  process.exitCode = await admin();
} catch (error) {
  console.error(`It was not done: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
