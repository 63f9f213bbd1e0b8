import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseNotice } from '../../src/privacy/privacy-notice.ts';
import { projectRoot } from '../../src/kernel/project-root.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { CohortInvitation } from '../../src/graduates/enrolment.entity.ts';
import { forgetInvitations } from '../../src/graduates/enrolment.tasks.ts';
import { joinEmployer } from '../../src/employers/employer.service.ts';
import { grantMembership } from '../../src/employers/member.service.ts';
import { Consent } from '../../src/privacy/consent.entity.ts';
import { isErased } from '../../src/privacy/erased-address.ts';
import { eraseAccount, sweep } from '../../src/privacy/erasure.service.ts';
import { forgetOld } from '../../src/privacy/retention.service.ts';
import { change, makeApplicant, makeApplication, makeOpenOffer, makeRecruiter } from '../builders/applications.ts';
import { makeCentre, makeCohort } from '../builders/centres.ts';
import { administratorOf, makeEmployer } from '../builders/employers.ts';
import { makeGraduate, type MadeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld();
const sql = (statement: string): Promise<Record<string, unknown>[]> => world.app.orm.em.fork().getConnection().execute(statement);

const FAULTS = 'userErrors { code field message }';
const SIGN_UP = `mutation ($input: SignUpGraduateInput!) { signUpGraduate(input: $input) { accessToken ${FAULTS} } }`;
const ACCOUNT = 'account { privacyNotice { acceptedVersion acceptedAt currentVersion current } consents { purpose given givenAt withdrawnAt noticeVersion } }';
const ACCEPT = `mutation ($input: AcceptPrivacyNoticeInput!) { acceptPrivacyNotice(input: $input) { ${ACCOUNT} ${FAULTS} } }`;
const GIVE = `mutation ($input: ConsentInput!) { giveConsent(input: $input) { ${ACCOUNT} ${FAULTS} } }`;
const WITHDRAW = `mutation ($input: ConsentInput!) { withdrawConsent(input: $input) { ${ACCOUNT} ${FAULTS} } }`;
const ERASE = `mutation ($input: EraseAccountInput!) { eraseAccount(input: $input) { erased ${FAULTS} } }`;
const DATA = '{ viewer { personalData } }';
const LOG = 'query ($first: Int, $after: String) { viewer { account { accessLog(first: $first, after: $after) { totalCount nodes { seenAt what(language: EN) by reason name } pageInfo { hasNextPage endCursor } } } } }';

const given = async (person: Person): Promise<string[]> => (await world.get(`{ viewer { ${ACCOUNT} } }`, {}, person)).viewer.account.consents.filter((one: { given: boolean }) => one.given).map((one: { purpose: string }) => one.purpose);
const erase = async (person: Person, over: object = {}) => (await world.get(ERASE, { input: { password: PASSWORD, email: person.email, ...over } }, person)).eraseAccount;

describe('the privacy notice', () => {
  it('is there in three languages, in one version, and says what nobody is asked', async () => {
    const notices = await Promise.all((['FR', 'AR', 'EN'] as const).map(async (language) => (await world.get('query ($l: Language) { privacyNotice(language: $l) { version language title text } }', { l: language })).privacyNotice));
    expect(notices.map((notice) => [notice.version, notice.language, notice.title])).toEqual([[TERMS.privacyNotice, 'FR', 'Notice de confidentialité'], [TERMS.privacyNotice, 'AR', 'إشعار الخصوصية'], [TERMS.privacyNotice, 'EN', 'Privacy notice']]);
    const shape = (text: string): unknown => [text.match(/^## /gm)?.length, text.match(/^\| /gm)?.length, text.match(/^- /gm)?.length];
    expect(new Set(notices.map((notice) => JSON.stringify(shape(notice.text))))).toHaveProperty('size', 1);
    for (const { text } of notices) expect(text).toMatch(/09-08[\s\S]*CNDP/);
    expect((await world.ask('{ privacyNotice { language } }', {}, null, { 'accept-language': 'ar' })).data.privacyNotice.language).toBe('AR');
  });

  it('is refused where it has no version at its head', () => {
    const text = readFileSync(join(projectRoot, 'docs', 'privacy-notice.fr.md'), 'utf8');
    expect(() => parseNotice(text.replace('version:', 'release:'), 'FR')).toThrow('no version');
  });

  it('is accepted at sign-up, in the version in force, by people of 16 and more, or there is no account', async () => {
    const { id: cohortId } = await makeCohort(world);
    const sign = (over: object) => world.get(SIGN_UP, { input: { email: 'minor@terms.example', password: PASSWORD, name: 'Sami Alaoui', language: 'EN', cohortId, ...TERMS, ...over } });
    expect((await sign({ privacyNotice: '2020-01', isAtLeast16: false })).signUpGraduate).toEqual({
      accessToken: null,
      userErrors: [
        { code: 'UNDER_AGE', field: 'isAtLeast16', message: 'You must be at least 16 to sign up.' },
        { code: 'NOTICE_OUTDATED', field: 'privacyNotice', message: `Read and accept the privacy notice in force, version ${TERMS.privacyNotice}.` },
      ],
    });
    expect(await sql("select 1 from accounts where email = 'minor@terms.example'")).toEqual([]);
    const { signUpGraduate } = await sign({});
    expect(signUpGraduate.userErrors).toEqual([]);
    const { viewer } = await world.get(`{ viewer { ${ACCOUNT} } }`, {}, world.signedIn('', '', signUpGraduate.accessToken, ['GRADUATE']));
    expect(viewer.account.privacyNotice).toEqual({ acceptedVersion: TERMS.privacyNotice, acceptedAt: expect.any(String), currentVersion: TERMS.privacyNotice, current: true });
    const recruiter = { email: 'young@terms.example', password: PASSWORD, name: 'x', language: 'EN', ...TERMS, isAtLeast16: false, found: { name: 'Young', kind: 'COMPANY', placeCode: 'MA-OUJ' } };
    const refused = await world.get(`mutation ($input: SignUpRecruiterInput!) { signUpRecruiter(input: $input) { ${FAULTS} } }`, { input: recruiter });
    expect(refused.signUpRecruiter.userErrors).toMatchObject([{ code: 'UNDER_AGE', field: 'isAtLeast16' }]);
  });

  it('asks again when it has a new version, and only that one can be accepted', async () => {
    const person = await makeGraduate(world);
    await sql(`update consents set notice_version = '2020-01' where account_id = '${person.accountId}'`);
    const { viewer } = await world.get(`{ viewer { ${ACCOUNT} } }`, {}, person);
    expect(viewer.account.privacyNotice).toMatchObject({ acceptedVersion: '2020-01', current: false });
    expect((await world.get(ACCEPT, { input: { version: '2020-01' } }, person)).acceptPrivacyNotice).toMatchObject({ account: null, userErrors: [{ code: 'NOTICE_OUTDATED', field: 'version' }] });
    for (let times = 0; times < 2; times += 1) {
      const { acceptPrivacyNotice } = await world.get(ACCEPT, { input: { version: TERMS.privacyNotice } }, person);
      expect(acceptPrivacyNotice).toMatchObject({ account: { privacyNotice: { acceptedVersion: TERMS.privacyNotice, current: true } }, userErrors: [] });
    }
    expect(await world.app.orm.em.fork().count(Consent, { accountId: person.accountId, purpose: 'PRIVACY_NOTICE' })).toBe(2);
    expect((await world.ask(ACCEPT, { input: { version: TERMS.privacyNotice } })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('a consent', () => {
  const findableAt = async (person: MadeGraduate) => (await sql(`select findable_at from graduates where id = '${person.graduateId}'`))[0]!.findable_at;

  it('to be found at a scale is given and withdrawn by itself, with effect at once, and is the same as saying it in the profile', async () => {
    const person = await makeGraduate(world, { findable: ['LOCAL'] });
    const recruiter = await makeRecruiter(world);
    const found = async () => (await sql(`select cardinality(findable_at) as scales from graduates where id = '${person.graduateId}'`))[0];
    expect(await given(person)).toEqual(['FINDABLE_LOCAL']);
    expect((await world.get(GIVE, { input: { purpose: 'FINDABLE_INTERNATIONAL' } }, person)).giveConsent.userErrors).toEqual([]);
    expect(await findableAt(person)).toEqual(['LOCAL', 'INTERNATIONAL']);
    const { setFindable } = await world.get('mutation { setFindable(input: { scales: [REGIONAL] }) { graduate { findableAt } userErrors { code } } }', {}, person);
    expect(setFindable).toEqual({ graduate: { findableAt: ['REGIONAL'] }, userErrors: [] });
    expect(await given(person)).toEqual(['FINDABLE_REGIONAL']);
    const { withdrawConsent } = await world.get(WITHDRAW, { input: { purpose: 'FINDABLE_REGIONAL' } }, person);
    expect(withdrawConsent.account.consents.find((one: { purpose: string }) => one.purpose === 'FINDABLE_REGIONAL')).toEqual({ purpose: 'FINDABLE_REGIONAL', given: false, givenAt: expect.any(String), withdrawnAt: expect.any(String), noticeVersion: TERMS.privacyNotice });
    expect(await found()).toEqual({ scales: 0 });
    const candidate = await world.get('query ($id: ID!) { node(id: $id) { id } }', { id: person.id }, recruiter);
    expect(candidate.node).toBeNull();
  });

  it('to statistics is asked before gender and age band, and withdrawing it takes both away', async () => {
    const person = await makeGraduate(world);
    const update = async (input: object) => {
      const { version } = (await world.get('{ viewer { graduate { version } } }', {}, person)).viewer.graduate;
      return (await world.get(`mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { graduate { statistics { gender ageBand } } ${FAULTS} } }`, { input: { version, ...input } }, person)).updateProfile;
    };
    expect((await update({ gender: 'FEMALE', ageBand: 'UNDER_20' })).userErrors.map(({ code, field }: { code: string; field: string }) => [code, field])).toEqual([['CONSENT_MISSING', 'gender'], ['CONSENT_MISSING', 'ageBand']]);
    expect((await update({ gender: null })).userErrors).toEqual([]);
    await world.get(GIVE, { input: { purpose: 'STATISTICS' } }, person);
    expect(await update({ gender: 'FEMALE', ageBand: 'UNDER_20' })).toEqual({ graduate: { statistics: { gender: 'FEMALE', ageBand: 'UNDER_20' } }, userErrors: [] });
    await world.get(WITHDRAW, { input: { purpose: 'STATISTICS' } }, person);
    expect((await world.get('{ viewer { graduate { statistics { gender ageBand } } } }', {}, person)).viewer.graduate.statistics).toEqual({ gender: null, ageBand: null });
  });

  it('given twice at once is given once, and sent twice with a key has the effect of one', async () => {
    const person = await makeGraduate(world);
    await Promise.all(Array.from({ length: 6 }, () => world.get(GIVE, { input: { purpose: 'RECOMMENDATION' } }, person)));
    const rows = () => world.app.orm.em.fork().count(Consent, { accountId: person.accountId, purpose: 'RECOMMENDATION' });
    expect(await rows()).toBe(1);
    for (const purpose of ['RECOMMENDATION', 'RECOMMENDATION']) await world.get(WITHDRAW, { input: { purpose, idempotencyKey: 'withdraw-once' } }, person);
    await world.get(GIVE, { input: { purpose: 'RECOMMENDATION' } }, person);
    await world.get(WITHDRAW, { input: { purpose: 'RECOMMENDATION', idempotencyKey: 'withdraw-once' } }, person);
    expect(await given(person)).toEqual(['RECOMMENDATION']);
    expect(await rows()).toBe(2);
  });

  it('is a graduate’s to give, and nobody else sees what somebody agreed to', async () => {
    const person = await makeGraduate(world, { findable: ['LOCAL'] });
    const recruiter = await makeRecruiter(world);
    expect((await world.ask(GIVE, { input: { purpose: 'STATISTICS' } }, recruiter)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await world.ask(WITHDRAW, { input: { purpose: 'STATISTICS' } })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await world.ask(GIVE, { input: { purpose: 'PRIVACY_NOTICE' } }, person)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const ask = 'query ($id: ID!) { node(id: $id) { ... on Account { privacyNotice { acceptedVersion } consents { given } accessLog { totalCount nodes { what } } } } }';
    const seen = (await world.get(ask, { id: toGlobalId('Account', person.accountId) }, await administratorOf(world))).node;
    expect([seen.privacyNotice.acceptedVersion, new Set(seen.consents.map((one: { given: boolean }) => one.given)), seen.accessLog]).toEqual([null, new Set([false]), { totalCount: 0, nodes: [] }]);
  });
});

describe('own data', () => {
  it('come out whole as one document, with the JSON Resume inside and nothing of anybody else', async () => {
    const recruiter = await makeRecruiter(world);
    const offer = await makeOpenOffer(world, recruiter);
    const person = await makeApplicant(world, 'Nadia Berrada', { findable: ['LOCAL'], skills: [{ skill: 'react', level: 'ADVANCED' }] });
    const other = await makeApplicant(world, 'Omar Zaki', { cohort: person.cohort, skills: [{ skill: 'javascript' }] });
    for (const one of [person, other]) await makeApplication(world, one, offer, `Une lettre de ${one.name}`);
    for (const [one, text] of [[person, 'à rappeler'], [other, 'tout autre note']] as const) {
      await sql(`insert into candidate_notes (id, offer_id, graduate_id, author_id, text, created_at) select '${world.app.newId()}', offer_id, '${one.graduateId}', '${recruiter.accountId}', '${text}', now() from applications where graduate_id = '${one.graduateId}'`);
    }
    const { personalData } = (await world.get(DATA, {}, person)).viewer;
    expect(personalData).toMatchObject({
      exportedAt: expect.any(String),
      privacyNotice: TERMS.privacyNotice,
      account: { email: person.email, name: 'Nadia Berrada', roles: ['GRADUATE'], sessions: [{ device: 'unnamed' }] },
      profile: { name: 'Nadia Berrada', findableAt: ['LOCAL'], mobility: ['MA-OUJ'], skills: [{ skillSlug: 'react', level: 'ADVANCED', standing: 'DECLARED' }] },
      learning: { enrolments: [{ state: 'ENROLLED', cohort: 'Promotion 1', centre: person.cohort.centre.slug }] },
      applications: { applications: [{ state: 'SUBMITTED', message: 'Une lettre de Nadia Berrada', employer: recruiter.employer.name, events: [{ toState: 'SUBMITTED' }] }], notesByRecruiters: [{ text: 'à rappeler' }] },
      visibility: { disclosures: [{ employer: recruiter.employer.name, reason: 'APPLICATION' }] },
      privacy: { consents: [{ purpose: 'PRIVACY_NOTICE' }, { purpose: 'FINDABLE_LOCAL' }] },
      resume: { basics: { name: 'Nadia Berrada' }, skills: [{ name: 'React' }] },
    });
    const text = JSON.stringify(personalData);
    for (const foreign of ['Omar', 'autre note', other.email, recruiter.email, recruiter.accountId, 'argon2', person.cohort.centre.coordinator.email]) expect(text).not.toContain(foreign);
  });

  it('come out in the same order whatever the order in which the tables hold them, one moment’s too', async () => {
    const person = await makeApplicant(world);
    const terms = ['Ambertool', 'Bistrelang', 'Cyanscript'];
    await world.get('mutation ($input: AddWrittenSkillsInput!) { addWrittenSkills(input: $input) { userErrors { code } } }', { input: { terms } }, person);
    const rows = await sql(`select term_id from graduate_kept_terms where graduate_id = '${person.graduateId}' order by term_id`) as { term_id: string }[];
    const keptIn = async (order: readonly { term_id: string }[]) => {
      // A row that is written again lies behind the others.
      for (const { term_id: term } of order) {
        await sql(`update unknown_terms set times = times where id = '${term}'`);
        await sql(`update graduate_kept_terms set created_at = '2026-11-01' where term_id = '${term}'`);
      }
      for (const table of ['unknown_terms', 'graduate_kept_terms']) await sql(`analyze ${table}`);
      return (await world.get(DATA, {}, person)).viewer.personalData.profile.keptTerms;
    };
    const first = await keptIn(rows);
    expect(first).toHaveLength(3);
    expect(await keptIn(rows.toReversed())).toEqual(first);
  });

  it('are those of a recruiter as well, and a visitor has none', async () => {
    const recruiter = await makeRecruiter(world);
    const { personalData } = (await world.get(DATA, {}, recruiter)).viewer;
    expect(personalData).toMatchObject({ account: { email: recruiter.email }, memberships: [{ kind: 'OWNER', employer: recruiter.employer.name }] });
    expect(Object.keys(personalData)).not.toContain('profile');
    expect((await world.get(DATA)).viewer).toBeNull();
  });

  it('take the same statements however much there is', async () => {
    const person = await makeApplicant(world);
    const recruiter = await makeRecruiter(world);
    const count = async () => (await world.ask(DATA, {}, person)).statements;
    await makeApplication(world, person, await makeOpenOffer(world, recruiter));
    const one = await count();
    for (let more = 0; more < 9; more += 1) await makeApplication(world, person, await makeOpenOffer(world, recruiter));
    expect(await count()).toBe(one);
  });
});

describe('an erasure', () => {
  it('asks for the password and the address again, and does nothing without both', async () => {
    const person = await makeGraduate(world);
    expect(await erase(person, { password: 'not the password' })).toMatchObject({ erased: null, userErrors: [{ code: 'WRONG_CREDENTIALS', field: 'password' }] });
    expect(await erase(person, { email: 'other@test.example' })).toMatchObject({ erased: null, userErrors: [{ code: 'WRONG_ADDRESS', field: 'email' }] });
    expect((await world.ask(ERASE, { input: { password: PASSWORD, email: person.email } })).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await world.get('{ viewer { graduate { name } } }', {}, person)).viewer.graduate.name).toBe(person.name);
  });

  it('ends every session, and neither signs in nor is erased twice', async () => {
    const person = await makeGraduate(world);
    const input = { password: PASSWORD, email: person.email.toUpperCase(), idempotencyKey: 'erase-me-please' };
    expect((await world.get(ERASE, { input }, person)).eraseAccount).toEqual({ erased: true, userErrors: [] });
    expect((await world.ask(ERASE, { input }, person)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const { signIn } = await world.get('mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }', { input: { email: person.email, password: PASSWORD } });
    expect(signIn).toEqual({ accessToken: null, userErrors: [{ code: 'WRONG_CREDENTIALS' }] });
  });

  it('hides the person from the employers and the centre that knew it, and leaves their counts', async () => {
    const recruiter = await makeRecruiter(world);
    const offer = await makeOpenOffer(world, recruiter);
    const person = await makeApplicant(world);
    await makeApplication(world, person, offer);
    const asEmployer = () => world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { applicationCount applications { totalCount nodes { state message graduate { name } } } } } }', { id: offer }, recruiter);
    const asCentre = () => world.get('query ($id: ID!) { node(id: $id) { ... on Cohort { enrolments { totalCount } } } }', { id: person.cohort.id }, person.coordinator);
    expect([(await asEmployer()).node.applications.nodes[0].graduate.name, (await asCentre()).node.enrolments.totalCount]).toEqual([person.name, 1]);
    await erase(person);
    expect((await asEmployer()).node).toEqual({ applicationCount: 1, applications: { totalCount: 1, nodes: [{ state: 'WITHDRAWN', message: null, graduate: null }] } });
    expect((await asCentre()).node.enrolments.totalCount).toBe(0);
    for (const who of [recruiter, person.coordinator, await administratorOf(world)]) expect((await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { name } } }', { id: person.id }, who)).node).toBeNull();
  });

  it('is refused to who is alone in charge, naming of what; two owners who leave at once are not both let go', async () => {
    const { employerId, name, owner } = await makeEmployer(world);
    expect(await erase(owner)).toMatchObject({ erased: null, userErrors: [{ code: 'LAST_OWNER', field: null, message: `You are the only owner of ${name}: name another first.` }] });
    const { coordinator } = await makeCentre(world);
    const refused = await world.ask(ERASE, { input: { password: PASSWORD, email: coordinator.email } }, coordinator, { 'accept-language': 'ar' });
    expect(refused.data.eraseAccount.userErrors).toMatchObject([{ code: 'LAST_COORDINATOR', message: expect.stringContaining('مركز البرمجة') }]);
    const administrator = await administratorOf(world);
    expect(await erase(administrator)).toMatchObject({ erased: null, userErrors: [{ code: 'LAST_ADMINISTRATOR' }] });
    const second = await world.person('Second', 'RECRUITER');
    const { member } = await transact(second.context(), (tx) => joinEmployer(tx, { employerId }));
    await transact(owner.context(), (tx) => grantMembership(tx, { memberId: member, kind: 'OWNER' }));
    const both = await Promise.all([erase(owner), erase(second)]);
    expect(both.map((one) => one.userErrors[0]?.code ?? 'ERASED').toSorted()).toEqual(['ERASED', 'LAST_OWNER']);
  });

  it('and an application at once: one comes after the other, and no word of the person stays', async () => {
    const recruiter = await makeRecruiter(world);
    for (let round = 0; round < 5; round += 1) {
      const person = await makeApplicant(world);
      const offer = await makeOpenOffer(world, recruiter);
      const apply = world.ask(`mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { ${FAULTS} } }`, { input: { offerId: offer, message: 'a word of mine' } }, person);
      const [erased, applied] = await Promise.all([erase(person), apply]);
      expect(erased).toEqual({ erased: true, userErrors: [] });
      const told = applied.errors[0]?.extensions.code ?? applied.data.submitApplication.userErrors[0]?.code ?? 'APPLIED';
      expect(['APPLIED', 'UNAUTHENTICATED', 'NOT_CONFIRMED', 'EMAIL_NOT_CONFIRMED', 'NOT_FOUND']).toContain(told);
      const rows = await sql(`select state, message from applications where graduate_id = '${person.graduateId}'`);
      expect(rows).toEqual(told === 'APPLIED' ? [{ state: 'WITHDRAWN', message: null }] : []);
      expect(await sql(`select 1 from disclosures where graduate_id = '${person.graduateId}'`)).toEqual([]);
    }
  });

  it('of an applicant and the employer’s move at once: the application ends withdrawn or as the employer left it, without a word', async () => {
    const recruiter = await makeRecruiter(world);
    const person = await makeApplicant(world);
    const sent = await makeApplication(world, person, await makeOpenOffer(world, recruiter));
    const move = world.ask(`mutation ($input: AdvanceApplicationInput!) { advanceApplication(input: $input) { ${FAULTS} } }`, { input: { applicationId: sent.id, version: sent.version, to: 'INTERVIEW', note: 'come on Monday' } }, recruiter);
    const [erased, moved] = await Promise.all([erase(person), move]);
    expect([erased.erased, moved.errors]).toEqual([true, []]);
    expect(await sql(`select state, (select count(*) from application_events where application_id = applications.id and note is not null) as notes from applications where graduate_id = '${person.graduateId}'`)).toEqual([{ state: 'WITHDRAWN', notes: '0' }]);
  });

  it('is not undone by inviting the address again; the person itself may come back, and be invited then', async () => {
    const person = await makeGraduate(world);
    const { cohort } = person;
    await erase(person);
    const invite = async () => (await world.get('mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { results { outcome userErrors { code field } } userErrors { code } } }', { input: { cohortId: (await makeCohort(world, { centre: cohort.centre })).id, learners: [{ email: person.email.toUpperCase(), name: 'x' }] } }, cohort.centre.coordinator)).inviteLearners;
    expect(await invite()).toEqual({ results: [{ outcome: 'REFUSED', userErrors: [{ code: 'ERASED', field: 'email' }] }], userErrors: [] });
    const known = () => transact(world.system(), (tx) => isErased(tx, person.email));
    expect(await known()).toBe(true);
    expect((await sql('select hash from erased_addresses')).every(({ hash }) => /^[0-9a-f]{64}$/.test(String(hash)))).toBe(true);
    const back = await world.get(SIGN_UP, { input: { email: person.email, password: PASSWORD, name: 'Back Again', language: 'EN', cohortId: cohort.id, ...TERMS } });
    expect(back.signUpGraduate.userErrors).toEqual([]);
    // Anybody can sign up with an address: only who confirmed it is back.
    expect(await known()).toBe(true);
    await sql(`update accounts set email_confirmed_at = now() where email = '${person.email}'`);
    expect(await known()).toBe(false);
    expect((await invite()).results).toMatchObject([{ outcome: 'INVITED' }]);
  });

  it('is swept a minute later: what a request that was under way still wrote about the person goes too', async () => {
    const recruiter = await makeRecruiter(world);
    const person = await makeApplicant(world);
    const { offerId } = await makeOffer(world, { employer: recruiter.employer });
    await erase(person);
    const [job] = (await sql("select run_at > now() + interval '30 seconds' as later from graphile_worker.jobs where task_identifier = 'privacy.sweep' order by id desc limit 1")) as [{ later: boolean }];
    expect(job.later).toBe(true);
    await sql(`insert into candidate_notes (id, offer_id, graduate_id, author_id, text, created_at) values ('${world.app.newId()}', '${offerId}', '${person.graduateId}', '${recruiter.accountId}', 'too late', now())`);
    await sql(`insert into graduate_languages (graduate_id, language, level) values ('${person.graduateId}', 'fr', 'C1')`);
    for (let times = 0; times < 2; times += 1) await sweep(world.system(), { accountId: person.accountId, graduateId: person.graduateId });
    expect(await sql(`select 1 from candidate_notes where graduate_id = '${person.graduateId}' union all select 1 from graduate_languages where graduate_id = '${person.graduateId}'`)).toEqual([]);
  });

  it('of several people at once leaves each erased', async () => {
    const people = await Promise.all([makeGraduate(world), makeGraduate(world), makeGraduate(world)]);
    await Promise.all(people.map((person) => transact(person.context(), (tx) => eraseAccount(tx, { password: PASSWORD, email: person.email }))));
    expect(await sql(`select 1 from graduates where erased_at is null and id in (${people.map(({ graduateId }) => `'${graduateId}'`).join()})`)).toEqual([]);
  });
});

describe('who looked', () => {
  it('is told with when, what, as what and why: the employer or centre by name, an administrator, never which person', async () => {
    const recruiter = await makeRecruiter(world);
    const person = await makeApplicant(world);
    await makeApplication(world, person, await makeOpenOffer(world, recruiter));
    const look = (who: Person) => world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { name } } }', { id: person.id }, who);
    await look(recruiter);
    await look(person.coordinator);
    await look(await administratorOf(world));
    await look(person);
    const { accessLog } = (await world.get(LOG, { first: 10 }, person)).viewer.account;
    const what = 'Your profile, with your name and contact';
    expect(accessLog.totalCount).toBe(3);
    expect(accessLog.nodes).toEqual([
      { seenAt: expect.any(String), what, by: 'ADMINISTRATOR', reason: 'ADMINISTRATION', name: null },
      { seenAt: expect.any(String), what, by: 'COORDINATOR', reason: 'LEARNER', name: expect.stringContaining('Coding centre') },
      { seenAt: expect.any(String), what, by: 'RECRUITER', reason: 'APPLICATION', name: recruiter.employer.name },
    ]);
    expect(JSON.stringify(accessLog)).not.toContain(recruiter.email);
    expect((await world.get(LOG, {}, recruiter)).viewer.account.accessLog.totalCount).toBe(0);
  });

  it('stays told as it was then, when the disclosure has ended since, and is paged with the same statements', async () => {
    const recruiter = await makeRecruiter(world);
    const person = await makeApplicant(world);
    await makeApplication(world, person, await makeOpenOffer(world, recruiter));
    for (let times = 0; times < 11; times += 1) await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { name } } }', { id: person.id }, recruiter);
    const [{ id }] = (await sql(`select id from disclosures where graduate_id = '${person.graduateId}'`)) as [{ id: string }];
    await change(world, person, 'endDisclosure', { disclosureId: toGlobalId('Disclosure', id) }).catch(() => null);
    const ask = async (first: number) => world.ask(LOG, { first }, person);
    const [one, ten] = [await ask(1), await ask(10)];
    expect(ten.statements).toBe(one.statements);
    expect(ten.data.viewer.account.accessLog.nodes.every((node: { name: string }) => node.name === recruiter.employer.name)).toBe(true);
    const next = await world.get(LOG, { first: 10, after: ten.data.viewer.account.accessLog.pageInfo.endCursor }, person);
    expect(next.viewer.account.accessLog.nodes).toHaveLength(1);
  });
});

describe('what is kept no longer', () => {
  it('goes by itself, as the notice says: sessions, links, looks, invitations not taken up; and nothing sooner', async () => {
    const person = await makeGraduate(world);
    const { cohort } = person;
    await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { name } } }', { id: person.id }, cohort.centre.coordinator);
    await world.get('mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { userErrors { code } } }', { input: { cohortId: cohort.id, learners: [{ email: 'never@came.example', name: 'Never' }] } }, cohort.centre.coordinator);
    const link = (purpose: string, used: string) => sql(`insert into account_tokens (id, account_id, purpose, email, created_at, expires_at, used_at) values ('${world.app.newId()}', '${person.accountId}', '${purpose}', 'x@test.example', now(), now(), ${used})`);
    await link('RESET_PASSWORD', 'now()');
    await link('CONFIRM_EMAIL', 'now()');
    await link('CONFIRM_EMAIL', 'null');
    const left = async () => (await sql(`select (select count(*)::int from sessions where account_id = '${person.accountId}') as sessions, (select count(*)::int from account_tokens where account_id = '${person.accountId}') as links, (select count(*)::int from access_log where subject_id = '${person.graduateId}') as looks`))[0];
    const runAfter = async (days: number) => {
      world.clock = new Date(Date.now() + days * 86_400_000);
      await transact(world.system(), forgetOld);
      await transact(world.system(), forgetInvitations);
      world.clock = null;
      return left();
    };
    const before = await left();
    expect(await runAfter(29)).toEqual(before);
    // The one that confirmed an address is kept as long as the account; a session is over thirty days after it was last refreshed.
    expect(await runAfter(61)).toEqual({ sessions: 0, links: 1, looks: 1 });
    const waits = () => world.app.orm.em.fork().count(CohortInvitation, { email: 'never@came.example' });
    expect(await waits()).toBe(1);
    expect(await runAfter(121)).toMatchObject({ looks: 1 });
    expect(await waits()).toBe(0);
    expect(await runAfter(735)).toMatchObject({ looks: 0 });
  });
});
