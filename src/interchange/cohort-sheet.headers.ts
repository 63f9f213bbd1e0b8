import { foldName } from '../kernel/text.ts';
import { editDistance } from '../skills/likeness.ts';
import type { SkillIndex } from '../skills/normalise.ts';

/** What a column of a sheet of learners holds. */
export const ColumnMeaning = {
  EMAIL: 'EMAIL', NAME: 'NAME', FIRST_NAME: 'FIRST_NAME', LAST_NAME: 'LAST_NAME', PHONE: 'PHONE', SKILLS: 'SKILLS', SKILL: 'SKILL', IGNORED: 'IGNORED', UNKNOWN: 'UNKNOWN',
} as const;
export type ColumnMeaning = (typeof ColumnMeaning)[keyof typeof ColumnMeaning];

/** A column, and what it was taken for. */
export interface Column {
  /** From 1, left to right. */
  readonly column: number;
  readonly header: string;
  readonly meaning: ColumnMeaning;
  /** The skill's slug, where the column is one skill alone with the learner's step in each cell. */
  readonly skill: string | null;
  /** All the skills the column is: a cell's step is that of each. */
  readonly skills: readonly string[];
}

/** What people write over a column, folded: French, Arabic, English. */
const WORDS: Readonly<Partial<Record<ColumnMeaning, readonly string[]>>> = {
  EMAIL: ['email', 'e mail', 'mail', 'mel', 'courriel', 'adresse email', 'adresse e mail', 'adresse mail', 'adresse electronique', 'adresse de messagerie', 'messagerie', 'email address', 'e mail address', 'mail address', 'gmail', 'البريد الالكتروني', 'بريد الكتروني', 'البريد', 'الايميل', 'ايميل', 'عنوان البريد الالكتروني', 'العنوان الالكتروني'],
  NAME: ['nom et prenom', 'nom prenom', 'prenom et nom', 'prenom nom', 'nom complet', 'noms et prenoms', 'nom et prenoms', 'nom', 'name', 'full name', 'fullname', 'complete name', 'student', 'student name', 'learner', 'learner name', 'graduate', 'apprenant', 'apprenante', 'stagiaire', 'etudiant', 'beneficiaire', 'laureat', 'candidat', 'participant', 'الاسم', 'الاسم الكامل', 'الاسم و النسب', 'الاسم والنسب', 'الاسم و اللقب', 'الاسم واللقب', 'الاسم الشخصي و العاءلي', 'الاسم الشخصي والعاءلي', 'اسم المتدرب', 'اسم الطالب', 'المتدرب', 'المستفيد', 'الاسم الكامل للمتدرب'],
  FIRST_NAME: ['prenom', 'prenoms', 'first name', 'firstname', 'given name', 'forename', 'الاسم الشخصي', 'الاسم الاول'],
  LAST_NAME: ['nom de famille', 'nom patronymique', 'last name', 'lastname', 'surname', 'family name', 'الاسم العاءلي', 'النسب', 'اللقب', 'اسم العاءله', 'الكنيه'],
  PHONE: ['telephone', 'tel', 'gsm', 'portable', 'mobile', 'telephone portable', 'telephone mobile', 'n telephone', 'n de telephone', 'no tel', 'n tel', 'no telephone', 'numero de telephone', 'numero telephone', 'numero', 'num tel', 'tel portable', 'tel gsm', 'whatsapp', 'telephone whatsapp', 'contact', 'phone', 'phone number', 'mobile phone', 'cell', 'cell phone', 'cellphone', 'mobile number', 'الهاتف', 'هاتف', 'رقم الهاتف', 'الهاتف المحمول', 'الهاتف النقال', 'رقم الجوال', 'الجوال', 'الواتساب', 'واتساب', 'رقم الواتساب'],
  SKILLS: ['competences', 'competence', 'skills', 'skill', 'technologies', 'technos', 'stack', 'competences techniques', 'savoir faire', 'competences acquises', 'competences validees', 'langages et outils', 'outils', 'technical skills', 'tech skills', 'tools', 'tech stack', 'المهارات', 'مهارات', 'الكفاءات', 'الكفايات', 'المهارات التقنيه', 'التقنيات'],
  IGNORED: ['n', 'no', 'num', 'id', 'ordre', 'numero d ordre', 'cin', 'cni', 'cne', 'massar', 'code massar', 'date de naissance', 'date naissance', 'ne le', 'lieu de naissance', 'age', 'sexe', 'genre', 'gender', 'sex', 'adresse', 'address', 'ville', 'city', 'province', 'region', 'pays', 'country', 'nationalite', 'niveau', 'niveau scolaire', 'niveau d etudes', 'diplome', 'filiere', 'formation', 'programme', 'program', 'promotion', 'promo', 'cohorte', 'cohort', 'groupe', 'group', 'classe', 'class', 'centre', 'center', 'site', 'annee', 'year', 'date', 'date d inscription', 'observation', 'observations', 'remarque', 'remarques', 'commentaire', 'commentaires', 'notes', 'note', 'comment', 'comments', 'statut', 'status', 'etat', 'langues', 'languages', 'linkedin', 'github', 'cv', 'photo', 'emargement', 'signature', 'date of birth', 'birth date', 'الرقم', 'رقم', 'الرقم الترتيبي', 'رقم البطاقه الوطنيه', 'البطاقه الوطنيه', 'تاريخ الازدياد', 'تاريخ الميلاد', 'الجنس', 'النوع', 'السن', 'العنوان', 'المدينه', 'الاقليم', 'الجهه', 'المركز', 'الفوج', 'المجموعه', 'الملاحظات', 'ملاحظات', 'المستوي', 'المستوي الدراسي', 'الشهاده', 'الشعبه', 'اللغات'],
};

