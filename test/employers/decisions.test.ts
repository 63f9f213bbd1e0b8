import { describe, expect, it } from 'vitest';
import { Letter } from '../../src/mail/letter.entity.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { administratorOf, iceNumber, makeEmployer, type MadeEmployer } from '../builders/employers.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();

const DECIDE = (mutation: string) => {
  const type = mutation === 'verifyEmployer' ? 'VerifyEmployerInput' : mutation === 'askVerification' ? 'AskVerificationInput' : 'DecideEmployerInput';
  return `mutation ($input: ${type}!) { ${mutation}(input: $input) { employer { verified suspended version } userErrors { code field } } }`;
};
const decide = async (mutation: string, input: object, as: Person) => (await world.get(DECIDE(mutation), { input }, as))[mutation];
const queue = async (as: Person): Promise<string[]> => (await world.get('{ employersToVerify(first: 100) { nodes { name } } }', {}, as)).employersToVerify.nodes.map((one: { name: string }) => one.name);
const DECISIONS = 'query ($id: ID!) { node(id: $id) { ... on Employer { decisions { nodes { decision reason } } registration { verificationAskedAt } suspended } } }';
const lettersTo = async (person: Person): Promise<[string, string | null][]> =>
  (await world.app.orm.em.fork().find(Letter, { accountId: person.accountId }, { orderBy: { id: 'asc' } })).map((one) => [one.kind, (one.data as { reason?: string | null }).reason ?? null]);

describe('the queue of employers to verify', () => {
  it('has who asked first first, and nobody without a number or verified already', async () => {
    const administrator = await administratorOf(world);
    const first = await makeEmployer(world, { verified: false, name: 'First Asked' });
    await makeEmployer(world, { verified: false, name: 'No Number', registrationKind: null, registrationNumber: null });
    const second = await makeEmployer(world, { verified: false, name: 'Second Asked' });
    await makeEmployer(world, { name: 'Verified' });
    expect((await queue(administrator)).filter((name) => /Asked|Number|Verified/.test(name))).toEqual(['First Asked', 'Second Asked']);
    expect(await decide('verifyEmployer', { employerId: first.id, reason: ' Seen on the register ' }, administrator)).toMatchObject({ employer: { verified: true }, userErrors: [] });
    expect((await queue(administrator)).filter((name) => /Asked/.test(name))).toEqual(['Second Asked']);
    expect((await world.get(DECISIONS, { id: first.id }, first.owner)).node).toEqual({ decisions: { nodes: [{ decision: 'VERIFIED', reason: 'Seen on the register' }] }, registration: { verificationAskedAt: null }, suspended: false });
    expect(await lettersTo(first.owner)).toEqual([['employers.verified', 'Seen on the register']]);
    expect(await lettersTo(second.owner)).toEqual([]);
  });

  it('takes an employer back that was refused and asks again, at its end', async () => {
    const administrator = await administratorOf(world);
    const refused = await makeEmployer(world, { verified: false, name: 'Queue Refused' });
    const waiting = await makeEmployer(world, { verified: false, name: 'Queue Waiting' });
    expect(await decide('refuseEmployer', { employerId: refused.id, reason: '  ' }, administrator)).toMatchObject({ employer: null, userErrors: [{ code: 'REQUIRED', field: 'reason' }] });
    expect(await decide('refuseEmployer', { employerId: refused.id, reason: 'The number is of another company' }, administrator)).toMatchObject({ employer: { verified: false }, userErrors: [] });
    expect(await decide('refuseEmployer', { employerId: refused.id, reason: 'Twice' }, administrator)).toMatchObject({ userErrors: [{ code: 'NOT_ASKED', field: 'employerId' }] });
    expect((await queue(administrator)).filter((name) => name.startsWith('Queue'))).toEqual(['Queue Waiting']);
    expect(await lettersTo(refused.owner)).toEqual([['employers.refused', 'The number is of another company']]);
    await decide('askVerification', { employerId: refused.id }, refused.owner);
    await decide('askVerification', { employerId: waiting.id }, waiting.owner);
    expect((await queue(administrator)).filter((name) => name.startsWith('Queue'))).toEqual(['Queue Waiting', 'Queue Refused']);
    const UPDATE = 'mutation ($input: UpdateEmployerInput!) { updateEmployer(input: $input) { employer { version } userErrors { code } } }';
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { version } } }', { id: waiting.id }, waiting.owner);
    expect((await world.get(UPDATE, { input: { employerId: waiting.id, version: node.version, registrationKind: 'ICE', registrationNumber: iceNumber() } }, waiting.owner)).updateEmployer.userErrors).toEqual([]);
    expect((await queue(administrator)).filter((name) => name.startsWith('Queue'))).toEqual(['Queue Refused', 'Queue Waiting']);
  });

  it('is not asked for without a number, nor by somebody who does not own the employer', async () => {
    const numberless = await makeEmployer(world, { verified: false, registrationKind: null, registrationNumber: null });
    expect(await decide('askVerification', { employerId: numberless.id }, numberless.owner)).toMatchObject({ userErrors: [{ code: 'NUMBER_MISSING', field: 'employerId' }] });
    const stranger = await world.person('Stranger', 'RECRUITER');
    for (const employerId of [numberless.id, 'x', toGlobalId('Employer', '01900000-0000-7000-8000-000000000000')]) expect(await decide('askVerification', { employerId }, stranger)).toEqual({ employer: null, userErrors: [{ code: 'NOT_FOUND', field: 'employerId' }] });
  });

  it('decides a version that was looked at, and no other', async () => {
    const administrator = await administratorOf(world);
    const { id, owner } = await makeEmployer(world, { verified: false });
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { version } } }', { id }, owner);
    await world.get('mutation ($input: UpdateEmployerInput!) { updateEmployer(input: $input) { userErrors { code } } }', { input: { employerId: id, version: node.version, name: 'Another Name' } }, owner);
    expect(await decide('verifyEmployer', { employerId: id, version: node.version }, administrator)).toMatchObject({ employer: { verified: false }, userErrors: [{ code: 'CONFLICT', field: 'version' }] });
    const [one, two] = await Promise.all([decide('verifyEmployer', { employerId: id }, administrator), decide('verifyEmployer', { employerId: id }, administrator)]);
    expect([one.userErrors, two.userErrors]).toEqual([[], []]);
    expect((await world.get(DECISIONS, { id }, owner)).node.decisions.nodes).toHaveLength(1);
    expect(await lettersTo(owner)).toHaveLength(1);
  });
});

