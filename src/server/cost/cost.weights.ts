/** The most objects that one operation may be answered with, as it is counted before it runs. */
export const OBJECTS_MOST = 5000;
/** So many objects are one point. */
export const OBJECTS_A_POINT = 10;
/** Points of a field that asks the search engine or reads texts, each time it is called. */
export const SEARCH_POINTS = 10;
/** Points of a field that reads or writes a whole file: hundreds of milliseconds for 10,000 rows, or tens of statements. */
export const WHOLE_POINTS = 50;
/** Points of a change. */
export const CHANGE_POINTS = 5;
/** Points of counting a whole list that grows with the service and that anybody may count: every row is read, however few are asked for. */
export const COUNT_POINTS = 2;

/** Fields whose work is no lookup: they ask the search engine, rank, or read texts against the whole taxonomy. */
export const SEARCH_FIELDS: ReadonlySet<string> = new Set([
  'Query.searchOffers', 'Query.previewMatches', 'Query.suggestSkills', 'Query.normalizeSkills', 'Query.extractSkills', 'Query.readResumeText', 'Query.lintOffer', 'Query.match',
  'Graduate.matches', 'Graduate.skillGaps', 'JobOffer.candidates', 'ProfileCompleteness.nextSteps', 'Match.changes',
  'Mutation.importPosting', 'Mutation.importResume', 'Mutation.addWrittenSkills',
]);

/** Fields that read or write a whole file. */
export const WHOLE_FIELDS: ReadonlySet<string> = new Set(['Mutation.importCohort', 'Mutation.upsertOffers', 'Cohort.learnersCsv', 'JobOffer.applicationsCsv', 'Viewer.personalData']);

/** Fields that count such a list. */
export const COUNT_FIELDS: ReadonlySet<string> = new Set(['JobOfferConnection.totalCount', 'EmployerConnection.totalCount']);

/** Points of one call of a field beside the objects it is answered with. */
export const extraOf = (name: string, isChange: boolean): number => (SEARCH_FIELDS.has(name) ? SEARCH_POINTS : WHOLE_FIELDS.has(name) ? WHOLE_POINTS : COUNT_FIELDS.has(name) ? COUNT_POINTS : 0) + (isChange ? CHANGE_POINTS : 0);

/**
 * What an operation costs: one point, one more for each ten objects begun, and the points of its searches and changes.
 * @param extra points of searches, whole files and changes
 */
export const pointsOf = (objects: number, extra: number): number => 1 + Math.ceil(objects / OBJECTS_A_POINT) + extra;
