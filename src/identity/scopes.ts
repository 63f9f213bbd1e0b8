import { Scope } from '../kernel/viewer.ts';

/**
 * What an API key must be good for to ask a root field that portals may; null for any key, since everybody may ask it. What is
 * not listed is refused, and the schema does not build where a field that portals may ask is not listed.
 */
export const scopes: Readonly<Record<string, Scope | null>> = {
  'Query.viewer': null,
  'Query.node': null,
  'Query.nodes': null,
  'Query.privacyNotice': null,
  'Query.place': null,
  'Query.places': null,
  'Query.skill': null,
  'Query.skills': null,
  'Query.suggestSkills': null,
  'Query.normalizeSkills': null,
  'Query.extractSkills': null,
  'Query.taxonomy': null,
  'Query.employer': null,
  'Query.employers': null,
  'Query.centre': null,
  'Query.centres': null,
  'Query.offer': null,
  'Query.offers': null,
  'Query.searchOffers': null,
  'Query.previewMatches': null,

  'Mutation.createOffer': Scope.OFFERS_WRITE,
  'Mutation.copyOffer': Scope.OFFERS_WRITE,
  'Mutation.upsertOffers': Scope.OFFERS_WRITE,
  'Mutation.updateOffer': Scope.OFFERS_WRITE,
  'Mutation.publishOffer': Scope.OFFERS_WRITE,
  'Mutation.pauseOffer': Scope.OFFERS_WRITE,
  'Mutation.fillOffer': Scope.OFFERS_WRITE,
  'Mutation.closeOffer': Scope.OFFERS_WRITE,
  'Mutation.discardOffer': Scope.OFFERS_WRITE,
  'Mutation.importPosting': Scope.OFFERS_WRITE,
  'Query.lintOffer': Scope.OFFERS_WRITE,

  'Mutation.advanceApplication': Scope.APPLICATIONS_WRITE,
  'Mutation.rejectApplication': Scope.APPLICATIONS_WRITE,
  'Mutation.hireApplicant': Scope.APPLICATIONS_WRITE,
  'Mutation.reportFellThrough': Scope.APPLICATIONS_WRITE,

  'Query.match': Scope.CANDIDATES_READ,
  'Mutation.shortlistCandidate': Scope.CANDIDATES_WRITE,
  'Mutation.passCandidate': Scope.CANDIDATES_WRITE,
  'Mutation.clearCandidateChoice': Scope.CANDIDATES_WRITE,
  'Mutation.addCandidateNote': Scope.CANDIDATES_WRITE,
  'Mutation.deleteCandidateNote': Scope.CANDIDATES_WRITE,
};
