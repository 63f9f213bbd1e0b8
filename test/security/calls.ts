import { issueToken, secretOfToken } from '../../src/identity/account-token.service.ts';
import type { TokenPurpose } from '../../src/identity/account-token.entity.ts';
import { startSession } from '../../src/identity/session.service.ts';
import { fromGlobalId, toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { TERMS } from '../builders/terms.ts';
import { PASSWORD, type World } from '../harness/world.ts';
import type { Who } from './canaries.ts';
import type { Crowd } from './crowd.ts';
import type { Calls } from './payloads.ts';

/** Somebody of each role, who has most to do with what is named. */
const EVERYBODY: readonly Who[] = ['amina', 'hiring', 'portal', 'coordinator', 'observer', 'administrator', 'visitor'];

/** Mutations for somebody else: Amina's password is a canary, some things are their author's, some their holder's. */
const CALLERS: Readonly<Record<string, readonly Who[]>> = {
  deleteCandidateNote: ['colleague'], discardOffer: ['looking'], handBackEmployer: ['unverified'], takeHeldPlace: ['waiting'], declineHeldPlace: ['waiting'], signIn: ['visitor', 'hiring'],
  ...Object.fromEntries(['changeEmail', 'changePassword', 'eraseAccount', 'setUpSecondFactor', 'confirmSecondFactor', 'removeSecondFactor'].map((name) => [name, ['stranger', 'refusing'] as const])),
};

/** Brings the world where each mutation works, and says what it needs said. */
function inputs(world: World, crowd: Crowd, named: Readonly<Record<string, string>>): Calls['inputs'] {
  const { people, employers, offers, sql } = crowd;
  const link = async (accountId: string, purpose: TokenPurpose, email: string): Promise<{ token: string }> => {
    const { id } = await transact(world.system(), async (tx) => ({ id: await issueToken(tx, { accountId, purpose, email, hours: 1 }) }));
    return { token: secretOfToken(world.app, id) };
  };
  const first = (statement: string, input: object = {}) => async (): Promise<object> => {
    await sql(statement);
    return input;
  };
  const standing = (state: string) => first(`update applications set state = '${state}' where id = '${fromGlobalId(crowd.sent.id)!.id}'`);
  const claimed = first(`update enrolments set confirmed_at = null where id = '${people.amina.enrolmentId}'`);
  const candidate = (): object => ({ candidateId: named.candidateId, seen: undefined });
  const skill = (): object => ({ skills: [{ skill: 'react', level: 'ADVANCED' }] });
  const { employerId } = employers.unverified;
  /** Amina's centre acts for the employer that waits to be verified, or did; nobody is its member yet where it still does. */
  const postedFor = (endedAt: 'null' | 'now()') => async (): Promise<object> => {
    await sql(`update employers set posted_for_at = now() where id = '${employerId}'`);
    await sql(`delete from sponsorships where employer_id = '${employerId}'`);
    await sql(`insert into sponsorships (id, employer_id, centre_id, by_id, since, ended_at) values ('${world.app.newId()}', '${employerId}', '${crowd.cohort.centre.centreId}', '${people.coordinator.accountId}', now(), ${endedAt})`);
    if (endedAt === 'null') await sql(`delete from employer_members where employer_id = '${employerId}'`);
    return { employerId: employers.unverified.id };
  };
  return {
    submitApplication: () => ({ offerId: offers.looking.id }),
    advanceApplication: () => ({ to: 'INTERVIEW' }),
    acceptProposal: standing('PROPOSED'), declineProposal: standing('PROPOSED'), hireApplicant: standing('ACCEPTED'), reportFellThrough: standing('HIRED'), closeOthersAsHired: standing('HIRED'),
    recommendGraduate: () => ({ graduateId: people.classmate.id }),
    shortlistCandidate: candidate, passCandidate: async () => ({ ...candidate(), ...(await first('delete from candidate_choices')()) }), addCandidateNote: candidate, clearCandidateChoice: candidate,
    openCentre: () => ({ coordinatorEmail: people.otherCoordinator.email }),
    appointStaff: () => ({ email: people.otherCoordinator.email }),
    assignTrainer: () => ({ cohortId: crowd.secondCohort.id }),
    refuseEmployer: first(`update employers set verification_asked_at = now(), verified_at = null where id = '${employers.unverified.employerId}'`, { employerId: employers.unverified.id }),
    handOverEmployer: async () => ({ ...(await postedFor('null')()), email: people.waiting.email }), handBackEmployer: postedFor('now()'),
    restoreEmployer: first(`update employers set suspended_at = now() where id = '${employers.hiring.employerId}'`),
    restoreAccount: first(`update accounts set suspended_at = now() where id = '${people.amina.accountId}'`),
    dropKeptTerm: first(`update unknown_terms set term = 'Zirconify', folded = 'zirconify' where id in (select term_id from graduate_kept_terms where graduate_id = '${people.amina.graduateId}')`, { term: 'Zirconify' }),
    joinCohort: () => ({ cohortId: crowd.secondCohort.id, invitationCode: undefined }),
    refuseEnrolment: claimed, confirmEnrolment: claimed,
    confirmSkills: skill,
    confirmSkillsInBulk: () => ({ items: [{ graduateId: people.amina.id, skill: 'react', level: 'ADVANCED' }] }),
    blockEmployer: () => ({ employerId: employers.looking.id, name: undefined }), unblockEmployer: () => ({ employerId: employers.blocked.id, name: undefined }),
    confirmEmail: (who) => link(people[who]?.accountId ?? people.stranger.accountId, 'CONFIRM_EMAIL', people[who]?.email ?? people.stranger.email),
    resetPassword: () => link(people.stranger.accountId, 'RESET_PASSWORD', people.stranger.email),
    acceptInvitation: async () => {
      await sql(`update accounts set password_hash = null where id = '${people.stranger.accountId}'`);
      return link(people.stranger.accountId, 'INVITATION', people.stranger.email);
    },
    changeEmail: () => ({ newEmail: 'another@test.example', password: PASSWORD }),
    changePassword: () => ({ currentPassword: PASSWORD, newPassword: 'another good password' }),
    eraseAccount: (who) => ({ email: people[who]!.email, password: PASSWORD }),
    signIn: () => ({ email: people.stranger.email, password: PASSWORD, code: undefined }),
    refreshSession: async () => ({ refreshToken: (await transact(world.context(), (tx) => startSession(tx, people.stranger.accountId, 'x'))).refreshToken }),
    endSession: async (who) => ({ sessionId: toGlobalId('Session', (await sql(`select id from sessions where account_id = '${people[who]!.accountId}'`))[0].id) }),
    importCohort: () => ({ text: 'Nom;E-mail\nImported;imported@test.example\n', contentBase64: undefined, columns: undefined, confirmRows: undefined, separateRows: undefined, encoding: undefined, separator: undefined, dryRun: true }),
    importPosting: () => ({ posting: JSON.stringify({ '@context': 'https://schema.org', '@type': 'JobPosting', title: 'Développeuse web', description: 'React, Node.', employmentType: 'FULL_TIME', hiringOrganization: { name: 'x' }, jobLocation: { address: { addressLocality: 'Oujda', addressCountry: 'MA' } } }), dryRun: true }),
    importResume: () => ({ resume: { basics: { label: 'x' }, skills: [{ name: 'React' }, { name: 'Quasarlang' }, { name: 'Reactt' }], languages: [{ language: 'Français', fluency: 'C1' }], work: [{ name: 'x', position: 'x', startDate: '2020-01' }], volunteer: [{ organization: 'x' }] } }),
    acceptPrivacyNotice: () => ({ version: TERMS.privacyNotice }),
    createOffer: () => ({ acceptedCountries: undefined, applyEmail: undefined, applyUrl: undefined, preferredLanguages: undefined, niceToHaves: undefined }),
    discardOffer: () => ({ offerId: crowd.draft.id }),
    reportOffer: () => ({ offerId: offers.refusing.id }),
    deprecateSkill: () => ({ slug: 'react', replacedBy: 'javascript' }),
    restoreSkill: () => ({ slug: 'react' }),
    curateTerm: () => ({ decision: 'REJECT', skill: undefined, newSkill: undefined, language: undefined, writtenAs: undefined }),
    createApiKey: () => ({ expiresAt: undefined, test: false }),
    upsertOffers: () => ({ items: [{ reference: 'walk-1', texts: [{ language: 'FR', title: 'x', body: 'x' }], placeCodes: ['MA-OUJ'] }] }),
  };
}

export const callsIn = (world: World, crowd: Crowd, named: Readonly<Record<string, string>>): Calls => ({ everybody: EVERYBODY.filter((who) => who in crowd.people), callers: CALLERS, inputs: inputs(world, crowd, named) });
