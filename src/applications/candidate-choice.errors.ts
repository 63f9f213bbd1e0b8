import { employerLines } from '../employers/employer.errors.ts';
import { defineErrors } from '../kernel/errors.ts';
import type { Sentence } from '../kernel/language.ts';
import type { CandidateStanding } from './candidate-choice.enums.ts';

export const { raise: candidateFault, UserError: CandidateUserError } = defineErrors(
  'Candidate',
  {
    CHOSEN_OTHERWISE: {
      description: 'The candidate does not stand where you saw it: you or a colleague chose before. Nothing was changed; say in `seen` where it stands now to change that.',
      fr: 'Un choix a déjà été fait : {standing}. Rien n’a été changé.', ar: 'سبق اتخاذ قرار: {standing}. لم يتغير شيء.', en: 'A choice was made before: {standing}. Nothing was changed.',
    },
  },
  { candidate_choices_one: ['CHOSEN_OTHERWISE', 'candidateId'] },
  { EMPLOYER_SUSPENDED: employerLines.EMPLOYER_SUSPENDED },
);

/** Where a candidate stands, in words. */
export const STANDING_WORDS: Readonly<Record<CandidateStanding, Sentence>> = {
  UNDECIDED: { fr: 'pas encore de choix', ar: 'لا قرار بعد', en: 'undecided' },
  SHORTLISTED: { fr: 'présélectionné·e', ar: 'ضمن القائمة المختصرة', en: 'shortlisted' },
  PASSED: { fr: 'écarté·e', ar: 'مستبعد', en: 'passed' },
};
