import { signInAs } from '../people.ts';
import { clean, type Step } from '../step.ts';
import { company } from './names.ts';

const decide = (mutation: string, input: string, reason: string): Pick<Step, 'query' | 'variables' | 'check'> => ({
  query: `mutation ($input: ${input}!) { ${mutation}(input: $input) { employer { verified suspended } userErrors { code field message } } }`,
  variables: (found) => ({ input: { employerId: found.employerId, reason } }),
  check: (data) => clean(data[mutation]),
});

/** An administrator empties the queue of employers. */
export const administratorVerifies: readonly Step[] = [
  { title: 'The administrator signs in', as: 'visitor', ...signInAs('ADMINISTRATOR', 'administrator'), shows: 'an account of its own' },
  {
    title: 'The administrator looks at the employers to verify',
    as: 'administrator',
    query: '{ employersToVerify(first: 50) { nodes { id name registration { registrationKind registrationNumber } } } }',
    check: ({ employersToVerify }, found) => !employersToVerify.nodes.some((employer: any) => employer.name === company(found)) && 'the new employer is not in the queue',
    shows: 'who asked longest ago first',
  },
  { title: 'The administrator verifies the new one', as: 'administrator', ...decide('verifyEmployer', 'VerifyEmployerInput', 'ICE vérifié auprès de l’OMPIC'), shows: 'a decision with its reason; the owners are told by letter' },
];

/** Reports, suspensions, and who looked at what. */
export const administratorWatches: readonly Step[] = [
  {
    title: 'Somebody reports an offer',
    as: 'classmate',
    query: 'mutation ($input: ReportOfferInput!) { reportOffer(input: $input) { report { id reason } userErrors { code field message } } }',
    variables: (found) => ({ input: { offerId: found.offerId, reason: 'MISLEADING', detail: 'Le salaire annoncé a changé.' } }),
    check: ({ reportOffer }, found) => {
      found.reportId = reportOffer.report?.id;
      return clean(reportOffer);
    },
    shows: 'once per person and offer',
  },
  {
    title: 'The administrator dismisses it, with a reason',
    as: 'administrator',
    query: 'mutation ($input: DecideReportInput!) { decideReport(input: $input) { report { decision decisionReason } userErrors { code field message } } }',
    variables: (found) => ({ input: { reportId: found.reportId, decision: 'DISMISSED', reason: 'La modification a été annoncée aux candidats.' } }),
    check: ({ decideReport }) => clean(decideReport),
    shows: 'removing it instead would close the offer',
  },
  { title: 'The administrator suspends the employer', as: 'administrator', ...decide('suspendEmployer', 'DecideEmployerInput', 'Vérification en cours à la suite d’une plainte'), shows: 'its offers leave at once' },
  {
    title: 'The offer has left',
    as: 'visitor',
    query: 'query ($id: ID!) { node(id: $id) { id } }',
    variables: (found) => ({ id: found.offerId }),
    check: ({ node }) => node !== null && 'an offer of a suspended employer is shown',
    shows: 'null, as for an id that never was',
  },
  { title: 'The administrator restores it', as: 'administrator', ...decide('restoreEmployer', 'DecideEmployerInput', 'Plainte sans fondement'), shows: 'and its offers are back' },
  {
    title: 'The administrator reads the access log',
    as: 'administrator',
    query: '{ accessLog(first: 5) { nodes { seenAt noun actorId subjectId } } }',
    check: ({ accessLog }) => accessLog.nodes.length === 0 && 'nobody looked at anything',
    shows: 'every look at personal data, administrators’ own included',
  },
];
