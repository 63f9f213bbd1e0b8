import { beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/kernel/transact.ts';
import { createOffer } from '../../src/offers/offer.service.ts';
import { makeEmployer, type MadeEmployer } from '../builders/employers.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

const CREATE = 'mutation ($input: CreateOfferInput!) { createOffer(input: $input) { offer { id slug state scale version title openings workPermit mustHaves { minimumLevel } } userErrors { code field message } } }';
const UPDATE = 'mutation ($input: UpdateOfferInput!) { updateOffer(input: $input) { offer { id title version state scale openings } userErrors { code field message } } }';
const EVENTS = 'query ($id: ID!) { node(id: $id) { ... on JobOffer { events { nodes { fromState toState changedFields } } } } }';

let atlas: MadeEmployer;
let number = 0;
/** Sends a mutation that moves an offer. */
const move = async (verb: string, id: string, more: object = {}) => {
  const data = await world.get(`mutation ($input: MoveOfferInput!) { ${verb}(input: $input) { offer { state openings publishedAt version } userErrors { code field message } } }`, { input: { offerId: id, ...more } }, atlas.owner);
  return data[verb];
};
const create = async (facts: object) => (await world.get(CREATE, { input: { employerId: atlas.id, texts: [{ language: 'FR', title: 'Développeuse', body: 'Du code.' }], ...facts } }, atlas.owner)).createOffer;
const update = async (id: string, version: number, facts: object) => (await world.get(UPDATE, { input: { offerId: id, version, ...facts } }, atlas.owner)).updateOffer;
const whatIsWrong = (errors: { code: string; field: string }[]) => errors.map(({ code, field }) => `${code} ${field}`);

beforeAll(async () => {
  world.clock = new Date('2026-11-24T10:00:00Z');
  atlas = await makeEmployer(world);
});

describe('a draft', () => {
  it('may be incomplete, and is blank where nothing was said', async () => {
    const { offer, userErrors } = await create({});
    expect(userErrors).toEqual([]);
    expect(offer).toMatchObject({ state: 'DRAFT', scale: 'REGIONAL', version: 1, title: 'Développeuse', openings: 1, workPermit: 'NOT_NEEDED', mustHaves: [] });
    expect(offer.slug).toMatch(/^developpeuse-[0-9a-f]{8}$/);
    expect((await world.get(EVENTS, { id: offer.id }, atlas.owner)).node.events.nodes).toEqual([{ fromState: null, toState: 'DRAFT', changedFields: [] }]);
  });

  it('asks skills at INTERMEDIATE, and at FOUNDATION where it is for learners alone', async () => {
    const levels = async (facts: object) => (await create({ mustHaves: [must('react'), must('sql', 'ADVANCED')], ...facts })).offer.mustHaves.map((one: { minimumLevel: string }) => one.minimumLevel);
    expect(await levels({})).toEqual(['INTERMEDIATE', 'ADVANCED']);
    expect(await levels({ contractTypes: ['INTERNSHIP', 'PERMANENT'] })).toEqual(['INTERMEDIATE', 'ADVANCED']);
    expect(await levels({ contractTypes: ['INTERNSHIP', 'PRE_HIRE_INTERNSHIP', 'APPRENTICESHIP'] })).toEqual(['FOUNDATION', 'ADVANCED']);
  });

  it('abroad and on site asks to hold the permit unless it says otherwise', async () => {
    expect((await create({ placeCodes: ['FR'] })).offer).toMatchObject({ scale: 'INTERNATIONAL', workPermit: 'MUST_HOLD' });
    expect((await create({ placeCodes: ['FR'], workPermit: 'SPONSORED' })).offer.workPermit).toBe('SPONSORED');
    expect((await create({ placeCodes: ['FR'], workMode: 'REMOTE' })).offer.workPermit).toBe('NOT_NEEDED');
  });

  it('is told every fault at once', async () => {
    const { offer, userErrors } = await create({
      reference: 'r'.repeat(81),
      texts: [{ language: 'FR', title: ' ' }, { language: 'FR', title: 't'.repeat(201), body: 'b'.repeat(20_001) }],
      placeCodes: ['MA-OUJ', 'Casa', 'MA-OUJ'],
      acceptedCountries: ['MA-02', 'XX'],
      salary: { min: '9000', max: '8999.99', currency: 'DHS', period: 'MONTH', basis: 'NET' },
      openings: 0,
      experienceYears: 41,
      replyWithinDays: 0,
      requiredLanguages: [{ language: 'fr', level: 'B2' }, { language: 'xx', level: 'A1' }],
      preferredLanguages: [{ language: 'fr', level: 'C1' }, { language: 'fra', level: 'C1' }],
      mustHaves: [{ alternatives: [] }, { alternatives: [{ skill: 'react' }, { skill: 'Reactt' }] }],
      niceToHaves: [{ alternatives: [{ skill: 'react' }], weight: 4 }],
    });
    expect(offer).toBeNull();
    expect(whatIsWrong(userErrors)).toEqual([
      'TOO_LONG reference',
      'REQUIRED texts.0.title',
      'TOO_LONG texts.1.title',
      'TOO_LONG texts.1.body',
      'LANGUAGE_TWICE texts.1.language',
      'UNKNOWN_PLACE placeCodes.1',
      'PLACE_TWICE placeCodes.2',
      'ONLY_REMOTE acceptedCountries',
      'NOT_A_COUNTRY acceptedCountries.0',
      'UNKNOWN_PLACE acceptedCountries.1',
      'SALARY_REVERSED salary.min',
      'UNKNOWN_CURRENCY salary.currency',
      'OUT_OF_RANGE experienceYears',
      'OUT_OF_RANGE replyWithinDays',
      'UNKNOWN_LANGUAGE requiredLanguages.1.language',
      'UNKNOWN_LANGUAGE preferredLanguages.1.language',
      'LANGUAGE_TWICE preferredLanguages.0.language',
      'REQUIRED mustHaves.0.alternatives',
      'OUT_OF_RANGE niceToHaves.0.weight',
      'UNKNOWN_SKILL mustHaves.1.alternatives.1.skill',
      'SKILL_TWICE niceToHaves.0.alternatives.0.skill',
      'OUT_OF_RANGE openings',
    ]);
    expect(userErrors.find((error: { code: string }) => error.code === 'UNKNOWN_SKILL').message).toContain('react (React)');
  });

  it.each([
    ['no text', { texts: [] }, 'REQUIRED texts'],
    ['a salary without amounts', { salary: { currency: 'MAD', period: 'MONTH', basis: 'NET' } }, 'REQUIRED salary.min'],
    ['eleven places', { placeCodes: ['MA-OUJ', 'MA-NAD', 'MA-BER', 'MA-FIG', 'MA-JRA', 'MA-TAI', 'MA-CAS', 'MA-RAB', 'MA-FES', 'MA-MAR', 'MA-02'] }, 'TOO_LONG placeCodes'],
    ['sixteen must-haves', { mustHaves: ['react', 'sql', 'python', 'java', 'javascript', 'php', 'docker', 'git', 'html', 'css', 'vue', 'angular', 'typescript', 'linux', 'kubernetes', 'laravel'].map((skill) => must(skill)) }, 'TOO_LONG mustHaves'],
    ['six alternatives', { mustHaves: [{ alternatives: ['react', 'sql', 'python', 'java', 'php', 'vue'].map((skill) => ({ skill })) }] }, 'TOO_LONG mustHaves.0.alternatives'],
  ])('with %s is refused', async (_, facts, fault) => {
    expect(whatIsWrong((await create(facts)).userErrors)).toEqual([fault]);
  });

  it('keeps the employer’s reference to itself among its offers alone', async () => {
    const reference = `REF-${(number += 1)}`;
    expect((await create({ reference })).userErrors).toEqual([]);
    expect(whatIsWrong((await create({ reference })).userErrors)).toEqual(['REFERENCE_TAKEN reference']);
    const other = await makeEmployer(world);
    expect((await world.get(CREATE, { input: { employerId: other.id, reference, texts: [{ language: 'EN', title: 'Developer' }] } }, other.owner)).createOffer.userErrors).toEqual([]);
  });

  it('sent twice with one key is written once', async () => {
    const twice = await Promise.all([create({ idempotencyKey: 'draft-number-one' }), create({ idempotencyKey: 'draft-number-one' })]);
    expect(twice.map(({ userErrors }) => userErrors)).toEqual([[], []]);
    expect(twice[0].offer).toEqual(twice[1].offer);
  });
});

describe('publishing', () => {
  it('tells everything the draft lacks at once', async () => {
    const { offer } = await create({ texts: [{ language: 'FR', title: 'Développeuse' }], deadlineOn: '2026-11-23' });
    const { userErrors } = await move('publishOffer', offer.id);
    expect(whatIsWrong(userErrors)).toEqual(['REQUIRED texts.0.body', 'REQUIRED placeCodes', 'REQUIRED contractTypes', 'REQUIRED mustHaves', 'DEADLINE_PAST deadlineOn']);
    expect(userErrors.at(-1).message).toBe('The deadline is past: 2026-11-23. Choose today (2026-11-24) or later.');
  });

  it('needs no place for remote work, and today is not too late', async () => {
    const { offer } = await create({ workMode: 'REMOTE', contractTypes: ['FREELANCE'], mustHaves: [must('react')], deadlineOn: '2026-11-24', acceptedCountries: ['MA', 'TN'] });
    expect(await move('publishOffer', offer.id)).toMatchObject({ offer: { state: 'PUBLISHED', publishedAt: '2026-11-24T10:00:00.000Z', version: 2 }, userErrors: [] });
  });

  it('twice leaves one event, and a stale version is told', async () => {
    const { id } = await makeOffer(world, { employer: atlas });
    expect(await move('publishOffer', id)).toMatchObject({ offer: { version: 2 }, userErrors: [] });
    expect((await move('pauseOffer', id, { version: 1 })).userErrors).toMatchObject([{ code: 'CONFLICT', field: 'version' }]);
    const { node } = await world.get(EVENTS, { id }, atlas.owner);
    expect(node.events.nodes.map((event: { toState: string }) => event.toState)).toEqual(['PUBLISHED', 'DRAFT']);
  });

  it('after a pause does not make an offer new again, after it was filled it does', async () => {
    const { id } = await makeOffer(world, { employer: atlas });
    await move('pauseOffer', id);
    world.clock = new Date('2026-11-24T10:05:00Z');
    expect((await move('publishOffer', id)).offer.publishedAt).toBe('2026-11-24T10:00:00.000Z');
    expect((await move('fillOffer', id)).offer).toMatchObject({ state: 'FILLED', openings: 0 });
    expect(whatIsWrong((await move('publishOffer', id)).userErrors)).toEqual(['NO_OPENING_LEFT openings']);
    const { offer } = await update(id, 5, { openings: 2 });
    expect(offer).toMatchObject({ state: 'FILLED', openings: 2 });
    expect((await move('publishOffer', id)).offer).toMatchObject({ state: 'PUBLISHED', publishedAt: '2026-11-24T10:05:00.000Z' });
    const { node } = await world.get(EVENTS, { id }, atlas.owner);
    world.clock = new Date('2026-11-24T10:00:00Z');
    expect(node.events.nodes.map((event: { toState: string; changedFields: string[] }) => [event.toState, ...event.changedFields].join(' ')).toSorted()).toEqual(['DRAFT', 'FILLED', 'FILLED openings', 'PAUSED', 'PUBLISHED', 'PUBLISHED', 'PUBLISHED']);
  });

  it.each([
    ['a draft', 'pauseOffer', 'DRAFT', 'PAUSED', true],
    ['a draft', 'fillOffer', 'DRAFT', 'FILLED', true],
    ['a draft', 'closeOffer', 'DRAFT', 'CLOSED', true],
    ['what was closed', 'publishOffer', 'CLOSED', 'PUBLISHED', false],
  ])('%s cannot %s', async (_, verb, from, to, draft) => {
    const { id } = await makeOffer(world, { employer: atlas, draft });
    if (!draft) await move('closeOffer', id);
    const { userErrors } = await move(verb, id);
    expect(userErrors).toEqual([{ code: 'WRONG_STATE', field: 'offerId', message: `An offer that is ${from.toLowerCase()} cannot become ${to.toLowerCase()}.` }]);
  });
});

describe('throwing away', () => {
  const discard = async (id: string, more: object = {}) => (await world.get('mutation ($input: MoveOfferInput!) { discardOffer(input: $input) { discardedOfferId userErrors { code field } } }', { input: { offerId: id, ...more } }, atlas.owner)).discardOffer;

  it('is for drafts: nothing of them is left, and sent twice with one key it is done once', async () => {
    const { offer } = await create({ placeCodes: ['MA-OUJ'], mustHaves: [must('react')], reference: 'THROWN-AWAY', requiredLanguages: [{ language: 'fr', level: 'B1' }] });
    const idempotencyKey = 'throw-away-1';
    for (let time = 0; time < 2; time += 1) expect(await discard(offer.id, { idempotencyKey })).toEqual({ discardedOfferId: offer.id, userErrors: [] });
    expect(await discard(offer.id)).toEqual({ discardedOfferId: null, userErrors: [{ code: 'NOT_FOUND', field: 'offerId' }] });
    expect((await world.get(EVENTS, { id: offer.id }, atlas.owner)).node).toBeNull();
    expect((await create({ reference: 'THROWN-AWAY' })).userErrors).toEqual([]);
  });

  it('is not for what was published', async () => {
    const { id } = await makeOffer(world, { employer: atlas });
    expect(await discard(id)).toEqual({ discardedOfferId: null, userErrors: [{ code: 'ONLY_DRAFTS', field: 'offerId' }] });
    await move('closeOffer', id);
    expect((await discard(id)).userErrors).toMatchObject([{ code: 'ONLY_DRAFTS' }]);
  });
});

describe('a change', () => {
  it('to a published offer names the fields, once they differ', async () => {
    const { id } = await makeOffer(world, { employer: atlas, salary: { min: '6000', currency: 'MAD', period: 'MONTH', basis: 'NET' }, requiredLanguages: [{ language: 'fr', level: 'B2' }, { language: 'en', level: 'B1' }] });
    const same = { texts: [{ language: 'FR', title: 'Développeuse web ', body: 'Vous écrirez des applications web.' }], salary: { min: '6000.00', currency: 'MAD', period: 'MONTH', basis: 'NET' }, requiredLanguages: [{ language: 'fr', level: 'B2' }, { language: 'en', level: 'B1' }], openings: null, placeCodes: ['MA-OUJ'], mustHaves: [must('react')] };
    expect((await update(id, 2, same)).offer.version).toBe(2);
    expect((await world.get(EVENTS, { id }, atlas.owner)).node.events.nodes).toHaveLength(2);
    const { offer, userErrors } = await update(id, 2, { texts: [{ language: 'FR', title: 'Développeur', body: 'Vous écrirez des applications web.' }], placeCodes: ['MA-NAD', 'MA-OUJ'], salary: null, niceToHaves: [{ alternatives: [{ skill: 'sql' }], weight: 3 }] });
    expect(userErrors).toEqual([]);
    expect(offer).toMatchObject({ title: 'Développeur', scale: 'REGIONAL', version: 3 });
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { slug places { code } salary { min } niceToHaves { weight skill { slug } } mustHaves { skill { slug } } requiredLanguages { language } events(first: 1) { nodes { fromState toState changedFields } } } } }', { id }, atlas.owner);
    expect(node).toMatchObject({
      slug: expect.stringMatching(/^developpeuse-web-/), places: [{ code: 'MA-NAD' }, { code: 'MA-OUJ' }], salary: null, niceToHaves: [{ weight: 3, skill: { slug: 'sql' } }], mustHaves: [{ skill: { slug: 'react' } }], requiredLanguages: [{ language: 'en' }, { language: 'fr' }],
      events: { nodes: [{ fromState: 'PUBLISHED', toState: 'PUBLISHED', changedFields: ['title', 'places', 'salary', 'niceToHaves'] }] },
    });
  });

  it('to a draft leaves no event', async () => {
    const { offer } = await create({});
    await update(offer.id, 1, { openings: 3 });
    expect((await world.get(EVENTS, { id: offer.id }, atlas.owner)).node.events.nodes).toHaveLength(1);
  });

  it('that would make a published offer unpublishable is refused', async () => {
    const { id } = await makeOffer(world, { employer: atlas });
    const { offer, userErrors } = await update(id, 2, { mustHaves: [], placeCodes: [], contractTypes: [], deadlineOn: '2026-11-23' });
    expect(offer).toBeNull();
    expect(whatIsWrong(userErrors)).toEqual(['REQUIRED placeCodes', 'REQUIRED contractTypes', 'REQUIRED mustHaves', 'DEADLINE_PAST deadlineOn']);
  });

  it('over a stale version is a conflict that shows the offer as it is', async () => {
    const { id } = await makeOffer(world, { employer: atlas });
    await update(id, 2, { openings: 4 });
    expect(await update(id, 2, { openings: 9 })).toMatchObject({ offer: { openings: 4, version: 3 }, userErrors: [{ code: 'CONFLICT', field: 'version' }] });
  });

  it('by two at once lets one of them through', async () => {
    const { id } = await makeOffer(world, { employer: atlas });
    const both = await Promise.all([2, 3].map((openings) => update(id, 2, { openings })));
    expect(both.map(({ userErrors }) => whatIsWrong(userErrors)).toSorted()).toEqual([[], ['CONFLICT version']]);
  });

  it('of the employer’s seat moves the scale of its offers', async () => {
    const mover = await makeEmployer(world);
    const { id } = await makeOffer(world, { employer: mover });
    const scale = async () => (await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { scale version } } }', { id })).node;
    expect(await scale()).toEqual({ scale: 'LOCAL', version: 2 });
    await world.get('mutation ($id: ID!, $version: Int!) { updateEmployer(input: { employerId: $id, version: $version, placeCode: "FR" }) { userErrors { code } } }', { id: mover.id, version: 2 }, mover.owner);
    expect(await scale()).toEqual({ scale: 'INTERNATIONAL', version: 3 });
  });
});

