import { isPartialDay, isPhone, normalPhone } from '../graduates/profile.rules.ts';
import type { BackgroundKind } from '../graduates/skill-profile.entity.ts';
import { faults } from '../kernel/errors.ts';
import type { Rules } from '../kernel/rules.ts';
import { cefrOf, languageCodeOf } from '../skills/human-language.ts';
import { skillLevelOf } from '../skills/level-words.ts';
import type { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import type { ResumeDocument } from './resume.document.ts';

const A_DAY = { fr: 'un jour qui existe', ar: 'يوم موجود فعلاً', en: 'a day that exists' };
const NOT_BEFORE = { fr: 'pas avant startDate', ar: 'ليس قبل startDate', en: 'not before startDate' };

/** Why something of a document was not taken over. */
export const LeftReason = { NO_PLACE: 'NO_PLACE', NEVER_ASKED: 'NEVER_ASKED', KEPT: 'KEPT', UNREADABLE: 'UNREADABLE', NOT_A_SKILL: 'NOT_A_SKILL', FULL: 'FULL' } as const;
export type LeftReason = (typeof LeftReason)[keyof typeof LeftReason];
export interface Left {
  /** Dotted path in the document: "basics.image", "languages". */
  readonly field: string;
  /** The piece of it, where it is not the whole field. */
  readonly text?: string | null;
  readonly reason: LeftReason;
}

export interface ReadItem {
  readonly kind: BackgroundKind;
  readonly title: string;
  readonly organisation: string | null;
  readonly started: string | null;
  readonly ended: string | null;
  readonly description: string | null;
  readonly url: string | null;
}
export interface ReadSkill {
  readonly text: string;
  readonly level: SkillLevel | null;
  /** Texts under the same heading: they take the level over where the heading is no skill itself. */
  readonly keywords: readonly string[];
}
export interface ReadLanguage {
  readonly text: string;
  /** ISO 639; null where the text names no language known here. */
  readonly language: string | null;
  /** Null where the words say no level. */
  readonly level: CefrLevel | null;
}
/** What a document says, in the terms of a profile. */
export interface ReadResume {
  readonly headline: string | null;
  readonly summary: string | null;
  readonly website: string | null;
  /** E.164. */
  readonly whatsapp: string | null;
  readonly items: readonly ReadItem[];
  readonly skills: readonly ReadSkill[];
  readonly languages: readonly ReadLanguage[];
  readonly left: readonly Left[];
}

const TITLE_MOST = 300;
const TEXT_MOST = 5000;
const ROWS_MOST = 100;
/** Of all skills and keywords together: more is no résumé, and keeps everybody else waiting while it is read. */
const SKILL_TEXT_MOST = 10_000;

const clean = (text: unknown): string | null => (typeof text === 'string' && text.trim() !== '' ? text.trim() : null);
const joined = (between: string, ...texts: readonly unknown[]): string | null => texts.map(clean).filter((text) => text !== null).join(between) || null;
const listed = (texts: readonly string[] | undefined): string | null => joined('\n', ...(texts ?? []).map((text) => (clean(text) ? `- ${text.trim()}` : null)));
/** An address as a profile keeps it: of the web, without credentials; null for any other. */
function address(url: string | undefined): string | null {
  const parsed = url && url.length <= 500 ? URL.parse(url) : null;
  return parsed && /^https?:$/.test(parsed.protocol) && parsed.username === '' ? url! : null;
}

const isWhatsapp = ({ network }: { readonly network?: string }): boolean => /^whats\s?app$/iu.test(network?.trim() ?? '');

/** The WhatsApp number among the profiles, as its name there or in its link (wa.me/212612345678); null where there is none that could be called. */
function whatsapp(document: ResumeDocument): string | null {
  const numbers = (document.basics?.profiles ?? []).filter(isWhatsapp).flatMap(({ username, url }) => [
    ...(clean(username) ? [normalPhone(username!.trim())] : []),
    ...(/^https?:\/\/(?:wa\.me\/|api\.whatsapp\.com\/send\?phone=)\+?(\d+)/u.exec(url ?? '')?.slice(1).map((digits) => `+${digits}`) ?? []),
  ]);
  return numbers.find(isPhone) ?? null;
}

function items(document: ResumeDocument): [path: string, item: Omit<ReadItem, 'title'> & { title: string | null }][] {
  const dates = (row: { startDate?: string; endDate?: string }) => ({ started: clean(row.startDate), ended: clean(row.endDate) });
  const job = (row: NonNullable<ResumeDocument['work']>[number], organisation: unknown) => ({
    kind: 'EXPERIENCE' as const, title: clean(row.position) ?? clean(organisation), organisation: clean(organisation), ...dates(row),
    description: joined('\n\n', row.description, row.summary, listed(row.highlights)), url: address(row.url),
  });
  return [
    ...(document.work ?? []).map((row, at) => [`work.${at}`, job(row, row.name)] as [string, ReadItem]),
    ...(document.volunteer ?? []).map((row, at) => [`volunteer.${at}`, job(row, row.organization)] as [string, ReadItem]),
    ...(document.education ?? []).map((row, at) => [`education.${at}`, {
      kind: 'EDUCATION', title: joined(', ', row.studyType, row.area) ?? clean(row.institution), organisation: clean(row.institution), ...dates(row),
      description: joined('\n', row.summary, row.score, listed(row.courses)), url: address(row.url),
    }] as [string, ReadItem]),
    ...(document.projects ?? []).map((row, at) => [`projects.${at}`, {
      kind: 'PROJECT', title: clean(row.name), organisation: clean(row.entity), ...dates(row), description: joined('\n\n', row.description, listed(row.highlights)), url: address(row.url),
    }] as [string, ReadItem]),
    ...(document.certificates ?? []).map((row, at) => [`certificates.${at}`, {
      kind: 'CERTIFICATE', title: clean(row.name), organisation: clean(row.issuer), started: clean(row.date), ended: null, description: clean(row.summary), url: address(row.url),
    }] as [string, ReadItem]),
  ];
}

function languages(document: ResumeDocument): ReadLanguage[] {
  return (document.languages ?? []).flatMap(({ language, fluency }) => {
    const text = joined(' - ', language, fluency);
    if (text === null) return [];
    return [{ text, language: languageCodeOf(language ?? ''), level: cefrOf(fluency ?? '') ?? cefrOf(language ?? '') }];
  });
}

function skills(document: ResumeDocument): ReadSkill[] {
  const words = (texts: readonly string[] | undefined): string[] => (texts ?? []).flatMap((text) => clean(text) ?? []);
  return [
    ...(document.skills ?? []).map((row) => ({ text: clean(row.name) ?? '', level: skillLevelOf(row.level ?? ''), keywords: words(row.keywords) })),
    ...(document.projects ?? []).map((row) => ({ text: '', level: null, keywords: words(row.keywords) })),
  ].filter((row) => row.text !== '' || row.keywords.length > 0);
}

/** What has no place in a profile, or is never asked: a photo, an address, interests, references. */
function left(document: ResumeDocument): Left[] {
  const noPlace = (['awards', 'publications', 'interests', 'references'] as const).filter((field) => (document[field] ?? []).length > 0);
  const basics = document.basics ?? {};
  return [
    ...(clean(basics.image) ? [{ field: 'basics.image', reason: LeftReason.NEVER_ASKED }] : []),
    ...(['name', 'email', 'phone'] as const).filter((field) => clean(basics[field])).map((field) => ({ field: `basics.${field}`, reason: LeftReason.KEPT })),
    ...(basics.location && Object.values(basics.location).some(clean) ? [{ field: 'basics.location', reason: LeftReason.KEPT }] : []),
    ...((basics.profiles ?? []).some((one) => !isWhatsapp(one)) ? [{ field: 'basics.profiles', reason: LeftReason.NO_PLACE }] : []),
    ...noPlace.map((field) => ({ field, reason: LeftReason.NO_PLACE })),
  ];
}

/** What the schema lets through and a profile cannot hold: days that do not exist, ends before beginnings, texts past their length. */
export function checkResume(rules: Rules, document: ResumeDocument, root: string): void {
  for (const field of ['work', 'volunteer', 'education', 'projects', 'certificates', 'skills', 'languages'] as const) rules.list(`${root}.${field}`, document[field], ROWS_MOST);
  rules.text(`${root}.basics.label`, clean(document.basics?.label), 200);
  rules.text(`${root}.basics.summary`, clean(document.basics?.summary), TEXT_MOST);
  for (const [path, item] of items(document)) {
    const at = `${root}.${path}`;
    const start = path.startsWith('certificates') ? 'date' : 'startDate';
    rules.text(`${at}.name`, item.title, TITLE_MOST);
    rules.text(`${at}.organization`, item.organisation, TITLE_MOST);
    rules.text(`${at}.summary`, item.description, TEXT_MOST);
    rules.holds(`${at}.${start}`, exists(item.started), A_DAY);
    rules.holds(`${at}.endDate`, exists(item.ended), A_DAY);
    if (item.started && item.ended) rules.holds(`${at}.endDate`, item.ended.slice(0, item.started.length) >= item.started.slice(0, item.ended.length), NOT_BEFORE);
  }
  for (const [at, skill] of (document.skills ?? []).entries()) {
    rules.text(`${root}.skills.${at}.name`, clean(skill.name), 500);
    rules.list(`${root}.skills.${at}.keywords`, skill.keywords, ROWS_MOST);
    for (const [word, keyword] of (skill.keywords ?? []).entries()) rules.text(`${root}.skills.${at}.keywords.${word}`, clean(keyword), 500);
  }
  const length = skills(document).reduce((sum, { text, keywords }) => sum + text.length + keywords.join('').length, 0);
  if (length > SKILL_TEXT_MOST) rules.add(faults.TOO_LONG(`${root}.skills`, { length, most: SKILL_TEXT_MOST }));
  for (const [at, project] of (document.projects ?? []).entries()) rules.list(`${root}.projects.${at}.keywords`, project.keywords, ROWS_MOST);
}

const exists = (date: string | null): boolean => date === null || isPartialDay(date);

/** Reads a valid document (`resumeFaults`, `checkResume`). What is in it and not in the answer's parts is in `left`. */
export function readResume(document: ResumeDocument): ReadResume {
  const read = items(document);
  const basics = document.basics ?? {};
  const website = address(basics.url);
  const number = whatsapp(document);
  return {
    headline: clean(basics.label), summary: clean(basics.summary), website, whatsapp: number,
    items: read.map(([, item]) => item).filter((item): item is ReadItem => item.title !== null),
    skills: skills(document),
    languages: languages(document),
    left: [
      ...left(document),
      ...(clean(basics.url) && !website ? [{ field: 'basics.url', reason: LeftReason.UNREADABLE }] : []),
      ...((basics.profiles ?? []).some(isWhatsapp) && !number ? [{ field: 'basics.profiles', reason: LeftReason.UNREADABLE }] : []),
      ...read.filter(([, item]) => item.title === null).map(([field]) => ({ field, reason: LeftReason.UNREADABLE })),
    ],
  };
}
