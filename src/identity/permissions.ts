import { topLevel } from '../kernel/errors.ts';
import type { Sentence } from '../kernel/language.ts';
import { hasScope, Role, type Viewer } from '../kernel/viewer.ts';
import { firstThingsFirst } from './first-things.ts';
import { scopes } from './scopes.ts';

const { VISITOR, GRADUATE, RECRUITER, COORDINATOR, OBSERVER, ADMINISTRATOR, PORTAL } = Role;
const signedIn: readonly Role[] = [GRADUATE, RECRUITER, COORDINATOR, OBSERVER, ADMINISTRATOR];
const people: readonly Role[] = [VISITOR, ...signedIn];
const everybody: readonly Role[] = [...people, PORTAL];

/**
 * What each role may ask at the root of the graph; what is not listed is refused, and the schema does not build.
 * Which rows it then reaches is the nouns' business (`*.visibility.ts`).
 */
export const permissions: Readonly<Record<string, readonly Role[]>> = {
  'Query.viewer': everybody,
  'Query.node': everybody,
  'Query.nodes': everybody,
  'Mutation.signIn': people,
  'Mutation.refreshSession': people,
  'Mutation.signOut': signedIn,
  'Mutation.signOutEverywhere': signedIn,
  'Mutation.endSession': signedIn,
  'Mutation.confirmEmail': people,
  'Mutation.resendConfirmation': signedIn,
  'Mutation.changeEmail': signedIn,
  'Mutation.requestPasswordReset': people,
  'Mutation.resetPassword': people,
  'Mutation.changePassword': signedIn,
  'Mutation.updateAccount': signedIn,
  'Mutation.setUpSecondFactor': signedIn,
  'Mutation.confirmSecondFactor': signedIn,
  'Mutation.removeSecondFactor': signedIn,

  'Query.accessLog': [ADMINISTRATOR],
  'Query.accounts': [ADMINISTRATOR],
  'Mutation.suspendAccount': [ADMINISTRATOR],
  'Mutation.restoreAccount': [ADMINISTRATOR],

  'Query.privacyNotice': everybody,
  'Mutation.acceptPrivacyNotice': signedIn,
  'Mutation.giveConsent': [GRADUATE],
  'Mutation.withdrawConsent': [GRADUATE],
  'Mutation.eraseAccount': signedIn,

  'Query.place': everybody,
  'Query.places': everybody,

  'Query.skill': everybody,
  'Query.skills': everybody,
  'Query.suggestSkills': everybody,
  'Query.normalizeSkills': everybody,
  'Query.extractSkills': everybody,
  'Query.taxonomy': everybody,
  'Query.unknownTerms': [ADMINISTRATOR],
  'Mutation.proposeSkillTerms': [RECRUITER, COORDINATOR],
  'Mutation.curateTerm': [ADMINISTRATOR],
  'Mutation.deprecateSkill': [ADMINISTRATOR],
  'Mutation.restoreSkill': [ADMINISTRATOR],

  'Query.employer': everybody,
  'Query.employers': everybody,
  'Mutation.signUpRecruiter': [VISITOR],
  'Mutation.foundEmployer': [GRADUATE, RECRUITER, COORDINATOR],
  'Mutation.joinEmployer': [GRADUATE, RECRUITER, COORDINATOR],
  'Mutation.updateEmployer': [RECRUITER],
  'Mutation.grantMembership': [RECRUITER],
  'Mutation.endMembership': [RECRUITER],
  'Mutation.createApiKey': [RECRUITER],
  'Mutation.rotateApiKey': [RECRUITER],
  'Mutation.revokeApiKey': [RECRUITER],
  'Mutation.askVerification': [RECRUITER],
  'Query.employersToVerify': [ADMINISTRATOR],
  'Mutation.verifyEmployer': [ADMINISTRATOR],
  'Mutation.refuseEmployer': [ADMINISTRATOR],
  'Mutation.suspendEmployer': [ADMINISTRATOR],
  'Mutation.restoreEmployer': [ADMINISTRATOR],

  'Query.centre': everybody,
  'Query.centres': everybody,
  'Mutation.openCentre': [ADMINISTRATOR],
  'Mutation.appointStaff': [COORDINATOR, ADMINISTRATOR],
  'Mutation.endStaff': [COORDINATOR, ADMINISTRATOR],
  'Mutation.setCentreGrid': [COORDINATOR],
  'Mutation.createProgramme': [COORDINATOR],
  'Mutation.createCohort': [COORDINATOR],
  'Mutation.updateCohort': [COORDINATOR],
  'Mutation.assignTrainer': [COORDINATOR],
  'Mutation.unassignTrainer': [COORDINATOR],

  'Mutation.sponsorEmployer': [COORDINATOR],
  'Mutation.handOverEmployer': [COORDINATOR],
  'Mutation.handBackEmployer': [RECRUITER],

  'Mutation.signUpGraduate': [VISITOR],
  'Mutation.acceptInvitation': people,
  'Mutation.joinCohort': [GRADUATE],
  'Mutation.inviteLearners': [COORDINATOR],
  'Mutation.importCohort': [COORDINATOR],
  'Mutation.confirmSkillsInBulk': [COORDINATOR],
  'Mutation.takeHeldPlace': [GRADUATE, RECRUITER, COORDINATOR, OBSERVER],
  'Mutation.declineHeldPlace': [GRADUATE, RECRUITER, COORDINATOR, OBSERVER],
  'Mutation.confirmEnrolment': [COORDINATOR],
  'Mutation.refuseEnrolment': [COORDINATOR],
  'Mutation.setEnrolmentState': [COORDINATOR],
  'Mutation.confirmSkills': [COORDINATOR],
  'Mutation.updateProfile': [GRADUATE],
  'Mutation.setMobility': [GRADUATE],
  'Mutation.setLanguages': [GRADUATE],
  'Mutation.declareSkills': [GRADUATE],
  'Mutation.removeSkill': [GRADUATE],
  'Mutation.addWrittenSkills': [GRADUATE],
  'Mutation.dropKeptTerm': [GRADUATE],
  'Mutation.setBackground': [GRADUATE],
  'Mutation.reconfirmProfile': [GRADUATE],
  'Mutation.setFindable': [GRADUATE],
  'Mutation.blockEmployer': [GRADUATE],
  'Mutation.unblockEmployer': [GRADUATE],
  'Mutation.endDisclosure': [GRADUATE],

  'Query.offer': everybody,
  'Query.offers': everybody,
  'Query.searchOffers': everybody,
  'Mutation.createOffer': [RECRUITER, COORDINATOR, PORTAL],
  'Mutation.copyOffer': [RECRUITER, COORDINATOR, PORTAL],
  'Mutation.upsertOffers': [RECRUITER, COORDINATOR, PORTAL],
  'Mutation.updateOffer': [RECRUITER, COORDINATOR, PORTAL],
  'Mutation.publishOffer': [RECRUITER, COORDINATOR, PORTAL],
  'Mutation.pauseOffer': [RECRUITER, COORDINATOR, PORTAL],
  'Mutation.fillOffer': [RECRUITER, COORDINATOR, PORTAL],
  'Mutation.closeOffer': [RECRUITER, COORDINATOR, PORTAL],
  'Mutation.discardOffer': [RECRUITER, COORDINATOR, PORTAL],

  'Mutation.reportOffer': signedIn,
  'Query.possibleDuplicates': [ADMINISTRATOR],
  'Mutation.mergePeople': [ADMINISTRATOR],
  'Query.offerReports': [ADMINISTRATOR],
  'Mutation.decideReport': [ADMINISTRATOR],

  'Mutation.saveOffer': [GRADUATE],
  'Mutation.hideOffer': [GRADUATE],
  'Mutation.unmarkOffer': [GRADUATE],
  'Mutation.submitApplication': [GRADUATE],
  'Mutation.acceptProposal': [GRADUATE],
  'Mutation.declineProposal': [GRADUATE],
  'Mutation.withdrawApplication': [GRADUATE],
  'Mutation.recommendGraduate': [COORDINATOR],
  'Mutation.withdrawRecommendation': [COORDINATOR],
  'Mutation.agreeRecommendation': [GRADUATE],
  'Mutation.declineRecommendation': [GRADUATE],
  'Mutation.shortlistCandidate': [RECRUITER, PORTAL],
  'Mutation.passCandidate': [RECRUITER, PORTAL],
  'Mutation.clearCandidateChoice': [RECRUITER, PORTAL],
  'Mutation.addCandidateNote': [RECRUITER, PORTAL],
  'Mutation.deleteCandidateNote': [RECRUITER, PORTAL],
  'Mutation.closeOthersAsHired': [GRADUATE],
  'Mutation.advanceApplication': [RECRUITER, PORTAL],
  'Mutation.rejectApplication': [RECRUITER, PORTAL],
  'Mutation.hireApplicant': [RECRUITER, PORTAL],
  'Mutation.reportFellThrough': [RECRUITER, PORTAL],

  'Query.previewMatches': everybody,
  'Query.match': [GRADUATE, RECRUITER, COORDINATOR, PORTAL],
  'Query.lintOffer': [RECRUITER, PORTAL],

  'Mutation.importResume': [GRADUATE],
  'Mutation.importPosting': [RECRUITER, COORDINATOR, PORTAL],
  'Query.readResumeText': [GRADUATE],
};

