import { clean, one, type Step } from '../step.ts';
import { learner } from './names.ts';

/** The learner applies, sees who looked, takes everything along, and goes. */
export const graduateApplies: readonly Step[] = [
  {
    title: 'The learner applies',
    as: 'graduate',
    twice: true,
    query: 'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id state replyDueOn match { score } offer { version } } userErrors { code field message } } }',
    variables: (found) => ({ input: { offerId: found.offerId, message: 'Bonjour, votre offre correspond à mes projets en React.', idempotencyKey: `first-day-${found.run}` } }),
    check: ({ submitApplication }, found) => {
      found.offerVersion = submitApplication.application?.offer.version;
      return clean(submitApplication);
    },
    shows: 'sent twice, applied once; from now on the employer knows who it is',
  },
];

export const graduateLeaves: readonly Step[] = [
  {
    title: 'The learner sees who looked, and who may',
    as: 'graduate',
    query: one`{ viewer { account { accessLog(first: 10) { nodes { seenAt by name reason what(language: FR) } } } graduate { disclosures(first: 5) { nodes { employer { name } reason since } } } } }`,
    check: ({ viewer }) => (viewer.account.accessLog.nodes.length === 0 && 'nobody is said to have looked') || (viewer.graduate.disclosures.nodes.length === 0 && 'no disclosure'),
    shows: 'who, when and why; each disclosure can be ended',
  },
  {
    title: 'The learner takes everything along',
    as: 'graduate',
    query: '{ viewer { personalData } }',
    check: ({ viewer }) => !JSON.stringify(viewer.personalData).includes('Yasmine') && 'the document does not speak of the person',
    shows: 'one JSON document, the JSON Resume inside',
  },
  {
    title: 'The learner erases the account',
    as: 'graduate',
    query: 'mutation ($input: EraseAccountInput!) { eraseAccount(input: $input) { erased userErrors { code field message } } }',
    variables: (found) => ({ input: learner(found) }),
    check: ({ eraseAccount }) => clean(eraseAccount) ?? (!eraseAccount.erased && 'not erased'),
    shows: 'at once, everywhere; a letter confirms it',
  },
  {
    title: 'The account is no more',
    as: 'visitor',
    query: 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken userErrors { code } } }',
    variables: (found) => ({ input: learner(found) }),
    check: ({ signIn }) => signIn.accessToken !== null && 'an erased account signs in',
    shows: 'the same answer as for an address that never was',
  },
];
