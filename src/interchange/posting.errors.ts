import { employerLines } from '../employers/employer.errors.ts';
import { accountLines } from '../identity/account.errors.ts';
import { defineErrors } from '../kernel/errors.ts';
import { offerLines } from '../offers/offer.errors.ts';

export const { raise: postingFault, UserError: PostingUserError } = defineErrors(
  'Posting',
  {
    NO_POSTING: { description: 'The document holds no JobPosting.', fr: 'Ce document ne contient pas de JobPosting.', ar: 'لا تحتوي هذه الوثيقة على JobPosting.', en: 'This document holds no JobPosting.' },
    SEVERAL_POSTINGS: { description: 'The document holds several JobPostings: give them one by one.', fr: 'Ce document contient {count} JobPosting : donnez-les un par un.', ar: 'تحتوي هذه الوثيقة على {count} من JobPosting: أعطها واحداً واحداً.', en: 'This document holds {count} JobPostings: give them one by one.' },
  },
  {},
  { ...offerLines, INVALID_EMAIL: accountLines.INVALID_EMAIL, EMPLOYER_SUSPENDED: employerLines.EMPLOYER_SUSPENDED },
);
