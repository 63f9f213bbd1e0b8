import { ApplicationState } from '../../applications/application.entity.ts';
import { NOTES_MOST } from '../../applications/candidate-choice.service.ts';
import { INVITED_MOST } from '../../graduates/invitation.service.ts';
import { ContractType, Scale } from '../../graduates/graduate.entity.ts';
import { ImportOutcome } from '../../graduates/learner-book.ts';
import { MOST as PROFILE } from '../../graduates/profile.rules.ts';
import { StalledCause } from '../../insights/learner-standing.ts';
import { MOST_LINES } from '../../interchange/posting.report.ts';
import { PREVIEW_ROWS_MOST } from '../../interchange/cohort-import.page.ts';
import { SHEET_MOST } from '../../interchange/cohort-sheet.read.ts';
import { Language } from '../../kernel/language.ts';
import { PAGE_MOST } from '../../kernel/paging.ts';
import { CONDITIONS } from '../../matching/hard-conditions.ts';
import { CRITERIA } from '../../matching/weights.ts';
import { WorkMode } from '../../offers/offer.entity.ts';
import { OFFER_MOST } from '../../offers/offer.rules.ts';
import { UPSERT_MOST } from '../../offers/upsert.service.ts';
import { Purpose } from '../../privacy/consent.entity.ts';
import { SkillLevel } from '../../skills/skill.entity.ts';
import { SUGGESTIONS_MOST } from '../../skills/skill.list.ts';

const count = (values: object): number => Object.keys(values).length;
const REQUIREMENTS = 2 * OFFER_MOST.requirements;
const FACET_VALUES = 100;

/** The most objects of plain lists that the rules of the domain keep to that: nobody has to count them again. */
const KEPT: Readonly<Record<string, number>> = {
  'Account.consents': count(Purpose),
  'Candidate.languages': PROFILE.languages,
  'Candidate.mobility': PROFILE.places,
  'CandidateChoice.notes': NOTES_MOST,
  'Centre.grid': 10,
  'Centre.names': count(Language),
  'CentreSkillDemand.skills': PAGE_MOST,
  'CohortImport.columns': SHEET_MOST.columns,
  'CohortImport.counts': count(ImportOutcome),
  'CohortImportPreview.columns': SHEET_MOST.columns,
  'CohortImportPreview.counts': count(ImportOutcome),
  'CohortImportPreview.rows': PREVIEW_ROWS_MOST,
  'CohortImportRow.resembles': 5,
  'Employer.applicationBoard': count(ApplicationState),
  'Graduate.background': PROFILE.background,
  'Graduate.blockedEmployerNames': PROFILE.blocks,
  'Graduate.blockedEmployers': PROFILE.blocks,
  'Graduate.keptTerms': PROFILE.terms,
  'Graduate.languages': PROFILE.languages,
  'Graduate.mobility': PROFILE.places,
  'ImportPostingPayload.guessed': MOST_LINES,
  'ImportPostingPayload.ignored': MOST_LINES,
  'ImportPostingPayload.understood': MOST_LINES,
  'InviteLearnersPayload.results': INVITED_MOST,
  'JobOffer.applicationBoard': count(ApplicationState),
  'JobOffer.bodies': OFFER_MOST.texts,
  'JobOffer.mustHaves': OFFER_MOST.requirements,
  'JobOffer.niceToHaves': OFFER_MOST.requirements,
  'JobOffer.places': OFFER_MOST.places,
  'JobOffer.preferredLanguages': OFFER_MOST.languages,
  'JobOffer.requiredLanguages': OFFER_MOST.languages,
  'JobOffer.titles': OFFER_MOST.texts,
  'LearnerProgress.stalled': count(StalledCause),
  'Match.blockedBy': CONDITIONS.length,
  'Match.notes': NOTES_MOST,
  'Match.parts': CRITERIA.length,
  'Match.requirements': REQUIREMENTS,
  'MatchRequirement.alternatives': OFFER_MOST.alternatives,
  'OfferFacets.contractTypes': count(ContractType),
  'OfferFacets.scales': count(Scale),
  'OfferFacets.workModes': count(WorkMode),
  'OfferLoosening.skills': OFFER_MOST.alternatives,
  'OfferRequirement.alternatives': OFFER_MOST.alternatives,
  'ProfileStep.offers': PAGE_MOST,
  'ProfileSteps.nodes': PAGE_MOST,
  'Programme.names': count(Language),
  'Programme.skills': 40,
  'Query.nodes': PAGE_MOST,
  'Query.suggestSkills': SUGGESTIONS_MOST,
  'ResumeUnknownSkill.nearest': 3,
  'Skill.names': count(Language),
  'Skill.related': PAGE_MOST,
  'SkillDemand.levels': count(SkillLevel),
  'UnknownTerm.nearest': 3,
  'UnrecognisedSkill.nearest': 3,
  'UpsertOffersPayload.results': UPSERT_MOST,
};

