import { type CompiledOffer, type CompiledPerson, compileOffer, compilePerson } from './credits.ts';
import { Kept } from './kept.ts';
import { type CodedPerson, decodeOffer, decodePerson } from './payload.ts';
import type { Hit } from './retrieve.ts';
import type { SkillGraph } from './skill-graph.ts';
import type { OfferSubject } from './subjects.load.ts';

/** About 3 KB each. */
const KEPT = 20_000;

/** An offer out of a ranking index, made ready. */
export interface ReadyOffer extends OfferSubject {
  readonly compiled: CompiledOffer;
}

/** A person out of a ranking index, made ready. */
export interface ReadyPerson extends CodedPerson {
  readonly compiled: CompiledPerson;
}

export const readyOffer = (graph: SkillGraph, subject: OfferSubject): ReadyOffer => ({ ...subject, compiled: compileOffer(graph, subject.offer) });
export const readyPerson = (graph: SkillGraph, coded: CodedPerson): ReadyPerson => ({ ...coded, compiled: compilePerson(graph, coded.person) });

/** What was made of hits, by graph: the same rows come with many rankings, and reading them is half of the work. */
class Shelf<T> {
  private readonly made = new WeakMap<SkillGraph, Kept<{ readonly p: string; readonly ready: T }>>();

  of(graph: SkillGraph, { id, p }: Hit, make: () => T): T {
    const kept = this.made.get(graph) ?? new Kept(KEPT);
    this.made.set(graph, kept);
    const known = kept.get(id);
    if (known?.p === p) return known.ready;
    const ready = make();
    kept.set(id, { p, ready });
    return ready;
  }
}

const offers = new Shelf<ReadyOffer>();
const people = new Shelf<ReadyPerson>();

export const offerOfHit = (graph: SkillGraph, hit: Hit, placeAt: (code: string) => readonly string[]): ReadyOffer => offers.of(graph, hit, () => readyOffer(graph, decodeOffer(hit.id, hit.p, placeAt)));
export const personOfHit = (graph: SkillGraph, hit: Hit): ReadyPerson => people.of(graph, hit, () => readyPerson(graph, decodePerson(hit.id, hit.p)));

const reaches = new WeakMap<object, Map<string, readonly string[]>>();

/** A place's code with those above and below, each made once. */
export function placeAtOf(map: { ancestors(code: string): string[]; descendants(code: string): string[] }): (code: string) => readonly string[] {
  const known = reaches.get(map) ?? new Map<string, readonly string[]>();
  reaches.set(map, known);
  return (code) => {
    const found = known.get(code) ?? [...new Set([code, ...map.ancestors(code), ...map.descendants(code)])];
    known.set(code, found);
    return found;
  };
}
