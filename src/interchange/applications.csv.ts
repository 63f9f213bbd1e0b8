import { type Filtered, filterRules } from '../applications/application.list.ts';
import { telling } from '../graduates/held-skills.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { topLevel } from '../kernel/errors.ts';
import { inLanguage, nameIn, type Sentence } from '../kernel/language.ts';
import { from, read } from '../kernel/read.ts';
import { WORDS } from '../matching/wording.ts';
import { managedOffer, offer } from '../offers/offer.visibility.ts';
import { placeMap } from '../places/place.map.ts';
import { skillMap } from '../skills/skill.map.ts';
import { type AppliedProfile, type AppliedRow, appliedRows, type FileRow, filesOf, profilesOf } from './applications.csv.load.ts';
import { COLUMNS, CRITERION_WORDS, FIT_WORDS, REMOTE_WORD, STATE_WORDS } from './applications.csv.words.ts';
import { type Cell, writeCsv } from './csv.write.ts';

/** How many applications one document holds at most. */
export const ROWS_MOST = 5000;

/** Between several values of one cell: no separator of any table. */
const AND = ' | ';

/** An offer's applications as a document. */
export interface ApplicationsCsv {
  readonly filename: string;
  readonly content: string;
  readonly rowCount: number;
  /** False where there are more than the document holds. */
  readonly isWhole: boolean;
}

/** How codes are said in the viewer's language. */
interface Speech {
  readonly say: (sentence: Sentence) => string;
  readonly skill: (row: AppliedProfile['skills'][number]) => string;
  readonly language: (row: AppliedProfile['languages'][number]) => string;
  readonly place: (code: string) => string;
  readonly centre: (row: AppliedProfile['centres'][number]) => string;
}

async function speechIn(context: Context): Promise<Speech> {
  const { language } = context;
  const [{ label }, { entries }] = [await skillMap(context), await placeMap(context)];
  const names = new Map(entries.map((entry) => [entry.code, entry.names]));
  const spoken = new Intl.DisplayNames([WORDS[language].locale], { type: 'language' });
  return {
    say: (sentence) => inLanguage(sentence, language),
    skill: ({ skillSlug, level }) => label(skillSlug, language) + (level === null ? '' : ` (${WORDS[language].levels[level]})`),
    language: ({ language: code, level }) => `${spoken.of(code) ?? code} (${level === 'NATIVE' ? WORDS[language].native : level})`,
    place: (code) => (names.has(code) ? inLanguage(names.get(code)!, language) : code),
    centre: (row) => nameIn(row, language),
  };
}

type Columns = Record<keyof typeof COLUMNS, Cell>;

function lineOf({ say, skill, language, place, centre }: Speech, row: AppliedRow, file: FileRow | undefined, { skills, languages, mobility, centres }: AppliedProfile): Columns {
  return {
    name: row.name, email: row.email, phone: row.phone,
    state: say(STATE_WORDS[row.state]),
    submittedOn: dayOf(new Date(row.submittedAt)),
    replyDueOn: row.replyDueOn,
    score: file && row.score !== null ? row.score / 10_000 : null,
    fit: file?.fit ? say(FIT_WORDS[file.fit]) : null,
    skills: telling(skills).map(skill).join(AND),
    languages: languages.map(language).join(AND),
    mobility: [...mobility.map((one) => place(one.placeCode)), ...(row.wantsRemote ? [say(REMOTE_WORD)] : [])].join(AND),
    availableOn: row.availableOn,
    centres: centres.map(centre).join(AND),
    message: file?.message ?? null,
    rejection: row.rejectionCriterion ? say(CRITERION_WORDS[row.rejectionCriterion]) : null,
    rejectionDetail: file?.rejectionDetail ?? null,
    startsOn: row.startsOn,
  };
}

/** An own offer, by its address; null where it is not the viewer's. */
const ownSlug = async (context: Context, offerId: string): Promise<string | null> =>
  (await read(context, managedOffer).innerJoin(from(context, offer), 'offer.id', 'managedOffer.id').select('offer.slug').where('managedOffer.id', '=', offerId).executeTakeFirst())?.slug ?? null;

async function documentOf(context: Context, offerId: string, { separator, ...args }: CsvArgs): Promise<ApplicationsCsv | null> {
  const slug = await ownSlug(context, offerId);
  if (slug === null) return null;
  const found = await appliedRows(context, offerId, args, ROWS_MOST + 1);
  const rows = found.slice(0, ROWS_MOST);
  const [files, profiles, speech] = [await filesOf(context, rows), await profilesOf(context, rows), await speechIn(context)];
  const lines = rows.map((row) => Object.values(lineOf(speech, row, files.get(row.id), profiles.get(row.graduateId)!)));
  const content = writeCsv(Object.values(COLUMNS).map(speech.say), lines, separator);
  return { filename: `${slug}-${dayOf(now(context))}.csv`, content, rowCount: rows.length, isWhole: found.length <= ROWS_MOST };
}

type CsvArgs = Filtered & { readonly separator: string };

/** The one document that each request asked for. */
const asked = new WeakMap<Context['statements'], { readonly key: string; readonly document: Promise<ApplicationsCsv | null> }>();

/**
 * The applications to an offer as CSV, newest first, for its employer's members; null to anybody else.
 * @throws BAD_USER_INPUT for a second document in one request, whichever way round the graph it is asked: each may be thousands of people
 */
export async function applicationsCsv(context: Context, offerId: string, args: CsvArgs): Promise<ApplicationsCsv | null> {
  filterRules(args).doneAtTop(context.language);
  const key = JSON.stringify([offerId, args]);
  const known = asked.get(context.statements) ?? { key, document: documentOf(context, offerId, args) };
  asked.set(context.statements, known);
  if (known.key !== key) throw topLevel('BAD_USER_INPUT', 'One document of applications is written at a time: ask for one offer.');
  return known.document;
}
