import type { GraphQLError } from 'graphql';
import { WordedError } from '../../kernel/errors.ts';
import type { Sentence } from '../../kernel/language.ts';
import { OBJECTS_MOST } from '../cost/cost.weights.ts';

/** The limits of one operation and of the request that carries it; `sheetBytes` is that of a body with a sheet of learners in it (body-limit.ts). */
export const LIMITS = {
  depth: 12,
  introspectionDepth: 15,
  aliases: 15,
  directives: 8,
  nameLength: 200,
  objects: OBJECTS_MOST,
  tokens: 1000,
  selections: 5000,
  errors: 5,
  single: 1,
  listLength: 10_000,
  levels: 32,
  bodyBytes: 100_000,
  sheetBytes: 3_000_000,
  urlLength: 8_000,
  headerBytes: 16_000,
  deadlineMs: 5_000,
} as const;

export type Limit = keyof typeof LIMITS;

const s = (fr: string, ar: string, en: string): Sentence => ({ fr, ar, en });

/** What is told where a limit is passed; `{most}` and `{asked}` are the figures. */
const SENTENCES: Readonly<Record<Exclude<Limit, 'sheetBytes' | 'deadlineMs'>, Sentence>> = {
  depth: s('L’opération a {asked} niveaux, {most} au plus.', 'للعملية {asked} مستوى، والحد الأقصى {most}.', 'The operation has {asked} levels, at most {most} are allowed.'),
  introspectionDepth: s('L’introspection a {asked} niveaux, {most} au plus.', 'لاستكشاف المخطط {asked} مستوى، والحد الأقصى {most}.', 'The introspection has {asked} levels, at most {most} are allowed.'),
  aliases: s('L’opération a {asked} alias, {most} au plus.', 'في العملية {asked} اسمًا بديلًا، والحد الأقصى {most}.', 'The operation has {asked} aliases, at most {most} are allowed.'),
  directives: s('Le document a {asked} directives, {most} au plus.', 'في المستند {asked} توجيهًا، والحد الأقصى {most}.', 'The document has {asked} directives, at most {most} are allowed.'),
  nameLength: s('Un nom du document a {asked} caractères, {most} au plus.', 'في المستند اسم من {asked} حرفًا، والحد الأقصى {most}.', 'A name in the document has {asked} characters, at most {most} are allowed.'),
  objects: s('L’opération peut rendre {asked} objets, {most} au plus : demandez des pages plus petites, ou moins de chaque liste par « first ».', 'قد تعيد العملية {asked} كائنًا، والحد الأقصى {most}: اطلب صفحات أصغر أو عناصر أقل من كل قائمة بواسطة «first».', 'The operation may be answered with {asked} objects, at most {most} are allowed: ask smaller pages, or less of each list by "first".'),
  tokens: s('Le document a plus de {most} jetons.', 'في المستند أكثر من {most} رمزًا.', 'The document has more than {most} tokens.'),
  selections: s('Avec ses fragments, l’opération a plus de {most} sélections.', 'في العملية مع أجزائها أكثر من {most} اختيارًا.', 'With its fragments the operation has more than {most} selections.'),
  errors: s('Il y a plus de {most} erreurs ; les autres ne sont pas dites.', 'هناك أكثر من {most} أخطاء؛ ولا يُذكر الباقي.', 'There are more than {most} errors; the others are not told.'),
  single: s('Un document a au plus {most} champ parmi ceux-ci, et non {asked} : {fields}.', 'في المستند {most} فقط من هذه الحقول على الأكثر، لا {asked}: {fields}.', 'A document may hold {most} field of these, not {asked}: {fields}.'),
  listLength: s('Une liste a {asked} éléments, {most} au plus.', 'في قائمة {asked} عنصرًا، والحد الأقصى {most}.', 'A list has {asked} items, at most {most} are allowed.'),
  levels: s('Un argument a plus de {most} niveaux.', 'في أحد المعطيات أكثر من {most} مستوى.', 'An argument is nested deeper than {most} levels.'),
  bodyBytes: s(
    'Le corps de la requête dépasse {most} octets ; avec ce qui s’importe dans les variables de {carriers}, il peut en avoir {sheet}, connecté.',
    'متن الطلب أكبر من {most} بايت؛ ومع ما يُستورد في متغيرات {carriers} يمكن أن يبلغ {sheet} لمن سجّل الدخول.',
    'The body is larger than {most} bytes; with what is imported in the variables of {carriers} it may have {sheet}, signed in.',
  ),
  urlLength: s('L’adresse a {asked} caractères, {most} au plus : envoyez l’opération par POST.', 'في العنوان {asked} حرفًا، والحد الأقصى {most}: أرسل العملية بطريقة POST.', 'The address has {asked} characters, at most {most} are allowed: send the operation by POST.'),
  headerBytes: s('Les en-têtes dépassent {most} octets.', 'الترويسات أكبر من {most} بايت.', 'The headers are larger than {most} bytes.'),
};

export type Told = keyof typeof SENTENCES;

/** What every answer about a limit says beside its code. */
export const limitExtensions = (limit: Told, asked: number): { limit: Told; most: number; asked: number } => ({ limit, most: LIMITS[limit], asked });

/** The sentence of a limit with its figures, and what a sentence needs beside them. */
export const limitSentence = (limit: Told): Sentence => SENTENCES[limit];

/** The error of a limit that an operation passes. Where counting stops at the limit, `asked` is one more. */
export const tooMuch = (limit: Told, asked: number, params: Readonly<Record<string, unknown>> = {}, extensions: Readonly<Record<string, unknown>> = {}): GraphQLError =>
  new WordedError(SENTENCES[limit], { ...params, ...limitExtensions(limit, asked) }, { ...extensions, ...limitExtensions(limit, asked) });
