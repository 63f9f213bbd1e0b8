import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { endDisclosure } from '../../src/graduates/discretion.service.ts';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { dayOf } from '../../src/kernel/clock.ts';
import { transact } from '../../src/kernel/transact.ts';
import { type Applicant, change, makeApplicant, makeApplication, makeOpenOffer, makeRecruiter, type Recruiter } from '../builders/applications.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
let recruiter: Recruiter;
let offerId: string;
let salma: Applicant;
let gone: Applicant;

const sql = <T = any>(statement: string): Promise<T[]> => world.app.orm.em.fork().getConnection().execute(statement);

beforeAll(async () => {
  recruiter = await makeRecruiter(world);
  offerId = await makeOpenOffer(world, recruiter, { openings: 5 });
  salma = await makeApplicant(world, '=HYPERLINK("evil","Salma")', {
    skills: [{ skill: 'react', level: 'ADVANCED' }, { skill: 'sql' }], languages: [{ language: 'fr', level: 'C1' }, { language: 'ar', level: 'NATIVE' }], places: ['MA-OUJ', 'MA-BER'], remote: true, availableOn: '2027-02-01',
  });
  await transact(world.system(), async (tx) => {
    (await tx.em.findOneOrFail(Graduate, { id: salma.graduateId })).phone = '+212612345678';
  });
  gone = await makeApplicant(world, 'Gone Person');
  const first = await makeApplication(world, salma, offerId, 'Bonjour,\n"je" viens; vite, très vite');
  await makeApplication(world, gone, offerId, 'A letter taken back');
  await change(world, recruiter, 'rejectApplication', { applicationId: first.id, version: first.version, criterion: 'LANGUAGE', detail: '@anglais' });
  const [{ id: disclosureId }] = await sql(`select id from disclosures where graduate_id = '${gone.graduateId}'`) as [{ id: string }];
  await transact(gone.context(), (tx) => endDisclosure(tx, { disclosureId }));
});

const CSV = 'query ($id: ID!, $separator: SheetSeparator! = COMMA, $filter: ApplicationFilter) { node(id: $id) { ... on JobOffer { applicationsCsv(separator: $separator, filter: $filter) { filename content rowCount isWhole } } } }';
const ask = (as: Person | null, variables: object = {}, language = 'en') => world.ask(CSV, { id: offerId, ...variables }, as, { 'accept-language': language });
const csv = async (as: Person = recruiter, variables: object = {}, language = 'en') => {
  const { data, errors } = await ask(as, variables, language);
  expect(errors).toEqual([]);
  return data.node.applicationsCsv as { filename: string; content: string; rowCount: number; isWhole: boolean };
};
const rows = (content: string, delimiter = ','): Record<string, string>[] => parse(content, { bom: true, columns: true, delimiter, record_delimiter: '\r\n' });

