import { beforeAll, describe, expect, it } from 'vitest';
import { fromGlobalId, toGlobalId } from '../../src/kernel/ids.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Letter } from '../../src/mail/letter.entity.ts';
import { lapseAllDue } from '../../src/applications/lapse.service.ts';
import { suspendEmployer } from '../../src/employers/decision.service.ts';
import { offerRankingIndex } from '../../src/matching/offer-ranking.index.ts';
import { offerIndex } from '../../src/offers/offer.index.ts';
import { type Applicant, makeApplicant } from '../builders/applications.ts';
import { type MadeCentre, makeCentre, makeCohort, makeTrainer } from '../builders/centres.ts';
import { administratorOf, makeEmployer } from '../builders/employers.ts';
import { must } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
const NOW = new Date('2026-08-24T10:00:00Z');
let centre: MadeCentre;
let amina: Applicant;
let made = 0;

beforeAll(async () => {
  world.clock = NOW;
  centre = await makeCentre(world);
  amina = await makeApplicant(world, 'Amina Benali', { skills: [{ skill: 'react', level: 'ADVANCED' }, { skill: 'sql' }], languages: [{ language: 'fr', level: 'B2' }, { language: 'ar', level: 'NATIVE' }] });
});

const EMPLOYER = 'id slug name verified registered postedBy { id } website offers { nodes { id state appliesBy applyEmail } }';
const SPONSOR = `mutation ($input: SponsorEmployerInput!) { sponsorEmployer(input: $input) { employer { ${EMPLOYER} } userErrors { code field message } } }`;
const HAND_OVER = `mutation ($input: HandOverEmployerInput!) { handOverEmployer(input: $input) { employer { ${EMPLOYER} } userErrors { code field } } }`;
const HAND_BACK = `mutation ($input: HandBackEmployerInput!) { handBackEmployer(input: $input) { employer { ${EMPLOYER} } userErrors { code field } } }`;
const CREATE = 'mutation ($input: CreateOfferInput!) { createOffer(input: $input) { offer { id state version appliesBy applyEmail } userErrors { code field } } }';
const UPDATE = 'mutation ($input: UpdateOfferInput!) { updateOffer(input: $input) { offer { id version } userErrors { code field } } }';
const APPLY = 'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id state replyDueOn } userErrors { code field message } } }';

const sponsor = async (over: object = {}, as: Person = centre.coordinator) => (await world.get(SPONSOR, { input: { centreId: centre.id, name: `Menuiserie Rif ${(made += 1)}`, kind: 'COMPANY', placeCode: 'MA-NAD', website: 'https://rif.example/', ...over } }, as)).sponsorEmployer;
const create = async (employerId: string, facts: object = {}, as: Person = centre.coordinator) =>
  (await world.get(CREATE, { input: { employerId, texts: [{ language: 'FR', title: 'Développeuse', body: 'Du code.' }], placeCodes: ['MA-NAD'], contractTypes: ['PERMANENT'], mustHaves: [must('react')], ...facts } }, as)).createOffer;
const move = async (verb: string, offerId: string, as: Person = centre.coordinator) => (await world.get(`mutation ($input: MoveOfferInput!) { ${verb}(input: $input) { offer { state appliesBy } userErrors { code field } } }`, { input: { offerId } }, as))[verb];
const handOver = async (employerId: string, email: string, as: Person = centre.coordinator) => (await world.get(HAND_OVER, { input: { employerId, email } }, as)).handOverEmployer;
const apply = async (offerId: string, as: Person, message: string | null = 'Bonjour.') => (await world.get(APPLY, { input: { offerId, message } }, as)).submitApplication;
const lettersTo = async (email: string) => (await world.app.orm.em.fork().find(Letter, { email }, { orderBy: { id: 'asc' } })).map(({ kind, data, language, name }) => ({ kind, data: data as any, language, name }));
/** An employer that the centre posts for, with an open offer that is answered by letter. */
async function posted(facts: object = { applyEmail: `jobs${(made += 1)}@rif.example` }): Promise<{ employerId: string; offerId: string }> {
  const { employer } = await sponsor();
  const { offer } = await create(employer.id, facts);
  expect((await move('publishOffer', offer.id)).userErrors).toEqual([]);
  return { employerId: employer.id, offerId: offer.id };
}
const seen = async (id: string, as: Person | null = null) => (await world.get('query ($id: ID!) { node(id: $id) { id } }', { id }, as)).node !== null;

