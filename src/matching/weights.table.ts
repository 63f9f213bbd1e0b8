import type { ReasonedTable, WeightTable } from './weights.ts';

const TITLES: Readonly<Record<string, string>> = {
  parts: 'part', relations: 'relation', levels: 'bands short', standings: 'standing', mustWeight: 'weight of a must-have', preference: 'place in the person’s order',
  niceShare: 'all nice-to-haves, of the lightest must-have', lambda: 'added to the mass (lambda)', relatednessCap: 'computed relatedness at most',
};

function valueAt(weights: WeightTable, path: string): number {
  const [name = '', key] = path.split('.');
  const found = (weights as unknown as Record<string, number | Record<string, number>>)[name];
  return typeof found === 'object' ? found[key!]! : found!;
}

/** Hundredths, and of relatedness ten-thousandths, as the share they are. */
const shown = (path: string, value: number): string => (path === 'relatednessCap' ? value / 10_000 : value / 100).toFixed(2);

/** A version's numbers with the reason for each, as the table of `docs/matching.md`. */
function weightsAsMarkdown({ weights, reasons }: ReasonedTable): string {
  const rows = reasons.map(({ path, reason }) => {
    const [name = '', key] = path.split('.');
    return `| ${TITLES[name] ?? name}${key === undefined ? '' : `: ${key}`} | ${shown(path, valueAt(weights, path))} | ${reason} |`;
  });
  return ['| what | value | why |', '| --- | --- | --- |', ...rows].join('\n');
}

const BEGIN = '<!-- weights: written by npm run docs:matching -->';
const END = '<!-- /weights -->';

/** The page with the table of that version in the place of the one it has. @throws RangeError where the page has no place for it */
export function withWeights(page: string, table: ReasonedTable): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new RangeError('The page has no place for the weights');
  return `${page.slice(0, from + BEGIN.length)}\n${weightsAsMarkdown(table)}\n${page.slice(to)}`;
}
