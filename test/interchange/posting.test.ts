import { beforeAll, describe, expect, it } from 'vitest';
import { toGlobalId } from '../../src/kernel/ids.ts';
import { makeEmployer, type MadeEmployer } from '../builders/employers.ts';
import { makeOffer } from '../builders/offers.ts';
import { openWorld, type Person } from '../harness/world.ts';

const world = openWorld();
const OFFER = `id state reference title body titles { language } places { code } workMode acceptedCountries contractTypes endOfStudies openings startsOn deadlineOn experienceYears applyUrl
  salary { min max currency period basis } mustHaves { skill { slug } } niceToHaves { skill { slug } } requiredLanguages { language level } preferredLanguages { language level }`;
const IMPORT = `mutation ($input: ImportPostingInput!) { importPosting(input: $input) { offer { ${OFFER} }
  understood { field offerField from to note } guessed { field offerField from to note } ignored { field from note } possibleDuplicates { reason offer { id } } userErrors { code field message } } }`;

let atlas: MadeEmployer;
beforeAll(async () => {
  world.clock = new Date('2026-11-24T10:00:00Z');
  atlas = await makeEmployer(world, { name: 'Atlas Numérique' });
});

const POSTING = {
  '@context': 'https://schema.org/', '@type': 'JobPosting', title: 'Développeur·se web React (H/F)',
  description: '<p>Rejoignez une équipe de six personnes &agrave; Oujda.</p><ul><li>Vous ma&icirc;trisez React et TypeScript.</li><li>Docker serait un plus.</li></ul><script>alert(1)</script>',
  identifier: { '@type': 'PropertyValue', name: 'Atlas Numérique', value: 'AN-2026-17' }, datePosted: '2026-11-20', validThrough: '2026-12-31T23:59:00+01:00', employmentType: 'FULL_TIME', totalJobOpenings: 2,
  hiringOrganization: { '@type': 'Organization', name: 'ATLAS NUMERIQUE', sameAs: 'https://atlas.example' },
  jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', streetAddress: 'Bd Mohammed V', addressLocality: 'Oujda', addressRegion: "L'Oriental", postalCode: '60000', addressCountry: 'MA' } },
  baseSalary: { '@type': 'MonetaryAmount', currency: 'MAD', value: { '@type': 'QuantitativeValue', minValue: 8000, maxValue: 11000, unitText: 'MONTH' } },
  skills: 'React, TypeScript, Zorglub 3000', qualifications: 'Français courant exigé. Anglais apprécié.', experienceRequirements: { '@type': 'OccupationalExperienceRequirements', monthsOfExperience: 18 },
  url: 'https://atlas.example/jobs/17', industry: 'Informatique',
};
const bring = async (posting: unknown, more: object = {}, as: Person = atlas.owner, employerId = atlas.id) =>
  (await world.get(IMPORT, { input: { employerId, posting: typeof posting === 'string' ? posting : JSON.stringify(posting), ...more } }, as)).importPosting;
const tried = (posting: object) => bring({ '@type': 'JobPosting', title: 'Poste', description: 'Un poste à pourvoir.', ...posting }, { dryRun: true });
/** What was made of one property: in which list it stands, and what the offer says. */
async function fate(posting: object, field: string): Promise<string[]> {
  const answer = await tried(posting);
  expect(answer.userErrors).toEqual([]);
  return ['understood', 'guessed', 'ignored'].flatMap((list) => answer[list].filter((line: any) => line.field.split('.')[0] === field).map((line: any) => (line.to === undefined || line.to === null ? list : `${list} ${line.to}`)));
}
const slugs = (list: any[]) => list.map((one) => one.skill.slug);

