import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../src/kernel/clock.ts';
import { transact } from '../../src/kernel/transact.ts';
import { giveConsent } from '../../src/privacy/consent.service.ts';
import { SearchChange } from '../../src/search/search-change.entity.ts';
import { makeTrainer } from '../builders/centres.ts';
import { makeEmployer } from '../builders/employers.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();

const FAULTS = 'userErrors { code field message }';
const UPDATE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { graduate { name headline summary email phone website residence { code } contractTypes availableOn mobility { code } statistics { gender ageBand } version } ${FAULTS} } }`;
const MOBILITY = `mutation ($input: SetMobilityInput!) { setMobility(input: $input) { graduate { mobility { code } mobilityOrdered wantsRemote version } ${FAULTS} } }`;
const LANGUAGES = `mutation ($input: SetLanguagesInput!) { setLanguages(input: $input) { graduate { languages { language level } version } ${FAULTS} } }`;
const DECLARE = `mutation ($input: DeclareSkillsInput!) { declareSkills(input: $input) { graduate { skills { skill { slug } level standing confirmedAt evidence { kind url } } } ${FAULTS} } }`;
const REMOVE = `mutation ($input: RemoveSkillInput!) { removeSkill(input: $input) { graduate { skills { skill { slug } standing } } ${FAULTS} } }`;
const CONFIRM = `mutation ($input: ConfirmSkillsInput!) { confirmSkills(input: $input) { graduate { skills { skill { slug } level standing confirmedAt } } ${FAULTS} } }`;
const BACKGROUND = `mutation ($input: SetBackgroundInput!) { setBackground(input: $input) { graduate { background { kind title organisation started ended description url } version } ${FAULTS} } }`;
const BLOCK = `mutation ($input: EmployerBlockInput!) { blockEmployer(input: $input) { graduate { blockedEmployers { employerId employer { name } createdAt } } ${FAULTS} } }`;

const codes = (payload: { userErrors: { code: string; field: string | null }[] }) => payload.userErrors.map(({ code, field }) => [code, field]);
const marked = (graduateId: string) => world.app.orm.em.fork().count(SearchChange, { index: 'graduates', documentId: graduateId });
const versionOf = async (as: Person): Promise<number> => (await world.get('{ viewer { graduate { version } } }', {}, as)).viewer.graduate.version;

describe('a profile', () => {
  it('is changed by its person, what is left out stays, and the residence adds nothing to mobility', async () => {
    const graduate = await makeGraduate(world, { places: ['MA-NAD'] });
    const version = await versionOf(graduate);
    const before = await marked(graduate.graduateId);
    await transact(graduate.context(), (tx) => giveConsent(tx, graduate.accountId, 'STATISTICS'));
    const input = { version, headline: 'Développeuse web', email: ' Amina@Work.example', phone: '00 212 6-12.34 56 78', website: 'https://amina.example/', residenceCode: 'MA-BER', contractTypes: ['PERMANENT', 'FREELANCE'], availableOn: '2026-12-01', gender: 'FEMALE', ageBand: 'FROM_20_TO_24' };
    const { updateProfile } = await world.get(UPDATE, { input }, graduate);
    expect(updateProfile).toEqual({
      graduate: {
        name: graduate.name, headline: 'Développeuse web', summary: null, email: 'amina@work.example', phone: '+212612345678', website: 'https://amina.example/', residence: { code: 'MA-BER' },
        contractTypes: ['PERMANENT', 'FREELANCE'], availableOn: '2026-12-01', mobility: [{ code: 'MA-NAD' }], statistics: { gender: 'FEMALE', ageBand: 'FROM_20_TO_24' }, version: version + 1,
      },
      userErrors: [],
    });
    expect(await marked(graduate.graduateId)).toBeGreaterThan(before);
    const cleared = await world.get(UPDATE, { input: { version: version + 1, headline: null, phone: null, residenceCode: null, gender: null, availableOn: null } }, graduate);
    expect(cleared.updateProfile.graduate).toMatchObject({ headline: null, phone: null, residence: null, availableOn: null, statistics: { gender: null, ageBand: 'FROM_20_TO_24' }, website: 'https://amina.example/', contractTypes: ['PERMANENT', 'FREELANCE'] });
    // The address to sign in with is another matter.
    expect((await world.get('{ viewer { account { email } } }', {}, graduate)).viewer.account.email).toBe(graduate.email);
  });

  it('is told every fault at once', async () => {
    const graduate = await makeGraduate(world);
    const version = await versionOf(graduate);
    const tooLate = addDays(dayOf(new Date()), 3 * 366 + 1);
    const input = { version, name: null, headline: 'x'.repeat(201), summary: ' ', email: 'no address', phone: '0612345678', residenceCode: 'Berkane', contractTypes: ['PERMANENT', 'PERMANENT'], availableOn: tooLate };
    const { updateProfile } = await world.get(UPDATE, { input }, graduate);
    expect(updateProfile.graduate).toBeNull();
    expect(codes(updateProfile)).toEqual([
      ['REQUIRED', 'name'], ['TOO_LONG', 'headline'], ['REQUIRED', 'summary'], ['INVALID_EMAIL', 'email'], ['INVALID_PHONE', 'phone'], ['UNKNOWN_PLACE', 'residenceCode'], ['INVALID', 'contractTypes.1'], ['INVALID', 'availableOn'],
    ]);
    expect(updateProfile.userErrors[4].message).toContain('+212612345678');
    expect((await world.get(UPDATE, { input: { version, email: null, contractTypes: null } }, graduate)).updateProfile.userErrors).toMatchObject([{ code: 'REQUIRED', field: 'email' }, { code: 'REQUIRED', field: 'contractTypes' }]);
    for (const wrong of [{ availableOn: '2026-02-30' }, { website: 'amina.example' }, { contractTypes: ['CDI'] }]) expect((await world.ask(UPDATE, { input: { version, ...wrong } }, graduate)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('changed on two devices: the second is told, also where only a list changed', async () => {
    const graduate = await makeGraduate(world);
    const version = await versionOf(graduate);
    expect((await world.get(LANGUAGES, { input: { version, languages: [{ language: 'fr', level: 'B2' }] } }, graduate)).setLanguages.userErrors).toEqual([]);
    const stale = await world.get(UPDATE, { input: { version, headline: 'Second' } }, graduate);
    expect(stale.updateProfile).toMatchObject({ graduate: { headline: null, version: version + 1 }, userErrors: [{ code: 'CONFLICT', field: 'version' }] });
    expect((await world.get(LANGUAGES, { input: { version, languages: [] } }, graduate)).setLanguages).toMatchObject({ graduate: { languages: [{ language: 'fr', level: 'B2' }] }, userErrors: [{ code: 'CONFLICT' }] });
    const [one, other] = await Promise.all(['One', 'Other'].map((headline) => world.get(UPDATE, { input: { version: version + 1, headline } }, graduate)));
    expect([one, other].flatMap(({ updateProfile }: any) => codes(updateProfile))).toEqual([['CONFLICT', 'version']]);
  });

  it('sent twice under one key is changed once', async () => {
    const graduate = await makeGraduate(world);
    const input = { version: await versionOf(graduate), headline: 'Once', idempotencyKey: 'profile-once-1' };
    const first = await world.get(UPDATE, { input }, graduate);
    expect(await world.get(UPDATE, { input }, graduate)).toEqual(first);
    expect(codes((await world.get(UPDATE, { input: { ...input, headline: 'Twice' } }, graduate)).updateProfile)).toEqual([['IDEMPOTENCY_MISMATCH', 'idempotencyKey']]);
  });

  it('is nobody else’s to change, and an account without one is told so', async () => {
    const graduate = await makeGraduate(world);
    const input = { version: 1, headline: 'x' };
    for (const as of [graduate.cohort.centre.coordinator, await world.person('Recruiter', 'RECRUITER'), await world.person('Observer', 'OBSERVER'), await world.person('Admin', 'ADMINISTRATOR')]) {
      expect((await world.ask(UPDATE, { input }, as)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect((await world.ask(UPDATE, { input })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const empty = await world.person('Empty', 'GRADUATE');
    expect((await world.get(UPDATE, { input }, empty)).updateProfile).toMatchObject({ graduate: null, userErrors: [{ code: 'NOT_FOUND', field: null }] });
    expect(await world.get('{ viewer { graduate { id } } }', {}, empty)).toEqual({ viewer: { graduate: null } });
  });
});

describe('mobility', () => {
  it('is exactly what was ticked, in the order given, in place of what there was', async () => {
    const graduate = await makeGraduate(world);
    const set = async (input: object) => (await world.get(MOBILITY, { input }, graduate)).setMobility;
    expect((await set({ places: ['MA-RAB', 'FR', 'MA-02'], ordered: true, remote: true })).graduate).toMatchObject({ mobility: [{ code: 'MA-RAB' }, { code: 'FR' }, { code: 'MA-02' }], mobilityOrdered: true, wantsRemote: true });
    expect((await set({ places: ['FR', 'MA-RAB'], ordered: false, remote: false })).graduate).toMatchObject({ mobility: [{ code: 'FR' }, { code: 'MA-RAB' }], mobilityOrdered: false, wantsRemote: false });
    expect(codes(await set({ places: ['FR', 'Oujda', 'FR'], ordered: false, remote: false }))).toEqual([['UNKNOWN_PLACE', 'places.1'], ['INVALID', 'places.2']]);
    const { places } = await world.get('{ places(first: 21) { nodes { code } } }');
    expect(codes(await set({ places: places.nodes.map((place: { code: string }) => place.code), ordered: false, remote: false }))).toEqual([['TOO_LONG', 'places']]);
    expect((await set({ places: [], ordered: false, remote: true })).graduate).toMatchObject({ mobility: [], wantsRemote: true });
  });
});

describe('languages', () => {
  it('are named by their ISO code, each once', async () => {
    const graduate = await makeGraduate(world);
    const set = async (languages: object[]) => (await world.get(LANGUAGES, { input: { languages } }, graduate)).setLanguages;
    const known = ['fr', 'ar', 'en', 'es', 'de', 'it', 'nl', 'pt', 'zgh'].map((language) => ({ language, level: 'B1' }));
    expect((await set(known)).graduate.languages.map(({ language }: { language: string }) => language)).toEqual(['ar', 'de', 'en', 'es', 'fr', 'it', 'nl', 'pt', 'zgh']);
    const wrong = await set([{ language: 'xx', level: 'A1' }, { language: 'FR', level: 'A1' }, { language: 'français', level: 'A1' }, { language: 'ar', level: 'NATIVE' }, { language: 'ar', level: 'A1' }]);
    expect(codes(wrong)).toEqual([['UNKNOWN_LANGUAGE', 'languages.0.language'], ['UNKNOWN_LANGUAGE', 'languages.1.language'], ['UNKNOWN_LANGUAGE', 'languages.2.language'], ['INVALID', 'languages.4.language']]);
    // A language has one code: an offer that asks "fr" would never meet a person who speaks "fra".
    expect(codes(await set([{ language: 'fra', level: 'C1' }]))).toEqual([['UNKNOWN_LANGUAGE', 'languages.0.language']]);
    expect((await set([{ language: 'ar', level: 'NATIVE' }])).graduate.languages).toEqual([{ language: 'ar', level: 'NATIVE' }]);
  });
});

describe('skills', () => {
  it('are added or changed, others stay, and evidence with them', async () => {
    const graduate = await makeGraduate(world);
    const evidence = { kind: 'PROJECT', url: 'https://git.example/app' };
    const declare = async (skills: object[]) => (await world.get(DECLARE, { input: { skills } }, graduate)).declareSkills;
    await declare([{ skill: 'react', level: 'INTERMEDIATE', evidence }, { skill: 'javascript' }]);
    const { graduate: changed } = await declare([{ skill: 'javascript', level: 'ADVANCED' }, { skill: 'react' }]);
    expect(changed.skills).toEqual([
      { skill: { slug: 'javascript' }, level: 'ADVANCED', standing: 'DECLARED', confirmedAt: null, evidence: null },
      { skill: { slug: 'react' }, level: 'INTERMEDIATE', standing: 'DECLARED', confirmedAt: null, evidence },
    ]);
    expect((await declare([{ skill: 'react', level: null, evidence: null }])).graduate.skills[1]).toMatchObject({ level: null, evidence: null });
    expect(codes(await declare([{ skill: 'React' }, { skill: 'javascript' }, { skill: 'javascript' }]))).toEqual([['UNKNOWN_SKILL', 'skills.0.skill'], ['INVALID', 'skills.2.skill']]);
    expect(codes(await declare([]))).toEqual([['REQUIRED', 'skills']]);
  });

  it('are at most 60 on a profile, counted over every change', async () => {
    const graduate = await makeGraduate(world);
    const { skills } = await world.get('{ skills(first: 61) { nodes { slug } } }');
    const all = skills.nodes.map(({ slug }: { slug: string }) => ({ skill: slug }));
    const declare = async (some: object[]) => (await world.get(`mutation ($input: DeclareSkillsInput!) { declareSkills(input: $input) { ${FAULTS} } }`, { input: { skills: some } }, graduate)).declareSkills;
    expect(codes(await declare(all))).toEqual([['TOO_LONG', 'skills']]);
    expect(codes(await declare(all.slice(0, 60)))).toEqual([]);
    expect(codes(await declare(all.slice(60)))).toEqual([['TOO_LONG', 'skills']]);
    expect(codes(await declare(all.slice(0, 60)))).toEqual([]);
  });

  it('that the centre confirmed keep their confirmation whatever the person declares', async () => {
    const graduate = await makeGraduate(world, { skills: [{ skill: 'react', level: 'FOUNDATION' }] });
    const { coordinator } = graduate.cohort.centre;
    const before = await marked(graduate.graduateId);
    const confirmed = await world.get(CONFIRM, { input: { graduateId: graduate.id, skills: [{ skill: 'react', level: 'INTERMEDIATE' }, { skill: 'git', level: 'FOUNDATION' }] } }, coordinator);
    const dated: Record<string, unknown> = { DECLARED: null, CENTRE: expect.any(String) };
    const line = (slug: string, level: string, standing: string) => ({ skill: { slug }, level, standing, confirmedAt: dated[standing] });
    expect(confirmed.confirmSkills).toEqual({ graduate: { skills: [line('git', 'FOUNDATION', 'CENTRE'), line('react', 'INTERMEDIATE', 'CENTRE'), line('react', 'FOUNDATION', 'DECLARED')] }, userErrors: [] });
    expect(await marked(graduate.graduateId)).toBeGreaterThan(before);
    const raised = await world.get(DECLARE, { input: { skills: [{ skill: 'react', level: 'ADVANCED' }] } }, graduate);
    expect(raised.declareSkills.graduate.skills.slice(1)).toMatchObject([line('react', 'INTERMEDIATE', 'CENTRE'), line('react', 'ADVANCED', 'DECLARED')]);
    const again = await world.get(CONFIRM, { input: { graduateId: graduate.id, skills: [{ skill: 'react', level: 'SPECIALISED' }] } }, coordinator);
    expect(again.confirmSkills.graduate.skills.slice(1)).toEqual([line('react', 'SPECIALISED', 'CENTRE'), line('react', 'ADVANCED', 'DECLARED')]);
    const removed = await world.get(REMOVE, { input: { skill: 'react' } }, graduate);
    expect(removed.removeSkill).toEqual({ graduate: { skills: [{ skill: { slug: 'git' }, standing: 'CENTRE' }] }, userErrors: [] });
    expect(codes((await world.get(REMOVE, { input: { skill: 'react' } }, graduate)).removeSkill)).toEqual([['NOT_FOUND', 'skill']]);
  });

  it('are confirmed by who teaches the person, enrolment confirmed, and nobody else', async () => {
    const graduate = await makeGraduate(world);
    const claimant = await makeGraduate(world, { cohort: graduate.cohort, confirmed: false });
    const trainer = await makeTrainer(world, graduate.cohort);
    const stranger = await makeTrainer(world, (await makeGraduate(world)).cohort);
    const confirm = (graduateId: string, as: Person) => world.get(CONFIRM, { input: { graduateId, skills: [{ skill: 'react', level: 'ADVANCED' }] } }, as);
    expect(codes((await confirm(graduate.id, trainer)).confirmSkills)).toEqual([]);
    for (const [id, as] of [[graduate.id, stranger], [claimant.id, trainer], [claimant.id, graduate.cohort.centre.coordinator], ['x', trainer]] as const) expect((await confirm(id, as)).confirmSkills).toMatchObject({ graduate: null, userErrors: [{ code: 'NOT_FOUND', field: 'graduateId' }] });
    for (const as of [graduate, (await makeEmployer(world)).owner]) expect((await world.ask(CONFIRM, { input: { graduateId: graduate.id, skills: [{ skill: 'react', level: 'ADVANCED' }] } }, as)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect(codes((await world.get(CONFIRM, { input: { graduateId: graduate.id, skills: [{ skill: 'nosuch', level: 'ADVANCED' }] } }, trainer)).confirmSkills)).toEqual([['UNKNOWN_SKILL', 'skills.0.skill']]);
  });
});

describe('the background', () => {
  it('stands in the person’s order, with days as exact as they are known', async () => {
    const graduate = await makeGraduate(world);
    const set = async (items: object[]) => (await world.get(BACKGROUND, { input: { items } }, graduate)).setBackground;
    const job = { kind: 'EXPERIENCE', title: 'Stage', organisation: 'Atlas', started: '2024', ended: '2024-03', description: 'Tests', url: 'https://atlas.example/' };
    const study = { kind: 'EDUCATION', title: 'Licence', organisation: null, started: '2021-09-01', ended: null, description: null, url: null };
    expect((await set([job, study])).graduate.background).toEqual([job, study]);
    expect((await world.get('{ viewer { graduate { background(kind: EDUCATION) { title } } } }', {}, graduate)).viewer.graduate.background).toEqual([{ title: 'Licence' }]);
    expect((await set([study])).graduate.background).toEqual([study]);
    const wrong = await set([{ ...job, started: '2024-05' }, { ...job, started: '2024-13', ended: '24' }, { ...study, title: ' ', started: '2023-02-29' }]);
    expect(codes(wrong)).toEqual([['INVALID', 'items.0.ended'], ['INVALID', 'items.1.started'], ['INVALID', 'items.1.ended'], ['REQUIRED', 'items.2.title'], ['INVALID', 'items.2.started']]);
    expect(codes(await set(Array.from({ length: 61 }, () => study)))).toEqual([['TOO_LONG', 'items']]);
  });
});

describe('blocked employers', () => {
  it('are listed to the person, each once, and may be found again', async () => {
    const [graduate, employer, hidden] = [await makeGraduate(world), await makeEmployer(world), await makeEmployer(world, { verified: false })];
    const row = { employerId: employer.id, employer: { name: employer.name }, createdAt: expect.any(String) };
    const before = await marked(graduate.graduateId);
    for (let twice = 0; twice < 2; twice += 1) expect((await world.get(BLOCK, { input: { employerId: employer.id } }, graduate)).blockEmployer).toEqual({ graduate: { blockedEmployers: [row] }, userErrors: [] });
    expect(await marked(graduate.graduateId)).toBeGreaterThan(before);
    for (const employerId of [hidden.id, 'x', graduate.id]) expect(codes((await world.get(BLOCK, { input: { employerId } }, graduate)).blockEmployer)).toEqual([['NOT_FOUND', 'employerId']]);
    const unblocked = await world.get(BLOCK.replace('blockEmployer', 'unblockEmployer'), { input: { employerId: employer.id } }, graduate);
    expect(unblocked.unblockEmployer).toEqual({ graduate: { blockedEmployers: [] }, userErrors: [] });
  });
});

describe('reconfirming', () => {
  it('dates the profile, and so does any change of it by its person, but not the centre’s word', async () => {
    const graduate = await makeGraduate(world);
    const DATED = '{ viewer { graduate { reconfirmedAt findableAt } } }';
    const at = async () => (await world.get(DATED, {}, graduate)).viewer.graduate.reconfirmedAt as string;
    const first = await at();
    await world.get(CONFIRM, { input: { graduateId: graduate.id, skills: [{ skill: 'react', level: 'ADVANCED' }] } }, graduate.cohort.centre.coordinator);
    expect(await at()).toBe(first);
    await world.get('mutation { reconfirmProfile(input: { idempotencyKey: "reconfirm-1" }) { userErrors { code } } }', {}, graduate);
    const second = await at();
    expect(second > first).toBe(true);
    const { setFindable } = await world.get('mutation { setFindable(input: { scales: [LOCAL, INTERNATIONAL, LOCAL] }) { graduate { findableAt } userErrors { code } } }', {}, graduate);
    expect(setFindable).toEqual({ graduate: { findableAt: ['LOCAL', 'INTERNATIONAL'] }, userErrors: [] });
    expect((await at()) > second).toBe(true);
  });
});
