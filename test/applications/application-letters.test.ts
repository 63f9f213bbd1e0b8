import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tellArrivals } from '../../src/applications/arrival.service.ts';
import { lapseAllDue } from '../../src/applications/lapse.service.ts';
import { askToJoin } from '../../src/employers/employer.service.ts';
import { grantMembership } from '../../src/employers/member.service.ts';
import { Account } from '../../src/identity/account.entity.ts';
import { Disclosure } from '../../src/graduates/enrolment.entity.ts';
import { transact } from '../../src/kernel/transact.ts';
import { Role } from '../../src/kernel/viewer.ts';
import { Letter } from '../../src/mail/letter.entity.ts';
import { letterKinds } from '../../src/server/wiring.ts';
import { type Applicant, bring, change, makeApplicant, makeApplication, makeOpenOffer, makeRecruiter, type Recruiter, type Sent } from '../builders/applications.ts';
import { openWorld, PASSWORD, type Person } from '../harness/world.ts';

const world = openWorld();
let recruiter: Recruiter;
let nadia: Applicant;
let omar: Applicant;

beforeAll(async () => {
  recruiter = await makeRecruiter(world);
  [nadia, omar] = [await makeApplicant(world, 'Nadia Berrada'), await makeApplicant(world, 'Omar Alaoui')];
});
beforeEach(async () => {
  await clearJobs();
  await world.app.orm.em.fork().nativeDelete(Letter, {});
});

const sql = (text: string, values: unknown[] = []) => world.app.orm.em.fork().getConnection().execute(text, values);
const clearJobs = () => sql("delete from graphile_worker._private_jobs where task_id in (select id from graphile_worker._private_tasks where identifier = 'tellArrivals')");
const jobs = () => sql("select payload, run_at from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id where task.identifier = 'tellArrivals' order by run_at, job.id") as Promise<{ payload: { employerId: string; hour: string }; run_at: string }[]>;
/** Every letter about applications since the test began. */
const letters = async (): Promise<Letter[]> => world.app.orm.em.fork().find(Letter, { kind: { $like: 'applications.%' } }, { orderBy: { createdAt: 'asc', id: 'asc' } });
const told = async () => (await letters()).map(({ kind, accountId, data }) => ({ kind, accountId, data: data as any }));
const links = { page: (path: string) => `/${path}`, withToken: (path: string) => `/${path}` };
const worded = async (): Promise<string> => {
  const [letter] = await letters();
  const { subject, paragraphs, facts } = letterKinds.find(({ kind }) => kind === letter!.kind)!.word(letter!.language, letter!.data, links);
  return [subject, ...paragraphs, ...(facts ?? []).flat()].join('\n');
};
/** Lets the jobs that wait run, as the runner would once their time has come. */
const runJobs = async (): Promise<void> => {
  for (const { payload } of await jobs()) await tellArrivals(world.context(), payload);
};
/** An application that the employer was told of hours ago. */
const longSent = async (applicant: Applicant = nadia): Promise<Sent> => {
  const sent = await makeApplication(world, applicant, await makeOpenOffer(world, recruiter));
  await sql("update applications set submitted_at = submitted_at - interval '3 hours' where state = 'SUBMITTED'");
  return sent;
};
const advance = (sent: Sent, to: string, note?: string) => change(world, recruiter, 'advanceApplication', { applicationId: sent.id, version: sent.version, to, note });
const speak = (person: Person, language: 'FR' | 'AR' | 'EN') => world.app.orm.em.fork().nativeUpdate(Account, { id: person.accountId }, { language });

