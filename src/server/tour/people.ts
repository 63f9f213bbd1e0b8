import { DEMO_PASSWORD } from '../../../seeds/demo/people.ts';
import { demoPeople } from '../../../seeds/demo/demo-people.ts';
import type { Role } from '../../kernel/viewer.ts';
import { clean, type Found, one, type Step } from './step.ts';

/** The first of the demo people with that role. */
export const demoPerson = (role: Role) => demoPeople.find((somebody) => somebody.role === role)!;

const SIGN_IN = one`mutation ($input: SignInInput!) { signIn(input: $input) { accessToken expiresInSeconds userErrors { code field } } }`;

/** Signs in; the token is kept under the name that later steps ask as. */
export const signIn = (as: string, who: (found: Found) => { email: string; password: string }): Pick<Step, 'query' | 'variables' | 'check'> => ({
  query: SIGN_IN,
  variables: (found) => ({ input: who(found) }),
  check: (data, found) => {
    found[as] = data.signIn.accessToken;
    if (data.signIn.userErrors.some((error: { code: string }) => error.code === 'WRONG_CREDENTIALS')) return 'the demo people are not here: the tour needs the demo world (DEMO=on on an empty database)';
    return clean(data.signIn) ?? (data.signIn.accessToken ? null : 'no access token');
  },
});

/** Signs in one of the demo people. */
export const signInAs = (role: Role, as: string): Pick<Step, 'query' | 'variables' | 'check'> => signIn(as, () => ({ email: demoPerson(role).email, password: DEMO_PASSWORD }));
