import { isObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSchema } from '../../src/server/schema.ts';
import { openWorld } from '../harness/world.ts';
import { type Crowd, everyId, makeCrowd } from './crowd.ts';
import { edgesOf, nodeTypes, walksFrom } from './schema.ts';

const world = openWorld();
type Who = keyof Crowd['people'];

/** Root fields that the walk leaves out: reference data, which is everybody's, and the search of what `offers` shows too. */
const LEFT_OUT = ['places', 'skills', 'searchOffers'];

/** Who knows Amina by name: herself, the staff that teaches her, employers she applied to and has not taken it back from. */
const NAMED: Who[] = ['amina', 'coordinator', 'trainer', 'hiring', 'colleague', 'refusing', 'administrator'];

/** Where each canary is put (column, row), and everybody who sees it: the table of roles, written out. */
const CANARIES: Record<string, { at: string; where: (crowd: Crowd) => string; seenBy: Who[]; text?: string }> = {
  accountEmail: { at: 'accounts.email', where: ({ people }) => `id = '${people.amina.accountId}'`, seenBy: ['amina', 'administrator'] },
  accountName: { at: 'accounts.name', where: ({ people }) => `id = '${people.amina.accountId}'`, seenBy: ['amina', 'administrator'] },
  passwordHash: { at: 'accounts.password_hash', where: ({ people }) => `id = '${people.amina.accountId}'`, seenBy: [] },
  colleagueEmail: { at: 'accounts.email', where: ({ people }) => `id = '${people.colleague.accountId}'`, seenBy: ['colleague', 'hiring', 'administrator'] },
  // Its name stands under what it wrote of her for its colleagues.
  colleagueName: { at: 'accounts.name', where: ({ people }) => `id = '${people.colleague.accountId}'`, seenBy: ['colleague', 'hiring', 'administrator'] },
  trainerEmail: { at: 'accounts.email', where: ({ people }) => `id = '${people.trainer.accountId}'`, seenBy: ['trainer', 'coordinator', 'administrator'] },
  trainerName: { at: 'accounts.name', where: ({ people }) => `id = '${people.trainer.accountId}'`, seenBy: ['trainer', 'coordinator', 'administrator'] },
  coordinatorEmail: { at: 'accounts.email', where: ({ people }) => `id = '${people.coordinator.accountId}'`, seenBy: ['coordinator', 'administrator'] },
  device: { at: 'sessions.device', where: ({ people }) => `account_id = '${people.amina.accountId}'`, seenBy: ['amina'] },
  timeZone: { at: 'accounts.time_zone', where: ({ people }) => `id = '${people.amina.accountId}'`, seenBy: ['amina', 'administrator'] },
  linkAddress: { at: 'account_tokens.email', where: ({ people }) => `account_id = '${people.amina.accountId}'`, seenBy: ['amina'] },
  refreshToken: { at: 'refresh_tokens.hash', where: ({ people }) => `session_id in (select id from sessions where account_id = '${people.amina.accountId}')`, seenBy: [] },
  name: { at: 'graduates.name', where: ({ people }) => `id = '${people.amina.graduateId}'`, seenBy: NAMED },
  headline: { at: 'graduates.headline', where: ({ people }) => `id = '${people.amina.graduateId}'`, seenBy: NAMED },
  summary: { at: 'graduates.summary', where: ({ people }) => `id = '${people.amina.graduateId}'`, seenBy: NAMED },
  email: { at: 'graduates.email', where: ({ people }) => `id = '${people.amina.graduateId}'`, seenBy: NAMED },
  phone: { at: 'graduates.phone', where: ({ people }) => `id = '${people.amina.graduateId}'`, seenBy: NAMED, text: '+212699009900' },
  whatsapp: { at: 'graduates.whatsapp', where: ({ people }) => `id = '${people.amina.graduateId}'`, seenBy: NAMED, text: '+212699009911' },
  shunned: { at: 'employer_name_blocks.name', where: () => 'true', seenBy: ['amina'] },
  shunnedKey: { at: 'employer_name_blocks.folded_name', where: () => 'true', seenBy: [] },
  website: { at: 'graduates.website', where: ({ people }) => `id = '${people.amina.graduateId}'`, seenBy: NAMED, text: 'https://canary.example/website' },
  title: { at: 'graduate_background.title', where: ({ people }) => `graduate_id = '${people.amina.graduateId}'`, seenBy: NAMED },
  organisation: { at: 'graduate_background.organisation', where: ({ people }) => `graduate_id = '${people.amina.graduateId}'`, seenBy: NAMED },
  description: { at: 'graduate_background.description', where: ({ people }) => `graduate_id = '${people.amina.graduateId}'`, seenBy: NAMED },
  url: { at: 'graduate_background.url', where: ({ people }) => `graduate_id = '${people.amina.graduateId}'`, seenBy: NAMED, text: 'https://canary.example/url' },
  evidence: { at: 'graduate_skills.evidence_url', where: ({ people }) => `graduate_id = '${people.amina.graduateId}'`, seenBy: NAMED, text: 'https://canary.example/evidence' },
  keptTerm: { at: 'unknown_terms.term', where: ({ people }) => `id in (select term_id from graduate_kept_terms where graduate_id = '${people.amina.graduateId}')`, seenBy: ['amina', 'administrator'] },
  keptTermKey: { at: 'unknown_terms.folded', where: ({ people }) => `id in (select term_id from graduate_kept_terms where graduate_id = '${people.amina.graduateId}')`, seenBy: [] },
  letter: { at: 'applications.message', where: ({ employers }) => `employer_id = '${employers.hiring.employerId}'`, seenBy: ['amina', 'hiring', 'colleague'] },
  note: { at: 'application_events.note', where: ({ employers }) => `application_id in (select id from applications where employer_id = '${employers.hiring.employerId}')`, seenBy: ['amina', 'hiring', 'colleague'] },
  letterRefused: { at: 'applications.message', where: ({ employers }) => `employer_id = '${employers.refusing.employerId}'`, seenBy: ['amina', 'refusing'] },
  refusal: { at: 'applications.rejection_detail', where: ({ employers }) => `employer_id = '${employers.refusing.employerId}'`, seenBy: ['amina', 'refusing'] },
  letterTakenBack: { at: 'applications.message', where: ({ employers }) => `employer_id = '${employers.forgetting.employerId}'`, seenBy: ['amina'] },
  noteTakenBack: { at: 'application_events.note', where: ({ employers }) => `from_state is null and application_id in (select id from applications where employer_id = '${employers.forgetting.employerId}')`, seenBy: ['amina'] },
  letterSuspended: { at: 'applications.message', where: ({ employers }) => `employer_id = '${employers.suspended.employerId}'`, seenBy: ['amina'] },
  // Asked, not answered: the employer knows nothing of it.
  recommendation: { at: 'recommendations.note', where: () => 'true', seenBy: ['amina', 'coordinator'] },
  // She reads it in the document of her own data, without who wrote it.
  candidateNote: { at: 'candidate_notes.text', where: () => 'true', seenBy: ['amina', 'hiring', 'colleague'] },
  letterTo: { at: 'letters.email', where: () => 'true', seenBy: [] },
  letterGreets: { at: 'letters.name', where: () => 'true', seenBy: [] },
  invitedEmail: { at: 'cohort_invitations.email', where: () => 'true', seenBy: ['coordinator'] },
  invitedName: { at: 'cohort_invitations.name', where: () => 'true', seenBy: ['coordinator'] },
  invitationCode: { at: 'cohort_invitations.code_hash', where: () => 'true', seenBy: [] },
  registration: { at: 'employers.registration_number', where: ({ employers }) => `id = '${employers.looking.employerId}'`, seenBy: ['looking', 'administrator'], text: '777000777000777' },
  // She applied there: whom she is disclosed to is in the document of her own data, public or not.
  unverifiedName: { at: 'employers.name', where: ({ employers }) => `id = '${employers.unverified.employerId}'`, seenBy: ['unverified', 'administrator', 'amina'] },
  unverifiedWords: { at: 'employers.description', where: ({ employers }) => `id = '${employers.unverified.employerId}'`, seenBy: ['unverified', 'administrator'] },
  suspendedWords: { at: 'employers.description', where: ({ employers }) => `id = '${employers.suspended.employerId}'`, seenBy: ['suspended', 'administrator'] },
  decision: { at: 'employer_decisions.reason', where: ({ employers }) => `employer_id = '${employers.hiring.employerId}'`, seenBy: ['hiring', 'colleague', 'administrator'] },
  suspendedBecause: { at: 'accounts.suspended_because', where: ({ people }) => `id = '${people.amina.accountId}'`, seenBy: ['administrator'] },
  reported: { at: 'offer_reports.detail', where: () => 'true', seenBy: ['amina', 'administrator'] },
  reportDecided: { at: 'offer_reports.decision_reason', where: () => 'true', seenBy: ['amina', 'administrator'] },
  removedBecause: { at: 'offer_events.note', where: ({ offers }) => `offer_id = '${offers.hiring.offerId}'`, seenBy: ['hiring', 'colleague', 'administrator'] },
  mergedBecause: { at: 'graduate_merges.reason', where: () => 'true', seenBy: [] },
  sheet: { at: 'cohort_imports.content', where: () => 'true', seenBy: [] },
  draftTitle: { at: 'offer_texts.title', where: ({ draft }) => `offer_id = '${draft.offerId}'`, seenBy: ['looking', 'administrator'] },
  draftBody: { at: 'offer_texts.body', where: ({ draft }) => `offer_id = '${draft.offerId}'`, seenBy: ['looking', 'administrator'] },
  draftReference: { at: 'offers.reference', where: ({ draft }) => `id = '${draft.offerId}'`, seenBy: ['looking', 'administrator'] },
};
const textOf = (key: string): string => CANARIES[key]!.text ?? `canary-${key.toLowerCase()}-`;

