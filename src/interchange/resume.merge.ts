import { MOST } from '../graduates/profile.rules.ts';
import { foldName } from '../kernel/text.ts';
import type { OtherKind, SkillIndex } from '../skills/normalise.ts';
import { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import { type Left, LeftReason, type ReadItem, type ReadLanguage, type ReadSkill } from './resume.read.ts';

const LEVELS = Object.keys(SkillLevel);
const CEFR = Object.keys(CefrLevel);
const rank = (order: readonly string[], level: string | null): number => (level === null ? -1 : order.indexOf(level));
const stronger = <L extends string>(order: readonly string[], one: L | null, other: L | null): L | null => (rank(order, one) >= rank(order, other) ? one : other);

/** A text of a document that means a skill. */
export interface FoundSkill {
  readonly text: string;
  readonly slug: string;
  readonly confidence: number;
  readonly level: SkillLevel | null;
}
export interface SkillReading {
  /** Sure enough; each skill once, with its strongest level. */
  readonly known: readonly FoundSkill[];
  readonly guessed: readonly FoundSkill[];
  readonly unknown: readonly { readonly text: string; readonly nearest: readonly string[] }[];
  readonly other: readonly { readonly text: string; readonly kind: OtherKind }[];
}

/** Every skill once, as it was first written, at its strongest level. */
function onceEach(found: readonly FoundSkill[]): FoundSkill[] {
  const bySlug = Map.groupBy(found, (one) => one.slug);
  return [...bySlug.values()].map((same) => ({ ...same[0]!, confidence: Math.max(...same.map((one) => one.confidence)), level: same.reduce<SkillLevel | null>((best, one) => stronger(LEVELS, best, one.level), null) }));
}

const onceByText = <T extends { readonly text: string }>(rows: readonly T[]): T[] => [...new Map(rows.map((row) => [row.text, row])).values()];

/**
 * The skills of a document in terms of the taxonomy. A level is about the name it stands beside; where that is a heading
 * ("Langages") and no skill, about the keywords under it.
 * @param floor from which confidence a text is taken for known, in [0, 1]
 */
export function readSkills(index: SkillIndex, rows: readonly ReadSkill[], floor: number): SkillReading {
  const read = rows.flatMap(({ text, level, keywords }) => {
    const heading = index.normalise(text);
    const isSkill = heading.known.some((one) => one.confidence >= floor);
    return [{ ...heading, level }, ...keywords.map((keyword) => ({ ...index.normalise(keyword), level: isSkill ? null : level }))];
  });
  const found = read.flatMap(({ known, level }) => known.map(({ text, slug, confidence }): FoundSkill => ({ text, slug, confidence, level })));
  const known = onceEach(found.filter((one) => one.confidence >= floor));
  const slugs = new Set(known.map((one) => one.slug));
  return {
    known,
    guessed: onceEach(found.filter((one) => one.confidence < floor && !slugs.has(one.slug))),
    unknown: onceByText(read.flatMap((one) => one.unknown)),
    other: onceByText(read.flatMap((one) => one.other)),
  };
}

/** A line of the profile as it is: what is declared, or a confirmation. */
interface HeldLine {
  readonly skillSlug: string;
  readonly level: SkillLevel | null;
  readonly standing: string;
}

/** What is to be declared: new skills, and stronger levels of those that were only declared. A confirmed skill is left alone. */
export function mergeSkills(held: readonly HeldLine[], known: readonly FoundSkill[]): { declared: FoundSkill[]; left: Left[] } {
  const lines = Map.groupBy(held, (line) => line.skillSlug);
  const news = known.filter(({ slug, level }) => {
    const same = lines.get(slug) ?? [];
    return same.every((line) => line.standing === 'DECLARED' && rank(LEVELS, level) > rank(LEVELS, line.level));
  });
  const room = MOST.skills - held.filter((line) => line.standing === 'DECLARED').length;
  const fresh = news.filter(({ slug }) => !lines.has(slug));
  const over = new Set(fresh.slice(Math.max(0, room)));
  return { declared: news.filter((one) => !over.has(one)), left: [...over].map(({ text }) => ({ field: 'skills', text, reason: LeftReason.FULL })) };
}

interface Spoken {
  readonly language: string;
  readonly level: CefrLevel;
}

/** The languages of the profile with those of the document: none is lowered, none is lost. */
export function mergeLanguages(spoken: readonly Spoken[], read: readonly ReadLanguage[]): { merged: Spoken[]; changed: Set<string>; left: Left[] } {
  const levels = new Map(spoken.map(({ language, level }) => [language, level]));
  const changed = new Set<string>();
  const left: Left[] = [];
  for (const { language, level, text } of read) {
    const before = language === null ? null : (levels.get(language) ?? null);
    if (language === null || level === null) left.push({ field: 'languages', text, reason: LeftReason.UNREADABLE });
    else if (before === null && levels.size >= MOST.languages) left.push({ field: 'languages', text, reason: LeftReason.FULL });
    else if (rank(CEFR, level) > rank(CEFR, before)) {
      levels.set(language, level);
      changed.add(language);
    }
  }
  return { merged: [...levels].map(([language, level]) => ({ language, level })), changed, left };
}

/** A certificate has one date in a document, whichever of the two a profile keeps it as. */
const startOf = (item: ReadItem): string => item.started ?? (item.kind === 'CERTIFICATE' ? item.ended : null) ?? '';
const keyOf = (item: ReadItem): string => JSON.stringify([item.kind, foldName(item.title), foldName(item.organisation ?? ''), startOf(item)]);
const FILLED = ['ended', 'description', 'url'] as const;

/**
 * The background of the profile with that of the document behind it. An item of the same kind, title, organisation and
 * start is the same one: what it leaves open is filled in, what it says stays.
 */
export function mergeItems(present: readonly ReadItem[], read: readonly ReadItem[]): { items: ReadItem[]; added: number; completed: number; left: Left[] } {
  const items = new Map(present.map((item, at) => [`${at}`, item]));
  const byKey = new Map(present.map((item, at) => [keyOf(item), `${at}`]));
  const completed = new Set<string>();
  const left: Left[] = [];
  for (const item of read) {
    const same = byKey.get(keyOf(item));
    const before = same === undefined ? null : items.get(same)!;
    if (before && FILLED.some((field) => before[field] === null && item[field] !== null)) {
      items.set(same!, { ...before, ...Object.fromEntries(FILLED.map((field) => [field, before[field] ?? item[field]])) });
      if (Number(same) < present.length) completed.add(same!);
    } else if (!before && items.size >= MOST.background) left.push({ field: 'background', text: item.title, reason: LeftReason.FULL });
    else if (!before) {
      byKey.set(keyOf(item), `${items.size}`);
      items.set(`${items.size}`, item);
    }
  }
  return { items: [...items.values()], added: items.size - present.length, completed: completed.size, left };
}
