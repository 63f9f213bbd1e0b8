import { EmployerApplicationsResolver, GraduateApplicationsResolver, OfferApplicationsResolver } from '../applications/application.edges.ts';
import { ApplicationMutations } from '../applications/application.mutations.ts';
import { ApplicationEventResolver, ApplicationResolver } from '../applications/application.resolver.ts';
import { EmployerMemberResolver, EmployerResolver, ViewerEmployersResolver } from '../employers/employer.resolver.ts';
import { SessionResolver, ViewerResolver } from '../identity/account.resolver.ts';
import { AskedSkillResolver, EmployerOffersResolver, OfferMutationResolver, OfferRequirementResolver, OfferResolver } from '../offers/offer.resolver.ts';
import { PlaceResolver } from '../places/place.resolver.ts';
import { SkillResolver } from '../skills/skill.resolver.ts';
import { NodeResolver } from './node.resolver.ts';

/** Every resolver, in the order of the house. */
export const resolvers = [
  NodeResolver, ViewerResolver, SessionResolver, PlaceResolver, SkillResolver,
  EmployerResolver, EmployerMemberResolver, ViewerEmployersResolver,
  OfferResolver, OfferRequirementResolver, AskedSkillResolver, EmployerOffersResolver, OfferMutationResolver,
  ApplicationResolver, ApplicationEventResolver, ApplicationMutations, GraduateApplicationsResolver, OfferApplicationsResolver, EmployerApplicationsResolver,
];
