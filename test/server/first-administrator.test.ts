import { expect, it } from 'vitest';
import { populate } from '../../src/server/populate.ts';
import { announce } from '../../src/server/announce.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
const settings = { DEMO: false, ADMIN_EMAIL: 'first@test.example' } as never;

it('is made for an empty service, told once, and changes the password at the first sign-in', async () => {
  const populated = await populate(world.app, settings, () => {});
  const { email, password } = populated.administrator!;
  expect(announce({ address: 'http://127.0.0.1:4000', populated, stop: () => Promise.resolve() }, 1)).toContain(`First administrator (shown once): ${email}   ${password}`);
  expect((await populate(world.app, settings, () => {})).administrator).toBe(null);

  const signIn = async (word: string) => (await world.get('mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }', { input: { email, password: word } })).signIn;
  const administrator = world.signedIn('', email, (await signIn(password)).accessToken, []);
  expect(await world.get('{ viewer { roles account { email emailConfirmed todo } } }', {}, administrator)).toEqual({ viewer: { roles: ['ADMINISTRATOR'], account: { email: 'first@test.example', emailConfirmed: true, todo: expect.arrayContaining(['CHANGE_PASSWORD']) } } });
  expect((await world.ask('{ unknownTerms { totalCount } }', {}, administrator)).errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', todo: 'CHANGE_PASSWORD' });

  const changed = await world.get('mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { userErrors { code } } }', { input: { currentPassword: password, newPassword: 'known to nobody else' } }, administrator);
  expect(changed.changePassword.userErrors).toEqual([]);
  expect((await world.ask('{ unknownTerms { totalCount } }', {}, administrator)).errors).toEqual([]);
  expect((await signIn(password)).userErrors).toEqual([{ code: 'WRONG_CREDENTIALS' }]);
});
