import { describe, expect, it } from 'vitest';
import { joinEmployer } from '../../src/employers/employer.service.ts';
import { endMembership, grantMembership } from '../../src/employers/member.service.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { confirmAddress } from '../builders/accounts.ts';
import { iceNumber, makeEmployer } from '../builders/employers.ts';
import { TERMS } from '../builders/terms.ts';
import { openWorld, PASSWORD } from '../harness/world.ts';

const world = openWorld();

const SIGN_UP = `mutation ($input: SignUpRecruiterInput!) {
  signUpRecruiter(input: $input) { accessToken employer { id slug name verified version place { name(language: FR) } registration { registrationNumber } members { totalCount nodes { id kind grantedAt } } } member { id kind grantedAt employer { name } } userErrors { code field message } }
}`;
const facts = { name: 'Atlas Numérique', kind: 'COMPANY', placeCode: 'MA-OUJ', registrationKind: 'ICE', registrationNumber: '001 234 567 000 062' };
const recruiter = (email: string, over: object = {}) => ({ input: { email, password: PASSWORD, name: 'Samira El Idrissi', language: 'FR', ...TERMS, found: facts, ...over } });

describe('a recruiter signs up', () => {
  it('founds an employer, owns it, and it is public only once verified', async () => {
    const { signUpRecruiter: made } = await world.get(SIGN_UP, recruiter('samira@atlas.example'));
    expect(made.userErrors).toEqual([]);
    expect(made).toMatchObject({ employer: { name: 'Atlas Numérique', verified: false, place: { name: expect.any(String) }, registration: null }, member: { kind: 'OWNER', grantedAt: expect.any(String) } });
    const owner = world.signedIn('', '', made.accessToken, ['RECRUITER']);
    const MINE = '{ viewer { roles account { email } memberships { kind employer { name verified registration { registrationNumber } } } } }';
    expect(await world.get(MINE, {}, owner)).toEqual({
      viewer: { roles: ['RECRUITER'], account: { email: 'samira@atlas.example' }, memberships: [{ kind: 'OWNER', employer: { name: 'Atlas Numérique', verified: false, registration: { registrationNumber: '001234567000062' } } }] },
    });
    expect(await world.get('{ employers { nodes { name } } }')).toEqual({ employers: { nodes: [] } });
    const administrator = await world.person('Admin', 'ADMINISTRATOR');
    const { employers } = await world.get('{ employers(filter: { verified: false }) { nodes { id version } } }', {}, administrator);
    const early = await world.get('mutation ($id: ID!) { verifyEmployer(input: { employerId: $id }) { employer { verified } userErrors { code field } } }', { id: employers.nodes[0].id }, administrator);
    expect(early).toEqual({ verifyEmployer: { employer: null, userErrors: [{ code: 'EMAIL_NOT_CONFIRMED', field: 'employerId' }] } });
    await confirmAddress(world, 'samira@atlas.example');
    const verified = await world.get('mutation ($id: ID!) { verifyEmployer(input: { employerId: $id }) { employer { verified } userErrors { code } } }', { id: employers.nodes[0].id }, administrator);
    expect(verified).toEqual({ verifyEmployer: { employer: { verified: true }, userErrors: [] } });
    const { employers: seen } = await world.get('{ employers { totalCount nodes { name place { name(language: AR) } registration { registrationNumber } members { totalCount } } } }');
    expect(seen).toEqual({ totalCount: 1, nodes: [{ name: 'Atlas Numérique', place: { name: 'وجدة أنكاد' }, registration: null, members: { totalCount: 0 } }] });
  });

  it('asks to join one that it sees, and is answered with the membership that waits', async () => {
    const [hidden, open] = [await makeEmployer(world, { verified: false }), await makeEmployer(world)];
    const join = async (joinEmployerId: string) => (await world.get(SIGN_UP, recruiter('joins@atlas.example', { found: null, joinEmployerId }))).signUpRecruiter;
    expect(await join(hidden.id)).toMatchObject({ employer: null, member: null, userErrors: [{ code: 'NOT_FOUND', field: 'employerId' }] });
    expect(await join(open.id)).toMatchObject({ employer: null, member: { kind: 'MEMBER', grantedAt: null }, userErrors: [] });
  });

  it('takes another name, and is verified anew before it is public under it', async () => {
    const { signUpRecruiter: made } = await world.get(SIGN_UP, recruiter('renamed@atlas.example', { found: { ...facts, name: 'Angad Code', registrationNumber: '009876543210021' } }));
    const owner = world.signedIn('', '', made.accessToken, ['RECRUITER']);
    const administrator = await world.person('Admin', 'ADMINISTRATOR');
    const { employers } = await world.get('{ employers(filter: { verified: false, nameStartsWith: "Angad" }) { nodes { id } } }', {}, administrator);
    const employerId = employers.nodes[0].id;
    await confirmAddress(world, 'renamed@atlas.example');
    await world.get('mutation ($id: ID!) { verifyEmployer(input: { employerId: $id }) { userErrors { code } } }', { id: employerId }, administrator);
    const UPDATE = 'mutation ($input: UpdateEmployerInput!) { updateEmployer(input: $input) { employer { name verified version website } userErrors { code field } } }';
    const read = async () => (await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { version } } }', { id: employerId }, owner)).node.version as number;
    const same = await world.get(UPDATE, { input: { employerId, version: await read(), name: 'Angad Code', website: 'https://angad.example/' } }, owner);
    expect(same.updateEmployer).toMatchObject({ employer: { verified: true, website: 'https://angad.example/' }, userErrors: [] });
    const renamed = await world.get(UPDATE, { input: { employerId, version: await read(), name: 'A Well-Known Bank' } }, owner);
    expect(renamed.updateEmployer).toMatchObject({ employer: { name: 'A Well-Known Bank', verified: false }, userErrors: [] });
    expect(await world.get('query ($id: ID!) { node(id: $id) { id } }', { id: employerId })).toEqual({ node: null });
    const stale = await world.get(UPDATE, { input: { employerId, version: 1, name: 'Too Late' } }, owner);
    expect(stale.updateEmployer).toMatchObject({ employer: { name: 'A Well-Known Bank' }, userErrors: [{ code: 'CONFLICT', field: 'version' }] });
  });

  it('is told every fault of the input, in the language asked', async () => {
    const { data } = await world.ask(SIGN_UP, recruiter('samira2@atlas.example', { found: { ...facts, placeCode: 'Oujda', registrationNumber: '12' } }), null, { 'accept-language': 'fr' });
    expect(data.signUpRecruiter.userErrors).toEqual([
      { code: 'UNKNOWN_PLACE', field: 'found.placeCode', message: expect.stringContaining('MA-OUJ') },
      { code: 'WRONG_NUMBER', field: 'found.registrationNumber', message: 'Numéro ICE invalide : 15 chiffres, les deux derniers une clé valide.' },
    ]);
    const { signUpRecruiter } = await world.get(SIGN_UP, recruiter('not an address', { password: 'short' }));
    expect(signUpRecruiter.userErrors.map((error: { code: string }) => error.code)).toEqual(['INVALID_EMAIL', 'WEAK_PASSWORD']);
  });

  it('is told that the address is taken, and nothing is half made', async () => {
    const { signUpRecruiter } = await world.get(SIGN_UP, recruiter('samira@atlas.example', { found: { ...facts, registrationKind: null, registrationNumber: null } }));
    expect(signUpRecruiter).toMatchObject({ accessToken: null, employer: null, userErrors: [{ code: 'EMAIL_TAKEN', field: 'email' }] });
  });
});