describe('a suspended employer', () => {
  async function suspended(): Promise<MadeEmployer & { offer: string; slug: string }> {
    const made = await makeEmployer(world);
    const offer = await makeOffer(world, { employer: made });
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { slug } } }', { id: offer.id });
    expect(await decide('suspendEmployer', { employerId: made.id, reason: 'Asked applicants for money' }, await administratorOf(world))).toMatchObject({ employer: { suspended: true }, userErrors: [] });
    return { ...made, offer: offer.id, slug: node.slug };
  }

  it('is out of everybody’s sight at once with its offers; its members read what is theirs, and why', async () => {
    const { id, owner, offer, slug } = await suspended();
    const SEEN = 'query ($id: ID!, $offer: ID!, $slug: String!) { employer: node(id: $id) { id } node(id: $offer) { id } offer(slug: $slug) { id } offers(first: 100) { nodes { id } } }';
    for (const who of [null, await world.person('Graduate', 'GRADUATE')]) {
      const seen = await world.get(SEEN, { id, offer, slug }, who);
      expect(seen).toMatchObject({ employer: null, node: null, offer: null });
      expect(seen.offers.nodes.map((one: { id: string }) => one.id)).not.toContain(offer);
    }
    expect(await world.get(SEEN, { id, offer, slug }, owner)).toMatchObject({ employer: { id }, node: { id: offer } });
    expect((await world.get(DECISIONS, { id }, owner)).node).toMatchObject({ suspended: true, decisions: { nodes: [{ decision: 'SUSPENDED', reason: 'Asked applicants for money' }, { decision: 'VERIFIED', reason: null }] } });
    expect(await lettersTo(owner)).toEqual([['employers.suspended', 'Asked applicants for money']]);
  });

  it('has members whose sessions live on and change nothing, but that they may leave', async () => {
    const { id, owner, offer } = await suspended();
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { version members { nodes { id } } } } }', { id }, owner);
    const changes: [string, string, object][] = [
      ['updateEmployer', 'UpdateEmployerInput', { employerId: id, version: node.version, name: 'Another' }],
      ['askVerification', 'AskVerificationInput', { employerId: id }],
      ['pauseOffer', 'MoveOfferInput', { offerId: offer }],
      ['closeOffer', 'MoveOfferInput', { offerId: offer }],
      ['grantMembership', 'GrantMembershipInput', { memberId: node.members.nodes[0].id, kind: 'OWNER' }],
      ['createOffer', 'CreateOfferInput', { employerId: id, texts: [{ language: 'FR', title: 'x', body: 'x' }], placeCodes: ['MA-OUJ'], contractTypes: ['PERMANENT'] }],
    ];
    for (const [mutation, type, input] of changes) {
      const { [mutation]: payload } = await world.get(`mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`, { input }, owner);
      expect([mutation, payload.userErrors]).toEqual([mutation, [{ code: 'EMPLOYER_SUSPENDED' }]]);
    }
    const END = 'mutation ($id: ID!) { endMembership(input: { memberId: $id }) { userErrors { code } } }';
    expect((await world.get(END, { id: node.members.nodes[0].id }, owner)).endMembership.userErrors).toEqual([{ code: 'LAST_OWNER' }]);
  });

  it('stands as before once it is restored; twice is once', async () => {
    const administrator = await administratorOf(world);
    const { id, owner, offer } = await suspended();
    await decide('suspendEmployer', { employerId: id, reason: 'Again' }, administrator);
    for (let times = 0; times < 2; times += 1) expect(await decide('restoreEmployer', { employerId: id, reason: 'It was a mistake' }, administrator)).toMatchObject({ employer: { verified: true, suspended: false }, userErrors: [] });
    expect(await world.get('query ($offer: ID!) { node(id: $offer) { id } }', { offer })).toEqual({ node: { id: offer } });
    expect((await world.get(DECISIONS, { id }, owner)).node.decisions.nodes.map((one: { decision: string }) => one.decision)).toEqual(['RESTORED', 'SUSPENDED', 'VERIFIED']);
    expect((await lettersTo(owner)).map(([kind]) => kind)).toEqual(['employers.suspended', 'employers.restored']);
  });

  it('has decisions that nobody reads but its members and administrators', async () => {
    const { id } = await suspended();
    await decide('restoreEmployer', { employerId: id, reason: 'x' }, await administratorOf(world));
    for (const who of [null, await world.person('Other', 'RECRUITER'), await world.person('Someone', 'COORDINATOR')]) expect((await world.get(DECISIONS, { id }, who)).node).toMatchObject({ decisions: { nodes: [] }, registration: null });
  });
});

