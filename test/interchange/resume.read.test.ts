import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DomainErrors } from '../../src/kernel/errors.ts';
import { Rules } from '../../src/kernel/rules.ts';
import { mergeItems, mergeLanguages, mergeSkills, readSkills } from '../../src/interchange/resume.merge.ts';
import { checkResume, type ReadItem, readResume } from '../../src/interchange/resume.read.ts';
import { resumeFaults } from '../../src/interchange/resume.schema.ts';
import { writeResume } from '../../src/interchange/resume.write.ts';
import { buildSkillIndex } from '../../src/skills/normalise.ts';
import { readTaxonomyFiles } from '../../src/skills/taxonomy.files.ts';

const sample = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@jsonresume/schema/sample.resume.json'), 'utf8'));
const index = buildSkillIndex(readTaxonomyFiles(join(import.meta.dirname, '../../seeds/skills')));
const item = (over: Partial<ReadItem> = {}): ReadItem => ({ kind: 'EXPERIENCE', title: 'Développeuse', organisation: 'Atlas', started: '2024-01', ended: null, description: null, url: null, ...over });
const faultsOf = (document: object): [string | null, string][] => {
  const rules = new Rules();
  checkResume(rules, document, 'resume');
  try {
    rules.done();
    return [];
  } catch (error) {
    return (error as DomainErrors).errors.map((one) => [one.field, one.code]);
  }
};

describe('a document', () => {
  it('of the official sample is valid, and so are none of these', () => {
    expect(resumeFaults(sample, 'resume')).toEqual([]);
    const bad = { basics: { email: 'nobody', url: 'no address' }, work: [{ startDate: 'last year', highlights: 'one' }], skills: {} };
    expect(resumeFaults(bad, 'resume').map((one) => [one.code, one.field, one.params.rule])).toEqual([
      ['INVALID', 'resume.basics.email', 'an e-mail address'],
      ['INVALID', 'resume.basics.url', 'an absolute web address, such as https://example.com'],
      ['INVALID', 'resume.work.0.startDate', 'YYYY-MM-DD, YYYY-MM or YYYY'],
      ['INVALID', 'resume.work.0.highlights', 'must be array'],
      ['INVALID', 'resume.skills', 'must be array'],
    ]);
  });

  it('is told at most fifty faults', () => {
    expect(resumeFaults({ languages: Array.from({ length: 80 }, () => 'x') }, 'resume')).toHaveLength(50);
  });

  it('is refused days that do not exist and ends before beginnings, which the schema lets through', () => {
    expect(faultsOf({ work: [{ name: 'A', startDate: '2023-02-30' }, { name: 'B', startDate: '2024', endDate: '2023-05' }], certificates: [{ name: 'C', date: '2024-13' }] })).toEqual([
      ['resume.work.0.startDate', 'INVALID'], ['resume.work.1.endDate', 'INVALID'], ['resume.certificates.0.date', 'INVALID'],
    ]);
    expect(faultsOf({ work: [{ name: 'A', startDate: '2024-05', endDate: '2024' }] })).toEqual([]);
  });

  it('is refused lists and texts past what a profile holds', () => {
    expect(faultsOf({ basics: { label: 'x'.repeat(201) }, work: Array.from({ length: 101 }, () => ({ name: 'A' })), skills: [{ keywords: ['y'.repeat(501)] }] })).toEqual([
      ['resume.work', 'TOO_LONG'], ['resume.basics.label', 'TOO_LONG'], ['resume.skills.0.keywords.0', 'TOO_LONG'],
    ]);
  });

  it('is read part by part, and what has no place is said', () => {
    const read = readResume(sample);
    expect(read).toMatchObject({ headline: 'Programmer', website: 'http://richardhendricks.example.com', languages: [{ text: 'English - Native speaker', language: 'en', level: 'NATIVE' }] });
    expect(read.items.map((one) => [one.kind, one.title, one.organisation, one.started, one.ended])).toEqual([
      ['EXPERIENCE', 'CEO/President', 'Pied Piper', '2013-12-01', '2014-12-01'],
      ['EXPERIENCE', 'Teacher', 'CoderDojo', '2012-01-01', '2013-01-01'],
      ['EDUCATION', 'Bachelor, Information Technology', 'University of Oklahoma', '2011-06-01', '2014-01-01'],
      ['PROJECT', 'Miss Direction', 'Smoogle', '2016-08-24', '2016-08-24'],
    ]);
    expect(read.skills).toEqual([
      { text: 'Web Development', level: 'SPECIALISED', keywords: ['HTML', 'CSS', 'Javascript'] },
      { text: 'Compression', level: 'SPECIALISED', keywords: ['Mpeg', 'MP4', 'GIF'] },
      { text: '', level: null, keywords: ['GoogleMaps', 'Chrome Extension', 'Javascript'] },
    ]);
    expect(read.left.map((one) => `${one.field} ${one.reason}`)).toEqual([
      'basics.name KEPT', 'basics.email KEPT', 'basics.phone KEPT', 'basics.location KEPT', 'basics.profiles NO_PLACE', 'awards NO_PLACE', 'publications NO_PLACE', 'interests NO_PLACE', 'references NO_PLACE',
    ]);
  });

  it('gives no address with credentials, nor one that is none of the web', () => {
    const website = (url: string) => readResume({ basics: { url } });
    expect(website('https://medium.com/@nadia').website).toBe('https://medium.com/@nadia');
    for (const url of ['https://a:b@c.example', 'ftp://c.example', 'javascript:alert(1)']) expect(website(url)).toMatchObject({ website: null, left: [{ field: 'basics.url', reason: 'UNREADABLE' }] });
  });

  it('that is empty gives nothing', () => {
    expect(readResume({})).toEqual({ headline: null, summary: null, website: null, whatsapp: null, items: [], skills: [], languages: [], left: [] });
  });
});

