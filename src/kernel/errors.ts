import { GraphQLError } from 'graphql';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { inLanguage, type Language, type Sentence } from './language.ts';
import type { TopLevelCode } from './top-level.ts';

type Params = Readonly<Record<string, unknown>>;

/** An expected fault: a stable code, the input field it is about, and a message in the viewer's language. */
export class DomainError extends Error {
  readonly code: string;
  readonly field: string | null;
  readonly sentence: Sentence;
  readonly params: Params;

  constructor(code: string, field: string | null, sentence: Sentence, params: Params) {
    super(inLanguage(sentence, 'EN', params));
    this.code = code;
    this.field = field;
    this.sentence = sentence;
    this.params = params;
  }

  messageIn(language: Language): string {
    return inLanguage(this.sentence, language, this.params);
  }
}

/** Several expected faults of one input, told together. */
export class DomainErrors extends Error {
  readonly errors: readonly DomainError[];

  constructor(errors: readonly DomainError[]) {
    super(errors.map((error) => `${error.field ?? ''}: ${error.message}`).join('; '));
    this.errors = errors;
  }
}

export interface ErrorLine extends Sentence {
  /** What the code means, for the schema. */
  readonly description: string;
}

/** Faults that any mutation can answer with. */
const common = {
  NOT_FOUND: { description: 'Nothing with that id, or nothing that you may see or change.', fr: 'Introuvable.', ar: 'غير موجود.', en: 'Not found.' },
  CONFLICT: {
    description: 'Somebody changed it since the version you sent; read it again. The payload holds it as it is now.',
    fr: 'Modifié entre-temps : version {present} au lieu de {sent}. Relisez avant de réessayer.',
    ar: 'تم تعديله في هذه الأثناء: النسخة {present} بدل {sent}. أعد القراءة قبل المحاولة من جديد.',
    en: 'Changed in the meantime: version {present}, not {sent}. Read it again before you retry.',
  },
  INVALID: { description: 'The value breaks a rule; the message names the rule and what is accepted.', fr: 'Valeur refusée : {rule}.', ar: 'قيمة مرفوضة: {rule}.', en: 'Value refused: {rule}.' },
  REQUIRED: { description: 'The field must be given and not be empty.', fr: 'Ce champ est obligatoire.', ar: 'هذا الحقل إلزامي.', en: 'This field is required.' },
  TOO_LONG: {
    description: 'The text or list is longer than allowed.',
    fr: 'Trop long : {length} au lieu de {most} au plus.', ar: 'أطول من اللازم: {length} بينما الحد الأقصى {most}.', en: 'Too long: {length} given, at most {most} allowed.',
  },
  OUT_OF_RANGE: {
    description: 'The number lies outside its range.',
    fr: '{value} est hors de l’intervalle {least} à {most}.', ar: 'القيمة {value} خارج المجال من {least} إلى {most}.', en: '{value} is outside {least} to {most}.',
  },
  UNKNOWN_PLACE: {
    description: 'No place has that code or name; the message names the nearest.',
    fr: 'Lieu inconnu : « {value} ». Proches : {nearest}.', ar: 'مكان غير معروف: «{value}». الأقرب: {nearest}.', en: 'Unknown place: "{value}". Nearest: {nearest}.',
  },
  UNKNOWN_SKILL: {
    description: 'No skill has that slug or name; the message names the nearest.',
    fr: 'Compétence inconnue : « {value} ». Proches : {nearest}.', ar: 'مهارة غير معروفة: «{value}». الأقرب: {nearest}.', en: 'Unknown skill: "{value}". Nearest: {nearest}.',
  },
  IDEMPOTENCY_MISMATCH: {
    description: 'The idempotency key was used within 24 hours with another input.',
    fr: 'Cette clé a déjà servi avec une autre saisie.', ar: 'استُعمل هذا المفتاح من قبل مع مدخلات أخرى.', en: 'This key was used before with another input.',
  },
} satisfies Record<string, ErrorLine>;

/** The faults of every noun, as they were defined: noun -> code -> meaning and words; the common ones are under "". For the docs. */
export const errorTables = new Map<string, Readonly<Record<string, ErrorLine>>>([['', common]]);

type Raise<T> = { readonly [Code in keyof T & string]: (field?: string | null, params?: Params) => DomainError };