describe('who may decide', () => {
  it.each(['verifyEmployer', 'refuseEmployer', 'suspendEmployer', 'restoreEmployer'])('%s is an administrator’s', async (mutation) => {
    const { id, owner } = await makeEmployer(world);
    const { errors } = await world.ask(DECIDE(mutation), { input: { employerId: id, reason: 'x' } }, owner);
    expect(errors.map((error) => error.extensions.code)).toEqual(['FORBIDDEN']);
    const administrator = await administratorOf(world);
    for (const employerId of ['x', toGlobalId('Account', owner.accountId), toGlobalId('Employer', '01900000-0000-7000-8000-000000000000')]) expect(await decide(mutation, { employerId, reason: 'x' }, administrator)).toEqual({ employer: null, userErrors: [{ code: 'NOT_FOUND', field: 'employerId' }] });
    expect((await decide(mutation, { employerId: id, reason: 'x'.repeat(501) }, administrator)).userErrors).toEqual([{ code: 'TOO_LONG', field: 'reason' }]);
  });
});

describe('joining an employer', () => {
  const JOIN = 'mutation ($id: ID!) { joinEmployer(input: { employerId: $id }) { member { id } userErrors { code } } }';
  const GRANT = 'mutation ($input: GrantMembershipInput!) { grantMembership(input: $input) { member { kind grantedAt } userErrors { code } } }';
  const END = 'mutation ($input: EndMembershipInput!) { endMembership(input: $input) { member { endedAt } userErrors { code field } } }';
  const PEOPLE = 'query ($id: ID!) { node(id: $id) { ... on Employer { members { nodes { person { name email } } } } } }';

  it('is told to every owner, who sees by name and address who asks; nobody else does', async () => {
    const { id, owner } = await makeEmployer(world);
    const asker = await world.person('Hopeful', 'GRADUATE');
    const { joinEmployer } = await world.get(JOIN, { id }, asker);
    const [letter] = await world.app.orm.em.fork().find(Letter, { accountId: owner.accountId });
    expect([letter!.kind, letter!.data]).toEqual(['employers.member-asks', expect.objectContaining({ person: 'Hopeful', email: asker.email })]);
    expect((await world.get(PEOPLE, { id }, owner)).node.members.nodes).toContainEqual({ person: { name: 'Hopeful', email: asker.email } });
    expect((await world.get(PEOPLE, { id }, asker)).node.members.nodes).toEqual([{ person: { name: 'Hopeful', email: asker.email } }]);
    expect((await world.get(GRANT, { input: { memberId: joinEmployer.member.id } }, owner)).grantMembership).toMatchObject({ member: { kind: 'MEMBER' }, userErrors: [] });
    const { node } = await world.get(PEOPLE, { id }, asker);
    expect(node.members.nodes.filter((one: { person: object | null }) => one.person === null)).toHaveLength(1);
    await world.get(GRANT, { input: { memberId: joinEmployer.member.id, kind: 'OWNER' } }, owner);
    expect((await lettersTo(asker)).map(([kind]) => kind)).toEqual(['employers.membership-granted', 'employers.ownership-passed']);
  });

  it('is refused with a reason, which the person reads in a letter; who leaves by itself gets none', async () => {
    const { id, owner } = await makeEmployer(world);
    const asker = await world.person('Refused', 'GRADUATE');
    const { joinEmployer } = await world.get(JOIN, { id }, asker);
    const input = { memberId: joinEmployer.member.id, reason: 'We do not know you' };
    expect((await world.get(END, { input: { ...input, reason: 'x'.repeat(501) } }, owner)).endMembership.userErrors).toEqual([{ code: 'TOO_LONG', field: 'reason' }]);
    expect((await world.get(END, { input }, owner)).endMembership.userErrors).toEqual([]);
    expect((await world.get(END, { input }, owner)).endMembership.userErrors).toEqual([{ code: 'MEMBERSHIP_ENDED', field: 'memberId' }]);
    expect(await lettersTo(asker)).toEqual([['employers.membership-refused', 'We do not know you']]);
    const again = (await world.get(JOIN, { id }, asker)).joinEmployer;
    expect((await world.get(END, { input: { memberId: again.member.id } }, asker)).endMembership.userErrors).toEqual([]);
    expect(await lettersTo(asker)).toHaveLength(1);
  });
});

describe('reads', () => {
  it('take the same statements for one employer that waits as for ten', async () => {
    const administrator = await administratorOf(world);
    for (let made = 0; made < 10; made += 1) await makeEmployer(world, { verified: false });
    const count = async (first: number) => {
      const { statements, data } = await world.ask('query ($first: Int) { employersToVerify(first: $first) { nodes { name registration { registrationNumber verificationAskedAt } decisions(first: 2) { nodes { reason } } members(first: 2) { nodes { person { name } } } } } }', { first }, administrator);
      expect(data.employersToVerify.nodes).toHaveLength(first);
      return statements;
    };
    expect(await count(10)).toBe(await count(1));
  });
});
