import { resolve } from 'node:path';
import { projectRoot } from '../../kernel/project-root.ts';
import type { Settings } from '../config.ts';
import type { GateSize } from './gate.ts';
import { makeSchema } from '../schema.ts';
import { readTrusted, type TrustedDocuments } from './trusted-documents.ts';

/** How the service's door stands: what the settings say of who may come in, from where, and how many at once. */
export interface Door {
  /** Null: as many as come; for tests and measuring alone. */
  readonly gate: GateSize | null;
  /** Origins whose pages may read answers. */
  readonly corsOrigins: readonly string[];
  /** Whose word about a client's address is taken: proxies by number or address; false: nobody's. */
  readonly trustProxy: number | string[] | false;
  /** Browsers are told to come by TLS alone. */
  readonly tls: boolean;
  /** What /.well-known/security.txt says; null: there is none. */
  readonly securityContact: string | null;
  readonly publicUrl: string | null;
  readonly trusted: TrustedDocuments | null;
  /** Only trusted documents are answered. */
  readonly trustedOnly: boolean;
}

/** A door that nothing was said of. */
export const PLAIN_DOOR: Door = { gate: null, corsOrigins: [], trustProxy: false, tls: false, securityContact: null, publicUrl: null, trusted: null, trustedOnly: false };

/** What waits longer is refused; who is expected to wait for a quarter of it is not let in to wait. */
const PATIENCE_MS = 2000;

/**
 * The door as the settings say.
 * @throws Error that names what can not be trusted of TRUSTED_DOCUMENTS
 */
export async function doorOf(settings: Settings): Promise<Door> {
  const { TRUSTED_DOCUMENTS: file, PUBLIC_URL: publicUrl } = settings;
  return {
    gate: { atOnce: settings.CONCURRENCY, waiting: settings.QUEUE, patienceMs: PATIENCE_MS },
    corsOrigins: settings.CORS_ORIGINS,
    trustProxy: settings.TRUST_PROXY,
    tls: publicUrl !== undefined && new URL(publicUrl).protocol === 'https:',
    securityContact: settings.SECURITY_CONTACT ?? null,
    publicUrl: publicUrl ?? null,
    trusted: file === undefined ? null : readTrusted(resolve(projectRoot, file), await makeSchema()),
    trustedOnly: settings.TRUSTED_ONLY,
  };
}
