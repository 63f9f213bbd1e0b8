import { enqueue, enqueueAll } from '../jobs/enqueue.ts';
import { newId, now, type Tx } from '../kernel/context.ts';
import { derivedId } from '../kernel/ids.ts';
import type { Language } from '../kernel/language.ts';
import type { Links } from '../kernel/mail.ts';
import { Letter } from './letter.entity.ts';

/** What a letter says, as plain text; the layout makes HTML and text of it, and escapes. */
export interface Wording {
  readonly subject: string;
  /** In order, each a sentence or a few. */
  readonly paragraphs: readonly string[];
  /** Label and value, shown as a small table. */
  readonly facts?: readonly (readonly [label: string, value: string])[];
  /** The one thing to do, as a button. */
  readonly action?: { readonly label: string; readonly url: string };
  /** After the button: how long the link serves, what to do if it was not asked for. */
  readonly after?: readonly string[];
  /** Whom an answer goes to, where that is a person who wants one; else to the sender of all letters. */
  readonly replyTo?: string;
  /** It is about an account, and goes to somebody who has none. */
  readonly toStranger?: true;
}

type Words<D> = (data: D, links: Links, language: Language) => Wording;

/** One kind of letter. */
export interface LetterKind<D extends object = object> {
  readonly kind: string;
  /** Data to show the letter with: tests word every kind in every language with it. */
  readonly example: D;
  /** What a letter of this kind says in a language. */
  word(language: Language, data: D, links: Links): Wording;
}

/**
 * Declares a kind of letter, in the folder whose words it speaks (`<noun>.letters.ts`); `server/wiring.ts` lists them all.
 * @param kind `<folder>.<what>`, such as "employers.verified"; what is about an account begins with "account"
 * @param example data of the shape the wording asks for: ids and plain facts, never a secret
 */
export const defineLetter = <D extends object>(kind: string, example: D, words: Readonly<Record<Language, Words<NoInfer<D>>>>): LetterKind<D> => ({
  kind,
  example,
  word: (language, data, links) => words[language](data, links, language),
});

/** Whom a letter goes to. */
export interface Recipient {
  /** Null where the address is nobody's account: an employer that is not registered. */
  readonly accountId: string | null;
  readonly email: string;
  /** Null: greeted without one. */
  readonly name: string | null;
  readonly language: Language;
}

/** A cohort's thousand invitations go after what people wait for on their screens. */
const AFTER_OTHERS = 10;
/** The job that sends a letter, by its id. */
export const SEND = 'mail.send';

/**
 * Posts a letter: written down in the caller's own transaction, worded and sent by a job after the commit; rolled back, none goes.
 * @returns the letter's id
 */
export async function post<D extends object>(tx: Tx, kind: LetterKind<D>, to: Recipient, data: D): Promise<string> {
  const letter = tx.em.create(Letter, written(tx, kind, to, data));
  await enqueue(tx, SEND, { letterId: letter.id }, null, AFTER_OTHERS);
  return letter.id;
}

const written = <D extends object>(tx: Tx, kind: LetterKind<D>, { accountId, email, name, language }: Recipient, data: D, id = newId(tx)) => ({
  id, accountId, email, name, language, kind: kind.kind, data: { ...data } as Record<string, unknown>, state: 'WAITING' as const, createdAt: now(tx),
});

/** Letters a statement: PostgreSQL takes 65,535 parameters. */
const BATCH = 1000;

interface Posted<D> {
  readonly to: Recipient;
  readonly data: D;
  /** A new one if left out. */
  readonly id?: string;
}

/** Posts letters of one kind to many at once: two statements for a thousand. */
export async function postAll<D extends object>(tx: Tx, kind: LetterKind<D>, letters: readonly Posted<D>[]): Promise<void> {
  for (let at = 0; at < letters.length; at += BATCH) {
    const rows = letters.slice(at, at + BATCH).map(({ to, data, id }) => written(tx, kind, to, data, id));
    await tx.em.insertMany(Letter, rows);
    await enqueueAll(tx, SEND, rows.map(({ id }) => ({ letterId: id })), AFTER_OTHERS);
  }
}

/**
 * Posts what a job that runs twice would post twice: of one kind, about the same, an account gets one letter.
 * @param about what the letters are about, as a text that is the same each time
 */
export async function postOnce<D extends object>(tx: Tx, kind: LetterKind<D>, about: string, letters: readonly Omit<Posted<D>, 'id'>[]): Promise<void> {
  const named = letters.map((one) => ({ ...one, id: derivedId(`${kind.kind} ${about} ${one.to.accountId ?? one.to.email}`) }));
  const there = new Set((await tx.em.find(Letter, { id: { $in: named.map(({ id }) => id) } }, { fields: ['id'], disableIdentityMap: true })).map(({ id }) => id));
  await postAll(tx, kind, named.filter(({ id }) => !there.has(id)));
}
