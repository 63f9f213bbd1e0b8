import { describe, expect, it } from 'vitest';
import { Language } from '../../src/kernel/language.ts';
import { blockedMessage } from '../../src/matching/blocked.message.ts';
import { evaluateConditions } from '../../src/matching/hard-conditions.ts';
import { scoreMatch } from '../../src/matching/score.ts';
import type { HeldSkill, MatchOffer, NiceToHave, Requirement } from '../../src/matching/subjects.ts';
import { requirementMessage, summarise } from '../../src/matching/summary.ts';
import { graphOf, entry, GRAPH, held, must, nice, offer, person, TAXONOMY, TODAY } from './worlds.ts';

const LANGUAGES = Object.values(Language);

const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  docker: { FR: 'Docker', EN: 'Docker', AR: 'Docker' },
  react: { FR: 'React', EN: 'React', AR: 'React' },
  vue: { FR: 'Vue.js', EN: 'Vue.js', AR: 'Vue.js' },
  javascript: { FR: 'JavaScript', EN: 'JavaScript', AR: 'JavaScript' },
  'csharp': { FR: 'C#', EN: 'C#', AR: 'C#' },
  databases: { FR: 'Bases de données', EN: 'Databases', AR: 'قواعد البيانات' },
  'relational-databases': { FR: 'Bases de données relationnelles', EN: 'Relational databases', AR: 'قواعد البيانات العلائقية' },
  postgresql: { FR: 'PostgreSQL', EN: 'PostgreSQL', AR: 'PostgreSQL' },
  'MA-OUJ': { FR: 'Oujda-Angad', EN: 'Oujda-Angad', AR: 'وجدة أنجاد' },
  'MA-FIG': { FR: 'Figuig', EN: 'Figuig', AR: 'فجيج' },
  'MA-NAD': { FR: 'Nador', EN: 'Nador', AR: 'الناظور' },
  FR: { FR: 'France', EN: 'France', AR: 'فرنسا' },
  MA: { FR: 'Maroc', EN: 'Morocco', AR: 'المغرب' },
};
const labels = (language: Language) => (code: string): string => NAMES[code]?.[language] ?? code;

/** Latin names in Arabic are isolated by two characters that nobody sees; shown here as < and >. */
const visible = (text: string): string => text.replaceAll('\u2068', '<').replaceAll('\u2069', '>');

const inAll = (write: (language: Language) => string): string[] => LANGUAGES.map((language) => visible(write(language)));

const summaries = (mustHaves: readonly Requirement[], skills: readonly HeldSkill[], niceToHaves: readonly NiceToHave[] = []): string[] =>
  inAll((language) => summarise(scoreMatch(GRAPH, offer({ mustHaves, niceToHaves }), person({ skills }), TODAY), language, labels(language)));

const counted = (count: number): readonly [Requirement[], HeldSkill[]] => {
  const slugs = Array.from({ length: count }, (_, index) => `s${index}`);
  return [slugs.map((slug) => must(slug)), slugs.map((slug) => held(slug))];
};

describe('the summary of a match', () => {
  it('counts what is met and names what is not', () => {
    const [asked, had] = counted(7);
    expect(summaries([...asked, must('docker')], [...had, held('docker', 'FOUNDATION')])).toMatchInlineSnapshot(`
      [
        "7 des 8 compétences exigées sont acquises ; Docker : niveau intermédiaire demandé, débutant déclaré.",
        "تتوفر 7 من أصل 8 مهارات مطلوبة؛ <Docker>: المستوى المطلوب متوسط، والمصرَّح به مبتدئ.",
        "7 of the 8 required skills are met; Docker: intermediate level required, foundation declared.",
      ]
    `);
  });

  it.each([1, 2, 3, 11, 100])('bends with the number when all %i are met', (count) => {
    const [asked, had] = counted(count);
    expect(summaries(asked, had)).toMatchSnapshot();
  });

  it.each([[1, 2], [2, 3], [3, 11], [11, 12], [99, 100]])('bends with the numbers when %i of %i are met', (met, count) => {
    const [asked, had] = counted(count);
    expect(summaries(asked, had.slice(0, met))).toMatchSnapshot();
  });

  it.each([1, 2, 4, 5, 8, 20])('bends with the number when none of %i is met', (count) => {
    expect(summaries(counted(count)[0], [])).toMatchSnapshot();
  });

  it('names what is below the level one by one, and what is missing together', () => {
    const group: Requirement = { alternatives: [{ skill: 'react', minimumLevel: 'ADVANCED' }, { skill: 'vue', minimumLevel: 'ADVANCED' }] };
    expect(summaries([must('docker'), must('postgresql'), group, must('javascript')], [held('docker', 'FOUNDATION'), held('javascript')])).toMatchInlineSnapshot(`
      [
        "Une des 4 compétences exigées est acquise ; Docker : niveau intermédiaire demandé, débutant déclaré ; non déclarées : PostgreSQL et React / Vue.js.",
        "تتوفر مهارة واحدة من أصل 4 مهارات مطلوبة؛ <Docker>: المستوى المطلوب متوسط، والمصرَّح به مبتدئ؛ مهارات غير مصرَّح بها: <PostgreSQL> و<React> / <Vue.js>.",
        "One of the 4 required skills is met; Docker: intermediate level required, foundation declared; not declared: PostgreSQL and React / Vue.js.",
      ]
    `);
  });

  it('adds the nice-to-haves', () => {
    expect(summaries([must('docker')], [held('docker'), held('react')], [nice('react'), nice('php'), nice('css')])).toMatchInlineSnapshot(`
      [
        "La compétence exigée est acquise. Parmi les 3 compétences souhaitées, une est acquise.",
        "المهارة المطلوبة متوفرة. من بين 3 مهارات مرغوب فيها، تتوفر مهارة واحدة.",
        "The required skill is met. Of the 3 preferred skills, one is met.",
      ]
    `);
    expect(summaries([], [], [nice('react')])).toMatchInlineSnapshot(`
      [
        "La compétence souhaitée n’est pas pleinement acquise.",
        "المهارة المرغوب فيها غير متوفرة بالكامل.",
        "The preferred skill is not fully met.",
      ]
    `);
  });

  it('says so when nothing is asked', () => {
    expect(summaries([], [held('docker')])).toMatchInlineSnapshot(`
      [
        "Aucune compétence n’est demandée.",
        "لا تُطلب أي مهارة.",
        "No skill is asked for.",
      ]
    `);
  });
});

