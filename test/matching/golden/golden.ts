import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scoreMatch } from '../../../src/matching/score.ts';
import type { MatchOffer, MatchPerson } from '../../../src/matching/subjects.ts';
import { graphBy, type MatchedEntry, matcherOf } from '../../../src/matching/versions.ts';

type Line = readonly [score: number, fit: string, tieBreak: number, parts: string, requirements: string];

/** What a version said of a small world on the day it was released: score, fit, place among equals, values of the parts, answers. */
export interface Golden {
  readonly version: string;
  readonly today: string;
  readonly entries: readonly MatchedEntry[];
  readonly offers: readonly MatchOffer[];
  readonly people: readonly MatchPerson[];
  readonly scores: readonly (readonly Line[])[];
}

const fileOf = (version: string): string => join(import.meta.dirname, `${version}.json`);

export const golden = (version: string): Golden => JSON.parse(readFileSync(fileOf(version), 'utf8')) as Golden;

/** What the version says of that world now. */
export function scoresNow(version: string, { entries, offers, people, today }: Golden): Line[][] {
  const graph = graphBy(matcherOf(version), entries);
  return offers.map((offer) => people.map((person): Line => {
    const { score, fit, tieBreak, parts, requirements } = scoreMatch(graph, offer, person, today);
    const answers = requirements.map((one) => `${one.skill}:${one.relation ?? '-'}:${one.credit}:${one.through ?? ''}:${one.contribution}`);
    return [score, fit, tieBreak, parts.map(({ value }) => value).join(' '), answers.join(' ')];
  }));
}

const list = (rows: readonly unknown[]): string => `[\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`;

// `npx tsx test/matching/golden/golden.ts VERSION` pins a version that is about to be released to what it says of the first one's world.
if (process.argv[1] === import.meta.filename) {
  const version = matcherOf(process.argv[2]).version;
  const { today, entries, offers, people } = golden('2026-11');
  const scores = scoresNow(version, { version, today, entries, offers, people, scores: [] });
  writeFileSync(fileOf(version), `{\n  "version": "${version}",\n  "today": "${today}",\n  "entries": ${list(entries)},\n  "offers": ${list(offers)},\n  "people": ${list(people)},\n  "scores": ${list(scores)}\n}\n`);
}
