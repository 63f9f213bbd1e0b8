import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { Enrolment } from '../../src/graduates/enrolment.entity.ts';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { confirmSkills } from '../../src/graduates/confirmation.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { resumeFaults } from '../../src/interchange/resume.schema.ts';
import { type Applicant, makeApplicant } from '../builders/applications.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
const sample = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@jsonresume/schema/sample.resume.json'), 'utf8'));

const IMPORT = `mutation ($input: ImportResumeInput!) { importResume(input: $input) {
  graduate { headline website }
  report { known { text level taken skill { slug } } guessed { text confidence skill { slug } } unknown { text nearest { slug } } languages { text language level taken } left { field text reason } filled skillsTaken languagesTaken itemsAdded itemsCompleted }
  userErrors { code field message } } }`;
const PROFILE = '{ viewer { graduate { headline summary website resume(language: EN) skills { level standing skill { slug } } languages { language level } background { kind title organisation started ended } } } }';

const imported = async (person: Applicant, resume: object, over: object = {}) => (await world.get(IMPORT, { input: { resume, ...over } }, person)).importResume;
const profileOf = async (person: Applicant) => (await world.get(PROFILE, {}, person)).viewer.graduate;

describe('the official sample', () => {
  let nadia: Applicant;
  let first: any;
  beforeAll(async () => {
    nadia = await makeApplicant(world, 'Nadia Berrada');
    first = await imported(nadia, sample);
  });

  it('fills a profile, and the report says what became of it', async () => {
    expect(first.userErrors).toEqual([]);
    expect(first.graduate).toEqual({ headline: 'Programmer', website: 'http://richardhendricks.example.com' });
    expect(first.report).toMatchObject({
      filled: ['headline', 'summary', 'website'], itemsAdded: 4, itemsCompleted: 0, languagesTaken: 1,
      languages: [{ text: 'English - Native speaker', language: 'en', level: 'NATIVE', taken: true }],
    });
    expect(first.report.known).toEqual(expect.arrayContaining([
      { text: 'Web Development', level: 'SPECIALISED', taken: true, skill: { slug: 'web-development' } },
      { text: 'HTML', level: null, taken: true, skill: { slug: 'html' } },
    ]));
    expect(first.report.skillsTaken).toBe(first.report.known.length);
    expect(first.report.unknown.map((one: { text: string }) => one.text)).toContain('Compression');
    expect(first.report.left).toContainEqual({ field: 'references', text: null, reason: 'NO_PLACE' });
    const profile = await profileOf(nadia);
    expect(profile.skills).toContainEqual({ level: 'SPECIALISED', standing: 'DECLARED', skill: { slug: 'web-development' } });
    expect(profile.languages).toEqual([{ language: 'en', level: 'NATIVE' }]);
    expect(profile.background[0]).toEqual({ kind: 'EXPERIENCE', title: 'CEO/President', organisation: 'Pied Piper', started: '2013-12-01', ended: '2014-12-01' });
  });

  it('imported again changes nothing', async () => {
    const { resume: _, ...before } = await profileOf(nadia);
    expect((await imported(nadia, sample)).report).toMatchObject({ filled: [], skillsTaken: 0, languagesTaken: 0, itemsAdded: 0, itemsCompleted: 0 });
    expect(await profileOf(nadia)).toMatchObject(before);
  });

  it('comes out as a valid document that says the same, in every language, and imports as nothing new', async () => {
    for (const language of ['FR', 'AR', 'EN']) {
      const { viewer } = await world.get('query ($language: Language) { viewer { graduate { resume(language: $language) } } }', { language }, nadia);
      const { resume } = viewer.graduate;
      expect(resumeFaults(resume, 'resume')).toEqual([]);
      expect(resume.basics).toMatchObject({ name: 'Nadia Berrada', email: nadia.email, label: 'Programmer', summary: sample.basics.summary });
      expect(resume.work[0]).toMatchObject({ name: 'Pied Piper', position: 'CEO/President', startDate: '2013-12-01', endDate: '2014-12-01', url: 'http://piedpiper.example.com/' });
      expect((await imported(nadia, resume)).report).toMatchObject({ filled: [], guessed: [], unknown: [], skillsTaken: 0, languagesTaken: 0, itemsAdded: 0, itemsCompleted: 0 });
    }
  });
});