describe('a registration number', () => {
  const numbered = (registrationNumber: string, name: string) => ({ ...facts, registrationNumber, name });
  const signUp = async (found: object, email: string, headers: Record<string, string> = {}) => (await world.ask(SIGN_UP, recruiter(email, { found }), null, headers)).data.signUpRecruiter;
  const FOUND = 'mutation ($input: FoundEmployerInput!) { foundEmployer(input: $input) { employer { id name } userErrors { code field message } } }';

  it('of another employer is told at its own field, and whether that one can be joined', async () => {
    const [seen, unseen] = [iceNumber(), iceNumber()];
    await makeEmployer(world, { registrationNumber: seen });
    await makeEmployer(world, { registrationNumber: unseen, verified: false });
    const [joinable] = (await signUp(numbered(seen, 'Second'), 'second@atlas.example', { 'accept-language': 'en' })).userErrors;
    expect(joinable).toEqual({ code: 'ALREADY_REGISTERED', field: 'found.registrationNumber', message: expect.stringContaining('ask to join it') });
    for (const [language, words] of [['en', 'not public'], ['fr', 'pas public'], ['ar', 'غير ظاهر']] as const) {
      const { userErrors } = await signUp(numbered(unseen, 'Second'), 'second@atlas.example', { 'accept-language': language });
      expect(userErrors).toEqual([{ code: 'ALREADY_REGISTERED', field: 'found.registrationNumber', message: expect.stringContaining(words) }]);
      expect(userErrors[0].message).not.toMatch(/ask to join|demandez à le rejoindre/);
    }
    const confirmed = await world.person('Confirmed', 'RECRUITER');
    for (const number of [seen, unseen]) expect((await world.get(FOUND, { input: numbered(number, 'Third') }, confirmed)).foundEmployer.userErrors).toMatchObject([{ code: 'ALREADY_REGISTERED', field: 'registrationNumber' }]);
  });

  it('of two who say it at one time is the first one’s, and the other is told at the right field', async () => {
    const number = iceNumber();
    const answers = await Promise.all(['one', 'two'].map((name) => signUp(numbered(number, name), `${name}@atonce.example`)));
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code, field }: { code: string; field: string }) => [code, field]))).toEqual([['ALREADY_REGISTERED', 'found.registrationNumber']]);
  });

  it('that somebody says who never confirmed its e-mail waits for nobody, and is for who did', async () => {
    const administrator = await world.person('Admin', 'ADMINISTRATOR');
    const queue = async () => (await world.get('{ employersToVerify(first: 100) { nodes { name } } }', {}, administrator)).employersToVerify.nodes.map((one: { name: string }) => one.name);
    const number = iceNumber();
    const { accessToken } = await signUp(numbered(number, 'Squatted'), 'squatter@atlas.example');
    expect(await queue()).not.toContain('Squatted');
    const confirmed = await world.person('Confirmed', 'RECRUITER');
    expect((await signUp(numbered(number, 'Unconfirmed Too'), 'too@atlas.example')).userErrors).toMatchObject([{ code: 'ALREADY_REGISTERED' }]);
    expect((await world.get(FOUND, { input: numbered(number, 'Rightful') }, confirmed)).foundEmployer).toMatchObject({ employer: { name: 'Rightful' }, userErrors: [] });
    await confirmAddress(world, 'squatter@atlas.example');
    expect(await queue()).toContain('Rightful');
    expect(await queue()).not.toContain('Squatted');
    const squatter = world.signedIn('', '', accessToken, ['RECRUITER']);
    expect((await world.get('{ viewer { memberships { employer { registration { registrationNumber } } } } }', {}, squatter)).viewer.memberships).toEqual([{ employer: { registration: { registrationNumber: null } } }]);
  });

  it('of an owner who confirms later stands in the queue from then on', async () => {
    const administrator = await world.person('Admin', 'ADMINISTRATOR');
    const queue = async () => (await world.get('{ employersToVerify(first: 100) { nodes { name } } }', {}, administrator)).employersToVerify.nodes.map((one: { name: string }) => one.name);
    await signUp(numbered(iceNumber(), 'Confirms Later'), 'later@atlas.example');
    expect(await queue()).not.toContain('Confirms Later');
    await confirmAddress(world, 'later@atlas.example');
    expect(await queue()).toContain('Confirms Later');
  });
});

