import { watchedColumns } from '../privacy/columns.ts';
import type { Crowd } from './crowd.ts';

export type Who = keyof Crowd['people'];

/** One of each role, and somebody who is nothing to anybody here: who walks furthest. */
export const EIGHT: Who[] = ['visitor', 'amina', 'hiring', 'coordinator', 'observer', 'administrator', 'portal', 'stranger'];

/** Who knows Amina by name: herself, the staff that teaches her, employers she applied to and has not taken it back from, and their software where it reads applications. */
export const NAMED: Who[] = ['amina', 'coordinator', 'trainer', 'hiring', 'portal', 'colleague', 'refusing', 'administrator'];

/** Where a canary is put (column, row), what it says where a plain text would be refused, and everybody who sees it. */
export interface Canary {
  readonly at: string;
  readonly where: (crowd: Crowd) => string;
  readonly seenBy: readonly Who[];
  readonly text?: string;
  /** Of the column's type: the text alone unless said otherwise. */
  readonly as?: (text: string) => string;
}

const account = ({ people }: Crowd): string => `id = '${people.amina.accountId}'`;
const ofAccount = ({ people }: Crowd): string => `account_id = '${people.amina.accountId}'`;
const graduate = ({ people }: Crowd): string => `id = '${people.amina.graduateId}'`;
const ofGraduate = ({ people }: Crowd): string => `graduate_id = '${people.amina.graduateId}'`;
const theTerm = ({ people }: Crowd): string => `id in (select term_id from graduate_kept_terms where graduate_id = '${people.amina.graduateId}')`;
const everyRow = (): string => 'true';
/** The key that nobody here asks with. */
const keyOfNobody = (): string => "scopes = '{}'";
const json = (text: string): string => `{"x":"${text}"}`;

