import { beforeAll, describe, expect, it } from 'vitest';
import { skillMap } from '../../src/skills/skill.map.ts';
import { UnknownTerm } from '../../src/skills/unknown-term.entity.ts';
import { foldedTerm } from '../../src/skills/unknown-term.rules.ts';
import { administratorOf, makeEmployer } from '../builders/employers.ts';
import { type MadeGraduate, makeGraduate } from '../builders/graduates.ts';
import { makeOffer, must } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
let administrator: Person;
beforeAll(async () => {
  administrator = await administratorOf(world);
});

const WRITE = 'mutation ($input: AddWrittenSkillsInput!) { addWrittenSkills(input: $input) { graduate { skills { skill { slug } level standing } keptTerms { term state } } userErrors { code field } } }';
const write = async (person: Person, ...terms: string[]) => (await world.get(WRITE, { input: { terms } }, person)).addWrittenSkills;
const profile = async (person: Person) => (await world.get('{ viewer { graduate { skills { skill { slug } level standing } keptTerms { term state } } } }', {}, person)).viewer.graduate;
const QUEUE = 'query ($filter: UnknownTermFilter, $order: UnknownTermOrder, $first: Int) { unknownTerms(first: $first, filter: $filter, order: $order) { totalCount nodes { id term language times people state firstSeenAt lastSeenAt decidedAt skill { slug } nearest { slug } } } }';
const queue = async (filter: object = {}, order = 'OFTEN') => (await world.get(QUEUE, { filter, order, first: 100 }, administrator)).unknownTerms.nodes;
const waiting = async (term: string) => (await queue()).find((one: any) => one.term === term);
const CURATE = 'mutation ($input: CurateTermInput!) { curateTerm(input: $input) { term { term state decidedAt skill { slug } } skill { slug kind origin aliases name } userErrors { code field message } } }';
const curate = async (input: object, as = administrator) => (await world.get(CURATE, { input }, as)).curateTerm;
const meant = async (text: string) => (await world.get('query ($texts: [String!]!) { normalizeSkills(texts: $texts) { known { skill { slug } confidence } unknown { text } } }', { texts: [text] })).normalizeSkills;

describe('what the queue keeps of a text', () => {
  it.each([
    ['Node-RED', 'node red'], ['Apprentissage fédéré', 'apprentissage federe'], ['لغة جيوثون', 'لغه جيوثون'], ['ISO 27001', 'iso 27001'], ['ASP.NET Zero', 'asp net zero'], ['Socket.IO', 'socket io'],
  ])('keeps %j folded, as %j', (text, term) => {
    expect(foldedTerm(text)?.term).toBe(term);
  });

  it.each([
    ['an e-mail', 'amina@exemple.ma'], ['an address', 'https://amina.dev/cv'], ['a domain', 'linkedin.com'], ['a phone', '+212 6 12 34 56 78'], ['dates', '2019-2021'], ['a sentence', 'Stage en 2020. Bonne ambiance'],
    ['somebody’s own words', 'mon projet étoile'], ['what somebody tells', 'I have worked'], ['a long text', 'gestion avancée de plusieurs équipes pluridisciplinaires distantes'], ['one letter', 'x'], ['signs', '+++'], ['a number', '12'],
  ])('does not keep %s', (_, text) => {
    expect(foldedTerm(text)).toBeNull();
  });

  it('does not keep a word of the name of who wrote it', () => {
    expect(foldedTerm('Projet Benali', ['Amina Benali'])).toBeNull();
    expect(foldedTerm('Projet Zellige', ['Amina Benali'])?.term).toBe('projet zellige');
  });
});

