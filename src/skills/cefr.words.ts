import type { Language } from '../kernel/language.ts';
import type { CefrLevel } from './skill.entity.ts';

const NATIVE: Readonly<Record<Language, string>> = { FR: 'natif', EN: 'native', AR: 'مستوى اللغة الأم' };

/** A level of a human language as a person reads it: "B2", and a word for a first language. */
export const cefrIn = (language: Language, level: CefrLevel): string => (level === 'NATIVE' ? NATIVE[language] : level);
