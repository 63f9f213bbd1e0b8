import { recommendationLetters } from '../applications/recommendation.letters.ts';
import { mergeLetters } from '../applications/merge.letters.ts';
import { applicantLetters } from '../applications/application.letters.ts';
import { applicationLetterSubscribers } from '../applications/application.post.ts';
import { ownerLetters } from '../applications/owner.letters.ts';
import { TELL_ARRIVALS, tellArrivals } from '../applications/arrival.service.ts';
import { applicationCrons, applicationTasks } from '../applications/application.tasks.ts';
import { APPLIED_BY_LETTER } from '../applications/by-letter.letters.ts';
import { OFFER_EDITED } from '../applications/offer-edits.letters.ts';
import { offerEditSubscribers, TELL_EDITS, tellOfferEdits } from '../applications/offer-edits.service.ts';
import { graduateAccountSubscribers } from '../graduates/account.subscribers.ts';
import { consentSubscribers } from '../graduates/consent.effects.ts';
import { employerAccountSubscribers } from '../employers/account.subscribers.ts';
import { employerLetters } from '../employers/employer.letters.ts';
import { heldPlaceLetters } from '../graduates/held-place.letters.ts';
import { enrolmentCrons, enrolmentTasks } from '../graduates/enrolment.tasks.ts';
import { reconfirmationLetters } from '../graduates/reconfirmation.letters.ts';
import { reconfirmationCrons, reconfirmationTasks } from '../graduates/reconfirmation.service.ts';
import { keptTermSubscribers } from '../graduates/kept-term.service.ts';
import { accountLetters } from '../identity/account.letters.ts';
import { passwordLetters } from '../identity/password.letters.ts';
import { passwordCrons, passwordTasks } from '../identity/password.service.ts';
import { sponsorshipLetters } from '../centres/sponsorship.letters.ts';
import { cohortImportCrons, cohortImportTasks } from '../interchange/cohort-import.tasks.ts';
import { secondFactorLetters } from '../identity/second-factor.letters.ts';
import { suspensionLetters } from '../identity/suspension.letters.ts';
import type { Crons, Tasks } from '../jobs/worker.ts';
import type { LetterKind } from '../mail/letter.ts';
import { letterCrons, letterTasks } from '../mail/letter.tasks.ts';
import { forgetBuckets } from '../kernel/bucket.ts';
import { forgetKeys } from '../kernel/mutate.ts';
import { type Subscribers, transact } from '../kernel/transact.ts';
import { graduateRankingIndex, graduateRankingSubscribers } from '../matching/graduate-ranking.index.ts';
import { matchSubscribers } from '../matching/kept-match.ts';
import { offerRankingIndex, offerRankingSubscribers } from '../matching/offer-ranking.index.ts';
import { offerCrons, offerSubscribers, offerTasks } from '../offers/offer.tasks.ts';
import { offerIndex, offerIndexSubscribers } from '../offers/offer.index.ts';
import { reportLetters } from '../offers/report.letters.ts';
import { erasedLetter } from '../privacy/privacy.letters.ts';
import { privacyCrons, privacyTasks } from '../privacy/privacy.tasks.ts';
import type { SearchIndex } from '../search/search.index.ts';
import { searchCrons, searchTasks } from '../search/search.tasks.ts';

/** Every search index. */
export const searchIndexes: readonly SearchIndex[] = [offerIndex, graduateRankingIndex, offerRankingIndex];

/** Who hears of changes above it (kernel/transact.ts). */
export const subscribers: readonly Subscribers[] = [
  employerAccountSubscribers,
  graduateAccountSubscribers,
  consentSubscribers,
  keptTermSubscribers,
  offerSubscribers,
  offerIndexSubscribers,
  offerEditSubscribers,
  applicationLetterSubscribers,
  matchSubscribers,
  graduateRankingSubscribers,
  offerRankingSubscribers,
];

/** Every kind of letter, in the order of the house. */
export const letterKinds: readonly LetterKind[] = [...accountLetters, ...passwordLetters, ...secondFactorLetters, ...suspensionLetters, ...employerLetters, ...sponsorshipLetters, ...heldPlaceLetters, ...reconfirmationLetters, erasedLetter, ...reportLetters, ...mergeLetters, ...recommendationLetters, ...applicantLetters, ...ownerLetters, OFFER_EDITED, APPLIED_BY_LETTER];

/** What runs after the commit. */
export const tasks: Tasks = {
  async forgetIdempotencyKeys(context) {
    await transact(context, forgetKeys);
  },
  async forgetBuckets(context) {
    await transact(context, forgetBuckets);
  },
  ...letterTasks(letterKinds),
  ...passwordTasks,
  ...reconfirmationTasks,
  ...offerTasks,
  ...applicationTasks,
  [TELL_EDITS]: tellOfferEdits,
  [TELL_ARRIVALS]: tellArrivals,
  ...cohortImportTasks,
  ...privacyTasks,
  ...enrolmentTasks,
  ...searchTasks(searchIndexes),
};

/** What runs by itself. */
export const crons: Crons = {
  forgetIdempotencyKeys: '17 * * * *',
  forgetBuckets: '*/10 * * * *',
  ...letterCrons,
  ...reconfirmationCrons,
  ...passwordCrons,
  ...offerCrons,
  ...applicationCrons,
  ...cohortImportCrons,
  ...privacyCrons,
  ...enrolmentCrons,
  ...searchCrons,
};
