import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readLines } from '../kernel/json-lines.ts';

/** A set cannot be used, though each line of it could. */
export class SetError extends Error {}

const text = z.string().min(1);
const list = z.array(text).nullish();
/** Names that are empty are not there. */
const name = z.string().nullish().transform((value) => value?.trim() || null);
const names = z.array(z.string()).nullish().transform((values) => (values ?? []).filter((value) => value.trim() !== ''));
const skill = z.object({ id: text, label: name, alt: names, fr: name, alt_fr: names, ar: name, alt_ar: names, parent: name, parents: names });
const group = z.object({ id: text, parents: names });
const doc = z.object({ id: text, essential: list, optional: list, skills: z.array(z.union([text, z.object({ skill: text })])).nullish() });
/** Of a skill of a query only these two are read: what it is, the product has to find out. */
const query = z.object({ id: text, skills: z.array(z.object({ label: text, lang: text.nullish() })), exclude: list });

/** Offers to rank for profiles, with the taxonomy they are written in. */
export interface EvaluationSet {
  readonly skills: readonly z.output<typeof skill>[];
  /** Nodes above skills that no list names. */
  readonly groups: readonly z.output<typeof group>[];
  readonly docs: readonly { readonly id: string; readonly essential: readonly string[]; readonly optional: readonly string[] }[];
  readonly queries: readonly { readonly id: string; readonly skills: readonly { readonly label: string; readonly lang?: string | null | undefined }[]; readonly exclude: readonly string[] }[];
}

function rowsOf<T>(folder: string, name: string, shape: z.ZodType<T>, needed: boolean): T[] {
  const file = [`${name}.jsonl`, `${name}.jsonl.gz`].map((one) => join(folder, one)).find((one) => existsSync(one));
  if (file) return readLines(file, shape);
  if (needed) throw new SetError(`${folder} has neither ${name}.jsonl nor ${name}.jsonl.gz`);
  return [];
}

function unique(file: string, rows: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of rows) {
    if (seen.has(id)) throw new SetError(`${file}: the id ${JSON.stringify(id)} stands there twice`);
    seen.add(id);
  }
}

/** Skills of a list once, the essential ones first: what is essential is not optional besides. */
function docOf({ id, essential, optional, skills }: z.output<typeof doc>): EvaluationSet['docs'][number] {
  const must = new Set([...(essential ?? []), ...(skills ?? []).map((one) => (typeof one === 'string' ? one : one.skill))]);
  return { id, essential: [...must], optional: [...new Set(optional)].filter((one) => !must.has(one)) };
}

/**
 * Reads a set: `skills`, `docs`, `queries` and, where there are, `skill_groups`, each as JSON Lines, packed by gzip or not.
 * Judgements are not looked at.
 * @throws SetError, or LinesError for a line
 */
export function readSet(folder: string): EvaluationSet {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new SetError(`${folder} is no folder`);
  const skills = rowsOf(folder, 'skills', skill, true);
  const groups = rowsOf(folder, 'skill_groups', group, false);
  const docs = rowsOf(folder, 'docs', doc, true).map(docOf);
  const queries = rowsOf(folder, 'queries', query, true).map((one) => ({ ...one, exclude: one.exclude ?? [] }));
  unique('skills', skills);
  unique('docs', docs);
  unique('queries', queries);
  const known = new Set(skills.map(({ id }) => id));
  for (const { id, essential, optional } of docs) {
    const unknown = [...essential, ...optional].find((one) => !known.has(one));
    if (unknown !== undefined) throw new SetError(`docs: ${id} names the skill ${JSON.stringify(unknown)}, which skills does not have`);
  }
  if (docs.length === 0) throw new SetError('docs has no line: there is nothing to rank');
  return { skills, groups, docs, queries };
}
