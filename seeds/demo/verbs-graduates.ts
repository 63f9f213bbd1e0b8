import type { Tx } from '../../src/kernel/context.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Role } from '../../src/kernel/viewer.ts';
import { setBackground } from '../../src/graduates/background.service.ts';
import { confirmEnrolment, setEnrolmentState } from '../../src/graduates/enrolment.service.ts';
import { reconfirmProfile, setFindable, setLanguages, setMobility, updateProfile } from '../../src/graduates/profile.service.ts';
import { createGraduate } from '../../src/graduates/signup.service.ts';
import { confirmSkills } from '../../src/graduates/confirmation.service.ts';
import { declareSkills } from '../../src/graduates/skills.service.ts';
import { acceptNotice, giveConsent } from '../../src/privacy/consent.service.ts';
import { noticeVersion } from '../../src/privacy/privacy-notice.ts';
import type { DemoGraduate } from './graduates.ts';
import { DEMO_PASSWORD } from './people.ts';
import type { Ids } from './random.ts';
import { type Actor, as, idsOf, type Stage } from './stage.ts';
import { keptAccount } from './verbs-organisations.ts';

/** So long after signing up the profile was filled in. */
export const PROFILE_AFTER_MS = 25 * 60_000;
export const profileAt = ({ signedUpAt }: DemoGraduate): Date => new Date(signedUpAt.valueOf() + PROFILE_AFTER_MS);
/** Whether the person came back later to say that the profile still holds. */
export const cameBack = (one: DemoGraduate): boolean => one.reconfirmedAt > profileAt(one);

/** The profile as the person fills it in, in one sitting. */
async function fillIn(tx: Tx, one: DemoGraduate): Promise<void> {
  const { headline, summary, phone, website, residenceCode, availableOn, gender, ageBand } = one;
  if (gender ?? ageBand) await giveConsent(tx, tx.viewer.accountId, 'STATISTICS');
  await updateProfile(tx, { version: 1, headline, summary, phone, website, residenceCode, contractTypes: [...one.contractTypes], availableOn, gender, ageBand });
  await setMobility(tx, { places: [...one.mobility], ordered: one.mobilityOrdered, remote: one.wantsRemote });
  await setLanguages(tx, { languages: [...one.languages] });
  await declareSkills(tx, { skills: one.skills.map(({ skill, level, evidence }) => ({ skill, level, evidence })) });
  await setBackground(tx, { items: one.background.map((item) => ({ ...item })) });
  await setFindable(tx, { scales: [...one.findableAt] });
  await tx.em.flush();
}

/** What the centre says: that the person is of the cohort, what became of it, and which skills it has. */
async function confirm(stage: Stage, tx: Tx, one: DemoGraduate, ids: Ids, enrolmentId: string, graduateId: string): Promise<void> {
  const cohort = stage.world.cohorts[one.cohort]!;
  const centre = stage.world.centres[cohort.centre]!;
  const coordinator: Actor = stage.actor(centre.coordinator.email, Role.COORDINATOR);
  const trainer: Actor = stage.actor(centre.trainers[cohort.trainer]!.email, Role.COORDINATOR);
  if (one.confirmedAt) await confirmEnrolment(as(tx, coordinator, one.confirmedAt, ids), { enrolmentId });
  await tx.em.flush();
  if (one.endedAt) await setEnrolmentState(as(tx, coordinator, one.endedAt, ids), { enrolmentId, version: 2, state: one.enrolmentState });
  await tx.em.flush();
  const confirmed = one.skills.filter((held) => held.confirmed);
  if (one.skillsConfirmedAt && confirmed.length > 0) await confirmSkills(as(tx, trainer, one.skillsConfirmedAt, ids), { graduateId, skills: confirmed.map(({ skill, level }) => ({ skill, level: level! })) });
  await tx.em.flush();
}

/** A graduate: signs up with a claim to a cohort, fills in the profile, is confirmed by the centre, comes back. */
export async function seedGraduate(stage: Stage, index: number): Promise<void> {
  const { world, context, given } = stage;
  const one = world.graduate(index);
  const { person, signedUpAt, reconfirmedAt } = one;
  const ids = idsOf(world, `graduate:${index}`);
  const visitor: Actor = { accountId: '00000000-0000-0000-0000-000000000000', roles: [Role.VISITOR] };
  given.graduates[index] = await transact(context, async (tx) => {
    const { account, graduate, enrolment } = await createGraduate(as(tx, visitor, signedUpAt, ids), { email: person.email, password: DEMO_PASSWORD, name: person.name, language: person.language, cohortId: given.cohorts[one.cohort] }, keptAccount);
    given.accounts.set(person.email, account);
    await acceptNotice(as(tx, visitor, signedUpAt, ids), account, await noticeVersion(tx.app), 'privacyNotice');
    await tx.em.flush();
    const self: Actor = { accountId: account, roles: [Role.GRADUATE] };
    await fillIn(as(tx, self, profileAt(one), ids), one);
    await confirm(stage, tx, one, ids, enrolment, graduate);
    if (cameBack(one)) await reconfirmProfile(as(tx, self, reconfirmedAt, ids));
    return graduate;
  });
}
