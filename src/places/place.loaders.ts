import { all, one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { place } from './place.visibility.ts';

export const placeByCode = one(place, 'code');
export const placesByParentCode = all(place, 'parentCode', ['code']);

registerNode('Place', placeByCode, 'code');
