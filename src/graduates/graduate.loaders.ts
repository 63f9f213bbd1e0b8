import { all, one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { type Order, pagedEdge } from '../kernel/paging.ts';
import { backgroundItem, cohortInvitation, disclosure, employerBlock, employerNameBlock, enrolment, graduate, graduateStatistics, heldSkill, mobility, skillEvidence, spokenLanguage } from './graduate.visibility.ts';

/** By name: a look by anybody but the person goes to the access log. */
export const graduateById = one(graduate);
export const graduateByAccountId = one(graduate, 'accountId');
export const statisticsByGraduateId = one(graduateStatistics);

/** All rows of a skill: what is declared, and each confirmation. */
export const heldSkillsByGraduateId = all(heldSkill, 'graduateId', ['skillSlug', 'standing']);
export const evidenceByHeldSkillId = one(skillEvidence);
export const languagesByGraduateId = all(spokenLanguage, 'graduateId', ['language']);
export const mobilityByGraduateId = all(mobility, 'graduateId', ['position', 'placeCode']);
export const backgroundByGraduateId = all(backgroundItem, 'graduateId', ['position', 'id']);

export const enrolmentById = one(enrolment);
export const enrolmentsByGraduateId = all(enrolment, 'graduateId', ['createdAt', 'id']);
export const invitationById = one(cohortInvitation);
export const disclosureById = one(disclosure);
export const blocksByGraduateId = all(employerBlock, 'graduateId', ['createdAt', 'employerId']);
export const nameBlocksByGraduateId = all(employerNameBlock, 'graduateId', ['createdAt', 'foldedName']);

const BY_CREATED: Order = { name: 'CREATED', by: ['createdAt'], direction: 'asc' };
const NEWEST: Order = { name: 'NEWEST', by: ['createdAt'], direction: 'desc' };
const LATEST: Order = { name: 'LATEST', by: ['since'], direction: 'desc' };
export const enrolmentsOfCohort = pagedEdge(enrolment, 'cohortId', () => BY_CREATED);
export const invitationsOfCohort = pagedEdge(cohortInvitation, 'cohortId', () => NEWEST);
export const disclosuresOfGraduate = pagedEdge(disclosure, 'graduateId', () => LATEST);

registerNode('Graduate', graduateById);
registerNode('Enrolment', enrolmentById);
registerNode('CohortInvitation', invitationById);
registerNode('Disclosure', disclosureById);
