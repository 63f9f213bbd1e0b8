import { Application } from '../../src/applications/application.entity.ts';
import { managedApplication } from '../../src/applications/application.visibility.ts';
import { acceptProposal, advanceApplication, closeOthersAsHired, declineProposal, hireApplicant, record, rejectApplication, reportFellThrough, withdrawApplication } from '../../src/applications/move.service.ts';
import { submitApplication } from '../../src/applications/submit.service.ts';
import type { Tx } from '../../src/kernel/context.ts';
import { asSystem } from '../../src/kernel/read.ts';
import { load, transact } from '../../src/kernel/transact.ts';
import { Role } from '../../src/kernel/viewer.ts';
import type { DemoStep } from './applications.ts';
import { type Actor, as, idsOf, type Stage } from './stage.ts';
import { type Happening, nameOf, recruiterOf } from './timeline.ts';

/** The moves that the person makes; LAPSED is the service's, the others are the employer's. */
const OWN: ReadonlySet<string> = new Set(['SUBMITTED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN']);

type Mover = (tx: Tx, applicationId: string, step: DemoStep) => Promise<unknown>;
const advance: Mover = (tx, applicationId, { to, note }) => advanceApplication(tx, { applicationId, to: to as 'IN_REVIEW', note });
const MOVERS: Readonly<Record<Exclude<DemoStep['to'], 'SUBMITTED' | 'HIRED_ELSEWHERE'>, Mover>> = {
  IN_REVIEW: advance,
  INTERVIEW: advance,
  PROPOSED: advance,
  ACCEPTED: (tx, applicationId, { note }) => acceptProposal(tx, { applicationId, note }),
  DECLINED: (tx, applicationId, { note }) => declineProposal(tx, { applicationId, note }),
  WITHDRAWN: (tx, applicationId, { note }) => withdrawApplication(tx, { applicationId, note }),
  HIRED: (tx, applicationId, { note, startsOn }) => hireApplicant(tx, { applicationId, note, startsOn }),
  FELL_THROUGH: (tx, applicationId, { note }) => reportFellThrough(tx, { applicationId, note }),
  REJECTED: (tx, applicationId, { criterion, detail, note }) => rejectApplication(tx, { applicationId, criterion: criterion!, detail, note }),
  async LAPSED(tx, applicationId) {
    record(tx, await load(asSystem(tx, 'a reply promise ran out'), managedApplication, Application, applicationId, 'applicationId'), 'LAPSED', null);
  },
};

/** One step of an application, by whom it is up to. */
export async function moveDemoApplication(stage: Stage, one: Happening & { kind: 'APPLICATION' }): Promise<void> {
  const { world, context, given } = stage;
  const application = world.applications[one.application]!;
  const step = application.steps[one.step]!;
  const offer = world.offers[application.offer]!;
  const actor: Actor = OWN.has(step.to)
    ? stage.actor(world.graduate(application.graduate).person.email, Role.GRADUATE)
    : stage.actor(recruiterOf(world, offer.employer, application.offer), Role.RECRUITER);
  await transact(as(context, actor, step.at, idsOf(world, nameOf(one))), async (tx) => {
    if (step.to === 'SUBMITTED') given.applications[one.application] = (await submitApplication(tx, { offerId: given.offers[application.offer]!, message: application.message })).application;
    else await MOVERS[step.to as keyof typeof MOVERS](tx, given.applications[one.application]!, step);
  });
}

/** Somebody who was hired leaves the other applications, all at once. */
export async function leaveOtherApplications(stage: Stage, one: Happening & { kind: 'LEAVING' }): Promise<void> {
  const self = stage.actor(stage.world.graduate(one.graduate).person.email, Role.GRADUATE);
  const { closedApplications } = await transact(as(stage.context, self, one.at, idsOf(stage.world, nameOf(one))), (tx) => closeOthersAsHired(tx, {}));
  if (closedApplications !== one.applications.length) throw new Error(`${self.accountId} left ${closedApplications} applications, not ${one.applications.length}`);
}
