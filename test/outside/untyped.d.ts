/** graphql-schema-linter has no types of its own. */
declare module 'graphql-schema-linter/lib/configuration.js' {
  export class Configuration {
    constructor(schema: { definition: string }, options?: { rules?: string[] });
    getRules(): unknown[];
  }
}

declare module 'graphql-schema-linter/lib/validator.js' {
  import type { Configuration } from 'graphql-schema-linter/lib/configuration.js';

  export function validateSchemaDefinition(schema: { definition: string }, rules: unknown[], configuration: Configuration): { readonly ruleName: string; readonly message: string }[];
}
