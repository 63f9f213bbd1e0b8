import { Meilisearch } from 'meilisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/kernel/clock.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { skillGraph } from '../../src/matching/graph.ts';
import { compareMatches, scoreMatch } from '../../src/matching/score.ts';
import { REMOTE, type MatchOffer, type MatchPerson } from '../../src/matching/subjects.ts';
import type { Match } from '../../src/matching/explanation.ts';
import { closeOffer } from '../../src/offers/publication.service.ts';
import { placeMap } from '../../src/places/place.map.ts';
import { type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { type MadeOffer, makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';
import { index, type MadeGraduate, makeGraduate, type Profile } from './matching-world.ts';

const world = openWorld();

/** Deterministic dice, so that a failing world can be had again. */
let seed = 7;
const dice = (sides: number): number => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * sides);
};
const some = <T>(list: readonly T[], most: number, least = 0): T[] => {
  const left = [...list];
  return Array.from({ length: least + dice(most - least + 1) }, () => left.splice(dice(left.length), 1)[0]!);
};

const SKILLS = ['react', 'javascript', 'typescript', 'php', 'laravel', 'docker', 'kubernetes', 'postgresql', 'mysql', 'sql', 'html', 'css', 'python', 'java', 'git'];
const LEVELS = ['FOUNDATION', 'INTERMEDIATE', 'ADVANCED', 'SPECIALISED'] as const;
const CONTRACTS = ['PERMANENT', 'FIXED_TERM', 'INTERNSHIP'] as const;
const SOON = ['2026-01-01', '2027-03-01', '2028-06-01'];

interface Facts {
  readonly placeCodes: string[];
  readonly workMode: 'ON_SITE' | 'HYBRID' | 'REMOTE';
  readonly acceptedCountries: string[];
  readonly contractTypes: (typeof CONTRACTS)[number][];
  readonly startsOn: string | null;
  readonly requiredLanguages: { language: string; level: 'B1' | 'C1' }[];
  readonly mustHaves: { alternatives: { skill: string; minimumLevel: (typeof LEVELS)[number] }[] }[];
  readonly niceToHaves: { alternatives: { skill: string; minimumLevel: (typeof LEVELS)[number] }[]; weight: 1 | 2 | 3 }[];
}

const asked = (skill: string) => ({ skill, minimumLevel: LEVELS[dice(4)]! });

function facts(): Facts {
  const remote = dice(4) === 0;
  const skills = some(SKILLS, 7, 3);
  return {
    placeCodes: remote ? [] : some(['MA-OUJ', 'MA-BER', 'MA-CAS', 'FR', 'MA-02'], 2, 1),
    workMode: remote ? 'REMOTE' : (['ON_SITE', 'HYBRID'] as const)[dice(2)]!,
    acceptedCountries: remote && dice(2) === 0 ? ['FR', ...some(['MA'], 1)] : [],
    contractTypes: some(CONTRACTS, 2, 1),
    startsOn: dice(2) === 0 ? null : SOON[1 + dice(2)]!,
    requiredLanguages: dice(2) === 0 ? [] : [{ language: 'fr', level: (['B1', 'C1'] as const)[dice(2)]! }],
    mustHaves: [...skills.slice(2).map((skill) => ({ alternatives: [asked(skill)] })), ...(dice(3) === 0 ? [{ alternatives: [asked(skills[0]!), asked(skills[1]!)] }] : [])],
    niceToHaves: dice(2) === 0 ? [{ alternatives: [asked(SKILLS.find((skill) => !skills.includes(skill))!)], weight: (1 + dice(3)) as 1 | 2 | 3 }] : [],
  };
}

const profile = (): Profile => ({
  reach: some(['MA-02', 'MA-OUJ', 'MA-CAS', 'FR', 'MA'], 3, 1),
  wantsRemote: dice(2) === 0,
  mobilityOrdered: dice(2) === 0,
  residenceCode: ['MA-OUJ', null, 'FR'][dice(3)]!,
  contractTypes: some(CONTRACTS, 2, 1),
  availableOn: [null, ...SOON][dice(4)]!,
  languages: dice(3) === 0 ? [] : [{ language: 'fr', level: (['A2', 'B2', 'C1'] as const)[dice(3)]! }],
  skills: some(SKILLS, 8, 2).map((skill) => ({ skill, level: [null, ...LEVELS][dice(5)]!, standing: (['DECLARED', 'CENTRE', 'EMPLOYER'] as const)[dice(3)]! })),
});

const offers = new Map<string, { made: MadeOffer; facts: Facts }>();
const people = new Map<string, { made: MadeGraduate; profile: Profile }>();
let employer: MadeEmployer;

beforeAll(async () => {
  employer = await makeEmployer(world);
  for (let count = 0; count < 60; count += 1) {
    const said = facts();
    const made = await makeOffer(world, { employer, ...said });
    offers.set(made.offerId, { made, facts: said });
  }
  for (let count = 0; count < 40; count += 1) {
    const said = profile();
    const made = await makeGraduate(world, said);
    people.set(made.graduateId, { made, profile: said });
  }
  await index(world);
});

