import { addDays, dayOf } from '../../../kernel/clock.ts';
import { clean, type Found, one, type Step } from '../step.ts';
import { company, founder, ice } from './names.ts';

const POSTING = (found: Found): string =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: 'Développeur React / Node.js (h/f)',
    description: '<p>Vous développez des interfaces en <b>React</b> et des API en Node.js, avec des tests et une base PostgreSQL. Docker est un plus.</p>',
    identifier: { '@type': 'PropertyValue', value: `TL-${found.run.slice(0, 4)}` },
    hiringOrganization: { '@type': 'Organization', name: company(found) },
    jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', addressLocality: 'Oujda', addressCountry: 'MA' } },
    employmentType: 'FULL_TIME',
    baseSalary: { '@type': 'MonetaryAmount', currency: 'MAD', value: { '@type': 'QuantitativeValue', minValue: 6000, maxValue: 8000, unitText: 'MONTH' } },
    validThrough: addDays(dayOf(new Date()), 30),
    inLanguage: 'fr',
    industry: 'Informatique',
  });

const done = (mutation: string): Step['check'] => (data) => clean(data[mutation]);

/** Somebody founds an employer and asks for it to be verified. */
export const recruiterBegins: readonly Step[] = [
  {
    title: 'A recruiter signs up and founds an employer',
    as: 'visitor',
    query: 'mutation ($input: SignUpRecruiterInput!) { signUpRecruiter(input: $input) { accessToken userErrors { code field message } } }',
    variables: (found) => ({
      input: {
        ...founder(found), name: 'Hind Alaoui', language: 'FR', privacyNotice: found.notice, isAtLeast16: true,
        found: { name: company(found), kind: 'IT_SERVICES', placeCode: 'MA-OUJ', registrationKind: 'ICE', registrationNumber: ice(found) },
      },
    }),
    check: ({ signUpRecruiter }, found) => {
      found.recruiter = signUpRecruiter.accessToken;
      return clean(signUpRecruiter);
    },
    shows: 'an ICE whose check does not hold would be refused here',
  },
  {
    title: 'The recruiter confirms the address by the letter',
    as: 'visitor',
    letter: { to: (found) => founder(found).email, kind: 'account.confirm-email' },
    query: 'mutation ($input: ConfirmEmailInput!) { confirmEmail(input: $input) { userErrors { code field message } } }',
    variables: (found) => ({ input: { token: found.secret } }),
    check: done('confirmEmail'),
    shows: 'until then nothing of the person is shown to anybody',
  },
  {
    title: 'The recruiter sees the employer, which nobody else does yet',
    as: 'recruiter',
    query: '{ viewer { account { todo emailConfirmed } memberships { kind employer { id name verified } } } }',
    check: ({ viewer }, found) => {
      found.employerId = viewer.memberships[0]?.employer?.id;
      return (!found.employerId && 'no employer') || (viewer.memberships[0].employer.verified && 'verified by nobody');
    },
    shows: 'public once an administrator verified its number',
  },
  {
    title: 'The recruiter makes a draft of a posting found on the company’s site',
    as: 'recruiter',
    query: one`mutation ($input: ImportPostingInput!) { importPosting(input: $input) { offer { id title state places { name } mustHaves { alternatives { skill { slug } } } version }
      understood { field to } guessed { field from to note } ignored { field note } possibleDuplicates { reason offer { id } } userErrors { code field message } } }`,
    variables: (found) => ({ input: { employerId: found.employerId, posting: POSTING(found) } }),
    check: ({ importPosting }, found) => {
      found.offerId = importPosting.offer?.id;
      return clean(importPosting) ?? ((importPosting.guessed.length === 0 && 'nothing was guessed') || (importPosting.ignored.length === 0 && 'nothing was left'));
    },
    shows: 'schema.org JobPosting: what was understood, guessed and left, line by line',
  },
];

