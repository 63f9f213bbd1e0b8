import 'reflect-metadata';
import { auditRankings, type Audit } from '../../matching/fairness.load.ts';
import { DIMENSIONS } from '../../matching/fairness.ts';
import { fairnessRows, FOUR_FIFTHS, type GroupRow, JUDGED_FROM, type Measure, SHOWN_FROM } from '../../matching/fairness.report.ts';
import { connectForCommand } from '../command.ts';
import { makeContext } from '../request-context.ts';
import { readArguments } from './arguments.ts';

const USAGE = `npm run audit:fairness [-- --json] [--top K] [--offers N]

Ranks everybody who can be found for the current open offers, as their employers' lists do, and compares groups by gender, centre and
province of residence: exposure (1/log2(1+rank), 1 is a fair share of a list), selection (being among the first K of a list that is
longer), and applications and hires of the last year. A ratio is a group's rate over the best group's; under ${FOUR_FIFTHS.toFixed(2)} in a group of
${JUDGED_FROM} or more it is flagged. Groups under ${SHOWN_FROM} people are put together; no person is shown.
  --json      JSON on stdout in place of tables
  --top K     who is selected: the first K of a list, 1-100; 10 if left out
  --offers N  at most N open offers, drawn by a hash of their ids; as many as make 20 million pairs if left out`;

const given = readArguments(USAGE, { json: { type: 'boolean', default: false }, top: { type: 'string' }, offers: { type: 'string' } });

const whole = (text: string | undefined, otherwise: number): number => (text === undefined ? otherwise : Number(text));
const top = whole(given.top, 10);
const most = given.offers === undefined ? null : Number(given.offers);

function faultOf(): string | null {
  if (!Number.isInteger(top) || top < 1 || top > 100) return `"${given.top}" is no length of a list: give 1 to 100.`;
  return most !== null && (!Number.isInteger(most) || most < 1) ? `"${given.offers}" is no number of offers: give 1 or more.` : null;
}

const CANNOT_SHOW = [
  `Groups under ${SHOWN_FROM} people are put together, and no ratio is judged in groups under ${JUDGED_FROM}: with so few, chance alone makes larger differences than ${FOUR_FIFTHS.toFixed(2)} is from 1.`,
  'Who did not say its gender or residence is a group of its own, is never the one compared with, and may differ from those who said it.',
  'Exposure and selection compare those who are eligible. Hard conditions (mobility, contract, language, availability) are the person’s own choices and may differ by group: the share that is eligible, and what blocks the others, stand apart.',
  'A difference is not a cause: no group is in the score, but skills, levels and confirmations are, and centres teach different ones. Nor is evenness a proof: what people were taught, or dare to declare, is not seen here.',
  'Only open offers and people who can be found now are ranked. What employers do with a list is told by applications and hires alone, and those few.',
];

const percent = (value: number | null): string => (value === null ? '-' : `${(100 * value).toFixed(1)}%`);
const ratio = ({ ratio: value, flagged }: Measure): string => (value === null ? '-' : `${value.toFixed(2)}${flagged ? ' !' : ''}`);

const COLUMNS: readonly (readonly [head: string, cell: (row: GroupRow) => string])[] = [
  ['people', (row) => String(row.people)],
  ['findable', (row) => (row.findable === null ? `under ${SHOWN_FROM}` : String(row.findable))],
  ['eligible', (row) => percent(row.eligibleRate)],
  ['of lists', (row) => percent(row.listShare)],
  ['of exposure', (row) => percent(row.exposureShare)],
  ['exposure', (row) => (row.exposure.rate === null ? '-' : row.exposure.rate.toFixed(3))],
  ['ratio', (row) => ratio(row.exposure)],
  [`top ${top}`, (row) => percent(row.selection.rate)],
  ['ratio', (row) => ratio(row.selection)],
  ['applied', (row) => percent(row.applied.rate)],
  ['ratio', (row) => ratio(row.applied)],
  ['hired', (row) => percent(row.hired.rate)],
  ['ratio', (row) => ratio(row.hired)],
];

function table(rows: readonly GroupRow[]): string {
  const cells = [['', ...COLUMNS.map(([head]) => head)], ...rows.map((row) => [row.group, ...COLUMNS.map(([, cell]) => cell(row))])];
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  return cells.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ')).join('\n');
}

const blocks = (rows: readonly GroupRow[]): string =>
  rows.map(({ group, blockedRate }) => `  ${group}: ${Object.entries(blockedRate).filter(([condition]) => condition !== 'VISIBILITY').map(([condition, rate]) => `${condition.toLowerCase()} ${percent(rate)}`).join(', ')}`).join('\n');

function tell(audit: Audit, seconds: number): void {
  const rows = fairnessRows(audit.people, audit.tallies);
  const sampled = audit.auditedOffers < audit.openOffers;
  const flags = DIMENSIONS.flatMap((dimension) => rows[dimension].flatMap((row) => (['exposure', 'selection', 'applied', 'hired'] as const)
    .filter((measure) => row[measure].flagged).map((measure) => ({ dimension, group: row.group, measure, ratio: row[measure].ratio }))));
  if (given.json) {
    console.log(JSON.stringify({
      matcherVersion: audit.matcherVersion, day: audit.day, top, openOffers: audit.openOffers, auditedOffers: audit.auditedOffers, sampled,
      people: audit.people.length, threshold: FOUR_FIFTHS, judgedFrom: JUDGED_FROM, suppressedUnder: SHOWN_FROM, groups: rows, flags, cannotShow: CANNOT_SHOW,
    }, null, 2));
    return;
  }
  console.log(`matcher ${audit.matcherVersion} on ${audit.day}: ${audit.auditedOffers} of ${audit.openOffers} open offers${sampled ? ' (a sample)' : ''}, ${audit.people.length} people, ${seconds.toFixed(1)} s`);
  for (const dimension of DIMENSIONS) console.log(`\nby ${dimension}\n${table(rows[dimension])}\nnot eligible for want of (of all pairs in reach):\n${blocks(rows[dimension])}`);
  console.log(flags.length === 0 ? `\nNo ratio is under ${FOUR_FIFTHS.toFixed(2)} in a group of ${JUDGED_FROM} or more.` : `\nUnder ${FOUR_FIFTHS.toFixed(2)} in a group of ${JUDGED_FROM} or more:\n${flags.map((one) => `  ${one.measure} by ${one.dimension}: ${one.group} ${one.ratio!.toFixed(2)}`).join('\n')}`);
  console.log(`\nWhat this cannot show\n${CANNOT_SHOW.map((line) => `  - ${line}`).join('\n')}`);
}

async function audit(): Promise<void> {
  const { app, stop } = await connectForCommand();
  try {
    const begun = performance.now();
    console.error('ranking everybody for the open offers ...');
    const found = await auditRankings(makeContext(app), top, most);
    tell(found, (performance.now() - begun) / 1000);
  } finally {
    await stop();
  }
}

const fault = faultOf();
if (fault !== null) {
  console.error(`${fault}\n\n${USAGE}`);
  process.exit(2);
}
try {
  await audit();
} catch (error) {
  console.error(`The audit was not made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