describe('the person hears by letter', () => {
  it('each step that the employer takes, once, and nothing of its own deeds', async () => {
    const sent = await bring(world, await longSent(), recruiter, nadia, 'HIRED');
    const mine = (await told()).filter(({ accountId }) => accountId === nadia.accountId);
    expect(mine.map(({ kind, data }) => [kind, data.to])).toEqual([['applications.moved', 'INTERVIEW'], ['applications.moved', 'PROPOSED'], ['applications.moved', 'HIRED']]);
    await change(world, recruiter, 'reportFellThrough', { applicationId: sent.id, version: sent.version, note: 'Visa refusé' });
    const last = (await told()).at(-1)!;
    expect([last.kind, last.accountId, last.data.note]).toEqual(['applications.fell-through', nadia.accountId, 'Visa refusé']);
  });

  it('in its own language, with what the employer wrote', async () => {
    await speak(nadia, 'FR');
    await advance(await longSent(), 'INTERVIEW', 'Jeudi à 10 h');
    expect(await worded()).toMatch(/^Invitation à un entretien : [^]*souhaite vous rencontrer[^]*Jeudi à 10 h/u);
    await speak(nadia, 'EN');
  });

  it('a step that is sent twice under one key is told once', async () => {
    const sent = await longSent();
    const input = { applicationId: sent.id, version: sent.version, to: 'IN_REVIEW', idempotencyKey: randomUUID() };
    await change(world, recruiter, 'advanceApplication', input);
    await change(world, recruiter, 'advanceApplication', input);
    expect((await told()).map(({ kind, data }) => [kind, data.to])).toEqual([['applications.moved', 'IN_REVIEW']]);
  });

  it('a refusal with its reason in words, and the detail', async () => {
    await speak(nadia, 'AR');
    const sent = await longSent();
    await change(world, recruiter, 'rejectApplication', { applicationId: sent.id, version: sent.version, criterion: 'LANGUAGE', detail: 'B2' });
    const text = await worded();
    expect(text).toContain('لغة مطلوبة');
    expect(text).toContain('B2');
    expect(text).not.toMatch(/LANGUAGE|REJECTED/);
    await speak(nadia, 'EN');
  });

  it('that nobody answered in the promised time', async () => {
    await longSent();
    world.clock = new Date(Date.now() + 9 * 86_400_000);
    await lapseAllDue(world.context()).finally(() => (world.clock = null));
    const lapsed = (await told()).filter(({ kind }) => kind === 'applications.lapsed');
    expect(lapsed.length).toBeGreaterThan(0);
    expect(new Set(lapsed.map(({ accountId }) => accountId))).toEqual(new Set([nadia.accountId]));
    const before = (await told()).length;
    await lapseAllDue(world.context());
    expect((await told()).length).toBe(before);
  });

  it('nothing of one that went by letter, which is answered elsewhere', async () => {
    await sql("update applications set state = 'LAPSED' where state = 'SUBMITTED'");
    await longSent();
    await sql("update applications set promised_days = 0 where state = 'SUBMITTED'");
    world.clock = new Date(Date.now() + 90 * 86_400_000);
    await lapseAllDue(world.context()).finally(() => (world.clock = null));
    await runJobs();
    expect(await told()).toEqual([]);
    expect(await sql("select 1 from applications where state = 'SUBMITTED'")).toEqual([]);
  });

  it('nothing while its account is suspended, or its address is not confirmed', async () => {
    const [first, second] = [await longSent(), await longSent(omar)];
    const em = world.app.orm.em.fork();
    await em.nativeUpdate(Account, { id: nadia.accountId }, { suspendedAt: new Date() });
    await em.nativeUpdate(Account, { id: omar.accountId }, { emailConfirmedAt: null });
    await advance(first, 'IN_REVIEW');
    await advance(second, 'IN_REVIEW');
    expect(await told()).toEqual([]);
    await em.nativeUpdate(Account, { id: nadia.accountId }, { suspendedAt: null });
    await em.nativeUpdate(Account, { id: omar.accountId }, { emailConfirmedAt: new Date() });
  });
});

