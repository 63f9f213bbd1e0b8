import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dayOf } from '../../kernel/clock.ts';
import { projectRoot } from '../../kernel/project-root.ts';
import { demoPerson, signInAs } from './people.ts';
import { clean, type Found, one, type Step } from './step.ts';

const OFFER = (employerId: string): object => ({
  employerId,
  texts: [
    { language: 'FR', title: 'Développeur·se web junior React / Laravel', body: 'Vous rejoignez une équipe de cinq personnes à Oujda. Vous construisez des interfaces en React et des API en Laravel, avec relecture de code et tests. Accompagnement par une développeuse senior pendant six mois.' },
    { language: 'AR', title: 'مطور(ة) ويب مبتدئ(ة) React / Laravel', body: 'تنضم إلى فريق من خمسة أشخاص بوجدة، وتبني واجهات بـ React وواجهات برمجية بـ Laravel مع مراجعة الكود والاختبارات.' },
  ],
  placeCodes: ['MA-OUJ'],
  workMode: 'HYBRID',
  contractTypes: ['PERMANENT', 'FIXED_TERM'],
  salary: { min: '5000.00', max: '7000.00', currency: 'MAD', period: 'MONTH', basis: 'NET' },
  openings: 1,
  deadlineOn: addDays(dayOf(new Date()), 30),
  requiredLanguages: [{ language: 'fr', level: 'B1' }],
  mustHaves: [
    { alternatives: [{ skill: 'javascript', minimumLevel: 'FOUNDATION' }] },
    { alternatives: [{ skill: 'react', minimumLevel: 'FOUNDATION' }, { skill: 'vue', minimumLevel: 'FOUNDATION' }] },
    { alternatives: [{ skill: 'php', minimumLevel: 'INTERMEDIATE' }] },
    { alternatives: [{ skill: 'mysql', minimumLevel: 'FOUNDATION' }] },
  ],
  niceToHaves: [{ alternatives: [{ skill: 'docker', minimumLevel: 'FOUNDATION' }], weight: 2 }, { alternatives: [{ skill: 'git', minimumLevel: 'FOUNDATION' }], weight: 1 }],
});

const move = (mutation: string, variables: (found: Found) => object): Pick<Step, 'query' | 'variables' | 'check'> => ({
  query: `mutation ($input: ${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { application { state version } userErrors { code field message } } }`,
  variables: (found) => ({ input: { applicationId: found.applicationId, version: found.version, ...variables(found) } }),
  check: (data, found) => {
    found.version = data[mutation].application?.version;
    found.state = data[mutation].application?.state;
    return clean(data[mutation]);
  },
});

const MATCHES = one`{ viewer { graduate { matches(first: 10) { totalCount matcherVersion degraded nodes {
  score fit offer { id title scale employer { name } places { name } } parts { criterion weight value contribution }
  requirements { skill { slug } outcome heldLevel minimumLevel through { slug } } summary(language: FR) } } } } }`;

const CANDIDATES = one`query ($id: ID!) { node(id: $id) { ... on JobOffer { title candidates(first: 10) { totalCount nodes {
  score fit summary(language: FR) candidate { id centres { name } skills { skill { slug } level standing } graduate { name email } } } } } } }`;

