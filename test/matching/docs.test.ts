import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scoreMatch } from '../../src/matching/score.ts';
import { graphBy, matcherOf } from '../../src/matching/versions.ts';
import { TABLES } from '../../src/matching/weights.ts';
import { withWeights } from '../../src/matching/weights.table.ts';
import { readTaxonomyFiles } from '../../src/skills/taxonomy.files.ts';
import { held, must, nice, offer, person, TODAY } from './worlds.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/matching.md'), 'utf8');

describe('docs/matching.md', () => {
  it('holds the present weights; "npm run docs:matching" writes them', () => {
    expect(withWeights(page, TABLES.at(-1)!)).toBe(page);
    expect(page).toContain('| relation: USED_IN | 0.50 |');
  });

  it('works its example out as the matcher does', () => {
    const graph = graphBy(matcherOf(), readTaxonomyFiles(join(root, 'seeds/skills')));
    const match = scoreMatch(
      graph,
      offer({ mustHaves: [must('php'), must('symfony'), must('javascript')], niceToHaves: [nice('docker', 2), nice('doctrine', 1)] }),
      person({ reach: ['MA-NAD', 'MA-02'], reachIsOrdered: true, skills: [held('php', 'INTERMEDIATE', 'CENTRE'), held('laravel'), held('react'), held('docker', 'FOUNDATION')] }),
      TODAY,
    );
    const parts = match.parts.map(({ contribution }) => (contribution / 1e6).toFixed(6));
    expect(page).toContain(`= ${parts.join(' + ')} = ${(match.score / 1e6).toFixed(6)}`);
    for (const { credit } of match.requirements) expect(page).toContain((credit / 1e4).toFixed(4));
    for (const { weight } of match.requirements.slice(0, 3)) expect(page).toContain(`| ${(weight / 100).toFixed(2)} |`);
    expect(page).toContain(`= ${(match.parts[0]!.value / 1e4).toFixed(4)}\n`);
    expect(page).toContain(`= ${(match.parts[1]!.value / 1e4).toFixed(4)}\n`);
    expect(match.fit).toBe('PARTIAL');
  });
});
