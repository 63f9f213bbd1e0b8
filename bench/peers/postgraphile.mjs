// PostGraphile 5 on views of the same tables, as a stranger: no identity, no limits, no log.
import { createServer } from 'node:http';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makePgService } from 'postgraphile/adaptors/pg';
import { views } from './statements.mjs';

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query(views);
await client.end();
const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  disablePlugins: ['NodePlugin'],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['bench_edge'], pubsub: false, poolConfig: { max: 10, idleTimeoutMillis: 0 } })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: { explain: false },
});
const serv = pgl.createServ(grafserv);
const server = createServer();
await serv.addTo(server);
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
if (process.argv.includes('--schema')) console.log((await import('graphql')).printSchema(await pgl.getSchema()));