describe('an employer that is not registered', () => {
  it('is written down by a coordinator, seen by everybody, and marked with the centre that posts for it', async () => {
    const { employer, userErrors } = await sponsor({ name: 'Atlas Bois' });
    expect(userErrors).toEqual([]);
    expect(employer).toEqual({ id: employer.id, slug: 'atlas-bois', name: 'Atlas Bois', verified: false, registered: false, postedBy: { id: centre.id }, website: 'https://rif.example/', offers: { nodes: [] } });
    const { employers } = await world.get('{ employers(first: 100) { nodes { name registered } } }');
    expect(employers.nodes).toContainEqual({ name: 'Atlas Bois', registered: false });
    const { centre: at } = await world.get('query ($slug: String!) { centre(slug: $slug) { postsFor { name } } }', { slug: centre.slug });
    expect(at.postsFor).toContainEqual({ name: 'Atlas Bois' });
    const own = await makeEmployer(world);
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { registered postedBy { id } } } }', { id: own.id })).node).toEqual({ registered: true, postedBy: null });
  });

  it('is not written down twice, nor beside a verified one of the same name and seat; elsewhere it is another', async () => {
    await sponsor({ name: 'Sté Unique SARL' });
    expect((await sponsor({ name: 'unique' })).userErrors).toMatchObject([{ code: 'ALREADY_HERE', field: 'name', message: 'An employer of that name is here already: Sté Unique SARL (ste-unique-sarl).' }]);
    expect((await sponsor({ name: 'Unique', placeCode: 'MA-OUJ' })).userErrors).toEqual([]);
    await makeEmployer(world, { name: 'Oued Soft', placeCode: 'MA-NAD' });
    expect((await sponsor({ name: 'OUED-SOFT' })).userErrors).toMatchObject([{ code: 'ALREADY_HERE' }]);
    await makeEmployer(world, { name: 'Secrète', placeCode: 'MA-NAD', verified: false });
    expect((await sponsor({ name: 'Secrète' })).userErrors).toEqual([]);
    const both = await Promise.all([sponsor({ name: 'Deux fois' }), sponsor({ name: 'Deux fois' })]);
    expect(both.map((one) => one.userErrors.map((error: any) => error.code)).toSorted()).toEqual([[], ['ALREADY_HERE']]);
  });

  it('is refused with all that is wrong, and sent twice with a key is written once', async () => {
    expect((await sponsor({ name: ' ' })).userErrors).toMatchObject([{ code: 'REQUIRED', field: 'name' }]);
    expect((await sponsor({ name: 'x'.repeat(161), placeCode: 'Nadr' })).userErrors).toMatchObject([{ code: 'TOO_LONG', field: 'name' }, { code: 'UNKNOWN_PLACE', field: 'placeCode' }]);
    const one = await sponsor({ name: 'Avec clé', idempotencyKey: 'sponsor-key-1' });
    expect(await sponsor({ name: 'Avec clé', idempotencyKey: 'sponsor-key-1' })).toEqual(one);
  });

  it('is written down by coordinators of that centre alone, never by a trainer', async () => {
    const cohort = await makeCohort(world, { centre });
    const [trainer, other] = [await makeTrainer(world, cohort), await makeCentre(world)];
    for (const person of [trainer, other.coordinator]) expect((await sponsor({}, person)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'centreId' }]);
    for (const id of ['x', toGlobalId('Centre', '01900000-0000-7000-8000-000000000000')]) expect((await sponsor({ centreId: id })).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'centreId' }]);
    for (const role of ['GRADUATE', 'RECRUITER', 'OBSERVER', 'ADMINISTRATOR'] as const) expect((await world.ask(SPONSOR, { input: { centreId: centre.id, name: 'X', kind: 'COMPANY', placeCode: 'MA' } }, await world.person(role, role))).errors[0]!.extensions.code).toBe('FORBIDDEN');
  });
});

