import { startServices } from '../../../src/server/embedded/services.ts';

// Holds the services of a data folder until it is killed; a test does that.
const quiet = { info: () => undefined, warn: () => undefined };
const { databaseUrl, meiliUrl } = await startServices({ dataDir: process.argv[2]!, log: quiet, durable: false });
process.stdout.write(`${JSON.stringify({ databaseUrl, meiliUrl })}\n`);
setInterval(() => undefined, 60_000);
