import { Meilisearch } from 'meilisearch';
import { beforeAll, describe, expect, it } from 'vitest';
import { moveApplications } from '../../src/applications/merge.applications.ts';
import { EmployerMember } from '../../src/employers/employer.entity.ts';
import { endDisclosure } from '../../src/graduates/discretion.service.ts';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { makeApplication, makeRecruiter, type Recruiter } from '../builders/applications.ts';
import { administratorOf } from '../builders/employers.ts';
import { disclose } from '../builders/graduates.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';
import { classOf, index, type MadeGraduate, makeGraduate } from '../matching/matching-world.ts';

const world = openWorld();
let recruiter: Recruiter;
let colleague: Person;
let offerId: string;
let people: MadeGraduate[];
let names: Map<string, string>;

/** A member of the employer beside its owner. */
async function join(employer: Recruiter, name: string): Promise<Person> {
  const person = await world.person(name, 'RECRUITER');
  await transact(world.system(), async (tx) => {
    tx.em.create(EmployerMember, { id: tx.app.newId(), employerId: employer.employerId, accountId: person.accountId, kind: 'MEMBER', askedAt: tx.app.now(), grantedAt: tx.app.now() });
  });
  return person;
}

const CANDIDATES = 'query ($id: ID!, $filter: CandidateMatchFilter) { node(id: $id) { ... on JobOffer { candidates(first: 100, filter: $filter) { degraded totalCount nodes { candidate { id } choice { kind chosenByName } notes(first: 20) { text authorName isMine } } } } } }';
const candidates = async (filter: object | null = null, as: Person = recruiter, id = offerId) => (await world.get(CANDIDATES, { id, filter }, as)).node.candidates;
const listed = async (filter: object | null = null): Promise<string[]> => (await candidates(filter)).nodes.map((node: any) => node.candidate.id);

/** How the employer names a person: its own members find it by its match. */
const pseudonym = async (person: MadeGraduate, as: Person = recruiter, id = offerId): Promise<string> =>
  (await world.get('query ($offer: ID!, $graduate: ID!) { match(offerId: $offer, graduateId: $graduate) { candidate { id } } }', { offer: id, graduate: person.id }, as)).match.candidate.id;

beforeAll(async () => {
  recruiter = await makeRecruiter(world);
  colleague = await join(recruiter, 'Karim Colleague');
  offerId = (await makeOffer(world, { employer: recruiter.employer })).id;
  people = [];
  for (let at = 0; at < 6; at += 1) people.push(await makeGraduate(world, { skills: [{ skill: 'react', level: 'INTERMEDIATE' }, ...(at > 2 ? [{ skill: 'sql' }] : [])] }));
  await index(world);
  // The person itself learns under which name it stands there.
  names = new Map();
  for (const person of people) names.set(person.graduateId, await pseudonym(person, person));
});

const FIELDS = 'candidate { id } choice { kind chosenByName } userErrors { code field message }';
const choose = async (mutation: string, person: MadeGraduate | string, extra: object = {}, as: Person = recruiter, offer = offerId) => {
  const type = mutation === 'clearCandidateChoice' ? 'ClearCandidateChoiceInput' : 'ChooseCandidateInput';
  const candidateId = typeof person === 'string' ? person : names.get(person.graduateId)!;
  return (await world.get(`mutation ($input: ${type}!) { m: ${mutation}(input: $input) { ${FIELDS} } }`, { input: { offerId: offer, candidateId, ...extra } }, as)).m;
};
const ADD = 'mutation ($input: AddCandidateNoteInput!) { m: addCandidateNote(input: $input) { note { id text authorName isMine createdAt } userErrors { code field } } }';
const note = async (person: MadeGraduate | string, text: string, as: Person = recruiter, extra: object = {}) =>
  (await world.get(ADD, { input: { offerId, candidateId: typeof person === 'string' ? person : names.get(person.graduateId)!, text, ...extra } }, as)).m;
const remove = async (noteId: string, as: Person = recruiter) => (await world.get('mutation ($id: ID!) { m: deleteCandidateNote(input: { noteId: $id }) { deletedId userErrors { code field } } }', { id: noteId }, as)).m;
const SHORTLIST = 'query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on JobOffer { shortlist(first: $first, after: $after) { totalCount nodes { kind candidate { id graduate { name } } chosenByName match { score fit eligible } notes { text } offer { id } } pageInfo { endCursor hasNextPage } } passedCandidates { totalCount nodes { candidate { id } } } } } }';
const shortlist = async (as: Person = recruiter, args: object = {}) => (await world.get(SHORTLIST, { id: offerId, ...args }, as)).node;
const clear = async () => {
  await world.app.orm.em.fork().getConnection().execute('delete from candidate_choices; delete from candidate_notes');
};
const hide = (person: MadeGraduate, findableAt: Graduate['findableAt']) => transact(world.system(), async (tx) => {
  (await tx.em.findOneOrFail(Graduate, { id: person.graduateId })).findableAt = findableAt;
});

