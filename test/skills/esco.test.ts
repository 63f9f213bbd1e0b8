import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/kernel/transact.ts';
import { skillGraph } from '../../src/matching/graph.ts';
import { importReference } from '../../src/server/reference.ts';
import { ReferenceImport } from '../../src/server/reference.entity.ts';
import { readEsco } from '../../src/skills/esco/esco.concepts.ts';
import { findEscoFiles } from '../../src/skills/esco/esco.files.ts';
import { importEsco, type ImportOptions } from '../../src/skills/esco/esco.import.ts';
import { isEmpty } from '../../src/skills/esco/esco.plan.ts';
import { rowsOf } from '../../src/skills/esco/esco.rows.ts';
import { escoSummary } from '../../src/skills/esco/esco.summary.ts';
import { Skill, SkillAlias, SkillLink } from '../../src/skills/skill.entity.ts';
import { skillMap } from '../../src/skills/skill.map.ts';
import { renewTaxonomy } from '../../src/skills/taxonomy.version.ts';
import { administratorOf } from '../builders/employers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();
const fixture = join(import.meta.dirname, '../fixtures/esco');
const later = mkdtempSync(join(tmpdir(), 'esco-later-'));
afterAll(() => rmSync(later, { recursive: true }));

async function load(folder: string, options: ImportOptions = {}) {
  const { files, aside } = await findEscoFiles(folder);
  const esco = await readEsco(files, () => {});
  const plan = await transact(world.context(), (tx) => importEsco(tx, esco, options));
  await renewTaxonomy(world.app);
  return { plan, summary: escoSummary(plan, esco, aside, options.dryRun ?? false) };
}

const em = () => world.app.orm.em.fork();
const all = async () => {
  const options = { disableIdentityMap: true } as const;
  return JSON.stringify([await em().find(Skill, {}, { ...options, orderBy: { slug: 'asc' } }), await em().find(SkillAlias, {}, { ...options, orderBy: { folded: 'asc' } }), await em().find(SkillLink, {}, { ...options, orderBy: { fromSlug: 'asc', toSlug: 'asc', kind: 'asc' } })]);
};
const version = async () => (await world.get('{ taxonomy { version escoRelease skillCount } }')).taxonomy;
const called = async (name: string) => em().findOneOrFail(Skill, { nameEn: name });
const meant = async (text: string) => (await skillMap(world.context())).index.find(text)?.slug ?? null;
const curatedWords = async () => JSON.stringify([await em().find(Skill, { origin: 'SEED' }, { fields: ['slug', 'kind', 'nameFr', 'nameAr', 'nameEn', 'descriptionFr'], orderBy: { slug: 'asc' }, disableIdentityMap: true }), await em().find(SkillAlias, { origin: 'SEED' }, { orderBy: { folded: 'asc' }, disableIdentityMap: true }), await em().find(SkillLink, { origin: 'SEED' }, { orderBy: { fromSlug: 'asc', toSlug: 'asc', kind: 'asc' }, disableIdentityMap: true })]);

