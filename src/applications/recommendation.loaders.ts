import { one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { type Order, pagedEdge } from '../kernel/paging.ts';
import type { RecommendationsArgs } from './recommendation.type.ts';
import { recommendation } from './recommendation.visibility.ts';

export const recommendationById = one(recommendation);
registerNode('Recommendation', recommendationById);

const NEWEST: Order = { name: 'NEWEST', by: ['createdAt'], direction: 'desc' };
const under = (column: 'offerId' | 'graduateId' | 'centreId') =>
  pagedEdge<typeof recommendation, RecommendationsArgs>(recommendation, column, () => NEWEST, (query, { states }) => query.$if(Boolean(states?.length), (narrowed) => narrowed.where('recommendation.state', 'in', states!)));

/** Newest first, those the viewer may see. */
export const recommendationsOfOffer = under('offerId');
export const recommendationsOfGraduate = under('graduateId');
export const recommendationsOfCentre = under('centreId');