/** The table of roles, written out: a canary in each column that is not everybody's. */
export const CANARIES: Readonly<Record<string, Canary>> = {
  accountEmail: { at: 'accounts.email', where: account, seenBy: ['amina', 'administrator'] },
  accountName: { at: 'accounts.name', where: account, seenBy: ['amina', 'administrator'] },
  passwordHash: { at: 'accounts.password_hash', where: account, seenBy: [] },
  colleagueEmail: { at: 'accounts.email', where: ({ people }) => `id = '${people.colleague.accountId}'`, seenBy: ['colleague', 'hiring', 'administrator'] },
  // Its name stands under what it wrote of her for its colleagues.
  colleagueName: { at: 'accounts.name', where: ({ people }) => `id = '${people.colleague.accountId}'`, seenBy: ['colleague', 'hiring', 'administrator'] },
  trainerEmail: { at: 'accounts.email', where: ({ people }) => `id = '${people.trainer.accountId}'`, seenBy: ['trainer', 'coordinator', 'administrator'] },
  trainerName: { at: 'accounts.name', where: ({ people }) => `id = '${people.trainer.accountId}'`, seenBy: ['trainer', 'coordinator', 'administrator'] },
  coordinatorEmail: { at: 'accounts.email', where: ({ people }) => `id = '${people.coordinator.accountId}'`, seenBy: ['coordinator', 'administrator'] },
  device: { at: 'sessions.device', where: ofAccount, seenBy: ['amina'] },
  timeZone: { at: 'accounts.time_zone', where: account, seenBy: ['amina', 'administrator'] },
  linkAddress: { at: 'account_tokens.email', where: ofAccount, seenBy: ['amina'] },
  refreshToken: { at: 'refresh_tokens.hash', where: ({ people }) => `session_id in (select id from sessions where account_id = '${people.amina.accountId}')`, seenBy: [] },
  name: { at: 'graduates.name', where: graduate, seenBy: NAMED },
  headline: { at: 'graduates.headline', where: graduate, seenBy: NAMED },
  summary: { at: 'graduates.summary', where: graduate, seenBy: NAMED },
  email: { at: 'graduates.email', where: graduate, seenBy: NAMED },
  phone: { at: 'graduates.phone', where: graduate, seenBy: NAMED, text: '+212699009900' },
  whatsapp: { at: 'graduates.whatsapp', where: graduate, seenBy: NAMED, text: '+212699009911' },
  shunned: { at: 'employer_name_blocks.name', where: everyRow, seenBy: ['amina'] },
  shunnedKey: { at: 'employer_name_blocks.folded_name', where: everyRow, seenBy: [] },
  website: { at: 'graduates.website', where: graduate, seenBy: NAMED, text: 'https://canary.example/website' },
  title: { at: 'graduate_background.title', where: ofGraduate, seenBy: NAMED },
  organisation: { at: 'graduate_background.organisation', where: ofGraduate, seenBy: NAMED },
  description: { at: 'graduate_background.description', where: ofGraduate, seenBy: NAMED },
  url: { at: 'graduate_background.url', where: ofGraduate, seenBy: NAMED, text: 'https://canary.example/url' },
  evidence: { at: 'graduate_skills.evidence_url', where: ofGraduate, seenBy: NAMED, text: 'https://canary.example/evidence' },
  keptTerm: { at: 'unknown_terms.term', where: theTerm, seenBy: ['amina', 'administrator'] },
  keptTermKey: { at: 'unknown_terms.folded', where: theTerm, seenBy: [] },
  letter: { at: 'applications.message', where: ({ employers }) => `employer_id = '${employers.hiring.employerId}'`, seenBy: ['amina', 'hiring', 'colleague', 'portal'] },
  note: { at: 'application_events.note', where: ({ employers }) => `application_id in (select id from applications where employer_id = '${employers.hiring.employerId}')`, seenBy: ['amina', 'hiring', 'colleague', 'portal'] },
  letterRefused: { at: 'applications.message', where: ({ employers }) => `employer_id = '${employers.refusing.employerId}'`, seenBy: ['amina', 'refusing'] },
  refusal: { at: 'applications.rejection_detail', where: ({ employers }) => `employer_id = '${employers.refusing.employerId}'`, seenBy: ['amina', 'refusing'] },
  letterTakenBack: { at: 'applications.message', where: ({ employers }) => `employer_id = '${employers.forgetting.employerId}'`, seenBy: ['amina'] },
  noteTakenBack: { at: 'application_events.note', where: ({ employers }) => `from_state is null and application_id in (select id from applications where employer_id = '${employers.forgetting.employerId}')`, seenBy: ['amina'] },
  letterSuspended: { at: 'applications.message', where: ({ employers }) => `employer_id = '${employers.suspended.employerId}'`, seenBy: ['amina'] },
  // Asked, not answered: the employer knows nothing of it.
  recommendation: { at: 'recommendations.note', where: everyRow, seenBy: ['amina', 'coordinator'] },
  // She reads it in the document of her own data, without who wrote it.
  candidateNote: { at: 'candidate_notes.text', where: everyRow, seenBy: ['amina', 'hiring', 'colleague', 'portal'] },
  letterTo: { at: 'letters.email', where: everyRow, seenBy: [] },
  letterGreets: { at: 'letters.name', where: everyRow, seenBy: [] },
  invitedEmail: { at: 'cohort_invitations.email', where: everyRow, seenBy: ['coordinator'] },
  invitedName: { at: 'cohort_invitations.name', where: everyRow, seenBy: ['coordinator'] },
  invitationCode: { at: 'cohort_invitations.code_hash', where: everyRow, seenBy: [] },
  registration: { at: 'employers.registration_number', where: ({ employers }) => `id = '${employers.looking.employerId}'`, seenBy: ['looking', 'administrator'], text: '777000777000777' },
  // She applied there: whom she is disclosed to is in the document of her own data, public or not.
  unverifiedName: { at: 'employers.name', where: ({ employers }) => `id = '${employers.unverified.employerId}'`, seenBy: ['unverified', 'administrator', 'amina'] },
  unverifiedWords: { at: 'employers.description', where: ({ employers }) => `id = '${employers.unverified.employerId}'`, seenBy: ['unverified', 'administrator'] },
  suspendedWords: { at: 'employers.description', where: ({ employers }) => `id = '${employers.suspended.employerId}'`, seenBy: ['suspended', 'administrator'] },
  decision: { at: 'employer_decisions.reason', where: ({ employers }) => `employer_id = '${employers.hiring.employerId}'`, seenBy: ['hiring', 'colleague', 'portal', 'readingPortal', 'administrator'] },
  suspendedBecause: { at: 'accounts.suspended_because', where: account, seenBy: ['administrator'] },
  reported: { at: 'offer_reports.detail', where: everyRow, seenBy: ['amina', 'administrator'] },
  reportDecided: { at: 'offer_reports.decision_reason', where: everyRow, seenBy: ['amina', 'administrator'] },
  removedBecause: { at: 'offer_events.note', where: ({ offers }) => `offer_id = '${offers.hiring.offerId}'`, seenBy: ['hiring', 'colleague', 'portal', 'readingPortal', 'administrator'] },
  mergedBecause: { at: 'graduate_merges.reason', where: everyRow, seenBy: [] },
  sheet: { at: 'cohort_imports.content', where: everyRow, seenBy: [] },
  draftTitle: { at: 'offer_texts.title', where: ({ draft }) => `offer_id = '${draft.offerId}'`, seenBy: ['looking', 'administrator'] },
  draftBody: { at: 'offer_texts.body', where: ({ draft }) => `offer_id = '${draft.offerId}'`, seenBy: ['looking', 'administrator'] },
  draftReference: { at: 'offers.reference', where: ({ draft }) => `id = '${draft.offerId}'`, seenBy: ['looking', 'administrator'] },
  // In the document of her own data, and nowhere else.
  keptKey: { at: 'idempotency_keys.key', where: ofAccount, seenBy: ['amina'] },
  keptMutation: { at: 'idempotency_keys.mutation', where: ofAccount, seenBy: ['amina'] },
  keptInput: { at: 'idempotency_keys.input_hash', where: ofAccount, seenBy: [] },
  keptAnswer: { at: 'idempotency_keys.outcome', where: ofAccount, seenBy: ['amina'], as: json },
  letterKind: { at: 'letters.kind', where: ofAccount, seenBy: ['amina'] },
  letterWords: { at: 'letters.data', where: everyRow, seenBy: [], as: json },
  letterFault: { at: 'letters.fault', where: everyRow, seenBy: [] },
  lookedIn: { at: 'access_log.request_id', where: ({ people }) => `subject_id in ('${people.amina.accountId}', '${people.amina.graduateId}')`, seenBy: ['administrator'] },
  secondFactor: { at: 'second_factors.sealed_secret', where: ofAccount, seenBy: [] },
  recoveryCode: { at: 'recovery_codes.hash', where: ofAccount, seenBy: [] },
  keyName: { at: 'api_keys.name', where: everyRow, seenBy: ['hiring', 'administrator'] },
  keySecret: { at: 'api_keys.secret_hash', where: keyOfNobody, seenBy: [] },
  keyBefore: { at: 'api_keys.previous_hash', where: keyOfNobody, seenBy: [] },
};

