import { heldSkillsByGraduateId, languagesByGraduateId } from '../graduates/graduate.loaders.ts';
import { ownGraduate } from '../graduates/graduate.visibility.ts';
import { bestLevel } from '../graduates/held-skills.ts';
import type { Context } from '../kernel/context.ts';
import { read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { extract, type TextSpan } from '../skills/extract.ts';
import type { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import { skillMap } from '../skills/skill.map.ts';

/** The longest text that is read, in UTF-16 units. */
const TEXT_MOST = 20_000;
/** So much of the line is shown on either side of what was found. */
const AROUND = 40;
/** A word that a text repeats on every line is shown so often. */
const PLACES_MOST = 20;

/** Where something stands in a text, in UTF-16 units, and the line around it. */
export interface TextPassage extends TextSpan {
  readonly excerpt: string;
}

/** A skill that a text proposes to the one who pasted it. */
export interface ProposedSkill {
  readonly slug: string;
  readonly confidence: number;
  /** The first 20. */
  readonly places: readonly TextPassage[];
  readonly mentions: number;
  readonly isHeld: boolean;
  /** The best that the profile says or somebody confirmed; null where it is not held, or held with no level said. */
  readonly heldLevel: SkillLevel | null;
}

/** A human language that a text proposes. */
export interface ProposedLanguage {
  readonly language: string;
  /** A guess by the words beside it, unless they name it. */
  readonly level: CefrLevel | null;
  readonly place: TextPassage;
  readonly heldLevel: CefrLevel | null;
}

export interface ResumeTextReading {
  readonly skills: readonly ProposedSkill[];
  readonly languages: readonly ProposedLanguage[];
}

/** The line around a place, cut between words where it is long; line breaks never show. */
export function excerptAt(text: string, { start, length }: Pick<TextSpan, 'start' | 'length'>): string {
  const before = text.slice(Math.max(0, start - AROUND), start).split(/[\n\r]/u).at(-1)!;
  const after = text.slice(start + length, start + length + AROUND).split(/[\n\r]/u)[0]!;
  const begins = before.length === AROUND ? `… ${before.replace(/^\S*\s*/u, '')}` : before;
  const ends = after.length === AROUND ? `${after.replace(/\s*\S*$/u, '')} …` : after;
  return `${begins}${text.slice(start, start + length)}${ends}`.replaceAll(/\s+/gu, ' ').trim();
}

/**
 * What a pasted text would bring to the viewer's profile: skills and human languages, where each stands, and what the profile has
 * of them. Nothing is written, of the text nothing is kept; addresses and numbers in it are not looked for.
 * @throws BAD_USER_INPUT for an empty or too long text, with the field `text`
 */
export async function readResumeText(context: Context, text: string): Promise<ResumeTextReading> {
  const rules = new Rules();
  rules.text('text', text, TEXT_MOST);
  rules.doneAtTop(context.language);
  const { index, present } = await skillMap(context);
  const found = extract(index, text);
  const own = await read(context, ownGraduate).select('ownGraduate.id').executeTakeFirst();
  const [held, spoken] = own ? await Promise.all([heldSkillsByGraduateId(context).load(own.id), languagesByGraduateId(context).load(own.id)]) : [[], []];
  const heldBySlug = Map.groupBy(held, (row) => present(row.skillSlug));
  const levels = new Map(spoken.map((row) => [row.language, row.level]));
  const passage = (place: TextSpan): TextPassage => ({ ...place, excerpt: excerptAt(text, place) });
  return {
    skills: found.skills.map(({ slug, confidence, places }) => {
      const rows = heldBySlug.get(slug) ?? [];
      return { slug, confidence, places: places.slice(0, PLACES_MOST).map(passage), mentions: places.length, isHeld: rows.length > 0, heldLevel: bestLevel(rows) };
    }),
    languages: found.languages.map(({ language, level, place }) => ({ language, level, place: passage(place), heldLevel: levels.get(language) ?? null })),
  };
}
