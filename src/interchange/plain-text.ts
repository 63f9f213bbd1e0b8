/** Names of the 96 characters from U+00A0 on, in their order. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...LATIN.split(' ').map((name, at) => [name, String.fromCodePoint(0xa0 + at)] as const),
  ['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"], ['OElig', 'Œ'], ['oelig', 'œ'], ['euro', '€'], ['trade', '™'], ['bull', '•'], ['hellip', '…'], ['ndash', '–'], ['mdash', '—'],
  ['lsquo', '‘'], ['rsquo', '’'], ['sbquo', '‚'], ['ldquo', '“'], ['rdquo', '”'], ['bdquo', '„'], ['lsaquo', '‹'], ['rsaquo', '›'], ['rarr', '→'], ['larr', '←'], ['ensp', ' '], ['emsp', ' '], ['thinsp', ' '], ['zwnj', ''], ['zwj', ''], ['lrm', ''], ['rlm', ''],
]);

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,9}));?/gu;

/** A text with its entities as the characters they stand for; what is no entity stays as it is. */
export const decoded = (text: string): string =>
  text.replaceAll(ENTITY, (whole, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return whole.endsWith(';') ? (ENTITIES.get(name) ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number(decimal);
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });

/** What a page never shows, and what ends a line in one. */
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'iframe', 'object', 'svg']);
const LINES = new Set(['address', 'article', 'blockquote', 'br', 'dd', 'div', 'dl', 'dt', 'footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'ol', 'p', 'pre', 'section', 'table', 'tr', 'ul']);
const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'blockquote', 'section']);

/** Where what began at `from` ends; the end of the text where it does not. */
function past(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at + end.length;
}

/** What stands for a tag in the text around it. */
function standIn(name: string, closes: boolean): string {
  if (name === 'li') return closes ? '' : '\n- ';
  if (name === 'td' || name === 'th') return ' ';
  if (PARAGRAPHS.has(name)) return '\n\n';
  return LINES.has(name) ? '\n' : '';
}

const TAG_NAME = /[a-z][a-z0-9]*/iy;

/** The text of a piece of HTML, one walk over it: no tag, comment or script is left, whatever is unclosed. Entities stay. */
function untagged(html: string): string {
  // Not toLowerCase: it makes some letters longer, and places would no longer agree.
  const lower = html.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());
  const pieces: string[] = [];
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at);
    if (open < 0) return pieces.join('') + html.slice(at);
    pieces.push(html.slice(at, open));
    const closes = html[open + 1] === '/';
    TAG_NAME.lastIndex = open + (closes ? 2 : 1);
    const name = TAG_NAME.exec(lower)?.[0];
    if (html.startsWith('<!--', open)) at = past(html, '-->', open + 4);
    else if (html[open + 1] === '!' || html[open + 1] === '?') at = past(html, '>', open);
    else if (name === undefined) {
      pieces.push('<');
      at = open + 1;
    } else if (UNSEEN.has(name) && !closes) at = past(html, '>', past(lower, `</${name}`, open));
    else {
      pieces.push(standIn(name, closes));
      at = past(html, '>', open);
    }
  }
  return pieces.join('');
}

const MARKED_UP = /<(?:\/?(?:a|b|br|div|em|h[1-6]|i|li|ol|p|span|strong|table|td|tr|u|ul)|script|style)(?:\s[^<>]*)?\/?>/iu;
const IN_BLOCKS = /<(?:br|div|li|p|td|ul)[\s/>]/iu;
const ENCODED = /&lt;\/?(?:br|div|em|h[1-6]|li|ol|p|span|strong|ul|script)\b/iu;
/** Characters that no text has a use for; a NUL the database does not take. */
// oxlint-disable-next-line no-control-regex -- they are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\ufeff\ufffe\uffff]/gu;

/** Lines without spaces at their ends, one empty line between paragraphs at most. */
const tidied = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replaceAll(/[ \t\u00a0]+/gu, ' ').trim())
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .replaceAll(/\n- (?=\n|$)/gu, '\n')
    .trim();

/** The text of HTML; where its lines are made by tags, those of its source are spaces. */
const shown = (html: string): string => untagged(IN_BLOCKS.test(html) ? html.split('\n').map((line) => line.trim()).join(' ') : html);

/**
 * A text that may be HTML, once or twice encoded, as plain text: paragraphs and list items on lines of their own, no tag,
 * script, comment or control character left. Lone surrogates, which no database takes, become U+FFFD.
 */
export function plainText(text: string): string {
  const marked = (one: string): boolean => MARKED_UP.test(one) || one.includes('<!--');
  let plain = text.toWellFormed().replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  // Many sites write their HTML encoded into the document, and some encode it twice.
  for (let rounds = 0; rounds < 2 && !marked(plain) && ENCODED.test(plain.replaceAll('&amp;', '&')); rounds += 1) plain = decoded(plain);
  plain = decoded(marked(plain) ? shown(plain) : plain);
  return tidied(plain.replaceAll(CONTROL, ''));
}
