// PostGraphile 5 on views of the same tables: no limits, no log; as a stranger, or with who asks as its manual has it: a token's claims as
// settings of the transaction.
import { createServer } from 'node:http';
import { jwtVerify } from 'jose';
import pg from 'pg';
import { postgraphile } from 'postgraphile';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makePgService } from 'postgraphile/adaptors/pg';
import { views } from './statements.mjs';

const secret = new TextEncoder().encode(process.env.TOKEN_SECRET);

async function identity({ node }) {
  const { payload } = await jwtVerify((node?.req.headers.authorization ?? '').slice('Bearer '.length), secret, { issuer: 'jisr', audience: 'jisr:graphql', algorithms: ['HS256'] });
  return { pgSettings: { 'jwt.claims.account_id': payload.sub, 'jwt.claims.session_id': payload.sid } };
}

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
await client.query(views);
await client.end();
const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  disablePlugins: ['NodePlugin'],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['bench_edge'], pubsub: false, poolConfig: { max: 10, idleTimeoutMillis: 0 } })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: { explain: false, ...(process.env.IDENTITY === 'on' ? { context: identity } : {}) },
});
const serv = pgl.createServ(grafserv);
const server = createServer();
await serv.addTo(server);
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
if (process.argv.includes('--schema')) console.log((await import('graphql')).printSchema(await pgl.getSchema()));
