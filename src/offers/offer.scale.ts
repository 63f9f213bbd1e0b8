import type { Scale } from '../graduates/graduate.entity.ts';
import type { WorkMode } from './offer.entity.ts';

/** What the scale of an offer is computed from. */
export interface ScaleFacts {
  readonly workMode: WorkMode;
  /** The offer's places, ISO 3166 codes. */
  readonly placeCodes: readonly string[];
  /** The employer's seat. */
  readonly seatCode: string;
}

/** The map, and the region that "local" is counted from. */
export interface ScaleMap {
  readonly homeRegion: string;
  /** The codes above a place, its parent first. */
  readonly ancestors: (code: string) => readonly string[];
}

/**
 * How far from the home region an offer is. INTERNATIONAL: a place or the employer abroad, remote included. LOCAL: every
 * place is one and the same province of the home region. REGIONAL: the rest, remote work from nowhere in particular too.
 */
export function scaleOf({ workMode, placeCodes, seatCode }: ScaleFacts, { homeRegion, ancestors }: ScaleMap): Scale {
  const countryOf = (code: string): string => ancestors(code).at(-1) ?? code;
  const home = countryOf(homeRegion);
  if ([...placeCodes, seatCode].some((code) => countryOf(code) !== home)) return 'INTERNATIONAL';
  const [province, ...others] = new Set(placeCodes);
  const local = workMode !== 'REMOTE' && province !== undefined && others.length === 0 && ancestors(province)[0] === homeRegion;
  return local ? 'LOCAL' : 'REGIONAL';
}
