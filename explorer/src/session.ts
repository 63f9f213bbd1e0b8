import { getOperationAST, type DocumentNode } from 'graphql';
import type { Fetcher, FetcherParams } from '@graphiql/toolkit';

const SIGN_IN = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { accessToken refreshToken userErrors { code field message } }
}`;
const REFRESH = `mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) { accessToken refreshToken userErrors { code } }
}`;

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

interface Tokens {
  accessToken: string | null;
  refreshToken: string | null;
  userErrors: { code: string; message?: string }[];
}

export interface SessionState {
  /** Who is signed in, as shown; null for a visitor. */
  name: string | null;
  busy: boolean;
  /** Why the last attempt failed, in words to show; null when it did not. */
  problem: string | null;
}

interface Access {
  name: string;
  accessToken: string;
  /** Gets tokens anew once the access token has run out. */
  renew: () => Promise<Tokens>;
}

/** One person's session with the graph. Tokens live in this object only: a reload is a sign-out. */
export class Session {
  readonly #endpoint: string;
  readonly #listeners = new Set<() => void>();
  #access: Access | null = null;
  #renewal: Promise<void> | null = null;
  #state: SessionState = { name: null, busy: false, problem: null };

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): SessionState => this.#state;

  /** Signs in by email and password, and a code where the account asks for one; `name` is given for demo people, whose password may be used again when the session runs out. */
  async signIn({ email, password, code }: { email: string; password: string; code?: string }, name?: string): Promise<boolean> {
    const ask = () => this.#tokens('signIn', SIGN_IN, { email, password, ...(code ? { code } : {}) });
    this.#show({ ...this.#state, busy: true, problem: null });
    try {
      this.#enter(name ?? email, await ask(), name === undefined ? undefined : ask);
      return true;
    } catch (error) {
      this.#show({ ...this.#state, busy: false, problem: `${name ?? email} could not sign in. ${messageOf(error)}` });
      return false;
    }
  }

  signOut(problem: string | null = null): void {
    this.#access = null;
    this.#show({ name: null, busy: false, problem });
  }

  dismissProblem(): void {
    this.#show({ ...this.#state, problem: null });
  }

  /** GraphiQL's fetcher: adds the token, and on UNAUTHENTICATED renews the session and asks once more. */
  readonly fetcher: Fetcher = async (params, options) => {
    const own = options?.headers ?? {};
    const ask = () => this.#post(params, { ...this.#authorization(), ...own });
    const access = this.#access;
    const answer = await ask();
    const setByHand = Object.keys(own).some((header) => header.toLowerCase() === 'authorization');
    if (!access || setByHand || !isUnauthenticated(answer) || hasActed(params, options?.documentAST, answer)) return answer as never;
    // Another request may have renewed the session, or the person left, while this one was on its way.
    if (this.#access === access) await this.#renew(access);
    return (this.#access ? await ask() : answer) as never;
  };

  async #renew(access: Access): Promise<void> {
    this.#renewal ??= access
      .renew()
      .then((tokens) => {
        if (this.#access === access) this.#enter(access.name, tokens, access.renew);
      })
      .catch((error: unknown) => {
        if (this.#access === access) this.signOut(`The session of ${access.name} has ended; sign in again. The reason: ${messageOf(error)}`);
      })
      .finally(() => {
        this.#renewal = null;
      });
    await this.#renewal;
  }

  #enter(name: string, tokens: Tokens, again?: () => Promise<Tokens>): void {
    const { accessToken, refreshToken } = tokens;
    if (!accessToken) throw new Error('The server sent no access token.');
    const refresh = () => this.#tokens('refreshSession', REFRESH, { refreshToken });
    this.#access = { name, accessToken, renew: again ?? refresh };
    this.#show({ name, busy: false, problem: null });
  }

  async #tokens(field: string, query: string, input: Record<string, unknown>): Promise<Tokens> {
    const { data, errors } = await this.#post({ query, variables: { input } }, {});
    const tokens = data?.[field] as Tokens | null | undefined;
    const refusals = [...(errors ?? []), ...(tokens?.userErrors ?? [])].map((refusal) => sentence(refusal));
    if (refusals.length > 0) throw new Error(refusals.join(' '));
    if (!tokens) throw new Error('The server sent no session.');
    return tokens;
  }

  async #post(body: FetcherParams, headers: Record<string, unknown>): Promise<Answer> {
    const response = await fetch(this.#endpoint, {
      method: 'POST',
      headers: { accept: 'application/graphql-response+json, application/json', 'content-type': 'application/json', ...(headers as Record<string, string>) },
      body: JSON.stringify(body),
      credentials: 'omit',
    }).catch(() => {
      throw new Error('The server cannot be reached.');
    });
    const text = await response.text();
    try {
      return JSON.parse(text) as Answer;
    } catch {
      throw new Error(`The server answered HTTP ${response.status}, not in JSON: ${text.slice(0, 200)}`);
    }
  }

  #authorization(): Record<string, string> {
    return this.#access ? { authorization: `Bearer ${this.#access.accessToken}` } : {};
  }

  #show(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function isUnauthenticated(answer: Answer): boolean {
  return answer.errors?.some((error) => error.extensions?.code === 'UNAUTHENTICATED') ?? false;
}

/** True when a mutation has already changed something: sending it again would do that twice. */
function hasActed(params: FetcherParams, document: DocumentNode | undefined, answer: Answer): boolean {
  const operation = document && getOperationAST(document, params.operationName);
  return operation?.operation === 'mutation' && Object.values(answer.data ?? {}).some((value) => value !== null);
}

function sentence({ message, code }: { message?: string; code?: string }): string {
  return message || code || 'The server refused without saying why.';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