describe('a candidate', () => {
  it('that is shortlisted stands there to all members, under the name of the colleague who chose', async () => {
    expect(await choose('shortlistCandidate', people[0]!)).toEqual({ candidate: { id: names.get(people[0]!.graduateId) }, choice: { kind: 'SHORTLISTED', chosenByName: expect.any(String) }, userErrors: [] });
    const { shortlist: list } = await shortlist(colleague);
    expect(list.nodes).toEqual([{ kind: 'SHORTLISTED', candidate: { id: names.get(people[0]!.graduateId), graduate: null }, chosenByName: expect.stringMatching(/^Owner/), match: { score: expect.any(Number), fit: 'STRONG', eligible: true }, notes: [], offer: { id: offerId } }]);
    expect((await candidates()).nodes.find((node: any) => node.candidate.id === names.get(people[0]!.graduateId)).choice.kind).toBe('SHORTLISTED');
  });

  it('that is passed leaves the list, is there if asked for, and comes back once cleared', async () => {
    const name = names.get(people[1]!.graduateId)!;
    expect((await choose('passCandidate', people[1]!)).userErrors).toEqual([]);
    expect(await listed()).not.toContain(name);
    expect(await listed({ standing: ['PASSED'] })).toEqual([name]);
    expect(await listed({ standing: ['SHORTLISTED'] })).toEqual([names.get(people[0]!.graduateId)]);
    expect((await listed({ standing: ['UNDECIDED', 'SHORTLISTED', 'PASSED'] })).length).toBe(6);
    expect(await listed({ standing: ['UNDECIDED'] })).not.toContain(names.get(people[0]!.graduateId));
    expect((await shortlist()).passedCandidates).toEqual({ totalCount: 1, nodes: [{ candidate: { id: name } }] });
    expect(await choose('clearCandidateChoice', people[1]!)).toEqual({ candidate: { id: name }, choice: null, userErrors: [] });
    expect(await listed()).toContain(name);
    expect((await choose('clearCandidateChoice', people[1]!)).userErrors).toEqual([]);
  });

  it('is passed for one offer and not for another of the same employer', async () => {
    const other = (await makeOffer(world, { employer: recruiter.employer })).id;
    await index(world);
    await choose('passCandidate', people[2]!);
    expect((await candidates(null, recruiter, other)).nodes.map((node: any) => node.candidate.id)).toContain(names.get(people[2]!.graduateId));
    await choose('clearCandidateChoice', people[2]!);
  });

  it('is not chosen over a colleague’s head: who saw it elsewhere is told, and nothing changes', async () => {
    expect((await choose('passCandidate', people[0]!)).userErrors).toEqual([{ code: 'CHOSEN_OTHERWISE', field: 'candidateId', message: 'A choice was made before: shortlisted. Nothing was changed.' }]);
    expect((await choose('clearCandidateChoice', people[0]!, { seen: 'PASSED' })).userErrors.map(({ code }: any) => code)).toEqual(['CHOSEN_OTHERWISE']);
    expect((await choose('shortlistCandidate', people[0]!, {}, colleague)).choice.chosenByName).toMatch(/^Owner/);
    expect((await choose('passCandidate', people[0]!, { seen: 'SHORTLISTED' }, colleague)).choice).toEqual({ kind: 'PASSED', chosenByName: 'Karim Colleague' });
    await choose('clearCandidateChoice', people[0]!);
  });

  it('is chosen once, though the request is sent twice', async () => {
    const extra = { idempotencyKey: 'choose-it-once' };
    const [one, two] = [await choose('shortlistCandidate', people[3]!, extra), await choose('shortlistCandidate', people[3]!, extra)];
    expect(two).toEqual(one);
    expect((await choose('passCandidate', people[3]!, { ...extra, idempotencyKey: 'x' })).userErrors.map(({ code }: any) => code)).toEqual(['INVALID']);
    await clear();
  });

  it('stays hidden behind NOT_FOUND: another employer’s name for it, an unknown one, a malformed one, a foreign offer', async () => {
    const rival = await makeRecruiter(world);
    const elsewhere = (await makeOffer(world, { employer: rival.employer })).id;
    const theirs = await pseudonym(people[0]!, people[0], elsewhere);
    const fault = (field: string) => [{ code: 'NOT_FOUND', field }];
    const shown = ({ userErrors }: any) => userErrors.map(({ code, field }: any) => ({ code, field }));
    for (const id of [theirs, toGlobalId('Candidate', `${recruiter.employerId}.01900000-0000-7000-8000-000000000000`), people[0]!.id, 'x']) {
      expect(shown(await choose('shortlistCandidate', id))).toEqual(fault('candidateId'));
      expect((await note(id, 'hello')).userErrors).toEqual(fault('candidateId'));
    }
    for (const id of [elsewhere, 'x', people[0]!.id]) expect(shown(await choose('shortlistCandidate', people[0]!, {}, recruiter, id))).toEqual(fault('offerId'));
    expect(shown(await choose('shortlistCandidate', people[0]!, {}, rival))).toEqual(fault('offerId'));
  });

  it('is chosen by recruiters alone', async () => {
    for (const [as, code] of [[people[0]!, 'FORBIDDEN'], [(await classOf(world)).coordinator, 'FORBIDDEN'], [await administratorOf(world), 'FORBIDDEN'], [null, 'UNAUTHENTICATED']] as const) {
      const { errors } = await world.ask(`mutation ($input: ChooseCandidateInput!) { shortlistCandidate(input: $input) { userErrors { code } } }`, { input: { offerId, candidateId: names.get(people[0]!.graduateId) } }, as);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    }
  });
});

