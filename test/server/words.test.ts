import { Meilisearch } from 'meilisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { Account } from '../../src/identity/account.entity.ts';
import { Role } from '../../src/kernel/viewer.ts';
import { change, makeApplicant, makeApplication, makeOpenOffer, makeRecruiter, type Applicant, type Recruiter } from '../builders/applications.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
let recruiter: Recruiter;
let nadia: Applicant;

beforeAll(async () => {
  recruiter = await makeRecruiter(world);
  nadia = await makeApplicant(world);
});

const inFrench = { 'accept-language': 'fr' };
const inArabic = { 'accept-language': 'ar' };
/** The first top-level error in each of the three languages. */
const told = async (query: string, as: Person | null = null, headers: Record<string, string> = {}) => {
  const answers = [];
  for (const language of ['fr', 'ar', 'en']) answers.push((await world.ask(query, {}, as, { 'accept-language': language, ...headers })).errors[0]!);
  return answers;
};
const arabic = /\p{Script=Arabic}/u;

describe('a top-level refusal is worded in the asked language, its code the same in each', () => {
  it.each([
    ['a visitor where one must sign in', 'mutation { resendConfirmation(input: {}) { userErrors { code } } }'],
    ['a page that is too large', '{ offers(first: 101) { nodes { id } } }'],
    ['a cursor of another list', '{ offers(after: "bm9wZQ") { nodes { id } } }'],
    ['a text that is too long to seek', `{ searchOffers(text: "${'a'.repeat(201)}") { totalCount } }`],
  ])('%s', async (_, query) => {
    const [fr, ar, en] = await told(query);
    expect(new Set([fr, ar, en].map((one) => JSON.stringify(one!.extensions))).size).toBe(1);
    expect(new Set([fr, ar, en].map((one) => one!.message)).size).toBe(3);
    expect([arabic.test(ar!.message), arabic.test(fr!.message), arabic.test(en!.message)]).toEqual([true, false, false]);
    expect(fr!.message).toMatch(/Connectez-vous|hors de l’intervalle|curseur|Trop long/);
  });

  it('a role that may not, a token that is none, and a password that somebody else knows', async () => {
    const applying = 'mutation { submitApplication(input: { offerId: "x" }) { userErrors { code } } }';
    const person = await world.person('Hind Tazi', Role.RECRUITER);
    const forbidden = await told(applying, person);
    expect(forbidden.map((one) => one.extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    expect(forbidden[0]!.message).toBe('Votre rôle ne permet pas Mutation.submitApplication.');
    expect(arabic.test(forbidden[1]!.message)).toBe(true);
    const nobody = await told('{ viewer { roles } }', null, { authorization: 'Bearer nothing' });
    expect(nobody.map((one) => one.extensions.code)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect([nobody[0]!.message.includes('jeton'), arabic.test(nobody[1]!.message), nobody[2]!.message.includes('malformed')]).toEqual([true, true, true]);
    await world.app.orm.em.fork().nativeUpdate(Account, { id: person.accountId }, { passwordMustChange: true });
    const changeFirst = await told('{ offers { totalCount } }', person);
    expect(changeFirst.map((one) => one.extensions.todo)).toEqual(['CHANGE_PASSWORD', 'CHANGE_PASSWORD', 'CHANGE_PASSWORD']);
    expect([changeFirst[0]!.message.includes('mot de passe'), arabic.test(changeFirst[1]!.message)]).toEqual([true, true]);
  });
});

describe('a refusal that only some can meet is worded in the asked language', () => {
  it('one of two arguments that name the same', async () => {
    const [fr, ar, en] = await told('query { lintOffer(input: { texts: [] }) { findings { code } } }', recruiter);
    expect(fr).toMatchObject({ message: 'Donnez soit employerId, soit offerId.', extensions: { code: 'BAD_USER_INPUT', field: 'input.employerId' } });
    expect([arabic.test(ar!.message), en!.message]).toEqual([true, 'Give either employerId or offerId.']);
  });

  it('a search engine that is away', async () => {
    const search = world.app.search as { client: Meilisearch };
    const { client } = search;
    search.client = new Meilisearch({ host: 'http://127.0.0.1:9', apiKey: 'nobody is there', timeout: 2000 });
    try {
      const [fr, ar, en] = await told('{ searchOffers(text: "react") { totalCount } }');
      expect(fr).toMatchObject({ message: 'La recherche ne répond pas pour l’instant. Tout le reste fonctionne ; réessayez dans quelques secondes.', extensions: { code: 'SEARCH_UNAVAILABLE' } });
      expect([arabic.test(ar!.message), en!.message]).toEqual([true, 'Search does not answer at the moment. Everything else works; try again in a few seconds.']);
    } finally {
      search.client = client;
    }
  });
});

describe('a fault says where something stands in words', () => {
  it('an application that can not go there', async () => {
    const sent = await makeApplication(world, nadia, await makeOpenOffer(world, recruiter));
    const query = 'mutation ($input: AdvanceApplicationInput!) { advanceApplication(input: $input) { userErrors { message } } }';
    const input = { applicationId: sent.id, version: sent.version, to: 'PROPOSED' };
    const say = async (headers: Record<string, string>) => (await world.ask(query, { input }, recruiter, headers)).data.advanceApplication.userErrors[0].message;
    expect(await say(inFrench)).toBe('La candidature est à l’état « Envoyée ». Possible d’ici : À l’étude, Entretien, Refusée.');
    expect(await say(inArabic)).toBe('الترشيح في الحالة «مرسلة». الممكن من هنا: قيد الدراسة، مقابلة، مرفوضة.');
    await change(world, nadia, 'withdrawApplication', { applicationId: sent.id });
  });

  it('an offer that was closed', async () => {
    const offerId = await makeOpenOffer(world, recruiter);
    const move = async (verb: string, headers: Record<string, string>) => (await world.ask(`mutation ($input: MoveOfferInput!) { ${verb}(input: $input) { userErrors { message } } }`, { input: { offerId } }, recruiter, headers)).data[verb].userErrors;
    expect(await move('closeOffer', inFrench)).toEqual([]);
    expect(await move('publishOffer', inFrench)).toEqual([{ message: 'L’offre est à l’état « close » et ne peut pas passer à l’état « publiée ».' }]);
    expect((await move('publishOffer', inArabic))[0].message).not.toMatch(/[A-Z]/);
  });
});
