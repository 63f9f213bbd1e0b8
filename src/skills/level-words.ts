import { foldWords } from './fold.ts';
import { SkillLevel } from './skill.entity.ts';

/** Words for how well one can do something, by band. */
const WORDS: Readonly<Record<SkillLevel, readonly string[]>> = {
  FOUNDATION: ['debutant', 'debutante', 'notions', 'notion', 'bases', 'base', 'basique', 'elementaire', 'initiation', 'initie', 'faible', 'beginner', 'basic', 'basics', 'novice', 'junior', 'elementary', 'foundation', 'foundational', 'learning', 'مبتدئ', 'مبتدا', 'مبتدءه', 'اساسي', 'اساسيات', 'ضعيف'],
  INTERMEDIATE: ['intermediaire', 'moyen', 'moyenne', 'bon', 'bonne', 'bien', 'autonome', 'operationnel', 'intermediate', 'good', 'competent', 'medium', 'متوسط', 'متوسطه', 'جيد', 'جيده', 'حسن'],
  ADVANCED: ['avance', 'avancee', 'confirme', 'confirmee', 'solide', 'tres bon', 'tres bonne', 'tres bien', 'senior', 'advanced', 'proficient', 'strong', 'very good', 'experienced', 'متقدم', 'متقدمه', 'جيد جدا', 'جيده جدا', 'متمكن'],
  SPECIALISED: ['expert', 'experte', 'expertise', 'specialiste', 'maitrise', 'excellent', 'excellente', 'master', 'mastery', 'specialist', 'specialised', 'specialized', 'guru', 'خبير', 'خبيره', 'ممتاز', 'ممتازه', 'محترف'],
};
const AROUND = new Set(['niveau', 'level', 'مستوي', 'tres', 'very', 'user', 'utilisateur']);
const levels = new Map(Object.entries(WORDS).flatMap(([level, phrases]) => phrases.map((phrase) => [foldWords(phrase).join(' '), level as SkillLevel] as const)));

/** The band that a text names, and names alone ("niveau avancé", "Beginner", "متوسط"); null for any other text. */
export function skillLevelOf(text: string): SkillLevel | null {
  const words = foldWords(text);
  return levels.get(words.join(' ')) ?? levels.get(words.filter((word) => !AROUND.has(word)).join(' ')) ?? null;
}
