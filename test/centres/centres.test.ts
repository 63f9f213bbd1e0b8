import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { livePosts, makeCentre, makeCohort, makeTrainer } from '../builders/centres.ts';
import { administratorOf } from '../builders/employers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

const OPEN = 'mutation ($input: OpenCentreInput!) { openCentre(input: $input) { centre { id slug name(language: FR) names { language text } place { name(language: FR) } grid { step level } version } staffMember { kind } userErrors { code field message } } }';
const APPOINT = 'mutation ($input: AppointStaffInput!) { appointStaff(input: $input) { staffMember { id kind name email } userErrors { code field } } }';
const END = 'mutation ($input: EndStaffInput!) { endStaff(input: $input) { staffMember { id kind } userErrors { code field } } }';
const GRID = 'mutation ($input: SetCentreGridInput!) { setCentreGrid(input: $input) { centre { version grid { step level } } userErrors { code field message } } }';
const PROGRAMME = 'mutation ($input: CreateProgrammeInput!) { createProgramme(input: $input) { programme { id field name(language: AR) skills { slug } centre { slug } } userErrors { code field message } } }';
const COHORT = 'mutation ($input: CreateCohortInput!) { createCohort(input: $input) { cohort { id name startsOn graduatesOn version programme { field } centre { slug } } userErrors { code field } } }';
const UPDATE = 'mutation ($input: UpdateCohortInput!) { updateCohort(input: $input) { cohort { name startsOn version } userErrors { code field } } }';
const names = { fr: 'École du code', ar: 'مدرسة البرمجة', en: 'Code school' };

