import { readFile } from 'node:fs/promises';
import { buildSchema, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { Employer } from '../../src/employers/employer.entity.ts';
import { Language } from '../../src/kernel/language.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Offer } from '../../src/offers/offer.entity.ts';
import { closeOffer } from '../../src/offers/publication.service.ts';
import { forms } from '../../src/server/pages/forms.ts';
import { renderMarkdown } from '../../src/server/pages/notice.page.ts';
import { signposts } from '../../src/server/pages/signposts.ts';
import { letterKinds } from '../../src/server/wiring.ts';
import { makeEmployer } from '../builders/employers.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld } from '../harness/world.ts';

const world = openWorld();

const get = (path: string, language = 'fr') => world.inject({ method: 'GET', url: path, headers: { 'accept-language': language } });
const slugOf = async (id: string): Promise<string> => (await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { slug } ... on Employer { slug } } }', { id })).node.slug;
const validator = new HtmlValidate({ extends: ['html-validate:standard'], rules: { 'require-sri': 'off', 'void-style': 'off', 'doctype-style': 'off', 'long-title': 'off', 'tel-non-breaking': 'off' } });
const faultsOf = async (html: string): Promise<string[]> => (await validator.validateString(html)).results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`));

describe('every link of a letter', () => {
  it('leads to a page, in each language', async () => {
    const paths = new Set<string>();
    const noted = (path: string) => (paths.add(path), path);
    for (const language of Object.values(Language)) for (const kind of letterKinds) kind.word(language, kind.example, { page: noted, withToken: (path) => noted(`${path}?token=x`) });
    const em = world.app.orm.em.fork();
    // The examples name an offer and an employer: here they are.
    for (const path of paths) {
      const [, kind, slug] = /^(offers|employers)\/(.+)$/.exec(path) ?? [];
      if (kind === 'offers') await em.nativeUpdate(Offer, { id: (await makeOffer(world)).offerId }, { slug: slug! });
      if (kind === 'employers') await em.nativeUpdate(Employer, { id: (await makeEmployer(world)).employerId }, { slug: slug! });
    }
    expect([...paths].map((path) => path.split(/[/?]/)[0])).toEqual(expect.arrayContaining(['offers', 'employers', 'places', 'recommendations', 'profile', 'invitation']));
    for (const path of paths) for (const language of ['fr', 'ar', 'en']) expect([path, (await get(`/${path}`, language)).statusCode]).toEqual([path, 200]);
  });

  it('and the address of a posting lead to a page that says what it was about', async () => {
    const { id } = await makeOffer(world, { title: 'Développeur mobile' });
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { jobPosting } } }', { id });
    const shown = await get(new URL(node.jobPosting.url).pathname);
    expect([shown.statusCode, shown.body.includes('Développeur mobile')]).toEqual([200, true]);
  });
});

describe('the page of an offer', () => {
  it('shows it to everybody: title, employer, places, contract, text, how to apply', async () => {
    const offer = await makeOffer(world, { texts: [{ language: 'FR', title: 'Testeuse & <b>cie</b>', body: 'Vous testerez.\n\n<script>alert(1)</script>' }], deadlineOn: '2099-01-02' });
    const shown = await get(`/offers/${await slugOf(offer.id)}`, 'en');
    expect(shown.statusCode).toBe(200);
    for (const said of ['Testeuse &amp; &lt;b&gt;cie', offer.employer.name, 'Oujda', 'a permanent contract', 'on site', '2 January 2099', 'within 14 days', '&lt;script&gt;', 'lang="fr" dir="ltr"', 'href="../"', `href="../employers/${await slugOf(offer.employer.id)}"`]) expect(shown.body).toContain(said);
    expect(shown.body).not.toContain('<script');
    expect(shown.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each([[1, 'within 1 day.', 'يوم واحد'], [2, 'within 2 days.', 'يومان'], [5, 'within 5 days.', '5 أيام'], [20, 'within 20 days.', '20 يوماً']])('counts %i days as each language does', async (replyWithinDays, english, arabic) => {
    const slug = await slugOf((await makeOffer(world, { replyWithinDays })).id);
    expect((await get(`/offers/${slug}`, 'en')).body).toContain(english);
    expect((await get(`/offers/${slug}`, 'ar')).body).toContain(arabic);
  });

  it('leads to the employer’s own page where one applies there, and never to a script', async () => {
    const { id, offerId } = await makeOffer(world, { applyUrl: 'https://atlas.example/apply?a=1&b=2' });
    const slug = await slugOf(id);
    expect((await get(`/offers/${slug}`)).body).toContain('href="https://atlas.example/apply?a=1&amp;b=2"');
    await world.app.orm.em.fork().nativeUpdate(Offer, { id: offerId }, { applyUrl: 'javascript:alert(1)' });
    expect((await get(`/offers/${slug}`)).body).not.toContain('javascript:');
  });

  it.each([['fr', 'Cette offre n’est plus ouverte'], ['ar', 'هذا العرض لم يعد مفتوحاً'], ['en', 'This offer is not open any more']])('is a page in %s where the offer is closed, a draft or nowhere', async (language, said) => {
    const [open, draft] = [await makeOffer(world), await makeOffer(world, { draft: true })];
    const slug = await slugOf(open.id);
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on JobOffer { slug } } }', { id: draft.id }, draft.employer.owner);
    await transact(open.employer.owner.context(), (tx) => closeOffer(tx, { offerId: open.offerId }));
    for (const path of [slug, node.slug, 'nothing-here', '%00', 'a%2Fb']) {
      const shown = await get(`/offers/${path}`, language);
      expect([path, shown.statusCode, shown.body.includes(said), shown.body.includes(`lang="${language}"`)]).toEqual([path, 404, true, true]);
    }
  });
});

describe('the page of open offers', () => {
  it('lists them, newest first, twenty a page', async () => {
    const employer = await makeEmployer(world);
    for (let at = 0; at < 21; at += 1) await makeOffer(world, { employer, title: `Offre numéro ${at}.` });
    const draft = await makeOffer(world, { employer, draft: true, title: 'Encore un brouillon' });
    const first = (await get('/offers', 'en')).body;
    expect(first.match(/<li>/g)).toHaveLength(20);
    expect([first.includes('Offre numéro 20.'), first.includes('Offre numéro 0.'), first.includes('Encore un brouillon'), draft.employer]).toEqual([true, false, false, employer]);
    const [, older] = /href="\.\/(offers\?after=[^"]+)"/.exec(first)!;
    expect((await get(`/${older}`, 'en')).body).toContain('Offre numéro 0.');
    const astray = await get('/offers?after=nowhere', 'en');
    expect([astray.statusCode, astray.body]).toEqual([200, first]);
  });
});

describe('the page of an employer', () => {
  it('shows a verified one and its open offers', async () => {
    const employer = await makeEmployer(world, { website: 'https://atlas.example', description: 'Nous écrivons des logiciels.' });
    const slug = await slugOf(employer.id);
    expect((await get(`/employers/${slug}`, 'en')).body).toContain('No open offer at the moment');
    const offer = await makeOffer(world, { employer });
    const draft = await makeOffer(world, { employer, draft: true, title: 'Encore un brouillon' });
    const { body } = await get(`/employers/${slug}`, 'en');
    for (const said of [employer.name, 'href="https://atlas.example', 'Nous écrivons', `href="../offers/${await slugOf(offer.id)}"`]) expect(body).toContain(said);
    expect([draft.employer, body.includes('Encore un brouillon')]).toEqual([employer, false]);
  });

  it('does not tell one that is not verified from one that is not there', async () => {
    const employer = await makeEmployer(world, { verified: false });
    const { node } = await world.get('query ($id: ID!) { node(id: $id) { ... on Employer { slug } } }', { id: employer.id }, employer.owner);
    const [unverified, nowhere] = [await get(`/employers/${node.slug}`, 'en'), await get('/employers/nowhere', 'en')];
    expect([unverified.statusCode, unverified.body]).toEqual([404, nowhere.body]);
    expect(unverified.body).not.toContain(employer.name);
  });
});

describe('the privacy notice', () => {
  it.each([['fr', 'Qui voit quoi'], ['ar', 'من المسؤول'], ['en', 'Who sees what']])('is a page in %s, under one heading', async (language, said) => {
    const { body } = await get('/privacy-notice', language);
    expect(body).toContain(`<h2>${said}`);
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(body).toContain('<th scope="col">');
    expect(body).not.toMatch(/\*\*|\| ---|<h3|scope="col"ead/);
  });

  it('shows HTML as text, and keeps headings below its own', () => {
    const html = renderMarkdown('# Title\n\n# Another\n\n<script>alert(1)</script>\n\na <b onclick="x">word</b>\n', 'Title');
    expect(html).toBe('<h2>Another</h2>\n&lt;script&gt;alert(1)&lt;/script&gt;<p>a &lt;b onclick=&quot;x&quot;&gt;word&lt;/b&gt;</p>\n');
  });
});

it('what a page tells to ask of the graph is there', async () => {
  const schema = buildSchema(await readFile('schema.graphql', 'utf8'));
  const types = new TypeInfo(schema);
  const unknown: string[] = [];
  for (const field of Object.values(signposts).flatMap(({ graph }) => graph)) {
    const document = parse(`${field.startsWith('viewer') ? 'query' : 'mutation'} { ${field} }`);
    visit(document, visitWithTypeInfo(types, { Field: ({ name }) => void (types.getFieldDef() ?? unknown.push(`${field}: ${name.value}`)) }));
  }
  expect(unknown).toEqual([]);
});

it('every page is HTML as the standard has it', async () => {
  const offer = await makeOffer(world);
  const paths = [...Object.keys(forms).map((path) => `${path}?token=x`), ...Object.keys(forms), ...Object.keys(signposts), 'privacy-notice', 'offers', `offers/${await slugOf(offer.id)}`, `employers/${await slugOf(offer.employer.id)}`, 'offers/none'];
  for (const path of paths) for (const language of ['fr', 'ar']) expect([path, await faultsOf((await get(`/${path}`, language)).body)]).toEqual([path, []]);
});
