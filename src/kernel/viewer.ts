/** The parts a person or a program can play; an account may hold several, and rights are their union. */
export const Role = {
  VISITOR: 'VISITOR',
  GRADUATE: 'GRADUATE',
  RECRUITER: 'RECRUITER',
  COORDINATOR: 'COORDINATOR',
  OBSERVER: 'OBSERVER',
  ADMINISTRATOR: 'ADMINISTRATOR',
  PORTAL: 'PORTAL',
} as const;
export type Role = (typeof Role)[keyof typeof Role];

/** What an API key may be good for. Without a scope a portal sees of those rows what a visitor sees. */
export const Scope = {
  OFFERS_READ: 'offers:read',
  OFFERS_WRITE: 'offers:write',
  APPLICATIONS_READ: 'applications:read',
  APPLICATIONS_WRITE: 'applications:write',
  CANDIDATES_READ: 'candidates:read',
  CANDIDATES_WRITE: 'candidates:write',
} as const;
export type Scope = (typeof Scope)[keyof typeof Scope];

/** An employer's own software: whom it acts for, and what its key is good for. Its `accountId` is the key's id, which no account has. */
export interface Portal {
  readonly employerId: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Acts for the sandbox employer and sees no other. */
  readonly test: boolean;
}

/** What any key is good for, whichever its scopes are. */
export const ANY_SCOPE: readonly Scope[] = Object.values(Scope);

/** What is done before anything else: somebody else knows the password, or an administrator has no authenticator app yet. */
export type MustFirst = 'CHANGE_PASSWORD' | 'SET_UP_SECOND_FACTOR';

/** Who asks. Visibility rules look only at this; it is read afresh from the session row at every request. */
export interface Viewer {
  readonly accountId: string;
  /** Null for a visitor and for the service itself. */
  readonly sessionId: string | null;
  readonly roles: ReadonlySet<Role>;
  /** Why the service itself reads, past every visibility rule; null for everybody else. */
  readonly system: string | null;
  /** Set where an API key asks. */
  readonly portal?: Portal;
  /** The only employer there is for who asks, where a test key does; it stays when the rest of the key's sight is taken away. */
  readonly sandbox?: string;
  /** What the account must do before anything else; null or left out: nothing. */
  readonly mustFirst?: MustFirst | null;
}

/** An id that no row has: a malformed id becomes this one, so that it is answered like an unknown one. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

export const VISITOR: Viewer = { accountId: NOBODY, sessionId: null, roles: new Set([Role.VISITOR]), system: null };

/** As whom a portal looks at what its key is not good for. */
export const strangerOf = ({ sandbox }: Viewer): Viewer => (sandbox === undefined ? VISITOR : { ...VISITOR, sandbox });

/** Whether a key of the viewer's, if it asks with one, is good for that. */
export const hasScope = (viewer: Viewer, ...scopes: readonly Scope[]): boolean => !viewer.portal || scopes.some((scope) => viewer.portal!.scopes.has(scope));

/** Whether the viewer acts for employers: a member of some, or an employer's own software. Which it acts for is asked of the rows. */
export const recruits = (viewer: Viewer): boolean => viewer.roles.has(Role.RECRUITER) || viewer.roles.has(Role.PORTAL);

export const isAdministrator = (viewer: Viewer): boolean => viewer.roles.has(Role.ADMINISTRATOR);