describe('an offer for it', () => {
  it('says where applications go before it is public', async () => {
    const { employer } = await sponsor();
    const { offer } = await create(employer.id);
    expect(offer).toMatchObject({ state: 'DRAFT', appliesBy: 'HERE' });
    expect(await move('publishOffer', offer.id)).toEqual({ offer: null, userErrors: [{ code: 'NO_WAY_TO_APPLY', field: 'applyUrl' }] });
    const { updateOffer } = await world.get(UPDATE, { input: { offerId: offer.id, version: offer.version, applyEmail: 'nobody' } }, centre.coordinator);
    expect(updateOffer.userErrors).toEqual([{ code: 'INVALID_EMAIL', field: 'applyEmail' }]);
    await world.get(UPDATE, { input: { offerId: offer.id, version: offer.version, applyEmail: 'Jobs@Rif.example' } }, centre.coordinator);
    expect(await move('publishOffer', offer.id)).toEqual({ offer: { state: 'PUBLISHED', appliesBy: 'LETTER' }, userErrors: [] });
    const after = await world.get(UPDATE, { input: { offerId: offer.id, version: offer.version + 2, applyEmail: null } }, centre.coordinator);
    expect(after.updateOffer.userErrors).toEqual([{ code: 'NO_WAY_TO_APPLY', field: 'applyUrl' }]);
  });

  it('is public, in lists and by itself; its address is for those who edit it', async () => {
    const { offerId, employerId } = await posted({ applyEmail: 'secret@rif.example' });
    const { offers } = await world.get('query ($ids: [ID!]) { offers(filter: { employerIds: $ids }) { nodes { id appliesBy applyEmail employer { registered } } } }', { ids: [employerId] });
    expect(offers.nodes).toEqual([{ id: offerId, appliesBy: 'LETTER', applyEmail: null, employer: { registered: false } }]);
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { applyEmail events { nodes { toState } } } } }', { id: offerId }, centre.coordinator);
    expect(node).toEqual({ applyEmail: 'secret@rif.example', events: { nodes: [{ toState: 'PUBLISHED' }, { toState: 'DRAFT' }] } });
    expect((await posted({ applyUrl: 'https://rif.example/jobs' })).offerId).toBeTruthy();
    for (const verb of ['pauseOffer', 'publishOffer', 'closeOffer']) expect((await move(verb, offerId)).userErrors).toEqual([]);
    expect(await seen(offerId)).toBe(false);
  });

  it('is found and matched like any other while it is open', async () => {
    const { offerId } = await posted();
    const id = fromGlobalId(offerId)!.id;
    for (const index of [offerIndex, offerRankingIndex]) expect((await index.documents(world.context(), [id])).map((one) => one.id)).toEqual([id]);
    await move('pauseOffer', offerId);
    for (const index of [offerIndex, offerRankingIndex]) expect(await index.documents(world.context(), [id])).toEqual([]);
  });

  it('is written and moved by coordinators of the centre alone, and its applications and candidates are not theirs', async () => {
    const { offerId, employerId } = await posted();
    const cohort = await makeCohort(world, { centre });
    const strangers = [await makeTrainer(world, cohort), (await makeCentre(world)).coordinator, (await makeEmployer(world)).owner];
    for (const person of strangers) {
      expect((await create(employerId, {}, person)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'employerId' }]);
      for (const verb of ['publishOffer', 'pauseOffer', 'closeOffer']) expect((await move(verb, offerId, person)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'offerId' }]);
    }
    await apply(offerId, amina);
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { applicationCount applications { nodes { id } } } } }', { id: offerId }, centre.coordinator);
    expect(node).toEqual({ applicationCount: null, applications: { nodes: [] } });
    const { errors, data } = await world.ask('query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(first: 5) { nodes { score } } } } }', { id: offerId }, centre.coordinator);
    expect([errors.map((error) => error.extensions.code), data?.node?.candidates?.nodes ?? []].flat()).toEqual([]);
  });

  it('leaves with an employer that is suspended', async () => {
    const { offerId, employerId } = await posted();
    await transact((await administratorOf(world)).context(), (tx) => suspendEmployer(tx, { employerId: fromGlobalId(employerId)!.id, reason: 'Plainte' }));
    expect([await seen(offerId), await seen(employerId)]).toEqual([false, false]);
    expect((await create(employerId)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'employerId' }]);
  });

  it('that is taken down is told to the coordinators who posted it', async () => {
    const { offerId } = await posted();
    const { reportOffer } = await world.get('mutation ($input: ReportOfferInput!) { reportOffer(input: $input) { report { id } userErrors { code } } }', { input: { offerId, reason: 'FRAUD', detail: 'Demande d’argent' } }, amina);
    const { decideReport } = await world.get('mutation ($input: DecideReportInput!) { decideReport(input: $input) { userErrors { code field } } }', { input: { reportId: reportOffer.report.id, decision: 'REMOVED', reason: 'Fraude' } }, await administratorOf(world));
    expect(decideReport.userErrors).toEqual([]);
    expect(await lettersTo(centre.coordinator.email)).toContainEqual(expect.objectContaining({ kind: 'offers.removed', data: { title: 'Développeuse', reason: 'Fraude' } }));
    expect(await seen(offerId)).toBe(false);
  });

  it('of a registered employer goes by no letter', async () => {
    const own = await makeEmployer(world);
    expect((await create(own.id, { applyEmail: 'a@b.example' }, own.owner)).userErrors).toEqual([{ code: 'ONLY_POSTED_FOR', field: 'applyEmail' }]);
  });
});

