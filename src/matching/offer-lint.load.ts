import { dayOf } from '../kernel/clock.ts';
import { type Context, now } from '../kernel/context.ts';
import { type DomainError, DomainErrors } from '../kernel/errors.ts';
import { from, read } from '../kernel/read.ts';
import { Rules } from '../kernel/rules.ts';
import { BLANK, factsAfter, factsOf, type GivenFacts, type OfferFacts } from '../offers/offer.facts.ts';
import { readParts } from '../offers/offer.parts.ts';
import { offerRules, publicationRules } from '../offers/offer.rules.ts';
import { scaleIn } from '../offers/offer.service.ts';
import { hiringEmployer, managedOffer, offer } from '../offers/offer.visibility.ts';
import { placeMap } from '../places/place.map.ts';
import { isSearchUnavailable } from '../search/search.health.ts';
import { skillMap } from '../skills/skill.map.ts';
import { coarse } from './coarse.ts';
import { placeAtOf } from './compiled.ts';
import { skillGraph } from './graph.ts';
import { type Reach, reachesOf } from './offer-lint.count.ts';
import { type Finding, findingsOf } from './offer-lint.findings.ts';
import { type Loosening, looseningsOf, offerBeingWritten } from './offer-lint.loosening.ts';

/** People as an employer is told of them: rounded down to multiples of five, null for fewer than five. */
export interface ToldReach {
  readonly eligible: number | null;
  readonly strong: number | null;
  readonly good: number | null;
}

export interface LintedStep {
  readonly step: Loosening;
  readonly now: ToldReach;
  readonly after: ToldReach;
}

export interface Lint {
  readonly faults: readonly DomainError[];
  readonly findings: readonly Finding[];
  /** Null where nobody was counted: what was written is refused, or the search engine is away. */
  readonly reach: (ToldReach & { readonly fitsAreExact: boolean; readonly degraded: boolean }) | null;
  readonly steps: readonly LintedStep[];
}

/** What is being written, and for whom. */
interface Written {
  readonly facts: OfferFacts;
  readonly employer: { readonly id: string; readonly placeCode: string };
  readonly permitSaid: boolean;
}

/** A new offer of an employer the viewer recruits for, or changes to one of its offers; null for any other. */
async function writtenOf(context: Context, { offerId, employerId, given }: LintQuestion): Promise<Written | null> {
  const hiring = (id: string) => read(context, hiringEmployer).selectAll('hiringEmployer').where('hiringEmployer.id', '=', id).executeTakeFirst();
  if (offerId === null) {
    const own = await hiring(employerId!);
    return own ? { facts: factsAfter(BLANK, given), employer: own, permitSaid: Boolean(given.workPermit) } : null;
  }
  const row = await read(context, offer).innerJoin(from(context, managedOffer), 'managedOffer.id', 'offer.id').selectAll('offer').where('offer.id', '=', offerId).executeTakeFirst();
  const own = row && (await hiring(row.employerId));
  return row && own ? { facts: factsAfter(factsOf(row, await readParts(context, row.id)), given), employer: own, permitSaid: true } : null;
}

/** What the verbs would refuse, in the order they tell it. */
async function faultsOf(context: Context, facts: OfferFacts): Promise<readonly DomainError[]> {
  const rules = new Rules();
  await offerRules(context, rules, facts);
  publicationRules(context, rules, facts);
  try {
    rules.done();
    return [];
  } catch (error) {
    if (error instanceof DomainErrors) return error.errors;
    throw error;
  }
}

/** Faults that leave nothing to count: names that nobody has. What is only missing narrows nothing. */
const UNREADABLE: ReadonlySet<string> = new Set(['UNKNOWN_PLACE', 'UNKNOWN_SKILL', 'UNKNOWN_LANGUAGE', 'NOT_A_COUNTRY', 'TOO_LONG', 'INVALID', 'OUT_OF_RANGE']);
const isUnreadable = ({ code, field }: DomainError): boolean => UNREADABLE.has(code) || (code === 'REQUIRED' && (field ?? '').includes('alternatives'));

const told = ({ eligible, strong, good }: Reach): ToldReach => ({ eligible: coarse(eligible), strong: coarse(strong), good: coarse(good) });

async function counted(context: Context, { facts, employer: { id }, scale }: Written & { scale: Awaited<ReturnType<typeof scaleIn>> }, given: GivenFacts): Promise<Pick<Lint, 'reach' | 'steps'>> {
  const [graph, map, { present }] = await Promise.all([skillGraph(context), placeMap(context), skillMap(context)]);
  const lintMap = { placeAt: placeAtOf(map), everywhere: map.entries.map(({ code }) => code), present };
  const asked = offerBeingWritten(facts, lintMap);
  const fieldOf = (language: string): string => `requiredLanguages.${(given.requiredLanguages ?? facts.requiredLanguages).findIndex((one) => one.language === language)}`;
  const loosenings = looseningsOf(asked, facts, lintMap, fieldOf);
  try {
    const { now: exact, after, fitsAreExact, degraded } = await reachesOf(context, graph, { offer: asked, employerId: id, scale }, loosenings, dayOf(now(context)));
    const reach = told(exact);
    return { reach: { ...reach, fitsAreExact, degraded }, steps: loosenings.map((step, at) => ({ step, now: reach, after: told(after[at]!) })) };
  } catch (error) {
    if (!isSearchUnavailable(error)) throw error;
    return { reach: null, steps: [] };
  }
}

/** What is asked: a new offer's facts under an employer, or changes to an offer. Ids are uuids; exactly one is given. */
export interface LintQuestion {
  readonly offerId: string | null;
  readonly employerId: string | null;
  readonly given: GivenFacts;
}

/** Looks an offer over that is being written; writes nothing. Null for another's employer or offer. */
export async function lintOffer(context: Context, question: LintQuestion): Promise<Lint | null> {
  const written = await writtenOf(context, question);
  if (!written) return null;
  const { facts } = written;
  const faults = await faultsOf(context, facts);
  if (faults.some(isUnreadable)) return { faults, findings: [], reach: null, steps: [] };
  const [graph, { ancestors }, scale] = await Promise.all([skillGraph(context), placeMap(context), scaleIn(context, facts, written.employer.placeCode)]);
  const country = (code: string): string => ancestors(code).at(-1) ?? code;
  const abroad = facts.placeCodes.some((code) => country(code) !== country(context.app.homeRegion));
  const findings = findingsOf(graph, { facts, scale, abroad, permitSaid: written.permitSaid });
  return { faults, findings, ...(await counted(context, { ...written, scale }, question.given)) };
}
