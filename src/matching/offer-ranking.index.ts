import { dayOf } from '../kernel/clock.ts';
import { type Context, now, type Tx } from '../kernel/context.ts';
import { asSystem, read } from '../kernel/read.ts';
import type { Subscribers } from '../kernel/transact.ts';
import { VISITOR } from '../kernel/viewer.ts';
import { dayNumber, languageToken, offerIndex } from '../offers/offer.index.ts';
import { offer, offerSkill, openOffer } from '../offers/offer.visibility.ts';
import { placeMap } from '../places/place.map.ts';
import type { SearchDocument, SearchIndex } from '../search/search.index.ts';
import { markAll, markChanged } from '../search/search.ledger.ts';
import { renewTaxonomy } from '../skills/taxonomy.version.ts';
import { compileOffer } from './credits.ts';
import { shippedEmbedding, shippedModel } from './embedder.ts';
import { skillGraph } from './graph.ts';
import { encodeOffer } from './payload.ts';
import { filterable, rankingSettings, vectorFields } from './ranking.index.ts';
import { type OfferSubject, offerSubjects } from './subjects.load.ts';
import { REMOTE } from './subjects.ts';

/** What the filters of a ranking ask of an offer, in codes. */
function codesOf({ offer: asked, scale }: OfferSubject, deadlineOn: string | null, ancestors: (code: string) => readonly string[]): Record<string, unknown> {
  const skills = (of: readonly { alternatives: readonly { skill: string }[] }[]): string[] => of.flatMap(({ alternatives }) => alternatives.map(({ skill }) => skill));
  return {
    at: asked.workMode === 'REMOTE' ? [REMOTE] : asked.placeAt,
    inside: [...new Set(asked.places.flatMap((code) => [code, ...ancestors(code)]))],
    accepts: asked.acceptedCountries,
    contracts: asked.contractTypes,
    need: asked.requiredLanguages.map(({ language, level }) => languageToken(language, level)),
    start: asked.startsOn === null ? null : dayNumber(asked.startsOn),
    deadline: deadlineOn === null ? null : dayNumber(deadlineOn),
    scale,
    workMode: asked.workMode,
    must: [...new Set(skills(asked.mustHaves))],
    skills: [...new Set(skills([...asked.mustHaves, ...asked.niceToHaves]))],
  };
}

async function documents(context: Context, ids: readonly string[]): Promise<SearchDocument[]> {
  const rows = await read({ ...context, viewer: VISITOR }, openOffer).selectAll('openOffer').where('openOffer.id', 'in', [...ids]).execute();
  if (rows.length === 0) return [];
  // A document lives longer than this process may lag behind a change of the taxonomy.
  await renewTaxonomy(context.app);
  const [graph, embedding, map, subjects] = await Promise.all([skillGraph(context), shippedEmbedding(context), placeMap(context), offerSubjects(context, rows)]);
  return rows.map((row, at) => {
    const subject = subjects[at]!;
    return { id: row.id, ...codesOf(subject, row.deadlineOn, map.ancestors), p: encodeOffer(subject), ...vectorFields(embedding.version, embedding.offerVector(compileOffer(graph, subject.offer))) };
  });
}

/** Open offers for rankings: hard conditions as filters, the coded row as payload, the vector. Nobody searches them by text here. */
export const offerRankingIndex: SearchIndex = {
  name: 'offer_ranking',
  get settings() {
    const { version, offers } = shippedModel();
    return rankingSettings(version, offers.rank + 1, [
      filterable(['at', 'inside', 'accepts', 'contracts', 'need', 'scale', 'workMode', 'must', 'skills'], false),
      filterable(['start', 'deadline'], true),
    ]);
  },
  vectors: true,
  documents,
  ids: offerIndex.ids,
  total: offerIndex.total,
  outdated: offerIndex.outdated,
};

async function markNaming(tx: Tx, slug: string): Promise<void> {
  const rows = await read(asSystem(tx, 'ranking index'), offerSkill).select('offerSkill.offerId').distinct().where('offerSkill.skillSlug', '=', slug).execute();
  await markChanged(tx, offerRankingIndex.name, rows.map((row) => row.offerId));
}

/** What the ranking of offers hears of: an offer itself, its employer, whose verification opens it, the map, and a skill that took another's place. */
export const offerRankingSubscribers: Subscribers = {
  offer: (tx, id) => markChanged(tx, offerRankingIndex.name, [id]),
  reference: (tx) => markAll(tx, offerRankingIndex),
  replacedSkill: markNaming,
  async employer(tx, id) {
    const rows = await read(asSystem(tx, 'ranking index'), offer).select('offer.id').where('offer.employerId', '=', id).where('offer.state', '=', 'PUBLISHED').where((eb) => eb.or([eb('offer.deadlineOn', 'is', null), eb('offer.deadlineOn', '>=', dayOf(now(tx)))])).execute();
    await markChanged(tx, offerRankingIndex.name, rows.map((row) => row.id));
  },
};
