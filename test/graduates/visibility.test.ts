import { beforeAll, describe, expect, it } from 'vitest';
import { Employer } from '../../src/employers/employer.entity.ts';
import { joinEmployer } from '../../src/employers/employer.service.ts';
import { Enrolment } from '../../src/graduates/enrolment.entity.ts';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { candidateCode } from '../../src/graduates/pseudonym.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { AccessLogEntry } from '../../src/privacy/access-log.entity.ts';
import { giveConsent } from '../../src/privacy/consent.service.ts';
import { type MadeCohort, type MadeTrainer, makeCentre, makeCohort, makeTrainer } from '../builders/centres.ts';
import { administratorOf, type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { disclose, type MadeGraduate, makeGraduate } from '../builders/graduates.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();

let cohort: MadeCohort;
let trainer: MadeTrainer;
let amina: MadeGraduate;
let verified: MadeEmployer;
let disclosed: MadeEmployer;
let blocked: MadeEmployer;
let unverified: MadeEmployer;
let disclosureId: string;

const candidateId = (employer: MadeEmployer, graduate: MadeGraduate = amina): string => toGlobalId('Candidate', candidateCode(world.app, employer.employerId, graduate.graduateId));

beforeAll(async () => {
  cohort = await makeCohort(world);
  trainer = await makeTrainer(world, cohort);
  amina = await makeGraduate(world, { cohort, name: 'Amina Benali', findable: ['LOCAL'], skills: [{ skill: 'react', level: 'ADVANCED', evidence: { kind: 'PROJECT', url: 'https://amina.example/portfolio' } }], languages: [{ language: 'fr', level: 'C1' }], residenceCode: 'MA-BER' });
  verified = await makeEmployer(world);
  disclosed = await makeEmployer(world);
  blocked = await makeEmployer(world);
  unverified = await makeEmployer(world, { verified: false });
  disclosureId = toGlobalId('Disclosure', await disclose(world, amina, disclosed));
  await world.get('mutation ($id: ID!) { blockEmployer(input: { employerId: $id }) { userErrors { code } } }', { id: blocked.id }, amina);
  await transact(amina.context(), (tx) => giveConsent(tx, amina.accountId, 'STATISTICS'));
  const filled = await world.get('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }', { input: { version: (await versionOf()), gender: 'FEMALE', phone: '+212 6 12 34 56 78', summary: 'Call me: Amina' } }, amina);
  expect(filled.updateProfile.userErrors).toEqual([]);
  await world.get('mutation ($input: SetBackgroundInput!) { setBackground(input: $input) { userErrors { code } } }', { input: { items: [{ kind: 'EDUCATION', title: 'Licence', organisation: 'Université Mohammed Premier' }] } }, amina);
  const { inviteLearners } = await world.get('mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { userErrors { code } } }', { input: { cohortId: cohort.id, learners: [{ email: 'new@test.example', name: 'New' }] } }, cohort.centre.coordinator);
  expect(inviteLearners.userErrors).toEqual([]);
});

const versionOf = async (): Promise<number> => (await world.get('{ viewer { graduate { version } } }', {}, amina)).viewer.graduate.version;

const EVERYWHERE = `query ($graduate: ID!, $enrolment: ID!, $disclosure: ID!, $cohort: ID!, $candidate: ID!) {
  graduate: node(id: $graduate) { ... on Graduate { name email phone summary skills { skill { slug } evidence { url } } background { organisation } enrolments { state }
    disclosures { nodes { employer { name } } totalCount } blockedEmployers { employer { name } } statistics { gender } } }
  enrolment: node(id: $enrolment) { ... on Enrolment { graduate { name } } }
  disclosure: node(id: $disclosure) { ... on Disclosure { reason graduate { name } } }
  cohort: node(id: $cohort) { ... on Cohort { enrolments { nodes { graduate { name } } totalCount } invitations { nodes { email } totalCount } } }
  candidate: node(id: $candidate) { id ... on Candidate { graduate { name } skills { skill { slug } level standing } languages { language level } mobility { code } centres { slug } contractTypes reconfirmedOn } }
}`;

/** What somebody sees of Amina, at every edge there is. */
async function seen(as: Person | null, employer: MadeEmployer): Promise<any> {
  const variables = { graduate: amina.id, enrolment: toGlobalId('Enrolment', amina.enrolmentId), disclosure: disclosureId, cohort: cohort.id, candidate: candidateId(employer) };
  return world.get(EVERYWHERE, variables, as);
}

const NOBODY = { graduate: null, enrolment: null, disclosure: null, cohort: { enrolments: { nodes: [], totalCount: 0 }, invitations: { nodes: [], totalCount: 0 } }, candidate: null };
const coded = () => ({ id: expect.any(String), skills: [{ skill: { slug: 'react' }, level: 'ADVANCED', standing: 'DECLARED' }], languages: [{ language: 'fr', level: 'C1' }], mobility: [{ code: 'MA-OUJ' }], centres: [{ slug: cohort.centre.slug }], contractTypes: ['PERMANENT'], reconfirmedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
/** What whoever knows the name sees of the person. */
const named = () => ({
  name: 'Amina Benali', email: amina.email, phone: '+212612345678', summary: 'Call me: Amina',
  skills: [{ skill: { slug: 'react' }, evidence: { url: 'https://amina.example/portfolio' } }], background: [{ organisation: 'Université Mohammed Premier' }], enrolments: [{ state: 'ENROLLED' }],
  disclosures: { nodes: [], totalCount: 0 }, blockedEmployers: [], statistics: null as object | null,
});
const NAME = { name: 'Amina Benali' };

/** Rows of the access log about Amina by that person. */
const looks = async (by: Person): Promise<number> => world.app.orm.em.fork().count(AccessLogEntry, { subjectId: amina.graduateId, actorId: by.accountId });

describe('what is seen of a graduate', () => {
  it('is nothing by a visitor, another graduate, one of the same cohort, an observer', async () => {
    const classmate = await makeGraduate(world, { cohort: await makeCohort(world) });
    for (const stranger of [null, classmate, await world.person('Observer', 'OBSERVER'), await world.person('Nobody', 'COORDINATOR')]) expect(await seen(stranger, verified)).toEqual(NOBODY);
    const mate = await makeGraduate(world, { cohort });
    const { cohort: own, ...others } = await seen(mate, verified);
    expect(own).toEqual({ enrolments: { nodes: [{ graduate: { name: mate.name } }], totalCount: 1 }, invitations: { nodes: [], totalCount: 0 } });
    expect(others).toEqual({ graduate: null, enrolment: null, disclosure: null, candidate: null });
    await transact(cohort.centre.coordinator.context(), async (tx) => {
      await tx.em.nativeDelete(Enrolment, { id: mate.enrolmentId });
    });
  });

  it('is an anonymous candidate by a recruiter, and the look is not one at a person', async () => {
    expect(await seen(verified.owner, verified)).toEqual({ ...NOBODY, candidate: { ...coded(), graduate: null } });
    expect(await looks(verified.owner)).toBe(0);
  });

  it('is the person by a recruiter it was disclosed to, for that employer’s own file alone, and each look is recorded', async () => {
    expect(await seen(disclosed.owner, disclosed)).toEqual({
      graduate: { ...named(), disclosures: { nodes: [{ employer: { name: disclosed.name } }], totalCount: 1 } },
      enrolment: { graduate: NAME },
      disclosure: { reason: 'APPLICATION', graduate: NAME },
      cohort: { enrolments: { nodes: [{ graduate: NAME }], totalCount: 1 }, invitations: { nodes: [], totalCount: 0 } },
      candidate: { ...coded(), graduate: NAME },
    });
    expect(await looks(disclosed.owner)).toBe(1);
    await seen(disclosed.owner, disclosed);
    expect(await looks(disclosed.owner)).toBe(2);
  });

  it('is nothing by a recruiter of a blocked or unverified employer, or one whose membership waits', async () => {
    expect(await seen(blocked.owner, blocked)).toEqual(NOBODY);
    expect(await seen(unverified.owner, unverified)).toEqual(NOBODY);
    const waiting = await world.person('Waiting', 'RECRUITER');
    await transact(waiting.context(), (tx) => joinEmployer(tx, { employerId: disclosed.employerId }));
    expect(await seen(waiting, disclosed)).toEqual(NOBODY);
  });

  it('is everything but her own business by the centre’s coordinator, who alone sees the invitations', async () => {
    const { coordinator } = cohort.centre;
    expect(await seen(coordinator, verified)).toEqual({
      graduate: named(),
      enrolment: { graduate: NAME },
      disclosure: null,
      cohort: { enrolments: { nodes: [{ graduate: NAME }], totalCount: 1 }, invitations: { nodes: [{ email: 'new@test.example' }], totalCount: 1 } },
      candidate: { ...coded(), graduate: NAME },
    });
    expect(await looks(coordinator)).toBeGreaterThan(0);
  });

  it('is the same by a trainer of her cohort, without the invitations, and nothing by one of another cohort of that centre', async () => {
    expect(await seen(trainer, verified)).toMatchObject({ graduate: NAME, enrolment: { graduate: NAME }, disclosure: null, cohort: { enrolments: { totalCount: 1 }, invitations: { totalCount: 0 } } });
    const beside = await makeTrainer(world, await makeCohort(world, { centre: cohort.centre }));
    expect(await seen(beside, verified)).toEqual(NOBODY);
    expect(await looks(beside)).toBe(0);
  });

  it('is nothing by the coordinator of another centre', async () => {
    const other = await makeCentre(world);
    expect(await seen(other.coordinator, verified)).toEqual(NOBODY);
  });

  it('is the person by an administrator, on the record', async () => {
    const administrator = await administratorOf(world);
    expect(await seen(administrator, verified)).toMatchObject({ graduate: { ...NAME, statistics: null, blockedEmployers: [], disclosures: { totalCount: 0 } }, disclosure: null, candidate: { graduate: NAME } });
    expect(await looks(administrator)).toBe(1);
  });

  it('is all of it by herself, and no look is recorded', async () => {
    expect(await seen(amina, verified)).toMatchObject({
      graduate: { ...named(), statistics: { gender: 'FEMALE' }, blockedEmployers: [{ employer: { name: blocked.name } }], disclosures: { nodes: [{ employer: { name: disclosed.name } }], totalCount: 1 } },
      enrolment: { graduate: NAME },
      disclosure: { graduate: NAME },
      cohort: { enrolments: { totalCount: 1 }, invitations: { totalCount: 0 } },
      candidate: { graduate: NAME },
    });
    expect(await looks(amina)).toBe(0);
  });
});

describe('a candidate', () => {
  const CANDIDATE = 'query ($id: ID!) { node(id: $id) { id __typename ... on Candidate { graduate { name } skills { skill { slug } } } } }';
  const of = async (employer: MadeEmployer, as: Person, id = candidateId(employer)) => (await world.get(CANDIDATE, { id }, as)).node;

  it('keeps one id with one employer, has another with the next, and neither is found under the other', async () => {
    const second = await makeEmployer(world);
    const [one, other] = [await of(verified, verified.owner), await of(second, second.owner)];
    expect(one.id).toBe(candidateId(verified));
    expect(one.id).not.toBe(other.id);
    expect(JSON.stringify([one, other])).not.toContain(amina.graduateId);
    expect(Buffer.from(one.id, 'base64url').toString()).not.toContain(amina.graduateId);
    expect(await of(verified, second.owner)).toBeNull();
    expect(await of(second, verified.owner)).toBeNull();
    const [, pseudonym] = Buffer.from(one.id, 'base64url').toString().split('.');
    expect(await of(second, second.owner, toGlobalId('Candidate', `${second.employerId}.${pseudonym}`))).toBeNull();
    for (const id of ['Candidate', toGlobalId('Candidate', 'x'), toGlobalId('Candidate', amina.graduateId), toGlobalId('Candidate', `${second.employerId}.${amina.graduateId}`)]) expect(await of(second, second.owner, id)).toBeNull();
  });

  it('who blocked one employer of a recruiter stays out of that employer’s sight, though another of the recruiter’s finds it', async () => {
    const both = await world.person('Both', 'RECRUITER');
    const [free, barred] = [await makeEmployer(world, { owner: both }), await makeEmployer(world, { owner: both })];
    const BLOCK = 'mutation ($id: ID!) { blockEmployer(input: { employerId: $id }) { userErrors { code } } }';
    await world.get(BLOCK, { id: barred.id }, amina);
    expect(await of(free, both)).toMatchObject({ graduate: null, skills: [{ skill: { slug: 'react' } }] });
    expect(await of(barred, both)).toBeNull();
    await disclose(world, amina, free);
    expect(await of(free, both)).toMatchObject({ graduate: NAME });
    expect(await of(barred, both)).toBeNull();
    await world.get(BLOCK.replace('blockEmployer', 'unblockEmployer'), { id: barred.id }, amina);
    expect(await of(barred, both)).not.toBeNull();
  });

  it('is out of sight once not findable, after 90 days without a word, or while only claiming a cohort; a disclosure outlasts all three', async () => {
    const FIND = 'mutation ($scales: [Scale!]!) { setFindable(input: { scales: $scales }) { graduate { findableAt } userErrors { code } } }';
    const [nadia, claimant] = [await makeGraduate(world, { findable: ['LOCAL'] }), await makeGraduate(world, { findable: ['LOCAL'], confirmed: false })];
    const sees = async (employer: MadeEmployer, graduate = nadia) => (await of(employer, employer.owner, candidateId(employer, graduate))) !== null;
    await disclose(world, nadia, disclosed);
    expect([await sees(verified), await sees(disclosed), await sees(verified, claimant)]).toEqual([true, true, false]);
    await world.get(FIND, { scales: [] }, nadia);
    expect([await sees(verified), await sees(disclosed)]).toEqual([false, true]);
    await world.get(FIND, { scales: ['INTERNATIONAL'] }, nadia);
    expect(await sees(verified)).toBe(true);
    const stale = new Date(Date.now() - 91 * 86_400_000);
    await transact(world.system(), async (tx) => {
      await tx.em.nativeUpdate(Graduate, { id: nadia.graduateId }, { reconfirmedAt: stale });
    });
    expect([await sees(verified), await sees(disclosed)]).toEqual([false, true]);
    await world.get('mutation { reconfirmProfile { graduate { reconfirmedAt } userErrors { code } } }', {}, nadia);
    expect(await sees(verified)).toBe(true);
  });
});

describe('a disclosure', () => {
  const END = 'mutation ($id: ID!) { endDisclosure(input: { disclosureId: $id }) { disclosure { endedAt } userErrors { code field } } }';
  const NAMED = 'query ($id: ID!) { node(id: $id) { ... on Graduate { name } } }';

  it('is ended by the person alone, and the employer’s sight with it', async () => {
    const [nadia, employer] = [await makeGraduate(world), await makeEmployer(world)];
    const id = toGlobalId('Disclosure', await disclose(world, nadia, employer));
    expect(await world.get(NAMED, { id: nadia.id }, employer.owner)).toEqual({ node: { name: nadia.name } });
    expect((await world.get(END, { id }, amina)).endDisclosure).toEqual({ disclosure: null, userErrors: [{ code: 'NOT_FOUND', field: 'disclosureId' }] });
    expect((await world.ask(END, { id }, employer.owner)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const { endDisclosure } = await world.get(END, { id }, nadia);
    expect(endDisclosure).toEqual({ disclosure: { endedAt: expect.any(String) }, userErrors: [] });
    expect(await world.get(NAMED, { id: nadia.id }, employer.owner)).toEqual({ node: null });
    expect((await world.get(END, { id }, nadia)).endDisclosure.disclosure).toEqual(endDisclosure.disclosure);
    expect(await world.get('{ viewer { graduate { disclosures { nodes { reason endedAt employer { name } } } } } }', {}, nadia)).toEqual({
      viewer: { graduate: { disclosures: { nodes: [{ reason: 'APPLICATION', endedAt: endDisclosure.disclosure.endedAt, employer: { name: employer.name } }] } } },
    });
  });

  it('to an employer that is suspended shows nothing', async () => {
    const [nadia, employer] = [await makeGraduate(world), await makeEmployer(world)];
    await disclose(world, nadia, employer);
    await transact(world.system(), async (tx) => {
      await tx.em.nativeUpdate(Employer, { id: employer.employerId }, { suspendedAt: new Date() });
    });
    expect(await world.get(NAMED, { id: nadia.id }, employer.owner)).toEqual({ node: null });
  });
});

describe('a trainer who leaves', () => {
  it('sees the learners no more, nor again when appointed anew without a cohort', async () => {
    const [nadia] = [await makeGraduate(world)];
    const leaving = await makeTrainer(world, nadia.cohort);
    const NAMED = 'query ($id: ID!) { node(id: $id) { ... on Graduate { name } } }';
    expect(await world.get(NAMED, { id: nadia.id }, leaving)).toEqual({ node: { name: nadia.name } });
    const { coordinator, id: centreId } = nadia.cohort.centre;
    await world.get('mutation ($id: ID!) { endStaff(input: { staffMemberId: $id }) { userErrors { code } } }', { id: toGlobalId('CentreStaffMember', leaving.staffMemberId) }, coordinator);
    expect(await world.get(NAMED, { id: nadia.id }, leaving)).toEqual({ node: null });
    await world.get('mutation ($input: AppointStaffInput!) { appointStaff(input: $input) { userErrors { code } } }', { input: { centreId, email: leaving.email, kind: 'TRAINER' } }, coordinator);
    expect(await world.get(NAMED, { id: nadia.id }, leaving)).toEqual({ node: null });
  });
});
