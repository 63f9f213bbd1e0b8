import { addDays, dayOf } from '../../../kernel/clock.ts';
import { signInAs } from '../people.ts';
import { clean, type Found, one, type Step } from '../step.ts';
import { classmate, classmateName, classmatePhone, founder, learner, learnerName, learnerPhone } from './names.ts';

const done = (mutation: string): Step['check'] => (data) => clean(data[mutation]);

/** A sheet as centres keep them: semicolons, French heads, the steps of the centre's own grid; its last row has a fault. */
const sheet = (found: Found): string =>
  [
    'Nom et prénom;E-mail;Téléphone;React;SQL;Docker',
    `${learnerName(found)};${learner(found).email};${learnerPhone(found)};transposer;adapter;imiter`,
    `"${classmateName(found)}";${classmate(found).email};${classmatePhone(found)};adapter;adapter;`,
    'Sans adresse;pas une adresse;;;imiter;',
  ].join('\n');

const importSheet = (more: object): Pick<Step, 'query' | 'variables'> => ({
  query: one`mutation ($input: ImportCohortInput!) { importCohort(input: $input) {
    preview { separator total columns { header meaning skill } counts { outcome rows } rows { row outcome userErrors { code field message } } }
    cohortImport { id state } userErrors { code field message } } }`,
  variables: (found) => ({ input: { cohortId: found.cohortId, text: sheet(found), ...more } }),
});
const IMPORT = one`query ($id: ID!) { node(id: $id) { ... on CohortImport { state done total counts { outcome rows } report(first: 10) { nodes { row outcome userErrors { code message } } } } } }`;

const rowsOf = (counts: { outcome: string; rows: number }[], outcome: string): number => counts.find((count) => count.outcome === outcome)?.rows ?? 0;
const imported = (outcome: string): Pick<Step, 'query' | 'variables' | 'check'> => ({
  query: IMPORT,
  variables: (found) => ({ id: found.importId }),
  check: ({ node }) => (node.state !== 'DONE' && `the import is ${node.state}`) || (rowsOf(node.counts, outcome) !== 2 && `not two rows ${outcome}: ${JSON.stringify(node.counts)}`),
});
const begun: Step['check'] = ({ importCohort }, found) => {
  found.importId = importCohort.cohortImport?.id;
  return clean(importCohort) ?? (found.importId ? null : 'no import began');
};

/** A coordinator opens a cohort and brings its learners in. */
export const coordinatorBegins: readonly Step[] = [
  { title: 'The coordinator signs in', as: 'visitor', ...signInAs('COORDINATOR', 'coordinator'), shows: 'the same door for everybody' },
  {
    title: 'The coordinator looks at the centre and its grid',
    as: 'coordinator',
    query: '{ viewer { centres { id name grid { step level } programmes(first: 1) { nodes { id name } } } } }',
    check: ({ viewer }, found) => {
      const [centre] = viewer.centres;
      found.centreId = centre?.id;
      found.programmeId = centre?.programmes.nodes[0]?.id;
      return centre?.grid.length !== 3 && 'the centre has no grid';
    },
    shows: 'the centre teaches on its own steps, and said once which of the four bands each is',
  },
  {
    title: 'The coordinator opens a cohort',
    as: 'coordinator',
    query: 'mutation ($input: CreateCohortInput!) { createCohort(input: $input) { cohort { id name } userErrors { code field message } } }',
    variables: (found) => ({ input: { programmeId: found.programmeId, name: `Promotion ${found.run.slice(0, 4)}`, startsOn: addDays(dayOf(new Date()), -100), graduatesOn: addDays(dayOf(new Date()), 20) } }),
    check: ({ createCohort }, found) => {
      found.cohortId = createCohort.cohort?.id;
      return clean(createCohort);
    },
    shows: 'an intake of a programme, with its dates',
  },
  {
    title: 'The coordinator tries a sheet of learners, writing nothing',
    as: 'coordinator',
    ...importSheet({ dryRun: true }),
    check: ({ importCohort }) => clean(importCohort) ?? ((rowsOf(importCohort.preview.counts, 'CREATED') !== 2 && 'not two to be made') || (rowsOf(importCohort.preview.counts, 'REFUSED') !== 1 && 'the faulty row was not refused')),
    shows: 'separator, heads and skills recognised; the one faulty row named with its rule; nothing written',
  },
  { title: 'The coordinator brings them in', as: 'coordinator', ...importSheet({}), check: begun, shows: 'the work is a job: the answer is where to follow it' },
  { title: 'The coordinator follows the import', as: 'coordinator', ...imported('CREATED'), shows: 'two learners made and invited by letter, a report row by row without names' },
  { title: 'The coordinator sends the same sheet again', as: 'coordinator', ...importSheet({}), check: begun, shows: 'a second import' },
  { title: 'Nothing changed', as: 'coordinator', ...imported('UNCHANGED'), shows: 'running it again changes nothing' },
];

