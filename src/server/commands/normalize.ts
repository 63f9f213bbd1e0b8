import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '../../kernel/language.ts';
import { type AliasPair, pairTaxonomy } from '../../skills/alias-pairs.ts';
import { buildSkillIndex, type SkillIndex } from '../../skills/normalise.ts';
import { readTaxonomyFiles } from '../../skills/taxonomy.files.ts';
import { LinesError, readLines } from '../../kernel/json-lines.ts';
import { showProgress } from '../progress.ts';
import { projectRoot } from '../../kernel/project-root.ts';
import { readPositionals } from './arguments.ts';

const USAGE = `npm run normalize -- IN.jsonl --out OUT.jsonl
npm run normalize -- [IN.jsonl] --pairs FILE --namespace NS [--hold-out] --out OUT.jsonl

Reads what people type or paste and says which skills it names. IN has a line {"text", "language"} for each text; language (fr, ar,
en) may be left out. OUT has a line for each, in the same order: {"text", "skills": [{"slug", "label", "confidence"}], "other":
[{"text", "kind"}], "unknown": [text]}, label in English, confidence in [0, 1]. Files may be packed by gzip.
  --out FILE      the file to write; an earlier one is replaced
  --pairs FILE    a taxonomy in place of the curated one: lines {"ns", "alias", "lang", "canonical", "label"}; each canonical with its
                  label is a concept, each alias one of its names. Every text is taken for one concept, the likeliest
  --namespace NS  which pairs of the file: those whose ns is this
  --hold-out      answers each pair of the namespace, its alias as the text, with its own row taken out; IN is not read. Each line has
                  "canonical" besides`;

const { positionals, values: given } = readPositionals(USAGE, { out: { type: 'string' }, pairs: { type: 'string' }, namespace: { type: 'string' }, 'hold-out': { type: 'boolean', default: false } });

function refuse(why: string): never {
  console.error(`${why}\n\n${USAGE}`);
  process.exit(2);
}

const { out, pairs, namespace } = given;
const holdOut = given['hold-out'];
if (out === undefined) refuse('Say where the answers go: --out OUT.jsonl.');
if ((pairs === undefined) !== (namespace === undefined)) refuse('--pairs and --namespace go together.');
if (holdOut && pairs === undefined) refuse('--hold-out needs --pairs and --namespace.');
if (holdOut ? positionals.length > 0 : positionals.length !== 1) refuse(holdOut ? '--hold-out reads no other file.' : 'Give one file of texts.');

const textLine = z.object({ text: z.string(), language: z.string().nullish() });
const pairLine = z.object({ ns: z.string(), alias: z.string(), lang: z.string().nullish(), canonical: z.string().min(1), label: z.string().min(1) });

interface Answer {
  readonly text: string;
  readonly skills: readonly { readonly slug: string; readonly label: string; readonly confidence: number }[];
  readonly other: readonly { readonly text: string; readonly kind: string }[];
  readonly unknown: readonly string[];
}

const LANGUAGES = new Map<string, Language>([['fr', 'FR'], ['ar', 'AR'], ['en', 'EN']]);
const languageOf = (code: string | null | undefined): Language | null => LANGUAGES.get((code ?? '').trim().toLowerCase().slice(0, 2)) ?? null;

/** The curated taxonomy: a skill once, by its surest place. */
function byCurated(): (text: string, language: Language | null) => Answer {
  const entries = readTaxonomyFiles(join(projectRoot, 'seeds', 'skills'));
  const labels = new Map(entries.map(({ slug, labels: { en } }) => [slug, en]));
  const index: SkillIndex = buildSkillIndex(entries);
  return (text, language) => {
    const { known, other, unknown } = index.normalise(text, language);
    const best = new Map<string, number>();
    for (const { slug, confidence } of known) best.set(slug, Math.max(confidence, best.get(slug) ?? 0));
    return {
      text,
      skills: [...best].map(([slug, confidence]) => ({ slug, label: labels.get(slug) ?? slug, confidence })),
      other: other.map((one) => ({ text: one.text, kind: one.kind })),
      unknown: unknown.map((one) => one.text),
    };
  };
}

function answersByPairs(file: string, ns: string, step: ReturnType<typeof showProgress>['step']): (Answer & { canonical?: string })[] {
  step('reading the pairs');
  const all = readLines(file, pairLine).filter((pair) => pair.ns === ns);
  if (all.length === 0) throw new LinesError(`${file} has no pair whose ns is ${JSON.stringify(ns)}`);
  const { index, label, ownTerm } = pairTaxonomy(all);
  const answer = (text: string, language: Language | null, own: AliasPair | null): Answer => {
    const found = index.guess(text, language, own && ownTerm(own));
    return { text, skills: found ? [{ slug: found.slug, label: label(found.slug), confidence: found.confidence }] : [], other: [], unknown: found ? [] : [text] };
  };
  const told = (done: number, total: number): void => {
    if (done % 100 === 0 || done === total) step('answering', done, total);
  };
  if (holdOut) return all.map((pair, at) => {
    told(at + 1, all.length);
    return { ...answer(pair.alias, languageOf(pair.lang), pair), canonical: pair.canonical };
  });
  const texts = readLines(positionals[0]!, textLine);
  return texts.map(({ text, language }, at) => {
    told(at + 1, texts.length);
    return answer(text, languageOf(language), null);
  });
}

function answersByCurated(step: ReturnType<typeof showProgress>['step']): Answer[] {
  const texts = readLines(positionals[0]!, textLine);
  step('reading the taxonomy');
  const answer = byCurated();
  return texts.map(({ text, language }, at) => {
    if (at % 100 === 99 || at === texts.length - 1) step('answering', at + 1, texts.length);
    return answer(text, languageOf(language));
  });
}

const { step, end } = showProgress(process.stderr);
try {
  const answers = pairs === undefined ? answersByCurated(step) : answersByPairs(pairs, namespace!, step);
  end();
  writeFileSync(out, answers.map((one) => `${JSON.stringify(one)}\n`).join(''));
  console.error(`${answers.length} answers are in ${out}`);
} catch (error) {
  end();
  console.error(error instanceof LinesError ? error.message : `The texts were not read: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
