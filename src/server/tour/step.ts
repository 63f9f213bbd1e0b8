/** What earlier steps found out. The token of who asks is kept under its name. */
export type Found = Record<string, any>;

export type Fault = { readonly extensions: { readonly code: string } };

/** One request of a tour. */
export interface Step {
  /** What happens, for a reader. */
  readonly title: string;
  /** Who asks; "visitor" sends no token. */
  readonly as: string;
  readonly query: string;
  readonly variables?: (found: Found) => object;
  /** A letter to wait for before asking: whom it is to, and of which kind; its link's secret is kept as `found.secret`. */
  readonly letter?: { readonly to: (found: Found) => string; readonly kind: string };
  /** Sent twice, as a client does that lost the answer. */
  readonly twice?: boolean;
  /** Top-level faults are what is expected, and `check` looks at them. */
  readonly refused?: boolean;
  /** Keeps what later steps need, and says what is surprising about the answer; nothing if all is as it should be. */
  readonly check: (data: any, found: Found, errors: readonly Fault[]) => string | false | undefined | null;
  /** What to see in the answer, in a line. */
  readonly shows: string;
}

/** The expected faults of a payload, as a surprise. */
export const clean = (payload: { userErrors: { code: string; field?: string }[] }): string | null => (payload.userErrors.length > 0 ? `userErrors: ${JSON.stringify(payload.userErrors)}` : null);

/** A document on one line. */
export const one = (text: TemplateStringsArray): string => text[0]!.replace(/\s+/g, ' ').trim();
