/** Endings that say how a word stands in a sentence or who does it, not what it means; longest first. */
const LATIN = /(?:ations?|ateurs?|atrices?|euses?|trices?|ments?|ances?|ences?|eurs?|teurs?|isations?|ising|izing|ised|ized|iser|ise|ize|ing|ers?|ors?|ed|ly)$/u;
const ARABIC_BEFORE = /^(?:وال|بال|كال|فال|لل|ال)(?=\p{L}{3})/u;
const ARABIC_AFTER = /(?<=\p{L}{3})(?:ات|ون|ين|يه|ها|ه|ي)$/u;

/**
 * The part of a folded word by which its forms meet: "managing", "manager" and "manage"; "développeuse" and "développeur".
 * Light on purpose: what it joins is compared further.
 */
export function stemOf(word: string): string {
  if (/\p{Script=Arabic}/u.test(word)) return word.replace(ARABIC_BEFORE, '').replace(ARABIC_AFTER, '');
  let stem = word;
  if (stem.length > 4) stem = stem.replace(/ies$/u, 'y').replace(/sses$/u, 'ss').replace(/(?<!s)s$/u, '');
  if (stem.length > 5) stem = stem.replace(LATIN, '');
  if (stem.length < 3) stem = word;
  return stem.length > 4 ? stem.replace(/e$/u, '') : stem;
}

/** Words that join others, in French and English. */
export const JOINING_WORDS: ReadonlySet<string> = new Set('a an the of and or in to for on with by de des du la le les l d et en un une aux au pour par sur dans ou'.split(' '));
