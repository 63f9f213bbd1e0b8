import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../kernel/context.ts';
import { answer, mutate } from '../kernel/mutate.ts';
import { Role } from '../kernel/viewer.ts';
import { accountById } from './account.loaders.ts';
import { AccountType, RefreshSessionInput, SignInInput, SignInPayload, SignOutPayload, ViewerType } from './account.type.ts';
import { endSessions, refreshSession, signIn } from './session.service.ts';

@Resolver(() => ViewerType)
export class ViewerResolver {
  @Query(() => ViewerType, { nullable: true, description: 'The person who asks, or the software of an employer; null for a visitor.' })
  viewer(@Ctx() context: Context): object | null {
    return context.viewer.roles.has(Role.VISITOR) ? null : {};
  }

  @FieldResolver(() => AccountType)
  account(@Ctx() context: Context) {
    return accountById(context).load(context.viewer.accountId);
  }

  @FieldResolver(() => [Role])
  roles(@Ctx() context: Context) {
    return [...context.viewer.roles].toSorted();
  }
}

@Resolver()
export class SessionResolver {
  @Mutation(() => SignInPayload, { description: 'Signs in. Faults: WRONG_CREDENTIALS, the same for an unknown address and a wrong password; after a right one, where the account has an authenticator app, CODE_REQUIRED and WRONG_CODE. After ten wrong tries in 15 minutes, by account or from an address, RATE_LIMITED.' })
  signIn(@Arg('input', () => SignInInput, { description: 'E-mail and password.' }) input: SignInInput, @Ctx() context: Context) {
    return answer(context, () => signIn(context, input));
  }

  @Mutation(() => SignInPayload, { description: 'Changes a refresh token for a new pair. Faults: TOKEN_INVALID, TOKEN_REUSED (the session is ended).' })
  refreshSession(@Arg('input', () => RefreshSessionInput, { description: 'The refresh token.' }) input: RefreshSessionInput, @Ctx() context: Context) {
    return answer(context, () => refreshSession(context, input));
  }

  @Mutation(() => SignOutPayload, { description: 'Ends this session at once.' })
  signOut(@Ctx() context: Context) {
    return mutate(context, 'signOut', {}, async (tx) => ({ endedSessions: await endSessions(tx, { id: context.viewer.sessionId ?? '' }, 'SIGNED_OUT') }), {});
  }

  @Mutation(() => SignOutPayload, { description: 'Ends every session of the account at once, this one included.' })
  signOutEverywhere(@Ctx() context: Context) {
    return mutate(context, 'signOutEverywhere', {}, async (tx) => ({ endedSessions: await endSessions(tx, { accountId: context.viewer.accountId }, 'SIGNED_OUT_EVERYWHERE') }), {});
  }
}
