import { registerEnumType } from 'type-graphql';
import type { Context } from '../kernel/context.ts';
import type { Row } from '../kernel/read.ts';
import type { account } from './account.visibility.ts';
import { codesAsked } from './first-things.ts';
import { confirmedFactorOf } from './second-factor.loaders.ts';

/** What the holder of an account is asked to do before anything else. */
export const AccountTodo = { CHANGE_PASSWORD: 'CHANGE_PASSWORD', SET_UP_SECOND_FACTOR: 'SET_UP_SECOND_FACTOR', CONFIRM_EMAIL: 'CONFIRM_EMAIL', ACCEPT_NOTICE: 'ACCEPT_NOTICE' } as const;
export type AccountTodo = (typeof AccountTodo)[keyof typeof AccountTodo];

registerEnumType(AccountTodo, {
  name: 'AccountTodo',
  description: 'What the holder of an account is asked to do.',
  valuesConfig: {
    CHANGE_PASSWORD: { description: 'Somebody else knows the password: nothing else can be done before `changePassword`.' },
    SET_UP_SECOND_FACTOR: { description: 'Administrators sign in with an authenticator app here: nothing else can be done before `setUpSecondFactor` and `confirmSecondFactor`. Said to the holder alone.' },
    CONFIRM_EMAIL: { description: 'Open the link that was sent to the address; before that, nothing of the person is shown to others.' },
    ACCEPT_NOTICE: { description: 'Read the privacy notice in force and accept it; the one that was accepted is older, or none was. Said to the holder alone.' },
  },
});

type AccountRow = Row<typeof account>;
type Ask = (context: Context, row: AccountRow) => boolean | Promise<boolean>;

const asks = new Map<AccountTodo, Ask>([
  ['CHANGE_PASSWORD', (_, row) => row.passwordMustChange],
  ['SET_UP_SECOND_FACTOR', async (context, row) => row.id === context.viewer.accountId && codesAsked(context.app, context.viewer.roles) && (await confirmedFactorOf(context, row.id)) === null],
  ['CONFIRM_EMAIL', (_, row) => row.emailConfirmedAt === null],
]);

/** Says when something is to be done, for a folder below that knows: by a loader, since many accounts may be asked at once. */
export const asksOfAccount = (todo: AccountTodo, ask: Ask): void => void asks.set(todo, ask);

/** What is to be done, in the order of the enum. */
export async function todoOf(context: Context, row: AccountRow): Promise<AccountTodo[]> {
  const answers = await Promise.all(Object.values(AccountTodo).map(async (todo) => ((await asks.get(todo)?.(context, row)) ? todo : null)));
  return answers.filter((todo) => todo !== null);
}
