import { heldSkill, matchedGraduate, mobility, spokenLanguage } from '../graduates/graduate.visibility.ts';
import type { Scale } from '../graduates/graduate.entity.ts';
import { dayOf } from '../kernel/clock.ts';
import type { Context } from '../kernel/context.ts';
import { asSystem, read, type Row } from '../kernel/read.ts';
import { requirementsOf } from '../offers/offer.facts.ts';
import { type offer, offerLanguage, offerPlace, offerSkill } from '../offers/offer.visibility.ts';
import { placeMap } from '../places/place.map.ts';
import { skillMap } from '../skills/skill.map.ts';
import { REMOTE, type MatchOffer, type MatchPerson, type NiceToHave } from './subjects.ts';

const REASON = 'the matcher reads both sides of a pair, whoever looks at it';

/** An offer as the matcher reads it, and whose it is. */
export interface OfferSubject {
  readonly offer: MatchOffer;
  readonly employerId: string;
  readonly scale: Scale;
}

/** A person as the matcher reads it, and what decides whether employers may come upon it. */
export interface PersonSubject {
  readonly person: MatchPerson;
  readonly accountId: string;
  readonly findableAt: readonly string[];
  readonly reconfirmedOn: string;
}

type OfferRow = Pick<Row<typeof offer>, 'id' | 'employerId' | 'scale' | 'workMode' | 'contractTypes' | 'acceptedCountries' | 'startsOn'>;
type PersonRow = Row<typeof matchedGraduate>;

/** Statements side by side; in a verb, whose transaction has one connection, one after the other. */
async function together<A, B, C>(context: Context, ...[a, b, c]: [() => Promise<A>, () => Promise<B>, () => Promise<C>]): Promise<[A, B, C]> {
  return 'em' in context ? [await a(), await b(), await c()] : Promise.all([a(), b(), c()]);
}

/** So many ids a statement: PostgreSQL takes 65,535 parameters. */
const CHUNK = 20_000;

async function inChunks<R>(ids: readonly string[], rowsOf: (some: readonly string[]) => Promise<R[]>): Promise<R[]> {
  if (ids.length <= CHUNK) return ids.length === 0 ? [] : rowsOf(ids);
  return [...(await rowsOf(ids.slice(0, CHUNK))), ...(await inChunks(ids.slice(CHUNK), rowsOf))];
}

const byOffer = <R extends { offerId: string }>(rows: readonly R[]): Map<string, R[]> => Map.groupBy(rows, (row) => row.offerId);
const byGraduate = <R extends { graduateId: string }>(rows: readonly R[]): Map<string, R[]> => Map.groupBy(rows, (row) => row.graduateId);

/** The country that a code of the map lies in: the last above it, or itself. */
const countryOf = (code: string, ancestors: (code: string) => string[]): string => ancestors(code).at(-1) ?? code;

interface OfferParts {
  readonly places: readonly Row<typeof offerPlace>[];
  readonly languages: readonly Row<typeof offerLanguage>[];
  readonly skills: readonly Row<typeof offerSkill>[];
}

async function offerParts(context: Context, ids: readonly string[]): Promise<OfferParts> {
  const sight = asSystem(context, REASON);
  const [places, languages, skills] = await together(
    context,
    () => inChunks(ids, (some) => read(sight, offerPlace).selectAll('offerPlace').where('offerPlace.offerId', 'in', some).orderBy('offerPlace.position').execute()),
    () => inChunks(ids, (some) => read(sight, offerLanguage).selectAll('offerLanguage').where('offerLanguage.offerId', 'in', some).orderBy('offerLanguage.language').execute()),
    () => inChunks(ids, (some) => read(sight, offerSkill).selectAll('offerSkill').where('offerSkill.offerId', 'in', some).execute()),
  );
  return { places, languages, skills };
}

/** The subjects of offers that were read through the door, in their order: three statements more, however many. */
export const offerSubjects = async (context: Context, rows: readonly OfferRow[]): Promise<OfferSubject[]> => offersOf(context, rows, await offerParts(context, rows.map((row) => row.id)));

/** The same for rows that are being read: their parts are read beside them, by the ids that were asked for. Outside of transactions alone. */
export async function offerSubjectsBeside(context: Context, ids: readonly string[], reading: Promise<readonly OfferRow[]>): Promise<OfferSubject[]> {
  const [rows, parts] = await Promise.all([reading, offerParts(context, ids)]);
  return offersOf(context, rows, parts);
}

