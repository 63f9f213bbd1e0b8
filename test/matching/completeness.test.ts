import { Meilisearch } from 'meilisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { Account } from '../../src/identity/account.entity.ts';
import { submitApplication } from '../../src/applications/submit.service.ts';
import { hideOffer } from '../../src/applications/offer-mark.service.ts';
import { addDays, dayOf } from '../../src/kernel/clock.ts';
import { transact } from '../../src/kernel/transact.ts';
import { type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { type MadeOffer, makeOffer, must } from '../builders/offers.ts';
import { disclose } from '../builders/graduates.ts';
import { openWorld, type Person } from '../harness/world.ts';
import { classOf, index, type MadeGraduate, makeGraduate, type Profile } from './matching-world.ts';

const world = openWorld();
let atlas: MadeEmployer;
const offers: Record<string, MadeOffer> = {};
const soon = addDays(dayOf(new Date()), 10);

const STEPS = `offerCount eligibleCount offerCountIsExact degraded matcherVersion totalCount
  nodes(first: 100) { kind code skill { slug } fromLevel toLevel fromCefr toCefr alongside newlyEligible rising finding gain message(language: EN) offers(first: 20) { offer { id } scoreBefore scoreAfter } }`;
const OWN = `{ viewer { graduate { completeness { share said missing nextSteps { ${STEPS} } } } } }`;
const OF = `query ($id: ID!) { node(id: $id) { ... on Graduate { completeness { share said missing nextSteps { ${STEPS} } } } } }`;
const own = async (as: Person) => (await world.get(OWN, {}, as)).viewer.graduate.completeness;
const stepsOf = async (as: Person): Promise<any[]> => (await own(as)).nextSteps.nodes;
const step = (nodes: any[], kind: string, code: string | null = null) => nodes.find((one) => one.kind === kind && (code === null || one.code === code || one.skill?.slug === code));
const idsOf = (one: any): string[] => one.offers.map(({ offer }: any) => offer.id).toSorted();
const matches = async (as: Person) => (await world.get('{ viewer { graduate { matches(first: 100) { totalCount nodes { score offer { id } } } } } }', {}, as)).viewer.graduate.matches;

beforeAll(async () => {
  atlas = await makeEmployer(world);
  const make = (title: string, facts: object) => makeOffer(world, { employer: atlas, title, ...facts });
  offers.here = await make('here', { mustHaves: [must('react', 'ADVANCED'), must('docker')] });
  offers.nador = await make('nador', { placeCodes: ['MA-NAD'] });
  offers.nador2 = await make('nador 2', { placeCodes: ['MA-NAD'], mustHaves: [must('php')] });
  offers.remote = await make('remote', { workMode: 'REMOTE', placeCodes: ['MA-CAS'] });
  offers.french = await make('french', { requiredLanguages: [{ language: 'fr', level: 'B2' }] });
  offers.french1 = await make('french B1', { requiredLanguages: [{ language: 'fr', level: 'B1' }] });
  offers.bilingual = await make('both', { requiredLanguages: [{ language: 'fr', level: 'B2' }, { language: 'en', level: 'B1' }] });
  offers.stage = await make('internship', { contractTypes: ['INTERNSHIP'] });
  offers.soon = await make('soon', { startsOn: soon });
  offers.far = await make('far, and an internship', { placeCodes: ['FR'], contractTypes: ['INTERNSHIP'] });
  await index(world);
}, 60_000);

/** Somebody in Oujda who knows some React, is there for everybody, and is away for a while. */
const beginner = (over: Profile = {}): Promise<MadeGraduate> => makeGraduate(world, { reach: ['MA-OUJ'], skills: [{ skill: 'react' }], availableOn: addDays(soon, 60), ...over });

describe('what would bring a profile most', () => {
  it('is told with the offers that come within reach, rise, or whose employers find the person', async () => {
    const nadia = await beginner({ findableAt: ['REGIONAL'] });
    const { nextSteps } = await own(nadia);
    expect(nextSteps).toMatchObject({ offerCountIsExact: true, degraded: false, eligibleCount: 1, offerCount: 9, matcherVersion: '2026-12', totalCount: nextSteps.nodes.length });
    const { nodes } = nextSteps;
    expect(idsOf(step(nodes, 'PLACE', 'MA-NAD'))).toEqual([offers.nador!.id, offers.nador2!.id].toSorted());
    expect(step(nodes, 'PLACE', 'MA-NAD')).toMatchObject({ newlyEligible: 2, rising: 0, finding: 0, alongside: [], message: 'Add Nador to your places of work: 2 more offers would be within your reach.' });
    expect(idsOf(step(nodes, 'REMOTE'))).toEqual([offers.remote!.id]);
    expect(idsOf(step(nodes, 'CONTRACT', 'INTERNSHIP'))).toEqual([offers.stage!.id]);
    // B2 opens what B1 opens too, so it alone is told; what asks English as well stays shut.
    expect(nodes.filter((one: any) => one.kind === 'LANGUAGE').map((one: any) => [one.code, one.fromCefr, one.toCefr, one.newlyEligible])).toEqual([['fr', null, 'B2', 2]]);
    expect(step(nodes, 'AVAILABILITY')).toMatchObject({ code: addDays(soon, 30), newlyEligible: 1 });
    expect(step(nodes, 'SKILL_LEVEL', 'react')).toMatchObject({ fromLevel: null, toLevel: 'ADVANCED', rising: 1 });
    expect(step(nodes, 'SKILL', 'docker')).toMatchObject({ fromLevel: null, toLevel: 'INTERMEDIATE', rising: 1 });
    expect(step(nodes, 'FINDABLE', 'LOCAL')).toMatchObject({ finding: 1, newlyEligible: 0, alongside: [] });
    expect(step(nodes, 'FINDABLE', 'INTERNATIONAL')).toBeUndefined();
    expect(step(nodes, 'PLACE', 'FR')).toBeUndefined();
    const gains = nodes.map((one: any) => one.gain);
    expect(gains).toEqual(gains.toSorted((a: number, b: number) => b - a));
    for (const one of nodes) expect(one.gain).toBeCloseTo(one.offers.reduce((sum: number, { scoreBefore, scoreAfter }: any) => sum + scoreAfter - (one.finding > 0 ? 0 : (scoreBefore ?? 0)), 0), 6);
  });

  it('is what the matches say once the step is done, whichever it is', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => beginner()));
    const DO: Record<string, (one: any) => [mutation: string, input: object]> = {
      PLACE: ({ code }) => ['setMobility', { places: ['MA-OUJ', code], ordered: false, remote: false }],
      REMOTE: () => ['setMobility', { places: ['MA-OUJ'], ordered: false, remote: true }],
      CONTRACT: ({ code }) => ['updateProfile', { contractTypes: ['PERMANENT', code] }],
      LANGUAGE: ({ code, toCefr }) => ['setLanguages', { languages: [{ language: code, level: toCefr }] }],
      AVAILABILITY: ({ code }) => ['updateProfile', { availableOn: code }],
      SKILL: ({ skill, toLevel }) => ['declareSkills', { skills: [{ skill: skill.slug, level: toLevel }] }],
      SKILL_LEVEL: ({ skill, toLevel }) => ['declareSkills', { skills: [{ skill: skill.slug, level: toLevel }] }],
    };
    const done = new Set<string>();
    for (const [at, kind] of Object.keys(DO).entries()) {
      const person = people[at] ?? (await beginner());
      const one = step(await stepsOf(person), kind);
      const before = await matches(person);
      const [mutation, input] = DO[kind]!(one);
      const { version } = (await world.get('{ viewer { graduate { version } } }', {}, person)).viewer.graduate;
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const said = await world.get(`mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`, { input: mutation === 'updateProfile' ? { ...input, version } : input }, person);
      expect(said[mutation].userErrors).toEqual([]);
      const after = await matches(person);
      expect([kind, after.totalCount]).toEqual([kind, before.totalCount + one.newlyEligible]);
      const scores = new Map(after.nodes.map(({ offer, score }: any) => [offer.id, score]));
      const earlier = new Map(before.nodes.map(({ offer, score }: any) => [offer.id, score]));
      for (const { offer, scoreBefore, scoreAfter } of one.offers) expect([earlier.get(offer.id) ?? null, scores.get(offer.id)]).toEqual([scoreBefore, scoreAfter]);
      done.add(kind);
    }
    expect(done.size).toBe(7);
  });

  it('counts what a bare profile lacks as if the rest of it were said, and says so', async () => {
    const bare = await makeGraduate(world, { reach: [], contractTypes: [], skills: [] });
    const { nextSteps, share, missing } = await own(bare);
    expect([nextSteps.eligibleCount, share < 0.5]).toEqual([0, true]);
    expect(missing).toEqual(expect.arrayContaining(['SKILLS', 'SKILL_LEVELS', 'LANGUAGES', 'MOBILITY', 'CONTRACTS']));
    expect(step(nextSteps.nodes, 'CONTRACT', 'PERMANENT')).toMatchObject({ alongside: ['PLACE', 'LANGUAGE'] });
    expect(step(nextSteps.nodes, 'CONTRACT', 'PERMANENT').newlyEligible).toBe(8);
    expect(step(nextSteps.nodes, 'PLACE', 'MA-OUJ')).toMatchObject({ alongside: ['CONTRACT', 'LANGUAGE'], newlyEligible: 6, message: 'Add Oujda-Angad to your places of work (together with your kinds of contract and your languages): 6 more offers would be within your reach.' });
  });

  it('is to confirm the e-mail, the enrolment or the profile where these keep employers away', async () => {
    const hidden = await beginner({ confirmed: false, reconfirmedAt: new Date(Date.now() - 91 * 86_400_000), findableAt: ['LOCAL'] });
    await world.app.orm.em.fork().nativeUpdate(Account, { id: hidden.accountId }, { emailConfirmedAt: null });
    const nodes = await stepsOf(hidden);
    expect(step(nodes, 'CONFIRM_EMAIL')).toMatchObject({ finding: 1, alongside: ['ENROLMENT', 'RECONFIRM'] });
    expect(step(nodes, 'ENROLMENT')).toMatchObject({ finding: 1, alongside: ['CONFIRM_EMAIL', 'RECONFIRM'] });
    expect(step(nodes, 'RECONFIRM')).toMatchObject({ finding: 1, alongside: ['CONFIRM_EMAIL', 'ENROLMENT'] });
    await world.app.orm.em.fork().nativeUpdate(Account, { id: hidden.accountId }, { emailConfirmedAt: new Date() });
    await world.app.orm.em.fork().nativeUpdate(Graduate, { id: hidden.graduateId }, { reconfirmedAt: new Date(), findableAt: [] });
    const later = await stepsOf(hidden);
    expect(step(later, 'ENROLMENT')).toMatchObject({ finding: 1, alongside: ['FINDABLE'] });
    expect([step(later, 'CONFIRM_EMAIL'), step(later, 'RECONFIRM')]).toEqual([undefined, undefined]);
  });

  it('is nothing where nothing would bring anything', async () => {
    const set = await makeGraduate(world, {
      reach: ['MA', 'FR'], wantsRemote: true, contractTypes: ['PERMANENT', 'INTERNSHIP'], languages: [{ language: 'fr', level: 'NATIVE' }, { language: 'en', level: 'C2' }],
      skills: ['react', 'docker', 'php'].map((skill) => ({ skill, level: 'SPECIALISED' as const, standing: 'CENTRE' as const })),
    });
    expect((await own(set)).nextSteps).toMatchObject({ eligibleCount: 10, offerCount: 10, totalCount: 0, nodes: [] });
  });

  it('leaves out what the person applied to or hid', async () => {
    const nadia = await beginner();
    await transact(nadia.context(), (tx) => submitApplication(tx, { offerId: offers.nador!.offerId }));
    await transact(nadia.context(), (tx) => hideOffer(tx, { offerId: offers.stage!.offerId }));
    const nodes = await stepsOf(nadia);
    expect(idsOf(step(nodes, 'PLACE', 'MA-NAD'))).toEqual([offers.nador2!.id]);
    expect(step(nodes, 'CONTRACT')).toBeUndefined();
  });

  it('is the same without the search engine, and says so', async () => {
    const nadia = await beginner();
    const before = (await own(nadia)).nextSteps;
    const { client } = world.app.search;
    try {
      Object.assign(world.app.search, { client: new Meilisearch({ host: 'http://127.0.0.1:9' }) });
      expect((await own(nadia)).nextSteps).toEqual({ ...before, degraded: true });
    } finally {
      Object.assign(world.app.search, { client });
    }
  });

  it('is worded in every language, with nothing left open', async () => {
    const nadia = await beginner({ findableAt: [] });
    for (const language of ['FR', 'AR', 'EN']) {
      const { viewer } = await world.get(`{ viewer { graduate { completeness { nextSteps { nodes(first: 100) { message(language: ${language}) } } } } } }`, {}, nadia);
      const messages: string[] = viewer.graduate.completeness.nextSteps.nodes.map((one: any) => one.message);
      expect(messages.length).toBeGreaterThan(6);
      for (const message of messages) expect(message).not.toMatch(/[{}]|undefined|null/);
      expect(messages.every((message) => /\p{Script=Arabic}/u.test(message))).toBe(language === 'AR');
    }
  });
});

