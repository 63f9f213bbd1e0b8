import { EmployerApplicationsResolver, GraduateApplicationsResolver, OfferApplicationsResolver } from '../applications/application.edges.ts';
import { ApplicationMutations } from '../applications/application.mutations.ts';
import { ApplicationEventResolver, ApplicationResolver } from '../applications/application.resolver.ts';
import { CentreRecommendationsResolver, GraduateRecommendationsResolver, OfferRecommendationsResolver, RecommendationResolver } from '../applications/recommendation.resolver.ts';
import { CandidateChoiceMutations } from '../applications/candidate-choice.mutations.ts';
import { CandidateChoiceResolver, CandidateNoteResolver, OfferDeskResolver } from '../applications/candidate-choice.resolver.ts';
import { GraduateOfferMarksResolver, MarkedOfferResolver, OfferMarkMutations, OfferMarkResolver } from '../applications/offer-mark.resolver.ts';
import { MergeResolver } from '../applications/merge.resolver.ts';
import { CentreResolver, CentreStaffResolver, ViewerCentresResolver } from '../centres/centre.resolver.ts';
import { CentreSponsorshipsResolver, SponsorshipResolver } from '../centres/sponsorship.resolver.ts';
import { CohortResolver, ProgrammeResolver } from '../centres/cohort.resolver.ts';
import { EmployerDecisionResolver } from '../employers/decision.resolver.ts';
import { AccessRecordKeyResolver, ApiKeyResolver, ApiKeySecretResolver, EmployerApiKeysResolver, PortalResolver, ViewerPortalResolver } from '../employers/api-key.resolver.ts';
import { EmployerMemberResolver, EmployerResolver, ViewerEmployersResolver } from '../employers/employer.resolver.ts';
import { CandidateResolver, HeldSkillResolver } from '../graduates/candidate.resolver.ts';
import { CohortInvitationResolver, CohortLearnersResolver, DisclosureResolver, EmployerBlockResolver, EnrolmentResolver } from '../graduates/enrolment.resolver.ts';
import { AlikeGraduateResolver, GraduateTwinsResolver } from '../graduates/duplicate.resolver.ts';
import { GraduateResolver, GraduateSkillResolver, ViewerGraduateResolver } from '../graduates/graduate.resolver.ts';
import { HeldPlaceResolver, ViewerPlacesResolver } from '../graduates/held-place.resolver.ts';
import { KeptTermResolver, TermKeepersResolver } from '../graduates/kept-term.resolver.ts';
import { LearnerInvitationResolver, LearnerResolver } from '../graduates/learner.resolver.ts';
import { AccountLooksResolver, LookResolver } from '../graduates/look.resolver.ts';
import { ProfileResolver } from '../graduates/profile.resolver.ts';
import { AccountMutations, AccountResolver, SessionFieldsResolver } from '../identity/account.mutations.ts';
import { SessionResolver, ViewerResolver } from '../identity/account.resolver.ts';
import { AccountSecondFactorResolver, RecoveryCodesResolver, SecondFactorMutations } from '../identity/second-factor.resolver.ts';
import { AccountStandingResolver } from '../identity/suspension.resolver.ts';
import { CentreProgressResolver, CohortProgressResolver, EnrolmentProgressResolver } from '../insights/learner-progress.resolver.ts';
import { LearnersCsvResolver } from '../interchange/learners.csv.resolver.ts';
import { CohortImportPreviewResolver, CohortImportResolver, CohortImportRowResolver, CohortImportsResolver } from '../interchange/cohort-import.resolver.ts';
import { OfferPostingResolver, PostingDuplicateResolver, PostingResolver } from '../interchange/posting.resolver.ts';
import { AccountPrivacyResolver, PersonalDataResolver, PrivacyResolver } from '../privacy/privacy.resolver.ts';
import { ApplicationsCsvResolver } from '../interchange/applications.csv.resolver.ts';
import { ResumeGuessedSkillResolver, ResumeKnownSkillResolver, ResumeResolver, ResumeUnknownSkillResolver } from '../interchange/resume.resolver.ts';
import { ResumeTextResolver } from '../interchange/resume-text.resolver.ts';
import { CentreSkillDemandResolver, SkillDemandListResolver, SkillDemandResolver } from '../matching/centre-demand.resolver.ts';
import { GraduateCompletenessResolver, ProfileCompletenessResolver, ProfileStepOfferResolver, ProfileStepResolver, ProfileStepsResolver } from '../matching/completeness.resolver.ts';
import { MatchChangeResolver, MatchChangesResolver } from '../matching/match.change.resolver.ts';
import { CandidateChoiceMatchResolver, MatchDeskResolver } from '../matching/match.desk.resolver.ts';
import { ApplicationMatchResolver, GraduateMatchesResolver, MatchConnectionResolver, MatchQueryResolver, OfferCandidatesResolver } from '../matching/match.edges.ts';
import { RelatedSkillsResolver, SkillRelationResolver } from '../matching/skill-relation.resolver.ts';
import { MatchPreviewResolver } from '../matching/preview.resolver.ts';
import { MatchBlockedByResolver, MatchNearestResolver, MatchNextSkillResolver, MatchPartResolver, MatchPreferredPlaceResolver, MatchRequirementResolver, MatchResolver } from '../matching/match.resolver.ts';
import { OfferFindingResolver, OfferLintResolver, OfferLooseningResolver } from '../matching/offer-lint.resolver.ts';
import { GraduateSkillGapsResolver, SkillGapConnectionResolver, SkillGapOfferResolver, SkillGapResolver } from '../matching/skill-gap.resolver.ts';
import { OfferApplyResolver } from '../offers/offer.apply.resolver.ts';
import { OfferBulkResolver, UpsertOfferResultResolver } from '../offers/offer.bulk.resolver.ts';
import { AskedSkillResolver, EmployerOffersResolver, OfferMutationResolver, OfferRequirementResolver, OfferResolver } from '../offers/offer.resolver.ts';
import { OfferSearchResolver, PlaceFacetResolver, SkillFacetResolver, UnderstoodWordsResolver } from '../offers/offer.search.resolver.ts';
import { OfferEventNoteResolver, OfferReportResolver } from '../offers/report.resolver.ts';
import { PlaceResolver } from '../places/place.resolver.ts';
import { AccessRecordResolver } from '../privacy/access-record.resolver.ts';
import { CurationResolver, TaxonomyResolver, UnknownTermResolver } from '../skills/curation.resolver.ts';
import { SkillResolver } from '../skills/skill.resolver.ts';
import { NodeResolver } from './node.resolver.ts';

