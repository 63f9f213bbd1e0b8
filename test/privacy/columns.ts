import { personalDataWiring } from '../../src/server/personal-data.ts';

/** Every column of the service's own tables that can hold a text: `table.column`, sorted. */
export const TEXT_COLUMNS = "select table_name || '.' || column_name as at from information_schema.columns where table_schema = 'public' and data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY') order by 1";

/** `PERSONAL` says something of a person, and goes with it; `GUARDED` says nothing of one, and yet is not everybody's; `OPEN` is neither. */
export type Class = 'PERSONAL' | 'GUARDED' | 'OPEN';

const columns = (table: string, names: string): string[] => names.split(' ').map((name) => `${table}.${name}`);

/** What the folders call personal: the list that erasure itself goes by. */
export const personalColumns = (): string[] => personalDataWiring.parts.flatMap((part) => Object.entries(part.columns).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)));

/** Personal columns where no text could hide: they take codes alone, keys, or what the database works out of others. Who erases a person finds that out by trying. */
export const CODED: readonly string[] = [
  ...columns('graduates', 'folded_name residence_code gender age_band'), 'graduate_mobility.place_code', ...columns('graduate_skills', 'skill_slug level standing evidence_kind'), ...columns('graduate_languages', 'language level'),
  ...columns('graduate_background', 'kind started ended'), 'offer_marks.kind', 'candidate_choices.kind', 'disclosures.reason', 'centre_staff.kind', 'employer_members.kind', 'consents.purpose', ...columns('letters', 'language state'),
  'accounts.language', 'account_roles.role', 'account_tokens.purpose', 'sessions.ended_because',
];

/** Personal columns where a canary would be no value that the graph can show: each with what stands for it in the walk. */
export const NO_TEXT: Readonly<Record<string, string>> = {
  'graduates.contract_types': 'a list of codes; who sees it, sees the name beside it',
  'graduates.findable_at': 'a list of codes; the sign `findableAt` stands for it',
  'applications.match': 'codes and figures that the matcher wrote, which the graph reads as such',
  'account_tokens.purpose': 'a code',
  'consents.notice_version': 'a version, which the graph compares with the one in force; the sign `statistics` stands for consents',
  'held_places.account_id': 'a key, and no text',
};

/** Nobody's own, and not everybody's: drafts, keys, reasons given to one side, what a curator alone reads. */
const GUARDED: readonly string[] = [
  ...columns('api_keys', 'name secret_hash previous_hash'),
  'employer_decisions.reason', 'offer_events.note', 'offer_reports.decision_reason', 'offers.reference', ...columns('offer_texts', 'title body'),
  ...columns('employers', 'name description registration_number'), ...columns('unknown_terms', 'term folded'),
];

/** Everybody's, or nothing to anybody; by why. */
const OPEN: readonly (readonly [why: string, of: readonly string[]])[] = [
  ['a code or a state out of a list', [
    'access_log.noun', ...columns('application_events', 'from_state to_state'), ...columns('applications', 'state matcher_version rejection_criterion'), 'cohort_imports.state', 'employer_decisions.decision', 'enrolments.state',
    ...columns('employers', 'kind registration_kind'), ...columns('offer_events', 'from_state to_state changed_fields'), ...columns('offer_reports', 'reason decision'), 'recommendations.state', ...columns('unknown_terms', 'language state skill_slug'), 'api_keys.scopes',
  ]],
  ['published, or made to be', [
    ...columns('centres', 'slug name_fr name_ar name_en place_code grid'), 'cohorts.name', ...columns('programmes', 'field name_fr name_ar name_en'), 'programme_skills.skill_slug', ...columns('employers', 'slug place_code website folded_name'),
    ...columns('offers', 'slug state work_mode scale contract_types accepted_countries salary_currency salary_period salary_basis work_permit apply_url apply_email'), ...columns('offer_languages', 'language level'), 'offer_places.place_code', ...columns('offer_skills', 'kind skill_slug minimum_level'), 'offer_texts.language',
  ]],
  ['the map and the taxonomy', [
    ...columns('places', 'code kind parent_code name_fr name_ar name_en aliases'), ...columns('skill_aliases', 'folded skill_slug language text origin'), ...columns('skill_links', 'from_slug to_slug kind origin'),
    ...columns('skills', 'slug kind name_fr name_ar name_en description_fr description_ar description_en esco_uri replaced_by_slug origin'), 'taxonomy_state.esco_release',
  ]],
  ['what a sheet was read by, and what came of its rows: heads, numbers, codes', columns('cohort_imports', 'options report')],
  ['a keyed fingerprint of an address that nobody has any more', ['erased_addresses.hash']],
  ['a fingerprint of an account or an address, keyed, for as long as its bucket is not full', ['buckets.subject']],
  ['the service’s own books', ['mikro_orm_migrations.name', ...columns('reference_imports', 'folder hash'), 'search_changes.index_name']],
];

/** The class of every column that has one. A column may stand in one place alone; the test of the list says so. */
export function classes(): Map<string, Class> {
  return new Map([...personalColumns().map((at) => [at, 'PERSONAL'] as const), ...GUARDED.map((at) => [at, 'GUARDED'] as const), ...OPEN.flatMap(([, of]) => of.map((at) => [at, 'OPEN'] as const))]);
}

/** Columns that stand in more than one place, or twice. */
export function classedTwice(): string[] {
  const all = [...personalColumns(), ...GUARDED, ...OPEN.flatMap(([, of]) => of)];
  return all.filter((at, index) => all.indexOf(at) !== index);
}

/** Columns whose text must not reach just anybody, so that the walk has a canary in each. */
export const watchedColumns = (): string[] => [...classes()].filter(([at, one]) => one !== 'OPEN' && !CODED.includes(at) && !(at in NO_TEXT)).map(([at]) => at);