/** The same pair out of what the test wrote, by another way than the product's. */
async function pair(offerId: string, graduateId: string): Promise<Match> {
  const map = await placeMap(world.context());
  const { facts: said } = offers.get(offerId)!;
  const { profile: says } = people.get(graduateId)!;
  const offer: MatchOffer = {
    ...said, id: offerId, places: said.placeCodes, preferredLanguages: [],
    placeAt: said.placeCodes.flatMap((code) => [code, ...map.ancestors(code), ...map.descendants(code)]),
  };
  const person: MatchPerson = {
    id: graduateId, reach: [...says.reach!, ...(says.wantsRemote ? [REMOTE] : [])], reachIsOrdered: says.mobilityOrdered!,
    residenceCountry: says.residenceCode?.slice(0, 2) ?? null, contractTypes: says.contractTypes!, languages: says.languages!, availableOn: says.availableOn!,
    skills: says.skills!.map(({ skill, level, standing }) => ({ skill, level: level ?? null, standing: standing! })),
  };
  return scoreMatch(await skillGraph(world.context()), offer, person, dayOf(world.app.now()));
}

const MATCHES = `query ($first: Int, $after: String, $filter: MatchFilter) { viewer { graduate { matches(first: $first, after: $after, filter: $filter) {
  matcherVersion degraded totalCount nodes { scoreMillionths fit eligible blockedBy { condition } offer { id } } pageInfo { endCursor hasNextPage } } } } }`;
const CANDIDATES = `query ($id: ID!, $first: Int, $after: String, $filter: CandidateMatchFilter) { node(id: $id) { ... on JobOffer { candidates(first: $first, after: $after, filter: $filter) {
  matcherVersion degraded totalCount nodes { scoreMillionths fit eligible candidate { id } } pageInfo { endCursor hasNextPage } } } } }`;

const matches = async (of: MadeGraduate, variables: object = {}) => (await world.get(MATCHES, { first: 100, ...variables }, of)).viewer.graduate.matches;
const candidates = async (of: MadeOffer, variables: object = {}) => (await world.get(CANDIDATES, { id: of.id, first: 100, ...variables }, of.employer.owner)).node.candidates;

/** The pairs that are listed, as every pair of the world ranks. */
async function bruteForce(pairs: Promise<Match>[], keep: (match: Match) => boolean = (match) => match.eligible) {
  return (await Promise.all(pairs)).filter(keep).toSorted(compareMatches);
}

const everyOffer = (of: MadeGraduate): Promise<Match>[] => [...offers.keys()].map((offerId) => pair(offerId, of.graduateId));
const everybody = (of: MadeOffer): Promise<Match>[] => [...people.keys()].map((graduateId) => pair(of.offerId, graduateId));
const shown = (ranked: readonly Match[]) => ranked.map(({ offerId, score, fit, eligible, blockedBy }) => ({ scoreMillionths: score, fit, eligible, blockedBy: blockedBy.map(({ condition }) => ({ condition })), offer: { id: toGlobalId('JobOffer', offerId) } }));

