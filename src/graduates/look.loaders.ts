import { centre, centreStaff, cohort } from '../centres/centre.visibility.ts';
import { apiKey } from '../employers/api-key.visibility.ts';
import { employer, employerMember } from '../employers/employer.visibility.ts';
import { accountRole } from '../identity/account.visibility.ts';
import type { Context } from '../kernel/context.ts';
import type { Sentence } from '../kernel/language.ts';
import { defineLoader } from '../kernel/loaders.ts';
import { type Order, page, type Page, type PageArgs } from '../kernel/paging.ts';
import { asSystem, from, read, type Row } from '../kernel/read.ts';
import type { Role } from '../kernel/viewer.ts';
import { disclosure, enrolment } from './graduate.visibility.ts';
import type { LookReason } from './look.type.ts';
import { look } from './look.visibility.ts';

export type LookRow = Row<typeof look>;

/** As what somebody looked: worked out from who it was a member of, and whom that was disclosed to, at that moment. */
export interface Looker {
  readonly by: Role;
  readonly name: Sentence | null;
  readonly reason: LookReason;
}

const NEWEST: Order = { name: 'SEEN', by: ['seenAt'], direction: 'desc' };
const NONE: Page<LookRow> = { edges: [], hasNextPage: false, hasPreviousPage: false, total: () => Promise.resolve(0) };

/** Looks at an account's holder, newest first; none to anybody else. */
export const looksAt = (context: Context, accountId: string, args: PageArgs): Promise<Page<LookRow>> => (accountId === context.viewer.accountId ? page(context, look, NEWEST, args) : Promise.resolve(NONE));

const same = (name: string): Sentence => ({ fr: name, ar: name, en: name });

/** Looks by members of an employer that the person was disclosed to then. */
async function byRecruiters(system: Context, ids: readonly string[]): Promise<[id: string, looker: Looker][]> {
  const rows = await read(system, look)
    .innerJoin(from(system, employerMember), (join) => join.onRef('employerMember.accountId', '=', 'look.actorId').onRef('employerMember.grantedAt', '<=', 'look.seenAt').on((eb) => eb.or([eb('employerMember.endedAt', 'is', null), eb('employerMember.endedAt', '>=', eb.ref('look.seenAt'))])))
    .innerJoin(from(system, disclosure), (join) => join.onRef('disclosure.employerId', '=', 'employerMember.employerId').onRef('disclosure.graduateId', '=', 'look.subjectId').onRef('disclosure.since', '<=', 'look.seenAt').on((eb) => eb.or([eb('disclosure.endedAt', 'is', null), eb('disclosure.endedAt', '>=', eb.ref('look.seenAt'))])))
    .innerJoin(from(system, employer), 'employer.id', 'disclosure.employerId')
    .select(['look.id', 'employer.name', 'disclosure.reason'])
    .where('look.id', 'in', ids)
    .execute();
  return rows.map(({ id, name, reason }) => [id, { by: 'RECRUITER', name: same(name), reason: reason as LookReason }]);
}

/** Looks by the software of an employer that the person was disclosed to then. */
async function byPortals(system: Context, ids: readonly string[]): Promise<[id: string, looker: Looker][]> {
  const rows = await read(system, look)
    .innerJoin(from(system, apiKey), 'apiKey.id', 'look.actorId')
    .innerJoin(from(system, disclosure), (join) => join.onRef('disclosure.employerId', '=', 'apiKey.employerId').onRef('disclosure.graduateId', '=', 'look.subjectId').onRef('disclosure.since', '<=', 'look.seenAt').on((eb) => eb.or([eb('disclosure.endedAt', 'is', null), eb('disclosure.endedAt', '>=', eb.ref('look.seenAt'))])))
    .innerJoin(from(system, employer), 'employer.id', 'disclosure.employerId')
    .select(['look.id', 'employer.name', 'disclosure.reason'])
    .where('look.id', 'in', ids)
    .execute();
  return rows.map(({ id, name, reason }) => [id, { by: 'PORTAL', name: same(name), reason: reason as LookReason }]);
}

/** Looks by the staff of a centre that the person learns or learnt at. */
async function byCentres(system: Context, ids: readonly string[]): Promise<[id: string, looker: Looker][]> {
  const rows = await read(system, look)
    .innerJoin(from(system, centreStaff), (join) => join.onRef('staffMember.accountId', '=', 'look.actorId').onRef('staffMember.startedAt', '<=', 'look.seenAt').on((eb) => eb.or([eb('staffMember.endedAt', 'is', null), eb('staffMember.endedAt', '>=', eb.ref('look.seenAt'))])))
    .innerJoin(from(system, enrolment), 'enrolment.graduateId', 'look.subjectId')
    .innerJoin(from(system, cohort), (join) => join.onRef('cohort.id', '=', 'enrolment.cohortId').onRef('cohort.centreId', '=', 'staffMember.centreId'))
    .innerJoin(from(system, centre), 'centre.id', 'cohort.centreId')
    .select(['look.id', 'centre.nameFr as fr', 'centre.nameAr as ar', 'centre.nameEn as en'])
    .where('look.id', 'in', ids)
    .execute();
  return rows.map(({ id, ...name }) => [id, { by: 'COORDINATOR', name, reason: 'LEARNER' }]);
}

/** Who is left: administrators; and, where the account was looked at and not the profile, colleagues. */
async function byOthers(system: Context, ids: readonly string[]): Promise<[id: string, looker: Looker][]> {
  const rows = await read(system, look).innerJoin(from(system, accountRole), 'accountRole.accountId', 'look.actorId').select(['look.id', 'look.noun', 'accountRole.role']).where('look.id', 'in', ids).execute();
  return rows.flatMap(({ id, noun, role }): [string, Looker][] => {
    if (role === 'ADMINISTRATOR') return [[id, { by: role, name: null, reason: 'ADMINISTRATION' }]];
    if (role === 'RECRUITER' && ['colleague', 'memberPerson'].includes(noun)) return [[id, { by: role, name: null, reason: 'COLLEAGUE' }]];
    return role === 'COORDINATOR' && noun === 'staffPerson' ? [[id, { by: role, name: null, reason: 'COLLEAGUE' }]] : [];
  });
}

/** As what somebody looked, by the look; null if whoever looked is gone, or what it was then can not be told any more. */
export const lookerByLookId = defineLoader<string, Looker | null>(async (context, ids) => {
  const system = asSystem(context, 'a person is told who looked at it: the employer or centre, never whom');
  const found = await Promise.all([byOthers(system, ids), byCentres(system, ids), byPortals(system, ids), byRecruiters(system, ids)]);
  const byId = new Map(found.flat());
  return ids.map((id) => byId.get(id) ?? null);
});