describe('texts', () => {
  it('are read in the language asked, else the viewer’s, else the first there is', async () => {
    const { id } = await makeOffer(world, { employer: atlas, texts: [{ language: 'AR', title: 'مطورة', body: 'عمل' }, { language: 'FR', title: 'Développeuse' }] });
    const ask = 'query ($id: ID!) { node(id: $id) { ... on JobOffer { title french: title(language: FR) body(language: FR) titles { language text } bodies { text } } } }';
    const { data } = await world.ask(ask, { id }, null, { 'accept-language': 'en' });
    expect(data.node).toEqual({ title: 'مطورة', french: 'Développeuse', body: 'عمل', titles: [{ language: 'AR', text: 'مطورة' }, { language: 'FR', text: 'Développeuse' }], bodies: [{ text: 'عمل' }, { text: '' }] });
    expect((await world.ask(ask, { id }, null, { 'accept-language': 'fr' })).data.node.title).toBe('Développeuse');
  });

  it('without a Latin letter in the title make a slug all the same', async () => {
    const { offer } = await transact(atlas.owner.context(), (tx) => createOffer(tx, { employerId: atlas.employerId, texts: [{ language: 'AR', title: 'مطورة' }] }));
    const { data } = await world.ask('query ($id: ID!) { node(id: $id) { ... on JobOffer { slug } } }', { id: Buffer.from(`JobOffer:${offer}`).toString('base64url') }, atlas.owner);
    expect(data.node.slug).toMatch(/^offer-[0-9a-f]{8}$/);
  });
});
