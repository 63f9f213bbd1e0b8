/** The package ships no types; this is the part that the demo uses. */
declare module 'pg-copy-streams' {
  import type { Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  /** A stream into `copy ... from stdin`; it ends when the server has taken all. */
  export function from(statement: string): Writable & Submittable;
}
