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

/** The same with arguments that stand by themselves, such as files. */
export function readPositionals<const O extends NonNullable<ParseArgsConfig['options']>>(usage: string, options: O) {
  const parse = () => {
    try {
      return parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } as const, allowPositionals: true });
    } catch (error) {
      console.error(`${error instanceof Error ? error.message.split('. ')[0] : String(error)}.\n\n${usage}`);
      return process.exit(2);
    }
  };
  const parsed = parse();
  if ((parsed.values as { help?: boolean }).help !== true) return parsed;
  console.log(usage);
  return process.exit(0);
}
