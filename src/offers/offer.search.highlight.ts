import { escapeHtml } from '../kernel/html.ts';
import { Language } from '../kernel/language.ts';
import { MARK } from './offer.index.ts';
import { foldArabicWord } from './offer.search.text.ts';

/** A text with the parts that matched, in UTF-16 units. */
export interface Highlighted {
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly length: number }[];
  /** The text escaped for HTML, with `<mark>` round the parts. */
  readonly html: string;
}

/** Title and body by language, marked by Meilisearch. */
export interface MarkedTexts {
  readonly title?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
}

export interface Highlights {
  readonly language: Language;
  readonly title: Highlighted;
  readonly snippet: Highlighted;
}

/** Words of a snippet. */
const SNIPPET_WORDS = 30;


const MARKED = new RegExp(`${MARK.open}([^${MARK.open}${MARK.close}]*)${MARK.close}`, 'gu');
/** Meilisearch now and then marks the sign next to a word too. */
const ROUND_WORD = /^([^\p{L}\p{M}\p{N}#+.]*)(.*?)([^\p{L}\p{M}\p{N}#+]*)$/su;
const STRAY = new RegExp(`[${MARK.open}${MARK.close}]`, 'gu');

function read(marked: string): Highlighted {
  const ranges: Highlighted['ranges'][number][] = [];
  let [text, html, from] = ['', '', 0];
  const plain = (until: number): void => {
    const part = marked.slice(from, until).replaceAll(STRAY, '');
    text += part;
    html += escapeHtml(part);
  };
  for (const match of marked.matchAll(MARKED)) {
    const [, before = '', word = '', behind = ''] = ROUND_WORD.exec(match[1]!) ?? [];
    plain(match.index);
    text += before;
    if (word !== '') ranges.push({ start: text.length, length: word.length });
    text += word + behind;
    html += escapeHtml(before) + (word === '' ? '' : `<mark>${escapeHtml(word)}</mark>`) + escapeHtml(behind);
    from = match.index + match[0].length;
  }
  plain(marked.length);
  return { text, ranges, html };
}

const WORD = /[\p{L}\p{N}.][\p{L}\p{M}\p{N}\u0640.+#♯-]*/gu;

/** Marks the words that match by what they mean, or but for an Arabic article or spelling: Meilisearch found them by code or in a folded copy. */
function markWords(marked: string, words: ReadonlySet<string>): string {
  if (words.size === 0) return marked;
  return marked
    .split(new RegExp(`(${MARK.open}[^${MARK.close}]*${MARK.close})`, 'u'))
    .map((part) => (part.startsWith(MARK.open) ? part : part.replaceAll(WORD, (word) => (words.has(foldArabicWord(word)) ? `${MARK.open}${word}${MARK.close}` : word))))
    .join('');
}

/** The words round the first mark, or the first ones. */
function crop(marked: string): string {
  const words = marked.split(/\s+/u);
  const first = words.findIndex((word) => word.includes(MARK.open));
  const start = Math.max(0, Math.min(first - SNIPPET_WORDS / 3, words.length - SNIPPET_WORDS));
  return `${start > 0 ? '…' : ''}${words.slice(start, start + SNIPPET_WORDS).join(' ')}${start + SNIPPET_WORDS < words.length ? '…' : ''}`;
}

/**
 * Title and a piece of the body with what matched, in the viewer's language where it matched there, else in one where it
 * did. Null where the offer has no text.
 * @param words the words asked for that the index was asked otherwise, folded
 */
export function highlightsOf({ title = {}, body = {} }: MarkedTexts, viewerLanguage: Language, words: ReadonlySet<string>): Highlights | null {
  const languages = [viewerLanguage.toLowerCase(), ...Object.keys(title)].filter((language) => title[language] !== undefined);
  const texts = languages.map((language) => ({ language, title: markWords(title[language]!, words), body: crop(markWords(body[language] ?? '', words)) }));
  const best = texts.find((one) => one.title.includes(MARK.open) || one.body.includes(MARK.open)) ?? texts[0];
  return best ? { language: best.language.toUpperCase() as Language, title: read(best.title), snippet: read(best.body) } : null;
}
