import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readLines } from '../src/kernel/json-lines.ts';
import { pairTaxonomy } from '../src/skills/alias-pairs.ts';

/** `npm run bench:normalize`: how often a name finds its skill, with and without its own row in the table, and whether the confidence says so. */
const { values } = parseArgs({ options: { data: { type: 'string', default: '../shared/data' } } });
const pairs = readLines(join(values.data, 'eval', 'skill-pairs', 'pairs.jsonl.gz'), z.object({ ns: z.string(), alias: z.string(), lang: z.string().nullish(), canonical: z.string(), label: z.string(), accept: z.array(z.string()) }));

const GOALS: Readonly<Record<string, number>> = { 'held out esco-skill en': 0.82, 'held out github en': 0.73, 'held out so en': 0.6 };
const row = (name: string, value: number, goal: number | null, holds: boolean | null): void => console.log(JSON.stringify({ name, value: Math.round(value * 10_000) / 10_000, goal, holds }));

interface Tally { asked: number; right: number }
const tally = (): Tally => ({ asked: 0, right: 0 });
const bins = Array.from({ length: 10 }, tally);
const sure = tally();
for (const [ns, all] of Map.groupBy(pairs, (pair) => pair.ns)) {
  const { index, ownTerm } = pairTaxonomy(all);
  for (const [lang, some] of Map.groupBy(all, (pair) => pair.lang ?? 'any')) {
    const [heldOut, inTable] = [tally(), tally()];
    for (const pair of some) {
      const found = index.guess(pair.alias, null, ownTerm(pair));
      const right = found !== null && pair.accept.includes(found.slug);
      for (const one of [heldOut, ...(found ? [bins[Math.min(9, Math.floor(found.confidence * 10))]!] : []), ...(found && found.confidence > 0.9 ? [sure] : [])]) {
        one.asked += 1;
        if (right) one.right += 1;
      }
      inTable.asked += 1;
      if (pair.accept.includes(index.guess(pair.alias)?.slug ?? '')) inTable.right += 1;
    }
    const name = `held out ${ns} ${lang}`;
    const goal = GOALS[name] ?? null;
    row(name, heldOut.right / heldOut.asked, goal, goal === null ? null : heldOut.right / heldOut.asked >= goal);
    const tables = { en: 0.985, fr: 0.985, ar: 0.99 }[lang] ?? 0.985;
    row(`tables in ${ns} ${lang}`, inTable.right / inTable.asked, tables, inTable.right / inTable.asked >= tables);
  }
}
const wrong = 1 - sure.right / sure.asked;
row('wrong among confidence over .9', wrong, 0.02, wrong < 0.02);
for (const [at, { asked, right }] of bins.entries()) if (asked > 0) console.error(`confidence ${(at / 10).toFixed(1)}-${((at + 1) / 10).toFixed(1)}: ${asked} answers, ${(right / asked).toFixed(3)} right`);
