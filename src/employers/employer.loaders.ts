import { all, one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { pagedEdge, type Order } from '../kernel/paging.ts';
import { employer, employerMember, memberPerson, registration } from './employer.visibility.ts';

export const employerById = one(employer);
export const employerBySlug = one(employer, 'slug');
export const registrationByEmployerId = one(registration);
export const memberById = one(employerMember);
/** By account id; null for who is no member of an employer the viewer owns. */
export const memberPersonById = one(memberPerson);
/** Live memberships of an account, asked-for ones included. */
export const membershipsByAccountId = all(employerMember, 'accountId', ['askedAt', 'id']);

const BY_ASKED: Order = { name: 'ASKED', by: ['askedAt'], direction: 'asc' };
/** Members of an employer, those who asked first first; ended memberships are left out. */
export const membersOfEmployer = pagedEdge(employerMember, 'employerId', () => BY_ASKED, (query) => query.where('employerMember.endedAt', 'is', null));

registerNode('Employer', employerById);
registerNode('EmployerMember', memberById);