/** The main road, from the offer to the hire. */
export const mainRoad: readonly Step[] = [
  { title: 'The recruiter signs in', as: 'visitor', ...signInAs('RECRUITER', 'recruiter'), shows: 'a short access token; a visitor becomes a recruiter' },
  {
    title: 'The recruiter asks which employer it recruits for',
    as: 'recruiter',
    query: '{ viewer { roles memberships { kind employer { id name verified } } } }',
    check: ({ viewer }, found) => {
      found.employerId = viewer.memberships.find((member: any) => member.employer?.verified)?.employer.id;
      return !found.employerId && 'no verified employer';
    },
    shows: 'one person, one employer, verified by its number',
  },
  {
    title: 'The recruiter writes an offer',
    as: 'recruiter',
    query: 'mutation ($input: CreateOfferInput!) { createOffer(input: $input) { offer { id state scale version } userErrors { code field message } } }',
    variables: (found) => ({ input: OFFER(found.employerId) }),
    check: ({ createOffer }, found) => {
      found.offerId = createOffer.offer?.id;
      return clean(createOffer) ?? (createOffer.offer.scale !== 'LOCAL' && 'an offer in Oujda is local');
    },
    shows: 'a draft; its scale is computed from the place, never typed',
  },
  {
    title: 'The recruiter publishes it',
    as: 'recruiter',
    query: 'mutation ($input: MoveOfferInput!) { publishOffer(input: $input) { offer { state publishedAt } userErrors { code field message } } }',
    variables: (found) => ({ input: { offerId: found.offerId } }),
    check: ({ publishOffer }) => clean(publishOffer) ?? (publishOffer.offer.state !== 'PUBLISHED' && 'not published'),
    shows: 'public from now on, and in the search index within a second',
  },
  { title: 'The graduate signs in', as: 'visitor', ...signInAs('GRADUATE', 'graduate'), shows: 'the same door for everybody' },
  {
    title: 'The graduate imports a résumé (JSON Resume)',
    as: 'graduate',
    query: 'mutation ($input: ImportResumeInput!) { importResume(input: $input) { report { known { text skill { slug } } guessed { text skill { slug } confidence } unknown { text nearest { slug } } skillsTaken itemsAdded } userErrors { code field message } } }',
    variables: () => ({ input: { resume: JSON.parse(readFileSync(join(projectRoot, 'examples', 'resume.json'), 'utf8')) as object } }),
    check: ({ importResume }) => clean(importResume) ?? ((importResume.report.known.length < 8 && 'hardly any skill was known') || (!importResume.report.unknown.some((term: any) => term.text.includes('Zellij')) && 'an invented tool was taken for a skill')),
    shows: 'what was known, what was guessed ("Kubernettes") and what is not known (an invented tool)',
  },
  {
    title: 'The graduate reads ten ranked offers, each explained',
    as: 'graduate',
    query: MATCHES,
    check: ({ viewer }, found) => {
      const { nodes } = viewer.graduate.matches as { nodes: any[] };
      const sum = (match: any): number => match.parts.reduce((total: number, part: any) => total + Math.round(part.contribution * 1e6), 0);
      if (nodes.length !== 10) return `${nodes.length} matches`;
      if (nodes.some((match) => sum(match) !== Math.round(match.score * 1e6))) return 'parts do not add up to the score';
      if (nodes.some((match, index) => index > 0 && match.score > nodes[index - 1].score)) return 'not in order';
      // In a world many times as large, more than ten offers may fit better than the new one.
      return viewer.graduate.matches.totalCount < 200 && !nodes.some((match) => match.offer.id === found.offerId) && 'the new offer is not among the ten';
    },
    shows: 'the parts add up to the score exactly; the offer just published is among them',
  },
  {
    title: 'The graduate applies, and sends the request twice',
    as: 'graduate',
    twice: true,
    query: 'mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { application { id state replyDueOn version match { score fit } } userErrors { code field message } } }',
    variables: (found) => ({ input: { offerId: found.offerId, message: 'Bonjour, votre offre correspond à mon projet : React et Laravel à Oujda.', idempotencyKey: `tour-${found.run}` } }),
    check: ({ submitApplication }, found) => {
      found.applicationId = submitApplication.application?.id;
      found.version = submitApplication.application?.version;
      return clean(submitApplication) ?? (submitApplication.application.state !== 'SUBMITTED' && 'not submitted');
    },
    shows: 'with an idempotency key, a doubled request has the effect of one; the score is kept as it stood',
  },
  {
    title: 'The graduate sees that it left the matches',
    as: 'graduate',
    query: '{ viewer { graduate { matches(first: 10) { nodes { offer { id title } } } applications(first: 1) { nodes { id state } } } } }',
    check: ({ viewer }, found) => viewer.graduate.matches.nodes.some((match: any) => match.offer.id === found.offerId) && 'the offer applied to is still among the matches',
    shows: 'offers applied to leave the matches',
  },
  {
    title: 'The recruiter sees the application, by name',
    as: 'recruiter',
    query: 'query ($id: ID!) { node(id: $id) { ... on JobOffer { applications(first: 5) { nodes { id state version message graduate { name email } match { score summary(language: FR) } } } } } }',
    variables: (found) => ({ id: found.offerId }),
    check: ({ node }, found) => {
      const application = node.applications.nodes.find((row: any) => row.id === found.applicationId);
      found.version = application?.version;
      return application?.graduate?.email !== demoPerson('GRADUATE').email && 'the applicant is not shown';
    },
    shows: 'name and contact, since the person applied; the look is on the record',
  },
  {
    title: 'The recruiter reads ten ranked candidates, without names',
    as: 'recruiter',
    query: CANDIDATES,
    variables: (found) => ({ id: found.offerId }),
    check: ({ node }) => (node.candidates.nodes.length !== 10 && `${node.candidates.nodes.length} candidates`) || (node.candidates.nodes.every((match: any) => match.candidate.graduate) && 'no candidate is anonymous'),
    shows: 'skills, levels and centre; a name only where the person disclosed it to this employer',
  },
  { title: 'The recruiter invites to an interview', as: 'recruiter', ...move('advanceApplication', () => ({ to: 'INTERVIEW', note: 'Mardi à 10 h, au 3e étage.' })), shows: 'each step is an event that both sides read' },
  { title: 'The recruiter proposes the job', as: 'recruiter', ...move('advanceApplication', () => ({ to: 'PROPOSED' })), shows: 'a new version with every step: a stale one would be a CONFLICT' },
  { title: 'The graduate accepts', as: 'graduate', ...move('acceptProposal', () => ({})), shows: 'only the graduate can' },
  { title: 'The recruiter hires', as: 'recruiter', ...move('hireApplicant', () => ({})), shows: 'the one opening is taken' },
  {
    title: 'The offer is filled, the road is on the record',
    as: 'graduate',
    query: 'query ($id: ID!) { node(id: $id) { ... on Application { state offer { state openings } events(first: 10) { nodes { from to by note } } } } }',
    variables: (found) => ({ id: found.applicationId }),
    check: ({ node }) => (node.state !== 'HIRED' && 'not hired') || (node.offer.state !== 'FILLED' && 'the offer is not filled') || (node.events.nodes.length !== 5 && `${node.events.nodes.length} events`),
    shows: 'SUBMITTED, INTERVIEW, PROPOSED, ACCEPTED, HIRED; the last opening filled the offer',
  },
  {
    title: 'A stranger asks for the same application',
    as: 'visitor',
    query: 'query ($id: ID!) { node(id: $id) { id } }',
    variables: (found) => ({ id: found.applicationId }),
    check: ({ node }) => node !== null && 'a stranger sees the application',
    shows: 'null: the same answer as for an id that never was',
  },
  {
    title: 'A stranger tries to reject it',
    as: 'visitor',
    refused: true,
    query: 'mutation ($input: RejectApplicationInput!) { rejectApplication(input: $input) { userErrors { code } } }',
    variables: (found) => ({ input: { applicationId: found.applicationId, version: 1, criterion: 'OTHER' } }),
    check: (data, _, errors) => (errors[0]?.extensions.code !== 'UNAUTHENTICATED' || data?.rejectApplication) && 'a stranger was not refused',
    shows: 'UNAUTHENTICATED: what is not granted is refused',
  },
];