function raisers<T extends Record<string, ErrorLine>>(lines: T): Raise<T> {
  const entries = Object.entries(lines).map(([code, line]) => [code, (field: string | null = null, params: Params = {}) => new DomainError(code, field, line, params)]);
  return Object.fromEntries(entries) as Raise<T>;
}

/** A change that another one overtook; `presentId` is the row as it is now, for the payload. */
export class Conflict extends DomainError {
  readonly presentId: string;

  constructor(presentId: string, sent: number, present: number) {
    super('CONFLICT', 'version', common.CONFLICT, { sent, present });
    this.presentId = presentId;
  }
}

/** What a violated constraint of the database means; filled by each folder's errors. */
const constraints = new Map<string, () => DomainError>();

/** The fault behind a constraint's name, if a folder said one. */
export const constraintFault = (constraint: string): DomainError | null => constraints.get(constraint)?.() ?? null;

/** The faults that any mutation can answer with: `faults.NOT_FOUND('offerId')`. */
export const faults = raisers(common);

export interface UserErrorRow {
  code: string;
  field: string | null;
  message: string;
}

/**
 * A folder's own faults, in one table: code -> description and message in three languages.
 * @param violated constraint of the database -> the code and field it means
 * @param above the lines of folders above whose verbs this folder's verbs call
 * @returns `raise.CODE(field, params)` makes a DomainError; `UserError` is the GraphQL class of the folder's payloads.
 */
export function defineErrors<const T extends Record<string, ErrorLine>>(
  noun: string,
  lines: T,
  violated: Readonly<Record<string, readonly [code: keyof T & string, field: string]>> = {},
  above: Readonly<Record<string, ErrorLine>> = {},
): { raise: Raise<T>; UserError: new () => UserErrorRow; lines: T } {
  const all: Record<string, ErrorLine> = { ...common, ...above, ...lines };
  errorTables.set(noun, lines);
  const codes = Object.fromEntries(Object.keys(all).map((code) => [code, code]));
  registerEnumType(codes, {
    name: `${noun}ErrorCode`,
    description: `What can be wrong with a change in this part of the graph (${noun}). Codes are stable, messages are not.`,
    valuesConfig: Object.fromEntries(Object.entries(all).map(([code, line]) => [code, { description: line.description }])),
  });

  @ObjectType(`${noun}UserError`, { description: 'An expected fault of a mutation: what is wrong, where, and a message for people.' })
  class UserError implements UserErrorRow {
    @Field(() => codes, { description: 'The stable code to act on.' })
    code!: string;

    @Field(() => String, { nullable: true, description: 'The input field it is about, as a dotted path ("mustHaves.0.skill"); null where it is about the whole.' })
    field!: string | null;

    @Field(() => String, { description: 'A sentence for a person, in the viewer’s language.' })
    message!: string;
  }
  const raise = raisers(lines);
  for (const [constraint, [code, field]] of Object.entries(violated)) constraints.set(constraint, () => raise[code](field));
  return { raise, UserError, lines };
}

/** A top-level error that knows its message in three languages; the answer says it in the asked one (`server/graphql.ts`). */
export class WordedError extends GraphQLError {
  readonly sentence: Sentence;
  readonly params: Params;

  constructor(sentence: Sentence, params: Params, extensions: Params) {
    super(inLanguage(sentence, 'EN', params), { extensions });
    this.sentence = sentence;
    this.params = params;
  }
}

/** Top-level codes: the operation or a whole field could not be answered. `params` fill the places of a sentence. */
export const topLevel = (code: TopLevelCode, message: string | Sentence, extensions: Params = {}, params: Params = {}): GraphQLError =>
  typeof message === 'string' ? new GraphQLError(message, { extensions: { ...extensions, code } }) : new WordedError(message, params, { ...extensions, code });

/** A fault of an argument where there is no payload to tell it in: BAD_USER_INPUT with the fault's field and words. */
export const refusedArgument = (fault: DomainError): GraphQLError => topLevel('BAD_USER_INPUT', fault.sentence, { field: fault.field }, fault.params);

export const userErrorsOf = (error: unknown, language: Language): UserErrorRow[] | null => {
  const errors = error instanceof DomainErrors ? error.errors : error instanceof DomainError ? [error] : null;
  return errors?.map((one) => ({ code: one.code, field: one.field, message: one.messageIn(language) })) ?? null;
};
