import { beforeAll, describe, expect, it } from 'vitest';
import { submitApplication } from '../../src/applications/submit.service.ts';
import { withdrawApplication } from '../../src/applications/move.service.ts';
import { addDays, dayOf } from '../../src/kernel/clock.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { recompute } from '../../src/matching/recompute.ts';
import { type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { type MadeOffer, makeOffer, must } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';
import { block, classOf, index, learn, type MadeGraduate, makeGraduate } from './matching-world.ts';

const world = openWorld();

let atlas: MadeEmployer;
let rif: MadeEmployer;
let offer: MadeOffer;
let nadia: MadeGraduate;

const apply = (person: MadeGraduate, to: MadeOffer): Promise<{ application: string }> => transact(person.context(), (tx) => submitApplication(tx, { offerId: to.offerId }));

beforeAll(async () => {
  atlas = await makeEmployer(world);
  rif = await makeEmployer(world);
  offer = await makeOffer(world, { employer: atlas, mustHaves: [must('javascript', 'ADVANCED'), must('docker')], niceToHaves: [{ alternatives: [{ skill: 'git' }], weight: 2 }] });
  nadia = await makeGraduate(world, { name: 'Nadia Berrada', reach: ['MA-OUJ', 'MA-02'], mobilityOrdered: true, residenceCode: 'MA-BER', skills: [{ skill: 'react', level: 'ADVANCED', standing: 'CENTRE' }, { skill: 'kubernetes', level: 'FOUNDATION' }, { skill: 'git' }] });
  await index(world);
});

const PAIR = `query ($offerId: ID!, $graduateId: ID, $candidateId: ID) { match(offerId: $offerId, graduateId: $graduateId, candidateId: $candidateId) {
  score scoreMillionths fit eligible matcherVersion summary(language: EN) blockedBy { condition asked offered message(language: EN) }
  preferredPlace { rank place { code } } nextSkill { skill { slug } level fromLevel gain gainMillionths fitAfter }
  changes { side kind codes skill { slug } fromLevel toLevel days scoreAfter scoreAfterMillionths fitAfter eligibleAfter message(language: EN) }
  parts { criterion weight value contribution contributionMillionths }
  requirements { kind minimumLevel weight outcome heldLevel heldLevelIsStated relation standing credit contribution contributionMillionths skill { slug } through { slug } alternatives { minimumLevel skill { slug } } nearest { relatedness skill { slug } } message(language: EN) }
  offer { id } candidate { id } } }`;

const matchFor = async (as: Person, of: MadeOffer, who: { graduateId: string } | { candidateId: string }) => (await world.get(PAIR, { offerId: of.id, ...who }, as)).match;
const candidatesOf = async (of: MadeOffer, as: Person = of.employer.owner, filter: object = {}) =>
  (await world.get('query ($id: ID!, $filter: CandidateMatchFilter) { node(id: $id) { ... on JobOffer { candidates(first: 100, filter: $filter) { nodes { scoreMillionths candidate { id } blockedBy { condition asked offered message(language: EN) } } } } } }', { id: of.id, filter }, as)).node.candidates;
const names = async (of: MadeOffer): Promise<string[]> => (await candidatesOf(of)).nodes.map((node: { candidate: { id: string } }) => node.candidate.id);
/** The name an employer has for a person, from the person's own match. */
const nameAt = async (of: MadeOffer, person: MadeGraduate): Promise<string> => (await matchFor(person, of, { graduateId: person.id })).candidate.id;
const matched = async (person: MadeGraduate): Promise<string[]> => (await world.get('{ viewer { graduate { matches(first: 100) { nodes { offer { id } } } } } }', {}, person)).viewer.graduate.matches.nodes.map((node: { offer: { id: string } }) => node.offer.id);

describe('an explanation', () => {
  it('says what answers each requirement, and what to learn next', async () => {
    const match = await matchFor(nadia, offer, { graduateId: nadia.id });
    expect(match).toMatchObject({ eligible: true, blockedBy: [], fit: 'PARTIAL', matcherVersion: '2026-12', preferredPlace: { rank: 0, place: { code: 'MA-OUJ' } }, nextSkill: { skill: { slug: 'docker' }, level: 'INTERMEDIATE', fromLevel: null, fitAfter: 'STRONG' } });
    expect(match.requirements.map(({ kind, skill, outcome, through, heldLevel, heldLevelIsStated, standing }: any) => [kind, skill.slug, outcome, through?.slug ?? null, heldLevel, heldLevelIsStated, standing])).toEqual([
      ['MUST_HAVE', 'javascript', 'MET_THROUGH', 'react', 'ADVANCED', true, 'CENTRE'],
      ['MUST_HAVE', 'docker', 'BELOW_LEVEL', 'kubernetes', 'FOUNDATION', true, 'DECLARED'],
      ['NICE_TO_HAVE', 'git', 'BELOW_LEVEL', null, 'FOUNDATION', false, 'DECLARED'],
    ]);
    expect(match.summary).toMatch(/^One of the 2 .*Docker/);
    expect(match.requirements[0].message).toContain('React');
  });

  it('adds up to the score to the last millionth', async () => {
    const { parts, requirements, ...match } = await matchFor(nadia, offer, { graduateId: nadia.id });
    const total = (list: { contributionMillionths: number }[]): number => list.reduce((sum, one) => sum + one.contributionMillionths, 0);
    expect(total(parts)).toBe(match.scoreMillionths);
    expect(total(requirements)).toBe(parts[0].contributionMillionths);
    expect(Math.round(match.score * 1e6)).toBe(match.scoreMillionths);
    expect(match.scoreMillionths).toBeGreaterThan(300_000);
    for (const part of [...parts, ...requirements]) expect(Math.round(part.contribution * 1e6)).toBe(part.contributionMillionths);
    for (const part of parts) expect(Math.round(part.weight * 100) * Math.round(part.value * 10_000)).toBe(part.contributionMillionths);
    expect(parts.map((part: { criterion: string; weight: number }) => [part.criterion, part.weight])).toEqual([['SKILLS', 0.95], ['AFFINITY', 0.03], ['PREFERENCE', 0.02]]);
  });

  it('shows enough to work the score out again', async () => {
    const match = await matchFor(nadia, offer, { graduateId: nadia.id });
    const shown = {
      matcherVersion: match.matcherVersion,
      preferredPlace: match.preferredPlace && { rank: match.preferredPlace.rank ?? -1, code: null },
      requirements: match.requirements.map((one: any) => ({ ...one, weight: Math.round(one.weight * (one.kind === 'MUST_HAVE' ? 100 : 1)), nearest: one.nearest && { relatedness: Math.round(one.nearest.relatedness * 10_000) } })),
    };
    expect(recompute(shown as never)).toEqual({ score: match.scoreMillionths, fit: match.fit });
  });
});

describe('the pair', () => {
  it('is shown to the person, its centre and the employer, each under the same score', async () => {
    const { coordinator } = await classOf(world);
    const own = await matchFor(nadia, offer, { graduateId: nadia.id });
    const found = await matchFor(atlas.owner, offer, { candidateId: own.candidate.id });
    const taught = await matchFor(coordinator, offer, { graduateId: nadia.id });
    for (const match of [found, taught]) expect({ ...match, candidate: null, changes: null }).toEqual({ ...own, candidate: null, changes: null });
    expect(taught.changes).toEqual(own.changes);
    expect(own.changes.map(({ side, kind, codes, fromLevel, toLevel, eligibleAfter }: Record<string, unknown>) => [side, kind, codes, fromLevel, toLevel, eligibleAfter])).toEqual([
      ['PERSON', 'SKILL', ['docker'], null, 'INTERMEDIATE', true], ['PERSON', 'SKILL', ['git'], 'FOUNDATION', 'INTERMEDIATE', true],
    ]);
    expect(own.changes[0]).toMatchObject({ scoreAfterMillionths: own.scoreMillionths + own.nextSkill.gainMillionths, fitAfter: own.nextSkill.fitAfter, skill: { slug: 'docker' }, days: null });
    expect(found.changes.map(({ side, kind, codes, fromLevel, toLevel }: Record<string, unknown>) => [side, kind, codes, fromLevel, toLevel])).toEqual([
      ['OFFER', 'SKILL', ['docker'], 'INTERMEDIATE', 'FOUNDATION'], ['OFFER', 'SKILL', ['git'], 'INTERMEDIATE', 'FOUNDATION'],
    ]);
    expect(found.candidate).toEqual(own.candidate);
    expect(own.offer).toEqual({ id: offer.id });
  });

  it('is null to anybody else, whatever the id', async () => {
    const stranger = await makeGraduate(world);
    const otherCentre = await world.person('Other', 'COORDINATOR');
    const candidateId = await nameAt(offer, nadia);
    const theirs = await makeOffer(world, { employer: rif });
    const cases: [Person, MadeOffer, { graduateId: string } | { candidateId: string }][] = [
      [stranger, offer, { graduateId: nadia.id }],
      [otherCentre, offer, { graduateId: nadia.id }],
      [rif.owner, offer, { candidateId }],
      [rif.owner, theirs, { candidateId }],
      [rif.owner, theirs, { graduateId: toGlobalId('Graduate', '01900000-0000-7000-8000-000000000000') }],
      [rif.owner, theirs, { graduateId: 'x' }],
      [rif.owner, theirs, { candidateId: 'x' }],
      [rif.owner, theirs, { candidateId: toGlobalId('Graduate', nadia.graduateId) }],
      [nadia, { ...offer, id: 'x' }, { graduateId: nadia.id }],
      [nadia, await makeOffer(world, { employer: atlas, draft: true }), { graduateId: nadia.id }],
    ];
    for (const [as, of, who] of cases) expect(await matchFor(as, of, who)).toBeNull();
  });

  it('is asked with one person, by who has a role for it', async () => {
    for (const variables of [{ offerId: offer.id }, { offerId: offer.id, graduateId: 'x', candidateId: 'y' }]) {
      const { errors } = await world.ask(PAIR, variables, nadia);
      expect(errors.map((error) => [error.extensions.code, error.extensions.field])).toEqual([['BAD_USER_INPUT', 'graduateId']]);
    }
    const refused = async (as: Person | null) => (await world.ask(PAIR, { offerId: offer.id, graduateId: nadia.id }, as)).errors.map((error) => error.extensions.code);
    expect(await refused(null)).toEqual(['UNAUTHENTICATED']);
    expect(await refused(await world.person('Observer', 'OBSERVER'))).toEqual(['FORBIDDEN']);
    expect(await refused(await world.person('Admin', 'ADMINISTRATOR'))).toEqual(['FORBIDDEN']);
  });

  it('is told apart by every hard condition that fails', async () => {
    const today = dayOf(world.app.now());
    const paris = await makeOffer(world, { employer: atlas, placeCodes: ['FR'], contractTypes: ['FREELANCE'], requiredLanguages: [{ language: 'fr', level: 'B2' }], startsOn: addDays(today, 10) });
    const late = await makeGraduate(world, { languages: [{ language: 'fr', level: 'A2' }], availableOn: addDays(today, 41) });
    const { blockedBy, eligible } = await matchFor(late, paris, { graduateId: late.id });
    expect(eligible).toBe(false);
    expect(blockedBy.map(({ condition, asked, offered }: Record<string, unknown>) => ({ condition, asked, offered }))).toEqual([
      { condition: 'MOBILITY', asked: ['FR'], offered: ['MA-02'] },
      { condition: 'CONTRACT', asked: ['FREELANCE'], offered: ['PERMANENT'] },
      { condition: 'LANGUAGE', asked: ['fr B2'], offered: ['fr A2'] },
      { condition: 'AVAILABILITY', asked: [addDays(today, 40)], offered: [addDays(today, 41)] },
    ]);
    expect(blockedBy[0].message).toBe('Place of work: France; stated mobility: Oriental.');
    const told = (await matchFor(late, paris, { graduateId: late.id })).changes.filter(({ kind }: { kind: string }) => kind !== 'SKILL');
    expect(told.map(({ kind, codes, fromLevel, toLevel, days, eligibleAfter }: Record<string, unknown>) => [kind, codes, fromLevel, toLevel, days, eligibleAfter])).toEqual([
      ['PLACE', ['FR'], null, null, null, false], ['CONTRACT', ['FREELANCE'], null, null, null, false], ['LANGUAGE', ['fr'], 'A2', 'B2', null, false], ['AVAILABILITY', [addDays(today, 40)], null, null, 1, false],
    ]);
    expect(told[0].message).toBe('Add France to the places of work that suit. Other conditions would still be in the way.');
    expect(await matched(late)).not.toContain(paris.id);
    const inTime = await makeGraduate(world, { reach: ['FR'], contractTypes: ['FREELANCE', 'PERMANENT'], languages: [{ language: 'fr', level: 'B2' }], availableOn: addDays(today, 40) });
    expect(await matched(inTime)).toContain(paris.id);
  });

  it('says to an employer what keeps it from the person, without saying which of the reasons', async () => {
    const abroad = await makeGraduate(world, { findableAt: ['INTERNATIONAL'] });
    const blocker = await makeGraduate(world);
    const [abroadId, blockerId] = [await nameAt(offer, abroad), await nameAt(offer, blocker)];
    const seen = await matchFor(atlas.owner, offer, { candidateId: abroadId });
    expect(seen.changes.every(({ kind, eligibleAfter }: { kind: string; eligibleAfter: boolean }) => kind === 'SKILL' && !eligibleAfter)).toBe(true);
    expect(seen.blockedBy).toEqual([{ condition: 'VISIBILITY', asked: ['90'], offered: [], message: 'This profile is not visible to this employer at the moment.' }]);
    expect(await matchFor(atlas.owner, offer, { candidateId: blockerId })).toMatchObject({ eligible: true });
    await block(world, blocker, atlas.employerId);
    expect(await matchFor(atlas.owner, offer, { candidateId: blockerId })).toBeNull();
    expect(await matchFor(blocker, offer, { graduateId: blocker.id })).toMatchObject({ eligible: true });
  });
});

describe('the candidates of an offer', () => {
  it('are those whom this employer may find at this scale, and nobody else', async () => {
    const own = await makeOffer(world, { employer: rif });
    const found = await makeGraduate(world, { findableAt: ['LOCAL'] });
    const hidden = [
      await makeGraduate(world, { findableAt: [] }),
      await makeGraduate(world, { findableAt: ['REGIONAL', 'INTERNATIONAL'] }),
      await makeGraduate(world, { confirmed: false }),
      await makeGraduate(world, { reconfirmedAt: new Date(Date.now() - 91 * 86_400_000) }),
      await makeGraduate(world),
    ];
    await block(world, hidden[4]!, rif.employerId);
    const ids = await names(own);
    expect(ids).toContain(await nameAt(own, found));
    const almost = (await candidatesOf(own, rif.owner, { almostEligible: true })).nodes.map((node: { candidate: { id: string } }) => node.candidate.id);
    for (const person of hidden) {
      const name = await nameAt(own, person);
      expect(ids).not.toContain(name);
      expect(almost).not.toContain(name);
    }
    expect(await names(offer)).toContain(await nameAt(offer, hidden[4]!));
  });

  it('are null to whoever is not of the employer', async () => {
    for (const as of [rif.owner, nadia, await world.person('Admin', 'ADMINISTRATOR')]) expect(await candidatesOf(offer, as)).toBeNull();
    const unverified = await makeEmployer(world, { verified: false });
    const theirs = await makeOffer(world, { employer: unverified });
    expect(await candidatesOf(theirs)).toEqual({ nodes: [] });
  });

  it('leave the list once they applied, and stay away when they take it back; the person is offered the job again', async () => {
    const own = await makeOffer(world, { employer: rif });
    const person = await makeGraduate(world);
    const name = await nameAt(own, person);
    expect(await names(own)).toContain(name);
    expect(await matched(person)).toContain(own.id);
    const { application } = await apply(person, own);
    expect(await names(own)).not.toContain(name);
    expect(await matched(person)).not.toContain(own.id);
    await transact(person.context(), (tx) => withdrawApplication(tx, { applicationId: application, version: 2 }));
    expect(await names(own)).not.toContain(name);
    expect(await matched(person)).toContain(own.id);
  });

  it('are narrowed by the skills they list at a level', async () => {
    const own = await makeOffer(world, { employer: rif });
    const person = await makeGraduate(world, { skills: [{ skill: 'cobol', level: 'ADVANCED' }, { skill: 'react' }] });
    const count = async (...skills: object[]): Promise<number> => (await candidatesOf(own, rif.owner, { skills })).nodes.length;
    expect(await nameAt(own, person)).toBe((await candidatesOf(own, rif.owner, { skills: [{ skill: 'cobol' }] })).nodes[0].candidate.id);
    expect(await count({ skill: 'cobol', minimumLevel: 'ADVANCED' }, { skill: 'react', minimumLevel: 'FOUNDATION' })).toBe(1);
    expect(await count({ skill: 'cobol', minimumLevel: 'SPECIALISED' })).toBe(0);
    expect(await count({ skill: 'cobol' }, { skill: 'docker' })).toBe(0);
    const { errors } = await world.ask('query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(filter: { skills: [{ skill: "React" }] }) { totalCount } } } }', { id: own.id }, rif.owner);
    expect(errors.map((error) => error.extensions)).toEqual([{ code: 'BAD_USER_INPUT', field: 'filter.skills.0.skill' }]);
    expect(errors[0]!.message).toContain('react');
  });
});

const WIDE = `{ scoreMillionths summary blockedBy { condition asked offered message } preferredPlace { rank place { name } } nextSkill { skill { slug } level }
  requirements(first: 5) { message skill { slug } through { slug } nearest { skill { slug } } }
  candidate { id wantsRemote contractTypes availableOn reconfirmedOn skills(first: 8) { skill { slug } level standing } languages(first: 3) { language level } mobility(first: 3) { code } centres(first: 2) { slug }
    graduate { id name email phone residence { code } enrolments(first: 2) { id } disclosures(first: 2) { nodes { id } } matches(first: 2) { nodes { scoreMillionths } } } } }`;

describe('a person who told an employer nothing', () => {
  it('has no name, contact or residence at any depth of the employer’s candidates', async () => {
    const remote = await makeOffer(world, { employer: rif, workMode: 'REMOTE', placeCodes: [], acceptedCountries: ['FR'] });
    const person = await makeGraduate(world, { name: 'Houda Zeroual', residenceCode: 'MA-BER', reach: ['FR'], wantsRemote: true });
    const { node } = await world.get(`query ($id: ID!) { node(id: $id) { ... on JobOffer { almost: candidates(first: 50, filter: { almostEligible: true }) { nodes ${WIDE} } } } }`, { id: remote.id }, rif.owner);
    const name = await nameAt(remote, person);
    const row = node.almost.nodes.find((one: { candidate: { id: string } }) => one.candidate.id === name);
    expect(row.blockedBy).toEqual([{ condition: 'MOBILITY', asked: ['FR'], offered: [], message: 'Countries of residence accepted for this job: France.' }]);
    const text = JSON.stringify(row);
    for (const secret of ['Houda', 'Zeroual', person.email, '+212612345678', 'MA-BER', 'Berkane', 'Morocco', person.graduateId, person.id]) expect(text).not.toContain(secret);
    expect(row.candidate.graduate).toBeNull();
    const own = await matchFor(person, remote, { graduateId: person.id });
    expect(own.blockedBy).toEqual([{ condition: 'MOBILITY', asked: ['FR'], offered: ['MA'], message: 'Countries of residence accepted for this job: France; country of residence: Morocco.' }]);
  });

  it('has another name with each employer, and is known once it applied', async () => {
    const [one, other] = [await makeOffer(world, { employer: atlas }), await makeOffer(world, { employer: rif })];
    const person = await makeGraduate(world);
    const [here, there] = [await nameAt(one, person), await nameAt(other, person)];
    expect(here).not.toBe(there);
    expect(await names(one)).toContain(here);
    expect(await names(other)).toContain(there);
    await apply(person, one);
    const GRADUATE = 'query ($offerId: ID!, $candidateId: ID!) { match(offerId: $offerId, candidateId: $candidateId) { candidate { graduate { name matches { totalCount } } } } }';
    expect(await world.get(GRADUATE, { offerId: one.id, candidateId: here }, atlas.owner)).toEqual({ match: { candidate: { graduate: { name: person.name, matches: null } } } });
    expect(await world.get(GRADUATE, { offerId: other.id, candidateId: there }, rif.owner)).toEqual({ match: { candidate: { graduate: null } } });
  });
});

describe('the match of an application', () => {
  const KEPT = 'query ($id: ID!) { node(id: $id) { ... on Application { match { scoreMillionths fit summary(language: EN) changes { kind } nextSkill { skill { slug } gainMillionths } blockedBy { condition offered } parts { contributionMillionths } requirements { outcome contributionMillionths } offer { id } candidate { id } } } } }';
  const kept = async (application: string, as: Person) => (await world.get(KEPT, { id: toGlobalId('Application', application) }, as)).node.match;

  it('is kept as it stood when it was sent, whatever the person learns later', async () => {
    const own = await makeOffer(world, { employer: atlas, workMode: 'REMOTE', placeCodes: [], acceptedCountries: ['FR'], mustHaves: [must('react'), must('docker')] });
    const person = await makeGraduate(world, { wantsRemote: true });
    const before = await matchFor(person, own, { graduateId: person.id });
    const { application } = await apply(person, own);
    const atFirst = await kept(application, person);
    expect(atFirst).toMatchObject({ scoreMillionths: before.scoreMillionths, fit: before.fit, summary: before.summary, blockedBy: [{ condition: 'MOBILITY', offered: ['MA'] }], changes: null, nextSkill: { skill: { slug: 'docker' } }, offer: { id: own.id } });
    expect(atFirst.parts.reduce((sum: number, part: { contributionMillionths: number }) => sum + part.contributionMillionths, 0)).toBe(before.scoreMillionths);
    expect(await kept(application, atlas.owner)).toEqual({ ...atFirst, blockedBy: [{ condition: 'MOBILITY', offered: [] }] });
    await learn(world, person, { skill: 'docker', level: 'SPECIALISED' });
    expect(await kept(application, person)).toEqual(atFirst);
    expect((await matchFor(person, own, { graduateId: person.id })).scoreMillionths).toBeGreaterThan(before.scoreMillionths);
    await transact(person.context(), (tx) => withdrawApplication(tx, { applicationId: application, version: 2 }));
    expect(await kept(application, person)).toEqual(atFirst);
  });

  it('is for the two sides alone', async () => {
    const person = await makeGraduate(world);
    const { application } = await apply(person, await makeOffer(world, { employer: atlas }));
    const { coordinator } = await classOf(world);
    expect(await kept(application, person)).not.toBeNull();
    expect(await kept(application, coordinator)).toBeNull();
  });
});

const ROW = `scoreMillionths summary candidate { id skills(first: 5) { skill { slug } } mobility(first: 3) { code } centres(first: 2) { slug } } requirements(first: 5) { skill { slug } through { slug } alternatives(first: 3) { skill { slug } } nearest { skill { slug } } } nextSkill { skill { slug } } changes(first: 10) { message skill { name } }
  preferredPlace { place { code } } offer { title places(first: 2) { code } employer { name } mustHaves(first: 3) { alternatives(first: 3) { skill { slug } } } }`;

describe('statements', () => {
  it('are the same for one match as for ten, on every edge', async () => {
    const employer = await makeEmployer(world);
    const applicants = await Promise.all(Array.from({ length: 10 }, () => makeGraduate(world)));
    const offers = [];
    for (let count = 0; count < 11; count += 1) offers.push(await makeOffer(world, { employer }));
    for (const person of applicants) await apply(person, offers[10]!);
    const rowsOf = async (query: string, variables: object, as: Person, rows: (data: any) => readonly unknown[]) => {
      const { data, statements, errors } = await world.ask(query, variables, as);
      expect(errors).toEqual([]);
      return { rows: rows(data).length, statements };
    };
    const edges: [string, Person, (data: any) => readonly unknown[]][] = [
      [`query ($first: Int) { viewer { graduate { matches(first: $first) { totalCount nodes { ${ROW} } } } } }`, nadia, (data) => data.viewer.graduate.matches.nodes],
      [`query ($first: Int) { node(id: "${offers[0]!.id}") { ... on JobOffer { candidates(first: $first) { nodes { ${ROW} } } } } }`, employer.owner, (data) => data.node.candidates.nodes],
      [`query ($first: Int) { node(id: "${employer.id}") { ... on Employer { offers(first: $first) { nodes { candidates(first: 1) { degraded nodes { ${ROW} } } } } } } }`, employer.owner, (data) => data.node.offers.nodes.filter((one: any) => one.candidates !== null)],
      [`query ($first: Int) { node(id: "${offers[10]!.id}") { ... on JobOffer { applications(first: $first) { nodes { match { ${ROW} } } } } } }`, employer.owner, (data) => data.node.applications.nodes.filter((one: any) => one.match !== null)],
    ];
    for (const [query, as, rows] of edges) {
      await rowsOf(query, { first: 1 }, as, rows);
      const [one, ten] = [await rowsOf(query, { first: 1 }, as, rows), await rowsOf(query, { first: 10 }, as, rows)];
      expect([one.rows, ten.rows]).toEqual([1, 10]);
      expect(ten.statements).toBe(one.statements);
      expect(one.statements).toBeGreaterThan(5);
      expect(one.statements).toBeLessThan(36);
    }
    const { statements } = await world.ask(PAIR, { offerId: offer.id, graduateId: nadia.id }, nadia);
    expect(statements).toBeLessThan(20);
  });
});
