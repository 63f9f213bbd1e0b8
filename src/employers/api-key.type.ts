import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../kernel/connection.ts';
import { NodeType } from '../kernel/node.ts';
import { Repeatable } from '../kernel/repeatable.ts';
import { DateTime } from '../kernel/scalars.ts';
import { Scope } from '../kernel/viewer.ts';
import { ApiKeyUserError } from './api-key.errors.ts';

registerEnumType(Scope, {
  name: 'ApiKeyScope',
  description: 'What an API key is good for. Whatever everybody may see, every key sees; a scope that writes brings the one that reads the same.',
  valuesConfig: {
    OFFERS_READ: { description: '`offers:read`: the employer’s offers in any state, their events, and what its members see of the employer itself.' },
    OFFERS_WRITE: { description: '`offers:write`: creates, changes, imports, publishes, pauses, fills, closes and discards the employer’s offers.' },
    APPLICATIONS_READ: { description: '`applications:read`: applications to the employer, their events, and the profiles of those who applied, by name. Every look is told to the person.' },
    APPLICATIONS_WRITE: { description: '`applications:write`: moves applications on, rejects, hires.' },
    CANDIDATES_READ: { description: '`candidates:read`: whom the employer may find for its offers, under pseudonyms, the matches, the shortlist and the notes.' },
    CANDIDATES_WRITE: { description: '`candidates:write`: shortlists candidates, passes them over, and writes notes on them.' },
  },
});

@ObjectType('ApiKey', { implements: NodeType, description: 'What an employer’s own software asks with. Seen by the employer’s owners and by administrators; its secret is shown once, when it is made or rotated.' })
export class ApiKeyType extends NodeType {
  @Field(() => String, { description: 'What its owners call it.' })
  name!: string;

  @Field(() => [Scope], { description: 'What it is good for.' })
  scopes!: Scope[];

  @Field(() => Boolean, { description: 'Whether it is a test key: it acts for the sandbox employer and sees no other.' })
  test!: boolean;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it stops serving by itself; null if never.' })
  expiresAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it last served, to the minute or so; null if never.' })
  lastUsedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the secret before the last rotation serves too; null if it does not.' })
  previousUntil!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked; null if it was not.' })
  revokedAt!: string | null;
}

export const ApiKeyConnection = connectionOf('ApiKey', () => ApiKeyType, 'API keys of an employer');

@ObjectType('Portal', { description: 'An employer’s own software that asks with an API key: whom it acts for, and what its key is good for.' })
export class PortalType {
  @Field(() => [Scope], { description: 'What the key is good for.' })
  scopes!: Scope[];

  @Field(() => Boolean, { description: 'Whether it is a test key, which acts for the sandbox employer.' })
  test!: boolean;
}

@InputType({ description: 'A new API key of an employer you own.' })
export class CreateApiKeyInput extends Repeatable {
  @Field(() => ID, { description: 'The employer.' })
  employerId!: string;

  @Field(() => String, { description: 'What you call it, such as the software that will hold it; 1-100 characters.' })
  name!: string;

  @Field(() => [Scope], { description: 'What it is to be good for, at least one; a scope that writes brings the one that reads the same.' })
  scopes!: Scope[];

  @Field(() => DateTime, { nullable: true, description: 'When it stops serving, within a year; left out, it serves until it is revoked.' })
  expiresAt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'True for a test key, which acts for the sandbox employer of the demo world in place of yours.' })
  test?: boolean | null;
}

@InputType({ description: 'Which key gets a new secret.' })
export class RotateApiKeyInput extends Repeatable {
  @Field(() => ID, { description: 'The key.' })
  apiKeyId!: string;

  @Field(() => Int, { nullable: true, description: 'For how many hours the present secret goes on serving, 0-168; 24 if left out.' })
  overlapHours?: number | null;
}

@InputType({ description: 'Which key ends.' })
export class RevokeApiKeyInput extends Repeatable {
  @Field(() => ID, { description: 'The key.' })
  apiKeyId!: string;
}

@ObjectType({ description: 'What became of an API key.' })
export class ApiKeyPayload {
  @Field(() => ApiKeyType, { nullable: true, description: 'The key as it is now; null if it failed.' })
  apiKey?: ApiKeyType | null;

  @Field(() => [ApiKeyUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof ApiKeyUserError>[];
}

@ObjectType({ description: 'An API key that was made or rotated, with its secret.' })
export class ApiKeySecretPayload {
  @Field(() => ApiKeyType, { nullable: true, description: 'The key as it is now; null if it failed.' })
  apiKey?: ApiKeyType | null;

  @Field(() => [ApiKeyUserError], { description: 'Expected faults; empty if it worked.' })
  userErrors!: InstanceType<typeof ApiKeyUserError>[];
}
