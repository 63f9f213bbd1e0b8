import { loadavg } from 'node:os';

/** Collects the rows of a bench; a row is a JSON line on stdout, a remark stands on stderr. */
export class Report {
  readonly lines: string[] = [];

  /** A figure with its goal: at least, or at most, so much; null where there is none. */
  row(name: string, value: number, goal: { readonly least: number } | { readonly most: number } | null = null): void {
    const holds = goal === null ? null : 'least' in goal ? value >= goal.least : value <= goal.most;
    const line = JSON.stringify({ name, value: Number(value.toPrecision(5)), goal: goal === null ? null : 'least' in goal ? goal.least : goal.most, holds });
    this.lines.push(line);
    console.log(line);
  }

  say(text: string): void {
    console.error(`  [load ${loadavg()[0]!.toFixed(1)}] ${text}`);
  }
}

/** The value that a share of the sorted ones lie under. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

export const seconds = (since: number): number => (performance.now() - since) / 1000;
