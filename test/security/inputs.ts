import { getNamedType, getNullableType, type GraphQLField, type GraphQLInputField, type GraphQLInputType, isEnumType, isInputObjectType, isListType } from 'graphql';
import { randomInt, randomUUID } from 'node:crypto';
import { iceNumber } from '../builders/employers.ts';
import { TERMS } from '../builders/terms.ts';
import { PASSWORD } from '../harness/world.ts';

/** What an input is filled with: ids by the name of their field, and words where a scalar's own sample would be refused. */
export interface Known {
  readonly ids: Readonly<Record<string, unknown>>;
  readonly words?: Readonly<Record<string, () => unknown>>;
}

const SAMPLES: Readonly<Record<string, unknown>> = { Int: 1, Float: 0.95, Boolean: false, String: 'x', Date: '2027-01-01', DateTime: '2026-01-01T00:00:00Z', Decimal: '100.00', URL: 'https://a.example/', JSONObject: {} };
const WORDS: Readonly<Record<string, () => unknown>> = {
  skill: () => 'react', slug: () => `slug-${randomInt(1e9)}`, placeCode: () => 'MA-OUJ', residenceCode: () => 'MA-OUJ', code: () => 'MA-OUJ', parentCode: () => 'MA', currency: () => 'MAD', language: () => 'fr', password: () => PASSWORD, privacyNotice: () => TERMS.privacyNotice, isAtLeast16: () => true, registrationNumber: iceNumber,
  phone: () => '+212612345678', whatsapp: () => '+212612345678', started: () => '2020', ended: () => '2021', email: () => `x.${randomUUID()}@test.example`, refreshToken: () => 'x', step: () => 'x', broaderSlug: () => 'javascript', acceptedCountries: () => 'MA', languages: () => 'fr', skills: () => 'react',
  placeCodes: () => 'MA-OUJ', places: () => 'MA-OUJ', resume: () => ({ basics: { label: 'x' } }), graduatesOn: () => '2027-06-01', startsOn: () => '2027-01-01', reference: () => randomUUID(), registrationKind: () => 'ICE', scale: () => 'LOCAL', first: () => 5, version: () => 1, replyWithinDays: () => 7, weight: () => 1, openings: () => 1, name: () => 'x',
};
/** Of two that exclude each other, the one that is left out unless it is the one that is tried. */
const APART = new Set(['joinEmployerId', 'invitationCode', 'candidateId', 'idempotencyKey', 'after', 'renew']);
export const isApart = (name: string): boolean => APART.has(name);

export type Step = string | number;

/** A value of an input's type that most rules accept. `tried` names what is asked for though it excludes something else. */
export function sample(type: GraphQLInputType, name: string, known: Known, tried: readonly Step[] = []): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [sample(bare.ofType, name, known, tried)];
  if (isEnumType(bare)) return [known.words?.[name]?.(), WORDS[name]?.()].find((word) => bare.getValues().some((value) => value.name === word)) ?? bare.getValues()[0]!.name;
  if (isInputObjectType(bare)) {
    const fields: GraphQLInputField[] = Object.values(bare.getFields());
    return Object.fromEntries(fields.filter((one) => !APART.has(one.name) || tried.includes(one.name)).map((one) => [one.name, sample(one.type, one.name, known, tried)]));
  }
  if (String(bare) === 'ID') return known.ids[name] ?? known.ids[name.replace(/s$/, '')] ?? 'x';
  return (known.words?.[name] ?? WORDS[name])?.() ?? SAMPLES[String(bare)];
}

/** The input of a mutation and what it takes; no type where it takes none. */
export const inputOf = (field: GraphQLField<unknown, unknown>): { readonly type: GraphQLInputType | null; readonly fields: Readonly<Record<string, GraphQLInputField>> } => {
  const type = field.args[0]?.type ?? null;
  const named = type && getNamedType(type);
  return { type, fields: isInputObjectType(named) ? named.getFields() : {} };
};
