import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Centre } from '../../src/centres/centre.entity.ts';
import { Cohort, Programme } from '../../src/centres/cohort.entity.ts';
import { Enrolment } from '../../src/graduates/enrolment.entity.ts';
import { AgeBand, Gender, Graduate, GraduateSchema } from '../../src/graduates/graduate.entity.ts';
import { Account } from '../../src/identity/account.entity.ts';
import { changed, transact } from '../../src/kernel/transact.ts';
import { type MadeEmployer, makeEmployer } from '../builders/employers.ts';
import { type MadeOffer, makeOffer, must } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';
import { index, type MadeGraduate, makeGraduate } from './matching-world.ts';

const world = openWorld();

const SKILLS = ['react', 'javascript', 'php', 'docker', 'sql', 'python'];
const LEVELS = ['FOUNDATION', 'INTERMEDIATE', 'ADVANCED'] as const;
const people: MadeGraduate[] = [];
const offers: MadeOffer[] = [];
const cohorts: string[] = [];
let employer: MadeEmployer;

async function anotherCentre(): Promise<string> {
  const at = world.app.now();
  const [centreId, programmeId, cohortId] = [world.app.newId(), world.app.newId(), world.app.newId()];
  const names = { nameFr: 'École', nameAr: 'مدرسة', nameEn: 'School' };
  await transact(world.system(), async (tx) => {
    tx.em.create(Centre, { id: centreId, slug: `school-${centreId.slice(-8)}`, ...names, placeCode: 'MA-FIG', grid: [], createdAt: at });
    tx.em.create(Programme, { id: programmeId, centreId, field: 'WEB', ...names, createdAt: at });
    tx.em.create(Cohort, { id: cohortId, programmeId, centreId, name: 'Two', startsOn: '2026-01-01', graduatesOn: '2026-06-30', createdAt: at });
    return {};
  });
  return cohortId;
}

beforeAll(async () => {
  employer = await makeEmployer(world);
  for (const [at, skill] of SKILLS.entries()) offers.push(await makeOffer(world, { employer, mustHaves: [must(skill), must(SKILLS[(at + 2) % 6]!, LEVELS[at % 3])] }));
  // Some know the same, as cohort-mates do, so that ties are there to be broken.
  for (let at = 0; at < 9; at += 1) people.push(await makeGraduate(world, { reach: at % 2 === 0 ? ['MA-02'] : ['FR', 'MA-OUJ'], mobilityOrdered: at % 2 === 1, skills: SKILLS.slice(at % 3, (at % 3) + 3).map((skill, step) => ({ skill, level: LEVELS[(at + step) % 3] })) }));
  cohorts.push(await anotherCentre(), await anotherCentre());
  await index(world);
});

/** Every list of both sides, as clients see them. */
async function lists(): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const one of people) answers.push((await world.get('{ viewer { graduate { matches(first: 100) { nodes { scoreMillionths fit offer { id } } } } } }', {}, one)).viewer.graduate.matches.nodes);
  for (const one of offers) answers.push((await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(first: 100) { nodes { scoreMillionths fit candidate { id } } } } } }', { id: one.id }, employer.owner)).node.candidates.nodes);
  return answers;
}

const text = fc.constantFrom('Salma', 'Karim', 'Youssef El Idrissi', 'سلمى', 'O’Neill', 'Zzz');
const selfArb = fc.record({
  name: text, headline: fc.option(text), summary: fc.option(text), phone: fc.constantFrom(null, '+212611111111', '+33611111111'), website: fc.constantFrom(null, 'https://a.example', 'https://z.example'),
  gender: fc.constantFrom(null, ...Object.values(Gender)), ageBand: fc.constantFrom(null, ...Object.values(AgeBand)),
  // In Morocco wherever it is: only a remote offer that names countries asks, and it asks the country.
  residenceCode: fc.constantFrom('MA-OUJ', 'MA-CAS', 'MA-FIG'),
  createdAt: fc.integer({ min: 1, max: 900 }).map((days) => new Date(Date.UTC(2024, 0, days))), cohort: fc.nat({ max: 1 }),
});

describe('the matcher', () => {
  it('is blind: gender, age, name, contact, home, centre and day of sign-up change no score and no rank, on either side', async () => {
    const before = await lists();
    expect(before.flat().length).toBeGreaterThan(60);
    await fc.assert(fc.asyncProperty(fc.array(selfArb, { minLength: people.length, maxLength: people.length }), async (selves) => {
      for (const [at, { cohort, createdAt, ...self }] of selves.entries()) {
        const { graduateId, accountId } = people[at]!;
        await transact(world.system(), async (tx) => {
          await tx.em.nativeUpdate(Graduate, { id: graduateId }, { ...self, createdAt });
          await tx.em.nativeUpdate(Account, { id: accountId }, { createdAt });
          await tx.em.nativeUpdate(Enrolment, { graduateId }, { cohortId: cohorts[cohort]!, createdAt });
          changed(tx, 'graduate', graduateId);
          return {};
        });
      }
      await index(world);
      expect(await lists()).toEqual(before);
    }), { numRuns: 3 });
  }, 60_000);

  it('could not read nationality, family status, birth date or a photo: nobody is asked for them', () => {
    expect(Object.keys(GraduateSchema.properties).filter((name) => /nation|famil|marri|marital|birth|photo|picture|religion/i.test(name))).toEqual([]);
  });

  it('gives a pair one score, whichever side looks', async () => {
    const pairs = new Map<string, number>();
    for (const one of offers) {
      const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(first: 100) { nodes { scoreMillionths candidate { id } } } } } }', { id: one.id }, employer.owner);
      for (const { scoreMillionths, candidate } of node.candidates.nodes) pairs.set(`${one.id} ${candidate.id}`, scoreMillionths);
    }
    let seen = 0;
    for (const one of people) {
      const { viewer } = await world.get('{ viewer { graduate { matches(first: 100) { nodes { scoreMillionths offer { id } candidate { id } } } } } }', {}, one);
      for (const { scoreMillionths, offer, candidate } of viewer.graduate.matches.nodes) {
        expect(pairs.get(`${offer.id} ${candidate.id}`)).toBe(scoreMillionths);
        seen += 1;
      }
    }
    expect(seen).toBe(pairs.size);
    expect(seen).toBeGreaterThan(40);
  });

  it('scores a pair the same among six offers and among twenty that ask for the same skill', async () => {
    const of = async (): Promise<Map<string, number>> => new Map((await world.get('{ viewer { graduate { matches(first: 100) { nodes { scoreMillionths offer { id } } } } } }', {}, people[0]!)).viewer.graduate.matches.nodes.map((node: any) => [node.offer.id, node.scoreMillionths]));
    const before = await of();
    for (let count = 0; count < 14; count += 1) await makeOffer(world, { employer, mustHaves: [must('react')] });
    await index(world);
    const after = await of();
    expect(after.size).toBe(before.size + 14);
    for (const [id, score] of before) expect(after.get(id)).toBe(score);
  }, 60_000);
});
