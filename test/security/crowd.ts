import { addCandidateNote, shortlistCandidate } from '../../src/applications/candidate-choice.service.ts';
import { issueToken } from '../../src/identity/account-token.service.ts';
import { recommendGraduate } from '../../src/applications/recommendation.service.ts';
import { joinEmployer } from '../../src/employers/employer.service.ts';
import { endMembership, grantMembership } from '../../src/employers/member.service.ts';
import { candidateCode } from '../../src/graduates/pseudonym.ts';
import { importCohort, TAKE_IN } from '../../src/interchange/cohort-import.service.ts';
import { cohortImportTasks } from '../../src/interchange/cohort-import.tasks.ts';
import { fromGlobalId, toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { giveConsent } from '../../src/privacy/consent.service.ts';
import { change, makeApplication } from '../builders/applications.ts';
import { makeCentre, makeCohort, makeTrainer } from '../builders/centres.ts';
import { makeKey } from '../builders/api-keys.ts';
import { administratorOf, type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { disclose, makeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import type { Person, World } from '../harness/world.ts';

/** Everybody who may look, by what they are to Amina; null is a visitor. */
export type Crowd = Awaited<ReturnType<typeof makeCrowd>>;

async function member(world: World, employer: MadeEmployer, name: string, granted: boolean): Promise<{ person: Person; memberId: string }> {
  const person = await world.person(name, 'RECRUITER');
  const { member: memberId } = await transact(person.context(), (tx) => joinEmployer(tx, { employerId: employer.employerId }));
  if (granted) await transact(employer.owner.context(), (tx) => grantMembership(tx, { memberId }));
  return { person, memberId };
}

/**
 * One graduate, Amina, with everything a graduate can have, and one person for each thing somebody can be to her. She
 * applied to two employers (and was refused by one), took a disclosure back from a third, and blocked a fourth.
 */
export async function makeCrowd(world: World) {
  const sql = (statement: string): Promise<any> => world.app.orm.em.getConnection().execute(statement);
  const cohort = await makeCohort(world);
  const secondCohort = await makeCohort(world, { centre: cohort.centre, name: 'Promotion 2' });
  const amina = await makeGraduate(world, {
    cohort, name: 'Amina Benali', findable: ['LOCAL', 'REGIONAL'], residenceCode: 'MA-BER', languages: [{ language: 'fr', level: 'C1' }],
    skills: [{ skill: 'react', level: 'ADVANCED', evidence: { kind: 'PROJECT', url: 'https://amina.example/' } }],
  });
  const classmate = await makeGraduate(world, { cohort, name: 'Classmate' });
  const stranger = await makeGraduate(world, { name: 'Stranger' });
  const twin = await makeGraduate(world, { name: 'Twin' });
  const trainer = await makeTrainer(world, cohort);
  const otherTrainer = await makeTrainer(world, secondCohort);
  const formerTrainer = await makeTrainer(world, cohort);
  const otherCoordinator = (await makeCentre(world)).coordinator;
  const hiring = await makeEmployer(world);
  const refusing = await makeEmployer(world);
  const forgetting = await makeEmployer(world);
  const blocked = await makeEmployer(world);
  const looking = await makeEmployer(world);
  const suspended = await makeEmployer(world);
  const unverified = await makeEmployer(world, { verified: false });
  const offers = { hiring: await makeOffer(world, { employer: hiring }), refusing: await makeOffer(world, { employer: refusing }), looking: await makeOffer(world, { employer: looking }), forgetting: await makeOffer(world, { employer: forgetting }), suspended: await makeOffer(world, { employer: suspended }), blocked: await makeOffer(world, { employer: blocked }) };
  const draft = await makeOffer(world, { employer: looking, draft: true, title: 'Draft' });
  await transact(amina.context(), (tx) => giveConsent(tx, amina.accountId, 'STATISTICS'));
  await world.get('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }', { input: { version: (await world.get('{ viewer { graduate { version } } }', {}, amina)).viewer.graduate.version, gender: 'FEMALE', ageBand: 'FROM_20_TO_24', phone: '+212612345678', whatsapp: '+212612345679', headline: 'x', summary: 'x', website: 'https://amina.example' } }, amina);
  await world.get('mutation ($input: SetBackgroundInput!) { setBackground(input: $input) { userErrors { code } } }', { input: { items: [{ kind: 'EDUCATION', title: 'x', organisation: 'x', description: 'x', url: 'https://amina.example', started: '2020', ended: '2021' }] } }, amina);
  await world.get('mutation ($input: AddWrittenSkillsInput!) { addWrittenSkills(input: $input) { userErrors { code } } }', { input: { terms: ['Zirconify'] } }, amina);
  await world.get('mutation ($id: ID!) { blockEmployer(input: { employerId: $id }) { userErrors { code } } }', { id: blocked.id }, amina);
  await world.get('mutation ($shown: ID!, $unwanted: ID!) { blockEmployer(input: { name: "x" }) { userErrors { code } } saveOffer(input: { offerId: $shown }) { userErrors { code } } hideOffer(input: { offerId: $unwanted }) { userErrors { code } } }', { shown: offers.looking.id, unwanted: offers.blocked.id }, amina);
  const sent = await makeApplication(world, amina, offers.hiring.id, 'x');
  const progressed = await change(world, hiring.owner, 'advanceApplication', { applicationId: sent.id, version: sent.version, to: 'IN_REVIEW', note: 'x' });
  const refusedFirst = await makeApplication(world, amina, offers.refusing.id, 'x');
  const refused = await change(world, refusing.owner, 'rejectApplication', { applicationId: refusedFirst.id, version: refusedFirst.version, criterion: 'LANGUAGE', detail: 'x', note: 'x' });
  const forgotten = await makeApplication(world, amina, offers.forgetting.id, 'x');
  await change(world, forgetting.owner, 'advanceApplication', { applicationId: forgotten.id, version: forgotten.version, to: 'IN_REVIEW', note: 'x' });
  await makeApplication(world, amina, offers.suspended.id, 'x');
  await disclose(world, amina, unverified);
  await transact(world.context(), (tx) => issueToken(tx, { accountId: amina.accountId, purpose: 'CHANGE_EMAIL', email: 'x@test.example', hours: 1 }));
  await sql(`update disclosures set ended_at = now() where employer_id in ('${forgetting.employerId}', '${unverified.employerId}')`);
  await sql(`update employers set suspended_at = now() where id = '${suspended.employerId}'`);
  await sql(`update centre_staff set ended_at = now() where account_id = '${formerTrainer.accountId}'`);
  const colleague = await member(world, hiring, 'Colleague', true);
  const former = await member(world, hiring, 'Former', true);
  await transact(hiring.owner.context(), (tx) => endMembership(tx, { memberId: former.memberId }));
  const waiting = await member(world, hiring, 'Waiting', false);
  const onAmina = { offerId: offers.hiring.offerId, employerId: hiring.employerId, graduateId: amina.graduateId };
  await transact(colleague.person.context(), (tx) => shortlistCandidate(tx, onAmina));
  await transact(cohort.centre.coordinator.context(), (tx) => recommendGraduate(tx, { offerId: offers.looking.offerId, graduateId: amina.graduateId, note: 'x' }));
  await transact(colleague.person.context(), (tx) => addCandidateNote(tx, { ...onAmina, text: 'x' }));
  await world.get('mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { userErrors { code } } }', { input: { cohortId: cohort.id, learners: [{ email: 'invited@test.example', name: 'Invited' }] } }, cohort.centre.coordinator);
  await world.get('mutation ($input: ReportOfferInput!) { reportOffer(input: $input) { userErrors { code } } }', { input: { offerId: offers.looking.id, reason: 'MISLEADING', detail: 'x' } }, amina);
  const sheet = `Nom;E-mail\nAmina Benali;${amina.email}\nWaiting;${waiting.person.email}\n`;
  const { cohortImport } = await transact(cohort.centre.coordinator.context(), (tx) => importCohort(tx, { cohortId: cohort.cohortId, text: sheet }));
  await cohortImportTasks[TAKE_IN]!(world.context(), { importId: cohortImport });
  const people = {
    visitor: null, amina, classmate, stranger, coordinator: cohort.centre.coordinator, trainer, otherTrainer, formerTrainer, otherCoordinator,
    hiring: hiring.owner, colleague: colleague.person, former: former.person, waiting: waiting.person, refusing: refusing.owner, forgetting: forgetting.owner, blocked: blocked.owner,
    looking: looking.owner, suspended: suspended.owner, unverified: unverified.owner,
    portal: await makeKey(world, hiring), readingPortal: await makeKey(world, hiring, ['offers:read']),
    observer: await world.person('Observer', 'OBSERVER'), administrator: await administratorOf(world),
  } satisfies Record<string, Person | null>;
  const employers = { hiring, refusing, forgetting, blocked, looking, suspended, unverified };
  return { people, twin, employers, offers, draft, cohort, secondCohort, sent: progressed, refused, forgotten, sql };
}

const TABLES = {
  Account: 'accounts', Session: 'sessions', Employer: 'employers', EmployerMember: 'employer_members', Centre: 'centres', CentreStaffMember: 'centre_staff', Programme: 'programmes', Cohort: 'cohorts', CohortImport: 'cohort_imports',
  UnknownTerm: 'unknown_terms', Graduate: 'graduates', Enrolment: 'enrolments', CohortInvitation: 'cohort_invitations', Disclosure: 'disclosures', JobOffer: 'offers', Application: 'applications', OfferReport: 'offer_reports', ApiKey: 'api_keys', CandidateChoice: 'candidate_choices', CandidateNote: 'candidate_notes', Recommendation: 'recommendations',
} as const;

/** The global id of every row that has one, by type; places and skills are everybody's and left out. */
export async function everyId(world: World, { sql, employers }: Crowd): Promise<Record<string, string[]>> {
  const ids: Record<string, string[]> = {};
  for (const [type, table] of Object.entries(TABLES)) ids[type] = (await sql(`select id from ${table} order by id`)).map((row: { id: string }) => toGlobalId(type, row.id));
  const graduates = ids.Graduate!.map((id) => fromGlobalId(id)!.id);
  ids.Candidate = Object.values(employers).flatMap(({ employerId }) => graduates.map((graduateId) => toGlobalId('Candidate', candidateCode(world.app, employerId, graduateId))));
  return ids;
}
