import type { Tx } from '../kernel/context.ts';

export const CONFIRM_EMAIL = 'account.confirm-email';
export const CHANGE_EMAIL = 'account.change-email';
export const EMAIL_CHANGE_ASKED = 'account.email-change-asked';
export const EMAIL_CHANGED = 'account.email-changed';
export const EMAIL_IN_USE = 'account.email-in-use';
export const RESET_PASSWORD = 'account.reset-password';
export const PASSWORD_CHANGED = 'account.password-changed';
export const INVITATION = 'account.invitation';

export const post = (_tx: Tx, _kind: string, _to: object, _data: object): Promise<string> => Promise.resolve('');
