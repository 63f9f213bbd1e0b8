import { cefrOf, languageCodeOf } from './human-language.ts';
import type { SkillIndex } from './normalise.ts';
import type { CefrLevel } from './skill.entity.ts';

/** A part of a text, in UTF-16 units. */
export interface TextSpan {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/** What a text proposes; levels of skills are the person's to say. */
export interface Extracted {
  readonly skills: readonly { readonly slug: string; readonly confidence: number; readonly places: readonly TextSpan[] }[];
  readonly languages: readonly { readonly language: string; readonly level: CefrLevel | null; readonly place: TextSpan }[];
}

/** Sentences, list items and cells: a level said in one is not of a language named in the next. */
const PIECE = /[^\n\r;،,•|/]+/gu;
const WORD = /\p{L}[\p{L}\p{M}]*/gu;
/** So much that follows a language may say its level: "Anglais : courant", "Anglais (C1)". */
const BESIDE = 24;

/** "Allemand technique" names no skill; "le français" in a sentence about something else may, so a language counts where its piece is short or says a level. */
const SHORT_PIECE = 40;

function languagesIn(text: string): Extracted['languages'] {
  const found = new Map<string, Extracted['languages'][number]>();
  for (const piece of text.matchAll(PIECE)) {
    for (const word of piece[0].matchAll(WORD)) {
      const language = word[0].length > 2 ? languageCodeOf(word[0]) : null;
      if (language === null) continue;
      const start = piece.index + word.index;
      const level = cefrOf(text.slice(start + word[0].length, start + word[0].length + BESIDE).split(/[\n\r;,]/u)[0]!);
      if (level === null && piece[0].trim().length > SHORT_PIECE) continue;
      if ((found.get(language)?.level ?? null) === null) found.set(language, { language, level, place: { start, length: word[0].length, text: word[0] } });
    }
  }
  return [...found.values()].toSorted((a, b) => a.place.start - b.place.start);
}

/** The skills and human languages that a text names, with the places where they stand. */
export function extract(index: SkillIndex, text: string): Extracted {
  const spotted = Map.groupBy(index.spot(text), ({ slug }) => slug);
  return {
    skills: [...spotted].map(([slug, places]) => ({
      slug,
      confidence: Math.max(...places.map(({ confidence }) => confidence)),
      places: places.map(({ start, length }) => ({ start, length, text: text.slice(start, start + length) })),
    })),
    languages: languagesIn(text),
  };
}