describe('an application by letter', () => {
  it('is sent to the address with name, contact, message and skills, and kept', async () => {
    const { offerId } = await posted({ applyEmail: 'direction@rif.example' });
    const { application, userErrors } = await apply(offerId, amina, 'Bonjour, je suis à Nador.');
    expect(userErrors).toEqual([]);
    expect(application).toMatchObject({ state: 'SUBMITTED', replyDueOn: '2026-10-23' });
    const [letter] = await lettersTo('direction@rif.example');
    expect(letter).toMatchObject({ kind: 'applications.by-letter', language: 'FR', name: null, data: { title: 'Développeuse', name: 'Amina Benali', email: amina.email, message: 'Bonjour, je suis à Nador.', skills: ['React', 'SQL'], languages: ['arabe (natif)', 'français (B2)'], centre: expect.stringContaining('Centre de codage') } });
    expect((await apply(offerId, amina)).userErrors).toMatchObject([{ code: 'ALREADY_APPLIED' }]);
    expect((await lettersTo('direction@rif.example')).length).toBe(1);
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Application { state message employer { registered } } } }', { id: application.id }, amina);
    expect(node).toEqual({ state: 'SUBMITTED', message: 'Bonjour, je suis à Nador.', employer: { registered: false } });
  });

  it('goes once: withdrawing it does not let another one be sent after it', async () => {
    const { offerId } = await posted({ applyEmail: 'une-fois@rif.example' });
    const sara = await makeApplicant(world, 'Sara');
    const { application } = await apply(offerId, sara);
    await world.get('mutation ($input: WithdrawApplicationInput!) { withdrawApplication(input: $input) { userErrors { code } } }', { input: { applicationId: application.id } }, sara);
    expect((await apply(offerId, sara)).userErrors).toMatchObject([{ code: 'ALREADY_APPLIED', field: 'offerId' }]);
    expect((await lettersTo('une-fois@rif.example')).length).toBe(1);
  });

  it('does not lapse by a promise that nobody made, and counts against no reply rate', async () => {
    const { offerId } = await posted();
    const hind = await makeApplicant(world, 'Hind');
    const { application } = await apply(offerId, hind);
    world.clock = new Date('2026-10-20T10:00:00Z');
    await lapseAllDue(world.context());
    world.clock = NOW;
    expect((await world.get('query ($id: ID!) { node(id: $id) { ... on Application { state } } }', { id: application.id }, hind)).node.state).toBe('SUBMITTED');
  });

  it('is none where the offer has an address of its own', async () => {
    const { offerId } = await posted({ applyUrl: 'https://rif.example/jobs', applyEmail: 'unused@rif.example' });
    expect((await apply(offerId, await makeApplicant(world, 'Omar'))).userErrors).toMatchObject([{ code: 'EXTERNAL_APPLICATION' }]);
    expect(await lettersTo('unused@rif.example')).toEqual([]);
  });
});