describe('an import of the classification', () => {
  let before: string;
  let words: string;
  let terms: Map<string, string | null>;
  let relations: Map<string, string | null>;
  const entries = async () => [...(await skillMap(world.context())).bySlug.values()].filter((entry) => entry.origin === 'SEED');
  const termsNow = async () => new Map(await Promise.all((await entries()).flatMap((entry) => [...Object.values(entry.labels), ...Object.values(entry.aliases).flat()]).map(async (text) => [text, await meant(text)] as const)));
  /** What a sample of curated pairs are to each other. */
  async function relationsNow(): Promise<Map<string, string | null>> {
    const graph = await skillGraph(world.context());
    const slugs = (await entries()).map((entry) => entry.slug).filter((_, at) => at % 9 === 0 || at < 80);
    return new Map(slugs.flatMap((one) => slugs.map((other) => [`${one} ${other}`, graph.relation(one, other)] as const)));
  }
  beforeAll(async () => {
    [before, words, terms, relations] = [await all(), await curatedWords(), await termsNow(), await relationsNow()];
  });

  it('can be tried: the same is told, and nothing written', async () => {
    const { version: was } = await version();
    const { plan, summary } = await load(fixture, { dryRun: true });
    expect(plan.create.length).toBeGreaterThan(20);
    expect(summary).toMatch(/^Dry run: nothing was written/);
    expect(await all()).toBe(before);
    expect((await version()).version).toBe(was);
  });

  it('makes skills of the concepts, and says so', async () => {
    const { version: was } = await version();
    const tried = await load(fixture, { dryRun: true });
    const { plan, summary } = await load(fixture);
    expect(plan).toEqual(tried.plan);
    expect(summary.split('\n').slice(1)).toEqual(tried.summary.split('\n').slice(1));
    expect(summary).toMatch(/^Done:\nRelease 1\.1\.1\.\n {2}skills {5}\d+ created/);
    expect(summary).toContain('4 human languages, which are no skills here');
    expect(summary).toContain('This service uses the ESCO classification of the European Commission.');
    expect(await version()).toMatchObject({ version: was + 1, escoRelease: '1.1.1' });
    expect(await called('manage musical staff')).toMatchObject({ slug: 'manage-musical-staff', origin: 'ESCO', kind: 'PRACTICE', nameFr: 'gérer le personnel musical', nameAr: 'ادارة الفرقة الموسيقية' });
    expect(await called('CA Datacom/DB')).toMatchObject({ slug: 'ca-datacom-db', kind: 'TOOL' });
    expect(await em().findOne(Skill, { nameEn: 'Arabic' })).toBeNull();
    expect(await em().findOne(Skill, { nameFr: 'parler en public' })).toBeNull();
  });

  it('changes nothing the second time', async () => {
    const [rows, { version: was }] = [await all(), await version()];
    const { plan } = await load(fixture);
    expect(isEmpty(plan)).toBe(true);
    expect(plan.unchanged).toBeGreaterThan(20);
    expect(await all()).toBe(rows);
    expect((await version()).version).toBe(was);
  });

  it('leaves curated skills their slugs, names, words and links, and gives them words that nothing else means', async () => {
    expect(await curatedWords()).toBe(words);
    const haskell = await em().find(SkillAlias, { skillSlug: 'haskell', origin: 'ESCO' });
    expect(haskell.map((alias) => alias.text)).toContain('لغة برمجة هاسكل');
    expect(await meant('لغة برمجة هاسكل')).toBe('haskell');
  });

  it('links a curated skill by an equal name of the same kind of thing', async () => {
    const row = await em().findOneOrFail(Skill, 'reverse-engineering');
    expect(row).toMatchObject({ origin: 'SEED', escoUri: 'http://data.europa.eu/esco/skill/8fdf4273-d8ce-47a2-b461-45cb1282ef36' });
    expect(await em().count(Skill, { nameEn: 'reverse engineering' })).toBe(0);
  });

  it('takes no term away from a curated skill: every one means what it meant', async () => {
    const now = await termsNow();
    const moved = [...terms].filter(([text, slug]) => now.get(text) !== slug);
    expect(moved).toEqual([]);
    expect(await meant('NoSQL')).toBe('nosql');
  });

  it('changes nothing of what two curated skills are to each other', async () => {
    const now = await relationsNow();
    expect([...relations].filter(([pair, relation]) => now.get(pair) !== relation)).toEqual([]);
    expect(relations.size).toBeGreaterThan(10_000);
  });

  it('keeps no term that two concepts share, or that is the name of another', async () => {
    expect(await em().count(SkillAlias, { text: 'overhaul rotating equipment' })).toBe(0);
    expect(await meant('overhaul rotating equipment')).toBeNull();
    const dry = await called('dry tobacco leaves');
    expect(await meant('dry tobacco leaves')).toBe(dry.slug);
    expect(await em().count(SkillAlias, { folded: 'drytobaccoleaves' })).toBe(0);
  });

  it('takes kinds of digital things over as such, and other links as worth no credit', async () => {
    const graph = await skillGraph(world.context());
    expect(graph.relation((await called('database management systems')).slug, 'ca-datacom-db')).toBe('NARROWER');
    const links = await em().find(SkillLink, { origin: 'ESCO', kind: 'BROADER' });
    expect(links.length).toBeGreaterThan(3);
    for (const { fromSlug } of links) expect((await em().findOneOrFail(Skill, fromSlug)).origin).toBe('ESCO');
    const [computers, customs] = [await called('advise customers on type of computer equipment'), await called('advise on customs regulations')];
    expect(await em().count(SkillLink, { fromSlug: computers.slug, toSlug: customs.slug, kind: 'ASSOCIATED' })).toBe(1);
    expect(graph.relation(customs.slug, computers.slug)).toBeNull();
  });

  it('shows an imported skill by the names it has, and in English where it has none', async () => {
    const { slug } = await called('ICT safety');
    const { skill } = await world.get('query ($slug: String!) { skill(slug: $slug) { origin escoUri name(language: AR) names { language text } } }', { slug });
    expect(skill).toMatchObject({ origin: 'ESCO', name: 'ICT safety', escoUri: expect.stringContaining('/skill/') });
    expect(skill.names.map((one: any) => one.language)).not.toContain('AR');
  });

  it('suggests curated skills before imported ones', async () => {
    const suggested = async (prefix: string) => (await world.get('query ($prefix: String!) { suggestSkills(prefix: $prefix, language: EN, first: 20) { text skill { slug origin } } }', { prefix })).suggestSkills;
    const mixed: string[] = [];
    for (const prefix of ['datab', 'learn', 'penet', 'query', 'spread', 'office']) {
      const origins = (await suggested(prefix)).filter((one: any) => one.text.toLowerCase().replaceAll(' ', '').includes(prefix)).map((one: any) => one.skill.origin);
      if (new Set(origins).size > 1) mixed.push(prefix);
      expect(origins).toEqual(origins.toSorted((a: string, b: string) => Number(a === 'ESCO') - Number(b === 'ESCO')));
    }
    expect(mixed.length).toBeGreaterThan(1);
    expect((await suggested('radars'))[0].skill.slug).toBe('radars');
  });

  it('outlives a new version of the files that ship', async () => {
    const rows = await all();
    await em().nativeUpdate(ReferenceImport, { folder: 'skills' }, { hash: 'of other files' });
    await importReference(world.app);
    expect(await all()).toBe(rows);
    expect(isEmpty((await load(fixture)).plan)).toBe(true);
  });

  it('takes only labels from a release older than the one that is there', async () => {
    const { plan, summary } = await load(join(fixture, 'v1.0.3'));
    expect(plan).toMatchObject({ mode: 'OLDER', create: [], update: [], deprecate: [], restore: [], addLinks: [], removeLinks: [] });
    expect(summary).toContain('Release 1.0.3: older than the one that is there');
  });
});