/** The folding of a head: as names are folded, and without signs. */
const folded = (header: string): string => foldName(header).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

const MEANINGS = new Map(Object.entries(WORDS).flatMap(([meaning, words]) => words!.map((word) => [folded(word), meaning as ColumnMeaning] as const)));
/** One slip in so many letters is a slip; in a shorter word it is another word. */
const ONE_SLIP = 5;
const TWO_SLIPS = 9;
const HEADER_MOST = 200;

function mistyped(key: string): ColumnMeaning | null {
  const slips = key.length >= TWO_SLIPS ? 2 : Number(key.length >= ONE_SLIP);
  if (slips === 0) return null;
  let best: { meaning: ColumnMeaning; distance: number } | null = null;
  for (const [word, meaning] of MEANINGS) {
    if (word.length < ONE_SLIP || Math.abs(word.length - key.length) > slips) continue;
    const distance = editDistance(key, word);
    if (distance <= slips && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) best = { meaning, distance };
  }
  return best?.meaning ?? null;
}

/** The pieces of a head that may each name it: "E-mail / البريد الإلكتروني", "Téléphone (WhatsApp)". */
const piecesOf = (header: string): string[] => [header, ...header.split(/[/|()[\]:;*\n]+/)].map((piece) => piece.trim()).filter((piece) => piece !== '');

const surely = (key: string): ColumnMeaning | null => MEANINGS.get(key) ?? MEANINGS.get(key.replace(/ \d+$/, '')) ?? null;

/** From which sureness a head is taken for the name of a skill. */
const SKILL_FLOOR = 0.9;

/** A head in Latin and Arabic letters says the same twice: one half is enough. */
const BILINGUAL = /\p{Script=Latin}.*\p{Script=Arabic}|\p{Script=Arabic}.*\p{Script=Latin}/su;

/** All the skills that a text is; none where a part of it is no skill, for its cells would be taken for less than they say. */
function skillsIn(text: string, index: SkillIndex): string[] {
  const whole = index.find(text);
  if (whole?.matched === 'EXACT') return [whole.slug];
  const { known, unknown } = index.normalise(text);
  const sure = known.filter(({ confidence }) => confidence >= SKILL_FLOOR);
  const isRead = sure.length === known.length && unknown.every((one) => surely(folded(one.text)) !== null);
  return isRead || BILINGUAL.test(text) ? [...new Set(sure.map(({ slug }) => slug))] : [];
}

