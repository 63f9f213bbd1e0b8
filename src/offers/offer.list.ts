import type { SelectQueryBuilder } from 'kysely';
import type { Context } from '../kernel/context.ts';
import { uuidOf } from '../kernel/ids.ts';
import { type Narrow, type Order, page, type Page } from '../kernel/paging.ts';
import { from, type Row } from '../kernel/read.ts';
import { placeMap } from '../places/place.map.ts';
import { skillMap } from '../skills/skill.map.ts';
import type { OfferFilter, OffersArgs } from './offer.filter.ts';
import { filterFaults } from './offer.rules.ts';
import { offerLanguage, offerPlace, offerSkill, openOffer } from './offer.visibility.ts';

type Query = SelectQueryBuilder<any, any, any>;

const ORDERS: Readonly<Record<'NEWEST' | 'DEADLINE', Order>> = {
  NEWEST: { name: 'NEWEST', by: ['publishedAt'], direction: 'desc' },
  DEADLINE: { name: 'DEADLINE', by: ['lastDayOn'], direction: 'asc' },
};

/** Open offers under a filter; an unknown value in it is a top-level BAD_USER_INPUT. */
export async function offersPage(context: Context, { filter, order, ...args }: OffersArgs): Promise<Page<Row<typeof openOffer>>> {
  await filterFaults(context, filter ?? {});
  const map = await placeMap(context);
  const within = filter?.placeCodes?.flatMap((code) => [code, ...map.descendants(code)]);
  const { alike } = await skillMap(context);
  const skills = filter?.skills?.flatMap(alike);
  return page(context, openOffer, ORDERS[order ?? 'NEWEST'], args, (query) => narrowParts(context, { ...filter, placeCodes: within, skills })(narrowRow(filter ?? {})(query)));
}

const given = (list: readonly unknown[] | null | undefined): boolean => Boolean(list?.length);

/** What the offer's own row says. */
const narrowRow = (filter: OfferFilter): Narrow => (query) =>
  query
    .$if(given(filter.scales), (q) => q.where('openOffer.scale', 'in', filter.scales!))
    .$if(given(filter.workModes), (q) => q.where('openOffer.workMode', 'in', filter.workModes!))
    .$if(given(filter.workPermits), (q) => q.where('openOffer.workPermit', 'in', filter.workPermits!))
    .$if(given(filter.contractTypes), (q) => q.where((eb) => eb.or(filter.contractTypes!.map((type) => eb(eb.val(type), '=', eb.fn.any<any>('openOffer.contractTypes') as never)))))
    .$if(given(filter.employerIds), (q) => q.where('openOffer.employerId', 'in', filter.employerIds!.map((id) => uuidOf('Employer', id))))
    .$if(Boolean(filter.salaryFloor), (q) => narrowSalary(q, filter.salaryFloor!))
    .$if(typeof filter.experienceYearsAtMost === 'number', (q) => q.where('openOffer.experienceYears', '<=', filter.experienceYearsAtMost!))
    .$if(Boolean(filter.publishedSince), (q) => q.where('openOffer.publishedAt', '>=', filter.publishedSince!))
    .$if(filter.openEndedOnly === true, (q) => q.where('openOffer.deadlineOn', 'is', null));

const narrowSalary = (query: Query, floor: NonNullable<OfferFilter['salaryFloor']>): Query =>
  query
    .where('openOffer.salaryCurrency', '=', floor.currency)
    .where('openOffer.salaryPeriod', '=', floor.period)
    .where((eb) => eb(eb.fn.coalesce('openOffer.salaryMax', 'openOffer.salaryMin'), '>=', floor.amount))
    .$if(Boolean(floor.basis), (q) => q.where('openOffer.salaryBasis', '=', floor.basis!));

/** What the offer's parts say. */
const narrowParts = (context: Context, { placeCodes, skills, languages }: OfferFilter): Narrow => (query) =>
  query
    .$if(given(placeCodes), (q) => q.where((eb) => eb.exists(eb.selectFrom(from(context, offerPlace)).select('offerPlace.offerId').whereRef('offerPlace.offerId', '=', 'openOffer.id').where('offerPlace.placeCode', 'in', placeCodes!))))
    .$if(given(skills), (q) => q.where((eb) => eb.exists(eb.selectFrom(from(context, offerSkill)).select('offerSkill.offerId').whereRef('offerSkill.offerId', '=', 'openOffer.id').where('offerSkill.skillSlug', 'in', skills!))))
    .$if(given(languages), (q) => q.where((eb) => eb.exists(eb.selectFrom(from(context, offerLanguage)).select('offerLanguage.offerId').whereRef('offerLanguage.offerId', '=', 'openOffer.id').where('offerLanguage.language', 'in', languages!))));
