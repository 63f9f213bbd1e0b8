/** Whether a text is one skill as it stands, so that its separators part nothing: "CI/CD", "PL/SQL". */
type IsKnown = (text: string) => boolean;

interface Cut {
  readonly at: RegExp;
  /** Whether the pieces may stand, where the whole is no skill. */
  readonly holds: (pieces: readonly string[], recognised: IsKnown, known: IsKnown) => boolean;
}

const always = (): boolean => true;
const some = (pieces: readonly string[], recognised: IsKnown): boolean => pieces.some(recognised);
const each = (pieces: readonly string[], _: IsKnown, known: IsKnown): boolean => pieces.every(known);

/** From what parts always to what parts only where it makes sense; spaces last ("HTML CSS JavaScript"). */
const CUTS: readonly Cut[] = [
  { at: /\s*(?:[;|\n\r\t،؛•●▪■◦‣·✓➢()[\]{}]+|,(?!\d)|(?<!\d),|\s[-–—*]+\s|:(?=\s|$))\s*/u, holds: always },
  { at: /\s*[/\\&]\s*|\s+\+\s*|(?<=[\p{L}\d])\+(?=\p{L})|\s+(?:et|and|ou|or|avec|with|و|أو|او|مع)\s+/iu, holds: some },
  { at: /\s+و(?=\p{L}{2})/u, holds: each },
  { at: /\s+/u, holds: each },
];
const WINDOW = 4;
const MOST_WORDS = 8;

const JOINED = /^(?:et|and|ou|or|avec|with)\s+(?=\S)/iu;

const tidy = (text: string): string => text.replace(/^[\s\-–—*•:,'"«»]+|[\s\-–—*:,'"«».!?…]+$/gu, '').replace(JOINED, '').replace(/\s+/gu, ' ');

/** The pieces between separators, with where each begins and ends. */
function spans(text: string, at: RegExp): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let from = 0;
  for (const separator of text.matchAll(new RegExp(at, `${at.flags}g`))) {
    found.push({ from, to: separator.index });
    from = separator.index + separator[0].length;
  }
  return [...found, { from, to: text.length }].filter((span) => tidy(text.slice(span.from, span.to)) !== '');
}

/** Joins neighbours again that are one skill together, the longest first: of "Docker/CI/CD" it makes "Docker" and "CI/CD". */
function joined(text: string, parts: readonly { from: number; to: number }[], known: IsKnown): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < parts.length;) {
    let end = Math.min(parts.length, at + WINDOW) - 1;
    while (end > at && !known(text.slice(parts[at]!.from, parts[end]!.to).trim())) end -= 1;
    const piece = tidy(text.slice(parts[at]!.from, parts[end]!.to));
    pieces.push(piece.includes('(') && !piece.includes(')') ? `${piece})` : piece);
    at = end + 1;
  }
  return pieces;
}

/**
 * The skills that a text names, as pieces of it in its order. What is one skill with its separators stays whole.
 * @param known whether a text is a skill as it stands
 * @param recognised the same, mistyped ones included
 */
export function splitSkills(text: string, known: IsKnown, recognised: IsKnown, cuts: readonly Cut[] = CUTS): string[] {
  const whole = tidy(text);
  const [cut, ...rest] = cuts;
  if (whole === '' || !cut || known(whole)) return whole === '' ? [] : [whole];
  const parts = spans(whole, cut.at);
  const pieces = parts.length > 1 && (rest.length > 0 || parts.length <= MOST_WORDS) ? joined(whole, parts, known) : [];
  if (pieces.length < 2 || !cut.holds(pieces, recognised, known)) return parts.length === 1 ? splitSkills(whole.slice(parts[0]!.from, parts[0]!.to), known, recognised, rest) : splitSkills(whole, known, recognised, rest);
  return pieces.flatMap((piece) => splitSkills(piece, known, recognised, rest));
}
