import { describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { administratorOf } from '../builders/employers.ts';
import { makeGraduate } from '../builders/graduates.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
const LOG = 'query ($actorId: ID, $subjectId: ID, $first: Int, $after: String) { accessLog(actorId: $actorId, subjectId: $subjectId, first: $first, after: $after) { pageInfo { endCursor hasNextPage } nodes { seenAt noun actorId subjectId requestId } } }';
const log = async (variables: object, as: Person) => (await world.get(LOG, variables, as)).accessLog;
const look = (id: string, as: Person) => world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { name } ... on Account { name } } }', { id }, as);
const accountId = (person: Person): string => toGlobalId('Account', person.accountId);

describe('the access log', () => {
  it('tells administrators who looked at whom, newest first, by actor and by subject', async () => {
    const [one, two] = [await administratorOf(world), await world.person('Second', 'ADMINISTRATOR')];
    const amina = await makeGraduate(world);
    await look(amina.id, one);
    await look(accountId(amina), one);
    await look(amina.id, two);
    const { nodes } = await log({ subjectId: amina.id }, two);
    expect(nodes.map((row: { noun: string; actorId: string; subjectId: string }) => [row.noun, row.actorId, row.subjectId])).toEqual([['graduate', accountId(two), amina.id], ['graduate', accountId(one), amina.id]]);
    expect((await log({ subjectId: accountId(amina), actorId: accountId(one) }, two)).nodes.map((row: { noun: string }) => row.noun)).toEqual(['account']);
    const times = (await log({ first: 100 }, two)).nodes.map((row: { seenAt: string }) => row.seenAt);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('has each look at itself, one for each subject that it showed', async () => {
    const reader = await world.person('Reader', 'ADMINISTRATOR');
    const amina = await makeGraduate(world);
    await look(amina.id, await administratorOf(world));
    await look(accountId(amina), await administratorOf(world));
    await log({ subjectId: amina.id }, reader);
    await log({ subjectId: accountId(amina) }, reader);
    const { nodes } = await log({ actorId: accountId(reader) }, await administratorOf(world));
    expect(nodes.map((row: { noun: string; subjectId: string }) => [row.noun, row.subjectId])).toEqual([['accountRecord', accountId(amina)], ['graduateRecord', amina.id]]);
    expect((await log({ subjectId: amina.id }, reader)).nodes.map((row: { noun: string }) => row.noun)).toEqual(['graduateRecord', 'graduateRecord', 'graduate']);
  });

  it('says who looked, which is a look at that account', async () => {
    const [reader, actor] = [await world.person('Reader', 'ADMINISTRATOR'), await world.person('Curious', 'ADMINISTRATOR')];
    const amina = await makeGraduate(world);
    await look(amina.id, actor);
    const { accessLog } = await world.get('query ($id: ID!) { accessLog(subjectId: $id) { nodes { actor { name } } } }', { id: amina.id }, reader);
    expect(accessLog.nodes).toEqual([{ actor: { name: 'Curious' } }]);
    const { nodes } = await log({ actorId: accountId(reader), subjectId: accountId(actor) }, await administratorOf(world));
    expect(nodes.map((row: { noun: string }) => row.noun)).toEqual(['account']);
  });

  it('is empty for ids of nobody, and refused to everybody but administrators', async () => {
    const administrator = await administratorOf(world);
    for (const subjectId of ['x', toGlobalId('Employer', administrator.accountId), toGlobalId('Graduate', '01900000-0000-7000-8000-000000000000')]) expect((await log({ subjectId }, administrator)).nodes).toEqual([]);
    expect((await log({ actorId: 'x' }, administrator)).nodes).toEqual([]);
    for (const role of ['GRADUATE', 'RECRUITER', 'COORDINATOR', 'OBSERVER'] as const) expect((await world.ask(LOG, {}, await world.person(role, role))).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await world.ask(LOG)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is paged, and takes the same statements for one as for ten', async () => {
    const reader = await world.person('Pager', 'ADMINISTRATOR');
    const actor = await world.person('Actor', 'ADMINISTRATOR');
    for (let made = 0; made < 10; made += 1) await look(accountId(await world.person(`Seen ${made}`, 'GRADUATE')), actor);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: any = await log({ actorId: accountId(actor), first: 3, after }, reader);
      seen.push(...page.nodes.map((row: { subjectId: string }) => row.subjectId));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen).size).toBe(10);
    const count = async (first: number) => (await world.ask(LOG, { actorId: accountId(actor), first }, reader)).statements;
    expect(await count(10)).toBe(await count(1));
  });
});