/** Columns with text that name or describe nobody: codes, states, prose of the service, what is published. A new column belongs in one of the two lists. */
const OPEN = [
  /^(?:mikro_orm_migrations|access_log|reference_imports|search_changes|skill|skills|skill_\w+|taxonomy_state|places|programmes|programme_skills|cohorts|centres|offer_(?:places|languages|skills|events)|graduate_mobility|graduate_languages)\./,
  /\.(?:kind|language|state|from_state|to_state|role|level|standing|evidence_kind|decision|purpose|slug|place_code|reason|started|ended|contract_types|registration_kind|ended_because|skill_slug)$/,
  // Seen under a name of their own: residence, statistics, where she may be found; the match in codes; what publishing shows.
  // Worked out of the name, and shown to nobody.
  'graduates.folded_name', 'employers.folded_name',
  'graduates.residence_code', 'graduates.gender', 'graduates.age_band', 'graduates.findable_at', 'applications.match', 'applications.matcher_version', 'applications.rejection_criterion',
  // A version, a keyed fingerprint, a code; what a letter will say, which no noun shows to anybody.
  'consents.notice_version', 'erased_addresses.hash', 'letters.fault', 'letters.data',
  // What a sheet was read by, and what came of its rows: heads, numbers, codes.
  'cohort_imports.options', 'cohort_imports.report',
  'employers.website', /^offers\.(?!reference$)/, /^idempotency_keys\./,
];