/** The skills a head names: "Node.js", "HTML/CSS", "Base de données (SQL)", "React (module 3)". */
const skillsNamed = (header: string, index: SkillIndex): string[] =>
  [header, header.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' '), ...header.split(/[|:;*\n]+/)].map((text) => skillsIn(text.trim(), index)).find((skills) => skills.length > 0) ?? [];

const plain = (meaning: ColumnMeaning): Pick<Column, 'meaning' | 'skill' | 'skills'> => ({ meaning, skill: null, skills: [] });
const skilled = (skills: readonly string[]): Pick<Column, 'meaning' | 'skill' | 'skills'> => ({ meaning: 'SKILL', skill: skills.length === 1 ? skills[0]! : null, skills });

function meaningOf(header: string, index: SkillIndex): Pick<Column, 'meaning' | 'skill' | 'skills'> {
  const text = header.slice(0, HEADER_MOST);
  const pieces = piecesOf(text);
  const meanings = pieces.map((piece) => surely(folded(piece)));
  const named = skillsNamed(text, index);
  // "Mobile" is a number; "Mobile (Flutter, Swift)" is not.
  const useful = meanings.find((meaning, at) => meaning !== null && meaning !== 'IGNORED' && (named.length < 2 || skillsIn(pieces[at]!, index).length === 0));
  if (useful) return plain(useful);
  // "Filière (Développement web)" is no skill, for all that it names one; "GitHub" is one, though sheets have a column of addresses under it too.
  const isOther = [0, 1].some((at) => meanings[at] === 'IGNORED' && skillsIn(pieces[at]!, index).length === 0);
  if (named.length > 0 && !isOther) return skilled(named);
  if (meanings.includes('IGNORED')) return plain('IGNORED');
  const meaning = pieces.map((piece) => mistyped(folded(piece))).find((one) => one !== null);
  return plain(meaning ?? (pieces.length === 0 ? 'IGNORED' : 'UNKNOWN'));
}

/** Whether a row names a column for the e-mail, as heads do and titles over them do not. */
export const namesEmail = (cells: readonly string[]): boolean =>
  cells.some((header) => piecesOf(header.slice(0, HEADER_MOST)).some((piece) => (surely(folded(piece)) ?? mistyped(folded(piece))) === 'EMAIL'));

/** Of these a sheet has one column: the first is taken, the others are not. */
const ONCE: readonly ColumnMeaning[] = ['EMAIL', 'NAME', 'FIRST_NAME', 'LAST_NAME', 'PHONE'];

/** What somebody says a column holds, whatever stands over it. */
export interface SaidColumn {
  readonly column: number;
  readonly meaning: ColumnMeaning;
  readonly skill?: string | null;
}

/**
 * What each column of a sheet holds, by what stands over it. What was said of a column counts first.
 * "Nom" beside "Prénom" is the family name.
 */
export function readHeaders(cells: readonly string[], index: SkillIndex, said: readonly SaidColumn[] = []): Column[] {
  const saidOf = new Map(said.map((one) => [one.column, one]));
  const columns = cells.map((header, at): Column => {
    const own = saidOf.get(at + 1);
    return { column: at + 1, header, ...(own?.meaning === 'SKILL' && own.skill ? skilled([own.skill]) : own ? plain(own.meaning) : meaningOf(header, index)) };
  });
  const hasFirst = columns.some(({ meaning }) => meaning === 'FIRST_NAME');
  const taken = new Set(said.map(({ meaning }) => meaning));
  return columns.map((column): Column => {
    if (saidOf.has(column.column)) return column;
    const meaning = column.meaning === 'NAME' && hasFirst && ['nom', 'name', 'الاسم'].includes(folded(column.header)) ? 'LAST_NAME' : column.meaning;
    if (ONCE.includes(meaning) && taken.has(meaning)) return { ...column, ...plain('IGNORED') };
    taken.add(meaning);
    return { ...column, meaning };
  });
}
