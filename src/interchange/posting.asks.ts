import type { GivenFacts } from '../offers/offer.facts.ts';
import { extract } from '../skills/extract.ts';
import { cefrOf, isLanguageCode } from '../skills/human-language.ts';
import type { SkillMap } from '../skills/skill.map.ts';
import { CefrLevel, SkillLevel } from '../skills/skill.entity.ts';
import { type JsonObject, listOf, nodeOf, textOf, textsOf } from './posting.document.ts';
import type { PostingReport } from './posting.report.ts';

const MOST_SKILLS = 15;
const MOST_ALTERNATIVES = 5;
const MOST_LANGUAGES = 10;
/** What is longer is a sentence, no name of a skill. */
const LONGEST_NAME = 60;
/** Under this a word of a text is something else more often than a skill. */
const LEAST_CONFIDENCE = 0.7;
/** A skill is asked in the words around it; more of them belong to something else. */
const MOST_TEXT = 20_000;

/** Words that make what is asked welcome, not needed. */
const WELCOME = /souhait|serait un plus|est un plus|un plus\b|atout|appréci|bonus|idéalement|optionnel|nice[- ]to[- ]have|preferred|a plus\b|desirable|advantage|ميزة|يفضل|يُفضل|مستحب|إضافي/iu;
const NEEDED = /exig|obligatoire|indispensable|requis|impérati|maîtris|must[- ]have|required|mandatory|essential|ضروري|مطلوب|إلزامي|إتقان/iu;

type Weight = 'MUST' | 'NICE' | null;
const weightOf = (words: string): Weight => (WELCOME.test(words) ? 'NICE' : NEEDED.test(words) ? 'MUST' : null);

/** The pieces of a text with the weight that their own words, or the heading over them, give to what they ask. */
function pieces(text: string): { text: string; weight: Weight }[] {
  let heading: Weight = null;
  return text.split('\n').flatMap((line) => {
    const bare = line.trim();
    if (/[:：]$/u.test(bare)) heading = weightOf(bare);
    else if (bare === '') return [];
    return bare.split(/(?<=[.;!?])\s+/u).map((sentence) => ({ text: sentence, weight: weightOf(sentence) ?? heading }));
  });
}

/** Named in a posting it says how one works, which an offer has a field for. */
const NOT_ASKED: ReadonlySet<string> = new Set(['remote-work']);

/** So much before a language may say its level: "Fluent English", "bonne maîtrise du français". */
const BEFORE = 30;

/**
 * The level that the words before a language say. What is praised most is asked at C1 at the most: "maîtrise" in a posting
 * is no diploma, and a level that blocks must not be more than was meant.
 */
function levelBefore(text: string, start: number): CefrLevel | null {
  const level = cefrOf(text.slice(Math.max(0, start - BEFORE), start).split(/[,;،.:]/u).at(-1)!);
  return level === 'C2' || level === 'NATIVE' ? 'C1' : level;
}

interface Asked {
  readonly slug: string;
  readonly property: string;
  readonly text: string;
  readonly weight: 'MUST' | 'NICE';
}
interface Spoken {
  readonly language: string;
  readonly level: CefrLevel | null;
  readonly property: string;
  readonly text: string;
  readonly weight: Weight;
}

const OWN_TERM = /^(MUST_HAVE|NICE_TO_HAVE|REQUIRED|PREFERRED) (\d{1,2}) ([A-Z0-9]{2,12})(?: x([1-3]))?$/u;

