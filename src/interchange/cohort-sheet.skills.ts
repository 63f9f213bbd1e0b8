import type { LearnerRow, RowFault } from '../graduates/learner-row.ts';
import { MOST } from '../graduates/profile.rules.ts';
import type { SkillIndex } from '../skills/normalise.ts';
import { SkillLevel } from '../skills/skill.entity.ts';
import type { ReadLevel } from './cohort-sheet.levels.ts';

type TakenSkill = LearnerRow['skills'][number];

/** What a text beside a skill came to: skills at a level, or why none was taken. */
interface ReadPiece {
  readonly slugs: readonly string[];
  readonly level: SkillLevel | null;
  readonly fault: Omit<RowFault, 'field'> | null;
}

/** From which sureness a text is taken for a skill: above every typo and guess. */
const FLOOR = 0.9;
/** Characters of different texts that turned out to be no skill: more is no sheet of skills, and keeps everybody else waiting while it is read. */
const UNKNOWN_MOST = 10_000;
const PIECE_MOST = 120;
const RANKS = Object.keys(SkillLevel);

/** What parts the pieces of a cell, and brackets. */
const SIGNS = /[;,|\n\r\t،؛•()]/gu;
/** "React: transposer", "React (avancé)", "React = 2", "React – avancé". */
const BESIDE = /^(?<name>.+?)\s*(?:[:=→]|\s[-–—]\s|\((?=[^()]*\)$))\s*(?<level>[^:=()]+?)\s*\)?$/u;
const SPACED_LEVEL = 3;

/** The pieces of a cell, parted by signs that do not stand inside brackets, where a level may. In one walk, from its end: cells may be large. */
function piecesOf(cell: string): string[] {
  const pieces: string[] = [];
  let [to, isInside] = [cell.length, false];
  for (const { 0: sign, index } of [...cell.matchAll(SIGNS)].toReversed()) {
    if (sign === '(' || sign === ')') isInside = sign === ')';
    else if (!isInside) {
      pieces.push(cell.slice(index + 1, to));
      to = index;
    }
  }
  return [...pieces, cell.slice(0, to)].toReversed();
}

const rank = (level: SkillLevel | null): number => (level === null ? -1 : RANKS.indexOf(level));

/** Reads the skills of a sheet's cells; the same text is looked into once. */
export class SkillCells {
  readonly #index: SkillIndex;
  readonly #levelOf: (text: string) => ReadLevel;
  readonly #kept = new Map<string, ReadPiece>();
  #unknown = 0;

  constructor(index: SkillIndex, levelOf: (text: string) => ReadLevel) {
    this.#index = index;
    this.#levelOf = levelOf;
  }

  /** The skills a cell lists. @param field what its faults are about: "skills" gives "skills.2" for its third piece */
  list(cell: string, field: string): { skills: TakenSkill[]; faults: RowFault[] } {
    const pieces = piecesOf(cell).map((piece) => piece.trim()).filter((piece) => piece !== '');
    const faults: RowFault[] = [];
    const skills: TakenSkill[] = [];
    for (const [at, piece] of pieces.slice(0, MOST.skills * 2).entries()) {
      const { slugs, level, fault } = this.#piece(piece);
      if (fault) faults.push({ ...fault, field: `${field}.${at}` });
      skills.push(...slugs.map((skill) => ({ skill, level })));
    }
    return { skills, faults };
  }

  /** What a cell under the own column of a skill, or of several, says of each. */
  under(slugs: readonly string[], cell: string, field: string): { skills: TakenSkill[]; faults: RowFault[] } {
    const read = this.#levelOf(cell);
    if (read === undefined) return { skills: [], faults: [{ code: 'LEVEL_NOT_UNDERSTOOD', field }] };
    return { skills: read.held ? slugs.map((skill) => ({ skill, level: read.level })) : [], faults: [] };
  }

  #piece(piece: string): ReadPiece {
    const known = this.#kept.get(piece);
    if (known) return known;
    const read = piece.length > PIECE_MOST || this.#unknown > UNKNOWN_MOST ? nothing('SKILL_NOT_UNDERSTOOD', { nearest: '-' }) : this.#read(piece);
    if (read.slugs.length === 0) this.#unknown += piece.length;
    this.#kept.set(piece, read);
    return read;
  }

  #read(piece: string): ReadPiece {
    const parts = BESIDE.exec(piece)?.groups;
    if (parts) {
      const level = this.#levelOf(parts.level!);
      if (level?.held === false) return { slugs: [], level: null, fault: null };
      if (level) return this.#named(parts.name!, level.level);
    }
    const whole = this.#sure(piece);
    if (whole) return { slugs: [whole], level: null, fault: null };
    if (parts && this.#sure(parts.name!)) return nothing('LEVEL_NOT_UNDERSTOOD');
    return this.#spaced(piece) ?? this.#named(piece, null);
  }

  /** "React avancé": a word for a level at the end. A bare number there is a version. */
  #spaced(piece: string): ReadPiece | null {
    const words = piece.split(/\s+/);
    for (let taken = 1; taken <= Math.min(SPACED_LEVEL, words.length - 1); taken += 1) {
      const text = words.slice(-taken).join(' ');
      const level = /^\d+$/.test(text) ? undefined : this.#levelOf(text);
      const slug = level?.held && level.level !== null ? this.#sure(words.slice(0, -taken).join(' ')) : null;
      if (slug && level?.held) return { slugs: [slug], level: level.level, fault: null };
    }
    return null;
  }

  #sure(text: string): string | null {
    const found = this.#index.find(text);
    return found && found.confidence >= FLOOR ? found.slug : null;
  }

  #named(name: string, level: SkillLevel | null): ReadPiece {
    const sure = this.#sure(name);
    if (sure) return { slugs: [sure], level, fault: null };
    const { known, unknown } = this.#index.normalise(name);
    const slugs = [...new Set(known.filter(({ confidence }) => confidence >= FLOOR).map(({ slug }) => slug))];
    if (slugs.length > 0) return { slugs, level, fault: unknown.length > 0 ? nothing('SKILL_NOT_UNDERSTOOD', { nearest: nearestOf(unknown[0]!.nearest) }).fault : null };
    const [guess] = known;
    return guess ? nothing('SKILL_GUESSED', { guess: guess.slug }) : nothing('SKILL_NOT_UNDERSTOOD', { nearest: nearestOf(unknown[0]?.nearest ?? []) });
  }
}

const nearestOf = (slugs: readonly string[]): string => slugs.join(', ') || '-';
const nothing = (code: string, params?: RowFault['params']): ReadPiece => ({ slugs: [], level: null, fault: { code, ...(params && { params }) } });

/** Every skill once, at the highest level that was said of it; the first sixty. */
export function onceEach(skills: readonly TakenSkill[]): TakenSkill[] {
  const bySlug = new Map<string, TakenSkill>();
  for (const one of skills) {
    const known = bySlug.get(one.skill);
    if (!known || rank(one.level) > rank(known.level)) bySlug.set(one.skill, one);
  }
  return [...bySlug.values()].slice(0, MOST.skills);
}
