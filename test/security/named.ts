import { candidateCode } from '../../src/graduates/pseudonym.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { NOBODY } from '../../src/kernel/viewer.ts';
import type { World } from '../harness/world.ts';
import type { Crowd } from './crowd.ts';

/** What mutations may name, by the field that does: Amina's application to `hiring`, its offers and members; her cohort, enrolment and centre. */
export async function namedIn(world: World, crowd: Crowd): Promise<Record<string, string>> {
  const id = async (sql: string): Promise<string> => (await crowd.sql(sql))[0]?.id ?? NOBODY;
  const { hiring } = crowd.employers;
  return {
    applicationId: crowd.sent.id, applicationIds: crowd.sent.id, offerId: crowd.offers.hiring.id, employerId: hiring.id, cohortId: crowd.cohort.id, centreId: crowd.cohort.centre.id, graduateId: crowd.people.amina.id,
    programmeId: toGlobalId('Programme', crowd.cohort.programmeId), enrolmentId: toGlobalId('Enrolment', crowd.people.amina.enrolmentId), memberId: toGlobalId('EmployerMember', await id(`select id from employer_members where account_id = '${crowd.people.colleague.accountId}'`)),
    sessionId: toGlobalId('Session', await id(`select id from sessions where account_id = '${crowd.people.amina.accountId}'`)),
    reportId: toGlobalId('OfferReport', await id('select id from offer_reports')), accountId: toGlobalId('Account', crowd.people.amina.accountId), keepGraduateId: crowd.people.amina.id, otherGraduateId: crowd.people.classmate.id,
    staffMemberId: toGlobalId('CentreStaffMember', await id(`select id from centre_staff where account_id = '${crowd.people.trainer.accountId}'`)), disclosureId: toGlobalId('Disclosure', await id(`select id from disclosures where employer_id = '${hiring.employerId}'`)),
    candidateId: toGlobalId('Candidate', candidateCode(world.app, hiring.employerId, crowd.people.amina.graduateId)),
    recommendationId: toGlobalId('Recommendation', await id('select id from recommendations')),
    placeId: toGlobalId('HeldPlace', await id('select graduate_id as id from held_places')),
    noteId: toGlobalId('CandidateNote', await id('select id from candidate_notes')),
    apiKeyId: toGlobalId('ApiKey', await id("select id from api_keys order by scopes = '{}' desc, id limit 1")),
    termId: toGlobalId('UnknownTerm', await id('select id from unknown_terms order by term limit 1')),
  };
}
