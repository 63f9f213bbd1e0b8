import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { makeCentre } from '../builders/centres.ts';
import { administratorOf, makeEmployer } from '../builders/employers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
const looks = async (by: Person): Promise<string[]> =>
  (await world.app.orm.em.getConnection().execute<{ noun: string; subject_id: string }[]>(`select distinct noun, subject_id from access_log where actor_id = '${by.accountId}'`)).map((row) => `${row.noun} ${row.subject_id}`).toSorted();

describe('an administrator’s look at an account', () => {
  it('is on the record, from whichever end it came; one’s own is not', async () => {
    const admin = await administratorOf(world);
    const [employer, centre] = [await makeEmployer(world), await makeCentre(world)];
    await world.get('{ viewer { account { email } } }', {}, admin);
    expect(await looks(admin)).toEqual([]);
    await world.get('query ($id: ID!) { node(id: $id) { ... on Account { email } } }', { id: toGlobalId('Account', centre.coordinator.accountId) }, admin);
    expect(await looks(admin)).toEqual([`account ${centre.coordinator.accountId}`]);
    await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { members { nodes { account { name } } } } } }', { id: employer.id }, admin);
    await world.get('query ($id: ID!) { node(id: $id) { ... on Centre { staff { name email } } } }', { id: centre.id }, admin);
    expect(await looks(admin)).toEqual([`account ${centre.coordinator.accountId}`, `account ${employer.owner.accountId}`, `staffPerson ${centre.coordinator.accountId}`].toSorted());
    await world.get('query ($id: ID!) { node(id: $id) { ... on Centre { staff { name email } } } }', { id: centre.id }, centre.coordinator);
    expect(await looks(centre.coordinator)).toEqual([]);
  });
});
