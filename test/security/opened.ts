import type { Noun } from '../../src/kernel/read.ts';

/** Runs something while a noun shows every row to everybody, as if its rule were lost. */
export async function opened(noun: Noun, run: () => Promise<void>): Promise<void> {
  const { rows } = noun;
  const loose = noun as { rows: Noun['rows'] };
  loose.rows = (context) => rows({ ...context, viewer: { ...context.viewer, system: 'opened by a test' } });
  try {
    await run();
  } finally {
    loose.rows = rows;
  }
}
