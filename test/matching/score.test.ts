import { describe, expect, it } from 'vitest';
import { idfFromPrior, SHIPPED_IDF } from '../../src/matching/idf.prior.ts';
import { relateByLabels, type RelatedPair } from '../../src/matching/relatedness.ts';
import { compareMatches, scoreMatch } from '../../src/matching/score.ts';
import { meets, creditOf } from '../../src/matching/credits.ts';
import { buildSkillGraph } from '../../src/matching/skill-graph.ts';
import type { Requirement, MatchPerson } from '../../src/matching/subjects.ts';
import { RELATIONS, STANDINGS, WEIGHTS } from '../../src/matching/weights.ts';
import { entry, GRAPH, graphOf, held, must, nice, offer, person, TAXONOMY, TODAY, type Entry } from './worlds.ts';

const matchOf = (mustHaves: readonly Requirement[], skills: MatchPerson['skills'], more: Partial<Parameters<typeof offer>[0]> = {}) =>
  scoreMatch(GRAPH, offer({ mustHaves, ...more }), person({ skills }), TODAY);

describe('the relation of a held skill to an asked one', () => {
  it.each([
    ['react', 'react', 'SAME'],
    ['javascript', 'react', 'IMPLIED'],
    ['javascript', 'nextjs', 'IMPLIED'],
    ['relational-databases', 'postgresql', 'NARROWER'],
    ['databases', 'relational-databases', 'NARROWER'],
    ['databases', 'postgresql', 'USED_IN'],
    ['project-tools', 'trello', 'NARROWER'],
    ['project-management', 'trello', 'USED_IN'],
    ['frontend', 'nextjs', 'NARROWER'],
    ['react', 'vue', 'RELATED'],
    ['vue', 'react', 'RELATED'],
    ['postgresql', 'relational-databases', 'FIELD'],
    ['data-cleaning', 'data-analysis', 'BROADER'],
    ['postgresql', 'databases', null],
    ['react', 'javascript', null],
    ['javascript', 'java', null],
    ['cooking', 'cooking', 'SAME'],
    ['cooking', 'react', null],
  ])('asked %s, held %s: %s', (asked, known, relation) => {
    expect(GRAPH.relation(asked, known)).toBe(relation);
  });

  it('is nothing where a curator said that the two are not related, whatever else links them', () => {
    expect(GRAPH.relatedness('javascript', 'java')).toBe(0);
    expect(GRAPH.relatedness('java', 'javascript')).toBe(0);
  });
});

const pair = (asked: string, known: string): RelatedPair => ({ asked, held: known, credit: 9_900, evidence: { label: 1, ancestors: 1 } });

describe('relatedness from elsewhere', () => {
  const graph = buildSkillGraph(TAXONOMY, idfFromPrior(TAXONOMY), {
    relatedness: { version: 'elsewhere', pairs: [pair('javascript', 'java'), pair('java', 'javascript'), pair('docker', 'php'), pair('react', 'vue'), pair('css', 'css')] },
  });

  it.each([
    ['javascript', 'java', 0],
    ['java', 'javascript', 0],
    ['docker', 'php', 5_000],
    ['php', 'docker', 0],
    ['react', 'vue', 5_000],
    ['css', 'css', 10_000],
  ])('of %s to %s is %i: capped, and nothing where a curator says no', (asked, known, relatedness) => {
    expect(graph.relatedness(asked, known)).toBe(relatedness);
  });

  it('moves affinity and nothing else', () => {
    const match = scoreMatch(graph, offer({ mustHaves: [must('docker')] }), person({ skills: [held('php', 'SPECIALISED', 'EMPLOYER')] }), TODAY);
    expect(match.requirements).toMatchObject([{ outcome: 'MISSING', credit: 0, nearest: { skill: 'php', relatedness: 5_000 } }]);
    expect(match.parts.map(({ value }) => value)).toEqual([0, 5_000, 10_000]);
  });
});

const named = (slug: string, kind: string, label: string, broader: string[] = []): Entry => ({ ...entry(slug, kind, { broader }), labels: { fr: label, en: label, ar: label } });

describe('labels and ancestors', () => {
  const pairs = relateByLabels([
    named('spring', 'FRAMEWORK', 'Spring', ['backend']), named('spring-boot', 'FRAMEWORK', 'Spring Boot', ['backend']),
    named('spring-roll', 'TOOL', 'Spring Roll'), named('java', 'LANGUAGE', 'Java'), { ...named('javas', 'LANGUAGE', 'Javas'), notRelated: ['java'] },
    { ...named('swift', 'TOOL', 'Swift'), notRelated: ['swifty'] }, named('swifty', 'TOOL', 'Swifty'),
  ]).pairs.map(({ asked, held: known }) => `${asked} ${known}`);

  it('relate skills of one kind, both ways, and never two that are said not to be related', () => {
    expect(pairs).toEqual(['spring spring-boot', 'spring-boot spring']);
  });
});

