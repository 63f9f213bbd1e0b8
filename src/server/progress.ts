import cliProgress from 'cli-progress';
import type { Progress } from './start.ts';

/** Shows steps on stdout: a bar that fills on a terminal, a line now and then elsewhere. */
export function showProgress(): { step: Progress; end: () => void } {
  const bar = process.stdout.isTTY ? new cliProgress.SingleBar({ format: '  {step} [{bar}] {value}/{total}', hideCursor: true, clearOnComplete: true }, cliProgress.Presets.rect) : null;
  let present = '';
  let told = 0;
  const end = (): void => bar?.stop();
  const step: Progress = (name, done, total) => {
    if (name !== present) {
      end();
      console.log(`  ${name} ...`);
      present = name;
      told = performance.now();
      if (total !== undefined) bar?.start(total, done ?? 0, { step: name });
    } else if (total !== undefined) {
      bar?.setTotal(total);
      bar?.update(done ?? 0, { step: name });
      if (!bar && performance.now() - told > 2000) {
        console.log(`  ${name}: ${done} of ${total}`);
        told = performance.now();
      }
    }
  };
  return { step, end };
}
