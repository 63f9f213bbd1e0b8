import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ViewerType } from '../identity/account.type.ts';
import { connection, PageInput } from '../kernel/connection.ts';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { mutate } from '../kernel/mutate.ts';
import type { Row } from '../kernel/read.ts';
import type { Secret } from '../kernel/secret.ts';
import type { Portal } from '../kernel/viewer.ts';
import { AccessRecordType } from '../privacy/access-record.type.ts';
import type { accessRecord } from '../privacy/access-record.visibility.ts';
import { apiKeyById, keysOfEmployer } from './api-key.loaders.ts';
import { createApiKey, revokeApiKey, rotateApiKey } from './api-key.service.ts';
import { ApiKeyConnection, ApiKeyPayload, ApiKeySecretPayload, ApiKeyType, CreateApiKeyInput, PortalType, RevokeApiKeyInput, RotateApiKeyInput } from './api-key.type.ts';
import type { apiKey } from './api-key.visibility.ts';
import { employerById } from './employer.loaders.ts';
import { EmployerType } from './employer.type.ts';
import type { employer } from './employer.visibility.ts';

@Resolver(() => ApiKeyType)
export class ApiKeyResolver {
  @FieldResolver(() => EmployerType, { nullable: true, description: 'The employer whose owners made it.' })
  employer(@Root() row: Row<typeof apiKey>, @Ctx() context: Context) {
    return employerById(context).load(row.employerId);
  }

  @Mutation(() => ApiKeySecretPayload, { description: 'Makes an API key for an employer you own; its secret is in this answer and nowhere else, and the other owners get a letter. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, EMAIL_NOT_CONFIRMED, REQUIRED, TOO_LONG, INVALID, TOO_MANY_KEYS (20 live ones), NO_SANDBOX.' })
  createApiKey(@Arg('input', () => CreateApiKeyInput, { description: 'For whom, and what for.' }) input: CreateApiKeyInput, @Ctx() context: Context) {
    return mutate(context, 'createApiKey', { ...input, employerId: uuidOf('Employer', input.employerId) }, createApiKey, { apiKey: apiKeyById });
  }

  @Mutation(() => ApiKeySecretPayload, { description: 'Gives an API key a new secret, which is in this answer and nowhere else; the present one serves a while longer. Faults: NOT_FOUND, EMPLOYER_SUSPENDED, KEY_ENDED, OUT_OF_RANGE.' })
  rotateApiKey(@Arg('input', () => RotateApiKeyInput, { description: 'Which key, and for how long the old secret serves.' }) input: RotateApiKeyInput, @Ctx() context: Context) {
    return mutate(context, 'rotateApiKey', { ...input, apiKeyId: uuidOf('ApiKey', input.apiKeyId) }, rotateApiKey, { apiKey: apiKeyById });
  }

  @Mutation(() => ApiKeyPayload, { description: 'Ends an API key at once and for good. Faults: NOT_FOUND, EMPLOYER_SUSPENDED.' })
  revokeApiKey(@Arg('input', () => RevokeApiKeyInput, { description: 'Which key.' }) input: RevokeApiKeyInput, @Ctx() context: Context) {
    return mutate(context, 'revokeApiKey', { ...input, apiKeyId: uuidOf('ApiKey', input.apiKeyId) }, revokeApiKey, { apiKey: apiKeyById });
  }
}

@Resolver(() => ApiKeySecretPayload)
export class ApiKeySecretResolver {
  @FieldResolver(() => String, { nullable: true, description: 'What to send as `Authorization: Bearer ...`; keep it as you keep a password. Null if it failed, and where an idempotency key repeats a request: it is kept nowhere, so if the first answer was lost, rotate or revoke the key.' })
  secret(@Root() payload: { readonly secret?: Secret }): string | null {
    return payload.secret?.valueOf() ?? null;
  }
}

@Resolver(() => EmployerType)
export class EmployerApiKeysResolver {
  @FieldResolver(() => ApiKeyConnection, { description: 'Its API keys, newest first, ended ones too; empty unless you own it or are an administrator.' })
  async apiKeys(@Root() row: Row<typeof employer>, @Args(() => PageInput) args: PageInput, @Ctx() context: Context) {
    return connection(await keysOfEmployer(context, { parentId: row.id, args }));
  }
}

@Resolver(() => ViewerType)
export class ViewerPortalResolver {
  @FieldResolver(() => PortalType, { nullable: true, description: 'The software that asks, where an API key does; null for a person.' })
  portal(@Ctx() { viewer: { portal } }: Context) {
    return portal && { ...portal, scopes: [...portal.scopes].toSorted() };
  }
}

@Resolver(() => PortalType)
export class PortalResolver {
  @FieldResolver(() => EmployerType, { nullable: true, description: 'The employer it acts for: of a test key, the sandbox employer.' })
  employer(@Root() portal: Portal, @Ctx() context: Context) {
    return employerById(context).load(portal.employerId);
  }
}

@Resolver(() => AccessRecordType)
export class AccessRecordKeyResolver {
  @FieldResolver(() => ApiKeyType, { nullable: true, description: 'The API key that looked; null where an account did.' })
  apiKey(@Root() row: Row<typeof accessRecord>, @Ctx() context: Context) {
    return apiKeyById(context).load(row.actorId);
  }
}
