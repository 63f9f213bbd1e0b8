import { compareReleases, type EscoFile } from './esco.files.ts';
import { rowsOf, termsOf, tidy } from './esco.rows.ts';

/** The languages that a skill has names in here. */
export const LANGUAGES = ['en', 'fr', 'ar'] as const;
export type EscoLanguage = (typeof LANGUAGES)[number];
const isOurs = (language: string): language is EscoLanguage => (LANGUAGES as readonly string[]).includes(language);

/** What the files say of a concept in one language. */
export interface EscoWords {
  readonly label: string;
  /** Alternative labels. Hidden ones are no other words for it but things it is found by: "LibreOffice Calc" for spreadsheets, "kneel" for physical demands. */
  readonly terms: readonly string[];
  readonly description: string | null;
}
export interface EscoConcept {
  readonly uri: string;
  /** "knowledge", "skill/competence", or "" where the files leave it out. */
  type: string;
  reuse: string;
  digital: boolean;
  transversal: boolean;
  /** A human language, or a use of one. */
  language: boolean;
  /** Whether the newest release has it; else only files of an older one name it. */
  listed: boolean;
  /** The file itself says that it is out of use. */
  obsolete: boolean;
  replacedBy: string | null;
  readonly words: Map<EscoLanguage, EscoWords>;
}
export interface EscoLink {
  readonly from: string;
  readonly to: string;
}
/** All that the files of a folder say. */
export interface Esco {
  /** Of the newest files that name their concepts; null where no name says it. */
  readonly release: string | null;
  readonly concepts: ReadonlyMap<string, EscoConcept>;
  /** From a concept to what it stands under, concept to concept; null where no file of the newest release says so. */
  readonly broader: readonly EscoLink[] | null;
  /** Skills that are essential or optional for others, concept to concept. */
  readonly relations: readonly EscoLink[] | null;
  /** Languages of skill files that are left aside. */
  readonly otherLanguages: readonly string[];
}

const SCHEMES = { digital: 'concept-scheme/6c930acd-c104-4ece-acf7-f44fd7333036', language: 'concept-scheme/skill-language-groups', transversal: 'concept-scheme/skill-transversal-groups' };
const CONCEPT = 'KnowledgeSkillCompetence';
const isSkill = (uri: string | undefined): uri is string => /^http:\/\/data\.europa\.eu\/esco\/skill\/[\w.-]+$/u.test(uri ?? '');
const IN_USE = new Set(['', 'released', 'published']);

const newestOf = (files: readonly EscoFile[]): string | null => files.map((file) => file.release).filter((release) => release !== null).toSorted(compareReleases).at(-1) ?? null;
const oldestFirst = (files: readonly EscoFile[]): EscoFile[] => files.toSorted((a, b) => compareReleases(a.release ?? '0', b.release ?? '0') || (a.path < b.path ? -1 : 1));

function conceptIn(concepts: Map<string, EscoConcept>, uri: string): EscoConcept {
  const known = concepts.get(uri);
  if (known) return known;
  const made: EscoConcept = { uri, type: '', reuse: '', digital: false, transversal: false, language: false, listed: false, obsolete: false, replacedBy: null, words: new Map() };
  concepts.set(uri, made);
  return made;
}

async function readSkills(concepts: Map<string, EscoConcept>, file: EscoFile, listed: boolean, told: (rows: number) => void): Promise<void> {
  let rows = 0;
  for await (const row of rowsOf(file, ['conceptUri', 'preferredLabel'])) {
    told((rows += 1));
    const label = tidy(row.preferredLabel);
    if (!isSkill(row.conceptUri) || label === '' || (row.conceptType ?? CONCEPT) !== CONCEPT) continue;
    const concept = conceptIn(concepts, row.conceptUri);
    concept.listed ||= listed;
    if (row.skillType) concept.type = tidy(row.skillType);
    if (row.reuseLevel) concept.reuse = tidy(row.reuseLevel);
    const scheme = row.inScheme ?? '';
    concept.digital ||= scheme.includes(SCHEMES.digital);
    concept.language ||= scheme.includes(SCHEMES.language);
    concept.transversal ||= scheme.includes(SCHEMES.transversal);
    // What is said later, by a newer file, holds.
    concept.obsolete = !IN_USE.has(tidy(row.status).toLowerCase());
    concept.replacedBy = [row.isReplacedBy, row.replacedBy].find(isSkill) ?? null;
    if (isOurs(file.language)) concept.words.set(file.language, { label, terms: termsOf(row.altLabels), description: tidy(row.description) || null });
  }
}

async function mark(concepts: Map<string, EscoConcept>, file: EscoFile, as: 'digital' | 'transversal' | 'language'): Promise<void> {
  for await (const row of rowsOf(file, ['conceptUri'])) {
    const concept = concepts.get(row.conceptUri ?? '');
    if (concept) concept[as] = true;
  }
}

async function linksOf(files: readonly EscoFile[], from: string, to: string): Promise<EscoLink[] | null> {
  if (files.length === 0) return null;
  const links = new Map<string, EscoLink>();
  for (const file of files) {
    for await (const row of rowsOf(file, [from, to])) {
      const [one, other] = [row[from], row[to]];
      const between = (row.conceptType ?? CONCEPT) === CONCEPT && (row.broaderType ?? CONCEPT) === CONCEPT;
      if (between && isSkill(one) && isSkill(other) && one !== other) links.set(`${one} ${other}`, { from: one, to: other });
    }
  }
  return [...links.values()];
}

/**
 * Reads the files of a folder, one after the other. Files of several releases may lie together: the newest says which
 * concepts there are, an older one only lends its labels to those.
 * @param release what the newest is called, where the names do not say
 * @param told of each step: the file, and how many of its lines are read
 * @throws Error in plain words where there are no skills
 */
export async function readEsco(files: readonly EscoFile[], told: (file: string, rows: number) => void, release: string | null = null): Promise<Esco> {
  const of = (role: EscoFile['role']): EscoFile[] => oldestFirst(files.filter((file) => file.role === role));
  const skills = of('skills');
  if (skills.length === 0) throw new Error('there is no skills_<language>.csv in it, nor in a zip file of it');
  const newest = newestOf(skills);
  const concepts = new Map<string, EscoConcept>();
  for (const file of skills) await readSkills(concepts, file, newest === null || file.release === newest, (rows) => told(file.path, rows));
  for (const [role, as] of [['digital', 'digital'], ['transversal', 'transversal'], ['languages', 'language']] as const) for (const file of of(role)) await mark(concepts, file, as);
  // Relations of an older release than the concepts are as outdated as its list of them.
  const present = (role: EscoFile['role']): EscoFile[] => of(role).filter((file) => newest === null || file.release === null || compareReleases(file.release, newest) >= 0);
  return {
    release: release ?? newest,
    concepts,
    broader: await linksOf(present('broader'), 'conceptUri', 'broaderUri'),
    relations: await linksOf(present('relations'), 'originalSkillUri', 'relatedSkillUri'),
    otherLanguages: [...new Set(skills.map((file) => file.language).filter((language) => !isOurs(language)))],
  };
}
