import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WorkMode } from '../../src/offers/offer.entity.ts';
import { scaleOf } from '../../src/offers/offer.scale.ts';
import { buildPlaceLookup } from '../../src/places/place-lookup.ts';
import { readPlaceFiles } from '../../src/places/place.files.ts';

const { ancestors } = buildPlaceLookup(readPlaceFiles(join(import.meta.dirname, '../../seeds/places')));
const home = { homeRegion: 'MA-02', ancestors };

type Case = [what: string, placeCodes: string[], workMode: WorkMode, seatCode: string, scale: string];

describe('the scale of an offer', () => {
  it.each<Case>([
    ['one province of the home region', ['MA-OUJ'], 'ON_SITE', 'MA-OUJ', 'LOCAL'],
    ['one province of the home region, hybrid', ['MA-NAD'], 'HYBRID', 'MA-OUJ', 'LOCAL'],
    ['a province at home, of an employer seated elsewhere in the country', ['MA-FIG'], 'ON_SITE', 'MA-CAS', 'LOCAL'],
    ['the same province said twice', ['MA-OUJ', 'MA-OUJ'], 'ON_SITE', 'MA-OUJ', 'LOCAL'],
    ['two provinces of the home region', ['MA-OUJ', 'MA-NAD'], 'ON_SITE', 'MA-OUJ', 'REGIONAL'],
    ['the home region as a whole', ['MA-02'], 'ON_SITE', 'MA-OUJ', 'REGIONAL'],
    ['a province at home and the region around it', ['MA-OUJ', 'MA-02'], 'ON_SITE', 'MA-OUJ', 'REGIONAL'],
    ['a province of another region', ['MA-CAS'], 'ON_SITE', 'MA-OUJ', 'REGIONAL'],
    ['another region', ['MA-06'], 'ON_SITE', 'MA-OUJ', 'REGIONAL'],
    ['the country', ['MA'], 'ON_SITE', 'MA', 'REGIONAL'],
    ['remote, within one province of the home region', ['MA-OUJ'], 'REMOTE', 'MA-OUJ', 'REGIONAL'],
    ['remote, from nowhere in particular', [], 'REMOTE', 'MA-OUJ', 'REGIONAL'],
    ['a draft without places', [], 'ON_SITE', 'MA-OUJ', 'REGIONAL'],
    ['a country abroad', ['FR'], 'ON_SITE', 'MA-OUJ', 'INTERNATIONAL'],
    ['a region abroad', ['FR-ARA'], 'HYBRID', 'MA-OUJ', 'INTERNATIONAL'],
    ['one place at home, one abroad', ['MA-OUJ', 'BE'], 'ON_SITE', 'MA-OUJ', 'INTERNATIONAL'],
    ['at home, of an employer abroad', ['MA-OUJ'], 'ON_SITE', 'FR', 'INTERNATIONAL'],
    ['remote, of an employer abroad', [], 'REMOTE', 'FR-ARA', 'INTERNATIONAL'],
    ['remote, with a place abroad', ['ES'], 'REMOTE', 'MA-OUJ', 'INTERNATIONAL'],
  ])('%s', (_, placeCodes, workMode, seatCode, scale) => {
    expect(scaleOf({ placeCodes, workMode, seatCode }, home)).toBe(scale);
  });

  it('moves with the home region, which is a setting', () => {
    const offer = { placeCodes: ['MA-CAS'], workMode: 'ON_SITE', seatCode: 'MA-OUJ' } as const;
    expect(scaleOf(offer, { ...home, homeRegion: 'MA-06' })).toBe('LOCAL');
    expect(scaleOf(offer, { ...home, homeRegion: 'FR-ARA' })).toBe('INTERNATIONAL');
  });
});
