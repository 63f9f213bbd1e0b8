import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** A set cannot be used: says the file, the line and what is wrong with it. */
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

function textOf(folder: string, name: string): { file: string; content: string } | null {
  for (const file of [`${name}.jsonl`, `${name}.jsonl.gz`]) {
    const path = join(folder, file);
    if (!existsSync(path)) continue;
    try {
      const bytes = readFileSync(path);
      return { file, content: (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8') };
    } catch (error) {
      throw new SetError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return null;
}

function rowsOf<T>(folder: string, name: string, shape: z.ZodType<T>, needed: boolean): T[] {
  const found = textOf(folder, name);
  if (!found) {
    if (needed) throw new SetError(`${folder} has neither ${name}.jsonl nor ${name}.jsonl.gz`);
    return [];
  }
  return found.content.replace(/^\uFEFF/u, '').split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const where = `${found.file}, line ${index + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new SetError(`${where}: is no JSON`);
    }
    const parsed = shape.safeParse(value);
    if (!parsed.success) throw new SetError(`${where}: ${parsed.error.issues.slice(0, 3).map((issue) => `${issue.path.join('.') || 'the line'}: ${issue.message}`).join('; ')}`);
    return [parsed.data];
  });
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
 * @throws SetError
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
