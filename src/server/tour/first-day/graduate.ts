import { signIn } from '../people.ts';
import { clean, type Step } from '../step.ts';
import { classmate, learner } from './names.ts';

const CV = 'Développeuse web junior. Deux ans de projets en React et Node.js, bases de PostgreSQL, un peu de Docker. Anglais B2, français courant, arabe langue maternelle.';

const accept = (who: typeof learner, as: string): Omit<Step, 'title' | 'shows'> => ({
  as: 'visitor',
  letter: { to: (found) => who(found).email, kind: 'account.invitation' },
  query: 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { accessToken userErrors { code field message } } }',
  variables: (found) => ({ input: { token: found.secret, password: who(found).password, privacyNotice: found.notice, isAtLeast16: true } }),
  check: ({ acceptInvitation }, found) => {
    found[as] = acceptInvitation.accessToken;
    found.used = found.secret;
    return clean(acceptInvitation);
  },
});

/** Keeps the profile's version, which every change of it raises. */
const done = (mutation: string): Step['check'] => (data, found) => {
  found.version = data[mutation].graduate?.version ?? found.version;
  return clean(data[mutation]);
};
const mark = (mutation: string, which: string): Pick<Step, 'query' | 'variables' | 'check'> => ({
  query: `mutation ($input: MarkOfferInput!) { ${mutation}(input: $input) { offer { title mark } userErrors { code field message } } }`,
  variables: (found) => ({ input: { offerId: found[which] } }),
  check: done(mutation),
});