describe('handing it over', () => {
  it('makes the account with that address its owner, who runs the offers and reads applications here from then on', async () => {
    const { employerId, offerId } = await posted({ applyEmail: 'avant@rif.example' });
    const owner = await world.person('Yassine Alaoui', 'RECRUITER');
    const { employer, userErrors } = await handOver(employerId, owner.email.toUpperCase());
    expect(userErrors).toEqual([]);
    expect(employer).toMatchObject({ verified: false, registered: true, postedBy: null, offers: { nodes: [{ id: offerId, state: 'PUBLISHED', appliesBy: 'HERE' }] } });
    expect(await lettersTo(owner.email)).toMatchObject([{ kind: 'centres.employer-handed-over', data: { employer: employer.name } }]);
    const karim = await makeApplicant(world, 'Karim');
    expect((await apply(offerId, karim)).userErrors).toEqual([]);
    expect(await lettersTo('avant@rif.example')).toEqual([]);
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { applications { nodes { graduate { name } } } } } }', { id: offerId }, owner);
    expect(node.applications.nodes).toEqual([{ graduate: { name: 'Karim' } }]);
    expect((await move('pauseOffer', offerId)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'offerId' }]);
    expect((await handOver(employerId, owner.email)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'employerId' }]);
  });

  it('grants a membership that was asked for, and needs an account that confirmed the address', async () => {
    const { employerId } = await posted();
    expect((await handOver(employerId, 'nobody@test.example')).userErrors).toEqual([{ code: 'UNKNOWN_ACCOUNT', field: 'email' }]);
    const asker = await world.person('Salma', 'RECRUITER');
    const { joinEmployer } = await world.get('mutation ($input: JoinEmployerInput!) { joinEmployer(input: $input) { member { id grantedAt } userErrors { code } } }', { input: { employerId } }, asker);
    expect(joinEmployer).toMatchObject({ member: { grantedAt: null }, userErrors: [] });
    await handOver(employerId, asker.email);
    const { viewer } = await world.get('{ viewer { memberships { id kind grantedAt } } }', {}, asker);
    expect(viewer.memberships).toEqual([{ id: joinEmployer.member.id, kind: 'OWNER', grantedAt: '2026-08-24T10:00:00.000Z' }]);
  });

  it('is for coordinators of its centre', async () => {
    const { employerId } = await posted();
    const cohort = await makeCohort(world, { centre });
    for (const person of [await makeTrainer(world, cohort), (await makeCentre(world)).coordinator]) expect((await handOver(employerId, amina.email, person)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'employerId' }]);
    for (const id of ['x', (await makeEmployer(world)).id, toGlobalId('Employer', '01900000-0000-7000-8000-000000000000')]) expect((await handOver(id, amina.email)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'employerId' }]);
  });

  it('can be declined by handing back: the centre posts for it again, by letter, and what nobody could answer is paused', async () => {
    const { employerId, offerId } = await posted({ applyEmail: 'retour@rif.example' });
    const owner = await world.person('Mauvaise Adresse', 'RECRUITER');
    await handOver(employerId, owner.email);
    const { offer: fresh } = await create(employerId, {}, owner);
    await move('publishOffer', fresh.id, owner);
    const { handBackEmployer } = await world.get(HAND_BACK, { input: { employerId } }, owner);
    expect(handBackEmployer.userErrors).toEqual([]);
    expect(handBackEmployer.employer).toMatchObject({ registered: false, postedBy: { id: centre.id } });
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { offers { nodes { id state appliesBy } } } } }', { id: employerId }, centre.coordinator);
    expect(node.offers.nodes).toEqual([{ id: fresh.id, state: 'PAUSED', appliesBy: 'HERE' }, { id: offerId, state: 'PUBLISHED', appliesBy: 'LETTER' }]);
    expect((await world.get('{ viewer { memberships { id } } }', {}, owner)).viewer.memberships).toEqual([]);
    expect((await world.get(HAND_BACK, { input: { employerId } }, owner)).handBackEmployer.userErrors).toEqual([{ code: 'NOT_FOUND', field: 'employerId' }]);
    const own = await makeEmployer(world);
    expect((await world.get(HAND_BACK, { input: { employerId: own.id } }, own.owner)).handBackEmployer.userErrors).toEqual([{ code: 'NOT_POSTED_FOR', field: 'employerId' }]);
  });

  it('gives no sight of candidates before it is verified; and under another name it is public no more until then', async () => {
    const { employerId, offerId } = await posted();
    const owner = await world.person('Nouveau', 'RECRUITER');
    await handOver(employerId, owner.email);
    const { data } = await world.ask('query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(first: 5) { nodes { score } } } } }', { id: offerId }, owner);
    expect(data?.node?.candidates?.nodes ?? []).toEqual([]);
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { version } } }', { id: employerId }, owner);
    await world.get('mutation ($input: UpdateEmployerInput!) { updateEmployer(input: $input) { userErrors { code } } }', { input: { employerId, version: node.version, name: 'Tout Autre Nom' } }, owner);
    expect([await seen(offerId), await seen(employerId), await seen(offerId, owner)]).toEqual([false, false, true]);
  });

  it('is hinted at to whoever founds an employer of that name', async () => {
    const { employer } = await sponsor({ name: 'Jardins du Rif' });
    const founder = await world.person('Fondatrice', 'RECRUITER');
    const FOUND = 'mutation ($input: FoundEmployerInput!) { foundEmployer(input: $input) { employer { name } postedFor { id postedBy { id } } userErrors { code } } }';
    const { foundEmployer } = await world.get(FOUND, { input: { name: 'JARDINS DU RIF SARL', kind: 'COMPANY', placeCode: 'MA-NAD' } }, founder);
    expect(foundEmployer).toEqual({ employer: { name: 'JARDINS DU RIF SARL' }, postedFor: { id: employer.id, postedBy: { id: centre.id } }, userErrors: [] });
    expect((await world.get(FOUND, { input: { name: 'Sans Pareil', kind: 'COMPANY', placeCode: 'MA-NAD' } }, founder)).foundEmployer.postedFor).toBe(null);
  });
});

it('whether employers are registered takes as many statements for ten as for one', async () => {
  const ask = (first: number) => world.ask('query ($first: Int) { employers(first: $first) { nodes { registered postedBy { id } offers(first: 2) { nodes { appliesBy applyEmail } } } } }', { first }, centre.coordinator);
  const [one, ten] = [await ask(1), await ask(10)];
  expect(ten.data.employers.nodes.length).toBe(10);
  expect(ten.statements - one.statements).toBeLessThanOrEqual(3);
});