describe('a centre', () => {
  it('is opened by an administrator with a coordinator, who finds it under its account', async () => {
    const person = await world.person('Yassine', 'GRADUATE');
    const administrator = await administratorOf(world);
    const made = await world.get(OPEN, { input: { slug: 'code-berkane', names, placeCode: 'MA-BER', coordinatorEmail: person.email.toUpperCase() } }, administrator);
    expect(made.openCentre).toEqual({
      centre: {
        id: expect.any(String), slug: 'code-berkane', name: 'École du code', place: { name: 'Berkane' }, grid: [], version: 1,
        names: [{ language: 'FR', text: 'École du code' }, { language: 'AR', text: 'مدرسة البرمجة' }, { language: 'EN', text: 'Code school' }],
      },
      staffMember: { kind: 'COORDINATOR' },
      userErrors: [],
    });
    expect(await world.get('{ viewer { roles centres { slug staff { kind name email } } } }', {}, person)).toEqual({
      viewer: { roles: ['COORDINATOR', 'GRADUATE'], centres: [{ slug: 'code-berkane', staff: [{ kind: 'COORDINATOR', name: 'Yassine', email: person.email }] }] },
    });
    expect(await world.get('{ centre(slug: "code-berkane") { slug staff { name } } none: centre(slug: "no-such") { slug } }')).toEqual({ centre: { slug: 'code-berkane', staff: [] }, none: null });
  });

  it('is not opened with a taken slug, an unknown place or account, and every fault is told', async () => {
    const centre = await makeCentre(world);
    const administrator = await administratorOf(world);
    const { openCentre } = await world.get(OPEN, { input: { slug: 'École !', names: { ...names, en: ' ' }, placeCode: 'Berkane', coordinatorEmail: 'nobody@test.example' } }, administrator);
    expect(openCentre.userErrors).toEqual([
      { code: 'INVALID', field: 'slug', message: expect.any(String) },
      { code: 'REQUIRED', field: 'names.en', message: expect.any(String) },
      { code: 'UNKNOWN_PLACE', field: 'placeCode', message: expect.stringContaining('MA-BER') },
      { code: 'UNKNOWN_ACCOUNT', field: 'coordinatorEmail', message: expect.any(String) },
    ]);
    const taken = await world.get(OPEN, { input: { slug: centre.slug, names, placeCode: 'MA-BER', coordinatorEmail: centre.coordinator.email } }, administrator);
    expect(taken.openCentre).toMatchObject({ centre: null, userErrors: [{ code: 'SLUG_TAKEN', field: 'slug' }] });
  });

  it('is opened by nobody but an administrator', async () => {
    const input = { slug: 'mine', names, placeCode: 'MA-BER', coordinatorEmail: 'x@test.example' };
    for (const role of ['GRADUATE', 'RECRUITER', 'COORDINATOR', 'OBSERVER'] as const) {
      const { errors } = await world.ask(OPEN, { input }, await world.person(role, role));
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await world.ask(OPEN, { input })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is found by place, that place and what lies inside it, by slug', async () => {
    await makeCentre(world, { slug: 'zz-figuig', placeCode: 'MA-FIG' });
    await makeCentre(world, { slug: 'aa-figuig', placeCode: 'MA-FIG' });
    await makeCentre(world, { slug: 'rabat', placeCode: 'MA-RAB' });
    const LIST = 'query ($codes: [String!]) { centres(filter: { placeCodes: $codes }) { nodes { slug } totalCount } }';
    expect(await world.get(LIST, { codes: ['MA-FIG'] })).toEqual({ centres: { nodes: [{ slug: 'aa-figuig' }, { slug: 'zz-figuig' }], totalCount: 2 } });
    const oriental = await world.get(LIST, { codes: ['MA-02'] });
    expect(oriental.centres.nodes.map((node: { slug: string }) => node.slug)).toEqual(expect.arrayContaining(['aa-figuig', 'zz-figuig']));
    expect(oriental.centres.nodes).not.toContainEqual({ slug: 'rabat' });
    expect(await world.get(LIST, { codes: [] })).toEqual(await world.get(LIST));
    const { errors } = await world.ask(LIST, { codes: ['MA-FIG', 'Figuig'] });
    expect(errors[0]).toMatchObject({ message: expect.stringContaining('MA-FIG'), extensions: { code: 'BAD_USER_INPUT', field: 'filter.placeCodes.1' } });
  });
});

describe('the staff of a centre', () => {
  it('is appointed and let go by its coordinators and administrators alone', async () => {
    const centre = await makeCentre(world);
    const other = await makeCentre(world);
    const person = await world.person('Salma', 'GRADUATE');
    const input = { centreId: centre.id, email: person.email, kind: 'TRAINER' };
    expect(await world.get(APPOINT, { input }, other.coordinator)).toEqual({ appointStaff: { staffMember: null, userErrors: [{ code: 'NOT_FOUND', field: 'centreId' }] } });
    const { appointStaff } = await world.get(APPOINT, { input }, centre.coordinator);
    expect(appointStaff).toEqual({ staffMember: { id: expect.any(String), kind: 'TRAINER', name: 'Salma', email: person.email }, userErrors: [] });
    expect(await world.get(APPOINT, { input }, centre.coordinator)).toEqual({ appointStaff: { staffMember: null, userErrors: [{ code: 'ALREADY_STAFF', field: 'email' }] } });
    expect(await world.get(APPOINT, { input: { ...input, email: 'nobody@test.example' } }, centre.coordinator)).toEqual({ appointStaff: { staffMember: null, userErrors: [{ code: 'UNKNOWN_ACCOUNT', field: 'email' }] } });
    for (const [who, id] of [[other.coordinator, appointStaff.staffMember.id], [centre.coordinator, 'x'], [centre.coordinator, toGlobalId('CentreStaffMember', centre.centreId)]] as const) {
      expect(await world.get(END, { input: { staffMemberId: id } }, who)).toEqual({ endStaff: { staffMember: null, userErrors: [{ code: 'NOT_FOUND', field: 'staffMemberId' }] } });
    }
    expect(await world.get('query ($id: ID!) { node(id: $id) { id } }', { id: appointStaff.staffMember.id }, other.coordinator)).toEqual({ node: null });
    const ended = await world.get(END, { input: { staffMemberId: appointStaff.staffMember.id } }, await administratorOf(world));
    expect(ended.endStaff.userErrors).toEqual([]);
    expect(await world.get('{ viewer { centres { slug } } }', {}, person)).toEqual({ viewer: { centres: [] } });
    expect((await world.get(END, { input: { staffMemberId: appointStaff.staffMember.id } }, centre.coordinator)).endStaff.userErrors).toEqual([{ code: 'STAFF_ENDED', field: 'staffMemberId' }]);
  });

  it('never loses its last coordinator, not even when two leave at once', async () => {
    const centre = await makeCentre(world);
    const second = await world.person('Second', 'GRADUATE');
    const STAFF = 'query ($slug: String!) { centre(slug: $slug) { staff { id kind } } }';
    const posts = async () => (await world.get(STAFF, { slug: centre.slug }, centre.coordinator)).centre.staff as { id: string; kind: string }[];
    const [only] = await posts();
    expect((await world.get(END, { input: { staffMemberId: only!.id } }, centre.coordinator)).endStaff.userErrors).toEqual([{ code: 'LAST_COORDINATOR', field: 'staffMemberId' }]);
    expect((await world.get(APPOINT, { input: { centreId: centre.id, email: centre.coordinator.email, kind: 'TRAINER' } }, centre.coordinator)).appointStaff.userErrors).toEqual([{ code: 'LAST_COORDINATOR', field: 'kind' }]);
    await world.get(APPOINT, { input: { centreId: centre.id, email: second.email, kind: 'COORDINATOR' } }, centre.coordinator);
    const administrator = await administratorOf(world);
    const both = await Promise.all((await posts()).map(({ id }) => world.get(END, { input: { staffMemberId: id } }, administrator)));
    expect(both.flatMap(({ endStaff }) => endStaff.userErrors)).toEqual([{ code: 'LAST_COORDINATOR', field: 'staffMemberId' }]);
    expect(await livePosts(world, centre.centreId)).toBe(1);
  });
});

describe('a centre’s grid', () => {
  it('maps its own steps to the bands, lowest first', async () => {
    const centre = await makeCentre(world);
    const grid = [{ step: 'Imiter', level: 'FOUNDATION' }, { step: 'Adapter', level: 'INTERMEDIATE' }, { step: 'Transposer', level: 'ADVANCED' }];
    expect(await world.get(GRID, { input: { centreId: centre.id, version: 1, grid } }, centre.coordinator)).toEqual({ setCentreGrid: { centre: { version: 2, grid }, userErrors: [] } });
    const stale = await world.get(GRID, { input: { centreId: centre.id, version: 1, grid: [] } }, centre.coordinator);
    expect(stale.setCentreGrid).toMatchObject({ centre: { version: 2, grid }, userErrors: [{ code: 'CONFLICT', field: 'version' }] });
    const wrong = await world.get(GRID, { input: { centreId: centre.id, version: 2, grid: [grid[1], { step: ' ', level: 'ADVANCED' }, { step: 'adapter', level: 'FOUNDATION' }] } }, centre.coordinator);
    expect(wrong.setCentreGrid.userErrors.map(({ code, field }: { code: string; field: string }) => [code, field])).toEqual([['REQUIRED', 'grid.1.step'], ['INVALID', 'grid.2.step'], ['INVALID', 'grid.2.level']]);
    const other = await makeCentre(world);
    expect((await world.get(GRID, { input: { centreId: centre.id, version: 2, grid } }, other.coordinator)).setCentreGrid.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'centreId' }]);
  });
});