describe('a term that no skill is known for', () => {
  it('is kept in the profile of who wrote it, and waits without a name', async () => {
    const amina = await makeGraduate(world, { name: 'Amina Zouhri' });
    const { graduate, userErrors } = await write(amina, 'ReactJS', 'Zirconify', 'Français courant', 'amina.zouhri@exemple.ma', 'Zouhri Studio');
    expect(userErrors).toEqual([]);
    expect(graduate.skills).toEqual([{ skill: { slug: 'react' }, level: null, standing: 'DECLARED' }]);
    expect(graduate.keptTerms).toEqual([{ term: 'zirconify', state: 'OPEN' }]);
    expect(await waiting('zirconify')).toMatchObject({ language: 'EN', times: 1, people: 1, state: 'OPEN', decidedAt: null, skill: null });
    const row = await world.app.orm.em.fork().findOneOrFail(UnknownTerm, { folded: 'zirconify' });
    expect(JSON.stringify(row)).not.toContain(amina.accountId);
  });

  it('is counted by people and by times, and its language guessed by its letters', async () => {
    const [one, other] = [await makeGraduate(world), await makeGraduate(world)];
    await write(one, 'Zibbertron');
    await write(one, 'Zibber-Tron');
    await write(other, 'ZIBBERTRON', 'مكتبة زخرف');
    expect(await waiting('zibbertron')).toMatchObject({ times: 3, people: 2 });
    expect(await waiting('مكتبه زخرف')).toMatchObject({ language: 'AR', times: 1 });
  });

  it('is seen by the person alone, not by the centre that teaches it', async () => {
    const person = await makeGraduate(world);
    await write(person, 'Vexillogrid');
    const seenBy = async (who: Person) => (await world.get('query ($id: ID!) { node(id: $id) { ... on Graduate { name keptTerms { term } } } }', { id: person.id }, who)).node;
    expect((await seenBy(person)).keptTerms).toEqual([{ term: 'vexillogrid' }]);
    expect((await seenBy(person.cohort.centre.coordinator)).keptTerms).toEqual([]);
    expect((await seenBy(administrator)).keptTerms).toEqual([]);
  });

  it('is kept out of a résumé too', async () => {
    const person = await makeGraduate(world);
    const { importResume } = await world.get('mutation ($input: ImportResumeInput!) { importResume(input: $input) { graduate { keptTerms { term } } report { unknown { text } } userErrors { code } } }', { input: { resume: { skills: [{ name: 'Ombrelang', keywords: ['React', 'Ombrelang'] }] } } }, person);
    expect(importResume).toEqual({ graduate: { keptTerms: [{ term: 'ombrelang' }] }, report: { unknown: [{ text: 'Ombrelang' }] }, userErrors: [] });
  });

  it('is taken off the profile again by who keeps it', async () => {
    const person = await makeGraduate(world);
    await write(person, 'Dropscript');
    const drop = (term: string, who: Person) => world.get('mutation ($input: DropKeptTermInput!) { dropKeptTerm(input: $input) { graduate { keptTerms { term } } userErrors { code field } } }', { input: { term } }, who);
    expect((await drop('Dropscript', await makeGraduate(world))).dropKeptTerm.userErrors).toEqual([{ code: 'NOT_FOUND', field: 'term' }]);
    expect((await drop('drop-SCRIPT', person)).dropKeptTerm).toEqual({ graduate: { keptTerms: [] }, userErrors: [] });
    expect((await waiting('dropscript')).people).toBe(0);
  });

  it('is proposed by an employer or a centre without a word on which', async () => {
    const { owner } = await makeEmployer(world);
    const propose = 'mutation ($input: ProposeSkillTermsInput!) { proposeSkillTerms(input: $input) { proposed userErrors { code field } } }';
    expect((await world.get(propose, { input: { terms: ['Palmframe', 'React', 'recrutement@exemple.ma'] } }, owner)).proposeSkillTerms).toEqual({ proposed: 1, userErrors: [] });
    expect((await world.get(propose, { input: { terms: [] } }, owner)).proposeSkillTerms.userErrors).toEqual([{ code: 'REQUIRED', field: 'terms' }]);
    expect(await waiting('palmframe')).toMatchObject({ times: 1, people: 0 });
  });

  it('waits for administrators alone', async () => {
    const { owner } = await makeEmployer(world);
    const graduate = await makeGraduate(world);
    for (const who of [owner, graduate, graduate.cohort.centre.coordinator]) {
      expect((await world.ask(QUEUE, {}, who)).errors[0]!.extensions.code).toBe('FORBIDDEN');
      expect((await world.ask(CURATE, { input: { termId: 'x', decision: 'REJECT' } }, who)).errors[0]!.extensions.code).toBe('FORBIDDEN');
    }
    expect((await world.ask(QUEUE)).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('a curator', () => {
  let number = 0;
  async function kept(text: string): Promise<{ person: MadeGraduate; termId: string }> {
    const person = await makeGraduate(world);
    await write(person, text);
    return { person, termId: (await queue({ timesAtLeast: 1 }, 'RECENT'))[0].id };
  }
  /** Far from each other, since a term that is one letter off a known one is known too. */
  const FRESH = ['plimtarvos', 'grenkoblis', 'trasdunvik', 'hulbrezant', 'ostrifanky', 'mivdoqueer', 'cratelpund', 'bixvolamar', 'fendriskol', 'jubtarwyne', 'zolkepriba', 'quenthadro', 'wiksarbulo', 'nadjivompe', 'lurgtecifa', 'dopsevanik', 'yartmolube', 'ekwindrofs'];
  const fresh = (): string => FRESH[number++]!;

  it('merges a term into a skill: it is known from then on, and profiles that keep it have the skill, at no level', async () => {
    const { person, termId } = await kept('Kuberwave');
    const { term, skill, userErrors } = await curate({ termId, decision: 'MERGE', skill: 'kubernetes', writtenAs: 'Kuber-Wave', language: 'FR' });
    expect(userErrors).toEqual([]);
    expect(term).toMatchObject({ state: 'MERGED', skill: { slug: 'kubernetes' }, decidedAt: expect.any(String) });
    expect(skill.aliases).toContain('Kuber-Wave');
    expect(await profile(person)).toEqual({ skills: [{ skill: { slug: 'kubernetes' }, level: null, standing: 'DECLARED' }], keptTerms: [] });
    expect((await meant('kuberwave')).known[0].skill.slug).toBe('kubernetes');
    expect(await waiting('kuberwave')).toBeUndefined();
  });

  it('merges a term that a profile holds the skill of already: nothing is doubled and no confirmation touched', async () => {
    const person = await makeGraduate(world, { skills: [{ skill: 'docker', level: 'ADVANCED' }] });
    await write(person, 'Dockerwave');
    const { id } = await waiting('dockerwave');
    await curate({ termId: id, decision: 'MERGE', skill: 'docker' });
    expect(await profile(person)).toEqual({ skills: [{ skill: { slug: 'docker' }, level: 'ADVANCED', standing: 'DECLARED' }], keptTerms: [] });
  });

  it('makes a skill of a term, with its names, links and other ways to write it', async () => {
    const { person, termId } = await kept('Zelligeframe');
    const newSkill = { slug: 'zellige', kind: 'FRAMEWORK', labels: { fr: 'Zellige', ar: 'زليج', en: 'Zellige' }, aliases: [{ language: 'EN', text: 'ZelligeJS' }], implies: ['javascript'], broader: ['frontend-development'], notRelated: ['react'] };
    const { skill, userErrors } = await curate({ termId, decision: 'ACCEPT', newSkill });
    expect(userErrors).toEqual([]);
    expect(skill).toMatchObject({ slug: 'zellige', kind: 'FRAMEWORK', origin: 'CURATOR', name: 'Zellige' });
    expect(skill.aliases.toSorted()).toEqual(['ZelligeJS', 'zelligeframe']);
    expect((await profile(person)).skills).toEqual([{ skill: { slug: 'zellige' }, level: null, standing: 'DECLARED' }]);
    const entry = (await skillMap(world.context())).bySlug.get('zellige')!;
    expect(entry).toMatchObject({ implies: ['javascript'], broader: ['frontend-development'], notRelated: ['react'] });
    expect((await meant('زليج')).known[0].skill.slug).toBe('zellige');
  });

  it('rejects a term: it stays marked where it was kept, and does not come back', async () => {
    const { person, termId } = await kept('Synergyvibe');
    expect((await curate({ termId, decision: 'REJECT' })).term.state).toBe('REJECTED');
    expect((await profile(person)).keptTerms).toEqual([{ term: 'synergyvibe', state: 'REJECTED' }]);
    const other = await makeGraduate(world);
    expect((await write(other, 'Synergyvibe')).graduate.keptTerms).toEqual([]);
    expect(await waiting('synergyvibe')).toBeUndefined();
    expect((await queue({ states: ['REJECTED'] })).find((one: any) => one.term === 'synergyvibe')).toMatchObject({ times: 1 });
    expect((await curate({ termId, decision: 'MERGE', skill: 'teamwork' })).userErrors).toEqual([]);
    expect((await profile(person)).keptTerms).toEqual([]);
  });

  it('decides once: what became a skill stays one', async () => {
    const { termId } = await kept(fresh());
    await curate({ termId, decision: 'MERGE', skill: 'react' });
    expect((await curate({ termId, decision: 'REJECT' })).userErrors).toMatchObject([{ code: 'ALREADY_DECIDED', field: 'termId', message: 'This term was decided before: it names "react".' }]);
  });

  it('has the effect of one decision when sent twice', async () => {
    const { termId } = await kept(fresh());
    const input = { termId, decision: 'MERGE', skill: 'react', idempotencyKey: 'once-and-for-all' };
    const version = async () => (await world.get('{ taxonomy { version } }')).taxonomy.version;
    const before = await version();
    const first = await curate(input);
    expect(await curate(input)).toEqual(first);
    expect(await version()).toBe(before + 1);
  });

  it.each([
    ['an unknown term', { termId: 'nothing', decision: 'REJECT' }, 'NOT_FOUND', 'termId'],
    ['a merge into nothing', { decision: 'MERGE' }, 'REQUIRED', 'skill'],
    ['a merge into an unknown skill', { decision: 'MERGE', skill: 'React' }, 'UNKNOWN_SKILL', 'skill'],
    ['an acceptance of nothing', { decision: 'ACCEPT' }, 'REQUIRED', 'newSkill'],
    ['another text than the term', { decision: 'MERGE', skill: 'react', writtenAs: 'Something else' }, 'INVALID', 'writtenAs'],
    ['a taken slug', { decision: 'ACCEPT', newSkill: { slug: 'react', kind: 'TOOL', labels: { fr: 'Xa', ar: 'Xa', en: 'Xa' } } }, 'SLUG_TAKEN', 'newSkill.slug'],
    ['a malformed slug', { decision: 'ACCEPT', newSkill: { slug: 'Re act', kind: 'TOOL', labels: { fr: 'Xa', ar: 'Xa', en: 'Xa' } } }, 'INVALID', 'newSkill.slug'],
    ['a name that names another skill', { decision: 'ACCEPT', newSkill: { slug: 'xa', kind: 'TOOL', labels: { fr: 'ReactJS', ar: 'Xa', en: 'Xa' } } }, 'TERM_TAKEN', 'newSkill.labels.fr'],
    ['an alias that names another skill', { decision: 'ACCEPT', newSkill: { slug: 'xa', kind: 'TOOL', labels: { fr: 'Xa', ar: 'Xa', en: 'Xa' }, aliases: [{ language: 'EN', text: 'react.js' }] } }, 'TERM_TAKEN', 'newSkill.aliases.0.text'],
    ['an empty name', { decision: 'ACCEPT', newSkill: { slug: 'xa', kind: 'TOOL', labels: { fr: ' ', ar: 'Xa', en: 'Xa' } } }, 'REQUIRED', 'newSkill.labels.fr'],
    ['a link to an unknown skill', { decision: 'ACCEPT', newSkill: { slug: 'xa', kind: 'TOOL', labels: { fr: 'Xa', ar: 'Xa', en: 'Xa' }, broader: ['nowhere'] } }, 'UNKNOWN_SKILL', 'newSkill.broader.0'],
    ['two links to one skill', { decision: 'ACCEPT', newSkill: { slug: 'xa', kind: 'TOOL', labels: { fr: 'Xa', ar: 'Xa', en: 'Xa' }, broader: ['react'], implies: ['react'] } }, 'LINKED_TWICE', 'newSkill.implies.0'],
  ])('is told of %s', async (_, input, code, field) => {
    const termId = (await kept(fresh())).termId;
    expect((await curate({ termId, ...input })).userErrors).toMatchObject([{ code, field }]);
    expect((await queue({}, 'RECENT'))[0].state).toBe('OPEN');
  });

  it('has one word on a term, however many decide at once', async () => {
    const { person, termId } = await kept(fresh());
    const skills = ['docker', 'git', 'linux', 'python', 'sql', 'php'];
    const answers = await Promise.all(skills.map((skill) => curate({ termId, decision: 'MERGE', skill })));
    expect(answers.flatMap((one) => one.userErrors.map((error: any) => error.code))).toEqual(skills.slice(1).map(() => 'ALREADY_DECIDED'));
    const decided = answers.find((one) => one.userErrors.length === 0)!.skill.slug;
    expect((await profile(person)).skills.map((one: any) => one.skill.slug)).toEqual([decided]);
  });

  it('decides many terms at once, each with a change of the taxonomy', async () => {
    const person = await makeGraduate(world);
    const terms = Array.from('abcdefgh', (letter) => `gizmoworks${letter}`);
    await write(person, ...terms);
    const open = (await world.get(QUEUE, { first: 100 }, administrator)).unknownTerms.nodes.filter((one: any) => terms.includes(one.term));
    const answers = await Promise.all(open.map(({ id }: any) => curate({ termId: id, decision: 'MERGE', skill: 'arduino' })));
    expect(answers.flatMap((one: any) => one.userErrors)).toEqual([]);
    expect(await profile(person)).toEqual({ skills: [{ skill: { slug: 'arduino' }, level: null, standing: 'DECLARED' }], keptTerms: [] });
  });

  it('finds a term counted once by each of those who wrote it at the same time', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => makeGraduate(world)));
    await Promise.all(people.map((person, at) => write(person, ...(at % 2 ? ['Blipfaze', 'Trunkwarp'] : ['Trunkwarp', 'Blipfaze']))));
    expect(await waiting('blipfaze')).toMatchObject({ times: 10, people: 10 });
    expect(await waiting('trunkwarp')).toMatchObject({ times: 10, people: 10 });
  });

  it('reads the queue in as many statements for ten terms as for one', async () => {
    // All of them look like some skill, so that every edge has something to load.
    await write(await makeGraduate(world), ...Array.from('abcdefghij', (letter) => `javascriptologist${letter}`));
    const count = async (first: number) => {
      const { data, statements } = await world.ask(QUEUE, { first, order: 'RECENT' }, administrator);
      for (const node of data.unknownTerms.nodes) expect(node.nearest.length).toBeGreaterThan(0);
      return { rows: data.unknownTerms.nodes.length, statements };
    };
    expect((await count(1)).rows).toBe(1);
    expect(await count(10)).toEqual({ rows: 10, statements: (await count(1)).statements });
  });
});

describe('a skill that fell out of use', () => {
  const DEPRECATE = 'mutation ($input: DeprecateSkillInput!) { deprecateSkill(input: $input) { skill { slug deprecatedAt replacedBy { slug } } userErrors { code field } } }';
  const deprecate = async (slug: string, replacedBy: string | null, as = administrator) => (await world.get(DEPRECATE, { input: { slug, replacedBy } }, as)).deprecateSkill;
  const restore = async (slug: string) => (await world.get('mutation ($input: RestoreSkillInput!) { restoreSkill(input: $input) { skill { deprecatedAt replacedBy { slug } } userErrors { code field } } }', { input: { slug } }, administrator)).restoreSkill;

  it('counts as its replacement for offers and people that name it, until it is restored', async () => {
    const person = await makeGraduate(world, { skills: [{ skill: 'joomla', level: 'ADVANCED' }] });
    const offer = await makeOffer(world, { mustHaves: [must('drupal')] });
    const outcome = async () => (await world.get('query ($o: ID!, $g: ID!) { match(offerId: $o, graduateId: $g) { requirements { skill { slug } outcome } } }', { o: offer.id, g: person.id }, person)).match.requirements[0];
    const before = await outcome();
    expect(before.outcome).not.toBe('MET');
    expect(await deprecate('joomla', 'drupal')).toMatchObject({ skill: { replacedBy: { slug: 'drupal' }, deprecatedAt: expect.any(String) }, userErrors: [] });
    expect(await outcome()).toEqual({ skill: { slug: 'drupal' }, outcome: 'MET' });
    expect(await deprecate('drupal', 'wordpress')).toMatchObject({ userErrors: [] });
    expect(await outcome()).toEqual({ skill: { slug: 'wordpress' }, outcome: 'MET' });
    await restore('drupal');
    await restore('joomla');
    expect(await outcome()).toEqual(before);
  });

  it('is found under its replacement, and its replacement under it', async () => {
    const [old, fresh] = [await makeOffer(world, { mustHaves: [must('prestashop')] }), await makeOffer(world, { mustHaves: [must('magento')] })];
    const person = await makeGraduate(world, { skills: [{ skill: 'prestashop' }] });
    const found = async (skill: string) => (await world.get('query ($f: OfferFilter) { offers(first: 100, filter: $f) { nodes { id } } }', { f: { skills: [skill] } })).offers.nodes.map((one: any) => one.id).toSorted();
    const matched = async (skill: string) => (await world.get('query ($f: MatchFilter) { viewer { graduate { matches(first: 100, filter: $f) { nodes { offer { id } } } } } }', { f: { skills: [skill] } }, person)).viewer.graduate.matches.nodes.map((one: any) => one.offer.id).toSorted();
    expect([await found('prestashop'), await found('magento')]).toEqual([[old.id], [fresh.id]]);
    await deprecate('prestashop', 'magento');
    const both = [old.id, fresh.id].toSorted();
    for (const slug of ['prestashop', 'magento']) expect([await found(slug), await matched(slug)]).toEqual([both, both]);
    await restore('prestashop');
  });

  it('is meant by no text any more: its names mean the replacement', async () => {
    await deprecate('typo3', 'cms');
    expect((await meant('TYPO3')).known).toMatchObject([{ skill: { slug: 'cms' } }]);
    const listed = async (filter: object) => (await world.get('query ($f: SkillFilter) { skills(first: 100, filter: $f) { nodes { slug } } }', { f: filter })).skills.nodes.map((one: any) => one.slug);
    expect(await listed({ broaderSlug: 'cms' })).not.toContain('typo3');
    expect(await listed({ deprecated: true })).toEqual(['typo3']);
    await restore('typo3');
    expect((await meant('TYPO3')).known).toMatchObject([{ skill: { slug: 'typo3' } }]);
  });

  it('takes no texts where nothing stands for it, and goes on counting where it is named', async () => {
    const person = await makeGraduate(world, { skills: [{ skill: 'elementor' }] });
    await deprecate('elementor', null);
    expect((await meant('Elementor')).known.map((one: any) => one.skill.slug)).not.toContain('elementor');
    expect((await profile(person)).skills[0].skill.slug).toBe('elementor');
    await restore('elementor');
  });

  it.each([
    ['itself', 'react', 'react', 'REPLACED_IN_CIRCLE', 'replacedBy'],
    ['an unknown skill', 'react', 'nowhere', 'UNKNOWN_SKILL', 'replacedBy'],
    ['and is unknown', 'nowhere', 'react', 'UNKNOWN_SKILL', 'slug'],
  ])('is not replaced by %s', async (_, slug, by, code, field) => {
    expect((await deprecate(slug, by)).userErrors).toEqual([{ code, field }]);
  });

  it('is never replaced in a circle, nor by a skill that is out of use', async () => {
    await deprecate('divi', 'wix');
    expect((await deprecate('wix', 'divi')).userErrors).toEqual([{ code: 'REPLACED_IN_CIRCLE', field: 'replacedBy' }]);
    await deprecate('wix', null);
    expect((await deprecate('joomla', 'divi')).userErrors).toEqual([{ code: 'REPLACEMENT_DEPRECATED', field: 'replacedBy' }]);
    await restore('wix');
    await restore('divi');
    expect((await restore('divi')).userErrors).toEqual([{ code: 'NOT_DEPRECATED', field: 'slug' }]);
  });

  it('is put out of use by administrators alone', async () => {
    const { owner } = await makeEmployer(world);
    expect((await world.ask(DEPRECATE, { input: { slug: 'react' } }, owner)).errors[0]!.extensions.code).toBe('FORBIDDEN');
  });
});
