import { describe, expect, it } from 'vitest';
import { telling } from '../../src/graduates/held-skills.ts';

const held = (skillSlug: string, level: 'FOUNDATION' | 'INTERMEDIATE' | 'ADVANCED' | null, standing: 'DECLARED' | 'CENTRE' | 'EMPLOYER') => ({ skillSlug, level, standing });

describe('the lines of a skill that say something', () => {
  it.each([
    ['one alone', [held('react', null, 'DECLARED')], [0]],
    ['declared beyond what was confirmed: both', [held('react', 'INTERMEDIATE', 'CENTRE'), held('react', 'ADVANCED', 'DECLARED')], [0, 1]],
    ['declared as confirmed: the confirmed one', [held('react', 'ADVANCED', 'CENTRE'), held('react', 'ADVANCED', 'DECLARED')], [0]],
    ['declared below: the confirmed one', [held('react', 'ADVANCED', 'CENTRE'), held('react', 'FOUNDATION', 'DECLARED')], [0]],
    ['no level said counts as the lowest', [held('react', 'FOUNDATION', 'CENTRE'), held('react', null, 'DECLARED')], [0]],
    ['an employer outdoes a centre at the same level', [held('react', 'ADVANCED', 'CENTRE'), held('react', 'ADVANCED', 'EMPLOYER')], [1]],
    ['a centre at a higher level stands beside an employer', [held('react', 'ADVANCED', 'CENTRE'), held('react', 'INTERMEDIATE', 'EMPLOYER')], [0, 1]],
    ['another skill outdoes none', [held('git', 'ADVANCED', 'EMPLOYER'), held('react', 'FOUNDATION', 'DECLARED')], [0, 1]],
  ] as const)('%s', (_, rows, kept) => {
    expect(telling(rows)).toEqual(kept.map((index) => rows[index]));
  });
});
