import { foldTerm } from '../fold.ts';
import { languageCodeOf } from '../human-language.ts';
import type { EscoConcept } from './esco.concepts.ts';

/** How ESCO words the four uses of a language ("write Hungarian", "comprendre le hongrois parlé"). */
const USE = /^(?:understand (?:written|spoken) |write \p{Lu}|interact verbally in |comprendre .+ (?:écrit|parlé)e?$|écrire en |interagir verbalement en )/u;

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
/** What the two-letter codes of ISO 639 stand for in the three languages, and the names that Unicode has otherwise. */
const NAMES: ReadonlySet<string> = new Set([
  ...['en', 'fr', 'ar'].flatMap((speech) => {
    const names = new Intl.DisplayNames(speech, { type: 'language', fallback: 'none' });
    return LETTERS.flatMap((one) => LETTERS.map((other) => names.of(one + other) ?? ''));
  }),
  'bihari', 'berbère', 'Berber', 'perse', 'romani', 'Romani', 'gallois', 'monténégrin', 'Montenegrin', 'bélarusse', 'biélorusse', 'azéri', 'grec', 'slovène', 'macédonien', 'marathi', 'irlandais', 'bosnien',
].map(foldTerm).filter((name) => name !== ''));

/**
 * Whether a concept is a human language or a use of one: those are no skills here. Newer files say so; of older ones it
 * is told by the wording, of what they call transversal alone ("Java" is a language too).
 */
export function isHumanLanguage(concept: EscoConcept): boolean {
  const labels = [...concept.words.values()].map(({ label }) => label);
  if (concept.language || labels.some((label) => languageCodeOf(label) !== null)) return true;
  if (concept.reuse !== 'transversal') return false;
  return labels.some((label) => (concept.type === 'knowledge' ? NAMES.has(foldTerm(label)) : USE.test(label)));
}