describe('a note', () => {
  it('is read by colleagues with its author’s name, newest first, and taken back by its author alone', async () => {
    const first = await note(people[0]!, '  Très bon échange  ');
    expect(first).toEqual({ note: { id: expect.any(String), text: 'Très bon échange', authorName: expect.stringMatching(/^Owner/), isMine: true, createdAt: expect.any(String) }, userErrors: [] });
    const second = await note(people[0]!, 'À rappeler', colleague);
    const shown = (await candidates(null, colleague)).nodes.find((node: any) => node.candidate.id === names.get(people[0]!.graduateId)).notes;
    expect(shown).toEqual([{ text: 'À rappeler', authorName: 'Karim Colleague', isMine: true }, { text: 'Très bon échange', authorName: expect.any(String), isMine: false }]);
    expect((await remove(first.note.id, colleague)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'noteId' }]);
    expect(await remove(first.note.id)).toEqual({ deletedId: first.note.id, userErrors: [] });
    expect((await remove(first.note.id)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'noteId' }]);
    expect((await remove(second.note.id, colleague)).userErrors).toEqual([]);
  });

  it('says something, in 2,000 characters at most; there are fifty at most', async () => {
    expect((await note(people[0]!, ' ')).userErrors).toEqual([{ code: 'REQUIRED', field: 'text' }]);
    expect((await note(people[0]!, 'x'.repeat(2001))).userErrors).toEqual([{ code: 'TOO_LONG', field: 'text' }]);
    const answers = await Promise.all(Array.from({ length: 53 }, (_, at) => note(people[4]!, `note ${at}`)));
    expect(answers.filter(({ userErrors }) => userErrors.length === 0).length).toBe(50);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }: any) => code))).toEqual(['TOO_LONG', 'TOO_LONG', 'TOO_LONG']);
    await clear();
  });

  it('and a choice are nobody else’s: not the person’s, its centre’s, an administrator’s, another employer’s, a visitor’s, a former member’s', async () => {
    const former = await join(recruiter, 'Former');
    await choose('shortlistCandidate', people[0]!);
    const written = (await note(people[0]!, 'Secret word')).note;
    await disclose(world, people[0] as never, recruiter.employer);
    await transact(world.system(), async (tx) => {
      (await tx.em.findOneOrFail(EmployerMember, { accountId: former.accountId })).endedAt = tx.app.now();
    });
    const MATCH = 'query ($offer: ID!, $graduate: ID!) { match(offerId: $offer, graduateId: $graduate) { choice { kind } notes { text } } }';
    for (const as of [people[0]!, (await classOf(world)).coordinator, await administratorOf(world), await makeRecruiter(world), former, null]) {
      expect((await world.get('query ($id: ID!) { node(id: $id) { id } }', { id: written.id }, as)).node).toBe(null);
      expect((await shortlist(as as Person)).shortlist).toMatchObject({ totalCount: 0, nodes: [] });
      const { data } = await world.ask(MATCH, { offer: offerId, graduate: people[0]!.id }, as);
      expect([undefined, null, JSON.stringify({ choice: null, notes: [] })]).toContain(data?.match && JSON.stringify(data.match));
    }
    expect((await world.get(MATCH, { offer: offerId, graduate: people[0]!.id }, colleague)).match).toEqual({ choice: { kind: 'SHORTLISTED' }, notes: [{ text: 'Secret word' }] });
    await clear();
  });

  it('and a choice are not for a member who is the candidate itself', async () => {
    const double = await join(recruiter, 'Double');
    await choose('shortlistCandidate', people[5]!);
    const written = (await note(people[5]!, 'On a colleague')).note;
    await world.app.orm.em.fork().getConnection().execute(`update graduates set account_id = '${double.accountId}' where id = '${people[5]!.graduateId}'`);
    try {
      expect((await shortlist(double)).shortlist.totalCount).toBe(0);
      expect((await world.get('query ($id: ID!) { node(id: $id) { id } }', { id: written.id }, double)).node).toBe(null);
      expect((await shortlist()).shortlist.totalCount).toBe(1);
    } finally {
      await world.app.orm.em.fork().getConnection().execute(`update graduates set account_id = '${people[5]!.accountId}' where id = '${people[5]!.graduateId}'`);
      await clear();
    }
  });
});

