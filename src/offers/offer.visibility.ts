import { EmployerSchema } from '../employers/employer.entity.ts';
import { isInWorld, isMemberOf, isPublic, toldOfSuspension } from '../employers/employer.visibility.ts';
import { sponsors } from '../centres/sponsorship.visibility.ts';
import { dayOf } from '../kernel/clock.ts';
import { defineNoun } from '../kernel/read.ts';
import { always, never, said, type Builder, type Rule } from '../kernel/rule.ts';
import { isAdministrator, Role, Scope, type Viewer } from '../kernel/viewer.ts';
import { OfferEventSchema, OfferLanguageSchema, OfferPlaceSchema, OfferSchema, OfferSkillSchema, OfferTextSchema } from './offer.entity.ts';

/** Whether an offer takes applications: published, deadline not past, openings left, employer verified (or not here yet, and a centre posts for it) and not suspended; to a test key, also its sandbox employer's. Asks the table `offers`. */
const isOpen = (eb: Builder, now: Date, { sandbox }: Viewer): Rule =>
  eb.and([
    // Only so can a plan that is kept use the indexes of what is published.
    eb('offers.state', '=', said('PUBLISHED')),
    eb('offers.openings', '>', said(0)),
    eb.or([eb('offers.deadline_on', 'is', null), eb('offers.deadline_on', '>=', dayOf(now))]),
    eb.exists(eb.selectFrom('employers as offering').select('offering.id').whereRef('offering.id', '=', 'offers.employer_id').where((employer: Builder) => (sandbox === undefined ? isPublic(employer, 'offering') : employer('offering.id', '=', sandbox)))),
  ]) as Rule;

/** Whether the viewer is a graduate who is, or was, disclosed to the offer's employer: it keeps what it applied to in sight. */
const isApplicant = (eb: Builder, viewer: Viewer): Rule =>
  viewer.roles.has(Role.GRADUATE)
    ? (eb.and([
        eb('offers.published_at', 'is not', null),
        eb.exists(eb.selectFrom('disclosures as told').innerJoin('graduates as teller', 'teller.id', 'told.graduate_id').select('told.id').whereRef('told.employer_id', '=', 'offers.employer_id').where('teller.account_id', '=', viewer.accountId)),
      ]) as Rule)
    : never(eb);

/** Whether the viewer offers jobs in the name of the employer in that column: a member, or a coordinator of the centre that posts for it while it is not here itself. */
const offersFor = (eb: Builder, employerId: string, viewer: Viewer): Rule => eb.or([isMemberOf(eb, employerId, viewer), sponsors(eb, employerId, viewer)]) as Rule;

const isVisible = (eb: Builder, viewer: Viewer, now: Date): Rule =>
  isAdministrator(viewer) ? always(eb) : (eb.and([isInWorld(eb, 'offers.employer_id', viewer), eb.or([isOpen(eb, now, viewer), offersFor(eb, 'offers.employer_id', viewer), isApplicant(eb, viewer)])]) as Rule);

const ofOffer = (eb: Builder, offerId: string, rule: (inner: Builder) => Rule): Rule => eb.exists(eb.selectFrom('offers').select('offers.id').whereRef('offers.id', '=', offerId).where(rule));

const COLUMNS = [
  'id', 'slug', 'employerId', 'reference', 'state', 'workMode', 'scale', 'contractTypes', 'endOfStudies', 'agreementRequired', 'acceptedCountries',
  'salaryMin', 'salaryMax', 'salaryCurrency', 'salaryPeriod', 'salaryBasis', 'openings', 'startsOn', 'deadlineOn', 'lastDayOn', 'experienceYears', 'relocationHelp',
  'workPermit', 'applyUrl', 'applyEmail', 'replyWithinDays', 'publishedAt', 'createdAt', 'updatedAt', 'version',
] as const;

/** An open offer: everybody. Any other: its employer's members, the coordinators of the centre that posts for it, those who applied there once it was published, administrators. */
export const offer = defineNoun({ name: 'offer', table: OfferSchema, columns: COLUMNS, scope: Scope.OFFERS_READ, visible: (eb, viewer, now) => isVisible(eb, viewer, now) });

