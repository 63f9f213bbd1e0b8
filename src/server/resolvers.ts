import { EmployerMemberResolver, EmployerResolver, ViewerEmployersResolver } from '../employers/employer.resolver.ts';
import { SessionResolver, ViewerResolver } from '../identity/account.resolver.ts';
import { PlaceResolver } from '../places/place.resolver.ts';
import { NodeResolver } from './node.resolver.ts';

/** Every resolver, in the order of the house. */
export const resolvers = [
  NodeResolver, ViewerResolver, SessionResolver, PlaceResolver,
  EmployerResolver, EmployerMemberResolver, ViewerEmployersResolver,
];