describe('a person', () => {
  it('who hides leaves the shortlist at once, can not be chosen or noted on, and is there again when found again', async () => {
    const [person] = [people[4]!];
    await choose('shortlistCandidate', person);
    const { note: written } = await note(person, 'Interesting');
    await hide(person, []);
    expect((await shortlist()).shortlist.totalCount).toBe(0);
    expect((await world.get('query ($id: ID!) { node(id: $id) { id } }', { id: written.id }, recruiter)).node).toBe(null);
    expect((await choose('passCandidate', person)).userErrors.map(({ code }: any) => code)).toEqual(['NOT_FOUND']);
    expect((await note(person, 'More')).userErrors.map(({ code }: any) => code)).toEqual(['NOT_FOUND']);
    // Disclosed, it is in sight although it can not be found.
    const disclosureId = await disclose(world, person as never, recruiter.employer);
    expect((await shortlist()).shortlist.nodes).toMatchObject([{ candidate: { graduate: { name: person.name } }, match: { eligible: true } }]);
    await transact(person.context(), (tx) => endDisclosure(tx, { disclosureId }));
    expect((await shortlist()).shortlist.totalCount).toBe(0);
    // An own note can be taken back all the same.
    expect((await remove(written.id)).userErrors).toEqual([]);
    await hide(person, ['LOCAL', 'REGIONAL', 'INTERNATIONAL']);
    expect((await shortlist()).shortlist.totalCount).toBe(1);
    await clear();
  });

  it('who applied can be shortlisted too, and is listed among the applications with it', async () => {
    const offer = (await makeOffer(world, { employer: recruiter.employer })).id;
    const person = await makeGraduate(world);
    await makeApplication(world, person, offer);
    const name = await pseudonym(person, recruiter, offer);
    expect((await choose('shortlistCandidate', name, {}, recruiter, offer)).choice.kind).toBe('SHORTLISTED');
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { applications { nodes { match { choice { kind } candidate { id } } } } candidates { totalCount } } } }', { id: offer }, recruiter);
    expect(node.applications.nodes).toEqual([{ match: { choice: { kind: 'SHORTLISTED' }, candidate: { id: name } } }]);
  });
});

describe('two people who turn out to be one', () => {
  it('keep the choice made of the one that stays, and the notes on both', async () => {
    const other = (await makeOffer(world, { employer: recruiter.employer })).id;
    await choose('shortlistCandidate', people[0]!);
    await choose('passCandidate', people[1]!);
    await choose('passCandidate', people[1]!, {}, recruiter, other);
    await note(people[1]!, 'Of the other');
    await transact(world.system(), (tx) => moveApplications(tx, { id: people[0]!.graduateId, accountId: people[0]!.accountId }, { id: people[1]!.graduateId, accountId: people[1]!.accountId }));
    expect((await shortlist()).shortlist.nodes).toMatchObject([{ kind: 'SHORTLISTED', candidate: { id: names.get(people[0]!.graduateId) }, notes: [{ text: 'Of the other' }] }]);
    expect((await world.get(SHORTLIST, { id: other }, recruiter)).node.passedCandidates).toEqual({ totalCount: 1, nodes: [{ candidate: { id: names.get(people[0]!.graduateId) } }] });
    await clear();
  });
});