describe('a later release over an earlier one', () => {
  const UNCHANGED = 'manage musical staff';
  /** What the Commission never published: one name changed, one concept merged into another, one gone, one new, two that say it themselves. */
  beforeAll(async () => {
    const { files } = await findEscoFiles(join(fixture, 'v1.1.1'));
    const rows: Record<string, string>[] = [];
    for await (const row of rowsOf(files.find((file) => file.role === 'skills')!, [])) rows.push(row as Record<string, string>);
    const by = (label: string) => rows.find((row) => row.preferredLabel === label)!;
    by('radars').preferredLabel = 'radar systems';
    by('repair rotating equipment').altLabels += '\nmaintain rotating equipment';
    Object.assign(by('cure tobacco leaves'), { status: 'obsolete', isReplacedBy: by('dry tobacco leaves').conceptUri });
    const fresh: Record<string, string> = { ...by('radar systems'), conceptUri: 'http://data.europa.eu/esco/skill/ffffffff-0000-4000-8000-000000000000', preferredLabel: 'quantum compilers', altLabels: 'compilers for quantum computers' };
    const kept = [...rows.filter((row) => !['maintain rotating equipment', 'ICT safety'].includes(row.preferredLabel!)), fresh];
    const columns = [...Object.keys(rows[0]!), 'isReplacedBy'];
    const cell = (text = ''): string => `"${text.replaceAll('"', '""')}"`;
    mkdirSync(join(later, 'esco v1.2.0'));
    writeFileSync(join(later, 'esco v1.2.0', 'skills_en.csv'), [columns.join(','), ...kept.map((row) => columns.map((column) => cell(row[column])).join(','))].join('\r\n'));
  });

  it('adds, changes, and puts out of use what it no longer has, in favour of what the files have in its place', async () => {
    const before = await called(UNCHANGED);
    const radars = await called('radars');
    const { plan } = await load(later);
    expect(plan).toMatchObject({ mode: 'RELEASE', restore: [] });
    expect(plan.create.map((row) => row.slug)).toEqual(['quantum-compilers']);
    expect(plan.update.map((row) => row.slug)).toEqual([radars.slug]);
    expect(await called('radar systems')).toMatchObject({ slug: radars.slug, nameFr: radars.nameFr });
    const slugOf = async (name: string) => (await called(name)).slug;
    expect(plan.deprecate.toSorted((a, b) => (a.slug < b.slug ? -1 : 1))).toEqual([
      { slug: await slugOf('cure tobacco leaves'), replacedBySlug: await slugOf('dry tobacco leaves') },
      { slug: await slugOf('ICT safety'), replacedBySlug: null },
      { slug: await slugOf('maintain rotating equipment'), replacedBySlug: await slugOf('repair rotating equipment') },
    ]);
    expect(await called(UNCHANGED)).toEqual(before);
    expect((await version()).escoRelease).toBe('1.2.0');
    expect(await meant('maintain rotating equipment')).toBe(await slugOf('repair rotating equipment'));
    expect(await meant('ICT safety')).not.toBe(await slugOf('ICT safety'));
    expect(isEmpty((await load(later)).plan)).toBe(true);
  });

  it('keeps what a curator put out of use, and takes back what files did when they have it again', async () => {
    const administrator = await administratorOf(world);
    const { slug } = await called('radar systems');
    await world.get('mutation ($input: DeprecateSkillInput!) { deprecateSkill(input: $input) { userErrors { code } } }', { input: { slug, replacedBy: 'hardware' } }, administrator);
    const again = join(later, 'again');
    mkdirSync(join(again, 'v1.3'), { recursive: true });
    execFileSync('cp', [join(fixture, 'v1.1.1', 'ESCO dataset - v1.1.1 - classification - en - csv.zip'), join(again, 'v1.3', 'classification.zip')]);
    const { plan } = await load(again);
    expect(plan.restore).toContain((await called('ICT safety')).slug);
    expect(plan.restore).not.toContain(slug);
    expect(await em().findOneOrFail(Skill, slug)).toMatchObject({ replacedBySlug: 'hardware', deprecatedAt: expect.anything() });
    expect((await called('ICT safety')).deprecatedAt).toBeNull();
    rmSync(again, { recursive: true });
  });

  it('puts nothing out of use where no name says which release the files are of', async () => {
    const part = mkdtempSync(join(tmpdir(), 'escopart-'));
    writeFileSync(join(part, 'skills_en.csv'), 'conceptUri,preferredLabel\nhttp://data.europa.eu/esco/skill/ffffffff-0000-4000-8000-000000000001,splice optical mice\n');
    const { plan, summary } = await load(part);
    expect(plan).toMatchObject({ mode: 'UNDATED', deprecate: [] });
    expect(plan.create).toHaveLength(1);
    expect(summary).toContain('say it by --release');
    rmSync(part, { recursive: true });
  });

  it('refuses a part of a release, unless that is said', async () => {
    const part = mkdtempSync(join(tmpdir(), 'escopart-'));
    mkdirSync(join(part, 'v9.0'));
    writeFileSync(join(part, 'v9.0', 'skills_en.csv'), 'conceptUri,preferredLabel\nhttp://data.europa.eu/esco/skill/ffffffff-0000-4000-8000-000000000002,knit servers\n');
    const rows = await all();
    await expect(load(part)).rejects.toThrow('probably a part of a release');
    expect(await all()).toBe(rows);
    expect((await load(part, { partial: true })).plan).toMatchObject({ deprecate: [], create: [{ slug: 'knit-servers' }] });
    rmSync(part, { recursive: true });
  });
});
