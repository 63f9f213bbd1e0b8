import type { GraphQLObjectType } from 'graphql';
import { LIMITS } from '../../src/server/edge/limit-errors.ts';
import { CANARIES, NAMED, SIGNS, type Who } from './canaries.ts';
import { batches, type Path, pathsFrom, selectionFor } from './paths.ts';
import { nodeTypes } from './schema.ts';
import type { Walker } from './walker.ts';

/** What a deep walk came to. */
export interface Walked {
  paths: number;
  /** Paths that no operation can ask, since its depth is limited. */
  beyond: number;
  documents: number;
  whole: boolean;
}

/** So many rows of each type are begun from: Amina's own where there are some, and others between. */
const ROWS = 4;
const somewhere = (ids: readonly string[], own: string): string[] => [...new Set([...ids.filter((id) => id === own), ...Array.from({ length: ROWS }, (_, at) => ids[Math.floor((at * ids.length) / ROWS)]!)])].filter(Boolean).slice(0, ROWS);

const REFUSED = ['COST_EXCEEDED', 'GRAPHQL_VALIDATION_FAILED'];

/**
 * Walks every path of so many edges, as each viewer: from the root, and from rows of every type that has an id, where the first
 * edge is `nodes`. Shorter paths come first, so that a walk that is cut short has seen all of a smaller depth.
 */
export class DeepWalk {
  readonly walked: Walked = { paths: 0, beyond: 0, documents: 0, whole: true };
  readonly walker: Walker;
  readonly viewers: readonly Who[];
  readonly until: number;
  readonly say: (text: string) => void;

  constructor(walker: Walker, viewers: readonly Who[], until: number, say: (text: string) => void) {
    this.walker = walker;
    this.viewers = viewers;
    this.until = until;
    this.say = say;
  }

  async walk(depth: number): Promise<void> {
    const { schema, ids, crowd } = this.walker;
    for (let length = 1; length <= depth; length += 1) {
      await this.#from('the root', schema.getQueryType()!, length, (selection) => `{ ${selection} }`);
      if (length === 1) continue;
      for (const type of nodeTypes(schema).filter(({ name }) => ids[name]?.length)) {
        const rows = JSON.stringify(somewhere(ids[type.name]!, crowd.people.amina.id));
        await this.#from(type.name, type, length - 1, (selection) => `{ nodes(ids: ${rows}) { ... on ${type.name} { ${selection} } } }`);
      }
    }
  }

  async #from(name: string, type: GraphQLObjectType, length: number, around: (selection: string) => string): Promise<void> {
    const free = LIMITS.depth - (name === 'the root' ? 0 : 1);
    let before = 0;
    for (const batch of batches(pathsFrom(type, length), free, () => void (this.walked.beyond += 1))) {
      if (performance.now() > this.until) return void (this.walked.whole = false);
      await this.walker.all(this.viewers, (who) => this.#ask(who, batch, around), this.viewers.length);
      this.walked.paths += batch.length;
      if ((before += batch.length) % 1000 < batch.length) this.say(`${length} edges from ${name}: ${before}; all together ${this.walked.paths} paths in ${this.walked.documents} documents`);
    }
  }

  /** In halves where it is more than an operation may answer with. */
  async #ask(who: Who, paths: readonly Path[], around: (selection: string) => string): Promise<void> {
    this.walked.documents += 1;
    const { errors } = await this.walker.ask(who, around(selectionFor(paths)), {}, paths.length > 1 ? REFUSED : []);
    if (paths.length === 1 || !errors.some((error) => REFUSED.includes(String(error.extensions.code)))) return;
    const middle = Math.ceil(paths.length / 2);
    for (const half of [paths.slice(0, middle), paths.slice(middle)]) await this.#ask(who, half, around);
  }
}

/** Whoever met what the table of roles keeps from it, and by which question. */
export const leaksOf = (walker: Walker): string[] =>
  [...Object.entries(CANARIES), ...Object.entries(SIGNS), ['graduateId', { seenBy: NAMED }] as const]
    .flatMap(([key, { seenBy }]) => walker.who(key).filter((who) => !seenBy.includes(who)).map((who) => `${key}, ${who}: ${walker.how.get(`${key} ${who}`)}`));
