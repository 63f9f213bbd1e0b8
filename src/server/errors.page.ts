import { type ErrorLine, errorTables } from '../kernel/errors.ts';
import { TOP_LEVEL } from '../kernel/top-level.ts';
import { LIMITS, limitSentence, type Told } from './edge/limit-errors.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Every code that an error in `errors` can have. */
function topLevelCodes(): string {
  const rows = Object.entries(TOP_LEVEL).map(([code, { status, partly, extensions, description }]) => [`\`${code}\``, partly && status !== 200 ? `${status}; 200 beside fields that were answered` : String(status), description, extensions]);
  return table(['code', 'HTTP status', 'what it means, and what to do', '`extensions` beside `code`'], rows);
}

/** Every limit that has words of its own, with what is told. */
function limits(): string {
  const named = (Object.keys(LIMITS) as Told[]).filter((limit) => limitSentence(limit) !== undefined);
  return table(['`limit`', '`most`', 'what is told'], named.map((limit) => [`\`${limit}\``, LIMITS[limit].toLocaleString('en'), limitSentence(limit).en.replaceAll('{most}', LIMITS[limit].toLocaleString('en'))]));
}

const linesAsTable = (lines: Readonly<Record<string, ErrorLine>>): string => table(['code', 'what it means', 'message'], Object.entries(lines).map(([code, { description, en }]) => [`\`${code}\``, description, en]));

/** Every code of `userErrors`: those of any mutation, then those of each part of the graph, by its name. */
function userErrors(): string {
  const parts = [...errorTables].filter(([noun, lines]) => noun !== '' && Object.keys(lines).length > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [`### Any mutation\n\n${linesAsTable(errorTables.get('')!)}`, ...parts.map(([noun, lines]) => `### ${noun}\n\n${linesAsTable(lines)}`)].join('\n\n');
}

const SECTIONS: Readonly<Record<string, () => string>> = { 'top-level': topLevelCodes, limits, 'user-errors': userErrors };

/** The page with its tables as the code has them now. @throws RangeError where the page has no place for one */
export const withErrors = (page: string): string =>
  Object.entries(SECTIONS).reduce((text, [name, write]) => {
    const [begin, end] = [`<!-- ${name}: written by npm run docs:errors -->`, `<!-- /${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new RangeError(`The page has no place for ${name}`);
    return `${text.slice(0, from + begin.length)}\n\n${write()}\n\n${text.slice(to)}`;
  }, page);
