import type { App } from '../kernel/context.ts';
import { topLevel } from '../kernel/errors.ts';
import type { Sentence } from '../kernel/language.ts';
import { type MustFirst, Role, type Viewer } from '../kernel/viewer.ts';

/** Whether somebody of these roles can do nothing here without an authenticator app. */
export const codesAsked = (app: Pick<App, 'requireAdminTotp'>, roles: ReadonlySet<Role>): boolean => app.requireAdminTotp() && roles.has(Role.ADMINISTRATOR);

/** What an account must do before anything else; null if nothing. */
export function firstThing(app: Pick<App, 'requireAdminTotp'>, { roles, passwordMustChange, hasFactor }: { roles: ReadonlySet<Role>; passwordMustChange: boolean; hasFactor: boolean }): MustFirst | null {
  if (passwordMustChange) return 'CHANGE_PASSWORD';
  return codesAsked(app, roles) && !hasFactor ? 'SET_UP_SECOND_FACTOR' : null;
}

/** What sees who one is, and leaves. */
const ALWAYS = ['Query.viewer', 'Viewer.account', 'Viewer.roles', 'Mutation.signOut', 'Mutation.refreshSession'];

/** The fields of the root and of `viewer` that may be asked before it is done; nothing else is answered. */
const BEFORE: Readonly<Record<MustFirst, ReadonlySet<string>>> = {
  CHANGE_PASSWORD: new Set([...ALWAYS, 'Mutation.changePassword']),
  SET_UP_SECOND_FACTOR: new Set([...ALWAYS, 'Mutation.setUpSecondFactor', 'Mutation.confirmSecondFactor']),
};

const WORDS: Readonly<Record<MustFirst, Sentence>> = {
  CHANGE_PASSWORD: {
    fr: 'Quelqu’un d’autre connaît ce mot de passe : changez-le d’abord, par « changePassword ». D’ici là, rien d’autre ne reçoit de réponse.',
    ar: 'هناك شخص آخر يعرف كلمة المرور هذه: غيّرها أولاً باستعمال «changePassword». إلى ذلك الحين لا يُجاب عن أي طلب آخر.',
    en: 'Somebody else knows this password: change it first, by "changePassword". Until then nothing else is answered.',
  },
  SET_UP_SECOND_FACTOR: {
    fr: 'Ici, les administrateurs se connectent avec une application d’authentification : reliez-en une d’abord, par « setUpSecondFactor » puis « confirmSecondFactor ». D’ici là, rien d’autre ne reçoit de réponse.',
    ar: 'يدخل المشرفون هنا باستعمال تطبيق مصادقة: اربط تطبيقاً أولاً باستعمال «setUpSecondFactor» ثم «confirmSecondFactor». إلى ذلك الحين لا يُجاب عن أي طلب آخر.',
    en: 'Administrators sign in with an authenticator app here: set one up first, by "setUpSecondFactor" and "confirmSecondFactor". Until then nothing else is answered.',
  },
};

/** Throws FORBIDDEN, with the `todo`, for an account that must do something else first. */
export function firstThingsFirst({ mustFirst }: Viewer, field: string): void {
  if (!mustFirst || BEFORE[mustFirst].has(field)) return;
  throw topLevel('FORBIDDEN', WORDS[mustFirst], { field, todo: mustFirst });
}