/** The most objects of plain lists that no rule keeps short: generous figures, at which an answer cuts them (bounded-lists.ts). */
const CUT: Readonly<Record<string, number>> = {
  'Candidate.centres': 20,
  'Candidate.skills': 80,
  'Centre.postsFor': 100,
  'Centre.staff': 100,
  'Cohort.trainers': 50,
  'CohortImportRow.userErrors': 20,
  'ExtractedSkill.places': 20,
  'ExtractedSkills.languages': 50,
  'ExtractedSkills.skills': 100,
  'Graduate.enrolments': 50,
  'Graduate.skills': 120,
  'GraduateTwins.others': 20,
  'HeldPlace.cohorts': 20,
  'HighlightedText.ranges': 50,
  'ImportPostingPayload.possibleDuplicates': 20,
  'LearnerInvitation.userErrors': 5,
  'Match.changes': 60,
  'MatchConnection.understoodAs': 50,
  'NormalizedSkills.known': 500,
  'NormalizedSkills.other': 500,
  'NormalizedSkills.unknown': 500,
  'OfferFacets.languages': FACET_VALUES,
  'OfferFacets.places': FACET_VALUES,
  'OfferFacets.skills': FACET_VALUES,
  'OfferLint.findings': 100,
  'OfferLint.loosenings': 60,
  'OfferSearchConnection.understoodAs': 50,
  'ProposedSkill.places': 20,
  'ResumeReport.guessed': 200,
  'ResumeReport.known': 200,
  'ResumeReport.languages': 100,
  'ResumeReport.left': 200,
  'ResumeReport.unknown': 200,
  'ResumeTextReading.languages': 50,
  'ResumeTextReading.skills': 100,
  'Skill.broader': 40,
  'Skill.implies': 50,
  'Skill.narrower': 100,
  'UpsertOfferResult.userErrors': 30,
  'Viewer.centres': 20,
  'Viewer.heldPlaces': 20,
  'Viewer.memberships': 20,
};

/**
 * The most objects that each plain list answers with, which is what an operation that asks it is counted for. Pages are no plain
 * lists: they are as long as their `first`.
 */
export const AT_MOST: Readonly<Record<string, number>> = { ...KEPT, ...CUT };

/** Whether a rule of the domain keeps a plain list to its most. */
export const isKept = (type: string, field: string): boolean => `${type}.${field}` in KEPT;

/** Faults of one input are told up to so many; the others come with the next try. */
const FAULTS_MOST = 50;

/** The most objects that a plain list holds; null for a list that nobody has said it of. */
export const atMost = (type: string, field: string): number | null => AT_MOST[`${type}.${field}`] ?? (field === 'userErrors' ? FAULTS_MOST : null);

/** Answers with one object for each item of its input, in this list of the payload. */
export const BY_INPUT: Readonly<Record<string, { readonly items: string; readonly payload: string }>> = {
  'Mutation.inviteLearners': { items: 'learners', payload: 'InviteLearnersPayload' },
  'Mutation.upsertOffers': { items: 'items', payload: 'UpsertOffersPayload' },
};
const BY_INPUT_PAYLOADS: ReadonlySet<string> = new Set(Object.values(BY_INPUT).map(({ payload }) => payload));

/** Lists whose length the field above says: by its `first`, or by what it was given. */
export const isOfPage = (type: string, field: string): boolean =>
  type.endsWith('Connection') ? field === 'edges' || field === 'nodes' : (field === 'nodes' && type === 'MatchPreview') || (field === 'results' && BY_INPUT_PAYLOADS.has(type));