describe('the skills of a document', () => {
  it('have the level that stands beside them; keywords have it only under a heading that is no skill', () => {
    const read = readSkills(index, [{ text: 'React', level: 'ADVANCED', keywords: ['Redux'] }, { text: 'Mes langages à moi', level: 'INTERMEDIATE', keywords: ['PHP 8', 'Pyhton'] }], 0.9);
    expect(read.known).toEqual([
      { text: 'React', slug: 'react', confidence: 1, level: 'ADVANCED' }, { text: 'Redux', slug: 'redux', confidence: 1, level: null }, { text: 'PHP 8', slug: 'php', confidence: 0.9, level: 'INTERMEDIATE' },
    ]);
    expect(read.guessed).toEqual([{ text: 'Pyhton', slug: 'python', confidence: 0.71, level: 'INTERMEDIATE' }]);
    expect(read.unknown.map((one) => one.text)).toEqual(['Mes langages à moi']);
  });

  it('stand there once, at the strongest level, and a guess only where it is not known anyway', () => {
    const read = readSkills(index, [{ text: 'PHP', level: null, keywords: [] }, { text: 'PHP 8', level: 'ADVANCED', keywords: ['Pyhton'] }, { text: 'Python', level: null, keywords: [] }], 0.9);
    expect(read.known.map((one) => [one.slug, one.level])).toEqual([['php', 'ADVANCED'], ['python', null]]);
    expect(read.guessed).toEqual([]);
  });

  it('are taken as sure from the floor on that was asked', () => {
    expect(readSkills(index, [{ text: 'Pyhton', level: null, keywords: [] }], 0.7).known).toHaveLength(1);
    expect(readSkills(index, [{ text: 'PHP 8', level: null, keywords: [] }], 1).guessed).toHaveLength(1);
  });
});