const requirementSentences = (asked: Requirement, skills: readonly HeldSkill[], wished = false): string[] => {
  const job: Partial<MatchOffer> = wished ? { niceToHaves: [{ ...asked, weight: 2 }] } : { mustHaves: [asked] };
  const graph = graphOf([...TAXONOMY, entry('csharp', 'LANGUAGE')]);
  const [requirement] = scoreMatch(graph, offer(job), person({ skills }), TODAY).requirements;
  if (requirement === undefined) throw new Error('nothing was asked');
  return inAll((language) => requirementMessage(requirement, language, labels(language)));
};

describe('the sentence of a requirement', () => {
  const group: Requirement = { alternatives: [{ skill: 'react', minimumLevel: 'ADVANCED' }, { skill: 'vue', minimumLevel: 'ADVANCED' }] };
  const mixed: Requirement = { alternatives: [{ skill: 'react', minimumLevel: 'ADVANCED' }, { skill: 'csharp', minimumLevel: 'FOUNDATION' }] };

  it.each<[string, Requirement, HeldSkill[]]>([
    ['met', must('docker'), [held('docker', 'ADVANCED', 'CENTRE')]],
    ['met through a skill that implies it', must('javascript'), [held('react', 'ADVANCED', 'EMPLOYER')]],
    ['met through a skill of the kind', must('relational-databases'), [held('postgresql', 'ADVANCED')]],
    ['a tool of that practice', must('databases'), [held('postgresql', 'ADVANCED')]],
    ['below the level', must('csharp'), [held('csharp', 'FOUNDATION')]],
    ['below the level, none said', must('docker'), [held('docker', null)]],
    ['below the level through another', must('javascript', 'ADVANCED'), [held('react')]],
    ['a neighbour', must('react', 'ADVANCED'), [held('vue', 'ADVANCED')]],
    ['the kind in general', must('relational-databases'), [held('databases', 'ADVANCED')]],
    ['the field in general', must('react'), [held('frontend', 'ADVANCED')]],
    ['missing', must('docker'), []],
    ['none of a group', group, []],
    ['none of a group with levels of its own', mixed, []],
    ['one of a group', group, [held('vue', 'SPECIALISED')]],
  ])('%s', (_, asked, skills) => {
    expect(requirementSentences(asked, skills)).toMatchSnapshot();
  });

  it('wishes for a nice-to-have', () => {
    expect(requirementSentences(must('docker'), [], true)).toMatchInlineSnapshot(`
      [
        "Docker : niveau intermédiaire souhaité, compétence non déclarée.",
        "<Docker>: المستوى المرغوب فيه متوسط، والمهارة غير مصرَّح بها.",
        "Docker: intermediate level preferred, not declared.",
      ]
    `);
  });
});

const blockedSentences = (asked: Partial<MatchOffer>, had: Parameters<typeof person>[0], reconfirmedOn?: string): string[][] => {
  const facts = reconfirmedOn === undefined ? undefined : { findable: reconfirmedOn !== '', reconfirmedOn, blockedByPerson: false, disclosed: false };
  return evaluateConditions(offer(asked), person(had), TODAY, facts).map((blocked) => inAll((language) => blockedMessage(blocked, language, labels(language))));
};

describe('the sentence of a condition that fails', () => {
  it.each<[string, Partial<MatchOffer>, Parameters<typeof person>[0], string?]>([
    ['a place out of reach', { places: ['MA-OUJ', 'MA-NAD'] }, { reach: ['MA-FIG', 'FR', 'REMOTE'] }],
    ['no mobility stated', {}, { reach: [] }],
    ['remote not ticked', { workMode: 'REMOTE' }, { reach: ['MA-FIG'] }],
    ['a residence that is not accepted', { workMode: 'REMOTE', acceptedCountries: ['FR'] }, { reach: ['REMOTE'] }],
    ['both halves of mobility', { workMode: 'REMOTE', acceptedCountries: ['FR'] }, { reach: ['MA-FIG'], residenceCountry: null }],
    ['other contracts', { contractTypes: ['PERMANENT', 'FIXED_TERM'] }, { contractTypes: ['INTERNSHIP'] }],
    ['no contract wanted', {}, { contractTypes: [] }],
    ['languages', { requiredLanguages: [{ language: 'fr', level: 'C1' }, { language: 'de', level: 'B2' }, { language: 'ar', level: 'NATIVE' }] },
      { languages: [{ language: 'fr', level: 'B1' }, { language: 'ar', level: 'C2' }] }],
    ['free too late', { startsOn: '2026-12-01' }, { availableOn: '2027-03-01' }],
    ['not visible', {}, {}, ''],
    ['not reconfirmed', {}, {}, '2026-01-01'],
  ])('%s', (_, asked, had, reconfirmedOn) => {
    expect(blockedSentences(asked, had, reconfirmedOn)).toMatchSnapshot();
  });
});