describe('idf', () => {
  const idf = idfFromPrior([entry('react', 'FRAMEWORK'), entry('tools', 'TOOL'), entry('a-tool', 'TOOL', { broader: ['tools'] }), entry('its-part', 'TOOL', { broader: ['a-tool'] })]);

  it('takes the snapshot first, then rises with depth; an unknown skill weighs as an ordinary one', () => {
    const of = (slug: string): number => idf.bySlug.get(slug) ?? idf.unknown;
    expect(of('react')).toBe(Math.round(1000 * Math.log(1000 / SHIPPED_IDF.perThousand['react']!)) / 1000);
    expect([of('tools') < of('a-tool'), of('a-tool') < of('its-part'), of('react') < of('tools')]).toEqual([true, true, true]);
    expect(of('never-heard-of')).toBe(idf.median);
    expect(GRAPH.weightOf('never-heard-of')).toBe(100);
  });

  it('gives a skill the same weight in a taxonomy of one as in one of many', () => {
    expect(graphOf([entry('react', 'FRAMEWORK')]).weightOf('react')).toBe(GRAPH.weightOf('react'));
  });
});

describe('what answers a requirement', () => {
  it.each([
    ['the skill itself at the level', must('docker'), held('docker'), 'MET', 9_400, null],
    ['above the level', must('docker'), held('docker', 'SPECIALISED'), 'MET', 9_400, null],
    ['confirmed by the centre', must('docker'), held('docker', 'INTERMEDIATE', 'CENTRE'), 'MET', 9_800, null],
    ['confirmed by an employer', must('docker'), held('docker', 'INTERMEDIATE', 'EMPLOYER'), 'MET', 10_000, null],
    ['one band short', must('docker'), held('docker', 'FOUNDATION'), 'BELOW_LEVEL', 5_640, null],
    ['two bands short', must('docker', 'ADVANCED'), held('docker', 'FOUNDATION'), 'BELOW_LEVEL', 2_820, null],
    ['three bands short', must('docker', 'SPECIALISED'), held('docker', 'FOUNDATION'), 'BELOW_LEVEL', 940, null],
    ['no level said', must('docker'), held('docker', null), 'BELOW_LEVEL', 5_640, null],
    ['no level said, none needed', must('docker', 'FOUNDATION'), held('docker', null), 'MET', 9_400, null],
    ['a skill that implies it', must('javascript'), held('nextjs'), 'MET_THROUGH', 8_460, 'nextjs'],
    ['a skill that implies it, one band short', must('javascript', 'ADVANCED'), held('react'), 'BELOW_LEVEL', 5_076, 'react'],
    ['a skill of that kind', must('relational-databases'), held('mysql'), 'MET_THROUGH', 7_520, 'mysql'],
    ['a tool from somewhere in that practice', must('project-management'), held('trello', 'SPECIALISED'), 'BELOW_LEVEL', 4_700, 'trello'],
    ['the kind in general', must('data-cleaning'), held('data-analysis'), 'BELOW_LEVEL', 3_290, 'data-analysis'],
    ['a neighbour', must('react'), held('vue', 'ADVANCED'), 'BELOW_LEVEL', 3_760, 'vue'],
    ['the field in general', must('mysql'), held('relational-databases'), 'BELOW_LEVEL', 1_880, 'relational-databases'],
    ['something else', must('docker'), held('php'), 'MISSING', 0, null],
  ])('%s', (_, asked, skill, outcome, credit, through) => {
    expect(matchOf([asked], [skill]).requirements).toMatchObject([{ outcome, credit, through }]);
  });

  it('takes the best of what is held, and of the alternatives of a "one of" group', () => {
    const group: Requirement = { alternatives: [{ skill: 'react', minimumLevel: 'ADVANCED' }, { skill: 'laravel', minimumLevel: 'FOUNDATION' }] };
    const [found] = matchOf([group], [held('vue'), held('react', 'FOUNDATION'), held('laravel', 'FOUNDATION')]).requirements;
    expect(found).toMatchObject({ outcome: 'MET', skill: 'laravel', minimumLevel: 'FOUNDATION', heldLevel: 'FOUNDATION' });
  });

  it('weighs a group by its lightest alternative', () => {
    const group: Requirement = { alternatives: [{ skill: 'kubernetes', minimumLevel: 'FOUNDATION' }, { skill: 'javascript', minimumLevel: 'FOUNDATION' }] };
    expect(matchOf([group], []).requirements[0]?.weight).toBe(Math.min(GRAPH.weightOf('kubernetes'), GRAPH.weightOf('javascript')));
  });

  it('says that no level was given', () => {
    expect(matchOf([must('docker')], [held('docker', null)]).requirements[0]).toMatchObject({ heldLevel: 'FOUNDATION', heldLevelIsStated: false });
  });
});