const SIGN_IN_FIRST: Sentence = {
  fr: 'Connectez-vous d’abord : envoyez « Authorization: Bearer <jeton d’accès> ».',
  ar: 'سجّل الدخول أولاً: أرسل «Authorization: Bearer <رمز الدخول>».',
  en: 'Sign in first: send "Authorization: Bearer <access token>".',
};
const NOT_ALLOWED: Sentence = { fr: 'Votre rôle ne permet pas {rootField}.', ar: 'دورك لا يسمح بـ {rootField}.', en: 'Your role does not allow {rootField}.' };

const NO_SCOPE: Sentence = {
  fr: 'Cette clé d’API n’a pas la portée « {scope} », que {rootField} demande.',
  ar: 'لا يملك مفتاح API هذا النطاق «{scope}» الذي يتطلبه {rootField}.',
  en: 'This API key does not have the scope "{scope}", which {rootField} asks for.',
};

/** Throws FORBIDDEN for a portal whose key lacks the scope that the field asks for; what no line is about, no key may. */
function scoped(viewer: Viewer, rootField: string): void {
  const scope = scopes[rootField];
  if (scope === undefined) throw topLevel('FORBIDDEN', NOT_ALLOWED, { rootField }, { rootField });
  if (scope !== null && !hasScope(viewer, scope)) throw topLevel('FORBIDDEN', NO_SCOPE, { rootField, scope }, { rootField, scope });
}

