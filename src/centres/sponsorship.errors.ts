import { employerLines } from '../employers/employer.errors.ts';
import { accountLines } from '../identity/account.errors.ts';
import { defineErrors } from '../kernel/errors.ts';
import { centreLines } from './centre.errors.ts';

export const { raise: sponsorshipFault, UserError: SponsorshipUserError } = defineErrors(
  'Sponsorship',
  {
    ALREADY_HERE: { description: 'An employer of that name with that seat is here already; the message names it.', fr: 'Un employeur de ce nom y est déjà : {name} ({slug}).', ar: 'هناك صاحب عمل بهذا الاسم: {name} ({slug}).', en: 'An employer of that name is here already: {name} ({slug}).' },
    NOT_POSTED_FOR: { description: 'No centre ever posted for this employer, or it was verified since: there is nobody to hand it back to.', fr: 'Aucun centre n’a publié pour cet employeur, ou il a été vérifié depuis.', ar: 'لم ينشر أي مركز لصاحب العمل هذا أو جرى التحقق منه منذئذ.', en: 'No centre posted for this employer, or it was verified since.' },
  },
  { sponsorships_one_live: ['ALREADY_HERE', 'employerId'] },
  { UNKNOWN_ACCOUNT: centreLines.UNKNOWN_ACCOUNT, EMAIL_NOT_CONFIRMED: accountLines.EMAIL_NOT_CONFIRMED, ALREADY_MEMBER: employerLines.ALREADY_MEMBER, EMPLOYER_SUSPENDED: employerLines.EMPLOYER_SUSPENDED },
);