async function offersOf(context: Context, rows: readonly OfferRow[], { places, languages, skills }: OfferParts): Promise<OfferSubject[]> {
  const { ancestors, descendants } = await placeMap(context);
  // What names a replaced skill asks, or is, its replacement.
  const { present } = await skillMap(context);
  const [placesOf, languagesOf, skillsOf] = [byOffer(places), byOffer(languages), byOffer(skills)];
  return rows.map(({ id, employerId, scale, workMode, contractTypes, acceptedCountries, startsOn }) => {
    const codes = (placesOf.get(id) ?? []).map((row) => row.placeCode);
    const asked = (required: boolean) => (languagesOf.get(id) ?? []).filter((row) => row.required === required).map(({ language, level }) => ({ language, level }));
    const listed = (skillsOf.get(id) ?? []).map((row) => ({ ...row, skillSlug: present(row.skillSlug) }));
    return {
      employerId,
      scale,
      offer: {
        id, workMode, contractTypes, acceptedCountries, startsOn: startsOn ?? null,
        places: codes,
        placeAt: [...new Set(codes.flatMap((code) => [code, ...ancestors(code), ...descendants(code)]))],
        requiredLanguages: asked(true),
        preferredLanguages: asked(false),
        mustHaves: requirementsOf(listed, 'MUST_HAVE'),
        niceToHaves: requirementsOf(listed, 'NICE_TO_HAVE') as NiceToHave[],
      },
    };
  });
}

interface PersonParts {
  readonly reaches: readonly Row<typeof mobility>[];
  readonly languages: readonly Row<typeof spokenLanguage>[];
  readonly skills: readonly Pick<Row<typeof heldSkill>, 'graduateId' | 'skillSlug' | 'level' | 'standing'>[];
}

async function personParts(context: Context, ids: readonly string[]): Promise<PersonParts> {
  const sight = asSystem(context, REASON);
  const [reaches, languages, skills] = await together(
    context,
    () => inChunks(ids, (some) => read(sight, mobility).selectAll('mobility').where('mobility.graduateId', 'in', some).orderBy('mobility.position').orderBy('mobility.placeCode').execute()),
    () => inChunks(ids, (some) => read(sight, spokenLanguage).selectAll('spokenLanguage').where('spokenLanguage.graduateId', 'in', some).orderBy('spokenLanguage.language').execute()),
    () => inChunks(ids, (some) => read(sight, heldSkill).select(['heldSkill.graduateId', 'heldSkill.skillSlug', 'heldSkill.level', 'heldSkill.standing']).where('heldSkill.graduateId', 'in', some).orderBy('heldSkill.skillSlug').orderBy('heldSkill.standing').execute()),
  );
  return { reaches, languages, skills };
}

/** The subjects of graduates by rows of `matchedGraduate`, in their order: three statements more, however many. */
export const personSubjects = async (context: Context, rows: readonly PersonRow[]): Promise<PersonSubject[]> => peopleOf(context, rows, await personParts(context, rows.map((row) => row.id)));

/** The same for rows that are being read: their parts are read beside them, by the ids that were asked for. Outside of transactions alone. */
export async function personSubjectsBeside(context: Context, ids: readonly string[], reading: Promise<readonly PersonRow[]>): Promise<PersonSubject[]> {
  const [rows, parts] = await Promise.all([reading, personParts(context, ids)]);
  return peopleOf(context, rows, parts);
}

async function peopleOf(context: Context, rows: readonly PersonRow[], { reaches, languages, skills }: PersonParts): Promise<PersonSubject[]> {
  const { ancestors } = await placeMap(context);
  const { present } = await skillMap(context);
  const [reachOf, languagesOf, skillsOf] = [byGraduate(reaches), byGraduate(languages), byGraduate(skills)];
  return rows.map((row) => ({
    accountId: row.accountId,
    findableAt: row.findableAt,
    reconfirmedOn: dayOf(new Date(row.reconfirmedAt)),
    person: {
      id: row.id,
      // Remote work has no rank of its own: it comes after the places that were put in order.
      reach: [...(reachOf.get(row.id) ?? []).map((one) => one.placeCode), ...(row.wantsRemote ? [REMOTE] : [])],
      reachIsOrdered: row.mobilityOrdered,
      residenceCountry: row.residenceCode ? countryOf(row.residenceCode, ancestors) : null,
      contractTypes: row.contractTypes,
      languages: (languagesOf.get(row.id) ?? []).map(({ language, level }) => ({ language, level })),
      availableOn: row.availableOn ?? null,
      skills: (skillsOf.get(row.id) ?? []).map(({ skillSlug, level, standing }) => ({ skill: present(skillSlug), level: level ?? null, standing })),
    },
  }));
}

/** One person by the graduate's id, past visibility: who may look is the caller's to ask. Null where there is none. */
export async function personById(context: Context, graduateId: string): Promise<PersonSubject | null> {
  const reading = () => read(asSystem(context, REASON), matchedGraduate).selectAll('matchedGraduate').where('matchedGraduate.id', '=', graduateId).execute();
  const [subject] = 'em' in context ? await personSubjects(context, await reading()) : await personSubjectsBeside(context, [graduateId], reading());
  return subject ?? null;
}
