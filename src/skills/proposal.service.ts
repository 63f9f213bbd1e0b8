import type { Tx } from '../kernel/context.ts';
import { Rules } from '../kernel/rules.ts';
import { skillMap } from './skill.map.ts';
import { noteTerms } from './unknown-term.service.ts';

const MOST = { terms: 20, term: 80 } as const;

/** Puts terms before the curators, without a word on who did. Those that are skills already are passed over. */
export async function proposeSkillTerms(tx: Tx, input: { terms: string[] }): Promise<{ proposed: number }> {
  const rules = new Rules();
  rules.list('terms', input.terms, MOST.terms, 1);
  for (const [at, term] of input.terms.slice(0, MOST.terms).entries()) rules.text(`terms.${at}`, term, MOST.term);
  rules.done();
  const { index } = await skillMap(tx);
  const noted = await noteTerms(tx, input.terms.flatMap((term) => index.normalise(term).unknown.map(({ text }) => text)));
  return { proposed: noted.filter((row) => row.state === 'OPEN').length };
}
