import { defineEntity, type Opt, p } from '@mikro-orm/core';
import { Account } from '../identity/account.entity.ts';
import { Place } from '../places/place.entity.ts';

/** Kinds of contract, as offers state and graduates want them. */
export const ContractType = {
  PERMANENT: 'PERMANENT', FIXED_TERM: 'FIXED_TERM', TEMPORARY: 'TEMPORARY', INSERTION: 'INSERTION',
  PRE_HIRE_INTERNSHIP: 'PRE_HIRE_INTERNSHIP', INTERNSHIP: 'INTERNSHIP', APPRENTICESHIP: 'APPRENTICESHIP', FREELANCE: 'FREELANCE',
} as const;
export type ContractType = (typeof ContractType)[keyof typeof ContractType];

/** How far from the home region something is: within one province, in the country, abroad. */
export const Scale = { LOCAL: 'LOCAL', REGIONAL: 'REGIONAL', INTERNATIONAL: 'INTERNATIONAL' } as const;
export type Scale = (typeof Scale)[keyof typeof Scale];

export const Gender = { FEMALE: 'FEMALE', MALE: 'MALE', OTHER: 'OTHER' } as const;
export const AgeBand = { UNDER_20: 'UNDER_20', FROM_20_TO_24: 'FROM_20_TO_24', FROM_25_TO_29: 'FROM_25_TO_29', FROM_30: 'FROM_30' } as const;

const FOLDED_NAME = `("left"(lower(regexp_replace(translate(NORMALIZE(name, NFKD), 'ٱىیةکڭݣگ'::text, 'اييهكككك'::text), '[\\u0300-\\u036f\\u0640\\u064b-\\u065f\\u0670[:space:][:punct:]‐-―’‘ʼ]+'::text, ''::text, 'g'::text)), 200)) stored`;

/** A learner or former learner of a centre, and what the person says of it. Employers see the coded part alone (candidate). */
export const GraduateSchema = defineEntity({
  name: 'Graduate',
  tableName: 'graduates',
  indexes: [{ name: 'graduates_phone', properties: ['phone'], where: 'phone is not null' }],
  properties: {
    id: p.uuid().primary(),
    accountId: () => p.manyToOne(Account).mapToPk().fieldName('account_id').unique('graduates_account_unique'),
    name: p.string().length(200),
    /**
     * The name as twins are looked for: lower case, without accents, tashkeel, spaces and dashes, letters that Arabic keyboards
     * exchange unified. Worked out by the database, so that it never stays behind, nor is left behind.
     */
    foldedName: p.string().length(200).generated(FOLDED_NAME).$type<Opt<string>>().index('graduates_folded_name'),
    headline: p.string().length(200).nullable(),
    summary: p.text().nullable(),
    email: p.string().length(254),
    /** E.164. */
    phone: p.string().length(16).nullable(),
    /** E.164. */
    whatsapp: p.string().length(16).nullable(),
    website: p.string().length(500).nullable(),
    /** Where the person lives; only preselects mobility, but its country counts for remote offers that name some. */
    residenceCode: () => p.manyToOne(Place).mapToPk().fieldName('residence_code').nullable(),
    wantsRemote: p.boolean(),
    /** True where the order of mobility is one of preference. */
    mobilityOrdered: p.boolean(),
    contractTypes: p.array(),
    availableOn: p.date().nullable(),
    /** When the person last said that the profile still holds; employers see it 90 days long. */
    reconfirmedAt: p.datetime().length(3),
    /** When a letter last asked whether it still holds. */
    reconfirmAskedAt: p.datetime().length(3).nullable(),
    /** The scales at which employers may find the person; empty: not findable. */
    findableAt: p.array(),
    /** For statistics only, on choice; never shown, never scored. */
    gender: p.enum(() => Gender).nullable(),
    ageBand: p.enum(() => AgeBand).nullable(),
    createdAt: p.datetime().length(3),
    /** When the person erased itself: every personal column is blank since, and the row counts in statistics alone. */
    erasedAt: p.datetime().length(3).nullable(),
    version: p.integer().version(),
  },
});
export class Graduate extends GraduateSchema.class {}
GraduateSchema.setClass(Graduate);

/** A place the person would work in, exactly as ticked. */
export const MobilitySchema = defineEntity({
  name: 'Mobility',
  tableName: 'graduate_mobility',
  properties: {
    graduateId: () => p.manyToOne(Graduate).mapToPk().fieldName('graduate_id').primary().deleteRule('cascade'),
    placeCode: () => p.manyToOne(Place).mapToPk().fieldName('place_code').primary().index(),
    position: p.integer(),
  },
});
export class Mobility extends MobilitySchema.class {}
MobilitySchema.setClass(Mobility);
