import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../kernel/context.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import type { Secret } from '../kernel/secret.ts';
import { AccountPayload } from './account.inputs.ts';
import { accountById } from './account.loaders.ts';
import { AccountType } from './account.type.ts';
import type { account } from './account.visibility.ts';
import { confirmedFactorOf, recoveryCodesByAccountId } from './second-factor.loaders.ts';
import { confirmSecondFactor, removeSecondFactor, setUpSecondFactor } from './second-factor.service.ts';
import { ConfirmSecondFactorInput, ConfirmSecondFactorPayload, RemoveSecondFactorInput, SecondFactorType, SetUpSecondFactorInput, SetUpSecondFactorPayload } from './second-factor.type.ts';

const loads = { account: accountById };

@Resolver(() => AccountType)
export class AccountSecondFactorResolver {
  @FieldResolver(() => SecondFactorType, { nullable: true, description: 'The authenticator app whose codes signing in asks for; null if there is none, and unless the account is yours.' })
  async secondFactor(@Root() row: Row<typeof account>, @Ctx() context: Context) {
    const factor = await confirmedFactorOf(context, row.id);
    return factor && { confirmedAt: factor.confirmedAt, recoveryCodesLeft: (await recoveryCodesByAccountId(context).load(row.id)).length };
  }
}

@Resolver(() => ConfirmSecondFactorPayload)
export class RecoveryCodesResolver {
  @FieldResolver(() => [String], { nullable: true })
  recoveryCodes(@Root() payload: { recoveryCodes?: Secret | null }): string[] | null {
    return payload.recoveryCodes?.valueOf().split(' ') ?? null;
  }
}

/** Passwords and codes stay out of what an idempotency key is compared by: that is kept as a fast hash. */
@Resolver()
export class SecondFactorMutations {
  @Mutation(() => SetUpSecondFactorPayload, { description: 'Begins to set up an authenticator app: gives the secret that it shares with the service, once. Asked again before `confirmSecondFactor`, the secret before it serves no more. Faults: WRONG_PASSWORD, SECOND_FACTOR_SET.' })
  setUpSecondFactor(@Arg('input', () => SetUpSecondFactorInput, { description: 'Your password.' }) { password, ...input }: SetUpSecondFactorInput, @Ctx() context: Context) {
    return mutate(context, 'setUpSecondFactor', input, (tx) => setUpSecondFactor(tx, { password }), loads);
  }

  @Mutation(() => ConfirmSecondFactorPayload, { description: 'Ends setting up with the app’s first code: from now on `signIn` asks for one. Gives ten recovery codes, once; your other sessions end, and a letter tells it. Faults: NO_SECOND_FACTOR, SECOND_FACTOR_SET, WRONG_CODE.' })
  confirmSecondFactor(@Arg('input', () => ConfirmSecondFactorInput, { description: 'The code.' }) { code, ...input }: ConfirmSecondFactorInput, @Ctx() context: Context) {
    return mutate(context, 'confirmSecondFactor', input, (tx) => confirmSecondFactor(tx, { code }), loads);
  }

  @Mutation(() => AccountPayload, { description: 'Removes the authenticator app and its recovery codes: the password alone signs in again. A letter tells it. Faults: WRONG_PASSWORD, NO_SECOND_FACTOR, CODE_REQUIRED, WRONG_CODE.' })
  removeSecondFactor(@Arg('input', () => RemoveSecondFactorInput, { description: 'Your password and a code.' }) { password, code, ...input }: RemoveSecondFactorInput, @Ctx() context: Context) {
    return mutate(context, 'removeSecondFactor', input, (tx) => removeSecondFactor(tx, { password, code }), loads);
  }
}
