import type { BackgroundKind } from '../graduates/skill-profile.entity.ts';
import type { Language } from '../kernel/language.ts';
import { languageIn } from '../kernel/locale.ts';
import type { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import type { ReadItem } from './resume.read.ts';
import type { ResumeDocument } from './resume.document.ts';

/** What a profile gives to a document; names are in the language of the document. */
export interface WrittenProfile {
  readonly name: string;
  readonly email: string;
  readonly headline: string | null;
  readonly summary: string | null;
  readonly phone: string | null;
  readonly whatsapp: string | null;
  readonly website: string | null;
  readonly residence: { readonly countryCode: string; readonly region?: string } | null;
  readonly items: readonly ReadItem[];
  readonly skills: readonly { readonly name: string; readonly level: SkillLevel | null }[];
  readonly languages: readonly { readonly language: string; readonly level: CefrLevel }[];
  /** RFC 3339. */
  readonly lastModified: string;
}

const SCHEMA = 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json';

/** Words that reading a document takes for the same level again. */
const LEVELS: Readonly<Record<SkillLevel, Readonly<Record<Language, string>>>> = {
  FOUNDATION: { FR: 'Débutant', AR: 'مبتدئ', EN: 'Beginner' },
  INTERMEDIATE: { FR: 'Intermédiaire', AR: 'متوسط', EN: 'Intermediate' },
  ADVANCED: { FR: 'Avancé', AR: 'متقدم', EN: 'Advanced' },
  SPECIALISED: { FR: 'Expert', AR: 'خبير', EN: 'Expert' },
};
const NATIVE: Readonly<Record<Language, string>> = { FR: 'Langue maternelle', AR: 'اللغة الأم', EN: 'Native speaker' };

/** Without what is empty: the schema knows no null. */
const said = <T extends object>(row: T): { [K in keyof T]: Exclude<T[K], null> } => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined)) as never;

/** In the letters that an address may have; the schema refuses others. */
const uri = (url: string | null): string | null => (url === null ? null : new URL(url).href);

/** A profile as a JSON Resume 1.0 document; lists in the order given. */
export function writeResume(profile: WrittenProfile, language: Language): ResumeDocument {
  const of = (kind: BackgroundKind): readonly ReadItem[] => profile.items.filter((item) => item.kind === kind);
  return {
    $schema: SCHEMA,
    basics: said({ name: profile.name, label: profile.headline, email: profile.email, phone: profile.phone, url: uri(profile.website), summary: profile.summary, location: profile.residence, profiles: profile.whatsapp === null ? null : [{ network: 'WhatsApp', username: profile.whatsapp, url: `https://wa.me/${profile.whatsapp.slice(1)}` }] }),
    work: of('EXPERIENCE').map((item) => said({ name: item.organisation, position: item.title, url: uri(item.url), startDate: item.started, endDate: item.ended, summary: item.description })),
    education: of('EDUCATION').map((item) => said({ institution: item.organisation, area: item.title, url: uri(item.url), startDate: item.started, endDate: item.ended, summary: item.description })),
    certificates: of('CERTIFICATE').map((item) => said({ name: item.title, issuer: item.organisation, date: item.started ?? item.ended, url: uri(item.url), summary: item.description })),
    projects: of('PROJECT').map((item) => said({ name: item.title, entity: item.organisation, url: uri(item.url), startDate: item.started, endDate: item.ended, description: item.description })),
    skills: profile.skills.map((skill) => said({ name: skill.name, level: skill.level && LEVELS[skill.level][language] })),
    languages: profile.languages.map((spoken) => ({ language: languageIn(language, spoken.language), fluency: spoken.level === 'NATIVE' ? NATIVE[language] : spoken.level })),
    meta: { version: 'v1.0.0', lastModified: profile.lastModified },
  };
}
