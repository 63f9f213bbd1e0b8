import { LockMode } from '@mikro-orm/core';
import { newId, now, type Tx } from '../kernel/context.ts';
import { Language } from '../kernel/language.ts';
import { UnknownTerm } from './unknown-term.entity.ts';
import { foldedTerm } from './unknown-term.rules.ts';

/** Arabic letters say Arabic; what is written in Latin ones is in the writer's language, unless that is Arabic. */
const languageOf = (term: string, spoken: Language): Language | null => (/\p{Script=Arabic}/u.test(term) ? Language.AR : spoken === Language.AR ? null : spoken);

/**
 * Notes terms that somebody keeps or sends and that no skill is known for, and counts them. What does not look like the
 * name of a skill is passed over; of whoever wrote them nothing is kept.
 * @param names of the person, whose words are not kept either
 * @returns the rows, decided ones included, each once: a rejected term is not counted any more
 */
export async function noteTerms(tx: Tx, texts: readonly string[], names: readonly string[] = []): Promise<UnknownTerm[]> {
  const terms = new Map(texts.flatMap((text) => foldedTerm(text, names) ?? []).map((one) => [one.folded, one.term]));
  if (terms.size === 0) return [];
  // Each writer takes the rows in the same order, so that none waits for another in a circle.
  const keys = [...terms.keys()].toSorted();
  const at = now(tx);
  const fresh = keys.map((folded) => ({ id: newId(tx), folded, term: terms.get(folded)!, language: languageOf(terms.get(folded)!, tx.language), times: 0, state: 'OPEN' as const, firstSeenAt: at, lastSeenAt: at }));
  await tx.em.upsertMany(UnknownTerm, fresh, { onConflictFields: ['folded'], onConflictAction: 'ignore', disableIdentityMap: true });
  const rows = await tx.em.find(UnknownTerm, { folded: { $in: keys } }, { orderBy: { folded: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  for (const row of rows.filter((one) => one.state === 'OPEN')) {
    row.times += 1;
    row.lastSeenAt = at;
  }
  return rows;
}