/** After the verification: offers, candidates, applications. */
export const recruiterGoesOn: readonly Step[] = [
  {
    title: 'The recruiter publishes the offer',
    as: 'recruiter',
    query: 'mutation ($input: MoveOfferInput!) { publishOffer(input: $input) { offer { state } userErrors { code field message } } }',
    variables: (found) => ({ input: { offerId: found.offerId } }),
    check: done('publishOffer'),
    shows: 'in the search index within a second',
  },
  {
    title: 'The company’s own software writes two offers at once, one of them wrong',
    as: 'recruiter',
    query: 'mutation ($input: UpsertOffersInput!) { upsertOffers(input: $input) { results { reference outcome offer { id } userErrors { code field message } } userErrors { code field message } } }',
    variables: (found) => ({
      input: {
        employerId: found.employerId,
        items: [
          { reference: 'SI-1', texts: [{ language: 'FR', title: 'Technicien support', body: 'Support de niveau 1 et 2 auprès des clients de la région, en français et en arabe.' }], placeCodes: ['MA-OUJ'], contractTypes: ['PERMANENT'] },
          { reference: 'SI-2', texts: [{ language: 'FR', title: 'Chef de projet', body: 'Suivi de projets web.' }], placeCodes: ['MA-NOWHERE'], contractTypes: ['PERMANENT'] },
        ],
      },
    }),
    check: ({ upsertOffers }) => clean(upsertOffers) ?? (upsertOffers.results.map((result: any) => result.outcome).join() !== 'CREATED,REFUSED' && JSON.stringify(upsertOffers.results)),
    shows: 'one result per item, by the employer’s own reference; a refused one holds up no other',
  },
  {
    title: 'The recruiter copies the offer',
    as: 'recruiter',
    query: 'mutation ($input: CopyOfferInput!) { copyOffer(input: $input) { offer { id state title reference } userErrors { code field message } } }',
    variables: (found) => ({ input: { offerId: found.offerId } }),
    check: done('copyOffer'),
    shows: 'a draft, without the reference',
  },
  {
    title: 'The recruiter reads ranked candidates',
    as: 'recruiter',
    query: 'query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(first: 5) { totalCount nodes { score fit summary(language: FR) candidate { id } } } } } }',
    variables: (found) => ({ id: found.offerId }),
    check: ({ node }, found) => {
      [found.candidateId, found.passedId] = node.candidates?.nodes.map((match: any) => match.candidate.id) ?? [];
      return !found.passedId && 'hardly any candidate';
    },
    shows: 'anonymous, explained, under a pseudonym of this employer alone',
  },
  {
    title: 'The recruiter puts the first on the shortlist',
    as: 'recruiter',
    query: 'mutation ($input: ChooseCandidateInput!) { shortlistCandidate(input: $input) { choice { kind } userErrors { code field message } } }',
    variables: (found) => ({ input: { offerId: found.offerId, candidateId: found.candidateId } }),
    check: done('shortlistCandidate'),
    shows: 'seen by colleagues, never by the person',
  },
  {
    title: 'And leaves a note for colleagues',
    as: 'recruiter',
    query: 'mutation ($input: AddCandidateNoteInput!) { addCandidateNote(input: $input) { note { text authorName isMine } userErrors { code field message } } }',
    variables: (found) => ({ input: { offerId: found.offerId, candidateId: found.candidateId, text: 'Profil solide en React ; à appeler cette semaine.' } }),
    check: done('addCandidateNote'),
    shows: 'internal to the employer',
  },
  {
    title: 'The recruiter passes the second',
    as: 'recruiter',
    query: 'mutation ($input: ChooseCandidateInput!) { passCandidate(input: $input) { choice { kind } userErrors { code field message } } }',
    variables: (found) => ({ input: { offerId: found.offerId, candidateId: found.passedId } }),
    check: done('passCandidate'),
    shows: 'passed candidates leave the list',
  },
  {
    title: 'The list is shorter by one, the shortlist longer',
    as: 'recruiter',
    query: 'query ($id: ID!) { node(id: $id) { ... on JobOffer { candidates(first: 10) { nodes { candidate { id } } } shortlist(first: 5) { nodes { kind chosenByName notes { text } match { score } } } } } }',
    variables: (found) => ({ id: found.offerId }),
    check: ({ node }, found) => (node.candidates.nodes.some((match: any) => match.candidate.id === found.passedId) && 'a passed candidate is still listed') || (node.shortlist.nodes[0]?.notes.length !== 1 && 'the note is not there'),
    shows: 'the shortlist with its notes and present scores',
  },
];

/** Once somebody applied: the board, the edit, the sheet. */
export const recruiterDecides: readonly Step[] = [
  {
    title: 'The recruiter looks at the board',
    as: 'recruiter',
    query: one`query ($id: ID!) { node(id: $id) { ... on Employer { applicationBoard { state count overdue dueSoon } applications(first: 5, order: MATCH) { nodes { id state replyDueOn match { score fit } graduate { name phone whatsapp } } } } } }`,
    variables: (found) => ({ id: found.employerId }),
    check: ({ node }) => node.applicationBoard.find((column: any) => column.state === 'SUBMITTED')?.count !== 1 && 'the application is not on the board',
    shows: 'counts per state and what is due; the applicant by name, since it applied',
  },
  {
    title: 'The recruiter corrects the published offer',
    as: 'recruiter',
    query: 'mutation ($input: UpdateOfferInput!) { updateOffer(input: $input) { offer { version } userErrors { code field message } } }',
    variables: (found) => ({ input: { offerId: found.offerId, version: found.offerVersion, salary: { min: '6500.00', max: '8500.00', currency: 'MAD', period: 'MONTH', basis: 'NET' } } }),
    check: done('updateOffer'),
    shows: 'who applied is told by letter what changed',
  },
  {
    title: 'The recruiter takes the applications out as a sheet',
    as: 'recruiter',
    query: 'query ($id: ID!) { node(id: $id) { ... on JobOffer { applicationsCsv { filename rowCount isWhole content } } } }',
    variables: (found) => ({ id: found.offerId }),
    check: ({ node }) => !node.applicationsCsv.content.includes('Yasmine') && 'the applicant is not in the sheet',
    shows: 'no cell that a spreadsheet would compute; every look is on the record',
  },
];
