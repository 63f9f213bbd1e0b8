/** What a code in `errors` means to a client. */
interface TopLevelLine {
  /** The HTTP status where nothing of what was asked is in the answer. */
  readonly status: number;
  /** Whether other fields may be answered beside it; the status is 200 then. */
  readonly partly: boolean;
  /** What `extensions` hold beside `code`. */
  readonly extensions: string;
  readonly description: string;
}

const LIMIT = '`limit`, `most`, `asked`';

/** Every code that an error in `errors` can have: the operation or a whole field could not be answered. */
export const TOP_LEVEL = {
  UNAUTHENTICATED: { status: 401, partly: true, extensions: '', description: 'Nobody is signed in, or the token or key is expired, revoked or malformed: sign in, or refresh the session.' },
  FORBIDDEN: { status: 403, partly: true, extensions: '`rootField`, and the `scope` that a key lacks; `todo` where something must be done first; `reason` where only trusted documents are answered', description: 'Who asks may not ask this, whatever the arguments.' },
  BAD_USER_INPUT: { status: 400, partly: true, extensions: `\`field\`; ${LIMIT} where it is a limit`, description: 'An argument or variable is not acceptable; the message says what is.' },
  RATE_LIMITED: { status: 429, partly: true, extensions: `\`retryAfterSeconds\`; ${LIMIT}`, description: 'Too much from that account, key or address: wait as long as `Retry-After` says, then ask again.' },
  COST_EXCEEDED: { status: 400, partly: false, extensions: LIMIT, description: 'The operation could never be answered at its cost, however long one waits: ask for fewer rows, or in parts.' },
  SEARCH_UNAVAILABLE: { status: 200, partly: true, extensions: '', description: 'Ranking and text search can not answer at the moment; every other field is answered. Try again in a few seconds.' },
  SERVICE_UNAVAILABLE: { status: 503, partly: true, extensions: `\`reference\`; ${LIMIT}, \`retryAfterSeconds\` where the service is full`, description: 'The database is away, the operation took too long, or the service is full. Nothing was lost: try again as `Retry-After` says, a mutation under the same idempotency key.' },
  GRAPHQL_PARSE_FAILED: { status: 400, partly: false, extensions: `${LIMIT} where it is a limit`, description: 'The document is no GraphQL, or has too many tokens.' },
  GRAPHQL_VALIDATION_FAILED: { status: 400, partly: false, extensions: `${LIMIT} where it is a limit`, description: 'The document does not fit the schema, or passes a limit.' },
  OPERATION_RESOLUTION_FAILURE: { status: 400, partly: false, extensions: '', description: 'The document has several operations, and none of them was named.' },
  PERSISTED_QUERY_NOT_FOUND: { status: 404, partly: false, extensions: '', description: 'No trusted document has that hash.' },
  PERSISTED_QUERY_NOT_SUPPORTED: { status: 400, partly: false, extensions: '', description: 'Documents by hash are not taken here.' },
  BAD_REQUEST: { status: 400, partly: false, extensions: `${LIMIT} where it is a limit`, description: 'The request is no request to the graph. By what is wrong with it the status is 404, 405 (a mutation by GET), 408, 413, 414, 415 or 431 as well.' },
  INTERNAL: { status: 500, partly: true, extensions: '`reference`', description: 'A fault of ours, whose details stay in the log: name the reference.' },
} as const satisfies Readonly<Record<string, TopLevelLine>>;

export type TopLevelCode = keyof typeof TOP_LEVEL;