describe('a membership', () => {
  it('is asked for, granted and ended once, though each is sent twice with one key', async () => {
    const { id, owner } = await makeEmployer(world);
    const person = await world.person('Asks once', 'RECRUITER');
    const twice = async (mutation: string, type: string, input: object, as: typeof person) => {
      const send = async (key: string) => (await world.get(`mutation ($input: ${type}!) { ${mutation}(input: $input) { member { id } userErrors { code } } }`, { input: { ...input, idempotencyKey: key } }, as))[mutation];
      const [first, second, other] = [await send(`${mutation}-1`), await send(`${mutation}-1`), await send(`${mutation}-2`)];
      expect([first.userErrors, second]).toEqual([[], first]);
      return { memberId: first.member.id as string, other: other.userErrors };
    };
    const { memberId, other } = await twice('joinEmployer', 'JoinEmployerInput', { employerId: id }, person);
    expect(other).toEqual([{ code: 'ALREADY_MEMBER' }]);
    await twice('grantMembership', 'GrantMembershipInput', { memberId }, owner);
    expect((await twice('endMembership', 'EndMembershipInput', { memberId }, owner)).other).toEqual([{ code: 'MEMBERSHIP_ENDED' }]);
  });
});

describe('an employer is never without an owner', () => {
  const END = 'mutation ($id: ID!) { endMembership(input: { memberId: $id }) { userErrors { code } } }';
  /** An employer with two owners. */
  async function twoOwners() {
    const { employerId, id, owner: one } = await makeEmployer(world);
    const other = await world.person('Second owner', 'RECRUITER');
    const { member } = await transact(other.context(), (tx) => joinEmployer(tx, { employerId }));
    await transact(one.context(), (tx) => grantMembership(tx, { memberId: member, kind: 'OWNER' }));
    const { viewer } = await world.get('{ viewer { memberships { id } } }', {}, one);
    return { id, one, other, memberIds: [viewer.memberships[0].id as string, toGlobalId('EmployerMember', member)] as const, otherMember: member };
  }

  it('when two owners leave at once, one stays', async () => {
    const { one, other, memberIds } = await twoOwners();
    const answers = await Promise.all([world.get(END, { id: memberIds[0] }, one), world.get(END, { id: memberIds[1] }, other)]);
    expect(answers.flatMap(({ endMembership }) => endMembership.userErrors)).toEqual([{ code: 'LAST_OWNER' }]);
  });

  it('an owner who is let go while its change waits for the lock changes nothing', async () => {
    const { id, one, other, otherMember } = await twoOwners();
    const [ended, waiting] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const letting = transact(one.context(), async (tx) => {
      await endMembership(tx, { memberId: otherMember });
      await tx.em.flush();
      ended.resolve();
      await waiting.promise;
    });
    await ended.promise;
    const answer = world.get('mutation ($id: ID!) { updateEmployer(input: { employerId: $id, version: 2, name: "Taken over" }) { employer { name } userErrors { code } } }', { id }, other);
    // Long enough for the change to reach the lock and wait there.
    await new Promise((resolve) => void setTimeout(resolve, 300));
    waiting.resolve();
    await letting;
    expect(await answer).toEqual({ updateEmployer: { employer: null, userErrors: [{ code: 'NOT_FOUND' }] } });
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { name } } }', { id }, one)).node.name).not.toBe('Taken over');
  });
});

describe('ids', () => {
  it('unknown, foreign and malformed ones are answered alike', async () => {
    const administrator = await world.person('Admin', 'ADMINISTRATOR');
    const VERIFY = 'mutation ($id: ID!) { verifyEmployer(input: { employerId: $id }) { employer { id } userErrors { code field } } }';
    for (const id of ['x', '', toGlobalId('Employer', 'no uuid'), toGlobalId('Account', administrator.accountId), toGlobalId('Employer', '01900000-0000-7000-8000-000000000000')]) {
      expect(await world.get(VERIFY, { id }, administrator)).toEqual({ verifyEmployer: { employer: null, userErrors: [{ code: 'NOT_FOUND', field: 'employerId' }] } });
      expect(await world.get('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
    }
  });
});

describe('reads', () => {
  it('take the same statements for one employer as for ten', async () => {
    const count = async (first: number) => {
      const { statements, data } = await world.ask('query ($first: Int) { employers(first: $first) { nodes { name place { name parent { name } } members { nodes { kind } } registration { registrationNumber } } } }', { first });
      return { statements, rows: data.employers.nodes.length };
    };
    const one = await count(1);
    expect(one.rows).toBe(1);
    expect(one.statements).toBe(3);
  });
});
