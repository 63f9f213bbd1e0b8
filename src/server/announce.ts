import type { Running } from './start.ts';

const QUERY = '{ offers(first: 3) { nodes { title employer { name } places { name } } } }';

/** The last lines of a start: where, who can sign in, and something to try. */
export function announce({ address, populated: { people, administrator } }: Running, seconds: number): string {
  const signIns = people.map((person) => `    ${person.role.padEnd(14)} ${person.email.padEnd(34)} ${person.password}`);
  return [
    '',
    `Jisr is ready after ${seconds.toFixed(1)} s.`,
    `  Explorer   ${address}/`,
    `  GraphQL    ${address}/graphql`,
    ...(signIns.length > 0 ? ['', '  Sign in as', ...signIns] : []),
    ...(administrator ? ['', `  First administrator (shown once): ${administrator.email}   ${administrator.password}`, '    Change it first, by `changePassword`: nothing else is answered before.'] : []),
    '',
    '  Try',
    `    curl -s ${address}/graphql -H 'content-type: application/json' -d '${JSON.stringify({ query: QUERY })}'`,
    '',
    '  Ctrl-C stops everything.',
  ].join('\n');
}