/** What is no string of hers but says something of her, by how it stands in an answer. */
const SIGNS: Record<string, { sign: RegExp; seenBy: Who[] }> = {
  residence: { sign: /"residence":\{/, seenBy: NAMED },
  keptTerms: { sign: /"KeptTerm"/, seenBy: ['amina'] },
  statistics: { sign: /"gender":"FEMALE"|"ageBand":"FROM/, seenBy: ['amina'] },
  findableAt: { sign: /"findableAt":\["LOCAL/, seenBy: NAMED },
  blockedEmployers: { sign: /"EmployerBlock"/, seenBy: ['amina'] },
  markedOffers: { sign: /"MarkedOffer"/, seenBy: ['amina'] },
  offerMark: { sign: /"mark":"(?:SAVED|HIDDEN)"/, seenBy: ['amina'] },
  completeness: { sign: /"completeness":\{/, seenBy: ['amina', 'classmate', 'stranger', 'coordinator', 'trainer'] },
  matches: { sign: /"matches":\{/, seenBy: ['amina', 'classmate', 'stranger'] },
  disclosures: { sign: /"Disclosure"/, seenBy: ['amina', 'hiring', 'colleague', 'refusing', 'forgetting', 'suspended', 'unverified'] },
  members: { sign: /"EmployerMember"/, seenBy: ['hiring', 'colleague', 'waiting', 'former', 'refusing', 'forgetting', 'blocked', 'looking', 'suspended', 'unverified', 'administrator'] },
};

let crowd: Crowd;
let ids: Record<string, string[]>;
const seen = new Map<string, Set<Who>>();
const faults: unknown[] = [];
let asked = 0;

/** Every string that is base64 of JSON or of `Type:id` beside what it stands for, so that a cursor hides nothing. */
const unwrapped = (text: string): string => text.replace(/"([\w-]{16,})"/g, (whole, inner: string) => `${whole}${Buffer.from(inner, 'base64url').toString().replaceAll('"', '')}`);

async function ask(who: Who, query: string): Promise<void> {
  asked += 1;
  const { data, errors, status } = await world.ask(query, {}, crowd.people[who]);
  const bad = errors.filter((error) => !['UNAUTHENTICATED', 'FORBIDDEN'].includes(String(error.extensions.code)));
  if (bad.length > 0 || status >= 500) faults.push({ who, query: query.slice(0, 300), bad });
  const text = unwrapped(JSON.stringify(data ?? null));
  const note = (key: string): unknown => seen.set(key, (seen.get(key) ?? new Set()).add(who));
  for (const key of Object.keys(CANARIES)) if (text.includes(textOf(key))) note(key);
  for (const [key, { sign }] of Object.entries(SIGNS)) if (sign.test(text)) note(key);
  if (text.includes(crowd.people.amina.graduateId)) note('graduateId');
}

const some = (list: readonly string[]): string => `[${list.map((id) => JSON.stringify(id)).join(', ')}]`;
/** All that somebody can ask: from the root, from every slug and pair, and from every row's id. */
async function walk(who: Who): Promise<void> {
  const schema = await makeSchema();
  const root = schema.getQueryType()!;
  const starts = edgesOf(root).map((field) => field.name).filter((name) => !LEFT_OUT.includes(name));
  for (const selection of walksFrom(root)) if (starts.some((name) => new RegExp(`^${name}\\b`).test(selection))) await ask(who, `{ ${selection} }`);
  for (const type of nodeTypes(schema)) {
    for (const chunk of ids[type.name] ? Array.from({ length: Math.ceil(ids[type.name]!.length / 90) }, (_, at) => ids[type.name]!.slice(at * 90, at * 90 + 90)) : []) {
      for (const selection of walksFrom(type)) await ask(who, `{ nodes(ids: ${some(chunk)}) { ... on ${type.name} { ${selection} } } }`);
    }
  }
  const match = schema.getType('Match');
  for (const offer of [crowd.offers.hiring, crowd.offers.looking, crowd.offers.forgetting, crowd.offers.blocked]) {
    for (const selection of isObjectType(match) ? walksFrom(match) : []) await ask(who, `{ match(offerId: "${offer.id}", graduateId: "${crowd.people.amina.id}") { ${selection} } }`);
  }
  for (const [field, type, slugs] of [['employer', 'Employer', 'employers'], ['offer', 'JobOffer', 'offers'], ['centre', 'Centre', 'centres']] as const) {
    const one = schema.getType(type);
    for (const { slug } of await crowd.sql(`select slug from ${slugs}`)) if (isObjectType(one)) await ask(who, `{ ${field}(slug: "${slug}") { ${walksFrom(one)[0]} } }`);
  }
}

beforeAll(async () => {
  crowd = await makeCrowd(world);
  ids = await everyId(world, crowd);
  for (const [key, { at, where }] of Object.entries(CANARIES)) {
    const [table, column] = at.split('.');
    await crowd.sql(`update ${table} set ${column} = '${textOf(key)}' where ${where(crowd)}`);
  }
  const people = Object.keys(crowd.people) as Who[];
  // Several at once: each waits for the database most of the time.
  await Promise.all(Array.from({ length: 6 }, async (_, lane) => {
    for (const who of people.filter((_, at) => at % 6 === lane)) await walk(who);
  }));
});

const names = (who: Iterable<Who> | undefined): string[] => [...(who ?? [])].toSorted();

describe('a walk along every two edges, from the root and from every row, as everybody', () => {
  it('asks what the schema lets be asked, and nothing of it fails', () => {
    expect(asked).toBeGreaterThan(1000);
    expect(faults.slice(0, 3)).toEqual([]);
  });

  it.each(Object.keys(CANARIES))('meets %s as whom the table of roles says, and as nobody else', (key) => {
    expect(names(seen.get(key))).toEqual(names(CANARIES[key]!.seenBy));
  });

  it.each(Object.keys(SIGNS))('meets %s of the graduate as whom the table of roles says, and as nobody else', (key) => {
    expect(names(seen.get(key))).toEqual(names(SIGNS[key]!.seenBy));
  });

  it('meets the graduate’s own key, in an id or inside a cursor, only where the person is known', () => {
    expect(names(seen.get('graduateId'))).toEqual(names(NAMED));
  });

  it('has a canary for every column with text that is not known to be open', async () => {
    const columns: { at: string }[] = await crowd.sql("select table_name || '.' || column_name as at from information_schema.columns where table_schema = 'public' and data_type in ('text', 'character varying', 'jsonb', 'ARRAY') order by 1");
    const held = new Set(Object.values(CANARIES).map((canary) => canary.at));
    expect(columns.map((column) => column.at).filter((at) => !held.has(at) && !OPEN.some((open) => (typeof open === 'string' ? open === at : open.test(at))))).toEqual([]);
  });

  it('knows every type that has an id', async () => {
    const types = nodeTypes(await makeSchema()).map((type) => type.name);
    expect(types.filter((type) => !(type in ids) && !['Place', 'Skill'].includes(type))).toEqual([]);
  });
});