/** The terms that this service wrote itself say exactly what was asked. */
function ownTerms(posting: JsonObject, map: SkillMap, report: PostingReport): Required<Pick<GivenFacts, 'mustHaves' | 'niceToHaves' | 'requiredLanguages' | 'preferredLanguages'>> | null {
  const terms = listOf(posting.skills).slice(0, 200).flatMap((value, index) => {
    const node = nodeOf(value);
    const match = OWN_TERM.exec(textOf(node?.description) ?? '');
    const code = textOf(node?.termCode);
    return match && code !== null ? [{ index, kind: match[1]!, at: match[2]!, level: match[3]!, weight: Number(match[4] ?? 1), code, name: textOf(node) }] : [];
  });
  const isKnown = ({ kind, level, code }: (typeof terms)[number]): boolean => (kind.endsWith('HAVE') ? level in SkillLevel && map.bySlug.has(code) : level in CefrLevel && isLanguageCode(code));
  const known = [...new Map(terms.filter(isKnown).map((one) => [`${one.kind.endsWith('HAVE')} ${one.code}`, one])).values()];
  if (known.length === 0) return null;
  const field: Readonly<Record<string, string>> = { MUST_HAVE: 'mustHaves', NICE_TO_HAVE: 'niceToHaves', REQUIRED: 'requiredLanguages', PREFERRED: 'preferredLanguages' };
  for (const one of known) report.took(`skills.${one.index}`, field[one.kind]!, one.name, `${one.code} ${one.level}`);
  const requirements = (kind: string) => [...Map.groupBy(known.filter((one) => one.kind === kind), (one) => one.at).values()].map((group) => ({ alternatives: group.slice(0, MOST_ALTERNATIVES).map((one) => ({ skill: one.code, minimumLevel: one.level as SkillLevel })), weight: group[0]!.weight })).slice(0, MOST_SKILLS);
  const languages = (kind: string) => known.filter((one) => one.kind === kind).map((one) => ({ language: one.code, level: one.level as CefrLevel })).slice(0, MOST_LANGUAGES);
  return { mustHaves: requirements('MUST_HAVE'), niceToHaves: requirements('NICE_TO_HAVE'), requiredLanguages: languages('REQUIRED'), preferredLanguages: languages('PREFERRED') };
}

/** Where a posting names what it asks, and what a skill without any other word there is. */
function sources(posting: JsonObject, title: string, body: string): { property: string; text: string; otherwise: 'MUST' | 'NICE' }[] {
  const of = (property: string): { property: string; text: string; otherwise: 'MUST' } => ({ property, text: textsOf(posting[property]).join('\n'), otherwise: 'MUST' });
  const asked = [of('skills'), of('qualifications'), of('experienceRequirements')];
  const isListed = asked.some(({ text }) => text !== '');
  return [{ property: 'title', text: title, otherwise: 'MUST' as const }, ...asked, { property: 'description', text: body, otherwise: isListed ? ('NICE' as const) : ('MUST' as const) }];
}

/** What the texts of a posting ask, each skill and language once, where it is asked most. */
function spotted(posting: JsonObject, title: string, body: string, map: SkillMap): { skills: Asked[]; languages: Spoken[] } {
  const skills = new Map<string, Asked>();
  const languages = new Map<string, Spoken>();
  for (const { property, text, otherwise } of sources(posting, title, body)) {
    for (const piece of pieces(text.slice(0, MOST_TEXT))) {
      const found = extract(map.index, piece.text);
      for (const { slug, confidence, places } of found.skills) {
        if (confidence < LEAST_CONFIDENCE || NOT_ASKED.has(slug)) continue;
        const weight = map.bySlug.get(slug)?.kind === 'SOFT' ? 'NICE' : (piece.weight ?? otherwise);
        const before = skills.get(slug);
        if (!before || (before.weight === 'NICE' && weight === 'MUST' && property !== 'description')) skills.set(slug, { slug, property, text: places[0]!.text, weight });
      }
      for (const { language, level: after, place } of found.languages) {
        const level = after ?? levelBefore(piece.text, place.start);
        if (languages.get(language)?.level == null) languages.set(language, { language, level, property, text: level === null ? place.text : piece.text, weight: piece.weight });
      }
    }
  }
  const asked = [...skills.values()];
  const isField = ({ slug, property }: Asked): boolean => property === 'title' && ['DOMAIN', 'PRACTICE'].includes(map.bySlug.get(slug)!.kind);
  // "Développeuse web React" names its field to say what the job is; React is what is asked.
  const isPlain = asked.some((one) => one.weight === 'MUST' && !isField(one));
  return { skills: asked.filter((one) => !isPlain || !isField(one)), languages: [...languages.values()] };
}

/** Names in a list of skills that are none here: worth telling, since nothing of them is kept; and those that stand elsewhere too, which were told there. */
function tellOtherSkills(posting: JsonObject, map: SkillMap, report: PostingReport): void {
  const names = textsOf(posting.skills).flatMap((text) => text.split(/[,;\n•]/u)).map((text) => text.trim()).filter((text) => text !== '');
  const isKnown = (name: string): boolean => (name.length <= LONGEST_NAME && map.index.find(name) !== null) || map.index.spot(name).length > 0 || extract(map.index, name).languages.length > 0;
  for (const name of names.slice(0, 60)) if (!isKnown(name)) report.leave('skills', name, 'SKILL_UNKNOWN');
  if (names.length > 0 && !report.tellsOf('skills')) report.took('skills', null, names.join(', '), null, { note: 'SKILLS_SAID_ALREADY' });
}

