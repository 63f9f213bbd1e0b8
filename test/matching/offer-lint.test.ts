import { Meilisearch } from 'meilisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../src/kernel/clock.ts';
import { type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';
import { block, index, makeGraduate } from './matching-world.ts';

const world = openWorld();
let atlas: MadeEmployer;
let blockers = 0;

const MANY = (count: number, make: () => Promise<unknown>) => Promise.all(Array.from({ length: count }, make));

beforeAll(async () => {
  atlas = await makeEmployer(world, { verified: false });
  const react = { skill: 'react', level: 'INTERMEDIATE' as const };
  await MANY(12, () => makeGraduate(world, { skills: [react] }));
  await MANY(6, () => makeGraduate(world, { skills: [react, { skill: 'docker', level: 'FOUNDATION' }] }));
  await MANY(7, () => makeGraduate(world, { skills: [react, { skill: 'docker', level: 'ADVANCED' }], contractTypes: ['INTERNSHIP'] }));
  await makeGraduate(world, { skills: [react], findableAt: [] });
  await makeGraduate(world, { skills: [react], reach: ['MA-05'] });
  for (const person of [await makeGraduate(world, { skills: [react] }), await makeGraduate(world, { skills: [react] })]) {
    await block(world, person, atlas.employerId);
    blockers += 1;
  }
  await index(world);
}, 60_000);

const LINT = `query ($input: LintOfferInput!) { lintOffer(input: $input) {
  userErrors { code field message } findings { code severity field skill { slug } message(language: EN) }
  reach { eligible strong good fitsAreExact degraded } excludesMost { kind field skills { slug } message(language: EN) }
  loosenings { kind field skills { slug } language toLevel reachAfter { eligible strong good } message(language: EN) } } }`;
const lint = async (input: object, as: Person = atlas.owner) => (await world.get(LINT, { input }, as)).lintOffer;
const WEB = { texts: [{ language: 'FR', title: 'Développeuse web', body: 'Vous écrirez.' }], placeCodes: ['MA-OUJ'], contractTypes: ['PERMANENT'], mustHaves: [must('react'), must('docker')], salary: { min: '6000', currency: 'MAD', period: 'MONTH', basis: 'NET' } };
const written = (over: object = {}) => ({ employerId: atlas.id, ...WEB, ...over });
const codes = (found: any): string[] => found.findings.map((one: any) => `${one.code} ${one.severity} ${one.field}`);

describe('an offer being written', () => {
  it('is told how many people it reaches, and what asking less would bring', async () => {
    const found = await lint(written());
    expect(blockers).toBe(2);
    expect(found).toMatchObject({ userErrors: [], findings: [], reach: { eligible: 15, strong: null, good: null, fitsAreExact: true, degraded: false } });
    expect(found.loosenings.map(({ kind, field, reachAfter }: any) => [kind, field, reachAfter.eligible, reachAfter.strong])).toEqual([
      ['ANY_PLACE', 'placeCodes', 15, null], ['ANY_CONTRACT', 'contractTypes', 25, 5],
      ['DROP_MUST_HAVE', 'mustHaves.0', 15, null], ['LOWER_LEVEL', 'mustHaves.0', 15, null], ['DROP_MUST_HAVE', 'mustHaves.1', 15, 15], ['LOWER_LEVEL', 'mustHaves.1', 15, 5],
    ]);
    expect(found.excludesMost).toMatchObject({ kind: 'DROP_MUST_HAVE', field: 'mustHaves.1', skills: [{ slug: 'docker' }] });
    expect(found.excludesMost.message).toBe('Without requiring Docker, at least 15 profiles would have every required skill, against fewer than 5 today.');
  });

  it('never names fewer than five, and never a number that tells one person from the next', async () => {
    const text = JSON.stringify(await lint(written()));
    for (const number of text.match(/"(eligible|strong|good)":(\d+)/g) ?? []) expect(Number(number.split(':')[1]) % 5).toBe(0);
    expect((await lint(written({ placeCodes: ['MA-05'] }))).reach).toMatchObject({ eligible: null, strong: null, good: null });
  });

  it('reaches no fewer people for asking less', async () => {
    const found = await lint(written({ requiredLanguages: [{ language: 'fr', level: 'B1' }], startsOn: addDays(dayOf(world.app.now()), 20) }));
    expect(found.loosenings.map(({ kind, field, toLevel }: any) => [kind, field, toLevel])).toEqual(expect.arrayContaining([['LOWER_LANGUAGE', 'requiredLanguages.0', 'A2'], ['DROP_LANGUAGE', 'requiredLanguages.0', null], ['ANY_START', 'startsOn', null]]));
    for (const { reachAfter } of found.loosenings) for (const what of ['eligible', 'strong']) expect(reachAfter[what] ?? 0).toBeGreaterThanOrEqual(found.reach[what] ?? 0);
  });

  it('is told what contradicts itself', async () => {
    const found = await lint(written({
      texts: [{ language: 'FR', title: 'Développeuse web junior', body: 'x' }], contractTypes: ['INTERNSHIP'], experienceYears: 3, replyWithinDays: 40, startsOn: '2027-01-01', deadlineOn: '2027-02-01',
      mustHaves: [must('react', 'SPECIALISED'), { alternatives: [{ skill: 'typescript' }, { skill: 'javascript' }] }],
    }));
    expect(codes(found)).toEqual([
      'EXPERT_LEVEL_FOR_LEARNER CONTRADICTION mustHaves.0.alternatives.0.minimumLevel', 'EXPERIENCE_FOR_LEARNER CONTRADICTION experienceYears',
      'IMPLIED_ALTERNATIVE WARNING mustHaves.1.alternatives.0.skill', 'DEADLINE_AFTER_START CONTRADICTION deadlineOn', 'LATE_REPLY ADVICE replyWithinDays',
    ]);
    expect(found.findings[0].skill).toEqual({ slug: 'react' });
    const junior = await lint(written({ texts: [{ language: 'EN', title: 'Junior developer', body: 'x' }], endOfStudies: true, experienceYears: 3, mustHaves: [must('react', 'SPECIALISED'), must('javascript')] }));
    expect(codes(junior)).toEqual([
      'EXPERT_LEVEL_FOR_JUNIOR CONTRADICTION mustHaves.0.alternatives.0.minimumLevel', 'EXPERIENCE_FOR_JUNIOR CONTRADICTION experienceYears',
      'IMPLIED_MUST_HAVE ADVICE mustHaves.1.alternatives.0.skill', 'NOT_AN_INTERNSHIP CONTRADICTION endOfStudies',
    ]);
  });

  it('is told what an offer abroad leaves unsaid', async () => {
    expect(codes(await lint(written({ placeCodes: ['FR'], salary: null })))).toEqual([
      'NO_SALARY WARNING salary', 'NO_LANGUAGE WARNING requiredLanguages', 'NO_REMOTE_WORD ADVICE workMode', 'NO_WORK_PERMIT_WORD WARNING workPermit',
    ]);
    expect(codes(await lint(written({ placeCodes: ['FR'], workMode: 'REMOTE', requiredLanguages: [{ language: 'fr', level: 'B2' }] })))).toEqual(['NO_COUNTRIES ADVICE acceptedCountries']);
    expect(codes(await lint(written({ placeCodes: ['FR'], workMode: 'HYBRID', workPermit: 'SPONSORED', requiredLanguages: [{ language: 'fr', level: 'B2' }] })))).toEqual([]);
    expect(codes(await lint(written({ salary: null })))).toEqual(['NO_SALARY ADVICE salary']);
  });

  it('is told what would be refused, as the verbs say it; a skill that is both a must-have and a nice-to-have among it', async () => {
    const twice = await lint(written({ niceToHaves: [{ alternatives: [{ skill: 'docker' }] }] }));
    expect(twice.userErrors).toMatchObject([{ code: 'SKILL_TWICE', field: 'niceToHaves.0.alternatives.0.skill' }]);
    const blank = await lint({ employerId: atlas.id });
    expect(blank.userErrors.map(({ code, field }: any) => [code, field])).toEqual(expect.arrayContaining([['REQUIRED', 'texts'], ['REQUIRED', 'placeCodes'], ['REQUIRED', 'contractTypes'], ['REQUIRED', 'mustHaves']]));
    expect(blank.reach.eligible).toBe(25);
    const unknown = await lint(written({ mustHaves: [must('React')] }));
    expect(unknown).toMatchObject({ userErrors: [{ code: 'UNKNOWN_SKILL', field: 'mustHaves.0.alternatives.0.skill' }], findings: [], reach: null, loosenings: [], excludesMost: null });
    expect(unknown.userErrors[0].message).toContain('react');
  });

  it('can be one that exists, with changes that are not written', async () => {
    const draft = await makeOffer(world, { employer: atlas, draft: true, mustHaves: [must('react'), must('docker')] });
    expect(codes(await lint({ offerId: draft.id }))).toEqual(['NO_SALARY ADVICE salary']);
    expect(codes(await lint({ offerId: draft.id, replyWithinDays: 60 }))).toEqual(['NO_SALARY ADVICE salary', 'LATE_REPLY ADVICE replyWithinDays']);
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { replyWithinDays version state } } }', { id: draft.id }, atlas.owner)).node).toEqual({ replyWithinDays: 14, version: 1, state: 'DRAFT' });
    const published = await makeOffer(world);
    expect((await lint({ offerId: published.id }, published.employer.owner)).userErrors).toEqual([]);
  });

  it('is counted in the database while the search engine is away, and reaches the same people', async () => {
    const before = await lint(written());
    const { client } = world.app.search;
    try {
      Object.assign(world.app.search, { client: new Meilisearch({ host: 'http://127.0.0.1:9' }) });
      expect(await lint(written())).toEqual({ ...before, reach: { ...before.reach, degraded: true } });
    } finally {
      Object.assign(world.app.search, { client });
    }
  });

  it('is nobody else’s to look over', async () => {
    const rif = await makeEmployer(world);
    const draft = await makeOffer(world, { employer: atlas, draft: true });
    for (const input of [{ offerId: draft.id }, { offerId: 'x' }, { employerId: atlas.id }, { employerId: 'x' }, { employerId: draft.id }]) expect(await lint(input, rif.owner)).toBeNull();
    for (const input of [{}, { offerId: draft.id, employerId: atlas.id }]) {
      const { errors } = await world.ask(LINT, { input }, atlas.owner);
      expect(errors.map(({ extensions }) => [extensions.code, extensions.field])).toEqual([['BAD_USER_INPUT', 'input.employerId']]);
    }
    const refused = async (as: Person | null) => (await world.ask(LINT, { input: { employerId: atlas.id } }, as)).errors.map(({ extensions }) => extensions.code);
    expect(await refused(null)).toEqual(['UNAUTHENTICATED']);
    for (const role of ['OBSERVER', 'ADMINISTRATOR', 'COORDINATOR', 'GRADUATE'] as const) expect(await refused(await world.person('Other', role))).toEqual(['FORBIDDEN']);
  });

  it('takes few statements, the same for one must-have as for ten, and none for the people', async () => {
    const skills = ['docker', 'php', 'python', 'java', 'git', 'html', 'css', 'mysql', 'cobol', 'linux'];
    const ask = async (count: number) => world.ask(LINT, { input: written({ mustHaves: skills.slice(0, count).map((skill) => must(skill)) }) }, atlas.owner);
    await ask(10);
    const [one, ten] = [await ask(1), await ask(10)];
    expect([one.errors, ten.errors]).toEqual([[], []]);
    expect(ten.data.lintOffer.loosenings).toHaveLength(22);
    expect(ten.statements).toBe(one.statements);
    expect(one.statements).toBeGreaterThan(0);
    expect(one.statements).toBeLessThan(6);
  });
});
