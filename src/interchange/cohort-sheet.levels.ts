import type { GridStep } from '../centres/centre.entity.ts';
import { foldName } from '../kernel/text.ts';
import { skillLevelOf } from '../skills/level-words.ts';
import { editDistance } from '../skills/likeness.ts';
import { SkillLevel } from '../skills/skill.entity.ts';

/** What a cell says of one skill: a band, that it is there at no level said, or that it is not; undefined: it was not understood. */
export type ReadLevel = { readonly held: true; readonly level: SkillLevel | null } | { readonly held: false } | undefined;

const MARKS = new Set(['x', 'oui', 'yes', 'o', 'y', 'ok', 'vrai', 'true', 'acquis', 'acquise', 'valide', 'validee', 'نعم', 'مكتسب', 'مكتسبه', '✓', '✔', '✅', '☑', '•']);
const ABSENT = new Set(['', '0', 'non', 'no', 'n', 'na', 'n/a', 'faux', 'false', 'aucun', 'aucune', 'none', 'non acquis', 'non acquise', 'non evalue', 'absent', 'لا', 'لا شيء', 'غير مكتسب', 'غير مكتسبه', '✗', '✘', '❌', '☐']);
/** Names of the bands that are no everyday words for a level. */
const BANDS: ReadonlyMap<string, SkillLevel> = new Map([
  ['fondation', 'FOUNDATION'], ['fondamental', 'FOUNDATION'], ['fondamentaux', 'FOUNDATION'], ['تاسيسي', 'FOUNDATION'], ['independent', 'INTERMEDIATE'],
  ['specialise', 'SPECIALISED'], ['specialisee', 'SPECIALISED'], ['hautement specialise', 'SPECIALISED'], ['highly specialised', 'SPECIALISED'], ['highly specialized', 'SPECIALISED'], ['متخصص', 'SPECIALISED'], ['متخصصه', 'SPECIALISED'],
]);
const NUMBER = /^(?:niveau|niv|n|level|lvl|l|palier|etape|step|المستوي|مستوي|درجه|الدرجه)?\s*([1-9]|10)(?:\s*\/\s*([1-9]|10))?$/;
/** One slip in a word of so many letters: "transpose" is "transposer". */
const SLIP_FROM = 5;

const folded = (text: string): string => foldName(text).replace(/[^\p{L}\p{N}/✓✔✅☑•✗✘❌☐]+/gu, ' ').trim().replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** The n-th step of the grid; of a centre that has none, the n-th of the four bands. */
function numbered(grid: readonly GridStep[], key: string): SkillLevel | null {
  const [, step, of] = NUMBER.exec(key) ?? [];
  if (step === undefined) return null;
  const levels = grid.length > 0 ? grid.map(({ level }) => level) : Object.values(SkillLevel);
  return of !== undefined && Number(of) !== levels.length ? null : (levels[Number(step) - 1] ?? null);
}

/** Reads levels on a centre's own grid, in the words and names of the four bands, and as numbers of steps. */
export function levelReader(grid: readonly GridStep[]): (text: string) => ReadLevel {
  const steps = grid.map(({ step, level }) => ({ key: folded(step), level }));
  const stepOf = (key: string): SkillLevel | null =>
    steps.find((step) => step.key === key)?.level
    ?? steps.find((step) => key.length >= SLIP_FROM && Math.abs(step.key.length - key.length) <= 1 && editDistance(key, step.key) <= 1)?.level
    ?? null;
  return (text) => {
    const key = folded(text);
    const level = stepOf(key) ?? numbered(grid, key) ?? (key.toUpperCase() in SkillLevel ? (key.toUpperCase() as SkillLevel) : null) ?? BANDS.get(key) ?? skillLevelOf(text);
    if (level) return { held: true, level };
    if (ABSENT.has(key)) return { held: false };
    return MARKS.has(key) ? { held: true, level: null } : undefined;
  };
}

/** What a level is called on the grid, the lowest step that stands for it; the band's own name where the grid has no step for it. */
export const stepNamed = (grid: readonly GridStep[], level: SkillLevel): string => grid.find((step) => step.level === level)?.step ?? level;
