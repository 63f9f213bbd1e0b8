import { beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { copyOffer } from '../../src/offers/copy.service.ts';
import { makeEmployer, type MadeEmployer } from '../builders/employers.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
const UPSERT = `mutation ($input: UpsertOffersInput!) { upsertOffers(input: $input) {
  results { reference outcome offer { id state title version mustHaves(first: 5) { skill { slug } } } userErrors { code field message } } userErrors { code field } } }`;
const FIELDS = 'id slug state reference title deadlineOn startsOn openings publishedAt workMode places { code } mustHaves { skill { slug } minimumLevel } niceToHaves { weight } requiredLanguages { language level } salary { min currency }';
const COPY = `mutation ($input: CopyOfferInput!) { copyOffer(input: $input) { offer { ${FIELDS} } userErrors { code field } } }`;

let atlas: MadeEmployer;
beforeAll(async () => {
  world.clock = new Date('2026-11-24T10:00:00Z');
  atlas = await makeEmployer(world);
});

const job = (reference: string | null, facts: object = {}) => ({ reference, texts: [{ language: 'FR', title: `Poste ${reference}`, body: 'Du code.' }], placeCodes: ['MA-OUJ'], contractTypes: ['PERMANENT'], mustHaves: [must('react')], ...facts });
const upsert = async (items: object[], more: object = {}, as: Person = atlas.owner, employerId = atlas.id) => (await world.get(UPSERT, { input: { employerId, items, ...more } }, as)).upsertOffers;
const outcomes = (answer: any) => answer.results.map((one: any) => `${one.reference} ${one.outcome}`);
const copy = async (offerId: string, as: Person = atlas.owner) => (await world.get(COPY, { input: { offerId } }, as)).copyOffer;

describe('a bulk of offers', () => {
  it('creates what is new, updates what differs, leaves what says the same, and sent again changes nothing', async () => {
    expect(outcomes(await upsert([job('A-1'), job('A-2', { publish: true })]))).toEqual(['A-1 CREATED', 'A-2 CREATED']);
    const second = await upsert([job('A-1', { publish: true }), job('A-2', { openings: 3 }), job('A-3')]);
    expect(outcomes(second)).toEqual(['A-1 UPDATED', 'A-2 UPDATED', 'A-3 CREATED']);
    expect(second.results.map((one: any) => one.offer.state)).toEqual(['PUBLISHED', 'PUBLISHED', 'DRAFT']);
    const third = await upsert([job('A-1', { publish: true }), job('A-2', { openings: 3 }), job('A-3')]);
    expect(outcomes(third)).toEqual(['A-1 UNCHANGED', 'A-2 UNCHANGED', 'A-3 UNCHANGED']);
    expect(third.results.map((one: any) => [one.offer.id, one.offer.version])).toEqual(second.results.map((one: any) => [one.offer.id, one.offer.version]));
  });

  it('refuses an item with all that is wrong with it, on its own field, and leaves the others alone', async () => {
    const { results, userErrors } = await upsert([job('B-1'), job('B-2', { mustHaves: [must('Reactt')], openings: 0 }), job(null), job('B-3', { publish: true, mustHaves: [], placeCodes: [] }), job('B-4')]);
    expect(userErrors).toEqual([]);
    expect(results.map((one: any) => [one.outcome, one.userErrors.map((error: any) => `${error.code} ${error.field}`)])).toEqual([
      ['CREATED', []],
      ['REFUSED', ['UNKNOWN_SKILL items.1.mustHaves.0.alternatives.0.skill', 'OUT_OF_RANGE items.1.openings']],
      ['REFUSED', ['REQUIRED items.2.reference']],
      ['REFUSED', ['REQUIRED items.3.placeCodes', 'REQUIRED items.3.mustHaves']],
      ['CREATED', []],
    ]);
    expect(results[3].offer).toBe(null);
  });

  it('names references that come twice, and takes neither', async () => {
    const { results } = await upsert([job('C-1'), job(' C-1 '), job('C-2')]);
    expect(results.map((one: any) => [one.reference, one.outcome, one.userErrors.map((error: any) => [error.code, error.field, error.message])])).toEqual([
      ['C-1', 'REFUSED', [['REFERENCE_TWICE', 'items.0.reference', 'Several items have the reference "C-1".']]],
      ['C-1', 'REFUSED', [['REFERENCE_TWICE', 'items.1.reference', 'Several items have the reference "C-1".']]],
      ['C-2', 'CREATED', []],
    ]);
  });

  it('keeps a published offer publishable, publishes none that is closed, and an offer that is refused stays as it was', async () => {
    const [{ offer }] = (await upsert([job('D-1', { publish: true })])).results;
    const { results } = await upsert([job('D-1', { mustHaves: [], deadlineOn: '2026-11-01' })]);
    expect(results).toMatchObject([{ outcome: 'REFUSED', offer: { id: offer.id, version: offer.version, mustHaves: [{ skill: { slug: 'react' } }] }, userErrors: [{ code: 'REQUIRED', field: 'items.0.mustHaves' }, { code: 'DEADLINE_PAST' }] }]);
    await world.get('mutation ($input: MoveOfferInput!) { closeOffer(input: $input) { userErrors { code } } }', { input: { offerId: offer.id } }, atlas.owner);
    expect((await upsert([job('D-1', { publish: true })])).results).toMatchObject([{ outcome: 'REFUSED', userErrors: [{ code: 'WRONG_STATE', field: 'items.0.publish' }] }]);
    expect((await upsert([job('D-1')])).results).toMatchObject([{ outcome: 'UNCHANGED' }]);
  });

  it('holds one to a hundred items, and belongs to the employer’s members alone', async () => {
    // Of a length that offers have, which makes the request larger than others may be.
    const body = 'Vous écrirez des applications web. '.repeat(80);
    const items = Array.from({ length: 100 }, (_, at) => job(`E-${at}`, { publish: at % 2 === 0, texts: [{ language: 'FR', title: `Poste E-${at}`, body }] }));
    const { results } = await upsert(items);
    expect(new Set(results.map((one: any) => one.outcome))).toEqual(new Set(['CREATED']));
    expect(await upsert([...items, job('E-100')])).toEqual({ results: null, userErrors: [{ code: 'TOO_LONG', field: 'items' }] });
    expect(await upsert([])).toEqual({ results: null, userErrors: [{ code: 'REQUIRED', field: 'items' }] });
    const other = await makeEmployer(world);
    for (const id of [atlas.id, 'x', toGlobalId('Employer', '01900000-0000-7000-8000-000000000000')]) expect(await upsert([job('F-1')], {}, other.owner, id)).toEqual({ results: null, userErrors: [{ code: 'NOT_FOUND', field: 'employerId' }] });
    expect((await upsert([job('E-1')], {}, other.owner, other.id)).results[0]).toMatchObject({ outcome: 'CREATED' });
  });

  it('sent twice with a key answers the same; two at once with the same new references end as one', async () => {
    const more = { idempotencyKey: 'bulk-key-1' };
    const one = await upsert([job('G-1')], more);
    expect(await upsert([job('G-1')], more)).toEqual(one);
    const both = await Promise.all([upsert([job('H-1'), job('H-2')]), upsert([job('H-2'), job('H-1')])]);
    expect(both.flatMap(outcomes).toSorted()).toEqual(['H-1 CREATED', 'H-1 UNCHANGED', 'H-2 CREATED', 'H-2 UNCHANGED'].toSorted());
  });

  it('takes few statements for items that did not change', async () => {
    const items = Array.from({ length: 40 }, (_, at) => ({ reference: `E-${at}`, contractTypes: ['PERMANENT'] }));
    const ask = (list: object[]) => world.ask(UPSERT, { input: { employerId: atlas.id, items: list } }, atlas.owner);
    const [one, forty] = [await ask(items.slice(0, 1)), await ask(items)];
    expect(forty.data.upsertOffers.results.every((row: any) => row.outcome === 'UNCHANGED')).toBe(true);
    expect(forty.statements).toBe(one.statements);
  });
});

describe('a copy', () => {
  it('is a draft that says the same, without reference, days that are over and taken openings', async () => {
    const facts = { reference: 'R-1', startsOn: '2026-12-01', deadlineOn: '2026-11-30', workMode: 'HYBRID', mustHaves: [must('react', 'ADVANCED'), must('sql')], niceToHaves: [{ alternatives: [{ skill: 'docker' }], weight: 3 }], requiredLanguages: [{ language: 'fr', level: 'B2' }], salary: { min: '6000', currency: 'MAD', period: 'MONTH', basis: 'NET' } } as const;
    const { id, offerId } = await makeOffer(world, { employer: atlas, ...facts } as never);
    await world.get('mutation ($input: MoveOfferInput!) { fillOffer(input: $input) { userErrors { code } } }', { input: { offerId: id } }, atlas.owner);
    world.clock = new Date('2026-12-10T10:00:00Z');
    const made = await transact(atlas.owner.context(), (tx) => copyOffer(tx, { offerId }));
    world.clock = new Date('2026-11-24T10:00:00Z');
    const { node: offer } = await world.get(`query ($id: ID!) { node(id: $id) { ... on JobOffer { ${FIELDS} } } }`, { id: toGlobalId('JobOffer', made.offer) }, atlas.owner);
    expect(offer).toMatchObject({
      state: 'DRAFT', reference: null, title: 'Développeuse web', deadlineOn: null, startsOn: null, openings: 1, publishedAt: null, workMode: 'HYBRID', places: [{ code: 'MA-OUJ' }],
      mustHaves: [{ skill: { slug: 'react' }, minimumLevel: 'ADVANCED' }, { skill: { slug: 'sql' }, minimumLevel: 'INTERMEDIATE' }], niceToHaves: [{ weight: 3 }], requiredLanguages: [{ language: 'fr', level: 'B2' }], salary: { min: '6000.00', currency: 'MAD' },
    });
    expect(offer.id).not.toBe(id);
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { state reference } } }', { id }, atlas.owner)).node).toEqual({ state: 'FILLED', reference: 'R-1' });
  });

  it('keeps days that are ahead', async () => {
    const { id } = await makeOffer(world, { employer: atlas, startsOn: '2027-01-04', deadlineOn: '2026-12-20' });
    expect((await copy(id)).offer).toMatchObject({ startsOn: '2027-01-04', deadlineOn: '2026-12-20' });
  });

  it('is made by the employer’s members alone, whoever sees the offer', async () => {
    const { id } = await makeOffer(world, { employer: atlas });
    const other = await makeEmployer(world);
    for (const wrong of [id, 'x', toGlobalId('JobOffer', '01900000-0000-7000-8000-000000000000')]) expect(await copy(wrong, other.owner)).toEqual({ offer: null, userErrors: [{ code: 'NOT_FOUND', field: 'offerId' }] });
    for (const role of ['GRADUATE', 'OBSERVER', 'ADMINISTRATOR'] as const) {
      const { errors } = await world.ask(COPY, { input: { offerId: id } }, await world.person(role, role));
      expect(errors[0]!.extensions.code).toBe('FORBIDDEN');
    }
  });
});