describe('how complete a profile is', () => {
  it('is the share of its parts that are said, and it is told which', async () => {
    const nadia = await beginner();
    expect(await own(nadia)).toMatchObject({ share: 0.5455, said: ['MOBILITY', 'CONTRACTS', 'RESIDENCE', 'PHONE', 'EMAIL_CONFIRMED', 'FINDABLE'], missing: ['SKILLS', 'SKILL_LEVELS', 'LANGUAGES', 'HEADLINE', 'BACKGROUND'] });
    const { version } = (await world.get('{ viewer { graduate { version } } }', {}, nadia)).viewer.graduate;
    const said = await world.get(`mutation ($version: Int!) { updateProfile(input: { version: $version, headline: "Développeuse" }) { userErrors { code } }
      declareSkills(input: { skills: [{ skill: "react", level: ADVANCED }, { skill: "git", level: FOUNDATION }, { skill: "php", level: INTERMEDIATE }] }) { userErrors { code } }
      setLanguages(input: { languages: [{ language: "fr", level: C1 }] }) { userErrors { code } }
      setBackground(input: { items: [{ kind: EDUCATION, title: "Bac" }] }) { graduate { completeness { share missing } } userErrors { code } } }`, { version }, nadia);
    expect(said).toMatchObject({ updateProfile: { userErrors: [] }, declareSkills: { userErrors: [] }, setLanguages: { userErrors: [] }, setBackground: { graduate: { completeness: { share: 1, missing: [] } }, userErrors: [] } });
  });

  it('is for the person and its centre alone', async () => {
    const nadia = await beginner();
    const { coordinator } = await classOf(world);
    expect((await world.get(OF, { id: nadia.id }, coordinator)).node.completeness).toEqual(await own(nadia));
    await disclose(world, nadia as never, atlas);
    expect((await world.get(OF, { id: nadia.id }, atlas.owner)).node).toEqual({ completeness: null });
    expect((await world.get(OF, { id: nadia.id }, await world.person('Admin', 'ADMINISTRATOR'))).node).toEqual({ completeness: null });
    for (const as of [await world.person('Other', 'COORDINATOR'), await makeGraduate(world), null]) expect((await world.get(OF, { id: nadia.id }, as)).node).toBeNull();
  });

  it('takes the same statements for one person as for ten; next steps are refused for more, and without them it is not', async () => {
    const { cohortId, coordinator } = await classOf(world);
    for (let count = 0; count < 14; count += 1) await beginner();
    const ask = (first: number, inner: string) => world.ask(`query ($id: ID!, $first: Int) { node(id: $id) { ... on Cohort { enrolments(first: $first) { nodes { graduate { completeness { share ${inner} } } } } } } }`, { id: Buffer.from(`Cohort:${cohortId}`).toString('base64url'), first }, coordinator);
    const whole = 'nextSteps { nodes(first: 20) { message skill { name } offers(first: 1) { offer { title } } } }';
    await ask(1, whole);
    const [one, ten, more, shares] = [await ask(1, whole), await ask(10, whole), await ask(14, whole), await ask(14, '')];
    expect([one.errors, ten.errors, ten.statements]).toEqual([[], [], one.statements]);
    expect(more.errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'nextSteps' });
    expect([shares.errors, shares.data.node.enrolments.nodes.length]).toEqual([[], 14]);
  });
});
