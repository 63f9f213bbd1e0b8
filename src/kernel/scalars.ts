import { GraphQLScalarType, Kind } from 'graphql';
import { registerEnumType } from 'type-graphql';
import { isDay } from './clock.ts';
import { topLevel } from './errors.ts';
import { Language } from './language.ts';

registerEnumType(Language, {
  name: 'Language',
  description: 'A language the service speaks to people.',
  valuesConfig: { FR: { description: 'French.' }, AR: { description: 'Arabic, right to left.' }, EN: { description: 'English.' } },
});

const refuse = (what: string, accepted: string) => topLevel('BAD_USER_INPUT', `${what}: give ${accepted}.`);

/** PostgreSQL prints `2026-03-29 01:30:00.12+00`; the graph shows `2026-03-29T01:30:00.120Z`. */
const toInstant = (value: unknown): Date => (value instanceof Date ? value : new Date(String(value).replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')));

function text<T>(name: string, description: string, parse: (value: string) => T, serialize: (value: unknown) => string): GraphQLScalarType {
  const fromText = (value: unknown): T => {
    if (typeof value !== 'string') throw refuse(`${name} is a string`, description);
    return parse(value);
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize,
    parseValue: fromText,
    parseLiteral: (node) => fromText(node.kind === Kind.STRING ? node.value : undefined),
  });
}

/** An instant. In: RFC 3339 with a zone. Out: UTC, milliseconds. */
export const DateTime = text('DateTime', 'An instant in RFC 3339 with a zone, such as 2026-03-29T01:30:00.000Z; answers are in UTC.', (value) => {
  const instant = new Date(value);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value) || !isDay(value.slice(0, 10)) || Number.isNaN(instant.valueOf())) throw refuse(`"${value.slice(0, 40)}" is no DateTime`, 'an existing instant such as 2026-03-29T01:30:00Z');
  return instant;
}, (value) => toInstant(value).toISOString());

/** A day. In and out: YYYY-MM-DD. */
export const DateOnly = text('Date', 'A day that exists, as YYYY-MM-DD; days are counted in Africa/Casablanca.', (value) => {
  if (!isDay(value)) throw refuse(`"${value.slice(0, 40)}" is no Date`, 'a day that exists, such as 2026-03-29');
  return value;
}, String);

/** A number with decimals, as a string, so that no float rounds money. */
export const Decimal = text('Decimal', 'A decimal number as a string with at most two decimals, such as "4500.00".', (value) => {
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(value)) throw refuse(`"${value.slice(0, 40)}" is no Decimal`, 'digits with at most two decimals, such as "4500.00"');
  return value;
}, String);

/** A web address. */
export const Url = text('URL', 'An absolute http or https address of at most 500 characters.', (value) => {
  const fits = value.length <= 500 && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && !new URL(value).username;
  if (!fits) throw refuse(`"${value.slice(0, 40)}" is no URL`, 'an absolute http or https address of at most 500 characters, without credentials');
  return value;
}, String);
