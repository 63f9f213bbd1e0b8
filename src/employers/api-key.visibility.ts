import { defineNoun } from '../kernel/read.ts';
import { isAdministrator } from '../kernel/viewer.ts';
import { ApiKeySchema } from './api-key.entity.ts';
import { toldOfSuspension, isActingOwner, isMemberOf } from './employer.visibility.ts';

/** A key as it is managed: the owners of the employer that made it, and administrators. Its secret has no column here. No key sees keys. */
export const apiKey = defineNoun({
  name: 'apiKey',
  table: ApiKeySchema,
  columns: ['id', 'employerId', 'name', 'scopes', 'test', 'previousUntil', 'createdAt', 'expiresAt', 'lastUsedAt', 'revokedAt'],
  visible: (eb, viewer) => (isAdministrator(viewer) ? eb.lit(true) : isMemberOf(eb, 'api_keys.employer_id', viewer, 'OWNER')),
});

/** A key as an owner rotates and revokes it; not while the employer is suspended, when none of its keys serves anyway. */
export const ownedApiKey = defineNoun({
  name: 'ownedApiKey',
  table: ApiKeySchema,
  columns: ['id'],
  halted: toldOfSuspension('api_keys.employer_id', 'OWNER'),
  visible: (eb, viewer) => isActingOwner(eb, 'api_keys.employer_id', viewer),
});

/** What a secret is compared with: for the service alone. */
export const keySecret = defineNoun({
  name: 'keySecret',
  table: ApiKeySchema,
  columns: ['id', 'employerId', 'scopes', 'test', 'secretHash', 'previousHash', 'previousUntil', 'expiresAt', 'revokedAt'],
  visible: (eb) => eb.lit(false),
});