describe('the owners of an employer hear by letter', () => {
  it('of all who applied within the hour, in one letter, however often the job runs', async () => {
    // Both in one hour, whenever the test runs.
    world.clock = new Date();
    const offerId = await makeOpenOffer(world, recruiter);
    await makeApplication(world, nadia, offerId);
    await makeApplication(world, omar, offerId);
    world.clock = null;
    expect(await jobs()).toHaveLength(2);
    expect(await told()).toEqual([]);
    await runJobs();
    await runJobs();
    const [letter, ...more] = await told();
    expect(more).toEqual([]);
    expect([letter!.kind, letter!.accountId]).toEqual(['applications.received', recruiter.accountId]);
    expect(letter!.data.applicants.map(({ named }: { named: { name: string } }) => named.name)).toEqual(['Nadia Berrada', 'Omar Alaoui']);
    const text = await worded();
    expect(text).toContain('Nadia Berrada');
    for (const { named } of letter!.data.applicants) expect(text).toContain(named.applicationId);
  });

  it('after the hour is over, not at once', async () => {
    await longSent();
    const [job] = await jobs();
    expect(Date.parse(job!.run_at)).toBe(Date.parse(job!.payload.hour) + 61 * 60_000);
  });

  it('of an answer to a proposal, and of a withdrawal, with the name and what the person wrote', async () => {
    const proposed = await bring(world, await longSent(), recruiter, nadia, 'PROPOSED');
    await change(world, nadia, 'declineProposal', { applicationId: proposed.id, version: proposed.version, note: 'Merci' });
    const gone = await longSent();
    await change(world, nadia, 'withdrawApplication', { applicationId: gone.id });
    const accepted = await bring(world, await longSent(), recruiter, nadia, 'ACCEPTED');
    expect(accepted.state).toBe('ACCEPTED');
    const theirs = (await told()).filter(({ accountId }) => accountId !== nadia.accountId);
    expect(theirs.map(({ kind, accountId, data }) => [kind, accountId, data.deed, data.named.name, data.note])).toEqual([
      ['applications.proposal-answered', recruiter.accountId, 'DECLINED', 'Nadia Berrada', 'Merci'],
      ['applications.withdrawn', recruiter.accountId, 'WITHDRAWN', 'Nadia Berrada', null],
      ['applications.proposal-answered', recruiter.accountId, 'ACCEPTED', 'Nadia Berrada', null],
    ]);
  });

  it('without a name, once the person does not let it know who it is any more', async () => {
    const sent = await longSent();
    await world.app.orm.em.fork().nativeUpdate(Disclosure, { employerId: recruiter.employerId }, { endedAt: new Date() });
    await change(world, nadia, 'withdrawApplication', { applicationId: sent.id, note: 'Nadia Berrada' });
    expect((await told()).map(({ data }) => [data.named, data.note])).toEqual([[null, null]]);
    expect(await worded()).toContain('Somebody withdrew');
  });

  it('without a name of who erased its account', async () => {
    const leila = await makeApplicant(world, 'Leila Mansouri');
    const proposed = await bring(world, await longSent(leila), recruiter, leila, 'PROPOSED');
    await change(world, leila, 'acceptProposal', { applicationId: proposed.id, version: proposed.version });
    expect(JSON.stringify(await told())).toContain('Leila');
    await runJobs();
    await world.get('mutation ($input: EraseAccountInput!) { eraseAccount(input: $input) { erased userErrors { code } } }', { input: { email: leila.email, password: PASSWORD } }, leila);
    const theirs = (await told()).filter(({ kind }) => kind === 'applications.withdrawn');
    expect(theirs.map(({ accountId, data }) => [accountId, data.named])).toEqual([[recruiter.accountId, null]]);
    expect(JSON.stringify(await told())).not.toContain('Leila');
  });

  it('nothing while the employer is suspended', async () => {
    const sent = await longSent();
    await sql('update employers set suspended_at = now() where id = ?', [recruiter.employerId]);
    await change(world, nadia, 'withdrawApplication', { applicationId: sent.id });
    await runJobs();
    expect(await told()).toEqual([]);
    await sql('update employers set suspended_at = null where id = ?', [recruiter.employerId]);
  });

  it('nothing of what was taken back before they were told', async () => {
    const sent = await makeApplication(world, nadia, await makeOpenOffer(world, recruiter));
    await change(world, nadia, 'withdrawApplication', { applicationId: sent.id });
    await runJobs();
    expect((await told()).filter(({ kind }) => kind !== 'applications.received')).toEqual([]);
    expect(JSON.stringify(await told())).not.toContain('Nadia');
  });

  it('and nobody else: another employer, another person and a member who owns nothing get none', async () => {
    await makeRecruiter(world);
    const colleague = await world.person('Hind Tazi', Role.RECRUITER);
    const { member } = await transact(colleague.context(), (tx) => askToJoin(tx, { employerId: recruiter.employerId }));
    await transact(recruiter.context(), (tx) => grantMembership(tx, { memberId: member }));
    await bring(world, await longSent(), recruiter, nadia, 'ACCEPTED');
    await runJobs();
    expect(new Set((await told()).map(({ accountId }) => accountId))).toEqual(new Set([nadia.accountId, recruiter.accountId]));
  });
});
