import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readLines } from '../src/kernel/json-lines.ts';
import { pairTaxonomy } from '../src/skills/alias-pairs.ts';
import { checked, fitted, type Judged } from './normalize.fit.ts';

/**
 * `npm run bench:normalize`: how often a name finds its skill, with and without its own row in the table, and whether the
 * confidence says so. With `--fit`, the coefficients of the confidence as these names would set them, and how well such
 * coefficients hold for concepts they were not fitted to.
 */
const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' }, fit: { type: 'boolean', default: false } } });
const pairs = readLines(join(values.data, 'eval', 'skill-pairs', 'pairs.jsonl.gz'), z.object({ ns: z.string(), alias: z.string(), lang: z.string().nullish(), canonical: z.string(), label: z.string(), accept: z.array(z.string()) }));

const GOALS: Readonly<Record<string, number>> = { 'held out esco en': 0.82, 'held out github en': 0.73, 'held out so en': 0.6 };
const IN_TABLE: Readonly<Record<string, number>> = { en: 0.985, fr: 0.985, ar: 0.99 };
const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const row = (name: string, value: number, goal: number | null, holds: boolean | null): void => console.log(JSON.stringify({ name, value: round(value), goal, holds }));

class Tally {
  asked = 0;
  right = 0;

  add(right: boolean): void {
    this.asked += 1;
    if (right) this.right += 1;
  }

  get share(): number {
    return this.right / this.asked;
  }
}

const heldOut = new Map<string, Tally>();
const inTable = new Map<string, Tally>();
const bins = Array.from({ length: 10 }, () => new Tally());
const sure = new Tally();
const judged: (Judged & { concept: string })[] = [];
const of = (tallies: Map<string, Tally>, name: string): Tally => {
  const tally = tallies.get(name) ?? new Tally();
  tallies.set(name, tally);
  return tally;
};

for (const [ns, all] of Map.groupBy(pairs, (pair) => pair.ns)) {
  const { index, ownTerm } = pairTaxonomy(all);
  for (const pair of all) {
    const language = pair.lang ?? 'any';
    const names = [`${ns} ${language}`, ...(ns.startsWith('esco-') ? [`esco ${language}`] : [])];
    const found = index.guess(pair.alias, null, ownTerm(pair));
    const right = found !== null && pair.accept.includes(found.slug);
    const known = pair.accept.includes(index.guess(pair.alias)?.slug ?? '');
    for (const name of names) of(heldOut, name).add(right);
    for (const name of names) of(inTable, name).add(known);
    if (!found) continue;
    bins[Math.min(9, Math.floor(found.confidence * 10))]!.add(right);
    if (found.confidence > 0.9) sure.add(right);
    if (found.evidence) judged.push({ evidence: found.evidence, right, concept: `${ns} ${pair.canonical}` });
  }
  console.error(`${ns}: ${all.length} names`);
}

for (const [name, tally] of heldOut) {
  const goal = GOALS[`held out ${name}`] ?? null;
  row(`held out ${name}`, tally.share, goal, goal === null ? null : tally.share >= goal);
}
for (const [name, tally] of inTable) {
  const goal = IN_TABLE[name.split(' ').at(-1)!] ?? 0.985;
  row(`tables in ${name}`, tally.share, goal, tally.share >= goal);
}
row('wrong among confidence over .9', 1 - sure.share, 0.02, 1 - sure.share < 0.02);
console.error(`${sure.asked} answers with confidence over .9`);
for (const [at, tally] of bins.entries()) if (tally.asked > 0) console.error(`confidence ${(at / 10).toFixed(1)}-${((at + 1) / 10).toFixed(1)}: ${tally.asked} answers, ${tally.share.toFixed(3)} right`);
if (values.fit) {
  console.error(`fitted: ${JSON.stringify(fitted(judged))}; to half of the concepts, held against the other half:`);
  for (const [least, asked, share] of checked(judged)) console.error(`said ${least.toFixed(1)}-${(least + 0.1).toFixed(1)}: ${asked} answers, ${share.toFixed(3)} right`);
}
