import { type DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Bytes of read documents as JSON. In memory each takes four times that, and Apollo's own store holds 30 MiB of them. */
const KEPT_BYTES = 6 * 1024 * 1024;

/** The documents that Apollo read and looked at, by the hash of their text: those asked lately, no more than a client of a thousand different ones can fill. */
export function documentStore() {
  const kept = new LRUCache<string, DocumentNode>({ maxSize: KEPT_BYTES, sizeCalculation: (document) => JSON.stringify(document).length });
  return {
    get: (key: string): Promise<DocumentNode | undefined> => Promise.resolve(kept.get(key)),
    set: (key: string, document: DocumentNode): Promise<void> => Promise.resolve(void kept.set(key, document)),
    delete: (key: string): Promise<boolean> => Promise.resolve(kept.delete(key)),
  };
}
