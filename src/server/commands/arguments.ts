import { parseArgs, type ParseArgsConfig } from 'node:util';

/** A command's arguments. `--help` prints the usage and ends; anything unknown is told and ends with 2. */
export function readArguments<const O extends NonNullable<ParseArgsConfig['options']>>(usage: string, options: O) {
  try {
    const { values } = parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } as const, allowPositionals: false });
    if ((values as { help?: boolean }).help !== true) return values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message.split('. ')[0] : String(error)}.\n\n${usage}`);
    process.exit(2);
  }
  console.log(usage);
  process.exit(0);
}

/** The same with one argument that stands by itself, such as a folder. */
export function readPositional<const O extends NonNullable<ParseArgsConfig['options']>>(usage: string, name: string, options: O) {
  const refuse = (why: string): never => {
    console.error(`${why}.\n\n${usage}`);
    process.exit(2);
  };
  const parse = () => {
    try {
      return parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } as const, allowPositionals: true });
    } catch (error) {
      return refuse(error instanceof Error ? error.message.split('. ')[0]! : String(error));
    }
  };
  const { values, positionals } = parse();
  if ((values as { help?: boolean }).help === true) {
    console.log(usage);
    process.exit(0);
  }
  if (positionals.length !== 1) refuse(positionals.length === 0 ? `${name} is missing` : `One ${name} is wanted, not ${positionals.length}: ${positionals.join(', ')}`);
  return { positional: positionals[0]!, values };
}