/** The coordinator looks after the cohort, recommends a learner, and posts for an employer that is not here. */
export const coordinatorFollows: readonly Step[] = [
  {
    title: 'The coordinator sees the learners at a glance',
    as: 'coordinator',
    query: 'query ($id: ID!) { node(id: $id) { ... on Cohort { progress { learners completeProfiles withApplications withReplies hired stalled { cause learners } } stalled(first: 10) { nodes { stalled graduate { id name } } } } } }',
    variables: (found) => ({ id: found.cohortId }),
    check: ({ node }, found) => {
      found.classmateId = node.stalled.nodes.find((row: any) => row.graduate.name.startsWith('Anas'))?.graduate.id;
      return (node.progress.learners !== 2 && 'not two learners') || (node.progress.withApplications !== 1 && 'not one with an application') || (!found.classmateId && 'the classmate does not stall');
    },
    shows: 'who does not get on, and why',
  },
  {
    title: 'The coordinator recommends the classmate to an offer',
    as: 'coordinator',
    query: 'mutation ($input: RecommendGraduateInput!) { recommendGraduate(input: $input) { recommendation { id state } userErrors { code field message } } }',
    variables: (found) => ({ input: { offerId: found.offerId, graduateId: found.classmateId, note: 'Anas a mené le projet React de la promotion.' } }),
    check: ({ recommendGraduate }, found) => {
      found.recommendationId = recommendGraduate.recommendation?.id;
      return clean(recommendGraduate);
    },
    shows: 'the employer hears nothing before the person agrees',
  },
  {
    title: 'The classmate agrees',
    as: 'classmate',
    query: 'mutation ($input: RecommendationInput!) { agreeRecommendation(input: $input) { recommendation { state offer { title } } userErrors { code field message } } }',
    variables: (found) => ({ input: { recommendationId: found.recommendationId } }),
    check: done('agreeRecommendation'),
    shows: 'from now on the employer sees who it is, until the person ends it',
  },
  {
    title: 'The recruiter reads who was recommended',
    as: 'recruiter',
    query: 'query ($id: ID!) { node(id: $id) { ... on JobOffer { recommendations(first: 5) { nodes { note centre { name } graduate { name email } } } } } }',
    variables: (found) => ({ id: found.offerId }),
    check: ({ node }) => !node.recommendations.nodes[0]?.graduate?.name.startsWith('Anas') && 'the recommended person is not shown',
    shows: 'by which centre, with its note',
  },
  {
    title: 'The coordinator enters an employer that is not registered',
    as: 'coordinator',
    query: 'mutation ($input: SponsorEmployerInput!) { sponsorEmployer(input: $input) { employer { id name registered verified } userErrors { code field message } } }',
    variables: (found) => ({ input: { centreId: found.centreId, name: `Garage Numérique ${found.run.slice(0, 6)}`, kind: 'COMPANY', placeCode: 'MA-BER' } }),
    check: ({ sponsorEmployer }, found) => {
      found.sponsoredId = sponsorEmployer.employer?.id;
      return clean(sponsorEmployer) ?? (sponsorEmployer.employer.registered && 'marked as registered');
    },
    shows: 'marked so, until it joins and is verified under its number',
  },
  {
    title: 'And posts a job for it, whose applications go by letter',
    as: 'coordinator',
    query: 'mutation ($input: CreateOfferInput!) { createOffer(input: $input) { offer { id title appliesBy } userErrors { code field message } } }',
    variables: (found) => ({
      input: {
        employerId: found.sponsoredId, applyEmail: 'garage@tour.jisr.example', placeCodes: ['MA-BER'], contractTypes: ['FIXED_TERM'],
        texts: [{ language: 'FR', title: 'Développeur·se web', body: 'Refonte du site et de la prise de rendez-vous d’un garage de Berkane, six mois renouvelables.' }],
        mustHaves: [{ alternatives: [{ skill: 'javascript', minimumLevel: 'FOUNDATION' }] }],
      },
    }),
    check: ({ createOffer }) => clean(createOffer) ?? (createOffer.offer.appliesBy !== 'LETTER' && 'not by letter'),
    shows: 'who applies is told beforehand',
  },
  {
    title: 'The coordinator hands the employer over to its owner',
    as: 'coordinator',
    query: 'mutation ($input: HandOverEmployerInput!) { handOverEmployer(input: $input) { employer { name registered } userErrors { code field message } } }',
    variables: (found) => ({ input: { employerId: found.sponsoredId, email: founder(found).email } }),
    check: done('handOverEmployer'),
    shows: 'the account with that confirmed address owns it now, and is told by letter',
  },
];

/** After a learner erased the account: the sheet is sent once more. */
export const coordinatorReturns: readonly Step[] = [
  { title: 'The coordinator sends the sheet once more', as: 'coordinator', ...importSheet({}), check: begun, shows: 'the address of the erased learner is still in it' },
  {
    title: 'An erased person is not brought back',
    as: 'coordinator',
    query: IMPORT,
    variables: (found) => ({ id: found.importId }),
    check: ({ node }) => (node.state !== 'DONE' && `the import is ${node.state}`) || (!node.report.nodes[0]?.userErrors.length && 'the erased address was taken in again'),
    shows: 'refused with a code; the person alone may sign up anew',
  },
];