/** Open offers and nothing else, whoever asks: what lists and search show. The service reads it as a visitor, since its own eyes see past the rule. */
export const openOffer = defineNoun({ name: 'openOffer', table: OfferSchema, columns: COLUMNS, visible: (eb, viewer, now) => eb.and([isInWorld(eb, 'offers.employer_id', viewer), isOpen(eb, now, viewer)]) });

/** The parts of an offer: whoever may see the offer. */
export const offerText = defineNoun({ name: 'offerText', table: OfferTextSchema, columns: ['offerId', 'language', 'title', 'body', 'position'], scope: Scope.OFFERS_READ, visible: (eb, viewer, now) => ofOffer(eb, 'offer_texts.offer_id', (inner) => isVisible(inner, viewer, now)) });
export const offerPlace = defineNoun({ name: 'offerPlace', table: OfferPlaceSchema, columns: ['offerId', 'placeCode', 'position'], scope: Scope.OFFERS_READ, visible: (eb, viewer, now) => ofOffer(eb, 'offer_places.offer_id', (inner) => isVisible(inner, viewer, now)) });
export const offerLanguage = defineNoun({ name: 'offerLanguage', table: OfferLanguageSchema, columns: ['offerId', 'language', 'level', 'required'], scope: Scope.OFFERS_READ, visible: (eb, viewer, now) => ofOffer(eb, 'offer_languages.offer_id', (inner) => isVisible(inner, viewer, now)) });
export const offerSkill = defineNoun({ name: 'offerSkill', table: OfferSkillSchema, columns: ['offerId', 'position', 'alternative', 'kind', 'skillSlug', 'minimumLevel', 'weight'], scope: Scope.OFFERS_READ, visible: (eb, viewer, now) => ofOffer(eb, 'offer_skills.offer_id', (inner) => isVisible(inner, viewer, now)) });

/** What happened to an offer: its employer's members, those who applied there, administrators. */
export const offerEvent = defineNoun({
  name: 'offerEvent',
  table: OfferEventSchema,
  columns: ['id', 'offerId', 'at', 'fromState', 'toState', 'changedFields'],
  scope: Scope.OFFERS_READ,
  visible: (eb, viewer) => (isAdministrator(viewer) ? eb.lit(true) : ofOffer(eb, 'offer_events.offer_id', (inner) => inner.or([offersFor(inner, 'offers.employer_id', viewer), isApplicant(inner, viewer)]) as Rule)),
});

/** An offer as its employer's members change it; not while the employer is suspended. */
export const managedOffer = defineNoun({
  name: 'managedOffer',
  table: OfferSchema,
  columns: ['id', 'employerId'],
  scope: [Scope.OFFERS_WRITE, Scope.APPLICATIONS_READ, Scope.CANDIDATES_READ],
  halted: toldOfSuspension('offers.employer_id'),
  visible: (eb, viewer) => {
    const build = eb as Builder;
    return build.and([isMemberOf(build, 'offers.employer_id', viewer), build.exists(build.selectFrom('employers as own_employer').select('own_employer.id').whereRef('own_employer.id', '=', 'offers.employer_id').where('own_employer.suspended_at', 'is', null))]);
  },
});

/** An offer as it is written, by who offers jobs in its employer's name; not while the employer is suspended. Candidates and applications are for the employer's members alone: `managedOffer`. */
export const writtenOffer = defineNoun({
  name: 'writtenOffer',
  table: OfferSchema,
  columns: ['id', 'employerId', 'applyEmail', 'editsToldAt'],
  scope: Scope.OFFERS_WRITE,
  halted: toldOfSuspension('offers.employer_id'),
  visible: (eb, viewer) => {
    const build = eb as Builder;
    return build.and([offersFor(build, 'offers.employer_id', viewer), build.exists(build.selectFrom('employers as own_employer').select('own_employer.id').whereRef('own_employer.id', '=', 'offers.employer_id').where('own_employer.suspended_at', 'is', null))]);
  },
});

/** An employer as jobs are offered in its name; not while it is suspended. */
export const hiringEmployer = defineNoun({
  name: 'hiringEmployer',
  table: EmployerSchema,
  columns: ['id', 'placeCode'],
  scope: Scope.OFFERS_WRITE,
  halted: toldOfSuspension('employers.id'),
  visible: (eb, viewer) => eb.and([eb('employers.suspended_at', 'is', null), offersFor(eb as Builder, 'employers.id', viewer)]),
});