describe('a posting', () => {
  it('becomes a draft, and each thing of it is told as understood, guessed or left', async () => {
    const { offer, understood, guessed, ignored, possibleDuplicates, userErrors } = await bring(POSTING);
    expect(userErrors).toEqual([]);
    expect(offer).toMatchObject({
      state: 'DRAFT', reference: 'AN-2026-17', title: 'Développeur·se web React (H/F)', titles: [{ language: 'FR' }], places: [{ code: 'MA-OUJ' }], workMode: 'ON_SITE', contractTypes: ['PERMANENT'], openings: 2, deadlineOn: '2026-12-31', startsOn: null,
      experienceYears: 2, applyUrl: 'https://atlas.example/jobs/17', salary: { min: '8000.00', max: '11000.00', currency: 'MAD', period: 'MONTH', basis: 'GROSS' }, requiredLanguages: [{ language: 'fr', level: 'C1' }], preferredLanguages: [{ language: 'en', level: 'B1' }],
    });
    expect(offer.body).toBe('Rejoignez une équipe de six personnes à Oujda.\n\n- Vous maîtrisez React et TypeScript.\n- Docker serait un plus.\n\nFrançais courant exigé. Anglais apprécié.');
    expect(slugs(offer.mustHaves)).toEqual(['react', 'typescript']);
    expect(slugs(offer.niceToHaves)).toEqual(['docker']);
    const fields = (list: any[]) => [...new Set(list.map((line) => line.field))].toSorted();
    expect(fields(understood)).toEqual(['description', 'hiringOrganization', 'identifier', 'jobLocation.0', 'qualifications', 'title', 'totalJobOpenings', 'validThrough']);
    expect(fields(guessed)).toEqual(['baseSalary', 'description', 'employmentType.0', 'experienceRequirements', 'inLanguage', 'jobLocationType', 'qualifications', 'skills', 'title', 'url']);
    expect(ignored.map((line: any) => line.field)).toEqual(['skills', 'datePosted', 'industry']);
    expect(ignored[0]).toEqual({ field: 'skills', from: 'Zorglub 3000', note: 'No skill of that name is known.' });
    expect(guessed).toContainEqual({ field: 'description', offerField: 'niceToHaves', from: 'Docker', to: 'docker', note: 'A skill recognised in "description".' });
    expect(possibleDuplicates).toEqual([]);
  });

  it('that is there already is named, under its reference or its title and places; the reference is not taken twice', async () => {
    const again = await bring(POSTING);
    expect(again.offer.reference).toBe(null);
    expect(again.ignored).toContainEqual({ field: 'identifier', from: 'AN-2026-17', note: 'Another of your offers has this reference.' });
    expect(again.possibleDuplicates.map((one: any) => one.reason)).toEqual(['SAME_REFERENCE']);
    const { offer: first } = again.possibleDuplicates[0];
    const third = await bring({ ...POSTING, identifier: 'other', title: 'DEVELOPPEUR·SE WEB REACT (h/f)' }, { dryRun: true });
    expect(third.possibleDuplicates.toSorted((a: any, b: any) => (a.offer.id < b.offer.id ? -1 : 1))).toEqual([first.id, again.offer.id].toSorted().map((id) => ({ reason: 'SAME_TITLE_AND_PLACES', offer: { id } })));
    expect((await bring({ ...POSTING, identifier: 'other', title: 'Développeur PHP' }, { dryRun: true })).possibleDuplicates).toEqual([]);
    const elsewhere = await makeEmployer(world);
    expect((await bring(POSTING, { dryRun: true }, elsewhere.owner, elsewhere.id)).possibleDuplicates).toEqual([]);
  });

  it('that is closed is no duplicate', async () => {
    const { id } = await makeOffer(world, { employer: atlas, title: 'Comptable', reference: 'C-9' });
    expect((await tried({ title: 'Comptable', jobLocation: 'Oujda' })).possibleDuplicates).toMatchObject([{ offer: { id } }]);
    await world.get('mutation ($input: MoveOfferInput!) { closeOffer(input: $input) { userErrors { code } } }', { input: { offerId: id } }, atlas.owner);
    expect((await tried({ title: 'Comptable', jobLocation: 'Oujda', identifier: 'C-9' })).possibleDuplicates).toEqual([]);
    expect(await fate({ identifier: 'C-9' }, 'identifier')).toEqual(['ignored']);
  });

  it('tried dry writes nothing', async () => {
    const count = async () => (await world.get('{ viewer { memberships { employer { offers(first: 1) { totalCount } } } } }', {}, atlas.owner)).viewer.memberships[0].employer.offers.totalCount;
    const before = await count();
    expect((await bring(POSTING, { dryRun: true })).offer).toBe(null);
    expect(await count()).toBe(before);
    const key = { idempotencyKey: 'posting-key-1' };
    const one = await bring({ ...POSTING, identifier: 'K-1', title: 'Une fois' }, key);
    expect(await bring({ ...POSTING, identifier: 'K-1', title: 'Une fois' }, key)).toEqual(one);
    expect(await count()).toBe(before + 1);
  });

  it('is found in a list, a graph, under the prefix of schema.org, and in a page', async () => {
    const bare = { '@type': 'JobPosting', title: 'Trouvé', description: 'Un poste.' };
    const page = (script: string) => `<!doctype html><html><head><script>var x = "JobPosting";</script><SCRIPT type="application/ld+json">${script}</SCRIPT></head><body><h1>Autre</h1></body></html>`;
    const forms = [
      bare, [bare], { '@context': 'https://schema.org', '@graph': [{ '@type': 'Organization', name: 'X' }, { '@type': 'WebPage', mainEntity: bare }] }, { '@type': ['Thing', 'http://schema.org/JobPosting'], 'schema:title': { '@value': 'Trouvé', '@language': 'fr' }, 'http://schema.org/description': 'Un poste.' },
      page(JSON.stringify(bare)), page(`<!-- ${JSON.stringify(bare)} -->`), page(JSON.stringify(bare).replaceAll('"', '&quot;')), `${page(JSON.stringify({ '@type': 'Organization' }))}${page(JSON.stringify(bare))}${page(JSON.stringify(bare))}`,
    ];
    for (const form of forms) expect([JSON.stringify(form), (await bring(form, { dryRun: true })).understood[0]]).toMatchObject([JSON.stringify(form), { to: 'Trouvé' }]);
  });

  it.each([
    ['no JSON', 'hello', 'INVALID posting'], ['nothing', '', 'INVALID posting'], ['a number', '7', 'INVALID posting'], ['an unclosed page', '<html><script type="application/ld+json">{"@type":"JobPosting"', 'INVALID posting'], ['a page without a script', '<html><body>JobPosting</body></html>', 'INVALID posting'],
    ['another thing', '{"@type":"Recipe","title":"x"}', 'NO_POSTING posting'], ['an empty list', '[]', 'NO_POSTING posting'], ['very deep lists', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'INVALID posting'], ['a posting with a very deep property', `{"@type":"JobPosting","title":"x","industry":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'INVALID posting'],
    ['a posting too deep in lists', `${'['.repeat(50)}{"@type":"JobPosting","title":"x"}${']'.repeat(50)}`, 'NO_POSTING posting'],
    ['two postings', '[{"@type":"JobPosting","title":"a"},{"@type":"JobPosting","title":"b"}]', 'SEVERAL_POSTINGS posting'],
    ['no title', '{"@type":"JobPosting","description":"x"}', 'REQUIRED posting.title'], ['a blank title', '{"@type":"JobPosting","title":"<p>&nbsp;</p>"}', 'REQUIRED posting.title'],
  ])('that is %s is refused with a code', async (_, posting, fault) => {
    const { userErrors, ...rest } = await bring(posting);
    expect(userErrors.map((error: any) => `${error.code} ${error.field}`)).toEqual([fault]);
    expect(Object.values(rest)).toEqual([null, null, null, null, null]);
  });

  it('of a hundred thousand bytes is read, and of more refused', async () => {
    const of = (bytes: number): string => JSON.stringify({ '@type': 'JobPosting', title: 'Long', description: `${'"é" '.repeat(10)}` }).padEnd(bytes - 20, ' ');
    expect((await bring(of(100_000), { dryRun: true })).userErrors).toEqual([]);
    const wide = JSON.stringify({ '@type': 'JobPosting', title: 'x', description: 'é'.repeat(50_000) });
    expect((await bring(wide)).userErrors).toMatchObject([{ code: 'TOO_LONG', field: 'posting', message: expect.stringContaining('at most 100000') }]);
  });

  it('is imported by the employer’s members alone', async () => {
    const other = await makeEmployer(world);
    for (const id of [atlas.id, 'x', toGlobalId('Employer', '01900000-0000-7000-8000-000000000000')]) expect((await bring(POSTING, {}, other.owner, id)).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'employerId' }]);
    for (const role of ['GRADUATE', 'OBSERVER', 'ADMINISTRATOR'] as const) expect((await world.ask(IMPORT, { input: { employerId: atlas.id, posting: '{}' } }, await world.person(role, role))).errors[0]!.extensions.code).toBe('FORBIDDEN');
    expect((await world.ask(IMPORT, { input: { employerId: atlas.id, posting: '{}' } })).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('of the employer’s own name with another legal form is the employer’s', async () => {
    for (const name of ['Atlas Numérique SARL', 'Sté ATLAS NUMERIQUE S.A.R.L. AU']) expect(await fate({ hiringOrganization: { '@type': 'Organization', name } }, 'hiringOrganization')).toEqual(['understood Atlas Numérique']);
  });

  it('of another organisation is warned about', async () => {
    const { ignored } = await tried({ hiringOrganization: 'Rif Software' });
    expect(ignored).toContainEqual({ field: 'hiringOrganization', from: 'Rif Software', note: 'The posting is of "Rif Software", the offer will be of "Atlas Numérique": check that it is yours.' });
  });
});

const place = (address: object | string) => ({ '@type': 'Place', address });
const pay = (value: unknown, more: object = {}) => ({ baseSalary: { '@type': 'MonetaryAmount', currency: 'MAD', value, ...more } });

describe('what is made of each thing', () => {
  it.each<[field: string, posting: object, fate: string[]]>([
    ['jobLocation', { jobLocation: [place({ addressLocality: 'وجدة', addressCountry: 'Maroc' }), place({ addressLocality: 'Casablanca 20000', addressCountry: { name: 'MA' } })] }, ['understood MA-OUJ', 'guessed MA-CAS']],
    ['jobLocation', { jobLocation: place({ addressLocality: 'Lyon', addressCountry: 'FR' }) }, ['understood FR-ARA']],
    ['jobLocation', { jobLocation: place({ addressLocality: 'Zzyzx', addressRegion: 'Oriental', addressCountry: 'MA' }) }, ['guessed MA-02']],
    ['jobLocation', { jobLocation: place({ addressLocality: 'Zzyzx', addressCountry: 'MA' }) }, ['guessed MA']],
    ['jobLocation', { jobLocation: place({ addressCountry: 'MA' }) }, ['understood MA']],
    ['jobLocation', { jobLocation: 'Nador' }, ['understood MA-NAD']],
    ['jobLocation', { jobLocation: place('Zzyzx') }, ['ignored']],
    ['jobLocation', { jobLocation: place('وجدة، المغرب') }, ['guessed MA-OUJ']],
    ['jobLocation', { jobLocation: [place('Nador'), place('Nador')] }, ['understood MA-NAD']],
    ['jobLocationType', { jobLocationType: 'TELECOMMUTE' }, ['understood REMOTE']],
    ['jobLocationType', {}, ['guessed ON_SITE']],
    ['description', { description: 'Travail en mode hybride.' }, ['understood', 'guessed HYBRID']],
    ['applicantLocationRequirements', { jobLocationType: 'TELECOMMUTE', applicantLocationRequirements: [{ '@type': 'Country', name: 'MA' }, { '@type': 'Country', name: 'France' }] }, ['understood MA', 'understood FR']],
    ['applicantLocationRequirements', { jobLocationType: 'TELECOMMUTE', applicantLocationRequirements: { '@type': 'State', name: 'Oriental' } }, ['guessed MA']],
    ['applicantLocationRequirements', { applicantLocationRequirements: { '@type': 'Country', name: 'MA' } }, ['ignored']],
    ['employmentType', { employmentType: ['FULL_TIME', 'INTERN'] }, ['guessed INTERNSHIP', 'ignored']],
    ['employmentType', { employmentType: 'CONTRACTOR' }, ['guessed FREELANCE']],
    ['employmentType', { employmentType: 'CDI, CDD' }, ['understood PERMANENT', 'understood FIXED_TERM']],
    ['employmentType', { employmentType: 'PART_TIME' }, ['ignored']],
    ['employmentType', { employmentType: 'Vacataire' }, ['ignored']],
    ['title', { title: 'Stage PFE développement' }, ['understood Stage PFE développement', 'guessed INTERNSHIP']],
    ['title', { title: 'Ingénieur apprentissage automatique', employmentType: 'OTHER' }, ['understood Ingénieur apprentissage automatique', 'guessed machine-learning']],
    ['baseSalary', pay({ value: 9000, unitText: 'MONTH' }), ['guessed 9000.00 MAD MONTH GROSS']],
    ['baseSalary', pay({ minValue: '8 000,50', maxValue: '12.000', unitText: 'mois' }, { currency: 'DH' }), ['guessed 8000.50 - 12000.00 MAD MONTH GROSS']],
    ['baseSalary', pay(38_000, { currency: 'EUR' }), ['guessed 38000.00 EUR YEAR GROSS']],
    ['baseSalary', { baseSalary: '4000-5000', salaryCurrency: 'MAD' }, ['guessed 4000.00 - 5000.00 MAD MONTH GROSS']],
    ['baseSalary', pay({ value: 500, unitText: 'WEEK' }), ['ignored']],
    ['baseSalary', pay({ minValue: 9000, maxValue: 8000, unitText: 'MONTH' }), ['ignored']],
    ['baseSalary', pay({ value: 0, unitText: 'MONTH' }), ['ignored']],
    ['baseSalary', pay({ value: 1e30, unitText: 'MONTH' }), ['ignored']],
    ['baseSalary', pay({ value: 900, unitText: 'MONTH' }, { currency: 'XXQ' }), ['ignored']],
    ['baseSalary', { ...pay({ value: 8000, unitText: 'MONTH' }), description: 'Salaire : 8 000 DH net.' }, ['guessed 8000.00 MAD MONTH NET']],
    ['baseSalary', { ...pay({ value: 8000, unitText: 'MONTH' }), description: 'Rémunération de 8000 net mensuel.' }, ['guessed 8000.00 MAD MONTH NET']],
    ['baseSalary', { ...pay({ value: 8000, unitText: 'MONTH' }), description: 'الأجر 8000 درهم صافي في الشهر' }, ['guessed 8000.00 MAD MONTH NET']],
    ['baseSalary', { ...pay({ value: 8000, unitText: 'MONTH' }), description: 'Salaire brut, développement .NET et ASP.net, avec mad .net à Oujda.' }, ['guessed 8000.00 MAD MONTH GROSS']],
    ['baseSalary', { ...pay({ value: 8000, unitText: 'MONTH' }), description: '10 000 brut, soit 8 000 net.' }, ['guessed 8000.00 MAD MONTH GROSS']],
    ['baseSalary', pay({ value: 8000, unitText: 'MONTH', name: 'Net' }), ['guessed 8000.00 MAD MONTH NET']],
    ['baseSalary', { baseSalary: '8 000 DH net' }, ['guessed 8000.00 MAD MONTH NET']],
    ['educationRequirements', { educationRequirements: 'Bac+2' }, ['understood']],
    ['educationRequirements', { educationRequirements: [{ '@type': 'EducationalOccupationalCredential', credentialCategory: 'licence' }] }, ['understood']],
    ['jobBenefits', { jobBenefits: 'mutuelle' }, ['understood']],
    ['jobBenefits', { jobBenefits: 'poste' }, ['understood']],
    ['jobBenefits', { jobBenefits: { '@type': 'Thing' } }, ['ignored']],
    ['workHours', { workHours: '40' }, ['ignored']],
    ['workHours', { workHours: '' }, []],
    ['skills', { title: 'Développeuse React', skills: 'React' }, ['understood']],
    ['skills', { skills: 'Vous savez tenir longtemps une conversation agréable avec des gens de partout' }, ['ignored']],
    ['name', { name: 'Autre titre' }, ['ignored']],
    ['salaryCurrency', { salaryCurrency: 'MAD' }, ['ignored']],
    ['validThrough', { validThrough: '2026-12-31' }, ['understood 2026-12-31']],
    ['validThrough', { validThrough: '2026-12-30T23:30:00-0200' }, ['understood 2026-12-31']],
    ['validThrough', { validThrough: '2026-11-23' }, ['ignored']],
    ['validThrough', { validThrough: '31/12/2026' }, ['ignored']],
    ['validThrough', { validThrough: '2026-02-30' }, ['ignored']],
    ['totalJobOpenings', { totalJobOpenings: '3' }, ['understood 3']],
    ['totalJobOpenings', { totalJobOpenings: -1 }, ['ignored']],
    ['experienceRequirements', { experienceRequirements: { monthsOfExperience: 24 } }, ['understood 2']],
    ['experienceRequirements', { experienceRequirements: '3 à 5 ans' }, ['guessed 3']],
    ['experienceRequirements', { experienceRequirements: 'no requirements' }, ['understood', 'guessed 0']],
    ['inLanguage', { inLanguage: 'ar-MA' }, ['understood AR']],
    ['inLanguage', { inLanguage: 'de' }, ['guessed FR']],
    ['url', { url: 'https://a.example/x', directApply: true }, ['understood https://a.example/x']],
    ['url', { url: 'javascript:alert(1)' }, ['ignored']],
    ['url', { url: 'https://me:secret@a.example/' }, ['ignored']],
    ['identifier', { identifier: 42 }, ['understood 42']],
    ['identifier', { identifier: 'x'.repeat(81) }, ['ignored']],
    ['estimatedSalary', { estimatedSalary: 3 }, ['ignored']],
  ])('%s of %j', async (field, posting, expected) => expect(await fate(posting, field)).toEqual(expected));

  it('a short text goes into the body unless that says it already, and is told either way', async () => {
    const { offer, understood } = await bring({ '@type': 'JobPosting', title: 'Poste', description: 'Un poste sédentaire, avec une mutuelle.', educationRequirements: 'Bac+2', jobBenefits: 'mutuelle', workHours: 'poste s' });
    expect(offer.body).toBe('Un poste sédentaire, avec une mutuelle.\n\nBac+2\n\nposte s');
    const told = understood.filter((line: any) => ['educationRequirements', 'jobBenefits', 'workHours'].includes(line.field)).map(({ field, from, note }: any) => [field, from, note]);
    expect(told).toEqual([['educationRequirements', 'Bac+2', 'Added to the text.'], ['jobBenefits', 'mutuelle', 'The text says it already.'], ['workHours', 'poste s', 'Added to the text.']]);
  });

  it('every property that says anything is told in one of the three lists', async () => {
    const said = { ...POSTING, workHours: '9-18', directApply: false, salaryCurrency: 'MAD', identifier: { '@type': 'PropertyValue' }, hiringOrganization: { sameAs: 'https://atlas.example' }, applicationContact: { email: 'a@atlas.example' }, responsibilities: [], jobStartDate: null };
    const { understood, guessed, ignored } = await tried(said);
    const told = new Set([...understood, ...guessed, ...ignored].map((line: any) => line.field.split('.')[0]));
    expect(Object.keys(said).filter((property) => !told.has(property))).toEqual(['@context', '@type', 'salaryCurrency', 'directApply', 'responsibilities', 'jobStartDate'].toSorted((a, b) => Object.keys(said).indexOf(a) - Object.keys(said).indexOf(b)));
  });

  it('a word under a heading of what is welcome is welcome, and a language whose level is not said blocks nobody', async () => {
    const { guessed } = await tried({ description: 'Profil recherché :\n- Python, Django\n- Anglais\n\nNice to have:\n- Kubernetes\n- GraphQL' });
    const went = (field: string) => guessed.filter((line: any) => line.offerField === field).map((line: any) => line.to);
    expect(went('mustHaves')).toEqual(['python', 'django']);
    expect(went('niceToHaves')).toEqual(['kubernetes', 'graphql']);
    expect([went('requiredLanguages'), went('preferredLanguages')]).toEqual([[], ['en B1']]);
  });

  it('a level may stand before its language; what is praised is asked at C1 at the most, and an ordinal is no program', async () => {
    const asked = async (description: string) => (await tried({ description })).guessed.filter((line: any) => /Languages$|Haves$/.test(line.offerField)).map((line: any) => `${line.offerField} ${line.to}`);
    expect(await asked('Requirements:\n- Fluent English\n- React')).toEqual(['mustHaves react', 'requiredLanguages en C1']);
    expect(await asked('Excellente maîtrise du français exigée.')).toEqual(['requiredLanguages fr C1']);
    expect(await asked('Une première expérience avec Docker. Télétravail possible. Montage sous Premiere Pro.')).toEqual(['mustHaves docker', 'mustHaves video-editing', 'mustHaves premiere-pro']);
  });

  it('anything may stand anywhere: the draft is made or the fault is coded, and nothing of it is markup', async () => {
    const odd: unknown[] = [null, 0, -1, 1e300, true, '', ' ', 'x', '\u0000', '<b>x</b>', [], {}, [[]], [null], { '@value': null }, { name: { name: { name: 'deep' } } }, 'é'.repeat(500), { value: { value: { value: [1] } } }, '2026-13-45', { '@type': 'Place', address: [] }];
    for (const value of odd) {
      const posting = Object.fromEntries([...Object.keys(POSTING), 'applicantLocationRequirements', 'inLanguage', 'jobStartDate', 'applicationContact', 'directApply', 'estimatedSalary', 'responsibilities', 'employmentType', '__proto__', 'constructor'].map((key) => [key, value]));
      const { userErrors, offer } = await bring({ ...posting, '@type': 'JobPosting', title: 'Poste <i>étrange</i>' });
      expect([JSON.stringify(value), userErrors]).toEqual([JSON.stringify(value), []]);
      expect(offer.title).toBe('Poste étrange');
    }
  });
});

describe('an offer as a posting', () => {
  const facts = {
    texts: [{ language: 'FR', title: 'Développeuse <web> & cie', body: 'Un premier paragraphe.\n\nDes lignes :\n- une\n- deux & <b>trois</b>' }, { language: 'EN', title: 'Web developer', body: 'One paragraph.' }],
    reference: 'RT-1', placeCodes: ['MA-OUJ', 'MA-02', 'FR-ARA', 'FR'], workMode: 'ON_SITE', contractTypes: ['PERMANENT', 'FIXED_TERM', 'TEMPORARY', 'INSERTION', 'PRE_HIRE_INTERNSHIP', 'APPRENTICESHIP', 'FREELANCE'], openings: 3, startsOn: '2027-01-04', deadlineOn: '2026-12-20', experienceYears: 2,
    salary: { min: '7000.00', max: '9000.50', currency: 'MAD', period: 'MONTH', basis: 'GROSS' }, requiredLanguages: [{ language: 'fr', level: 'B2' }], preferredLanguages: [{ language: 'en', level: 'B1' }],
    mustHaves: [{ alternatives: [{ skill: 'react', minimumLevel: 'ADVANCED' }, { skill: 'vue', minimumLevel: 'FOUNDATION' }] }, { alternatives: [{ skill: 'sql' }] }], niceToHaves: [{ alternatives: [{ skill: 'docker' }], weight: 3 }],
  };
  const POSTING_OF = 'query ($id: ID!, $language: Language) { node(id: $id) { ... on JobOffer { jobPosting(language: $language) } } }';
  const ASKED = 'reference title(language: FR) body(language: FR) places { code } workMode acceptedCountries contractTypes openings startsOn deadlineOn experienceYears applyUrl salary { min max currency period basis } mustHaves { alternatives { skill { slug } minimumLevel } } niceToHaves { weight alternatives { skill { slug } } } requiredLanguages { language level } preferredLanguages { language level }';
  const asked = async (id: string, as: Person) => (await world.get(`query ($id: ID!) { node(id: $id) { ... on JobOffer { ${ASKED} } } }`, { id }, as)).node;

  it.each([
    ['with all that it may say', {}],
    ['remote, for some countries, with an address of its own', { reference: 'RT-2', workMode: 'REMOTE', placeCodes: [], acceptedCountries: ['MA', 'FR'], applyUrl: 'https://atlas.example/apply?a=1&b=2', contractTypes: ['INTERNSHIP'], salary: null }],
  ])('%s is read back as it was by another employer', async (_, over) => {
    const { id } = await makeOffer(world, { employer: atlas, ...facts, ...over } as never);
    const { node } = await world.get(POSTING_OF, { id, language: 'FR' });
    expect(node.jobPosting).toMatchObject({ '@context': 'https://schema.org', '@type': 'JobPosting', title: 'Développeuse <web> & cie', hiringOrganization: { name: 'Atlas Numérique' } });
    const other = await makeEmployer(world);
    const page = `<html><script type="application/ld+json">${JSON.stringify(node.jobPosting)}</script></html>`;
    const { offer, ignored, userErrors } = await bring(page, {}, other.owner, other.id);
    expect(userErrors).toEqual([]);
    const [was, is] = [await asked(id, atlas.owner), await asked(offer.id, other.owner)];
    expect(is).toEqual({ ...was, contractTypes: expect.toSatisfy((types: string[]) => types.toSorted().join() === was.contractTypes.toSorted().join()) });
    expect(ignored.map((line: any) => line.field).filter((field: string) => !['hiringOrganization', 'datePosted', 'url'].includes(field) && !field.startsWith('employmentType'))).toEqual([]);
  });

  it('speaks the language asked where the offer does, and is none before it is published', async () => {
    const { id } = await makeOffer(world, { employer: atlas, ...facts, reference: 'RT-3' } as never);
    expect((await world.get(POSTING_OF, { id, language: 'EN' })).node.jobPosting).toMatchObject({ title: 'Web developer', inLanguage: 'en' });
    expect((await world.get(POSTING_OF, { id, language: 'AR' })).node.jobPosting).toMatchObject({ inLanguage: 'fr' });
    const draft = await makeOffer(world, { employer: atlas, draft: true });
    expect((await world.get(POSTING_OF, { id: draft.id }, atlas.owner)).node.jobPosting).toBe(null);
  });

  it('takes as many statements for ten as for one', async () => {
    for (let at = 0; at < 10; at += 1) await makeOffer(world, { employer: atlas });
    const ask = (first: number) => world.ask('query ($first: Int) { offers(first: $first) { nodes { jobPosting } } }', { first });
    const [one, ten] = [await ask(1), await ask(10)];
    expect(ten.data.offers.nodes.filter((node: any) => node.jobPosting).length).toBe(10);
    expect(ten.statements).toBe(one.statements);
  });
});