describe('an import', () => {
  it('lowers nothing that was said, and leaves a confirmed skill alone', async () => {
    const person = await makeApplicant(world, 'Yassine');
    await transact(person.coordinator.context(), (tx) => confirmSkills(tx, { graduateId: person.graduateId, skills: [{ skill: 'php', level: 'INTERMEDIATE' }] }));
    const { viewer } = await world.get('{ viewer { graduate { version } } }', {}, person);
    const said = await world.get(
      'mutation ($version: Int!) { updateProfile(input: { version: $version, headline: "Développeur" }) { userErrors { code } } declareSkills(input: { skills: [{ skill: "react", level: ADVANCED }, { skill: "python" }] }) { userErrors { code } } setLanguages(input: { languages: [{ language: "fr", level: C2 }] }) { userErrors { code } } }',
      { version: viewer.graduate.version }, person,
    );
    expect(said).toEqual({ updateProfile: { userErrors: [] }, declareSkills: { userErrors: [] }, setLanguages: { userErrors: [] } });
    const { report } = await imported(person, {
      basics: { label: 'Expert' }, skills: [{ name: 'PHP', level: 'Expert' }, { name: 'React', level: 'débutant' }, { name: 'Python', level: 'متوسط' }], languages: [{ language: 'Français', fluency: 'intermédiaire' }, { language: 'العربية', fluency: 'اللغة الأم' }],
    });
    expect(report.known.map((one: any) => [one.skill.slug, one.taken])).toEqual([['php', false], ['react', false], ['python', true]]);
    expect(report.left).toContainEqual({ field: 'basics.label', text: null, reason: 'KEPT' });
    const profile = await profileOf(person);
    expect(profile.headline).toBe('Développeur');
    expect(profile.skills).toEqual([
      { level: 'INTERMEDIATE', standing: 'CENTRE', skill: { slug: 'php' } }, { level: 'INTERMEDIATE', standing: 'DECLARED', skill: { slug: 'python' } }, { level: 'ADVANCED', standing: 'DECLARED', skill: { slug: 'react' } },
    ]);
    expect(profile.languages).toEqual([{ language: 'ar', level: 'NATIVE' }, { language: 'fr', level: 'C2' }]);
  });

  it('writes no guess unless the floor is lowered to it', async () => {
    const person = await makeApplicant(world, 'Omar');
    const resume = { skills: [{ name: 'Kuberntes' }, { name: 'Anglais' }] };
    const { report } = await imported(person, resume);
    expect(report).toMatchObject({ known: [], guessed: [{ text: 'Kuberntes', confidence: 0.76, skill: { slug: 'kubernetes' } }], left: [{ field: 'skills', text: 'Anglais', reason: 'NOT_A_SKILL' }] });
    expect((await profileOf(person)).skills).toEqual([]);
    expect((await imported(person, resume, { confidenceFloor: 0.7 })).report).toMatchObject({ known: [{ taken: true }], guessed: [] });
    expect((await imported(person, resume, { confidenceFloor: 1.5 })).userErrors).toMatchObject([{ code: 'OUT_OF_RANGE', field: 'confidenceFloor' }]);
  });

  it('of a faulty document tells every fault on its field, and changes nothing', async () => {
    const person = await makeApplicant(world, 'Salma');
    const { userErrors, graduate, report } = await imported(person, { basics: { label: 'X', email: 'nobody' }, work: [{ name: 'A', startDate: '12/2024' }] });
    expect(userErrors).toEqual([
      { code: 'INVALID', field: 'resume.basics.email', message: 'Value refused: an e-mail address.' }, { code: 'INVALID', field: 'resume.work.0.startDate', message: 'Value refused: YYYY-MM-DD, YYYY-MM or YYYY.' },
    ]);
    expect([graduate, report]).toEqual([null, null]);
    expect((await imported(person, { work: [{ name: 'A', startDate: '2024-02-31' }] })).userErrors).toMatchObject([{ code: 'INVALID', field: 'resume.work.0.startDate' }]);
    expect(await profileOf(person)).toMatchObject({ headline: null, background: [] });
  });

  it('sent twice with a key answers with the same report', async () => {
    const person = await makeApplicant(world, 'Hind');
    const input = { idempotencyKey: 'import-of-hind', confidenceFloor: 0.9 };
    const one = await imported(person, { skills: [{ name: 'React' }] }, input);
    expect(await imported(person, { skills: [{ name: 'React' }] }, input)).toEqual(one);
    expect(one.report.skillsTaken).toBe(1);
    expect((await imported(person, { skills: [{ name: 'Vue' }] }, input)).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH' }]);
  });

  it('is for graduates: others are refused, and one without a profile is told', async () => {
    const input = { resume: {} };
    expect((await world.ask(IMPORT, { input })).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
    for (const role of ['RECRUITER', 'COORDINATOR', 'OBSERVER', 'ADMINISTRATOR'] as const) expect((await world.ask(IMPORT, { input }, await world.person('Other', role))).errors[0]!.extensions.code).toBe('FORBIDDEN');
    expect((await world.get(IMPORT, { input }, await world.person('Bare', 'GRADUATE'))).importResume).toMatchObject({ graduate: null, userErrors: [{ code: 'NOT_FOUND', field: null }] });
    expect((await world.ask(IMPORT, { input: { resume: [] } }, await world.person('List', 'GRADUATE'))).errors).toHaveLength(1);
  });
});

describe('the document of a profile', () => {
  const RESUMES = 'query ($id: ID!, $first: Int) { node(id: $id) { ... on Cohort { enrolments(first: $first) { nodes { graduate { resume } } } } } }';

  it('takes the same statements for one graduate as for ten', async () => {
    const { coordinator, cohortId } = await classOfTen();
    const count = async (first: number) => {
      const { data, statements, errors } = await world.ask(RESUMES, { id: toGlobalId('Cohort', cohortId), first }, coordinator);
      expect(errors).toEqual([]);
      const resumes = data.node.enrolments.nodes.map((row: { graduate: { resume: any } }) => row.graduate.resume);
      for (const resume of resumes) expect(resume).toMatchObject({ skills: [{ name: 'React' }], work: [{ position: 'Stagiaire' }], basics: { location: { countryCode: 'MA' } } });
      return { statements, rows: resumes.length };
    };
    const one = await count(1);
    expect(one.rows).toBe(1);
    expect(await count(10)).toEqual({ rows: 10, statements: one.statements });
  });

  it('is of nobody to whom the person is not known by name', async () => {
    const { cohortId, graduateId } = await classOfTen();
    const stranger = await world.person('Stranger', 'COORDINATOR');
    expect(await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { resume } } }', { id: toGlobalId('Graduate', graduateId) }, stranger)).toEqual({ node: null });
    const { node } = await world.get(RESUMES, { id: toGlobalId('Cohort', cohortId), first: 5 }, stranger);
    expect(node?.enrolments.nodes ?? []).toEqual([]);
  });
});

/** Ten learners of one cohort, each with a skill and a job, and a coordinator who knows them by name. */
async function classOfTen() {
  const first = await makeApplicant(world, 'Imane');
  const at = world.app.now();
  const { cohortId } = await world.app.orm.em.fork().findOneOrFail(Enrolment, { graduateId: first.graduateId });
  const others = await Promise.all(Array.from({ length: 9 }, (_, n) => world.person(`Learner ${n}`, 'GRADUATE')));
  await transact(world.system(), async (tx) => {
    for (const { accountId, email } of others) {
      const id = world.app.newId();
      tx.em.create(Graduate, { id, accountId, name: 'Learner', email, wantsRemote: false, mobilityOrdered: false, contractTypes: [], reconfirmedAt: at, findableAt: [], createdAt: at });
      await tx.em.flush();
      tx.em.create(Enrolment, { id: world.app.newId(), graduateId: id, cohortId, state: 'ENROLLED', confirmedAt: at, createdAt: at });
    }
  });
  for (const person of [first, ...others]) {
    const resume = { skills: [{ name: 'React' }], work: [{ name: 'Atlas', position: 'Stagiaire' }], languages: [{ language: 'Français', fluency: 'C1' }] };
    const input = { resume };
    expect((await world.get(IMPORT, { input }, person)).importResume.userErrors).toEqual([]);
    const { viewer } = await world.get('{ viewer { graduate { version } } }', {}, person);
    const { updateProfile } = await world.get('mutation ($version: Int!) { updateProfile(input: { version: $version, residenceCode: "MA-OUJ" }) { userErrors { code } } }', { version: viewer.graduate.version }, person);
    expect(updateProfile.userErrors).toEqual([]);
  }
  return { coordinator: first.coordinator, cohortId, graduateId: first.graduateId };
}