describe('merging into a profile', () => {
  const found = (slug: string, level: 'FOUNDATION' | 'ADVANCED' | null) => ({ text: slug, slug, confidence: 1, level });

  it.each([
    ['a skill it has not', [], 'ADVANCED', true],
    ['a stronger level than is declared', [{ skillSlug: 'php', level: 'FOUNDATION', standing: 'DECLARED' }], 'ADVANCED', true],
    ['a level where none was said', [{ skillSlug: 'php', level: null, standing: 'DECLARED' }], 'FOUNDATION', true],
    ['the same level', [{ skillSlug: 'php', level: 'ADVANCED', standing: 'DECLARED' }], 'ADVANCED', false],
    ['a weaker level', [{ skillSlug: 'php', level: 'SPECIALISED', standing: 'DECLARED' }], 'ADVANCED', false],
    ['no level', [{ skillSlug: 'php', level: 'FOUNDATION', standing: 'DECLARED' }], null, false],
    ['a skill the centre confirmed', [{ skillSlug: 'php', level: 'FOUNDATION', standing: 'CENTRE' }], 'ADVANCED', false],
    ['one that is confirmed and declared', [{ skillSlug: 'php', level: 'FOUNDATION', standing: 'DECLARED' }, { skillSlug: 'php', level: 'FOUNDATION', standing: 'EMPLOYER' }], 'ADVANCED', false],
  ] as const)('%s: taken %#', (_, held, level, taken) => {
    expect(mergeSkills(held, [found('php', level)]).declared).toHaveLength(taken ? 1 : 0);
  });

  it('stops where the profile is full, and says so', () => {
    const held = Array.from({ length: 59 }, (_, at) => ({ skillSlug: `s${at}`, level: null, standing: 'DECLARED' }));
    const { declared, left } = mergeSkills(held, [found('a', null), found('b', null), found('s3', 'ADVANCED')]);
    expect(declared.map((one) => one.slug)).toEqual(['a', 's3']);
    expect(left).toEqual([{ field: 'skills', text: 'b', reason: 'FULL' }]);
    expect(mergeSkills(Array.from({ length: 70 }, (_, at) => ({ skillSlug: `s${at}`, level: null, standing: 'DECLARED' })), [found('a', null)]).declared).toEqual([]);
  });

  it('raises a language and never lowers one; without a level it is not taken', () => {
    const { merged, changed, left } = mergeLanguages([{ language: 'fr', level: 'C1' }, { language: 'en', level: 'A2' }], [
      { text: 'French - good', language: 'fr', level: 'B1' }, { text: 'English - B2', language: 'en', level: 'B2' }, { text: 'Spanish', language: 'es', level: null }, { text: 'Elvish - fluent', language: null, level: 'C1' },
    ]);
    expect(merged).toEqual([{ language: 'fr', level: 'C1' }, { language: 'en', level: 'B2' }]);
    expect([...changed]).toEqual(['en']);
    expect(left.map((one) => [one.text, one.reason])).toEqual([['Spanish', 'UNREADABLE'], ['Elvish - fluent', 'UNREADABLE']]);
  });

  it('doubles no item, fills what one leaves open, and keeps what it says', () => {
    const present = [item({ description: 'Mine' })];
    const outcome = mergeItems(present, [item({ title: 'developpeuse', ended: '2025', description: 'Theirs' }), item({ started: '2020' }), item({ started: '2020', url: 'https://a.example' })]);
    expect(outcome).toMatchObject({ added: 1, completed: 1, left: [] });
    expect(outcome.items).toEqual([item({ description: 'Mine', ended: '2025' }), item({ started: '2020', url: 'https://a.example' })]);
  });

  it('takes a certificate for the same whichever of its two dates the profile has', () => {
    const ended = item({ kind: 'CERTIFICATE', started: null, ended: '2025' });
    expect(mergeItems([ended], [item({ kind: 'CERTIFICATE', started: '2025' })])).toMatchObject({ items: [ended], added: 0, completed: 0 });
  });

  it('changes nothing the second time, whatever the items', () => {
    const anyItem = fc.record({ kind: fc.constantFrom('EXPERIENCE' as const, 'CERTIFICATE' as const), title: fc.constantFrom('A', 'a', 'B'), organisation: fc.constantFrom(null, 'X'), started: fc.constantFrom(null, '2024'), ended: fc.constantFrom(null, '2025'), description: fc.constantFrom(null, 'd'), url: fc.constant(null) });
    fc.assert(fc.property(fc.array(anyItem, { maxLength: 8 }), fc.array(anyItem, { maxLength: 8 }), (present, read) => {
      const first = mergeItems(present, read);
      expect(first.items.length).toBeGreaterThanOrEqual(present.length);
      expect(mergeItems(first.items, read)).toMatchObject({ items: first.items, added: 0, completed: 0 });
    }));
  });
});

describe('a profile written as a document', () => {
  const profile = {
    name: 'Nadia', email: 'nadia@test.example', headline: null, summary: 'Bonjour', phone: '+212612345678', whatsapp: '+212661000000', website: 'https://exämple.com/é à', residence: { countryCode: 'MA', region: 'Oujda-Angad' }, lastModified: '2026-01-01T00:00:00.000Z',
    items: [item({ description: 'a\n\nb', ended: '2025-06' }), item({ kind: 'EDUCATION', title: 'Bac', organisation: null }), item({ kind: 'PROJECT', title: 'Site', url: 'https://a.example/@x' }), item({ kind: 'CERTIFICATE', title: 'AWS', started: '2025', description: 'c' })],
    skills: (['FOUNDATION', 'INTERMEDIATE', 'ADVANCED', 'SPECIALISED', null] as const).map((level, at) => ({ name: ['React', 'PHP', 'Python', 'Java', 'Go'][at]!, level })),
    languages: (['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'NATIVE'] as const).map((level, at) => ({ language: ['fr', 'ar', 'en', 'es', 'zgh', 'de', 'it'][at]!, level })),
  };

  it.each(['FR', 'AR', 'EN'] as const)('in %s is valid, holds no null, and says the same when read again', (language) => {
    const document = writeResume(profile, language);
    expect(resumeFaults(document, 'resume')).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('null');
    const read = readResume(document);
    expect([read.whatsapp, document.basics?.profiles]).toEqual(['+212661000000', [{ network: 'WhatsApp', username: '+212661000000', url: 'https://wa.me/212661000000' }]]);
    expect(read.items).toEqual(profile.items);
    expect(read.skills.map((one) => [one.text, one.level])).toEqual(profile.skills.map((one) => [one.name, one.level]));
    expect(read.languages.map(({ language: code, level }) => ({ language: code, level }))).toEqual(profile.languages);
  });
});