describe('programmes and cohorts', () => {
  it('are made by the centre’s coordinators, with skills and dates that hold', async () => {
    const centre = await makeCentre(world);
    const input = { centreId: centre.id, field: 'WEB', names, skills: ['react', 'javascript'] };
    const { createProgramme } = await world.get(PROGRAMME, { input }, centre.coordinator);
    expect(createProgramme).toEqual({ programme: { id: expect.any(String), field: 'WEB', name: 'مدرسة البرمجة', skills: [{ slug: 'react' }, { slug: 'javascript' }], centre: { slug: centre.slug } }, userErrors: [] });
    const wrong = await world.get(PROGRAMME, { input: { ...input, skills: ['react', 'React', 'react'] } }, centre.coordinator);
    expect(wrong.createProgramme.userErrors).toEqual([{ code: 'UNKNOWN_SKILL', field: 'skills.1', message: expect.stringContaining('react') }, { code: 'INVALID', field: 'skills.2', message: expect.any(String) }]);
    const dates = { programmeId: createProgramme.programme.id, name: 'Hiver', startsOn: '2026-01-05', graduatesOn: '2026-06-30' };
    const { createCohort } = await world.get(COHORT, { input: dates }, centre.coordinator);
    expect(createCohort).toEqual({ cohort: { id: expect.any(String), name: 'Hiver', startsOn: '2026-01-05', graduatesOn: '2026-06-30', version: 1, programme: { field: 'WEB' }, centre: { slug: centre.slug } }, userErrors: [] });
    expect((await world.get(COHORT, { input: { ...dates, name: '', graduatesOn: '2026-01-05' } }, centre.coordinator)).createCohort.userErrors).toEqual([{ code: 'REQUIRED', field: 'name' }, { code: 'DATES_OUT_OF_ORDER', field: 'graduatesOn' }]);
    const { id } = createCohort.cohort;
    expect(await world.get(UPDATE, { input: { cohortId: id, version: 1, name: 'Printemps', startsOn: '2026-02-02' } }, centre.coordinator)).toEqual({ updateCohort: { cohort: { name: 'Printemps', startsOn: '2026-02-02', version: 2 }, userErrors: [] } });
    expect((await world.get(UPDATE, { input: { cohortId: id, version: 1, name: 'Été' } }, centre.coordinator)).updateCohort).toEqual({ cohort: { name: 'Printemps', startsOn: '2026-02-02', version: 2 }, userErrors: [{ code: 'CONFLICT', field: 'version' }] });
    expect((await world.get(UPDATE, { input: { cohortId: id, version: 2, startsOn: '2026-07-01' } }, centre.coordinator)).updateCohort.userErrors).toEqual([{ code: 'DATES_OUT_OF_ORDER', field: 'graduatesOn' }]);
    const other = await makeCentre(world);
    expect((await world.get(PROGRAMME, { input }, other.coordinator)).createProgramme.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'centreId' }]);
    expect((await world.get(COHORT, { input: dates }, other.coordinator)).createCohort.userErrors).toEqual([{ code: 'NOT_FOUND', field: 'programmeId' }]);
    expect((await world.get(UPDATE, { input: { cohortId: id, version: 2, name: 'x' } }, other.coordinator)).updateCohort.userErrors).toEqual([{ code: 'NOT_FOUND', field: 'cohortId' }]);
  });

  it('sent twice under one key make one cohort', async () => {
    const { programmeId, centre } = await makeCohort(world);
    const input = { programmeId: toGlobalId('Programme', programmeId), name: 'Once', startsOn: '2026-01-05', graduatesOn: '2026-06-30', idempotencyKey: 'cohort-once-1' };
    const [first, again] = [await world.get(COHORT, { input }, centre.coordinator), await world.get(COHORT, { input }, centre.coordinator)];
    expect(again.createCohort.cohort).toEqual(first.createCohort.cohort);
    expect(await world.get('query ($slug: String!) { centre(slug: $slug) { cohorts { totalCount } } }', { slug: centre.slug })).toEqual({ centre: { cohorts: { totalCount: 2 } } });
  });

  it('stand newest start first', async () => {
    const centre = await makeCentre(world);
    await makeCohort(world, { centre, name: 'old', startsOn: '2024-01-01', graduatesOn: '2024-06-01' });
    await makeCohort(world, { centre, name: 'new', startsOn: '2026-01-01', graduatesOn: '2026-06-01' });
    await makeCohort(world, { centre, name: 'middle', startsOn: '2025-01-01', graduatesOn: '2025-06-01' });
    const { centre: seen } = await world.get('query ($slug: String!) { centre(slug: $slug) { cohorts(first: 2) { nodes { name } pageInfo { endCursor hasNextPage } } } }', { slug: centre.slug });
    expect(seen.cohorts).toMatchObject({ nodes: [{ name: 'new' }, { name: 'middle' }], pageInfo: { hasNextPage: true } });
    const rest = await world.get('query ($slug: String!, $after: String) { centre(slug: $slug) { cohorts(first: 2, after: $after) { nodes { name } pageInfo { hasNextPage } } } }', { slug: centre.slug, after: seen.cohorts.pageInfo.endCursor });
    expect(rest.centre.cohorts).toEqual({ nodes: [{ name: 'old' }], pageInfo: { hasNextPage: false } });
  });

  it('show their trainers to coordinators, to themselves, and to nobody else', async () => {
    const cohort = await makeCohort(world);
    const trainer = await makeTrainer(world, cohort);
    const other = await makeCentre(world);
    const TRAINERS = 'query ($id: ID!) { node(id: $id) { ... on Cohort { trainers { name email } } } }';
    const whole = { node: { trainers: [{ name: 'Trainer', email: trainer.email }] } };
    expect(await world.get(TRAINERS, { id: cohort.id }, cohort.centre.coordinator)).toEqual(whole);
    expect(await world.get(TRAINERS, { id: cohort.id }, trainer)).toEqual(whole);
    for (const stranger of [null, other.coordinator, await world.person('Graduate', 'GRADUATE'), await world.person('Observer', 'OBSERVER')]) {
      expect(await world.get(TRAINERS, { id: cohort.id }, stranger)).toEqual({ node: { trainers: [] } });
    }
    const UNASSIGN = 'mutation ($input: CohortTrainerInput!) { unassignTrainer(input: $input) { cohort { trainers { name } } userErrors { code field } } }';
    const input = { cohortId: cohort.id, staffMemberId: toGlobalId('CentreStaffMember', trainer.staffMemberId) };
    expect((await world.get(UNASSIGN, { input }, trainer)).unassignTrainer.userErrors).toEqual([{ code: 'NOT_FOUND', field: 'cohortId' }]);
    expect(await world.get(UNASSIGN, { input }, cohort.centre.coordinator)).toEqual({ unassignTrainer: { cohort: { trainers: [] }, userErrors: [] } });
    const ASSIGN = UNASSIGN.replaceAll('unassign', 'assign');
    const foreign = await makeTrainer(world, await makeCohort(world, { centre: other }));
    expect((await world.get(ASSIGN, { input: { ...input, staffMemberId: toGlobalId('CentreStaffMember', foreign.staffMemberId) } }, cohort.centre.coordinator)).assignTrainer.userErrors).toEqual([{ code: 'NOT_FOUND', field: 'staffMemberId' }]);
  });
});

