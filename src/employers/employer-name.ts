import { foldName } from '../kernel/text.ts';

/** Legal forms of Morocco, France, Belgium and Spain, and the word "company": with or without them it is the same employer. */
const FORMS = new Set([
  'sarl', 'sarlau', 'sa', 'sas', 'sasu', 'snc', 'scs', 'sca', 'gie', 'eurl', 'ei', 'scop', 'srl', 'sprl', 'bv', 'bvba', 'nv', 'asbl', 'sl', 'slu', 'slne', 'sau', 'ltd', 'llc', 'inc', 'gmbh',
  'ste', 'societe', 'شركه', 'شمم',
]);

/** Letters and digits of any script; what parts them in names is mostly chance. */
const SIGNS = /[^\p{L}\p{N}]+/gu;

/**
 * The key under which the names of employers are compared: folded as proper names are, without signs and without the
 * legal form. A name that is nothing but a legal form keeps it. At most 160 characters; "" when nothing is left.
 * @example foldEmployerName('Sté Atlas-Numérique S.A.R.L. AU') // 'atlas numerique'
 */
export function foldEmployerName(name: string): string {
  const words = foldName(name)
    // "S.A.R.L." is one word, and so is the form behind "SARL AU".
    .replace(/(?<=^|\s)(?:\p{L}\.){2,}\p{L}?(?=[\s,;]|$)/gu, (short) => short.replaceAll('.', ''))
    .replace(SIGNS, ' ')
    .replace(/\bsarl au\b/gu, 'sarlau')
    .split(' ')
    .filter(Boolean);
  const bare = words.filter((word) => !FORMS.has(word));
  // By characters, as the column counts them: no half of one is left at the end.
  return Array.from((bare.length > 0 ? bare : words).join(' ')).slice(0, 160).join('').trim();
}
