const INVISIBLE = /\p{Cf}/gu;
const LATIN_MARKS = /[\u0300-\u036f]/gu;
/** Tashkeel, the small Koranic signs, hamza and madda left over once letters are decomposed, tatweel. */
const ARABIC_MARKS = /\u0640|(?=\p{Script_Extensions=Arabic})\p{Mn}/gu;
/** Spaces, dashes of every length, underscores, and whatever people type for an apostrophe. */
const PARTING = /[\s\p{Pd}_'`´‘’‛ʻʼʿʾ′]+/gu;

/** Letters that Unicode does not decompose, and those that Arabic keyboards and Moroccan habits exchange. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['œ', 'oe'], ['æ', 'ae'], ['ø', 'o'], ['ß', 'ss'], ['ł', 'l'], ['đ', 'd'], ['ı', 'i'],
  ['ٱ', 'ا'], ['ى', 'ي'], ['ی', 'ي'], ['ة', 'ه'], ['ک', 'ك'], ['ڭ', 'ك'], ['ݣ', 'ك'], ['گ', 'ك'],
]);

/**
 * The key under which a proper name is compared: lower case, without Latin diacritics, tashkeel, hamza signs or tatweel,
 * with alef, ya, ta marbuta and the Moroccan gaf unified; apostrophes, hyphens and spaces become one space, none at the
 * ends. Words stay apart and any other sign stays. Folding twice changes nothing; "" when nothing is left.
 * @example foldName("  L'Aït–Melloul ") // 'l ait melloul'
 */
export function foldName(text: string): string {
  const parted = text.replace(PARTING, ' ').normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
  const bare = parted.normalize('NFKD').replace(LATIN_MARKS, '').replace(ARABIC_MARKS, '').normalize('NFC');
  return Array.from(bare, (letter) => LETTERS.get(letter) ?? letter).join('').replace(PARTING, ' ').trim();
}
