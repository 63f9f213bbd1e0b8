import { employer } from '../employers/employer.visibility.ts';
import { dayOf } from '../kernel/clock.ts';
import { type Tx, now } from '../kernel/context.ts';
import { DomainError } from '../kernel/errors.ts';
import { read, type Row } from '../kernel/read.ts';
import { foldName } from '../kernel/text.ts';
import type { GivenFacts } from '../offers/offer.facts.ts';
import { readPartsOf } from '../offers/offer.parts.ts';
import { hiringIn, writeDraft } from '../offers/offer.service.ts';
import { offer } from '../offers/offer.visibility.ts';
import { placeMap } from '../places/place.map.ts';
import { skillMap } from '../skills/skill.map.ts';
import { findPosting } from './posting.document.ts';
import { readPosting, referenceOf } from './posting.read.ts';
import { type PostingLine, PostingReport } from './posting.report.ts';

/** Of so many offers of an employer, the latest, the titles are compared. */
const MOST_COMPARED = 1000;
const LIVE: readonly string[] = ['DRAFT', 'PUBLISHED', 'PAUSED'];

export const PostingDuplicateReason = { SAME_REFERENCE: 'SAME_REFERENCE', SAME_TITLE_AND_PLACES: 'SAME_TITLE_AND_PLACES' } as const;
export type PostingDuplicateReason = (typeof PostingDuplicateReason)[keyof typeof PostingDuplicateReason];
export interface Duplicate {
  readonly offerId: string;
  readonly reason: PostingDuplicateReason;
}

export interface ImportPosting {
  readonly employerId: string;
  readonly posting: string;
  readonly dryRun?: boolean | null;
}
/** What became of a posting; `offer` is null of a dry run. */
export interface PostingOutcome {
  readonly offer: string | null;
  readonly understood: readonly PostingLine[];
  readonly guessed: readonly PostingLine[];
  readonly ignored: readonly PostingLine[];
  readonly possibleDuplicates: readonly Duplicate[];
}

type Own = Pick<Row<typeof offer>, 'id' | 'state' | 'reference'>;

/** The offers of the employer that may be the same job: under the same reference, or with the same title at the same places. */
async function duplicates(tx: Tx, own: readonly Own[], reference: string | null, facts: GivenFacts): Promise<Duplicate[]> {
  const live = own.filter((row) => LIVE.includes(row.state)).slice(0, MOST_COMPARED);
  const parts = await readPartsOf(tx, live.map((row) => row.id));
  const title = foldName(facts.texts![0]!.title);
  const places = facts.placeCodes!.toSorted().join(' ');
  return live.flatMap((row): Duplicate[] => {
    if (reference !== null && row.reference === reference) return [{ offerId: row.id, reason: 'SAME_REFERENCE' }];
    const { texts, placeCodes } = parts.get(row.id)!;
    const isSame = placeCodes.toSorted().join(' ') === places && texts.some((text) => foldName(text.title) === title);
    return isSame ? [{ offerId: row.id, reason: 'SAME_TITLE_AND_PLACES' }] : [];
  });
}

/**
 * Makes a draft out of a JobPosting of schema.org, and tells what was understood, guessed and left; a dry run only tells.
 * Faults: NOT_FOUND, TOO_LONG, INVALID, NO_POSTING, SEVERAL_POSTINGS, REQUIRED for a posting without a title.
 */
export async function importPosting(tx: Tx, input: ImportPosting): Promise<PostingOutcome> {
  const hiring = await hiringIn(tx, input.employerId);
  const posting = findPosting(input.posting, 'posting');
  if (posting instanceof DomainError) throw posting;
  const { name } = await read(tx, employer).select('employer.name').where('employer.id', '=', hiring.id).executeTakeFirstOrThrow();
  const own = await read(tx, offer).select(['offer.id', 'offer.state', 'offer.reference']).where('offer.employerId', '=', hiring.id).orderBy('offer.createdAt', 'desc').orderBy('offer.id').execute();
  const report = new PostingReport(tx.language);
  const takenReferences = new Set(own.flatMap((row) => row.reference ?? []));
  const facts = readPosting(posting, { places: await placeMap(tx), skills: await skillMap(tx), today: dayOf(now(tx)), employerName: name, takenReferences, ownPages: tx.app.mail.links.page('offers/'), report }, 'posting');
  if (facts instanceof DomainError) throw facts;
  const possibleDuplicates = await duplicates(tx, own, referenceOf(posting), facts);
  const draft = input.dryRun ? null : await writeDraft(tx, hiring, facts);
  return { offer: draft?.id ?? null, understood: report.understood, guessed: report.guessed, ignored: report.ignored, possibleDuplicates };
}