describe('the table of weights', () => {
  it('sums its parts to one', () => {
    expect(Object.values(WEIGHTS.parts).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });

  it('gives whatever meets a requirement more than whatever does not, so that the best credit is the best outcome', () => {
    const credits = RELATIONS.flatMap((_, relation) => WEIGHTS.levels.flatMap((__, short) => STANDINGS.map((___, standing) => (
      { met: meets(relation, short), credit: creditOf(WEIGHTS, relation, short, standing) }))));
    const least = Math.min(...credits.filter(({ met }) => met).map(({ credit }) => credit));
    expect(Math.max(...credits.filter(({ met }) => !met).map(({ credit }) => credit))).toBeLessThan(least);
  });
});

describe('a score', () => {
  it('is the fraction of what is asked, reckoned by hand', () => {
    const [docker, react] = [GRAPH.weightOf('docker'), GRAPH.weightOf('react')];
    const match = matchOf([must('docker'), must('react')], [held('docker'), held('css')], { niceToHaves: [nice('css', 3), nice('html', 1)] });
    const n = Math.min(docker, react) / 2;
    const skills = (docker * 0.94 + n * ((3 * 0.94) / 4)) / (docker + react + n + 50);
    expect(match.parts).toMatchObject([
      { criterion: 'SKILLS', weight: 95, value: Math.round(skills * 10_000) },
      { criterion: 'AFFINITY', weight: 3 },
      { criterion: 'PREFERENCE', weight: 2, value: 10_000 },
    ]);
  });

  it.each([
    ['all met', [held('typescript'), held('react'), held('php')], 'STRONG'],
    ['all met, one through another', [held('typescript'), held('nextjs'), held('laravel')], 'STRONG'],
    ['two of three of like weight', [held('typescript'), held('react')], 'GOOD'],
    ['one of three', [held('typescript')], 'PARTIAL'],
    ['one band short everywhere', [held('typescript', null), held('react', null), held('php', null)], 'PARTIAL'],
  ])('fits: %s', (_, skills, fit) => {
    expect(matchOf([must('typescript'), must('react'), must('php')], skills).fit).toBe(fit);
  });

  it('judges the fit by the nice-to-haves where there is no must-have, and never calls nothing a fit', () => {
    expect(matchOf([], [held('css')], { niceToHaves: [nice('css')] }).fit).toBe('STRONG');
    expect(matchOf([], [], { niceToHaves: [nice('css')] }).fit).toBe('PARTIAL');
    expect(matchOf([], [held('css')]).fit).toBe('PARTIAL');
  });

  it.each([
    [['MA-02', 'FR'], true, 10_000],
    [['FR', 'MA-02'], true, 7_500],
    [['FR', 'BE', 'MA-02'], true, 5_000],
    [['FR', 'BE', 'ES', 'REMOTE', 'MA-02'], true, 2_500],
    [['FR'], true, 0],
    [['FR', 'BE', 'MA-02'], false, 10_000],
  ])('prefers by the order of places: %j (ordered: %s) is %i', (reach, reachIsOrdered, value) => {
    expect(scoreMatch(GRAPH, offer(), person({ reach, reachIsOrdered }), TODAY).parts[2]?.value).toBe(value);
  });

  it('is given for a blocked pair too, which is not eligible', () => {
    const match = scoreMatch(GRAPH, offer({ mustHaves: [must('docker')] }), person({ skills: [held('docker')], contractTypes: ['FREELANCE'] }), TODAY);
    expect(match).toMatchObject({ eligible: false, blockedBy: [{ condition: 'CONTRACT' }], fit: 'STRONG' });
    expect(match.score).toBeGreaterThan(0);
  });
});

describe('ties', () => {
  const cohort = Array.from({ length: 40 }, (_, index) => person({ id: `0193${index.toString(16).padStart(4, '0')}`, skills: [held('docker')] }));
  const orderFor = (id: string): string[] => cohort
    .map((one) => scoreMatch(GRAPH, offer({ id, mustHaves: [must('docker')] }), one, TODAY))
    .toSorted(compareMatches).map(({ personId }) => personId);

  it('are broken in another order at every offer, and never in the order of sign-up', () => {
    const bySignUp = cohort.map(({ id }) => id);
    const orders = Array.from({ length: 50 }, (_, index) => orderFor(`offer-${index}`));
    expect(new Set(orders.map((order) => order.join())).size).toBe(50);
    expect(orders.map((order) => order.join())).not.toContain(bySignUp.join());
    const meanRank = bySignUp.map((id) => orders.reduce((sum, order) => sum + order.indexOf(id), 0) / orders.length);
    expect(Math.min(...meanRank)).toBeGreaterThan(10);
    expect(Math.max(...meanRank)).toBeLessThan(29);
  });

  it('are broken alike every time', () => {
    expect(orderFor('offer-1')).toEqual(orderFor('offer-1'));
  });
});
