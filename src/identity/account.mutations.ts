import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import {
  AccountPayload, ChangeEmailInput, ChangePasswordInput, ConfirmEmailInput, ConfirmEmailPayload, EndSessionInput, PasswordPayload, RequestPasswordResetInput,
  RequestPasswordResetPayload, ResendConfirmationInput, ResetPasswordInput, UpdateAccountInput,
} from './account.inputs.ts';
import { accountById, sessionsOfAccount } from './account.loaders.ts';
import { updateAccount } from './account.service.ts';
import { AccountTodo, todoOf } from './account.todo.ts';
import { AccountType, SessionConnection, SessionType, SignOutPayload } from './account.type.ts';
import type { account, session } from './account.visibility.ts';
import { changeEmail, confirmEmail, resendConfirmation } from './email.service.ts';
import { changePassword, requestPasswordReset, resetPassword } from './password.service.ts';
import { endSession } from './session.service.ts';

const loads = { account: accountById };

@Resolver(() => AccountType)
export class AccountResolver {
  @FieldResolver(() => Boolean)
  emailConfirmed(@Root() row: Row<typeof account>): boolean {
    return row.emailConfirmedAt !== null;
  }

  @FieldResolver(() => [AccountTodo])
  todo(@Root() row: Row<typeof account>, @Ctx() context: Context) {
    return todoOf(context, row);
  }

  @FieldResolver(() => SessionConnection, { description: 'Its open sessions, the newest first; empty unless it is yours.' })
  async sessions(@Root() row: Row<typeof account>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await sessionsOfAccount(context, { parentId: row.id, args }));
  }
}

@Resolver(() => SessionType)
export class SessionFieldsResolver {
  @FieldResolver(() => Boolean)
  current(@Root() row: Row<typeof session>, @Ctx() context: Context): boolean {
    return row.id === context.viewer.sessionId;
  }
}

/** What a person does with its own account. Passwords stay out of what an idempotency key is compared by: that is kept as a fast hash. */
@Resolver()
export class AccountMutations {
  @Mutation(() => ConfirmEmailPayload, { description: 'Takes the link that was sent to an address: it is confirmed, and becomes the account’s where it was to be changed. Faults: LINK_INVALID, LINK_EXPIRED, LINK_USED, LINK_FOREIGN, EMAIL_TAKEN.' })
  confirmEmail(@Arg('input', () => ConfirmEmailInput, { description: 'The token.' }) input: ConfirmEmailInput, @Ctx() context: Context) {
    return mutate(context, 'confirmEmail', input, confirmEmail, loads);
  }

  @Mutation(() => AccountPayload, { description: 'Sends another link to your address; the one before stops serving. Nothing is sent where it is confirmed, nor within five minutes of the last one, which goes on serving.' })
  resendConfirmation(@Arg('input', () => ResendConfirmationInput, { nullable: true, description: 'Only what makes it repeatable.' }) input: ResendConfirmationInput | null, @Ctx() context: Context) {
    return mutate(context, 'resendConfirmation', input ?? {}, resendConfirmation, loads);
  }

  @Mutation(() => AccountPayload, { description: 'Begins to change your address: a link goes to the new one and counts once it was opened by `confirmEmail`; the old one is told both times. Faults: WRONG_PASSWORD, INVALID_EMAIL, INVALID.' })
  changeEmail(@Arg('input', () => ChangeEmailInput, { description: 'The new address.' }) { password, ...input }: ChangeEmailInput, @Ctx() context: Context) {
    return mutate(context, 'changeEmail', input, (tx, { newEmail }) => changeEmail(tx, { newEmail, password }), loads);
  }

  @Mutation(() => RequestPasswordResetPayload, { description: 'Sends a link that sets a new password, if the address has an account; the answer is the same if it has none. At most one goes out in five minutes. Faults: INVALID_EMAIL.' })
  requestPasswordReset(@Arg('input', () => RequestPasswordResetInput, { description: 'The address.' }) input: RequestPasswordResetInput, @Ctx() context: Context) {
    return mutate(context, 'requestPasswordReset', input, requestPasswordReset, {});
  }

  @Mutation(() => PasswordPayload, { description: 'Sets a new password by the link of a letter; every session ends. Sign in with it afterwards. Faults: LINK_INVALID, LINK_EXPIRED, LINK_USED, LINK_FOREIGN, WEAK_PASSWORD.' })
  resetPassword(@Arg('input', () => ResetPasswordInput, { description: 'The token and the password.' }) input: ResetPasswordInput, @Ctx() context: Context) {
    return mutate(context, 'resetPassword', input, resetPassword, {});
  }

  @Mutation(() => PasswordPayload, { description: 'Changes your password; your other sessions end. Faults: WRONG_PASSWORD, WEAK_PASSWORD, SAME_PASSWORD.' })
  changePassword(@Arg('input', () => ChangePasswordInput, { description: 'The present and the new one.' }) { currentPassword, newPassword, ...input }: ChangePasswordInput, @Ctx() context: Context) {
    return mutate(context, 'changePassword', input, (tx) => changePassword(tx, { currentPassword, newPassword }), loads);
  }

  @Mutation(() => SignOutPayload, { description: 'Ends one of your sessions at once. Faults: NOT_FOUND.' })
  endSession(@Arg('input', () => EndSessionInput, { description: 'Which.' }) input: EndSessionInput, @Ctx() context: Context) {
    return mutate(context, 'endSession', { ...input, sessionId: uuidOf('Session', input.sessionId) }, endSession, {});
  }

  @Mutation(() => AccountPayload, { description: 'Changes how the service speaks to you. Faults: CONFLICT, REQUIRED, TOO_LONG, UNKNOWN_TIME_ZONE.' })
  updateAccount(@Arg('input', () => UpdateAccountInput, { description: 'The changes.' }) input: UpdateAccountInput, @Ctx() context: Context) {
    return mutate(context, 'updateAccount', input, updateAccount, loads);
  }
}