describe('reads of centres', () => {
  it('take the same statements for one row as for ten', async () => {
    const administrator = await administratorOf(world);
    const coordinator = await world.person('Of ten', 'COORDINATOR');
    for (let index = 0; index < 10; index += 1) {
      const centre = await makeCentre(world, { coordinator, placeCode: 'MA-JRA', slug: `ten-${index}` });
      await makeTrainer(world, await makeCohort(world, { centre }));
    }
    const WHOLE = `query ($first: Int) { centres(first: $first, filter: { placeCodes: ["MA-JRA"] }) { nodes { name names { text } place { name } grid { step } staff(first: 10) { kind name email centre { slug } }
      programmes(first: 3) { nodes { name skills(first: 3) { slug } centre { slug } cohorts(first: 3) { nodes { name } } } } cohorts(first: 3) { nodes { name programme { field } centre { slug } trainers(first: 3) { kind name } } } } } }`;
    const count = async (first: number) => {
      const { statements, data, errors } = await world.ask(WHOLE, { first }, administrator);
      expect(errors).toEqual([]);
      return { statements, rows: data.centres.nodes.length, trainers: data.centres.nodes.flatMap((node: any) => node.cohorts.nodes.flatMap((one: any) => one.trainers)).length, skills: data.centres.nodes[0].programmes.nodes[0].skills.length };
    };
    const [one, ten] = [await count(1), await count(10)];
    expect(one).toMatchObject({ rows: 1, trainers: 1, skills: 2 });
    // Centres are loaded by two edges: by how they meet, in one batch or in two.
    expect(ten).toMatchObject({ rows: 10, trainers: 10, skills: 2 });
    expect(Math.abs(ten!.statements - one!.statements)).toBeLessThanOrEqual(1);
    expect(one.statements).toBeGreaterThan(5);
    const mine = await world.ask('{ viewer { centres { slug } } }', {}, coordinator);
    const single = await world.ask('{ viewer { centres { slug } } }', {}, (await makeCentre(world)).coordinator);
    expect([mine.data.viewer.centres.length, single.data.viewer.centres.length]).toEqual([10, 1]);
    expect(mine.statements).toBe(single.statements);
    expect(mine.statements).toBe(2);
  });
});
