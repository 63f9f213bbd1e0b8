import { foldWords } from '../skills/fold.ts';

/** Words that say nothing of what is sought: what joins others, and what everybody who looks for work writes. */
const EMPTY = new Set([
  ...'a ai au aux avec c chez d dans de des du en et j je l la le les ma mes mon n ou par pour qu que s sur un une'.split(' '),
  ...'an and am at for from i in is looking me my of on or seeking the to want with'.split(' '),
  ...'cherche chercher emploi emplois job jobs offre offres offer offers opening openings position poste postes recherche recrute recrutement souhaite trouver travail vacancy vacancies work'.split(' '),
  ...'في من علي الي عن مع او ابحث بحث اريد اعمل عمل العمل شغل الشغل خدمه وظيفه الوظيفه وظائف الوظائف منصب فرصه فرص عرض عروض'.split(' '),
].map((word) => foldWords(word).join('')));

/** Whether a word says nothing of what is sought. */
export const saysNothing = ({ text }: { readonly text: string }): boolean => EMPTY.has(foldWords(text).join(''));

/** What offers call the one who does the work, in three languages: asked in one, found in all. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  administrator: ['administrateur', 'administratrice', 'administrator', 'admin'],
  analyst: ['analyste', 'analyst', 'محلل', 'محللة'],
  architect: ['architecte', 'architect', 'معماري'],
  consultant: ['consultant', 'consultante', 'مستشار', 'مستشارة'],
  designer: ['designer', 'designeuse', 'concepteur', 'conceptrice', 'مصمم', 'مصممة'],
  engineer: ['ingénieur', 'ingénieure', 'ingénieurs', 'engineer', 'engineers', 'مهندس', 'مهندسة', 'مهندسين'],
  manager: ['chef', 'cheffe', 'responsable', 'manager', 'manageur', 'manageuse', 'مدير', 'مديرة', 'مسؤول', 'مسؤولة'],
  technician: ['technicien', 'technicienne', 'technician', 'تقني', 'تقنية'],
  tester: ['testeur', 'testeuse', 'tester', 'مختبر', 'مختبرة'],
  trainer: ['formateur', 'formatrice', 'trainer', 'instructor', 'مكون', 'مكونة', 'مدرب', 'مدربة'],
};

const ARTICLE = /^ال(?=\p{L}{3})/u;
const fold = (word: string): string => foldWords(word).join('').replace(ARTICLE, '');
const roleByWord: ReadonlyMap<string, string> = new Map(Object.entries(ROLES).flatMap(([role, words]) => words.map((word) => [fold(word), role] as const)));
const wordsByRole: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(ROLES).map(([role, words]) => [role, words.map(fold)]));

const codeOf = (role: string): string => `zkrole${role}kz`;

/** The code under which a word for a role is found in every language; null for any other word. */
export const roleCode = (word: string): string | null => {
  const role = roleByWord.get(fold(word));
  return role === undefined ? null : codeOf(role);
};

/** The codes of the roles that a text names. */
export const roleCodesIn = (text: string): string[] => [...new Set(foldWords(text).flatMap((word) => {
  const role = roleByWord.get(word.replace(ARTICLE, ''));
  return role === undefined ? [] : [codeOf(role)];
}))];

/** What a word for a role is called elsewhere, folded, to mark it there; empty for any other word. */
export const sameRole = (word: string): readonly string[] => wordsByRole.get(roleByWord.get(fold(word)) ?? '') ?? [];
