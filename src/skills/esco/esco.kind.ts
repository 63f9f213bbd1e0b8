import type { SkillKind } from '../skill.entity.ts';
import type { EscoConcept } from './esco.concepts.ts';

/** "computer programming": what stands right under it and is called by a name of its own is a programming language. */
export const PROGRAMMING = 'http://data.europa.eu/esco/skill/21d2f96d-35f7-4e3f-9745-c533d2dd6e97';

const SMALL_WORDS = new Set(['of', 'and', 'the', 'for', 'in']);

/** Whether a label is a proper name: ESCO writes all else in small letters ("Adobe Illustrator", "iOS", but "ICT security standards"). */
export function isProperName(label: string): boolean {
  const words = label.replace(/\(.*?\)/gu, '').trim().split(/\s+/u).filter((word) => !SMALL_WORDS.has(word));
  return words.length > 0 && words.every((word) => /\p{Lu}|\d/u.test(word));
}

/** The sort of skill that a concept is here. ESCO knows but two; names and places in the hierarchy tell the rest, as well as they do. */
export function kindOf(concept: EscoConcept, broader: readonly string[]): SkillKind {
  if (concept.transversal || concept.reuse === 'transversal') return 'SOFT';
  if (concept.type !== 'knowledge') return 'PRACTICE';
  const label = concept.words.get('en')?.label ?? '';
  if (!concept.digital || !isProperName(label)) return 'DOMAIN';
  return broader.includes(PROGRAMMING) ? 'LANGUAGE' : 'TOOL';
}

const KNOWN: ReadonlySet<SkillKind> = new Set(['LANGUAGE', 'FRAMEWORK', 'TOOL', 'PRACTICE', 'DOMAIN']);
const DONE: ReadonlySet<SkillKind> = new Set(['PRACTICE', 'SOFT']);

/** Whether a skill of that kind can be the concept: what one knows, or what one does. */
export const fitsKind = (concept: EscoConcept, kind: SkillKind): boolean => (concept.type === 'knowledge' ? KNOWN : concept.type === '' ? new Set([...KNOWN, ...DONE]) : DONE).has(kind);
