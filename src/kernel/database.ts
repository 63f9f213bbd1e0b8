import type { EntityManager } from '@mikro-orm/postgresql';
import { type CompiledQuery, QueryCreator } from 'kysely';

/** The state a statement needs from its request. */
interface Request {
  readonly signal: AbortSignal;
  readonly statements: { count: number };
}

/**
 * The one wrapper for every statement: it counts, and gives each the request's abort signal, so that work stops in the
 * server too (`em.fork({ signal })` does not reach Kysely). Inside a transaction's `em` it stays in that transaction.
 */
export function statementsOf(em: EntityManager, request: Request): QueryCreator<never> {
  const executor = em.getKysely().getExecutor();
  const counting = new Proxy(executor, {
    get(target, property) {
      if (property !== 'executeQuery') {
        const value = Reflect.get(target, property, target) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      }
      return (query: CompiledQuery, options: object = {}) => {
        request.statements.count += 1;
        return target.executeQuery(query, { ...options, signal: request.signal, inflightQueryAbortStrategy: 'cancel query' });
      };
    },
  });
  return new QueryCreator<never>({ executor: counting });
}
