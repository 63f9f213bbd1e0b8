import type { Context } from '../kernel/context.ts';
import { faults, topLevel } from '../kernel/errors.ts';
import { type Order, page, type Page } from '../kernel/paging.ts';
import { from, type Row } from '../kernel/read.ts';
import { foldTerm, stripArabicArticle } from './fold.ts';
import { skillBySlug } from './skill.loaders.ts';
import { extract } from './extract.ts';
import { skillMap } from './skill.map.ts';
import { unknownSkill } from './skill.rules.ts';
import type { SkillsArgs } from './skill.type.ts';
import { skill, skillLink } from './skill.visibility.ts';

const BY_SLUG: Order = { name: 'SLUG', by: ['slug'], direction: 'asc' };

/** Skills under a filter, by slug. */
export async function skillsPage(context: Context, { filter, ...args }: SkillsArgs): Promise<Page<Row<typeof skill>>> {
  const broader = filter?.broaderSlug;
  if (broader && !(await skillMap(context)).bySlug.has(broader)) {
    const field = 'filter.broaderSlug';
    throw topLevel('BAD_USER_INPUT', (await unknownSkill(context, field, broader)).messageIn(context.language), { field });
  }
  return page(
    context, skill, BY_SLUG, args,
    (query) =>
      query
        .where('skill.deprecatedAt', filter?.deprecated ? 'is not' : 'is', null)
        .$if(Boolean(filter?.kinds?.length), (q) => q.where('skill.kind', 'in', filter!.kinds!))
        .$if(Boolean(filter?.origins?.length), (q) => q.where('skill.origin', 'in', filter!.origins!))
        .$if(Boolean(broader), (q) => q.innerJoin(from(context, skillLink), (join: any) => join.onRef('skillLink.fromSlug', '=', 'skill.slug').on('skillLink.kind', '=', 'BROADER').on('skillLink.toSlug', '=', broader!))),
    'slug',
  );
}

const TEXTS_MOST = 50;
const TEXT_MOST = 500;
/** Reading takes up to 30 ms a thousand characters, during which nobody else is answered. */
const ALL_TEXT_MOST = 10_000;
export const SUGGESTIONS_MOST = 20;

/** So many times what is asked is looked through for curated skills. */
const WIDER = 10;

/** Of the skills that begin as what was typed: one that is called so, then this service's own, then imported ones, mistyped ones last; each in the order of the index. */
async function suggested(context: Context, typed: string, first: number, language: Context['language']) {
  const { bySlug, index } = await skillMap(context);
  const key = foldTerm(typed);
  const place = ({ slug, text }: { slug: string; text: string }): number => {
    const term = foldTerm(text);
    if (term === key) return 0;
    return term.includes(key) || term.includes(stripArabicArticle(key)) ? (bySlug.get(slug)?.origin === 'ESCO' ? 2 : 1) : 3;
  };
  return index.suggest(typed, first * WIDER, language).toSorted((a, b) => place(a) - place(b)).slice(0, first);
}

/** Skills that begin as what was typed, with the row of each. */
export async function suggestions(context: Context, typed: string, first: number, language: Context['language']) {
  if (first < 1 || first > SUGGESTIONS_MOST) throw badInput(context, faults.OUT_OF_RANGE('first', { value: first, least: 1, most: SUGGESTIONS_MOST }));
  if (typed.length > TEXT_MOST) throw badInput(context, faults.TOO_LONG('prefix', { length: typed.length, most: TEXT_MOST }));
  const found = await suggested(context, typed, first, language);
  return Promise.all(found.map(async ({ slug, text }) => ({ text, skill: await skillBySlug(context).load(slug) })));
}

/** What free texts say in terms of the taxonomy, with the row of each skill. */
export async function normalised(context: Context, texts: readonly string[], language: Context['language'] | null) {
  if (texts.length > TEXTS_MOST) throw badInput(context, faults.TOO_LONG('texts', { length: texts.length, most: TEXTS_MOST }));
  const long = texts.findIndex((text) => text.length > TEXT_MOST);
  if (long >= 0) throw badInput(context, faults.TOO_LONG(`texts.${long}`, { length: texts[long]!.length, most: TEXT_MOST }));
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length > ALL_TEXT_MOST) throw badInput(context, faults.TOO_LONG('texts', { length, most: ALL_TEXT_MOST }));
  const { index } = await skillMap(context);
  const rowOf = (slug: string) => skillBySlug(context).load(slug);
  const read = texts.map((text, position) => ({ position, ...index.normalise(text, language) }));
  const [known, unknown] = await Promise.all([
    Promise.all(read.flatMap(({ position, known }) => known.map(async ({ slug, ...rest }) => ({ position, ...rest, skill: await rowOf(slug) })))),
    Promise.all(read.flatMap(({ position, unknown }) => unknown.map(async ({ text, nearest }) => ({ position, text, nearest: (await Promise.all(nearest.map(rowOf))).filter((row) => row !== null) })))),
  ]);
  return { known, unknown, other: read.flatMap(({ position, other }) => other.map((one) => ({ position, ...one }))) };
}

const EXTRACT_MOST = 20_000;

/** What a pasted text proposes, with the row of each skill. Nothing of it is kept. @throws BAD_USER_INPUT for a text that is too long */
export async function extracted(context: Context, text: string) {
  if (text.length > EXTRACT_MOST) throw badInput(context, faults.TOO_LONG('text', { length: text.length, most: EXTRACT_MOST }));
  const { skills, languages } = extract((await skillMap(context)).index, text);
  return { skills: await Promise.all(skills.map(async ({ slug, ...rest }) => ({ ...rest, skill: await skillBySlug(context).load(slug) }))), languages };
}

const badInput = (context: Context, fault: ReturnType<typeof faults.TOO_LONG>) => topLevel('BAD_USER_INPUT', fault.messageIn(context.language), { field: fault.field });