describe('a ranking', () => {
  it('of offers is what scoring every pair gives, best first', async () => {
    let listed = 0;
    for (const { made } of people.values()) {
      const expected = await bruteForce(everyOffer(made));
      const page = await matches(made);
      expect(page.nodes).toEqual(shown(expected));
      expect(page).toMatchObject({ degraded: false, totalCount: expected.length, matcherVersion: '2026-12' });
      listed += expected.length;
    }
    expect(listed).toBeGreaterThan(200);
  });

  it('of candidates is what scoring every pair gives, best first, under the employer’s names for them', async () => {
    let listed = 0;
    for (const { made } of [...offers.values()].slice(0, 20)) {
      const expected = await bruteForce(everybody(made));
      const page = await candidates(made);
      expect(page.nodes.map((node: { scoreMillionths: number; fit: string }) => [node.scoreMillionths, node.fit])).toEqual(expected.map(({ score, fit }) => [score, fit]));
      expect(page.degraded).toBe(false);
      const ids = page.nodes.map((node: { candidate: { id: string } }) => node.candidate.id);
      expect(new Set(ids).size).toBe(expected.length);
      listed += expected.length;
    }
    expect(listed).toBeGreaterThan(50);
  });

  it('lists the pairs that one hard condition alone keeps apart where they are asked for', async () => {
    const seen = new Set<string>();
    for (const { made } of people.values()) {
      const expected = await bruteForce(everyOffer(made), ({ blockedBy }) => blockedBy.length === 1);
      expect((await matches(made, { filter: { almostEligible: true } })).nodes).toEqual(shown(expected));
      for (const { blockedBy } of expected) seen.add(blockedBy[0]!.condition);
    }
    expect([...seen].toSorted()).toEqual(['AVAILABILITY', 'CONTRACT', 'LANGUAGE', 'MOBILITY']);
    for (const { made } of [...offers.values()].slice(0, 10)) {
      const expected = await bruteForce(everybody(made), ({ blockedBy }) => blockedBy.length === 1);
      expect((await candidates(made, { filter: { almostEligible: true } })).nodes.map((node: { scoreMillionths: number }) => node.scoreMillionths)).toEqual(expected.map(({ score }) => score));
    }
  });

  it('narrowed by what the person asks keeps its order', async () => {
    const map = await placeMap(world.context());
    const inside = new Set(['MA-02', ...map.descendants('MA-02')]);
    const person = (await Promise.all([...people.values()].map(async (one) => ({ made: one.made, count: (await bruteForce(everyOffer(one.made))).length })))).toSorted((a, b) => b.count - a.count)[0]!.made;
    const all = await bruteForce(everyOffer(person));
    const of = ({ offerId }: Match): Facts => offers.get(offerId)!.facts;
    const cases: [object, (match: Match) => boolean][] = [
      [{ fit: ['STRONG', 'GOOD'] }, ({ fit }) => fit !== 'PARTIAL'],
      [{ workModes: ['REMOTE'] }, (match) => of(match).workMode === 'REMOTE'],
      [{ contractTypes: ['INTERNSHIP'] }, (match) => of(match).contractTypes.includes('INTERNSHIP')],
      [{ placeCodes: ['MA-02'] }, (match) => of(match).placeCodes.some((code) => inside.has(code))],
      [{ skills: ['react', 'php'] }, (match) => [...of(match).mustHaves, ...of(match).niceToHaves].some(({ alternatives }) => alternatives.some(({ skill }) => ['react', 'php'].includes(skill)))],
      [{ skills: [], scales: [] }, () => true],
    ];
    for (const [filter, keep] of cases) {
      const page = await matches(person, { filter });
      expect(page.nodes).toEqual(shown(all.filter(keep)));
      expect(page.nodes.length).toBeGreaterThan(0);
    }
    const local = await matches(person, { filter: { scales: ['LOCAL'] } });
    const international = await matches(person, { filter: { scales: ['REGIONAL', 'INTERNATIONAL'] } });
    expect(local.totalCount + international.totalCount).toBe(all.length);
  });

  it('is the same, in the same order, without the search engine, and says so', async () => {
    const dead = new Meilisearch({ host: 'http://127.0.0.1:1', apiKey: 'x', timeout: 500 });
    const alive = world.app.search.client;
    const person = [...people.values()][0]!.made;
    const offer = [...offers.values()][0]!.made;
    const [before, foundBefore] = [await matches(person), await candidates(offer)];
    (world.app.search as { client: Meilisearch }).client = dead;
    try {
      expect(await matches(person)).toEqual({ ...before, degraded: true });
      expect(await candidates(offer)).toEqual({ ...foundBefore, degraded: true });
    } finally {
      (world.app.search as { client: Meilisearch }).client = alive;
    }
    expect(before.degraded).toBe(false);
  });
});

describe('the pages of a ranking', () => {
  it('give everything once, in order, also while offers are published and closed between them', async () => {
    const person = await makeGraduate(world, { reach: ['MA'], wantsRemote: true, contractTypes: [...CONTRACTS], availableOn: '2026-01-01', languages: [{ language: 'fr', level: 'C1' }], skills: SKILLS.slice(0, 6).map((skill) => ({ skill, level: 'ADVANCED' })) });
    const whole = (await matches(person)).nodes.map((node: { offer: { id: string } }) => node.offer.id) as string[];
    expect(whole.length).toBeGreaterThan(20);
    const closed = whole.at(-3)!;
    const seen: string[] = [];
    const next = async (after: string | null): Promise<string | null> => {
      const page = await matches(person, { first: 7, after });
      seen.push(...page.nodes.map((node: { offer: { id: string } }) => node.offer.id));
      return page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    };
    let after = await next(null);
    const best = await makeOffer(world, { employer, mustHaves: SKILLS.slice(0, 6).map((skill) => must(skill, 'FOUNDATION')), contractTypes: ['PERMANENT'], placeCodes: ['MA-OUJ'] });
    await transact(employer.owner.context(), (tx) => closeOffer(tx, { offerId: [...offers.values()].find(({ made }) => made.id === closed)!.made.offerId }));
    expect((await matches(person, { first: 1 })).nodes[0].offer.id).toBe(best.id);
    while (after) after = await next(after);
    expect(seen).toEqual(whole.filter((id) => id !== closed));
  });

  it('refuse a cursor of another list, another matcher, or long ago', async () => {
    const person = [...people.values()][0]!.made;
    const today = dayOf(world.app.now());
    const cursor = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    for (const after of ['x', cursor('NEWEST', 1), cursor('MATCH', 'a', 1, '2026-11', today), cursor('MATCH', 1, 1, '2025-01', today), cursor('MATCH', 1, 1, '2026-11', '2020-01-01'), cursor('MATCH', 1, 1, '2026-11', 'today')]) {
      const { errors } = await world.ask(MATCHES, { after }, person);
      expect(errors.map((error) => [error.extensions.code, error.extensions.field])).toEqual([['BAD_USER_INPUT', 'after']]);
    }
    const { errors } = await world.ask(MATCHES, { first: 0 }, person);
    expect(errors.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});
