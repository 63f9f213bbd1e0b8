import { describe, expect, it } from 'vitest';
import { blockEmployer } from '../../src/graduates/discretion.service.ts';
import { Graduate } from '../../src/graduates/graduate.entity.ts';
import { graduateRankingIndex } from '../../src/matching/graduate-ranking.index.ts';
import { BackgroundItem, HeldSkill } from '../../src/graduates/skill-profile.entity.ts';
import { transact } from '../../src/kernel/transact.ts';
import { makeEmployer } from '../builders/employers.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
const documentOf = async (id: string) => (await graduateRankingIndex.documents(world.context(), [id]))[0];
const DAY = 86_400_000;

describe('the search document of a candidate', () => {
  it('says the hard conditions and skills in codes', async () => {
    const employer = await makeEmployer(world);
    const person = await makeGraduate(world, {
      findable: ['LOCAL', 'REGIONAL'], places: ['MA-02', 'FR'], remote: true, contractTypes: ['PERMANENT', 'INTERNSHIP'], availableOn: '2027-03-01', residenceCode: 'MA-OUJ',
      languages: [{ language: 'fr', level: 'B1' }], skills: [{ skill: 'react', level: 'INTERMEDIATE' }, { skill: 'go' }],
    });
    await transact(person.context(), (tx) => blockEmployer(tx, { employerId: employer.employerId }));
    expect(await documentOf(person.graduateId)).toMatchObject({
      reach: ['MA-02', 'FR', 'REMOTE'], country: 'MA', contracts: ['INTERNSHIP', 'PERMANENT'], has: ['fr:A1', 'fr:A2', 'fr:B1'], available: 20270301,
      skills: ['go', 'go:FOUNDATION', 'react', 'react:FOUNDATION', 'react:INTERMEDIATE'], findable: ['LOCAL', 'REGIONAL'], blocked: [employer.employerId], centres: [person.cohort.centre.centreId],
    });
  });

  it('holds nothing that the person typed, and not where it lives', async () => {
    const person = await makeGraduate(world, { name: 'CANARY Nom', findable: ['LOCAL'], residenceCode: 'MA-FIG', skills: [{ skill: 'react' }] });
    await transact(world.system(), async (tx) => {
      await tx.em.nativeUpdate(Graduate, { id: person.graduateId }, { headline: 'CANARY headline', summary: 'CANARY summary', email: 'canary@test.example', phone: '+212600000099', website: 'https://canary.example', gender: 'FEMALE', ageBand: 'UNDER_20' });
      await tx.em.nativeUpdate(HeldSkill, { graduateId: person.graduateId }, { evidenceKind: 'PROJECT', evidenceUrl: 'https://canary.example/project' });
      tx.em.create(BackgroundItem, { id: world.app.newId(), graduateId: person.graduateId, kind: 'EDUCATION', position: 0, title: 'CANARY diploma', organisation: 'CANARY school', description: 'CANARY text', url: 'https://canary.example/d' });
    });
    const document = await documentOf(person.graduateId);
    expect(document).toBeDefined();
    const said = JSON.stringify(document);
    for (const secret of [/canary/i, /212600000099/, /MA-FIG/, /FEMALE/, /UNDER_20/, new RegExp(person.accountId), new RegExp(person.email)]) expect(said).not.toMatch(secret);
    expect(Object.keys(document!).toSorted()).toEqual(['_vectors', 'available', 'blocked', 'centres', 'contracts', 'country', 'findable', 'has', 'id', 'p', 'reach', 'shown', 'skills', 'until', 'v']);
  });

  it('is the same whatever the order in which the table holds a skill that is both declared and confirmed', async () => {
    const person = await makeGraduate(world, { findable: ['LOCAL'] });
    const lines = (['DECLARED', 'EMPLOYER', 'CENTRE'] as const).map((standing, at) => ({ id: world.app.newId(), graduateId: person.graduateId, skillSlug: 'react', standing, level: at === 0 ? ('ADVANCED' as const) : ('FOUNDATION' as const), createdAt: new Date() }));
    const documentOfRows = async (rows: readonly (typeof lines)[number][]) => {
      await transact(world.system(), async (tx) => {
        await tx.em.nativeDelete(HeldSkill, { graduateId: person.graduateId });
        for (const row of rows) await tx.em.insert(HeldSkill, row);
      });
      // Knowing how few there are, the database reads the table as it lies, not by an index that has an order of its own.
      await world.app.orm.em.getConnection().execute('analyze graduate_skills');
      return documentOf(person.graduateId);
    };
    expect(await documentOfRows(lines)).toEqual(await documentOfRows(lines.toReversed()));
  });

  it('is there for findable, confirmed and fresh profiles alone', async () => {
    const [findable, hidden, claimed] = await Promise.all([makeGraduate(world, { findable: ['LOCAL'] }), makeGraduate(world), makeGraduate(world, { findable: ['LOCAL'], confirmed: false })]);
    const ids = [findable, hidden, claimed].map((person) => person.graduateId);
    expect((await graduateRankingIndex.documents(world.context(), ids)).map(({ id }) => id)).toEqual([findable.graduateId]);
    expect(await graduateRankingIndex.ids(world.context(), null, 100)).not.toContain(hidden.graduateId);
    world.clock = new Date(Date.now() + 91 * DAY);
    try {
      expect(await documentOf(findable.graduateId)).toBeUndefined();
    } finally {
      world.clock = null;
    }
  });
});