/** A learner takes the account the centre made, fills the profile, and chooses. */
export const graduateBegins: readonly Step[] = [
  {
    title: 'The learner reads the privacy notice',
    as: 'visitor',
    query: '{ privacyNotice(language: FR) { version title text } }',
    check: ({ privacyNotice }, found) => {
      found.notice = privacyNotice.version;
      return privacyNotice.text.length < 1000 && 'hardly a notice';
    },
    shows: 'versioned, in three languages; a new version asks again',
  },
  { title: 'The learner opens the link of the letter', ...accept(learner, 'graduate'), shows: 'the link proves the address; the person chooses the password, accepts the notice and says to be 16 or older' },
  {
    title: 'The link is opened a second time',
    as: 'visitor',
    query: 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { accessToken userErrors { code field message } } }',
    variables: (found) => ({ input: { token: found.used, password: learner(found).password, privacyNotice: found.notice, isAtLeast16: true } }),
    check: ({ acceptInvitation }) => (acceptInvitation.accessToken || acceptInvitation.userErrors[0]?.code !== 'LINK_USED') && 'a used link was not refused',
    shows: 'LINK_USED: each link serves once',
  },
  { title: 'A classmate opens theirs', ...accept(classmate, 'classmate'), shows: 'nobody sees either of them before they say so' },
  {
    title: 'The learner sees what the centre wrote, and what is left to do',
    as: 'graduate',
    query: '{ viewer { account { todo emailConfirmed } graduate { name phone version findableAt skills { skill { slug } level standing } enrolments { cohort { name } state } } } }',
    check: ({ viewer }, found) => {
      found.version = viewer.graduate.version;
      return (viewer.graduate.findableAt.length > 0 && 'findable without having said so') || (!viewer.graduate.skills.some((held: any) => held.standing === 'CENTRE') && 'no skill is confirmed by the centre');
    },
    shows: 'skills confirmed by the centre; findable nowhere',
  },
  {
    title: 'The learner pastes a CV',
    as: 'graduate',
    query: 'query ($text: String!) { readResumeText(text: $text) { skills { skill { slug } confidence isHeld heldLevel places { start text excerpt } } languages { language level place { text } } } }',
    variables: () => ({ text: CV }),
    check: ({ readResumeText }) => (!readResumeText.skills.some((found: any) => found.skill.slug === 'nodejs' && !found.isHeld) && 'Node.js was not found') || (readResumeText.languages.length < 2 && 'the languages were not found'),
    shows: 'skills and languages with the place where each was found; nothing is kept, the person decides',
  },
  {
    title: 'The learner declares what is true, with levels',
    as: 'graduate',
    query: 'mutation ($input: DeclareSkillsInput!) { declareSkills(input: $input) { graduate { version } userErrors { code field message } } }',
    variables: () => ({ input: { skills: [{ skill: 'nodejs', level: 'INTERMEDIATE' }, { skill: 'javascript', level: 'ADVANCED' }, { skill: 'git', level: 'INTERMEDIATE' }, { skill: 'postgresql', level: 'FOUNDATION' }] } }),
    check: done('declareSkills'),
    shows: 'declared beside what the centre confirmed',
  },
  {
    title: 'The learner says which languages',
    as: 'graduate',
    query: 'mutation ($input: SetLanguagesInput!) { setLanguages(input: $input) { graduate { version } userErrors { code field message } } }',
    variables: () => ({ input: { languages: [{ language: 'ar', level: 'NATIVE' }, { language: 'fr', level: 'C1' }, { language: 'en', level: 'B2' }] } }),
    check: done('setLanguages'),
    shows: 'on the CEFR scale',
  },
  {
    title: 'The learner asks what would bring most',
    as: 'graduate',
    query: '{ viewer { graduate { completeness { share missing nextSteps { offerCount eligibleCount nodes(first: 3) { kind newlyEligible rising gain message(language: FR) } } } } } }',
    check: ({ viewer }) => {
      const { completeness } = viewer.graduate;
      return (!completeness && 'no completeness') || (completeness.share >= 1 && 'complete without contracts or places') || (completeness.nextSteps.nodes.length === 0 && 'nothing to do next');
    },
    shows: 'each step is tried against the open offers by the matcher itself',
  },
  {
    title: 'The learner says which contracts, and a WhatsApp number',
    as: 'graduate',
    query: 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { graduate { version phone whatsapp } userErrors { code field message } } }',
    variables: (found) => ({ input: { version: found.version, contractTypes: ['PERMANENT', 'FIXED_TERM', 'PRE_HIRE_INTERNSHIP'], whatsapp: '+212612345678', residenceCode: 'MA-OUJ' } }),
    check: done('updateProfile'),
    shows: 'E.164; seen by an employer only once the person applied there',
  },
  {
    title: 'The learner says where',
    as: 'graduate',
    query: 'mutation ($input: SetMobilityInput!) { setMobility(input: $input) { graduate { mobility { name } wantsRemote } userErrors { code field message } } }',
    variables: () => ({ input: { places: ['MA-OUJ', 'MA-NAD', 'MA-BER'], ordered: true, remote: true } }),
    check: done('setMobility'),
    shows: 'exactly what was ticked, in an order of preference',
  },
  {
    title: 'The learner agrees to be found nearby',
    as: 'graduate',
    query: 'mutation ($input: SetFindableInput!) { setFindable(input: $input) { graduate { findableAt } userErrors { code field message } } }',
    variables: () => ({ input: { scales: ['LOCAL', 'REGIONAL'] } }),
    check: done('setFindable'),
    shows: 'a consent per scale, each withdrawn with effect at once',
  },
  {
    title: 'The learner blocks an employer by its name',
    as: 'graduate',
    query: 'mutation ($input: EmployerBlockInput!) { blockEmployer(input: $input) { graduate { blockedEmployerNames { name } } userErrors { code field message } } }',
    variables: () => ({ input: { name: 'Mon employeur actuel SARL' } }),
    check: done('blockEmployer'),
    shows: 'whether it is registered yet or not; it is not told',
  },
  {
    title: 'The learner reads ten ranked offers',
    as: 'graduate',
    query: '{ viewer { graduate { matches(first: 10) { totalCount nodes { score fit summary(language: FR) offer { id title } } } } } }',
    check: ({ viewer }, found) => {
      const offers = viewer.graduate.matches.nodes.map((match: any) => match.offer.id);
      [found.savedId, found.hiddenId] = offers;
      return offers.length < 3 && `${offers.length} matches`;
    },
    shows: 'matches from the first minute',
  },
  { title: 'The learner saves the first', as: 'graduate', ...mark('saveOffer', 'savedId'), shows: 'kept in a list of its own' },
  { title: 'The learner hides the second', as: 'graduate', ...mark('hideOffer', 'hiddenId'), shows: 'not to be seen again' },
  {
    title: 'The hidden one has left',
    as: 'graduate',
    query: '{ viewer { graduate { matches(first: 10) { nodes { offer { id } } } savedOffers(first: 5) { nodes { offer { id title } } } hiddenOffers(first: 5) { nodes { offer { id title } } } } } }',
    check: ({ viewer: { graduate } }, found) => (graduate.matches.nodes.some((match: any) => match.offer.id === found.hiddenId) && 'the hidden offer is still among the matches') || (graduate.savedOffers.nodes[0]?.offer.id !== found.savedId && 'the saved offer is not listed'),
    shows: 'hidden offers leave the matches; both lists are there',
  },
  {
    title: 'The learner reconfirms in one step',
    as: 'graduate',
    query: 'mutation { reconfirmProfile(input: {}) { graduate { reconfirmedAt reconfirmBy } userErrors { code field message } } }',
    check: done('reconfirmProfile'),
    shows: 'asked by letter after 60 days, out of sight after 90',
  },
  {
    title: 'The learner looks at the sessions',
    as: 'graduate',
    query: '{ viewer { account { sessions(first: 5) { nodes { id device startedAt lastSeenAt current } } } } }',
    check: ({ viewer }) => !viewer.account.sessions.nodes.some((session: any) => session.current) && 'the present session is not marked',
    shows: 'device and time; each can be ended',
  },
  { title: 'The learner signs in on a telephone', as: 'visitor', ...signIn('graduate', learner), shows: 'by the address the centre wrote and the password the person chose' },
];
