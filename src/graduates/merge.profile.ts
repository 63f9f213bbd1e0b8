import type { Tx } from '../kernel/context.ts';
import { changed } from '../kernel/transact.ts';
import { Disclosure, EmployerBlock, EmployerNameBlock, Enrolment } from './enrolment.entity.ts';
import { Graduate, Mobility } from './graduate.entity.ts';
import { HeldPlace } from './held-place.entity.ts';
import { KeptTerm } from './kept-term.entity.ts';
import { BackgroundItem, HeldSkill, SpokenLanguage } from './skill-profile.entity.ts';

/** What the one that stays has not said itself is taken from the other; not what it says for statistics, which hangs on a consent. */
function fillIn(kept: Graduate, other: Graduate): void {
  for (const field of ['headline', 'summary', 'phone', 'whatsapp', 'website', 'residenceCode', 'availableOn'] as const) if (kept[field] === null || kept[field] === undefined) kept[field] = other[field] as never;
  if (kept.contractTypes.length === 0) kept.contractTypes = other.contractTypes;
}

const later = (a: Date | null | undefined, b: Date | null | undefined): boolean => Boolean(a) && (!b || a! > b);

/** A seat in the same cohort becomes one, with the better of both: confirmed, and where it ended. */
async function moveEnrolments(tx: Tx, keptId: string, otherId: string): Promise<void> {
  const byCohort = new Map((await tx.em.find(Enrolment, { graduateId: keptId })).map((row) => [row.cohortId, row]));
  for (const row of await tx.em.find(Enrolment, { graduateId: otherId })) {
    const own = byCohort.get(row.cohortId);
    if (!own) row.graduateId = keptId;
    else {
      if (row.confirmedAt && !own.confirmedAt) own.state = row.state;
      if (own.state === 'ENROLLED') own.state = row.state;
      own.confirmedAt ??= row.confirmedAt;
      tx.em.remove(row);
    }
  }
}

/** What the person declared itself stays as it is; of two confirmations of a skill the later stands. */
async function moveSkills(tx: Tx, keptId: string, otherId: string): Promise<void> {
  const keyOf = (row: HeldSkill): string => `${row.skillSlug} ${row.standing}`;
  const own = new Map((await tx.em.find(HeldSkill, { graduateId: keptId })).map((row) => [keyOf(row), row]));
  for (const row of await tx.em.find(HeldSkill, { graduateId: otherId })) {
    const known = own.get(keyOf(row));
    if (!known) row.graduateId = keptId;
    else {
      if (later(row.confirmedAt, known.confirmedAt)) Object.assign(known, { level: row.level, confirmedAt: row.confirmedAt, confirmedById: row.confirmedById });
      tx.em.remove(row);
    }
  }
  const items = await tx.em.find(BackgroundItem, { graduateId: keptId });
  const said = new Set(items.map(({ kind, title, started }) => JSON.stringify([kind, title, started])));
  for (const [index, row] of (await tx.em.find(BackgroundItem, { graduateId: otherId }, { orderBy: { position: 'asc' } })).entries()) {
    if (said.has(JSON.stringify([row.kind, row.title, row.started]))) tx.em.remove(row);
    else Object.assign(row, { graduateId: keptId, position: items.length + index });
  }
}

/** Rows whose key is the person: those that the one that stays lacks are written anew, the other's are taken away. */
async function moveKeyed(tx: Tx, keptId: string, otherId: string): Promise<void> {
  const missing = <T>(own: readonly T[], others: readonly T[], key: (row: T) => string): T[] => {
    const known = new Set(own.map(key));
    return others.filter((row) => !known.has(key(row)));
  };
  const both = async <T extends object>(entity: new () => T): Promise<[T[], T[]]> => [await tx.em.find(entity, { graduateId: keptId } as never), await tx.em.find(entity, { graduateId: otherId } as never)];
  const languages = await both(SpokenLanguage);
  for (const { language, level } of missing(...languages, (row) => row.language)) tx.em.create(SpokenLanguage, { graduateId: keptId, language, level });
  const terms = await both(KeptTerm);
  for (const { termId, createdAt } of missing(...terms, (row) => row.termId)) tx.em.create(KeptTerm, { graduateId: keptId, termId, createdAt });
  const blocks = await both(EmployerBlock);
  for (const { employerId, createdAt } of missing(...blocks, (row) => row.employerId)) tx.em.create(EmployerBlock, { graduateId: keptId, employerId, createdAt });
  const names = await both(EmployerNameBlock);
  for (const { foldedName, name, createdAt } of missing(...names, (row) => row.foldedName)) tx.em.create(EmployerNameBlock, { graduateId: keptId, foldedName, name, createdAt });
  const places = await both(Mobility);
  // Where to work is one wish, with its order: the other's counts only where this one has none.
  if (places[0].length === 0) for (const { placeCode, position } of places[1]) tx.em.create(Mobility, { graduateId: keptId, placeCode, position });
  for (const row of [languages, terms, blocks, names, places].flatMap(([, others]) => others as object[])) tx.em.remove(row);
}

/** Who may see the person goes on seeing it, unless the person ended that since on the other side; where an employer may see both, the elder disclosure stays. */
async function moveDisclosures(tx: Tx, keptId: string, otherId: string): Promise<void> {
  const present = await tx.em.find(Disclosure, { graduateId: keptId });
  const live = new Map(present.filter(({ endedAt }) => !endedAt).map((row) => [row.employerId, row]));
  const endedSince = ({ employerId, since }: Disclosure): Date | null => present.find((row) => row.employerId === employerId && row.endedAt && row.endedAt >= since)?.endedAt ?? null;
  for (const row of await tx.em.find(Disclosure, { graduateId: otherId })) {
    const own = live.get(row.employerId);
    if (own && !row.endedAt) {
      if (row.since < own.since) own.since = row.since;
      tx.em.remove(row);
    } else {
      if (!own) row.endedAt ??= endedSince(row);
      row.graduateId = keptId;
    }
  }
}

/**
 * Moves what this folder and those above hold of one graduate to another who is the same person: enrolments, skills,
 * languages, background, kept terms, blocks, disclosures, places held by centres; what the profile lacks is filled in.
 * Whether and where the person may be found stays as the one that stays has it.
 */
export async function moveProfile(tx: Tx, kept: Graduate, other: Graduate): Promise<void> {
  if (kept.mobilityOrdered === false && (await tx.em.count(Mobility, { graduateId: kept.id })) === 0) kept.mobilityOrdered = other.mobilityOrdered;
  fillIn(kept, other);
  await moveEnrolments(tx, kept.id, other.id);
  await moveSkills(tx, kept.id, other.id);
  await moveKeyed(tx, kept.id, other.id);
  await moveDisclosures(tx, kept.id, other.id);
  await tx.em.nativeUpdate(HeldPlace, { accountId: other.accountId }, { accountId: kept.accountId });
  await tx.em.flush();
  changed(tx, 'graduate', kept.id);
  changed(tx, 'graduate', other.id);
}
