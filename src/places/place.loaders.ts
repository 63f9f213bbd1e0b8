import { one } from '../kernel/loaders.ts';
import { registerNode } from '../kernel/node.ts';
import { place } from './place.visibility.ts';

export const placeByCode = one(place, 'code');

registerNode('Place', placeByCode, 'code');