describe('the applications to an offer as CSV', () => {
  it('stand by name, newest first, in words of the viewer’s language', async () => {
    const { filename, content, rowCount, isWhole } = await csv();
    expect([filename.endsWith(`-${dayOf(new Date())}.csv`), rowCount, isWhole, content.startsWith('\uFEFF"Name","E-mail"')]).toEqual([true, 2, true, true]);
    const [hidden, shown] = rows(content);
    expect(shown).toMatchObject({
      'E-mail': salma.email, State: 'Rejected', 'Sent on': dayOf(new Date()), Skills: 'React (advanced) | SQL', Languages: 'Arabic (native) | French (C1)', Mobility: 'Oujda-Angad | Berkane | remote',
      'Available from': '2027-02-01', Letter: 'Bonjour,\n"je" viens; vite, très vite', 'Reason of refusal': 'Language', Fit: 'Strong', 'First day': '',
    });
    expect(Number(shown!['Score (%)'])).toBeGreaterThan(50);
    expect(shown!.Centres).toMatch(/^Coding centre/);
    expect(hidden).toMatchObject({ Name: '', 'E-mail': '', Phone: '', Letter: '', 'Score (%)': '', Fit: '', State: 'Sent' });
    expect(content).not.toContain('Gone');
    expect(content).not.toContain('taken back');
  });

  it('hold no cell that a spreadsheet computes', async () => {
    const { content } = await csv();
    const [, shown] = rows(content);
    expect(shown).toMatchObject({ Name: `'=HYPERLINK("evil","Salma")`, Phone: "'+212612345678", Detail: "'@anglais" });
    for (const line of parse(content, { bom: true, record_delimiter: '\r\n' }) as string[][]) for (const cell of line) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('have a header and words in French and Arabic too', async () => {
    expect(rows((await csv(recruiter, {}, 'fr')).content)[1]).toMatchObject({ État: 'Refusée', Compétences: 'React (avancé) | SQL', 'Motif du refus': 'Langue' });
    expect(rows((await csv(recruiter, {}, 'ar')).content)[1]).toMatchObject({ الحالة: 'مرفوضة', 'سبب الرفض': 'لغة' });
  });

  it('are separated as asked and narrowed like the list', async () => {
    const [, semicolons] = rows((await csv(recruiter, { separator: 'SEMICOLON' })).content, ';');
    const [, commas] = rows((await csv()).content);
    expect(commas!['Score (%)']).toMatch(/^\d+\.\d+$/);
    expect(semicolons).toEqual({ ...commas, 'Score (%)': commas!['Score (%)']!.replace('.', ',') });
    expect(rows((await csv(recruiter, { separator: 'TAB' })).content, '\t').length).toBe(2);
    expect(await csv(recruiter, { filter: { states: ['REJECTED'] } })).toMatchObject({ rowCount: 1 });
    expect(await csv(recruiter, { filter: { fit: ['STRONG'] } })).toMatchObject({ rowCount: 1 });
    expect(await csv(recruiter, { filter: { states: ['HIRED'] } })).toMatchObject({ rowCount: 0, isWhole: true });
    expect((await ask(recruiter, { filter: { replyDueWithinDays: -1 } })).errors.map(({ extensions }) => [extensions.code, extensions.field])).toEqual([['BAD_USER_INPUT', 'filter.replyDueWithinDays']]);
  });

  it('are nobody else’s', async () => {
    for (const as of [salma, salma.coordinator, await makeRecruiter(world), await world.person('Admin', 'ADMINISTRATOR'), null]) {
      const { data, errors } = await ask(as);
      expect([errors, data.node.applicationsCsv]).toEqual([[], null]);
    }
  });

  it('put a look at every person who is named in it on the record', async () => {
    await sql('delete from access_log');
    await csv();
    const looks = await sql<{ actor_id: string; subject_id: string; noun: string }>('select actor_id, subject_id, noun from access_log order by noun');
    expect(looks).toEqual([{ actor_id: recruiter.accountId, subject_id: salma.graduateId, noun: 'applicationFile' }, { actor_id: recruiter.accountId, subject_id: salma.graduateId, noun: 'graduate' }]);
  });

  it('are written for several offers in one form alone, in the same statements', async () => {
    const TWICE = 'query ($id: ID!) { a: node(id: $id) { ... on JobOffer { applicationsCsv { rowCount } } } b: node(id: $id) { ... on JobOffer { applicationsCsv { rowCount } } } }';
    expect((await world.ask(TWICE, { id: offerId }, recruiter)).errors).toEqual([]);
    const other = await makeOpenOffer(world, recruiter);
    const TWO = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on JobOffer { applicationsCsv { rowCount } } } }';
    await makeApplication(world, salma, other);
    const foreign = await makeOpenOffer(world, await makeRecruiter(world));
    const [one, two] = [await world.ask(TWO, { ids: [offerId] }, recruiter), await world.ask(TWO, { ids: [offerId, other, foreign] }, recruiter)];
    expect(two.data.nodes).toEqual([{ applicationsCsv: { rowCount: 2 } }, { applicationsCsv: { rowCount: 1 } }, { applicationsCsv: null }]);
    expect(two.statements).toBe(one.statements);
    const FORMS = 'query ($id: ID!) { node(id: $id) { ... on JobOffer { a: applicationsCsv { rowCount } b: applicationsCsv(separator: TAB) { rowCount } } } }';
    expect((await world.ask(FORMS, { id: offerId }, recruiter)).errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('many applications', () => {
  it('take as many statements as one, and beyond five thousand the newest are given and it is said', async () => {
    const crowded = await makeOpenOffer(world, recruiter);
    await makeApplication(world, await makeApplicant(world, 'First'), crowded);
    const one = await ask(recruiter, { id: crowded });
    const id = Buffer.from(crowded, 'base64url').toString().split(':')[1]!;
    const copies = (from: number, to: number) => sql(`
      insert into accounts select (jsonb_populate_record(a, jsonb_build_object('id', ('aaaaaaaa-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'email', 'crowd.' || n || '@test.example'))).* from accounts a, generate_series(${from}, ${to}) n where a.id = '${salma.accountId}';
      insert into graduates (id, account_id, name, email, wants_remote, mobility_ordered, contract_types, findable_at, reconfirmed_at, created_at, version)
        select ('bbbbbbbb-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, ('aaaaaaaa-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Person ' || n, g.email, g.wants_remote, g.mobility_ordered, g.contract_types, g.findable_at, g.reconfirmed_at, g.created_at, 1 from graduates g, generate_series(${from}, ${to}) n where g.id = '${salma.graduateId}';
      insert into disclosures (id, graduate_id, employer_id, reason, since) select gen_random_uuid(), ('bbbbbbbb-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, '${recruiter.employerId}', 'APPLICATION', now() from generate_series(${from}, ${to}) n;
      insert into graduate_skills select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'graduate_id', ('bbbbbbbb-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid))).* from graduate_skills s, generate_series(${from}, ${to}) n where s.graduate_id = '${salma.graduateId}';
      insert into applications select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'graduate_id', ('bbbbbbbb-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'submitted_at', a.submitted_at + n * interval '1 second'))).* from applications a, generate_series(${from}, ${to}) n where a.offer_id = '${id}' and a.graduate_id::text not like 'bbbbbbbb%';`);
    await copies(1, 9);
    const ten = await ask(recruiter, { id: crowded });
    expect([one.data.node.applicationsCsv.rowCount, ten.data.node.applicationsCsv.rowCount]).toEqual([1, 10]);
    expect(ten.statements).toBe(one.statements);
    await copies(10, 5000);
    // As the database does by itself after a while.
    await sql('analyze');
    const started = performance.now();
    const all = await csv(recruiter, { id: crowded });
    expect({ ...all, content: rows(all.content).length, filename: '' }).toEqual({ rowCount: 5000, isWhole: false, content: 5000, filename: '' });
    expect(rows(all.content)[0]!.Name).toBe('Person 5000');
    expect(performance.now() - started).toBeLessThan(5000);
    const [{ count }] = await sql(`select count(distinct subject_id)::int as count from access_log where noun = 'graduate' and actor_id = '${recruiter.accountId}'`) as [{ count: number }];
    expect(count).toBeGreaterThanOrEqual(5000);
  });
});
