import { type Filtered, filterRules } from '../applications/application.list.ts';
import { CRITERION_WORDS, STATE_WORDS } from '../applications/application.words.ts';
import { telling } from '../graduates/held-skills.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { topLevel } from '../kernel/errors.ts';
import { inLanguage, nameIn, type Sentence } from '../kernel/language.ts';
import { languageIn } from '../kernel/locale.ts';
import { defineLoaderBy } from '../kernel/loaders.ts';
import { from, read } from '../kernel/read.ts';
import { hasScope, recruits, Scope } from '../kernel/viewer.ts';
import { WORDS } from '../matching/wording.ts';
import { managedOffer, offer } from '../offers/offer.visibility.ts';
import { placeMap } from '../places/place.map.ts';
import { cefrIn } from '../skills/cefr.words.ts';
import { skillMap } from '../skills/skill.map.ts';
import { type AppliedProfile, type AppliedRow, appliedRows, type FileRow, filesOf, profilesOf } from './applications.csv.load.ts';
import { COLUMNS, FIT_WORDS, REMOTE_WORD } from './applications.csv.words.ts';
import { type Cell, writeCsv } from './csv.write.ts';

/** How many applications the documents of one request hold at most. */
export const ROWS_MOST = 5000;

/** Between several values of one cell: no separator of any table. */
const AND = ' | ';

/** An offer's applications as a document. */
export interface ApplicationsCsv {
  readonly filename: string;
  readonly content: string;
  readonly rowCount: number;
  /** False where there are more than the documents of the request may hold. */
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
  return {
    say: (sentence) => inLanguage(sentence, language),
    skill: ({ skillSlug, level }) => label(skillSlug, language) + (level === null ? '' : ` (${WORDS[language].levels[level]})`),
    language: ({ language: code, level }) => `${languageIn(language, code)} (${cefrIn(language, level)})`,
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

type CsvArgs = Filtered & { readonly separator: string };

/** What each request asks, and how many applications it may still be given: each is a person whose data leaves. */
const budgets = new WeakMap<Context['statements'], { readonly key: string; left: number }>();

const ONE_FORM: Sentence = {
  fr: 'Les documents de candidatures s’écrivent sous une seule forme à la fois : demandez avec un seul filtre et un seul séparateur.',
  ar: 'تُكتب مستندات الترشيحات بصيغة واحدة في كل مرة: اطلب بمرشّح واحد وفاصل واحد.',
  en: 'Documents of applications are written in one form at a time: ask with one filter and one separator.',
};

/** @throws BAD_USER_INPUT where the request asks in another form already */
function budgetOf(context: Context, args: CsvArgs): { left: number } {
  const key = JSON.stringify(args);
  const known = budgets.get(context.statements) ?? { key, left: ROWS_MOST };
  budgets.set(context.statements, known);
  if (known.key !== key) throw topLevel('BAD_USER_INPUT', ONE_FORM);
  return known;
}

/** The addresses of those of these offers that are the viewer's own. */
async function ownSlugs(context: Context, offerIds: readonly string[]): Promise<Map<string, string>> {
  if (!recruits(context.viewer) || !hasScope(context.viewer, Scope.APPLICATIONS_READ)) return new Map();
  const rows = await read(context, managedOffer).innerJoin(from(context, offer), 'offer.id', 'managedOffer.id').select(['offer.id', 'offer.slug']).where('managedOffer.id', 'in', offerIds).execute();
  return new Map(rows.map((row) => [row.id, row.slug]));
}

async function documentsOf(context: Context, offerIds: readonly string[], { separator, ...args }: CsvArgs): Promise<(ApplicationsCsv | null)[]> {
  const slugs = await ownSlugs(context, offerIds);
  if (slugs.size === 0) return offerIds.map(() => null);
  const budget = budgetOf(context, { separator, ...args });
  const found = await appliedRows(context, [...slugs.keys()], args, budget.left);
  budget.left -= found.rows.length;
  const [files, profiles, speech] = [await filesOf(context, found.rows), await profilesOf(context, found.rows), await speechIn(context)];
  const header = Object.values(COLUMNS).map(speech.say);
  const byOffer = Map.groupBy(found.rows, (row) => row.offerId);
  return offerIds.map((offerId) => {
    const slug = slugs.get(offerId);
    const rows = byOffer.get(offerId) ?? [];
    const lines = rows.map((row) => Object.values(lineOf(speech, row, files.get(row.id), profiles.get(row.graduateId)!)));
    return slug === undefined ? null : { filename: `${slug}-${dayOf(now(context))}.csv`, content: writeCsv(header, lines, separator), rowCount: rows.length, isWhole: found.isWhole };
  });
}

const documents = defineLoaderBy<CsvArgs, string, ApplicationsCsv | null>((context, offerIds, args) => documentsOf(context, offerIds, args));

/**
 * The applications to an offer as CSV, newest first, for its employer's members; null to anybody else. The same statements for ten
 * offers as for one, and 5,000 applications a request at most.
 * @throws BAD_USER_INPUT for a bad filter, or two forms in one request
 */
export async function applicationsCsv(context: Context, offerId: string, args: CsvArgs): Promise<ApplicationsCsv | null> {
  filterRules(args).doneAtTop(context.language);
  return documents(context, args).load(offerId);
}