/** What stands for a canary in an answer. */
export const textOf = (key: string): string => CANARIES[key]!.text ?? `canary-${key.toLowerCase()}-`;

/** What is no string of hers but says something of her, by how it stands in an answer. */
export const SIGNS: Record<string, { sign: RegExp; seenBy: readonly Who[] }> = {
  residence: { sign: /"residence":\{/, seenBy: NAMED },
  keptTerms: { sign: /"KeptTerm"/, seenBy: ['amina'] },
  statistics: { sign: /"gender":"FEMALE"|"ageBand":"FROM/, seenBy: ['amina'] },
  findableAt: { sign: /"findableAt":\["LOCAL/, seenBy: NAMED },
  blockedEmployers: { sign: /"EmployerBlock"/, seenBy: ['amina'] },
  markedOffers: { sign: /"MarkedOffer"/, seenBy: ['amina'] },
  offerMark: { sign: /"mark":"(?:SAVED|HIDDEN)"/, seenBy: ['amina'] },
  completeness: { sign: /"completeness":\{/, seenBy: ['amina', 'classmate', 'stranger', 'coordinator', 'trainer'] },
  matches: { sign: /"matches":\{/, seenBy: ['amina', 'classmate', 'stranger'] },
  disclosures: { sign: /"Disclosure"/, seenBy: ['amina', 'hiring', 'colleague', 'portal', 'refusing', 'forgetting', 'suspended', 'unverified'] },
  members: { sign: /"EmployerMember"/, seenBy: ['hiring', 'colleague', 'waiting', 'former', 'refusing', 'forgetting', 'blocked', 'looking', 'suspended', 'unverified', 'administrator'] },
};

/** Columns that are not everybody's and have no canary. */
export const unwatched = (): string[] => watchedColumns().filter((at) => !Object.values(CANARIES).some((canary) => canary.at === at));

/** Rows that are easier written than lived through. */
const rowsFor = (crowd: Crowd, newId: () => string): string[] => {
  const { people: { amina, classmate, hiring }, employers, twin } = crowd;
  return [
    `insert into idempotency_keys (account_id, mutation, key, input_hash, outcome, created_at) values ('${amina.accountId}', 'x', 'x', 'x', '{}', now())`,
    `insert into second_factors (account_id, sealed_secret, created_at) values ('${amina.accountId}', 'x', now())`,
    `insert into recovery_codes (account_id, hash, created_at) values ('${amina.accountId}', 'x', now())`,
    `insert into api_keys (id, employer_id, name, scopes, secret_hash, previous_hash, created_by_id, created_at) values ('${newId()}', '${employers.hiring.employerId}', 'x', '{}', 'x', 'y', '${hiring.accountId}', now())`,
    `update graduates set phone = '+212600000001' where id in ('${twin.graduateId}', '${classmate.graduateId}')`,
    `insert into graduate_merges (id, kept_id, other_id, reason, by_id, merged_at) values ('${newId()}', '${amina.graduateId}', '${twin.graduateId}', 'x', '${hiring.accountId}', now())`,
    `insert into access_log (id, actor_id, subject_id, noun, request_id, seen_at) values ('${newId()}', '${hiring.accountId}', '${amina.graduateId}', 'graduate', 'x', now() + interval '1 day')`,
  ];
};

/** Puts every canary into its place. @returns those that found no row to sit in */
export async function plantCanaries(crowd: Crowd, newId: () => string): Promise<string[]> {
  for (const statement of rowsFor(crowd, newId)) await crowd.sql(statement);
  const homeless: string[] = [];
  for (const [key, { at, where, as }] of Object.entries(CANARIES)) {
    const [table, column] = at.split('.');
    const rows = await crowd.sql(`update ${table} set ${column} = '${(as ?? String)(textOf(key))}' where ${where(crowd)} returning 1 as one`);
    if (rows.length === 0) homeless.push(key);
  }
  return homeless;
}