/** What a posting asks of people: all of it guessed, with the words it comes from, unless this service wrote it. A guessed language never blocks anybody unless its level is said. */
export function readAsks(posting: JsonObject, title: string, body: string, map: SkillMap, report: PostingReport): Pick<GivenFacts, 'mustHaves' | 'niceToHaves' | 'requiredLanguages' | 'preferredLanguages'> {
  const own = ownTerms(posting, map, report);
  if (own) return own;
  const { skills, languages } = spotted(posting, title, body, map);
  const kept = { MUST: [] as Asked[], NICE: [] as Asked[] };
  for (const one of skills) {
    if (kept[one.weight].length >= MOST_SKILLS) report.leave(one.property, one.text, 'SKILLS_FULL');
    else {
      kept[one.weight].push(one);
      report.guess(one.property, one.weight === 'MUST' ? 'mustHaves' : 'niceToHaves', one.text, one.slug, { note: 'SKILL_FROM_WORDS', params: { property: one.property } });
    }
  }
  tellOtherSkills(posting, map, report);
  const requirement = ({ slug }: Asked) => ({ alternatives: [{ skill: slug }] });
  const isRequired = ({ level, weight }: Spoken): boolean => level !== null && weight !== 'NICE';
  const spoken = languages.slice(0, MOST_LANGUAGES);
  for (const one of spoken) {
    const said = one.level === null ? { note: 'LEVEL_UNSAID' as const } : { note: 'LANGUAGE_FROM_WORDS' as const, params: { property: one.property } };
    report.guess(one.property, isRequired(one) ? 'requiredLanguages' : 'preferredLanguages', one.text, `${one.language} ${one.level ?? 'B1'}`, said);
  }
  const asked = (required: boolean) => spoken.filter((one) => isRequired(one) === required).map(({ language, level }) => ({ language, level: level ?? ('B1' as const) }));
  return { mustHaves: kept.MUST.map(requirement), niceToHaves: kept.NICE.map(requirement), requiredLanguages: asked(true), preferredLanguages: asked(false) };
}

const YEARS_OF = /(\d{1,2})\s*(?:(?:à|-|–|to)\s*\d{1,2}\s*)?\+?\s*(?:ans?|années?|years?|yrs?|سنوات|سنة|عام)(?!\p{L})/iu;
const EXPERIENCE = /(\d{1,2})\s*(?:(?:à|-|–|to)\s*\d{1,2}\s*)?\+?\s*(?:ans?|années?|years?|yrs?|سنوات|سنة)\s*(?:d['’]|de |of |من )?\s*(?:\p{L}+\s)?(?:expérience|experience|الخبرة|خبرة)/iu;
const NONE = /sans expérience|débutants? accepté|aucune expérience|no experience|no requirements|entry[- ]level|بدون خبرة|دون خبرة/iu;
const MOST_YEARS = 40;

/** Years of experience that a posting wishes for; undefined where it says none. */
export function readExperience(posting: JsonObject, body: string, report: PostingReport): number | undefined {
  const [said] = listOf(posting.experienceRequirements);
  const months = Number(textOf(nodeOf(said)?.monthsOfExperience) ?? Number.NaN);
  if (Number.isFinite(months) && months >= 0 && months <= MOST_YEARS * 12) {
    const years = Math.ceil(months / 12);
    const exact = months % 12 === 0;
    if (exact) report.took('experienceRequirements', 'experienceYears', `${months}`, `${years}`);
    else report.guess('experienceRequirements', 'experienceYears', `${months}`, `${years}`, { note: 'ROUNDED_UP' });
    return years;
  }
  const text = textOf(said);
  const found = (text === null ? null : YEARS_OF.exec(text)) ?? EXPERIENCE.exec(body);
  const years = found ? Number(found[1]) : NONE.test(`${text ?? ''} ${body}`) ? 0 : Number.NaN;
  if (Number.isFinite(years) && years <= MOST_YEARS) {
    report.guess(text === null ? 'description' : 'experienceRequirements', 'experienceYears', found?.[0] ?? text, `${years}`, { note: 'YEARS_FROM_WORDS' });
    return years;
  }
  if (text !== null) report.leave('experienceRequirements', text, 'NUMBER_UNREADABLE');
  return undefined;
}
