import { advanceApplication } from '../../src/applications/move.service.ts';
import { submitApplication } from '../../src/applications/submit.service.ts';
import { vouchFor } from '../../src/employers/decision.service.ts';
import { Employer } from '../../src/employers/employer.entity.ts';
import { foundEmployer } from '../../src/employers/employer.service.ts';
import { createAccount } from '../../src/identity/account.service.ts';
import type { App } from '../../src/kernel/context.ts';
import { changed, transact } from '../../src/kernel/transact.ts';
import { Role } from '../../src/kernel/viewer.ts';
import { createOffer } from '../../src/offers/offer.service.ts';
import { publishOffer } from '../../src/offers/publication.service.ts';
import { DEMO_PASSWORD, type DemoPerson } from './people.ts';
import { moment, Random } from './random.ts';
import { registrationOf } from './registration.ts';
import { type Actor, as, type Given, idsOf, openStage } from './stage.ts';
import { writtenFacts } from './verbs-offers.ts';
import { keptAccount } from './verbs-organisations.ts';
import type { World } from './world.ts';

const OWNER: DemoPerson = { name: 'Bac à sable', email: 'sandbox@demo.jisr.example', language: 'FR', female: true };
const SEAT = 'MA-OUJ';
/** Beyond the numbers that the world's own employers have. */
const REGISTRATION = 99_999;
const DESCRIPTION = 'Employeur inventé, pour essayer les clés d’API de test.';
const MESSAGE = 'Bonjour, cette candidature est inventée, comme la personne qui l’envoie.';

/** How many offers it publishes, beside one draft, and how many people apply to the first. */
const PUBLISHED = 3;
const APPLICANTS = 4;

/** People of the world who have graduated, the last of the list first: nobody whom the tour shows. */
function applicantsOf(world: World): string[] {
  const emails: string[] = [];
  for (let index = world.graduateCount - 1; index > 0 && emails.length < APPLICANTS; index -= 1) {
    const { person, enrolmentState } = world.graduate(index);
    if (enrolmentState === 'GRADUATED') emails.push(person.email);
  }
  return emails;
}

/**
 * Adds the one employer that test keys act for to a demo world: offers like those of the world, and people of it who applied.
 * Once all is there it leaves everybody's sight but that of its own software.
 */
export async function seedSandbox(app: App, world: World, given: Given): Promise<{ employer: string; offers: string[] }> {
  const { context } = openStage(app, world);
  const random = new Random(`${world.seed}:sandbox`);
  const ids = idsOf(world, 'sandbox');
  const [founded, published, applied] = [moment(world.today, -20, random), moment(world.today, -10, random), moment(world.today, -3, random)];
  const actor = (email: string, role: Role): Actor => ({ accountId: given.accounts.get(email)!, roles: [role] });
  const employer = await transact(context, async (tx) => {
    const { id } = await createAccount(as(tx, actor(world.administrator.email, Role.ADMINISTRATOR), founded, ids), { email: OWNER.email, password: DEMO_PASSWORD, name: OWNER.name, language: OWNER.language }, Role.RECRUITER, keptAccount);
    given.accounts.set(OWNER.email, id);
    const { kind, number } = registrationOf(SEAT, REGISTRATION, random);
    const made = await foundEmployer(as(tx, actor(OWNER.email, Role.RECRUITER), founded, ids), { name: OWNER.name, kind: 'COMPANY', placeCode: SEAT, description: DESCRIPTION, registrationKind: kind, registrationNumber: number });
    await tx.em.flush();
    await vouchFor(as(tx, actor(world.administrator.email, Role.ADMINISTRATOR), founded, ids), { employerId: made.employer });
    return made.employer;
  });
  const owner = (at: Date) => as(context, actor(OWNER.email, Role.RECRUITER), at, ids);
  const models = world.offers.filter(({ fate }) => fate === 'PUBLISHED').slice(0, PUBLISHED + 1);
  const offers: string[] = [];
  for (const model of models) offers.push((await transact(owner(published), (tx) => createOffer(tx, { ...writtenFacts(world, model), employerId: employer, openings: 3, startsOn: null, deadlineOn: null }))).offer);
  for (const offerId of offers.slice(0, PUBLISHED)) await transact(owner(published), (tx) => publishOffer(tx, { offerId }));
  const applications: string[] = [];
  for (const email of applicantsOf(world)) applications.push((await transact(as(context, actor(email, Role.GRADUATE), applied, ids), (tx) => submitApplication(tx, { offerId: offers[0]!, message: MESSAGE }))).application);
  await transact(owner(applied), (tx) => advanceApplication(tx, { applicationId: applications[0]!, to: 'IN_REVIEW' }));
  await transact(context, async (tx) => {
    await tx.em.nativeUpdate(Employer, { id: employer }, { sandbox: true });
    changed(tx, 'employer', employer);
  });
  return { employer, offers };
}
