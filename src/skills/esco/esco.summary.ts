import type { Esco } from './esco.concepts.ts';
import type { EscoPlan } from './esco.plan.ts';

const LANGUAGES = { en: 'English', fr: 'French', ar: 'Arabic' } as const;
const SHOWN = 10;

const some = (names: readonly string[]): string => (names.length <= SHOWN ? names.join(', ') : `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`);

function modeLine({ mode, release }: EscoPlan): string {
  if (mode === 'UNDATED') return 'Release: not said by any name, so nothing is put out of use; say it by --release.';
  return mode === 'OLDER' ? `Release ${release}: older than the one that is there, so only its labels are taken.` : `Release ${release}.`;
}

/** What an import did, or would do, for people to read; the same text for both but for its first line. */
export function escoSummary(plan: EscoPlan, { otherLanguages }: Pick<Esco, 'otherLanguages'>, aside: readonly string[], dryRun: boolean): string {
  const replaced = plan.deprecate.filter((one) => one.replacedBySlug !== null).map((one) => `${one.slug} -> ${one.replacedBySlug}`);
  const lines = [
    dryRun ? 'Dry run: nothing was written. It would be:' : 'Done:',
    modeLine(plan),
    `  skills     ${plan.create.length} created, ${plan.update.length} changed, ${plan.unchanged} unchanged, ${plan.restore.length} in use again, ${plan.deprecate.length} out of use (${replaced.length} replaced)`,
    ...(replaced.length > 0 ? [`             replaced: ${some(replaced)}`] : []),
    `  curated    ${plan.linked.length} linked by name, ${plan.linkedBefore} linked before`,
    ...(plan.linked.length > 0 ? [`             linked: ${some(plan.linked.map((one) => one.slug))}`] : []),
    ...(plan.sameName.length > 0 ? [`             of the same name and not linked: ${some(plan.sameName)}`] : []),
    ...Object.entries(LANGUAGES).map(([key, name]) => `  ${name.padEnd(10)} ${plan.languages[key as keyof typeof LANGUAGES].labels} names in these files, ${plan.languages[key as keyof typeof LANGUAGES].terms} other terms kept`),
    `  terms      ${plan.addAliases.length} added, ${plan.removeAliases.length} taken away`,
    `  links      ${plan.addLinks.length} added, ${plan.removeLinks.length} taken away`,
    ...Object.entries(plan.left).map(([reason, times]) => `  left aside ${times} ${reason}`),
    ...(otherLanguages.length > 0 ? [`  left aside labels in ${otherLanguages.join(', ')}: skills have names in French, Arabic and English here`] : []),
    ...(aside.length > 0 ? [`  left aside ${aside.length} files that say nothing of skills: ${some(aside.map((path) => path.split(/[/!]/u).at(-1)!))}`] : []),
    'This service uses the ESCO classification of the European Commission.',
  ];
  return lines.join('\n');
}