describe('at the same time', () => {
  it('two members choose one candidate two ways: one holds, the other is told', async () => {
    for (let round = 0; round < 6; round += 1) {
      const answers = await Promise.all([choose('shortlistCandidate', people[0]!), choose('passCandidate', people[0]!, {}, colleague)]);
      expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }: any) => code))).toEqual(['CHOSEN_OTHERWISE']);
      const kept = answers.find(({ userErrors }) => userErrors.length === 0)!.choice.kind;
      const { shortlist: list, passedCandidates } = await shortlist();
      expect([list.totalCount, passedCandidates.totalCount]).toEqual(kept === 'SHORTLISTED' ? [1, 0] : [0, 1]);
      await clear();
    }
  });

  it('ten members put one candidate on the shortlist: it is there once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => choose('shortlistCandidate', people[0]!, {}, at % 2 === 0 ? recruiter : colleague)));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect((await shortlist()).shortlist.totalCount).toBe(1);
    await clear();
  });

  it('a note is written while the person ends the disclosure: it is written or not found, and read by nobody afterwards', async () => {
    const person = people[3]!;
    await hide(person, []);
    for (let round = 0; round < 6; round += 1) {
      const disclosureId = await disclose(world, person as never, recruiter.employer);
      const [answer] = await Promise.all([note(person, `round ${round}`), transact(person.context(), (tx) => endDisclosure(tx, { disclosureId }))]);
      expect([[], ['NOT_FOUND']]).toContainEqual(answer.userErrors.map(({ code }: any) => code));
      const ids = await world.app.orm.em.fork().getConnection().execute<{ id: string }[]>('select id from candidate_notes');
      for (const { id } of ids) expect((await world.get('query ($id: ID!) { node(id: $id) { id } }', { id: toGlobalId('CandidateNote', id) }, recruiter)).node).toBe(null);
      await clear();
    }
    await hide(person, ['LOCAL', 'REGIONAL', 'INTERNATIONAL']);
  });
});

describe('the lists', () => {
  it('are paged, latest chosen first, and take as many statements for five as for one', async () => {
    for (const person of people.slice(0, 5)) await choose('shortlistCandidate', person);
    for (const person of people.slice(0, 5)) await note(person, 'One word');
    const ids: string[] = [];
    for (let after: string | null = null; ; ) {
      const { shortlist: page }: any = await shortlist(recruiter, { first: 2, after });
      ids.push(...page.nodes.map((node: any) => node.candidate.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(ids).toEqual(people.slice(0, 5).map((person) => names.get(person.graduateId)).toReversed());
    const [one, five] = [await world.ask(SHORTLIST, { id: offerId, first: 1 }, recruiter), await world.ask(SHORTLIST, { id: offerId, first: 5 }, recruiter)];
    expect([one.data.node.shortlist.nodes.length, five.data.node.shortlist.nodes.length]).toEqual([1, 5]);
    expect(five.statements).toBe(one.statements);
    // All of them chosen: of two people who match alike the first is drawn by lot, and who chose is asked only of whom somebody chose.
    const filter = { standing: ['SHORTLISTED'] };
    const MATCHES = CANDIDATES.replace('first: 100', 'first: $first').replace('($id: ID!', '($first: Int, $id: ID!');
    const [single, all] = [await world.ask(MATCHES, { id: offerId, first: 1, filter }, recruiter), await world.ask(MATCHES, { id: offerId, first: 5, filter }, recruiter)];
    expect([single.errors, all.data.node.candidates.nodes.length]).toEqual([[], 5]);
    expect(all.statements).toBe(single.statements);
    await clear();
  });

  it('hold while the search engine is away: passed ones are left out, and asked for they are there', async () => {
    await choose('passCandidate', people[1]!);
    const { client } = world.app.search;
    try {
      Object.assign(world.app.search, { client: new Meilisearch({ host: 'http://127.0.0.1:9' }) });
      const page = await candidates();
      expect(page.degraded).toBe(true);
      expect(page.nodes.map((node: any) => node.candidate.id)).not.toContain(names.get(people[1]!.graduateId));
      expect(await listed({ standing: ['PASSED'] })).toEqual([names.get(people[1]!.graduateId)]);
    } finally {
      Object.assign(world.app.search, { client });
    }
    await clear();
  });
});
