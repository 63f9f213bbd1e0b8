import { AccountRoleSchema, AccountSchema } from '../identity/account.entity.ts';
import { AccountTokenSchema } from '../identity/account-token.entity.ts';
import { RecoveryCodeSchema, SecondFactorSchema } from '../identity/second-factor.entity.ts';
import { RefreshTokenSchema, SessionSchema } from '../identity/session.entity.ts';
import { CandidateChoiceSchema, CandidateNoteSchema } from '../applications/candidate-choice.entity.ts';
import { OfferMarkSchema } from '../applications/offer-mark.entity.ts';
import { RecommendationSchema } from '../applications/recommendation.entity.ts';
import { ApplicationEventSchema, ApplicationSchema } from '../applications/application.entity.ts';
import { CentreSchema, CentreStaffSchema } from '../centres/centre.entity.ts';
import { SponsorshipSchema } from '../centres/sponsorship.entity.ts';
import { CohortSchema, CohortTrainerSchema, ProgrammeSchema, ProgrammeSkillSchema } from '../centres/cohort.entity.ts';
import { ApiKeySchema } from '../employers/api-key.entity.ts';
import { EmployerDecisionSchema } from '../employers/decision.entity.ts';
import { EmployerMemberSchema, EmployerSchema } from '../employers/employer.entity.ts';
import { CohortInvitationSchema, DisclosureSchema, EmployerBlockSchema, EmployerNameBlockSchema, EnrolmentSchema } from '../graduates/enrolment.entity.ts';
import { CohortImportSchema } from '../graduates/cohort-import.entity.ts';
import { HeldPlaceSchema } from '../graduates/held-place.entity.ts';
import { KeptTermSchema } from '../graduates/kept-term.entity.ts';
import { GraduateMergeSchema } from '../graduates/graduate-merge.entity.ts';
import { GraduateSchema, MobilitySchema } from '../graduates/graduate.entity.ts';
import { BackgroundItemSchema, HeldSkillSchema, SpokenLanguageSchema } from '../graduates/skill-profile.entity.ts';
import { BucketSchema } from '../kernel/bucket.entity.ts';
import { IdempotencyKeySchema } from '../kernel/idempotency.entity.ts';
import { LetterSchema } from '../mail/letter.entity.ts';
import { OfferReportSchema } from '../offers/offer-report.entity.ts';
import { OfferEventSchema, OfferLanguageSchema, OfferPlaceSchema, OfferSchema, OfferSkillSchema, OfferTextSchema } from '../offers/offer.entity.ts';
import { PlaceSchema } from '../places/place.entity.ts';
import { AccessLogSchema } from '../privacy/access-log.entity.ts';
import { ConsentSchema, ErasedAddressSchema } from '../privacy/consent.entity.ts';
import { SearchChangeSchema } from '../search/search-change.entity.ts';
import { SkillAliasSchema, SkillLinkSchema, SkillSchema } from '../skills/skill.entity.ts';
import { TaxonomyStateSchema } from '../skills/taxonomy.entity.ts';
import { UnknownTermSchema } from '../skills/unknown-term.entity.ts';
import { ReferenceImportSchema } from './reference.entity.ts';

/** Every table, in the order of the house. */
export const entities = [
  IdempotencyKeySchema, BucketSchema, LetterSchema, SearchChangeSchema, ReferenceImportSchema,
  AccountSchema, AccountRoleSchema, SessionSchema, RefreshTokenSchema, AccountTokenSchema, SecondFactorSchema, RecoveryCodeSchema, AccessLogSchema, ConsentSchema, ErasedAddressSchema,
  PlaceSchema, SkillSchema, SkillAliasSchema, SkillLinkSchema, TaxonomyStateSchema, UnknownTermSchema,
  EmployerSchema, EmployerMemberSchema, EmployerDecisionSchema, ApiKeySchema,
  CentreSchema, CentreStaffSchema, ProgrammeSchema, ProgrammeSkillSchema, CohortSchema, CohortTrainerSchema, SponsorshipSchema,
  GraduateSchema, GraduateMergeSchema, MobilitySchema, HeldSkillSchema, SpokenLanguageSchema, BackgroundItemSchema, KeptTermSchema, EnrolmentSchema, CohortInvitationSchema, DisclosureSchema, EmployerBlockSchema, EmployerNameBlockSchema, CohortImportSchema, HeldPlaceSchema,
  OfferSchema, OfferTextSchema, OfferPlaceSchema, OfferLanguageSchema, OfferSkillSchema, OfferEventSchema, OfferReportSchema,
  ApplicationSchema, ApplicationEventSchema, OfferMarkSchema, CandidateChoiceSchema, CandidateNoteSchema, RecommendationSchema,
];
