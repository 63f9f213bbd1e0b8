import cliProgress from 'cli-progress';
import type { Progress } from './start.ts';

/** Shows steps: a bar that fills on a terminal, a line now and then elsewhere. Commands whose answer goes to stdout show theirs on stderr. */
export function showProgress(stream: NodeJS.WriteStream = process.stdout): { step: Progress; end: () => void } {
  const bar = stream.isTTY ? new cliProgress.SingleBar({ format: '  {step} [{bar}] {value}/{total}', stream, hideCursor: true, clearOnComplete: true }, cliProgress.Presets.rect) : null;
  let present = '';
  let told = 0;
  const end = (): void => bar?.stop();
  const step: Progress = (name, done, total) => {
    if (name !== present) {
      end();
      stream.write(`  ${name} ...\n`);
      present = name;
      told = performance.now();
      if (total !== undefined) bar?.start(total, done ?? 0, { step: name });
    } else if (total !== undefined) {
      bar?.setTotal(total);
      bar?.update(done ?? 0, { step: name });
      if (!bar && performance.now() - told > 2000) {
        stream.write(`  ${name}: ${done} of ${total}\n`);
        told = performance.now();
      }
    }
  };
  return { step, end };
}
