import type { EmployerKind } from '../../../src/employers/employer.entity.ts';
import { ABROAD } from './employers-abroad.ts';
import { MOROCCO } from './employers-morocco.ts';
import { ORIENTAL } from './employers-oriental.ts';

/** What an employer hires for; a job profile names the tags it goes with. */
export type Tag = 'web' | 'data' | 'devops' | 'security' | 'mobile' | 'design' | 'support' | 'marketing' | 'erp' | 'mainframe' | 'quality' | 'teaching' | 'office';

export interface DemoEmployerContent {
  readonly name: string;
  readonly kind: EmployerKind;
  readonly placeCode: string;
  readonly description: string;
  readonly tags: readonly Tag[];
  /** It hires for work from anywhere too. */
  readonly remote?: true;
}

/** Sixty invented employers: first those of the Oriental, then the rest of Morocco, then abroad. The first is the one in the tour. */
export const EMPLOYERS: readonly DemoEmployerContent[] = [...ORIENTAL, ...MOROCCO, ...ABROAD];
