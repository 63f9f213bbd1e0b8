import { beforeAll, describe, expect, it } from 'vitest';
import { type World as DemoWorld, generateWorld } from '../../seeds/demo/world.ts';
import { seedByCopy } from '../../seeds/demo/by-copy.ts';
import { demoPeople } from '../../seeds/demo/demo-people.ts';
import { DEMO_PASSWORD, DEMO_PASSWORD_HASH } from '../../seeds/demo/people.ts';
import { seedSandbox } from '../../seeds/demo/sandbox.ts';
import type { Given } from '../../seeds/demo/stage.ts';
import { seedThroughVerbs } from '../../seeds/demo/through-verbs.ts';
import { dayOf } from '../../src/kernel/clock.ts';
import { verifyPassword } from '../../src/identity/passwords.ts';
import { entities } from '../../src/server/entities.ts';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { makeKey } from '../builders/api-keys.ts';
import { openWorld, type World } from '../harness/world.ts';

const lived = openWorld();
const copied = openWorld();
const demo: DemoWorld = generateWorld({ seed: 'oriental', scale: 1, today: dayOf(new Date()) });
const told: string[] = [];
let given: { lived: Given; copied: Given };

beforeAll(async () => {
  given = { lived: await seedThroughVerbs(lived.app, demo, (kind, done, total) => done === total && told.push(`${kind} ${total}`)), copied: await seedByCopy(copied.app, demo) };
}, 240_000);

/**
 * Every table but the ledger of the index (numbered by the database, and a copied world is indexed whole afterwards), the
 * rows that say which files were imported, and what the search keeps of itself.
 */
const TABLES = entities.map((entity) => entity.tableName as string).filter((table) => !['search_changes', 'reference_imports'].includes(table) && !table.startsWith('search_'));

const rowsOf = async (world: World, table: string): Promise<Record<string, unknown>[]> =>
  (await world.app.orm.em.fork().execute<{ row: Record<string, unknown> }[]>(`select to_jsonb(t) as row from "${table}" t order by to_jsonb(t)::text collate "C"`)).map(({ row }) => row);

describe('the demo world', () => {
  it.each(TABLES)('copied is row for row the one that was lived: %s', async (table) => {
    const rows = await rowsOf(lived, table);
    expect(await rowsOf(copied, table)).toEqual(rows);
  });

  it('fills every table that it writes', async () => {
    const needed = ['accounts', 'employer_members', 'centre_staff', 'cohort_trainers', 'graduate_skills', 'graduate_background', 'graduate_mobility', 'enrolments', 'offer_skills', 'offer_languages', 'offer_events', 'applications', 'application_events', 'disclosures'];
    const empty = [];
    for (const table of needed) if ((await rowsOf(lived, table)).length === 0) empty.push(table);
    expect(empty).toEqual([]);
  });

  it('tells how far it is, kind by kind, and which keys everything got', () => {
    expect(told.slice(0, -1)).toEqual(['centres 8', 'programmes 12', 'cohorts 12', 'employers 60', 'graduates 300', 'offers 200']);
    expect(given.copied).toEqual(given.lived);
    expect(given.lived.applications).toHaveLength(600);
  });

  it('is made up, and writes to nobody', async () => {
    for (const world of [lived, copied]) {
      expect(await rowsOf(world, 'letters')).toEqual([]);
      expect(await world.app.orm.em.fork().execute("select task_identifier from graphile_worker.jobs where task_identifier in ('mail.send', 'tellArrivals', 'tellOfferEdits') limit 3")).toEqual([]);
    }
  });

  it('lets the known people in with the known password', async () => {
    expect(await verifyPassword(DEMO_PASSWORD, DEMO_PASSWORD_HASH)).toBe(true);
    for (const { email, password, role } of demoPeople) {
      const { signIn } = await copied.get('mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }', { input: { email, password } });
      expect(signIn.userErrors).toEqual([]);
      const { viewer } = await copied.get('{ viewer { roles } }', {}, copied.signedIn('', email, signIn.accessToken, [role]));
      expect(viewer.roles).toEqual([role]);
    }
  });

  it('shows nobody an offer that the timeline closed, and everybody those that are open', async () => {
    const { offers } = await copied.get('{ offers { totalCount } }');
    const open = demo.offers.filter((offer) => offer.fate === 'PUBLISHED').length;
    expect(offers.totalCount).toBe(open);
  });
});

describe('the sandbox', () => {
  it('is added beside the world for test keys to act for: offers, a draft, people who applied and people to come upon', async () => {
    const { employer, offers } = await seedSandbox(copied.app, demo, given.copied);
    expect(offers).toHaveLength(4);
    const karim = demoPeople.find(({ role }) => role === 'RECRUITER')!;
    const context = () => copied.context({ viewer: { accountId: given.copied.accounts.get(karim.email)!, sessionId: null, roles: new Set(['RECRUITER']), system: null } });
    const [owned] = await copied.app.orm.em.fork().execute<{ id: string }[]>(`select employer_id as id from employer_members where account_id = '${given.copied.accounts.get(karim.email)}' and kind = 'OWNER'`);
    const key = await makeKey(copied, { employerId: owned!.id, owner: { ...copied.signedIn('', '', '', []), context } }, undefined, { test: true });
    const { viewer } = await copied.get('{ viewer { portal { test employer { name verified offers { nodes { state applications { totalCount } } } applications { nodes { state graduate { name } } } } } } }', {}, key);
    expect(viewer.portal).toMatchObject({ test: true, employer: { name: 'Bac à sable', verified: true } });
    expect(viewer.portal.employer.offers.nodes.map(({ state }: { state: string }) => state).toSorted()).toEqual(['DRAFT', 'PUBLISHED', 'PUBLISHED', 'PUBLISHED']);
    expect(viewer.portal.employer.applications.nodes.map(({ state }: { state: string }) => state).toSorted()).toEqual(['IN_REVIEW', 'SUBMITTED', 'SUBMITTED', 'SUBMITTED']);
    const open = demo.offers.filter((offer) => offer.fate === 'PUBLISHED').length;
    expect((await copied.get('{ offers { totalCount } }')).offers.totalCount).toBe(open);
    expect(await rowsOf(copied, 'letters')).toEqual([]);
    expect((await copied.get('query ($id: ID!) { node(id: $id) { id } }', { id: toGlobalId('Employer', employer) })).node).toBe(null);
  });
});
