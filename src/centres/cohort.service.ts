import type { Tx } from '../kernel/context.ts';
import { newId, now } from '../kernel/context.ts';
import { faults } from '../kernel/errors.ts';
import { Rules } from '../kernel/rules.ts';
import { load } from '../kernel/transact.ts';
import { skillRule } from '../skills/skill.rules.ts';
import { Centre, CentreStaff } from './centre.entity.ts';
import { centreFault } from './centre.errors.ts';
import { type Names, namesRule } from './centre.service.ts';
import { managedCentre, managedCohort, managedProgramme } from './centre.visibility.ts';
import { Cohort, CohortTrainer, Programme, type ProgrammeField, ProgrammeSkill } from './cohort.entity.ts';

export interface CreateProgramme {
  centreId: string;
  field: ProgrammeField;
  names: Names;
  /** Slugs, most important first. */
  skills: string[];
}

/** Adds a programme to a centre. Faults: NOT_FOUND, UNKNOWN_SKILL and those of the texts. */
export async function createProgramme(tx: Tx, input: CreateProgramme): Promise<{ programme: string }> {
  const centre = await load(tx, managedCentre, Centre, input.centreId, 'centreId');
  const rules = new Rules();
  namesRule(rules, input.names);
  rules.list('skills', input.skills, 40);
  for (const [index, slug] of input.skills.slice(0, 40).entries()) {
    await skillRule(tx, rules, `skills.${index}`, slug);
    rules.holds(`skills.${index}`, input.skills.indexOf(slug) === index, { fr: 'chaque compétence une seule fois', ar: 'كل مهارة مرة واحدة', en: 'each skill once' });
  }
  rules.done();
  const { fr, ar, en } = input.names;
  const programme = tx.em.create(Programme, { id: newId(tx), centreId: centre.id, field: input.field, nameFr: fr.trim(), nameAr: ar.trim(), nameEn: en.trim(), createdAt: now(tx) });
  for (const [position, skillSlug] of input.skills.entries()) tx.em.create(ProgrammeSkill, { programmeId: programme.id, skillSlug, position });
  return { programme: programme.id };
}

export interface CohortFacts {
  name: string;
  startsOn: string;
  graduatesOn: string;
}

function checkCohort({ name, startsOn, graduatesOn }: CohortFacts): void {
  const rules = new Rules();
  rules.text('name', name, 160);
  rules.day('startsOn', startsOn);
  rules.day('graduatesOn', graduatesOn);
  if (graduatesOn <= startsOn) rules.add(centreFault.DATES_OUT_OF_ORDER('graduatesOn'));
  rules.done();
}

/** Adds a cohort to a programme. Faults: NOT_FOUND, DATES_OUT_OF_ORDER and those of the texts. */
export async function createCohort(tx: Tx, input: CohortFacts & { programmeId: string }): Promise<{ cohort: string }> {
  const programme = await load(tx, managedProgramme, Programme, input.programmeId, 'programmeId');
  checkCohort(input);
  const { name, startsOn, graduatesOn } = input;
  const cohort = tx.em.create(Cohort, { id: newId(tx), programmeId: programme.id, centreId: programme.centreId, name: name.trim(), startsOn, graduatesOn, createdAt: now(tx) });
  return { cohort: cohort.id };
}

export interface UpdateCohort extends Partial<{ [F in keyof CohortFacts]: CohortFacts[F] | null }> {
  cohortId: string;
  version: number;
}

/** Changes a cohort; what is left out stays. Faults: NOT_FOUND, CONFLICT, DATES_OUT_OF_ORDER and those of the texts. */
export async function updateCohort(tx: Tx, input: UpdateCohort): Promise<{ cohort: string }> {
  const cohort = await load(tx, managedCohort, Cohort, input.cohortId, 'cohortId', input.version);
  const next = { name: input.name ?? cohort.name, startsOn: input.startsOn ?? cohort.startsOn, graduatesOn: input.graduatesOn ?? cohort.graduatesOn };
  checkCohort(next);
  tx.em.assign(cohort, { ...next, name: next.name.trim() });
  return { cohort: cohort.id };
}

interface TrainerOfCohort {
  cohortId: string;
  staffMemberId: string;
}

async function loadTrainer(tx: Tx, input: TrainerOfCohort): Promise<{ cohortId: string; accountId: string }> {
  const cohort = await load(tx, managedCohort, Cohort, input.cohortId, 'cohortId');
  const post = await tx.em.findOne(CentreStaff, { id: input.staffMemberId, centreId: cohort.centreId, endedAt: null });
  if (!post) throw faults.NOT_FOUND('staffMemberId');
  return { cohortId: cohort.id, accountId: post.accountId };
}

/** Gives a cohort a trainer of its centre's staff; twice is once. Faults: NOT_FOUND. */
export async function assignTrainer(tx: Tx, input: TrainerOfCohort): Promise<{ cohort: string }> {
  const row = await loadTrainer(tx, input);
  await tx.em.upsert(CohortTrainer, row, { onConflictAction: 'ignore', disableIdentityMap: true });
  return { cohort: row.cohortId };
}

/** Takes a trainer off a cohort; the sight of its learners ends with the next request. Faults: NOT_FOUND. */
export async function unassignTrainer(tx: Tx, input: TrainerOfCohort): Promise<{ cohort: string }> {
  const row = await loadTrainer(tx, input);
  await tx.em.nativeDelete(CohortTrainer, row);
  return { cohort: row.cohortId };
}
