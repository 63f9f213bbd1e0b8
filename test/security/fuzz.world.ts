import { type GraphQLField, type GraphQLInputType, type GraphQLObjectType, getNullableType, isInputObjectType, isListType } from 'graphql';
import { passCandidate, shortlistCandidate } from '../../src/applications/candidate-choice.service.ts';
import { agreeRecommendation, recommendGraduate } from '../../src/applications/recommendation.service.ts';
import { grantRole } from '../../src/identity/account.service.ts';
import { importCohort } from '../../src/interchange/cohort-import.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { makeSchema } from '../../src/server/schema.ts';
import { makeKey } from '../builders/api-keys.ts';
import { makeApplicant, makeApplication } from '../builders/applications.ts';
import { makeCentre, makeCohort } from '../builders/centres.ts';
import { administratorOf, makeEmployer } from '../builders/employers.ts';
import { disclose, makeGraduate } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import type { Person, World } from '../harness/world.ts';
import { index } from '../matching/matching-world.ts';
import type { Known, Step } from './inputs.ts';
import { nodeTypes } from './schema.ts';

/** An argument, where it stands: how to ask for its field, and the path to it. */
export interface Target {
  readonly label: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** Around the field: `query ($a: A) { node(id: ...) { ... on T { # } } }`. */
  readonly around: (inner: string) => string;
  readonly operation: 'query' | 'mutation';
  readonly as: Person | null;
}

/** What administrators ask. */
const ADMINISTERED = new Set([
  'openCentre', 'verifyEmployer', 'refuseEmployer', 'suspendEmployer', 'restoreEmployer', 'employersToVerify', 'unknownTerms', 'curateTerm', 'deprecateSkill', 'restoreSkill', 'accounts', 'suspendAccount', 'restoreAccount',
  'accessLog', 'offerReports', 'decideReport', 'possibleDuplicates', 'mergePeople',
]);
/** Every leaf of an argument, with the path that leads there; lists are leaves too. */
export function leaves(type: GraphQLInputType, path: readonly Step[]): { path: readonly Step[]; type: GraphQLInputType }[] {
  const bare = getNullableType(type);
  if (isListType(bare)) return [{ path, type: bare }, ...leaves(bare.ofType, [...path, 0])];
  if (isInputObjectType(bare)) return Object.values(bare.getFields()).flatMap((one) => leaves(one.type, [...path, one.name]));
  return [{ path, type: bare }];
}

/** The value with a leaf of it exchanged. */
export const put = (value: any, path: readonly Step[], leaf: unknown): unknown => {
  const [step, ...rest] = path;
  if (step === undefined) return leaf;
  return Array.isArray(value) ? value.map((one, at) => (at === step ? put(one, rest, leaf) : one)) : { ...value, [step]: put(value?.[step], rest, leaf) };
};

/** Whoever asks, what arguments name, and the rows from which nested fields are asked. */
export interface Fuzzed {
  readonly me: Person;
  readonly admin: Person;
  readonly ids: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, string>>;
  readonly known: Known;
}