/** Every resolver, in the order of the house. */
export const resolvers = [
  NodeResolver, ViewerResolver, SessionResolver, AccountResolver, SessionFieldsResolver, AccountMutations, AccountSecondFactorResolver, RecoveryCodesResolver, SecondFactorMutations, AccountStandingResolver, AccessRecordResolver, PrivacyResolver, AccountPrivacyResolver, PersonalDataResolver, PlaceResolver, SkillResolver, CurationResolver, TaxonomyResolver, UnknownTermResolver,
  EmployerResolver, EmployerMemberResolver, EmployerDecisionResolver, ViewerEmployersResolver, ApiKeyResolver, ApiKeySecretResolver, EmployerApiKeysResolver, ViewerPortalResolver, PortalResolver, AccessRecordKeyResolver,
  CentreResolver, CentreStaffResolver, ViewerCentresResolver, ProgrammeResolver, CohortResolver, SponsorshipResolver, CentreSponsorshipsResolver,
  AccountLooksResolver, LookResolver, GraduateResolver, GraduateSkillResolver, ViewerGraduateResolver, CandidateResolver, HeldSkillResolver,
  EnrolmentResolver, CohortLearnersResolver, CohortInvitationResolver, DisclosureResolver, EmployerBlockResolver, LearnerResolver, LearnerInvitationResolver, ProfileResolver, KeptTermResolver, TermKeepersResolver,
  OfferResolver, OfferRequirementResolver, AskedSkillResolver, EmployerOffersResolver, OfferMutationResolver, OfferApplyResolver, OfferBulkResolver, UpsertOfferResultResolver,
  OfferReportResolver, OfferEventNoteResolver, OfferSearchResolver, UnderstoodWordsResolver, PlaceFacetResolver, SkillFacetResolver,
  GraduateTwinsResolver, AlikeGraduateResolver, MergeResolver,
  ApplicationResolver, ApplicationEventResolver, ApplicationMutations, GraduateApplicationsResolver, OfferApplicationsResolver, EmployerApplicationsResolver,
  CandidateChoiceResolver, CandidateNoteResolver, CandidateChoiceMutations, OfferDeskResolver, MatchDeskResolver, CandidateChoiceMatchResolver,
  RecommendationResolver, OfferRecommendationsResolver, GraduateRecommendationsResolver, CentreRecommendationsResolver,
  OfferMarkMutations, MarkedOfferResolver, OfferMarkResolver, GraduateOfferMarksResolver,
  CentreSkillDemandResolver, SkillDemandListResolver, SkillDemandResolver,
  MatchChangeResolver, MatchChangesResolver, GraduateSkillGapsResolver, SkillGapConnectionResolver, SkillGapResolver, SkillGapOfferResolver,
  GraduateCompletenessResolver, ProfileCompletenessResolver, ProfileStepsResolver, ProfileStepResolver, ProfileStepOfferResolver,
  OfferLintResolver, OfferFindingResolver, OfferLooseningResolver,
  MatchResolver, MatchBlockedByResolver, MatchPartResolver, MatchRequirementResolver, MatchNearestResolver, MatchNextSkillResolver, MatchPreferredPlaceResolver,
  MatchConnectionResolver, GraduateMatchesResolver, OfferCandidatesResolver, ApplicationMatchResolver, MatchQueryResolver, MatchPreviewResolver, RelatedSkillsResolver, SkillRelationResolver,
  CohortProgressResolver, CentreProgressResolver, EnrolmentProgressResolver,
  HeldPlaceResolver, ViewerPlacesResolver, CohortImportResolver, CohortImportPreviewResolver, CohortImportRowResolver, CohortImportsResolver, LearnersCsvResolver,
  PostingResolver, OfferPostingResolver, PostingDuplicateResolver,
  ApplicationsCsvResolver, ResumeResolver, ResumeKnownSkillResolver, ResumeGuessedSkillResolver, ResumeUnknownSkillResolver, ResumeTextResolver,
];