/** Throws unless one of the viewer's roles, and its key's scopes where a portal asks, may ask this root field: UNAUTHENTICATED for a visitor, FORBIDDEN for anybody else. */
export function permit(viewer: Viewer, rootField: string): void {
  firstThingsFirst(viewer, rootField);
  if (permissions[rootField]?.some((role) => viewer.roles.has(role))) return viewer.portal ? scoped(viewer, rootField) : undefined;
  if (viewer.roles.has(VISITOR)) throw topLevel('UNAUTHENTICATED', SIGN_IN_FIRST);
  throw topLevel('FORBIDDEN', NOT_ALLOWED, { rootField }, { rootField });
}

/** Every fault of the table against the root fields of a schema: unlisted, listed and gone, listed for nobody, or for portals without a word on which keys. */
export function permissionFaults(rootFields: readonly string[], table = permissions, keys = scopes): string[] {
  const listed = Object.keys(table);
  const portals = listed.filter((field) => table[field]?.includes(PORTAL));
  return [
    ...rootFields.filter((field) => !listed.includes(field)).map((field) => `${field} is in no permission: say who may ask it in identity/permissions.ts`),
    ...listed.filter((field) => !rootFields.includes(field)).map((field) => `${field} is in the permission table and not in the schema`),
    ...listed.filter((field) => table[field]?.length === 0).map((field) => `${field} is permitted to nobody: an empty list would permit everybody to a careless reader`),
    ...portals.filter((field) => !(field in keys)).map((field) => `${field} is permitted to portals and in no scope: say which keys may ask it in identity/scopes.ts`),
    ...Object.keys(keys).filter((field) => !portals.includes(field)).map((field) => `${field} is in the table of scopes and not permitted to portals`),
  ];
}
