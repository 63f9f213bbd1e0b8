import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Clients and audits of others are installed apart, since they are half as large as all the rest: npm run test:outside.
const outside = existsSync(new URL('test/outside/node_modules', import.meta.url));
if (!outside) console.log('test/outside is left out: "npm run test:outside" installs what it needs and runs it');

export default defineConfig({
  // One realm of graphql: its two module formats would otherwise refuse each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)) }] },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', ...(outside ? [] : ['test/outside/**'])],
    globalSetup: ['test/harness/services.ts'],
    setupFiles: ['test/harness/metadata.ts'],
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    // Where others share the machine, a test that lost a race with its load is asked once more; it is reported as retried.
    retry: process.env.CI ? 1 : 0,
    hookTimeout: 120_000,
  },
});
