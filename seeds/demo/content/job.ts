import type { ContractType } from '../../../src/graduates/graduate.entity.ts';
import type { CefrLevel } from '../../../src/skills/skill.entity.ts';
import type { Tag } from './employers.ts';
import type { Grade } from './pay.ts';

/** Where an offer of this sort is made: in the Oriental, elsewhere in Morocco, abroad. */
export type Zone = 'ORIENTAL' | 'MOROCCO' | 'ABROAD';

/** A title and what the employer writes under it; `{employer}` stands for its name. */
export type Wording = readonly [title: string, body: string];

/** A sort of job, from which offers are made for the employers that its tag goes with. */
export interface JobProfile {
  readonly slug: string;
  readonly tag: Tag;
  readonly zones: readonly Zone[];
  readonly fr: Wording;
  readonly en?: Wording;
  readonly ar?: Wording;
  /** "slug", "slug:LEVEL", alternatives joined by "|": "react|vue:INTERMEDIATE". */
  readonly must: readonly string[];
  /** "slug*weight", alternatives joined by "|": "docker|kubernetes*2". */
  readonly nice: readonly string[];
  readonly contracts: readonly ContractType[];
  readonly grade: Grade;
  /** Years asked, least and most. */
  readonly years: readonly [number, number];
  /** Required languages, beyond those of the place: "en:B1". */
  readonly speaks?: readonly `${string}:${CefrLevel}`[];
  /** Preferred languages. */
  readonly likes?: readonly `${string}:${CefrLevel}`[];
  /** A final-year project under an agreement with a school. */
  readonly endOfStudies?: true;
  /** Can be done from home. */
  readonly remote?: true;
}