/** Somebody with every role but one, and something of every sort for arguments to name. */
export async function makeFuzzed(world: World): Promise<Fuzzed> {
  const admin = await administratorOf(world);
  const own = await makeGraduate(world, { findable: ['LOCAL'], skills: [{ skill: 'react' }] });
  await transact(world.context(), async (tx) => {
    await grantRole(tx, own.accountId, 'RECRUITER');
    await grantRole(tx, own.accountId, 'COORDINATOR');
  });
  const me = world.signedIn(own.accountId, own.email, own.token, ['GRADUATE', 'RECRUITER', 'COORDINATOR']);
  const employer = await makeEmployer(world, { owner: me });
  const other = await makeEmployer(world);
  const centre = await makeCentre(world, { coordinator: me });
  const cohort = await makeCohort(world, { centre });
  const learner = await makeGraduate(world, { cohort, findable: ['LOCAL'], skills: [{ skill: 'react' }] });
  const open = await makeOffer(world, { employer });
  const theirs = await makeOffer(world, { employer: other });
  const draft = await makeOffer(world, { employer, draft: true });
  const applicant = await makeApplicant(world);
  const sent = await makeApplication(world, applicant, open.id);
  await makeApplication(world, me, theirs.id);
  const [kept, unwanted] = [await makeOffer(world, { employer: other }), await makeOffer(world, { employer: other })];
  await world.get('mutation ($kept: ID!, $unwanted: ID!) { saveOffer(input: { offerId: $kept }) { userErrors { code } } hideOffer(input: { offerId: $unwanted }) { userErrors { code } } }', { kept: kept.id, unwanted: unwanted.id }, own);
  await world.get('mutation ($input: InviteLearnersInput!) { inviteLearners(input: $input) { userErrors { code } } }', { input: { cohortId: cohort.id, learners: [{ email: 'invited@test.example', name: 'x' }] } }, me);
  await world.get('mutation ($input: AddWrittenSkillsInput!) { addWrittenSkills(input: $input) { userErrors { code } } }', { input: { terms: ['Zirconify', 'Quasarlang'] } }, own);
  const on = (graduateId: string) => ({ offerId: open.offerId, employerId: employer.employerId, graduateId });
  await transact(me.context(), (tx) => shortlistCandidate(tx, on(learner.graduateId)));
  await transact(me.context(), (tx) => passCandidate(tx, on(applicant.graduateId)));
  const { recommendation } = await transact(me.context(), (tx) => recommendGraduate(tx, { offerId: open.offerId, graduateId: learner.graduateId }));
  await transact(learner.context(), (tx) => agreeRecommendation(tx, { recommendationId: recommendation }));
  await transact(own.cohort.centre.coordinator.context(), (tx) => recommendGraduate(tx, { offerId: kept.offerId, graduateId: own.graduateId }));
  await transact(me.context(), (tx) => importCohort(tx, { cohortId: cohort.cohortId, text: `Nom;E-mail\nA;${learner.email}\n` }));
  const [twin, twinAgain] = [await makeGraduate(world, { name: 'Twin' }), await makeGraduate(world, { name: 'Twin again' })];
  await world.app.orm.em.getConnection().execute(`update graduates set phone = '+212600000001' where id in ('${twin.graduateId}', '${twinAgain.graduateId}')`);
  await makeKey(world, employer);
  const spare = await makeEmployer(world, { verified: false });
  await makeEmployer(world, { verified: false });
  await world.get('mutation ($id: ID!) { reportOffer(input: { offerId: $id, reason: FRAUD }) { userErrors { code } } }', { id: theirs.id }, twin);
  await world.get('{ possibleDuplicates { nodes { graduate { name } } } }', {}, admin);
  const one = async (sql: string): Promise<string> => (await world.app.orm.em.getConnection().execute<{ id: string }[]>(sql))[0]!.id;
  const ids = {
    id: open.id, offerId: draft.id, employerId: employer.id, applicationId: sent.id, cohortId: cohort.id, centreId: centre.id, programmeId: toGlobalId('Programme', cohort.programmeId), graduateId: learner.id, joinEmployerId: other.id,
    enrolmentId: toGlobalId('Enrolment', learner.enrolmentId), disclosureId: toGlobalId('Disclosure', await disclose(world, own, employer)), memberId: toGlobalId('EmployerMember', await one(`select id from employer_members where account_id = '${me.accountId}'`)),
    termId: toGlobalId('UnknownTerm', await one('select id from unknown_terms order by term limit 1')),
    staffMemberId: toGlobalId('CentreStaffMember', await one(`select id from centre_staff where account_id = '${me.accountId}'`)), applicationIds: sent.id, offerIds: open.id,
    spareEmployerId: spare.id, accountId: toGlobalId('Account', twin.accountId), actorId: toGlobalId('Account', admin.accountId), reportId: toGlobalId('OfferReport', await one('select id from offer_reports')),
  };
  const rows = { Employer: employer.id, JobOffer: open.id, Cohort: cohort.id, Centre: centre.id, Programme: ids.programmeId, Graduate: own.id, Application: sent.id, Skill: toGlobalId('Skill', 'react'), Place: toGlobalId('Place', 'MA') };
  await index(world);
  return { me, admin, ids, rows, known: { ids, words: { coordinatorEmail: () => me.email } } };
}

/** Fields that take arguments: those of the root, and those of everything with an id. */
export async function targetsOf({ me, admin, rows }: Fuzzed): Promise<Target[]> {
  const schema = await makeSchema();
  const root = (type: GraphQLObjectType, operation: 'query' | 'mutation'): Target[] =>
    Object.values(type.getFields()).filter((field) => field.args.length > 0).map((field) => ({
      label: field.name, field, operation, around: (inner) => `{ ${inner} }`, as: field.name.startsWith('signUp') || field.name === 'signIn' ? null : ADMINISTERED.has(field.name) ? admin : me,
    }));
  const nested = nodeTypes(schema).filter((type) => rows[type.name]).flatMap((type) => Object.values(type.getFields()).filter((field) => field.args.length > 0).map((field): Target => ({
    label: `${type.name}.${field.name}`, field, operation: 'query', as: me, around: (inner) => `{ node(id: "${rows[type.name]}") { ... on ${type.name} { ${inner} } } }`,
  })));
  return [...root(schema.getQueryType()!, 'query'), ...root(schema.getMutationType()!, 'mutation'), ...nested];
}

const VERSIONED: Readonly<Record<string, readonly [table: string, type: string]>> = { offerId: ['offers', 'JobOffer'], employerId: ['employers', 'Employer'], applicationId: ['applications', 'Application'], centreId: ['centres', 'Centre'], cohortId: ['cohorts', 'Cohort'], enrolmentId: ['enrolments', 'Enrolment'] };

/** The version of what an input names, as it is now. */
export async function versionFor(world: World, ids: Fuzzed['ids'], input: unknown): Promise<number> {
  const given = input as Record<string, unknown>;
  const key = Object.keys(VERSIONED).find((one) => typeof given[one] === 'string' && given[one] === ids[one]);
  const [table, id] = key ? [VERSIONED[key]![0], ids[key]!] : ['graduates', ids.graduateId!];
  const uuid = Buffer.from(id, 'base64url').toString().split(':')[1]!;
  const rows: { version: number }[] = await world.app.orm.em.getConnection().execute(`select version from ${table} where id = '${uuid}'`);
  return rows[0]?.version ?? 1;
}
