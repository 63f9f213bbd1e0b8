// The service's own schema and contexts, compiled, without its server: what the peers that share its resolvers run on.
import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const dist = join(import.meta.dirname, '../../dist/src');
const compiled = (path) => import(pathToFileURL(join(dist, path)).href);

export async function openOwn() {
  const [{ makeApp }, { makeSchema }, { requestContext, makeContext }, { makeLog }, { placeMap }, { skillMap }] = await Promise.all(
    ['server/app.js', 'server/schema.js', 'server/request-context.js', 'server/log.js', 'places/place.map.js', 'skills/skill.map.js'].map(compiled),
  );
  const app = await makeApp({
    databaseUrl: process.env.DATABASE_URL, meiliUrl: 'http://127.0.0.1:1', meiliKey: 'none', meiliPrefix: '', log: makeLog('fatal'), homeRegion: 'MA-02',
    tokenSecret: new TextEncoder().encode(process.env.TOKEN_SECRET), rateScale: 1_000_000,
  });
  await Promise.all([placeMap(makeContext(app)), skillMap(makeContext(app))]);
  return { app, schema: await makeSchema(), contextOf: (request, reply) => requestContext(app, request, reply) };
}
