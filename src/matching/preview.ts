import { distinctRule, languageRule, MOST, placesRule } from '../graduates/profile.rules.ts';
import type { Context } from '../kernel/context.ts';
import { Rules } from '../kernel/rules.ts';
import { skillRule } from '../skills/skill.rules.ts';
import { matchesOfPerson } from './graduate-matches.ts';
import type { RankedPage } from './match.row.ts';
import type { PreviewArgs } from './preview.input.ts';
import { REMOTE, type MatchPerson } from './subjects.ts';

const PREVIEW_MOST = 20;

async function checked(context: Context, { skills, languages, mobility, remote, contracts, first }: PreviewArgs): Promise<void> {
  const rules = new Rules();
  rules.list('skills', skills, MOST.skills, 1);
  for (const [index, { skill }] of skills.slice(0, MOST.skills).entries()) await skillRule(context, rules, `skills.${index}.skill`, skill);
  distinctRule(rules, skills.map(({ skill }) => skill), (index) => `skills.${index}.skill`);
  rules.list('languages', languages, MOST.languages, 1);
  for (const [index, { language }] of languages.slice(0, MOST.languages).entries()) languageRule(rules, `languages.${index}.language`, language);
  distinctRule(rules, languages.map(({ language }) => language), (index) => `languages.${index}.language`);
  await placesRule(context, rules, 'mobility', mobility);
  rules.holds('mobility', mobility.length > 0 || remote, { fr: 'au moins un lieu, ou le télétravail', ar: 'مكان واحد على الأقل، أو العمل عن بعد', en: 'at least one place, or remote work' });
  rules.list('contracts', contracts, contracts.length, 1);
  rules.range('first', first, 1, PREVIEW_MOST);
  rules.doneAtTop(context.language);
}

/** No row has it. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** A visitor as the matcher reads a person: nobody that the database knows, so that nothing of it is kept. */
const visitor = ({ skills, languages, mobility, remote, contracts }: PreviewArgs): MatchPerson => ({
  id: NOBODY,
  reach: [...mobility, ...(remote ? [REMOTE] : [])],
  reachIsOrdered: mobility.length > 1,
  residenceCountry: null,
  contractTypes: [...new Set(contracts)],
  languages,
  availableOn: null,
  skills: skills.map(({ skill, level }) => ({ skill, level: level ?? null, standing: 'DECLARED' })),
});

/**
 * The open offers that somebody without an account would be shown first, ranked and explained as a graduate's matches are.
 * @throws BAD_USER_INPUT that names every field at fault, and SEARCH_UNAVAILABLE as for a graduate's matches
 */
export async function previewOf(context: Context, args: PreviewArgs): Promise<RankedPage> {
  await checked(context, args);
  return matchesOfPerson(context, visitor(args), { first: args.first });
}
