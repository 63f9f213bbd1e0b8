import { AccountRoleSchema, AccountSchema } from '../identity/account.entity.ts';
import { RefreshTokenSchema, SessionSchema } from '../identity/session.entity.ts';
import { ApplicationEventSchema, ApplicationSchema } from '../applications/application.entity.ts';
import { CentreSchema, CentreStaffSchema } from '../centres/centre.entity.ts';
import { CohortSchema, CohortTrainerSchema, ProgrammeSchema, ProgrammeSkillSchema } from '../centres/cohort.entity.ts';
import { EmployerMemberSchema, EmployerSchema } from '../employers/employer.entity.ts';
import { CohortInvitationSchema, DisclosureSchema, EmployerBlockSchema, EnrolmentSchema } from '../graduates/enrolment.entity.ts';
import { KeptTermSchema } from '../graduates/kept-term.entity.ts';
import { GraduateSchema, MobilitySchema } from '../graduates/graduate.entity.ts';
import { BackgroundItemSchema, HeldSkillSchema, SpokenLanguageSchema } from '../graduates/skill-profile.entity.ts';
import { IdempotencyKeySchema } from '../kernel/idempotency.entity.ts';
import { OfferEventSchema, OfferLanguageSchema, OfferPlaceSchema, OfferSchema, OfferSkillSchema, OfferTextSchema } from '../offers/offer.entity.ts';
import { PlaceSchema } from '../places/place.entity.ts';
import { AccessLogSchema } from '../privacy/access-log.entity.ts';
import { SearchChangeSchema } from '../search/search-change.entity.ts';
import { SkillAliasSchema, SkillLinkSchema, SkillSchema } from '../skills/skill.entity.ts';
import { TaxonomyStateSchema } from '../skills/taxonomy.entity.ts';
import { UnknownTermSchema } from '../skills/unknown-term.entity.ts';
import { ReferenceImportSchema } from './reference.entity.ts';

/** Every table, in the order of the house. */
export const entities = [
  IdempotencyKeySchema, SearchChangeSchema, ReferenceImportSchema,
  AccountSchema, AccountRoleSchema, SessionSchema, RefreshTokenSchema, AccessLogSchema,
  PlaceSchema, SkillSchema, SkillAliasSchema, SkillLinkSchema, TaxonomyStateSchema, UnknownTermSchema,
  EmployerSchema, EmployerMemberSchema,
  CentreSchema, CentreStaffSchema, ProgrammeSchema, ProgrammeSkillSchema, CohortSchema, CohortTrainerSchema,
  GraduateSchema, MobilitySchema, HeldSkillSchema, SpokenLanguageSchema, BackgroundItemSchema, KeptTermSchema, EnrolmentSchema, CohortInvitationSchema, DisclosureSchema, EmployerBlockSchema,
  OfferSchema, OfferTextSchema, OfferPlaceSchema, OfferLanguageSchema, OfferSkillSchema, OfferEventSchema,
  ApplicationSchema, ApplicationEventSchema,
];
